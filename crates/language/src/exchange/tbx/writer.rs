//! Writing TBX-Basic, concept by concept.

use super::super::error::ExchangeError;
use super::super::written::Written;
use super::{Concept, Term};
use std::io::Write;

/// A TBX file that grows by concepts; [`Writer::finish`] closes it.
pub struct Writer<W> {
    written: Written<W>,
}

impl<W: Write> Writer<W> {
    /// Begins a file whose definitions are in this language.
    ///
    /// # Errors
    /// [`ExchangeError::Tag`] for what is no tag, [`ExchangeError::Written`] if the bytes are not taken.
    pub fn new(to: W, language: &str) -> Result<Self, ExchangeError> {
        let mut written = Written::new(to);
        written.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tbx type=\"TBX-Basic\" style=\"dca\"")?;
        written.language("xml:lang", language)?;
        written.raw(" xmlns=\"urn:iso:std:iso:30042:ed-2\">\n<tbxHeader><fileDesc><sourceDesc><p>paivand</p></sourceDesc></fileDesc></tbxHeader>\n<text><body>\n")?;
        Ok(Self { written })
    }

    /// Adds a concept; terms of one language stand together if they follow each other.
    ///
    /// # Errors
    /// [`ExchangeError::Sign`] for a sign that XML cannot hold; the file is then torn.
    pub fn write(&mut self, concept: &Concept) -> Result<(), ExchangeError> {
        let written = &mut self.written;
        written.raw("<conceptEntry")?;
        written.attribute("id", &concept.id)?;
        written.raw(">\n")?;
        if let Some(definition) = &concept.definition {
            written.raw("<descrip type=\"definition\">")?;
            written.text(definition)?;
            written.raw("</descrip>\n")?;
        }
        for terms in concept.terms.chunk_by(|one, two| one.language == two.language) {
            let Some(first) = terms.first() else { continue };
            written.raw("<langSec")?;
            written.language("xml:lang", &first.language)?;
            written.raw(">\n")?;
            for Term { text, status, .. } in terms {
                written.raw("<termSec><term>")?;
                written.text(text)?;
                written.raw("</term>")?;
                if let Some(status) = status {
                    written.raw("<termNote type=\"administrativeStatus\">")?;
                    written.text(status.name())?;
                    written.raw("</termNote>")?;
                }
                written.raw("</termSec>\n")?;
            }
            written.raw("</langSec>\n")?;
        }
        written.raw("</conceptEntry>\n")
    }

    /// Closes the file.
    ///
    /// # Errors
    /// [`ExchangeError::Written`] if the bytes are not taken.
    pub fn finish(mut self) -> Result<(), ExchangeError> {
        self.written.raw("</body></text>\n</tbx>\n")?;
        self.written.finish()
    }
}
