//! What every page is told: plain views, with nothing left to decide but the wording.

mod frame;
mod tag;
mod text;

pub use frame::{CutLine, Frame, Signed};
pub use tag::Tag;
pub use text::{Link, Text, Texts};

/// Most languages that stand side by side on a page: four fill a wide window.
pub use crate::page::document::view::SHOWN_MAX;
