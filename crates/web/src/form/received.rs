//! What a form sent: its answers, and its files.

use axum::extract::{FromRequest, Multipart, Request};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::{Form, RequestExt};
use paivand_people::form_token;

use crate::PageError;
use crate::desk::FILE_BYTES_MAX;
use crate::form::answers::Answers;
use crate::visit::Visit;

/// Largest body of a form: the words of an act in four languages and some files.
pub(crate) const BODY_BYTES_MAX: usize = 12 * 1024 * 1024;
/// Most answers in one form.
const ANSWERS_MAX: usize = 400;
/// The field of a form that shows that it comes from a page of the session.
pub(crate) const TOKEN: &str = "_form";

/// A file as it was chosen.
pub(crate) struct Sent {
    pub(crate) field: String,
    pub(crate) bytes: Vec<u8>,
}

/// A form that was sent.
pub(crate) struct Received {
    pub(crate) answers: Answers,
    pub(crate) files: Vec<Sent>,
    /// The field of a file that is longer than the node takes.
    pub(crate) too_long: Option<String>,
}

impl Received {
    /// Refuses a form that no page of this session made.
    pub(crate) fn of_session(self, visit: &Visit) -> Result<Self, PageError> {
        let word = visit.admitted.as_ref().and_then(|admitted| admitted.word.as_ref());
        let word = word.ok_or(PageError::NotYours)?;
        let fits = self.answers.first(TOKEN) == Some(form_token(word).as_str());
        fits.then_some(self).ok_or(PageError::BadForm)
    }
}

impl<S: Send + Sync> FromRequest<S> for Received {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        if kind.is_some_and(|kind| kind.starts_with("multipart/form-data")) {
            let parts = Multipart::from_request(request, state).await.map_err(IntoResponse::into_response)?;
            return several(parts).await.ok_or_else(|| PageError::BadForm.status().into_response());
        }
        let Form(pairs) =
            request.extract::<Form<Vec<(String, String)>>, _>().await.map_err(IntoResponse::into_response)?;
        if pairs.len() > ANSWERS_MAX {
            return Err(PageError::BadForm.status().into_response());
        }
        Ok(Self { answers: Answers::new(pairs), files: Vec::new(), too_long: None })
    }
}

/// Answers and files in parts; none if there are too many.
async fn several(mut parts: Multipart) -> Option<Received> {
    let (mut pairs, mut files, mut too_long) = (Vec::new(), Vec::new(), None);
    while let Some(part) = parts.next_field().await.ok()? {
        let field = part.name()?.to_owned();
        let is_file = part.file_name().is_some();
        let bytes = part.bytes().await.ok()?;
        if is_file {
            if bytes.len() > FILE_BYTES_MAX {
                too_long = Some(field);
            } else if !bytes.is_empty() {
                files.push(Sent { field, bytes: bytes.to_vec() });
            }
        } else {
            pairs.push((field, String::from_utf8(bytes.to_vec()).ok()?));
        }
        if pairs.len() + files.len() > ANSWERS_MAX {
            return None;
        }
    }
    Some(Received { answers: Answers::new(pairs), files, too_long })
}
