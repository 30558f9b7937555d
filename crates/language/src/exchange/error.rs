//! Why a file was not read or not written.

use super::limit::{ATTRIBUTES_MAX, DEPTH_MAX, PIECE_BYTES_MAX};

/// Why a file was not read or not written, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ExchangeError {
    /// At this place of the file, counted in UTF-8: lines from 1, bytes from 0, where the bad piece ends.
    #[error("{format} was to be read, but up to line {line} (byte {byte}) {fault}")]
    Refused {
        /// The format that was expected.
        format: &'static str,
        /// The line.
        line: u64,
        /// The byte.
        byte: u64,
        /// What is wrong there.
        fault: Fault,
    },
    /// The text has a sign that XML cannot hold.
    #[error("a text was to be written, but U+{0:04X} cannot stand in XML: remove it")]
    Sign(u32),
    /// A text without a language tag, or one that is no BCP 47 tag.
    #[error("a text was to be written, but {0:?} is no language tag: use one like tg or zh-Hans")]
    Tag(String),
    /// Whatever takes the bytes did not.
    #[error("a file was to be written, but its place takes no more ({0}): see to the disk")]
    Written(String),
}

/// What is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Whatever gives the bytes failed.
    #[error("it cannot be read ({0}): see to the disk")]
    Unread(String),
    /// It is no XML.
    #[error("it is no XML ({0}): mend it there")]
    NoXml(String),
    /// Neither UTF-8 nor UTF-16 with its mark.
    #[error("it is in {0}: convert it to UTF-8")]
    Encoding(String),
    /// A document type with declarations of its own.
    #[error("a document type declares something of its own: remove what is in its brackets")]
    Doctype,
    /// An entity that is not of XML itself.
    #[error("&{0}; stands for nothing: write the sign itself")]
    Entity(String),
    /// Elements in elements.
    #[error("elements are nested deeper than {DEPTH_MAX}: no tool writes that")]
    Deep,
    /// Attributes of one element.
    #[error("an element has more than {ATTRIBUTES_MAX} attributes: no tool writes that")]
    Attributes,
    /// One tag, text or unit.
    #[error("a tag, a text or a unit is longer than {PIECE_BYTES_MAX} bytes: split it")]
    Long,
    /// More parts than a unit may have.
    #[error("a unit has more than {0} parts of a kind: split it")]
    Many(usize),
    /// Another format.
    #[error("it begins with <{0}>, as another format does: see which format it is")]
    Root(String),
    /// An attribute without which a unit means nothing.
    #[error("<{0}> has no {1}: add it")]
    Missing(&'static str, &'static str),
    /// It ends before it is closed.
    #[error("the file ends before it is closed: fetch it again")]
    Torn,
}
