//! Files that translation tools exchange: TMX 1.4b, XLIFF 1.2 and 2.1, TBX.
//!
//! Readers take any [`std::io::Read`] and give one unit after the other, whatever the size of the file. They
//! accept UTF-8, and UTF-16 with its mark, and hold foreign XML to limits: depth, attributes, bytes of
//! a piece, no entities but those of XML itself, no document type with declarations of its own.
//!
//! ```
//! use paivand_language::exchange::{Segment, Unit, tmx};
//!
//! let mut file = Vec::new();
//! let mut writer = tmx::Writer::new(&mut file, "en")?;
//! writer.write(&Unit::of([("en", Segment::from("Meeting")), ("tg", Segment::from("Ҷаласа"))]))?;
//! writer.finish()?;
//! let units: Vec<Unit> = tmx::Reader::new(&file[..]).collect::<Result<_, _>>()?;
//! assert_eq!(units[0].text("tg").unwrap().plain(), "Ҷаласа");
//! # Ok::<(), paivand_language::exchange::ExchangeError>(())
//! ```

mod error;
mod inline;
mod input;
mod limit;
mod segment;
pub mod tbx;
#[cfg(test)]
mod tests;
pub mod tmx;
mod written;
pub mod xliff;
mod xml;

pub use error::{ExchangeError, Fault};
pub use limit::{ATTRIBUTES_MAX, DEPTH_MAX, PIECE_BYTES_MAX};
pub use segment::{Code, Kind, Part, Segment};

/// Most languages of a unit: all official languages of the United Nations, twice over, are fewer.
pub const VARIANTS_MAX: usize = 64;

/// One text in several languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unit {
    /// Its name in the file, if it has one.
    pub id: Option<String>,
    /// When it was last changed, or written, as the file says it (TMX: `20250131T120000Z`).
    pub changed: Option<String>,
    /// Its texts, each with the BCP 47 tag it was written with.
    pub variants: Vec<(String, Segment)>,
}

impl Unit {
    /// A unit without a name.
    #[must_use]
    pub fn of<const N: usize>(variants: [(&str, Segment); N]) -> Self {
        let variants = variants.into_iter().map(|(tag, text)| (tag.to_owned(), text)).collect();
        Self { id: None, changed: None, variants }
    }

    /// The text in a language: the one with this very tag, or the first whose tag begins so (`en` finds
    /// `en-GB`; case does not matter).
    #[must_use]
    pub fn text(&self, tag: &str) -> Option<&Segment> {
        let begins = |known: &str| {
            let (start, rest) = known.split_at_checked(tag.len()).unwrap_or_default();
            start.eq_ignore_ascii_case(tag)
                && (rest.starts_with(['-', '_']) || rest.is_empty())
                && !tag.is_empty()
        };
        let exact = self.variants.iter().find(|(known, _)| known.eq_ignore_ascii_case(tag));
        let found = exact.or_else(|| self.variants.iter().find(|(known, _)| begins(known)));
        found.map(|(_, segment)| segment)
    }
}
