//! Whose turn it is: the home page, and to strangers the way in.

pub mod markup;
pub(crate) mod reading;
pub mod sample;
pub mod view;

use axum::response::{IntoResponse, Response};

use crate::visit::Visit;

/// `/`.
pub(crate) async fn show(visit: Visit) -> Response {
    visit
        .answer(|visit| {
            if visit.admitted.is_none() {
                return Ok(crate::page::sign_in::form(visit, "/", None).into_response());
            }
            Ok(markup::page(&reading::home_page(visit)).into_response())
        })
        .await
}
