//! Reading TMX, unit by unit.

use super::super::error::{ExchangeError, Fault};
use super::super::inline::{Mark, inline, skipped};
use super::super::limit::PIECE_BYTES_MAX;
use super::super::segment::Kind;
use super::super::xml::{Node, Xml};
use super::super::{Unit, VARIANTS_MAX};
use super::FORMAT;
use std::io::Read;

/// The units of a TMX file, in their order. After an error there are no more.
pub struct Reader<R: Read> {
    xml: Xml<R>,
    source_language: Option<String>,
    done: bool,
}

impl<R: Read> Reader<R> {
    /// Reads from any bytes; they need no buffer around them.
    #[must_use]
    pub fn new(source: R) -> Self {
        Self { xml: Xml::new(FORMAT, source), source_language: None, done: false }
    }

    /// The language that the file calls its source, once a unit was read; `None` if it is `*all*`.
    #[must_use]
    pub fn source_language(&self) -> Option<&str> {
        self.source_language.as_deref()
    }

    fn unit(&mut self) -> Result<Option<Unit>, ExchangeError> {
        loop {
            match self.xml.next()? {
                Node::Start if self.xml.depth() == 1 && self.xml.name() != "tmx" => {
                    let root = self.xml.name().chars().take(40).collect();
                    return Err(self.xml.refused(Fault::Root(root)));
                }
                Node::Start if self.xml.is_foreign() => skipped(&mut self.xml)?,
                Node::Start if self.xml.name() == "header" => {
                    let language = self.xml.attribute("srclang").filter(|tag| *tag != "*all*");
                    self.source_language = language.map(str::to_owned);
                }
                Node::Start if self.xml.name() == "tu" => return self.variants().map(Some),
                Node::Start | Node::End | Node::Text => {}
                Node::Done => return Ok(None),
            }
        }
    }

    /// What a `tu` holds.
    fn variants(&mut self) -> Result<Unit, ExchangeError> {
        let given = |name: &str| self.xml.attribute(name).map(str::to_owned);
        let changed = given("changedate").or_else(|| given("creationdate"));
        let mut unit = Unit { id: given("tuid"), changed, variants: Vec::new() };
        let (mut tag, mut room) = (String::new(), PIECE_BYTES_MAX);
        loop {
            match self.xml.next()? {
                Node::Start if self.xml.is_foreign() => skipped(&mut self.xml)?,
                Node::Start if self.xml.name() == "tuv" => {
                    // The texts of a language may be newer than their unit.
                    let own = self.xml.attribute("changedate").map(str::to_owned);
                    unit.changed = unit.changed.max(own);
                    let given = self.xml.attribute("xml:lang").or_else(|| self.xml.attribute("lang"));
                    match given {
                        Some(given) => given.clone_into(&mut tag),
                        None => return Err(self.xml.refused(Fault::Missing("tuv", "xml:lang"))),
                    }
                }
                Node::Start if self.xml.name() == "seg" => {
                    let segment = inline(&mut self.xml, code)?;
                    let size = segment.size() + tag.len();
                    room = room.checked_sub(size).ok_or_else(|| self.xml.refused(Fault::Long))?;
                    if unit.variants.len() == VARIANTS_MAX {
                        return Err(self.xml.refused(Fault::Many(VARIANTS_MAX)));
                    }
                    unit.variants.push((tag.clone(), segment));
                }
                Node::End if self.xml.name() == "tu" => return Ok(unit),
                Node::Start | Node::End | Node::Text => {}
                Node::Done => return Err(self.xml.refused(Fault::Torn)),
            }
        }
    }
}

impl<R: Read> Iterator for Reader<R> {
    type Item = Result<Unit, ExchangeError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.done {
            return None;
        }
        let unit = self.unit().transpose();
        self.done = !matches!(unit, Some(Ok(_)));
        unit
    }
}

/// What a code of TMX is.
fn code<R: Read>(xml: &Xml<R>) -> Option<Mark> {
    if xml.is_foreign() {
        return None;
    }
    let id = xml.attribute("i").or_else(|| xml.attribute("x")).map(str::to_owned);
    Some(match xml.name() {
        "bpt" => Mark::code(Kind::Open, id),
        "ept" => Mark::code(Kind::Close, id),
        "it" if xml.attribute("pos") == Some("begin") => Mark::code(Kind::Open, id),
        "it" if xml.attribute("pos") == Some("end") => Mark::code(Kind::Close, id),
        "ph" | "it" | "ut" => Mark::code(Kind::Alone, id),
        "hi" => Mark::Around { id, contents: Default::default() },
        // What is not known is passed over, and its text kept.
        _ => return None,
    })
}
