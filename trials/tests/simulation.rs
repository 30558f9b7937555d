//! Real nodes in one process over a simulated disk, network and clock, all from one seed.
//!
//! 300 seeds by default; `PAIVAND_SEEDS=5000` runs more, `PAIVAND_SEED=17` replays one and tells its steps.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at what cannot happen")]
#[cfg(test)]
mod simulation {
    mod chance;
    mod check;
    mod circle;
    mod disk;
    mod machine;
    mod network;
    mod run;
    mod step;
}
