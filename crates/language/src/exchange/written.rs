//! XML as it is written: tags, attributes and texts, escaped.

use super::error::ExchangeError;
use super::xml::is_sign;
use std::io::Write;

/// XML on its way out.
pub(super) struct Written<W> {
    to: W,
    /// Escaped text on its way.
    escaped: String,
}

/// Whether it may be a BCP 47 tag: letters and figures in groups of at most eight.
pub(super) fn is_tag(tag: &str) -> bool {
    let group = |group: &str| {
        (1..=8).contains(&group.len()) && group.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    tag.len() <= 64 && tag.split('-').all(group)
}

impl<W: Write> Written<W> {
    pub(super) fn new(to: W) -> Self {
        Self { to, escaped: String::new() }
    }

    /// Writes marks as they stand.
    pub(super) fn raw(&mut self, marks: &str) -> Result<(), ExchangeError> {
        self.to.write_all(marks.as_bytes()).map_err(|error| ExchangeError::Written(error.to_string()))
    }

    /// Writes text between tags or in quotes: what a reader would change is written as a number.
    pub(super) fn text(&mut self, text: &str) -> Result<(), ExchangeError> {
        self.escaped.clear();
        for sign in text.chars() {
            match sign {
                '&' => self.escaped.push_str("&amp;"),
                '<' => self.escaped.push_str("&lt;"),
                '>' => self.escaped.push_str("&gt;"),
                '"' => self.escaped.push_str("&quot;"),
                '\r' => self.escaped.push_str("&#13;"),
                '\n' => self.escaped.push_str("&#10;"),
                '\t' => self.escaped.push_str("&#9;"),
                sign if is_sign(sign) => self.escaped.push(sign),
                sign => return Err(ExchangeError::Sign(u32::from(sign))),
            }
        }
        self.to.write_all(self.escaped.as_bytes()).map_err(|error| ExchangeError::Written(error.to_string()))
    }

    /// Writes an attribute.
    pub(super) fn attribute(&mut self, name: &str, value: &str) -> Result<(), ExchangeError> {
        self.raw(" ")?;
        self.raw(name)?;
        self.raw("=\"")?;
        self.text(value)?;
        self.raw("\"")
    }

    /// Writes an attribute whose value is a language tag; `en_US`, which old tools write, becomes `en-US`.
    pub(super) fn language(&mut self, name: &str, tag: &str) -> Result<(), ExchangeError> {
        let hyphened = tag.replace('_', "-");
        if !is_tag(&hyphened) {
            return Err(ExchangeError::Tag(tag.to_owned()));
        }
        self.attribute(name, &hyphened)
    }

    /// All is written.
    pub(super) fn finish(mut self) -> Result<(), ExchangeError> {
        self.to.flush().map_err(|error| ExchangeError::Written(error.to_string()))
    }
}
