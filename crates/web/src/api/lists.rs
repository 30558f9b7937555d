//! Lists for programs: dues, standing, documents, proposals, and certified copies.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use paivand_people::Deed;
use serde_json::{Value, json};

use super::problem::{failed, problem};
use crate::desk::Desk;
use crate::present::instant;
use crate::visit::Visit;

/// The dues at the asked day, or now, with their cut, their digest and the texts that this node lacks.
pub(crate) async fn dues(visit: Visit) -> Response {
    made(visit, |visit| {
        let moment = visit.desk.look();
        let now = instant(&moment, visit.request.at);
        let list = moment.dues(now);
        json!({"at": now.to_string(), "cut": moment.cut().collect::<Vec<_>>(),
            "incomplete": moment.incomplete(), "digest": list.digest, "dues": list.dues})
    })
    .await
}

/// The standing with its cut.
pub(crate) async fn standing(visit: Visit) -> Response {
    made(visit, |visit| {
        let moment = visit.desk.look();
        json!({"cut": moment.cut().collect::<Vec<_>>(), "standing": moment.standing()})
    })
    .await
}

/// The documents, each with its versions.
pub(crate) async fn documents(visit: Visit) -> Response {
    made(visit, |visit| {
        let moment = visit.desk.look();
        let standing = moment.standing();
        let document = |subject: &paivand_kernel::Subject| {
            let versions = standing.versions(subject);
            let versions = versions.iter().map(|version| {
                json!({"act": version.act.to_string(), "from": version.from.to_string(),
                    "digest": version.digest.to_string(), "held": version.document.is_some()})
            });
            json!({"subject": subject.to_string(), "versions": versions.collect::<Vec<_>>()})
        };
        json!({"cut": moment.cut().collect::<Vec<_>>(),
            "documents": standing.documents().map(document).collect::<Vec<_>>()})
    })
    .await
}

/// The proposals that are open.
pub(crate) async fn proposals(visit: Visit) -> Response {
    made(visit, |visit| {
        let moment = visit.desk.look();
        let open = moment.standing().acts().filter(|(_, recorded)| {
            recorded.joint && recorded.closed().is_none() && recorded.in_force().is_none()
        });
        let proposal = |(id, recorded): (&paivand_kernel::ActId, &paivand_kernel::Recorded)| {
            json!({"act": id.to_string(), "kind": recorded.act.content.name(),
                "subject": recorded.act.subject.to_string(), "by": recorded.act.by.to_string(),
                "signed": recorded.concurred().keys().map(ToString::to_string).collect::<Vec<_>>()})
        };
        json!({"cut": moment.cut().collect::<Vec<_>>(), "proposals": open.map(proposal).collect::<Vec<_>>()})
    })
    .await
}

/// The certified copy (C2SP tlog-proof) of an entry in the log of a side.
pub(crate) async fn certified_copy(
    State(desk): State<Arc<Desk>>,
    Path((name, index)): Path<(String, u64)>,
) -> Response {
    let copy = tokio::task::spawn_blocking(move || desk.look().certified_copy(&name, index));
    match copy.await.ok().flatten() {
        Some(proof) => {
            ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], proof.to_string()).into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// Makes an answer on a thread of its own: those of the runtime are for what is given away at once.
async fn made(visit: Visit, make: impl FnOnce(&Visit) -> Value + Send + 'static) -> Response {
    if visit.wrong().is_some() {
        return problem(
            StatusCode::BAD_REQUEST,
            Some("at"),
            "bad-date",
            "`at` is a date, such as 2027-03-01",
        );
    }
    if !visit.may(Deed::Read) {
        return problem(StatusCode::FORBIDDEN, None, "not-yours", "no seat of this session may read this");
    }
    match tokio::task::spawn_blocking(move || make(&visit)).await {
        Ok(value) => ([(header::CONTENT_TYPE, "application/json")], value.to_string()).into_response(),
        Err(_) => failed(),
    }
}
