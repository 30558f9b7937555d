//! The protocol as small models, one for each part, explored to the last state; and their traces, played against
//! the record itself.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at what cannot happen")]

mod check;
mod circle;
mod entry;
mod judge;
mod part;
mod real;
mod replay;
mod rules;
mod table;
mod traces;
mod without;
mod world;
