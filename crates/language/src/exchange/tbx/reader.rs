//! Reading TBX, concept by concept.

use super::super::error::{ExchangeError, Fault};
use super::super::inline::content;
use super::super::limit::PIECE_BYTES_MAX;
use super::super::xml::{Node, Xml};
use super::{Concept, FORMAT, Status, TERMS_MAX, Term};
use std::io::Read;

/// The concepts of a TBX file, in their order. After an error there are no more.
pub struct Reader<R: Read> {
    xml: Xml<R>,
    done: bool,
}

impl<R: Read> Reader<R> {
    /// Reads from any bytes; they need no buffer around them.
    #[must_use]
    pub fn new(source: R) -> Self {
        Self { xml: Xml::new(FORMAT, source), done: false }
    }

    fn concept(&mut self) -> Result<Option<Concept>, ExchangeError> {
        loop {
            match self.xml.next()? {
                Node::Start if self.xml.depth() == 1 && !matches!(self.xml.name(), "tbx" | "martif") => {
                    let root = self.xml.name().chars().take(40).collect();
                    return Err(self.xml.refused(Fault::Root(root)));
                }
                Node::Start if matches!(self.xml.name(), "conceptEntry" | "termEntry") => {
                    return self.entry().map(Some);
                }
                Node::Start | Node::End | Node::Text => {}
                Node::Done => return Ok(None),
            }
        }
    }

    /// What an entry holds.
    fn entry(&mut self) -> Result<Concept, ExchangeError> {
        let depth = self.xml.depth();
        let id = self.xml.attribute("id").unwrap_or_default().to_owned();
        let mut concept = Concept { id, ..Concept::default() };
        let (mut language, mut room) = (String::new(), PIECE_BYTES_MAX);
        // The terms of this `tig` from here on: its status may stand before its term or behind it.
        let (mut first, mut status) = (0, None);
        loop {
            match self.xml.next()? {
                Node::Start => {
                    let kind = self.xml.attribute("type").unwrap_or_default().to_owned();
                    match self.xml.name() {
                        "langSec" | "langSet" => {
                            let given = self.xml.attribute("xml:lang").or_else(|| self.xml.attribute("lang"));
                            let given = given
                                .ok_or_else(|| self.xml.refused(Fault::Missing("langSec", "xml:lang")))?;
                            given.clone_into(&mut language);
                        }
                        "termSec" | "tig" | "ntig" => (first, status) = (concept.terms.len(), None),
                        "term" => {
                            let text = content(&mut self.xml, &mut room)?;
                            if concept.terms.len() == TERMS_MAX {
                                return Err(self.xml.refused(Fault::Many(TERMS_MAX)));
                            }
                            let taken = room.checked_sub(language.len());
                            room = taken.ok_or_else(|| self.xml.refused(Fault::Long))?;
                            concept.terms.push(Term { language: language.clone(), text, status });
                        }
                        // The dialects of ISO 30042:2019 in style DCT name the category as an element.
                        "descrip" if kind == "definition" => self.definition(&mut concept, &mut room)?,
                        "definition" => self.definition(&mut concept, &mut room)?,
                        "termNote" if kind == "administrativeStatus" || kind == "normativeAuthorization" => {
                            status = self.status(&mut concept, first, &mut room)?;
                        }
                        "administrativeStatus" => status = self.status(&mut concept, first, &mut room)?,
                        _ => {}
                    }
                }
                Node::End if self.xml.depth() < depth => return Ok(concept),
                Node::End | Node::Text => {}
                Node::Done => return Err(self.xml.refused(Fault::Torn)),
            }
        }
    }

    fn definition(&mut self, concept: &mut Concept, room: &mut usize) -> Result<(), ExchangeError> {
        let text = content(&mut self.xml, room)?;
        concept.definition.get_or_insert(text);
        Ok(())
    }

    fn status(
        &mut self,
        concept: &mut Concept,
        first: usize,
        room: &mut usize,
    ) -> Result<Option<Status>, ExchangeError> {
        let status = Status::parse(&content(&mut self.xml, room)?);
        concept.terms.iter_mut().skip(first).for_each(|term| term.status = status);
        Ok(status)
    }
}

impl<R: Read> Iterator for Reader<R> {
    type Item = Result<Concept, ExchangeError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.done {
            return None;
        }
        let concept = self.concept().transpose();
        self.done = !matches!(concept, Some(Ok(_)));
        concept
    }
}
