//! Text with codes in it, as the three formats have it.

use super::error::{ExchangeError, Fault};
use super::limit::PIECE_BYTES_MAX;
use super::segment::{Code, Kind, Segment};
use super::xml::{Node, Xml};
use std::io::Read;

/// What an element within a text is.
pub(super) enum Mark {
    /// A code, with its content if that stands elsewhere; else what stands in it is its content.
    Code { kind: Kind, id: Option<String>, content: Option<String> },
    /// Something around text, with what its beginning and its end stand for.
    Around { id: Option<String>, contents: [String; 2] },
    /// Something whose text is no text of the segment.
    Nothing,
}

impl Mark {
    pub(super) fn code(kind: Kind, id: Option<String>) -> Self {
        Self::Code { kind, id, content: None }
    }
}

/// The text within the element that has begun, up to its end. Codes without a name are numbered.
pub(super) fn inline<R: Read>(
    xml: &mut Xml<R>,
    mark: impl Fn(&Xml<R>) -> Option<Mark>,
) -> Result<Segment, ExchangeError> {
    let depth = xml.depth();
    let mut segment = Segment::default();
    // How what is open around text ends; nothing for what is passed over.
    let mut open: Vec<Option<Code>> = Vec::new();
    let (mut room, mut codes) = (PIECE_BYTES_MAX, 0_usize);
    loop {
        match xml.next()? {
            Node::Text => {
                room = room.checked_sub(xml.text().len()).ok_or_else(|| xml.refused(Fault::Long))?;
                segment.push_text(xml.text());
            }
            Node::Start => {
                codes += 1;
                let named = |id: Option<String>| id.unwrap_or_else(|| codes.to_string());
                match mark(xml) {
                    Some(Mark::Code { kind, id, content }) => {
                        let own = self::content(xml, &mut room)?;
                        segment.push_code(Code { kind, id: named(id), content: content.unwrap_or(own) });
                    }
                    Some(Mark::Nothing) => skipped(xml)?,
                    Some(Mark::Around { id, contents: [begins, ends] }) => {
                        let id = named(id);
                        open.push(Some(Code { kind: Kind::Close, id: id.clone(), content: ends }));
                        segment.push_code(Code { kind: Kind::Open, id, content: begins });
                    }
                    None => open.push(None),
                }
            }
            Node::End if xml.depth() < depth => return Ok(segment),
            Node::End => {
                if let Some(code) = open.pop().flatten() {
                    segment.push_code(code);
                }
            }
            Node::Done => return Err(xml.refused(Fault::Torn)),
        }
        // A code takes room too.
        room = room.checked_sub(1).ok_or_else(|| xml.refused(Fault::Long))?;
    }
}

/// The text within the element that has begun, up to its end, without what stands in it.
pub(super) fn content<R: Read>(xml: &mut Xml<R>, room: &mut usize) -> Result<String, ExchangeError> {
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

/// Passes over the element that has begun, up to its end.
pub(super) fn skipped<R: Read>(xml: &mut Xml<R>) -> Result<(), ExchangeError> {
    let depth = xml.depth();
    loop {
        match xml.next()? {
            Node::End if xml.depth() < depth => return Ok(()),
            Node::Start | Node::End | Node::Text => {}
            Node::Done => return Err(xml.refused(Fault::Torn)),
        }
    }
}
