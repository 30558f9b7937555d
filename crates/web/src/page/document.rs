//! A document: its languages side by side, what was promised under it, and the proof.

pub mod concordances;
pub(crate) mod ledger;
pub mod markup;
pub mod reading;
pub mod sample;
pub(crate) mod text;
pub mod view;

use axum::extract::Path;
use axum::response::Response;

use paivand_kernel::document::DocumentKind;

use crate::present::frame;
use crate::visit::Visit;

pub(crate) use ledger::state;

/// `/documents/{id}`.
pub(crate) async fn show(Path(id): Path<String>, visit: Visit) -> Response {
    visit
        .page(move |visit| {
            let moment = visit.desk.look();
            let mut view = reading::document_page((&moment, frame::of(visit)), &visit.request, &id)?;
            visit.desk.concordances().mark(&mut view);
            Ok(markup::page(&view))
        })
        .await
}

/// What sort of document it is, as a message.
pub(crate) fn kind_word(kind: DocumentKind) -> &'static str {
    markup::kind(reading::kind(kind))
}
