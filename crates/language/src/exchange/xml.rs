//! XML of strangers, event by event, within limits.

use super::error::{ExchangeError, Fault};
use super::input::Input;
use super::limit::{ATTRIBUTES_MAX, DEPTH_MAX, PIECE_BYTES_MAX};
use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesDecl, BytesStart, Event};
use std::io::Read;

/// What comes next; its name, attributes or text are asked of the [`Xml`] itself, which keeps their memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Node {
    Start,
    End,
    Text,
    Done,
}

/// An XML file, read from its beginning to its end.
pub(super) struct Xml<R: Read> {
    reader: Reader<Input<R>>,
    format: &'static str,
    buffer: Vec<u8>,
    depth: usize,
    begun: bool,
    name: String,
    attributes: Vec<(String, String)>,
    /// How many of the attributes are of this element; the others keep their memory.
    known: usize,
    text: String,
    /// The prefix of the root, and the namespace that it stands for.
    own: (String, Option<String>),
    /// Where the root's prefix came to stand for another namespace, or for its own again, by depth.
    scopes: Vec<(usize, bool)>,
    foreign: bool,
}

/// Whether XML 1.0 allows a sign.
pub(super) fn is_sign(sign: char) -> bool {
    matches!(sign, '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

/// The prefix of a name; none is empty.
fn prefix(name: &str) -> &str {
    name.split_once(':').map_or("", |(prefix, _)| prefix)
}

fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

impl<R: Read> Xml<R> {
    pub(super) fn new(format: &'static str, source: R) -> Self {
        let mut reader = Reader::from_reader(Input::new(source));
        reader.config_mut().expand_empty_elements = true;
        Self {
            reader,
            format,
            buffer: Vec::new(),
            depth: 0,
            begun: false,
            name: String::new(),
            attributes: Vec::new(),
            known: 0,
            text: String::new(),
            own: Default::default(),
            scopes: Vec::new(),
            foreign: false,
        }
    }

    /// The name of the element that begins or ends, without its prefix.
    pub(super) fn name(&self) -> &str {
        local(&self.name)
    }

    /// An attribute of the element that begins, by its name with its prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let known = self.attributes.iter().take(self.known);
        known.into_iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Whether the element that begins is in another namespace than the root: an extension, whatever its name.
    pub(super) fn is_foreign(&self) -> bool {
        self.foreign
    }

    /// The run of text that was read.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// How deep the last element stands; the root has 1.
    pub(super) fn depth(&self) -> usize {
        self.depth
    }

    /// A refusal at this place.
    pub(super) fn refused(&self, fault: Fault) -> ExchangeError {
        let (line, byte) = (self.reader.get_ref().line(), self.reader.buffer_position());
        ExchangeError::Refused { format: self.format, line, byte, fault }
    }

    /// What comes next. Comments and instructions are passed over.
    pub(super) fn next(&mut self) -> Result<Node, ExchangeError> {
        loop {
            match self.step() {
                Ok(Some(node)) => return Ok(node),
                Ok(None) => {}
                Err(fault) => return Err(self.refused(fault)),
            }
        }
    }

    fn step(&mut self) -> Result<Option<Node>, Fault> {
        self.reader.get_mut().allow(PIECE_BYTES_MAX);
        let mut buffer = std::mem::take(&mut self.buffer);
        buffer.clear();
        let event = match self.reader.read_event_into(&mut buffer) {
            Ok(event) => event,
            Err(_) if self.reader.get_ref().is_exhausted() => return Err(Fault::Long),
            Err(quick_xml::Error::Io(error)) => return Err(Fault::Unread(error.to_string())),
            Err(error) => return Err(Fault::NoXml(error.to_string())),
        };
        let node = self.judge(&event);
        drop(event);
        self.buffer = buffer;
        node
    }

    fn judge(&mut self, event: &Event<'_>) -> Result<Option<Node>, Fault> {
        match event {
            Event::Start(tag) | Event::Empty(tag) => self.start(tag).map(Some),
            Event::End(tag) => {
                self.scopes.pop_if(|(depth, _)| *depth >= self.depth);
                self.depth = self.depth.saturating_sub(1);
                tag.name().as_ref().clone_into(&mut self.name);
                Ok(Some(Node::End))
            }
            Event::Text(text) => self.kept(&text.xml10_content()),
            Event::CData(text) => self.kept(&text.xml10_content()),
            Event::GeneralRef(name) => match name.resolve_char_ref() {
                Ok(Some(sign)) => self.kept(sign.encode_utf8(&mut [0; 4])),
                Ok(None) => match resolve_predefined_entity(name) {
                    Some(text) => self.kept(text),
                    None => Err(Fault::Entity(name.chars().take(40).collect())),
                },
                Err(error) => Err(Fault::NoXml(error.to_string())),
            },
            Event::Decl(declaration) => Self::declared(declaration),
            // The plain type of a format is named, never fetched; what declares entities is refused.
            Event::DocType(text) if text.contains('[') => Err(Fault::Doctype),
            Event::DocType(_) if self.begun => Err(Fault::Doctype),
            Event::DocType(_) | Event::Comment(_) | Event::PI(_) => Ok(None),
            Event::Eof if self.depth > 0 || !self.begun => Err(Fault::Torn),
            Event::Eof => Ok(Some(Node::Done)),
        }
    }

    fn declared(declaration: &BytesDecl<'_>) -> Result<Option<Node>, Fault> {
        let Some(Ok(encoding)) = declaration.encoding() else { return Ok(None) };
        // UTF-16 is converted by its mark; a declaration without the mark shows up as no XML.
        match encoding.to_ascii_lowercase().as_str() {
            "utf-8" | "utf8" | "utf-16" | "us-ascii" | "ascii" => Ok(None),
            _ => Err(Fault::Encoding(encoding.chars().take(40).collect())),
        }
    }

    fn kept(&mut self, text: &str) -> Result<Option<Node>, Fault> {
        if let Some(sign) = text.chars().find(|sign| !is_sign(*sign)) {
            return Err(Fault::NoXml(format!("U+{:04X} cannot stand in it", u32::from(sign))));
        }
        if self.depth == 0 {
            // White space around the root, or something that does not belong there.
            return if text.trim().is_empty() {
                Ok(None)
            } else {
                Err(Fault::NoXml("text outside".to_owned()))
            };
        }
        text.clone_into(&mut self.text);
        Ok(Some(Node::Text))
    }

    fn start(&mut self, tag: &BytesStart<'_>) -> Result<Node, Fault> {
        if self.depth == 0 && self.begun {
            return Err(Fault::NoXml("a second root".to_owned()));
        }
        self.begun = true;
        self.depth += 1;
        if self.depth > DEPTH_MAX {
            return Err(Fault::Deep);
        }
        tag.name().as_ref().clone_into(&mut self.name);
        self.known = 0;
        for attribute in tag.attributes() {
            if self.known == ATTRIBUTES_MAX {
                return Err(Fault::Attributes);
            }
            let attribute = attribute.map_err(|error| Fault::NoXml(error.to_string()))?;
            let value = attribute.normalized_value(XmlVersion::Explicit1_0);
            let value = value.map_err(|error| Fault::NoXml(error.to_string()))?;
            if let Some(sign) = value.chars().find(|sign| !is_sign(*sign)) {
                return Err(Fault::NoXml(format!("U+{:04X} cannot stand in it", u32::from(sign))));
            }
            if self.attributes.len() == self.known {
                self.attributes.push(Default::default());
            }
            if let Some((key, kept)) = self.attributes.get_mut(self.known) {
                attribute.key.as_ref().clone_into(key);
                value.as_ref().clone_into(kept);
            }
            self.known += 1;
        }
        self.place();
        Ok(Node::Start)
    }

    /// Finds the namespace of the element that begins, as far as it is that of the root or another.
    fn place(&mut self) {
        if self.depth == 1 {
            prefix(&self.name).clone_into(&mut self.own.0);
        }
        let declares = |key: &str| match key.strip_prefix("xmlns:") {
            Some(prefix) => prefix == self.own.0,
            None => key == "xmlns" && self.own.0.is_empty(),
        };
        let known = self.attributes.iter().take(self.known);
        let space = known.into_iter().find(|(key, _)| declares(key)).map(|(_, space)| space);
        if self.depth == 1 {
            self.own.1 = space.cloned();
        } else if let Some(space) = space {
            self.scopes.push((self.depth, Some(space) == self.own.1.as_ref()));
        }
        let is_own = self.scopes.last().is_none_or(|(_, is_own)| *is_own);
        self.foreign = prefix(&self.name) != self.own.0 || !is_own;
    }
}
