//! Writing XLIFF 2.1, unit by unit.

use super::super::error::ExchangeError;
use super::super::segment::{Code, Kind, Part, Segment};
use super::super::written::Written;
use super::Entry;
use std::io::Write;

/// An XLIFF file that grows by units; [`Writer::finish`] closes it.
pub struct Writer<W> {
    written: Written<W>,
}

impl<W: Write> Writer<W> {
    /// Begins a file of texts in one language, to be translated into another.
    ///
    /// # Errors
    /// [`ExchangeError::Tag`] for what is no tag, [`ExchangeError::Written`] if the bytes are not taken.
    pub fn new(to: W, source_language: &str, target_language: &str) -> Result<Self, ExchangeError> {
        let mut written = Written::new(to);
        written.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.1\"")?;
        written.language("srcLang", source_language)?;
        written.language("trgLang", target_language)?;
        written.raw(">\n<file id=\"f1\">\n")?;
        Ok(Self { written })
    }

    /// Adds a unit.
    ///
    /// # Errors
    /// [`ExchangeError::Sign`] for a sign that XML cannot hold; the file is then torn.
    pub fn write(&mut self, entry: &Entry) -> Result<(), ExchangeError> {
        let written = &mut self.written;
        written.raw("<unit")?;
        written.attribute("id", &entry.id)?;
        written.raw(">\n")?;
        let texts = [Some(&entry.source), entry.target.as_ref()];
        original(written, &texts)?;
        written.raw("<segment")?;
        written.attribute("state", if entry.target.is_some() { "translated" } else { "initial" })?;
        written.raw(">")?;
        let mut number = 0;
        for (name, segment) in ["source", "target"].into_iter().zip(texts) {
            let Some(segment) = segment else { continue };
            written.raw(&format!("<{name} xml:space=\"preserve\">"))?;
            for part in segment.parts() {
                match part {
                    Part::Text(text) => written.text(text)?,
                    Part::Code(code) => {
                        self::code(written, segment, code, number)?;
                        number += usize::from(!code.content.is_empty());
                    }
                }
            }
            written.raw(&format!("</{name}>"))?;
        }
        written.raw("</segment>\n</unit>\n")
    }

    /// Closes the file.
    ///
    /// # Errors
    /// [`ExchangeError::Written`] if the bytes are not taken.
    pub fn finish(mut self) -> Result<(), ExchangeError> {
        self.written.raw("</file>\n</xliff>\n")?;
        self.written.finish()
    }
}

/// What stands in codes is kept beside the segment, as version 2 wants it.
fn original<W: Write>(written: &mut Written<W>, texts: &[Option<&Segment>]) -> Result<(), ExchangeError> {
    let parts = texts.iter().flatten().flat_map(|segment| segment.parts());
    let contents = parts.filter_map(|part| match part {
        Part::Code(code) if !code.content.is_empty() => Some(&code.content),
        Part::Code(_) | Part::Text(_) => None,
    });
    let contents: Vec<&String> = contents.collect();
    if contents.is_empty() {
        return Ok(());
    }
    written.raw("<originalData>\n")?;
    for (number, content) in contents.into_iter().enumerate() {
        written.raw(&format!("<data id=\"d{number}\">"))?;
        written.text(content)?;
        written.raw("</data>\n")?;
    }
    written.raw("</originalData>\n")
}

fn code<W: Write>(
    written: &mut Written<W>,
    segment: &Segment,
    code: &Code,
    number: usize,
) -> Result<(), ExchangeError> {
    let paired = segment.is_paired(code);
    let name = match code.kind {
        Kind::Open => "<sc",
        Kind::Close => "<ec",
        Kind::Alone => "<ph",
    };
    written.raw(name)?;
    match (code.kind, paired) {
        (Kind::Close, true) => written.attribute("startRef", &code.id)?,
        (Kind::Open | Kind::Close, false) => {
            written.attribute("id", &code.id)?;
            written.attribute("isolated", "yes")?;
        }
        (Kind::Open, true) | (Kind::Alone, _) => written.attribute("id", &code.id)?,
    }
    if !code.content.is_empty() {
        written.attribute("dataRef", &format!("d{number}"))?;
    }
    written.raw("/>")
}
