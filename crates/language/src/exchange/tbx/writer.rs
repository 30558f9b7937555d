//! Writing TBX-Basic, concept by concept.

use super::super::error::ExchangeError;
use super::super::written::Written;
use super::{Concept, Edition, Term};
use std::io::Write;

/// A TBX file that grows by concepts; [`Writer::finish`] closes it.
pub struct Writer<W> {
    written: Written<W>,
    names: Names,
}

/// What the elements are called in an edition.
struct Names {
    root: &'static str,
    entry: &'static str,
    language: &'static str,
    term: &'static str,
}

impl Names {
    const fn of(edition: Edition) -> Self {
        match edition {
            Edition::Second => Self { root: "martif", entry: "termEntry", language: "langSet", term: "tig" },
            Edition::Third => {
                Self { root: "tbx", entry: "conceptEntry", language: "langSec", term: "termSec" }
            }
        }
    }
}

/// A beginning or an end of an element.
fn tag<W: Write>(written: &mut Written<W>, start: &str, name: &str) -> Result<(), ExchangeError> {
    written.raw(start)?;
    written.raw(name)
}

impl<W: Write> Writer<W> {
    /// Begins a file whose definitions are in this language.
    ///
    /// # Errors
    /// [`ExchangeError::Tag`] for what is no tag, [`ExchangeError::Written`] if the bytes are not taken.
    pub fn new(to: W, language: &str, edition: Edition) -> Result<Self, ExchangeError> {
        let mut written = Written::new(to);
        written.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")?;
        let source = "<fileDesc><sourceDesc><p>paivand</p></sourceDesc></fileDesc>";
        let (head, place, header) = match edition {
            Edition::Second => {
                let kind =
                    "<!DOCTYPE martif SYSTEM \"TBXBasiccoreStructV02.dtd\">\n<martif type=\"TBX-Basic\"";
                (kind, ">", format!("\n<martifHeader>{source}</martifHeader>"))
            }
            Edition::Third => {
                let kind = "<tbx type=\"TBX-Basic\" style=\"dca\"";
                (kind, " xmlns=\"urn:iso:std:iso:30042:ed-2\">", format!("\n<tbxHeader>{source}</tbxHeader>"))
            }
        };
        written.raw(head)?;
        written.language("xml:lang", language)?;
        for part in [place, &header, "\n<text><body>\n"] {
            written.raw(part)?;
        }
        Ok(Self { written, names: Names::of(edition) })
    }

    /// Adds a concept; terms of one language stand together if they follow each other.
    ///
    /// # Errors
    /// [`ExchangeError::Sign`] for a sign that XML cannot hold; the file is then torn.
    pub fn write(&mut self, concept: &Concept) -> Result<(), ExchangeError> {
        let (written, names) = (&mut self.written, &self.names);
        tag(written, "<", names.entry)?;
        written.attribute("id", &concept.id)?;
        written.raw(">\n")?;
        if let Some(definition) = &concept.definition {
            written.raw("<descrip type=\"definition\">")?;
            written.text(definition)?;
            written.raw("</descrip>\n")?;
        }
        for terms in concept.terms.chunk_by(|one, two| one.language == two.language) {
            let Some(first) = terms.first() else { continue };
            tag(written, "<", names.language)?;
            written.language("xml:lang", &first.language)?;
            written.raw(">\n")?;
            for Term { text, status, .. } in terms {
                tag(written, "<", names.term)?;
                written.raw("><term>")?;
                written.text(text)?;
                written.raw("</term>")?;
                if let Some(status) = status {
                    written.raw("<termNote type=\"administrativeStatus\">")?;
                    written.text(status.name())?;
                    written.raw("</termNote>")?;
                }
                tag(written, "</", names.term)?;
                written.raw(">\n")?;
            }
            tag(written, "</", names.language)?;
            written.raw(">\n")?;
        }
        tag(written, "</", names.entry)?;
        written.raw(">\n")
    }

    /// Closes the file.
    ///
    /// # Errors
    /// [`ExchangeError::Written`] if the bytes are not taken.
    pub fn finish(mut self) -> Result<(), ExchangeError> {
        tag(&mut self.written, "</body></text>\n</", self.names.root)?;
        self.written.raw(">\n")?;
        self.written.finish()
    }
}
