//! A text with the codes of its format in place.

/// A text with codes in it: where bold begins, where a line ends, what a program fills in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Segment {
    parts: Vec<Part>,
}

/// A part of a segment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Text to read.
    Text(String),
    /// A code of the format the text came from.
    Code(Code),
}

/// A code: kept, never interpreted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// Whether it begins or ends something, or stands alone.
    pub kind: Kind,
    /// Its name within the segment; a beginning and its end have the same.
    pub id: String,
    /// What the other tool keeps in it, `<b>` for instance; may be empty.
    pub content: String,
}

/// What a code does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Something begins.
    Open,
    /// Something ends.
    Close,
    /// It stands alone.
    Alone,
}

impl Segment {
    /// Its parts: no two texts follow each other, and none is empty.
    #[must_use]
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// Adds text at the end.
    pub fn push_text(&mut self, text: &str) {
        match self.parts.last_mut() {
            _ if text.is_empty() => {}
            Some(Part::Text(last)) => last.push_str(text),
            _ => self.parts.push(Part::Text(text.to_owned())),
        }
    }

    /// Adds a code at the end.
    pub fn push_code(&mut self, code: Code) {
        self.parts.push(Part::Code(code));
    }

    /// The text alone.
    #[must_use]
    pub fn plain(&self) -> String {
        self.parts.iter().map(|part| if let Part::Text(text) = part { text.as_str() } else { "" }).collect()
    }

    /// The text with `{…}` in the place of each code, for people: `{1}`, `{/1}`, `{2/}`.
    #[must_use]
    pub fn marked(&self) -> String {
        let part = |part: &Part| match part {
            Part::Text(text) => text.clone(),
            Part::Code(Code { kind: Kind::Open, id, .. }) => format!("{{{id}}}"),
            Part::Code(Code { kind: Kind::Close, id, .. }) => format!("{{/{id}}}"),
            Part::Code(Code { kind: Kind::Alone, id, .. }) => format!("{{{id}/}}"),
        };
        self.parts.iter().map(part).collect()
    }

    /// Bytes of all that it holds.
    pub(super) fn size(&self) -> usize {
        let size = |part: &Part| match part {
            Part::Text(text) => text.len(),
            Part::Code(code) => code.id.len() + code.content.len(),
        };
        self.parts.iter().map(size).sum()
    }

    /// Whether a code has its other half in this segment.
    pub(super) fn is_paired(&self, code: &Code) -> bool {
        let other = match code.kind {
            Kind::Open => Kind::Close,
            Kind::Close => Kind::Open,
            Kind::Alone => return false,
        };
        let halves = |kind: Kind| {
            let same =
                |part: &&Part| matches!(part, Part::Code(known) if known.kind == kind && known.id == code.id);
            self.parts.iter().filter(same).count()
        };
        halves(other) == 1 && halves(code.kind) == 1
    }
}

impl From<&str> for Segment {
    fn from(text: &str) -> Self {
        let mut segment = Self::default();
        segment.push_text(text);
        segment
    }
}
