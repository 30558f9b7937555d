//! Reading TMX, unit by unit.

use super::super::error::{ExchangeError, Fault};
use super::super::segment::{Code, Kind, Segment};
use super::super::xml::{Node, PIECE_BYTES_MAX, Xml};
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
        let mut unit = Unit { id: self.xml.attribute("tuid").map(str::to_owned), variants: Vec::new() };
        let (mut tag, mut room) = (String::new(), PIECE_BYTES_MAX);
        loop {
            match self.xml.next()? {
                Node::Start if self.xml.name() == "tuv" => {
                    let given = self.xml.attribute("xml:lang").or_else(|| self.xml.attribute("lang"));
                    match given {
                        Some(given) => given.clone_into(&mut tag),
                        None => return Err(self.xml.refused(Fault::Missing("tuv", "xml:lang"))),
                    }
                }
                Node::Start if self.xml.name() == "seg" => {
                    let segment = segment(&mut self.xml)?;
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

/// What a `seg` holds.
fn segment<R: Read>(xml: &mut Xml<R>) -> Result<Segment, ExchangeError> {
    let depth = xml.depth();
    let mut segment = Segment::default();
    let mut highlights = Vec::new();
    let mut room = PIECE_BYTES_MAX;
    let mut codes = 0_usize;
    loop {
        match xml.next()? {
            Node::Text => {
                room = room.checked_sub(xml.text().len()).ok_or_else(|| xml.refused(Fault::Long))?;
                segment.push_text(xml.text());
            }
            Node::Start => {
                codes += 1;
                let id = xml.attribute("i").or_else(|| xml.attribute("x"));
                let id = id.map_or_else(|| codes.to_string(), str::to_owned);
                let kind = match xml.name() {
                    "bpt" => Kind::Open,
                    "ept" => Kind::Close,
                    "it" if xml.attribute("pos") == Some("begin") => Kind::Open,
                    "it" if xml.attribute("pos") == Some("end") => Kind::Close,
                    "ph" | "it" | "ut" => Kind::Alone,
                    "hi" => {
                        highlights.push(id.clone());
                        segment.push_code(Code { kind: Kind::Open, id, content: String::new() });
                        continue;
                    }
                    // What is not known is passed over, and its text kept.
                    _ => continue,
                };
                let content = content(xml, &mut room)?;
                segment.push_code(Code { kind, id, content });
            }
            Node::End if xml.name() == "hi" => {
                let id = highlights.pop().unwrap_or_default();
                segment.push_code(Code { kind: Kind::Close, id, content: String::new() });
            }
            Node::End if xml.depth() < depth => return Ok(segment),
            Node::End => {}
            Node::Done => return Err(xml.refused(Fault::Torn)),
        }
        room = room.checked_sub(1).ok_or_else(|| xml.refused(Fault::Long))?;
    }
}

/// The text within the element that has begun, up to its end.
fn content<R: Read>(xml: &mut Xml<R>, room: &mut usize) -> Result<String, ExchangeError> {
    let depth = xml.depth();
    let mut content = String::new();
    loop {
        match xml.next()? {
            Node::Text => {
                *room = room.checked_sub(xml.text().len()).ok_or_else(|| xml.refused(Fault::Long))?;
                content.push_str(xml.text());
            }
            Node::End if xml.depth() < depth => return Ok(content),
            Node::Start | Node::End => {}
            Node::Done => return Err(xml.refused(Fault::Torn)),
        }
    }
}
