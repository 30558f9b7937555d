//! XLIFF, versions 1.2 and 2.0 to 2.1: one text with its translation, unit by unit.
//!
//! Both versions are read; 2.1 is written. A unit of version 2 with several segments is several units here. Codes are kept as
//! [`super::Code`]s; notes, matches of memories and markers are passed over.
//!
//! ```
//! use paivand_language::exchange::xliff::{Entry, Reader, Writer};
//! use paivand_language::exchange::Segment;
//!
//! let mut file = Vec::new();
//! let mut writer = Writer::new(&mut file, "en", "tg")?;
//! let entry = Entry { id: "1".into(), source: Segment::from("Agenda"), target: Some(Segment::from("Рӯзнома")) };
//! writer.write(&entry)?;
//! writer.finish()?;
//! let mut reader = Reader::new(&file[..]);
//! assert_eq!(reader.next().transpose()?, Some(entry));
//! assert_eq!(reader.languages(), (Some("en"), Some("tg")));
//! # Ok::<(), paivand_language::exchange::ExchangeError>(())
//! ```

mod reader;
#[cfg(test)]
mod tests;
mod writer;

pub use reader::Reader;
pub use writer::Writer;

use super::{Segment, Unit};

/// What is named in errors.
const FORMAT: &str = "XLIFF";

/// A text, and its translation if there is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its name in the file.
    pub id: String,
    /// The text.
    pub source: Segment,
    /// Its translation.
    pub target: Option<Segment>,
}

impl Entry {
    /// The same as a unit of a memory, if it is translated.
    #[must_use]
    pub fn unit(&self, from: &str, to: &str) -> Option<Unit> {
        let target = self.target.clone()?;
        let variants = vec![(from.to_owned(), self.source.clone()), (to.to_owned(), target)];
        Some(Unit { id: Some(self.id.clone()), changed: None, variants })
    }
}
