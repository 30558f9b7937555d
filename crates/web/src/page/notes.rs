//! The register of notes and letters of all sides.

mod markup;
mod reading;
pub(crate) mod sample;
pub mod view;

use axum::response::Response;

use crate::present::frame;
use crate::visit::Visit;

pub use markup::page;

/// `/notes`.
pub(crate) async fn show(visit: Visit) -> Response {
    visit.page(|visit| Ok(page(&frame::of(visit), &reading::register(visit)))).await
}
