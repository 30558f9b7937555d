//! TermBase eXchange: concepts with their terms in several languages.
//!
//! TBX-Basic of version 2 (`martif`, `termEntry`, `langSet`, `tig` or `ntig`) and ISO 30042:2019 (`tbx`, `conceptEntry`, `langSec`, `termSec`) are
//! read and written, in the dialect TBX-Basic. Of a concept are kept its name, its definition, and its terms with their status; a
//! definition within a language is taken if the concept has none.
//!
//! ```
//! use paivand_language::exchange::tbx::{Concept, Edition, Reader, Status, Term, Writer};
//!
//! let term = |language: &str, text: &str| Term { language: language.into(), text: text.into(), status: Some(Status::Preferred) };
//! let concept = Concept { id: "c1".into(), definition: None, terms: vec![term("en", "working group"), term("tg", "гурӯҳи корӣ")] };
//! let mut file = Vec::new();
//! let mut writer = Writer::new(&mut file, "en", Edition::Third)?;
//! writer.write(&concept)?;
//! writer.finish()?;
//! assert_eq!(Reader::new(&file[..]).next().transpose()?, Some(concept));
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
const FORMAT: &str = "TBX";

/// Most terms of a concept: synonyms in all languages of a large term base are fewer.
pub const TERMS_MAX: usize = 512;

/// Which TBX is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edition {
    /// Version 2, which most tools read.
    Second,
    /// ISO 30042:2019, which calls itself version 3.
    Third,
}

/// Something that has names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Concept {
    /// Its name in the file.
    pub id: String,
    /// What it is.
    pub definition: Option<String>,
    /// What it is called.
    pub terms: Vec<Term>,
}

/// A name of a concept in a language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// The BCP 47 tag of its language, as it was written.
    pub language: String,
    /// The term.
    pub text: String,
    /// Whether it should be used, if that was said.
    pub status: Option<Status>,
}

/// Whether a term should be used (`administrativeStatus` of TBX-Basic).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// The one to use.
    Preferred,
    /// It may be used.
    Admitted,
    /// It must not be used.
    Deprecated,
    /// It was used once.
    Superseded,
}

impl Concept {
    /// The same as a unit of a memory, without definition and status.
    #[must_use]
    pub fn unit(&self) -> Unit {
        let variants =
            self.terms.iter().map(|term| (term.language.clone(), Segment::from(term.text.as_str())));
        Unit { id: Some(self.id.clone()), changed: None, variants: variants.collect() }
    }

    /// A unit of a memory as a concept; codes are left out.
    #[must_use]
    pub fn of(unit: &Unit) -> Self {
        let term = |(language, text): &(String, Segment)| Term {
            language: language.clone(),
            text: text.plain(),
            status: None,
        };
        let terms = unit.variants.iter().map(term).collect();
        Self { id: unit.id.clone().unwrap_or_default(), definition: None, terms }
    }
}

impl Status {
    const ALL: [(Self, &'static str); 4] = [
        (Self::Preferred, "preferredTerm-admn-sts"),
        (Self::Admitted, "admittedTerm-admn-sts"),
        (Self::Deprecated, "deprecatedTerm-admn-sts"),
        (Self::Superseded, "supersededTerm-admn-sts"),
    ];

    fn name(self) -> &'static str {
        Self::ALL.into_iter().find(|(known, _)| *known == self).map_or("", |(_, name)| name)
    }

    /// Reads the value of TBX-Basic, or the shorter one that other tools write (`preferredTerm`, `preferred`).
    fn parse(value: &str) -> Option<Self> {
        let value = value.trim();
        let same = |name: &str| {
            name == value
                || name.trim_end_matches("-admn-sts") == value
                || name.trim_end_matches("Term-admn-sts") == value
        };
        Self::ALL.into_iter().find(|(_, name)| same(name)).map(|(status, _)| status)
    }
}
