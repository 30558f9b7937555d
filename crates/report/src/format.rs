//! The formats that papers are written in.

mod docx;
mod ics;
mod json;
pub(crate) mod xlsx;

pub use ics::calendar;

use crate::{Paper, ReportError};

/// A format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A text document of Office Open XML, to be edited.
    Docx,
    /// A workbook of Office Open XML.
    Xlsx,
    /// JSON, for programs.
    Json,
    /// iCalendar (RFC 5545); sessions only.
    Ics,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 4] = [Self::Docx, Self::Xlsx, Self::Json, Self::Ics];

    /// Its word, which is also the ending of its files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Json => "json",
            Self::Ics => "ics",
        }
    }

    /// Its media type.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Json => "application/json",
            Self::Ics => "text/calendar; charset=utf-8",
        }
    }

    /// The bytes of a paper, the same whenever it is written.
    ///
    /// # Errors
    /// [`ReportError::NoFormat`] for a calendar; [`ReportError::Written`] if the writer fails.
    pub fn write(self, paper: &Paper) -> Result<Vec<u8>, ReportError> {
        match self {
            Self::Docx => docx::write(paper),
            Self::Xlsx => xlsx::write(paper),
            Self::Json => json::write(paper),
            Self::Ics => Err(ReportError::NoFormat(self.word())),
        }
    }
}
