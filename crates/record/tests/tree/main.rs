//! The tree and its tiles against what others say of them: vectors, the RFC's definition, the specification.

mod definition;
mod tiles;
mod vectors;
