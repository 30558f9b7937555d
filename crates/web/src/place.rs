//! The places: each a pure function from a view to a page.

pub mod document;
mod ledger;
pub mod parts;
mod text;
pub mod trouble;
pub mod turn;
