//! Offices in each side's part of a body.

pub(crate) mod confirm;
pub(crate) mod fill;
pub(crate) mod vacate;

pub use confirm::SeatConfirm;
pub(crate) use fill::ROLES;
pub use fill::{Role, SeatFill};
pub use vacate::SeatVacate;
