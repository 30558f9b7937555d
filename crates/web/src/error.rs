//! Why a page cannot be shown.

use axum::http::StatusCode;

/// Why a page cannot be shown; the reader is told, with what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageError {
    /// There is no such place on this node.
    NoSuchPlace,
    /// The record holds no such document.
    NoSuchDocument,
    /// What stands after `at=` is no date.
    BadDate(String),
    /// The node could not read its record; the log of the node says why.
    Unreadable,
    /// The seats of who asks may not do this.
    NotYours,
    /// A form that was not sent from a page of this session, or is too long.
    BadForm,
}

impl PageError {
    /// The status of the answer.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NoSuchPlace | Self::NoSuchDocument => StatusCode::NOT_FOUND,
            Self::BadDate(_) | Self::BadForm => StatusCode::BAD_REQUEST,
            Self::NotYours => StatusCode::FORBIDDEN,
            Self::Unreadable => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}
