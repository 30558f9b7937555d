//! Writing TMX 1.4b, unit by unit.

use super::super::Unit;
use super::super::error::ExchangeError;
use super::super::segment::{Code, Kind, Part, Segment};
use super::super::written::Written;
use std::io::Write;

/// A TMX file that grows by units; [`Writer::finish`] closes it.
pub struct Writer<W> {
    written: Written<W>,
}

impl<W: Write> Writer<W> {
    /// Begins a file whose units were written in this language first.
    ///
    /// # Errors
    /// [`ExchangeError::Tag`] for what is no tag, [`ExchangeError::Written`] if the bytes are not taken.
    pub fn new(to: W, source_language: &str) -> Result<Self, ExchangeError> {
        let mut written = Written::new(to);
        written.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\">\n<header creationtool=\"paivand\"")?;
        written.attribute("creationtoolversion", env!("CARGO_PKG_VERSION"))?;
        written.raw(" segtype=\"sentence\" o-tmf=\"paivand\" adminlang=\"en\"")?;
        written.language("srclang", source_language)?;
        written.raw(" datatype=\"plaintext\"/>\n<body>\n")?;
        Ok(Self { written })
    }

    /// Adds a unit.
    ///
    /// # Errors
    /// [`ExchangeError::Sign`] for a sign that XML cannot hold; the file is then torn.
    pub fn write(&mut self, unit: &Unit) -> Result<(), ExchangeError> {
        let written = &mut self.written;
        written.raw("<tu")?;
        if let Some(id) = &unit.id {
            written.attribute("tuid", id)?;
        }
        if let Some(changed) = &unit.changed {
            written.attribute("changedate", changed)?;
        }
        written.raw(">\n")?;
        for (tag, segment) in &unit.variants {
            written.raw("<tuv")?;
            written.language("xml:lang", tag)?;
            written.raw("><seg>")?;
            for part in segment.parts() {
                match part {
                    Part::Text(text) => written.text(text)?,
                    Part::Code(code) => self::code(written, segment, code)?,
                }
            }
            written.raw("</seg></tuv>\n")?;
        }
        written.raw("</tu>\n")
    }

    /// Closes the file.
    ///
    /// # Errors
    /// [`ExchangeError::Written`] if the bytes are not taken.
    pub fn finish(mut self) -> Result<(), ExchangeError> {
        self.written.raw("</body>\n</tmx>\n")?;
        self.written.finish()
    }
}

/// A code; a half without its other half in the segment is `it`, as TMX wants it.
fn code<W: Write>(written: &mut Written<W>, segment: &Segment, code: &Code) -> Result<(), ExchangeError> {
    let (name, id, position) = match (code.kind, segment.is_paired(code)) {
        (Kind::Open, true) => ("bpt", "i", None),
        (Kind::Close, true) => ("ept", "i", None),
        (Kind::Open, false) => ("it", "x", Some("begin")),
        (Kind::Close, false) => ("it", "x", Some("end")),
        (Kind::Alone, _) => ("ph", "x", None),
    };
    written.raw("<")?;
    written.raw(name)?;
    if let Some(position) = position {
        written.attribute("pos", position)?;
    }
    written.attribute(id, &code.id)?;
    written.raw(">")?;
    written.text(&code.content)?;
    written.raw("</")?;
    written.raw(name)?;
    written.raw(">")
}
