//! What no crate can prove alone: two nodes, model, stories, browser, house manners.

pub mod golden;
pub mod hostile;
