//! The protocol, explored to the last state.
#[cfg(test)]
mod model {
    mod action;
    mod check;
    mod entry;
    mod forger;
    mod honest;
    mod judge;
    mod log;
    mod property;
    mod setting;
    mod state;
    mod two_sides;
    mod world;
}
