//! How a node starts (P-R8), as a small model explored to the last state, each rule taken away; and its traces, played
//! against real nodes over a simulated disk and clock.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at what cannot happen")]

mod model;
mod real;
mod table;
mod traces;
mod without;
