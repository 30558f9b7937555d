//! Why a paper cannot be written or read.

/// Why; where it is about a place, that is named.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// There is no such paper.
    #[error("there is no paper {0}: list them with --list")]
    NoPaper(String),
    /// The record holds no such document, or not its text.
    #[error("the record holds no text of {0}: list what can be printed with --list")]
    NoDocument(String),
    /// The paper is not written in that format.
    #[error("this paper is not written as {0}: list its formats with --list")]
    NoFormat(&'static str),
    /// The file is no workbook.
    #[error("the file is no XLSX workbook: {0}")]
    Workbook(String),
    /// Something in a workbook that does not belong there.
    #[error("{place}: {why}")]
    Place {
        /// The cell, row or column.
        place: String,
        /// What is wrong with it.
        why: String,
    },
    /// The writer of the format failed.
    #[error("the paper could not be written: {0}")]
    Written(String),
}

impl ReportError {
    pub(crate) fn at(place: impl Into<String>, why: impl Into<String>) -> Self {
        Self::Place { place: place.into(), why: why.into() }
    }
}
