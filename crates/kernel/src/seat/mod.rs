//! Offices in each side's part of a body.

pub(crate) mod confirm;
pub(crate) mod fill;
pub(crate) mod key;
pub(crate) mod vacate;

pub use confirm::SeatConfirm;
pub(crate) use fill::ROLES;
pub use fill::{Role, SeatFill};
pub use key::SeatKey;
pub use vacate::SeatVacate;

use crate::act::Content;

/// Whether a word on a seat says who holds it, or that nobody does.
pub(crate) fn is_filling(content: &Content) -> bool {
    content.said::<SeatFill>().is_some() || content.said::<SeatVacate>().is_some()
}
