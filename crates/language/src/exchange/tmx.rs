//! Translation Memory eXchange, TMX 1.4b: units of one text in several languages.
//!
//! Versions 1.1 to 1.4b are read. Codes (`bpt`, `ept`, `ph`, `it`, `ut`, `hi`) are kept as [`super::Code`]s;
//! notes and properties are passed over.

mod reader;
#[cfg(test)]
mod tests;
mod writer;

pub use reader::Reader;
pub use writer::Writer;

/// What is named in errors.
const FORMAT: &str = "TMX";
