//! Reading XLIFF, unit by unit.

use super::super::error::{ExchangeError, Fault};
use super::super::inline::{Mark, content, inline, skipped};
use super::super::limit::PIECE_BYTES_MAX;
use super::super::segment::Kind;
use super::super::xml::{Node, Xml};
use super::{Entry, FORMAT};
use std::collections::HashMap;
use std::io::Read;

/// The units of an XLIFF file, in their order. After an error there are no more.
pub struct Reader<R: Read> {
    xml: Xml<R>,
    languages: (Option<String>, Option<String>),
    units: u64,
    /// The name of the unit of version 2 that is open, and how many of its segments were read.
    unit: Option<(String, usize)>,
    /// What the codes of this unit stand for, by its name.
    data: HashMap<String, String>,
    /// How much of that may still come.
    room: usize,
    done: bool,
}

impl<R: Read> Reader<R> {
    /// Reads from any bytes; they need no buffer around them.
    #[must_use]
    pub fn new(source: R) -> Self {
        Self {
            xml: Xml::new(FORMAT, source),
            languages: (None, None),
            units: 0,
            unit: None,
            data: HashMap::new(),
            room: 0,
            done: false,
        }
    }

    /// The languages of texts and translations, as far as the file has said so yet.
    #[must_use]
    pub fn languages(&self) -> (Option<&str>, Option<&str>) {
        (self.languages.0.as_deref(), self.languages.1.as_deref())
    }

    fn attribute(&self, name: &str) -> Option<String> {
        self.xml.attribute(name).map(str::to_owned)
    }

    /// The name of the unit that has begun; one without a name, which some tools write, has its number.
    fn numbered(&mut self) -> String {
        self.units += 1;
        self.attribute("id").unwrap_or_else(|| self.units.to_string())
    }

    fn entry(&mut self) -> Result<Option<Entry>, ExchangeError> {
        loop {
            match self.xml.next()? {
                Node::Start if self.xml.depth() == 1 => {
                    if self.xml.name() != "xliff" {
                        let root = self.xml.name().chars().take(40).collect();
                        return Err(self.xml.refused(Fault::Root(root)));
                    }
                    self.languages = (self.attribute("srcLang"), self.attribute("trgLang"));
                }
                // An extension or a module: its elements may be named as those of XLIFF itself.
                Node::Start if self.xml.is_foreign() => skipped(&mut self.xml)?,
                Node::Start => match self.xml.name() {
                    "file" if self.xml.attribute("source-language").is_some() => {
                        self.languages =
                            (self.attribute("source-language"), self.attribute("target-language"));
                    }
                    "trans-unit" => {
                        let id = self.numbered();
                        if let Some(entry) = self.texts(id)? {
                            return Ok(Some(entry));
                        }
                    }
                    "unit" => {
                        let id = self.numbered();
                        self.unit = Some((id, 0));
                        self.data.clear();
                        self.room = PIECE_BYTES_MAX;
                    }
                    "data" => {
                        let id = self
                            .attribute("id")
                            .ok_or_else(|| self.xml.refused(Fault::Missing("data", "id")))?;
                        let text = content(&mut self.xml, &mut self.room)?;
                        // Pieces of a unit are bounded together, each with what it takes beside its text.
                        let room = self.room.checked_sub(id.len() + 64);
                        self.room = room.ok_or_else(|| self.xml.refused(Fault::Long))?;
                        self.data.insert(id, text);
                    }
                    "segment" => {
                        if let Some(entry) = self.segment()? {
                            return Ok(Some(entry));
                        }
                    }
                    // Their sources and targets are suggestions, not the file's own texts.
                    "matches" | "alt-trans" | "glossary" => skipped(&mut self.xml)?,
                    _ => {}
                },
                Node::End | Node::Text => {}
                Node::Done => return Ok(None),
            }
        }
    }

    /// A segment of version 2: the first has the name of its unit, the others their own or a number behind it.
    fn segment(&mut self) -> Result<Option<Entry>, ExchangeError> {
        let own = self.attribute("id");
        let Some((unit, count)) = self.unit.as_mut() else {
            return Err(self.xml.refused(Fault::Missing("segment", "unit around it")));
        };
        *count += 1;
        let id = match (own, *count) {
            (_, 1) => unit.clone(),
            (Some(own), _) => format!("{unit}/{own}"),
            (None, count) => format!("{unit}/{count}"),
        };
        self.texts(id)
    }

    /// Source and target within the element that has begun; nothing without a source.
    fn texts(&mut self, id: String) -> Result<Option<Entry>, ExchangeError> {
        let depth = self.xml.depth();
        let (mut source, mut target) = (None, None);
        loop {
            match self.xml.next()? {
                Node::Start if self.xml.is_foreign() => skipped(&mut self.xml)?,
                Node::Start => match self.xml.name() {
                    "source" => source = Some(inline(&mut self.xml, |xml| code(xml, &self.data))?),
                    "target" => target = Some(inline(&mut self.xml, |xml| code(xml, &self.data))?),
                    "alt-trans" | "seg-source" => skipped(&mut self.xml)?,
                    _ => {}
                },
                Node::End if self.xml.depth() < depth => {
                    return Ok(source.map(|source| Entry { id, source, target }));
                }
                Node::End | Node::Text => {}
                Node::Done => return Err(self.xml.refused(Fault::Torn)),
            }
        }
    }
}

impl<R: Read> Iterator for Reader<R> {
    type Item = Result<Entry, ExchangeError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.done {
            return None;
        }
        let entry = self.entry().transpose();
        self.done = !matches!(entry, Some(Ok(_)));
        entry
    }
}

/// What a code of either version is; version 2 keeps contents beside the segments.
fn code<R: Read>(xml: &Xml<R>, data: &HashMap<String, String>) -> Option<Mark> {
    if xml.is_foreign() {
        return None;
    }
    let of = |name: &str| xml.attribute(name).map(str::to_owned);
    let named = |name: &str| xml.attribute(name).and_then(|id| data.get(id)).cloned();
    let code = |kind: Kind, id: Option<String>| Mark::Code { kind, id, content: named("dataRef") };
    Some(match xml.name() {
        "g" | "pc" => {
            let contents = ["dataRefStart", "dataRefEnd"].map(|name| named(name).unwrap_or_default());
            Mark::Around { id: of("id"), contents }
        }
        "bx" | "bpt" | "sc" => code(Kind::Open, of("rid").or_else(|| of("id"))),
        "ex" | "ept" => code(Kind::Close, of("rid").or_else(|| of("id"))),
        "ec" => code(Kind::Close, of("startRef").or_else(|| of("id"))),
        "it" if xml.attribute("pos") == Some("open") => code(Kind::Open, of("id")),
        "it" if xml.attribute("pos") == Some("close") => code(Kind::Close, of("id")),
        "x" | "ph" | "it" => code(Kind::Alone, of("id")),
        // A sign that XML cannot hold, by its number.
        "cp" => code(Kind::Alone, of("hex")),
        "sm" | "em" => Mark::Nothing,
        _ => return None,
    })
}
