//! Words that know which language they are in.

use std::collections::BTreeMap;

use paivand_language::Language;

use super::Tag;

/// A run of words in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// The language of the words.
    pub language: Tag,
    /// The words, unescaped.
    pub words: String,
}

impl Text {
    /// Words in a language.
    pub fn new(language: impl Into<Tag>, words: impl Into<String>) -> Self {
        Self { language: language.into(), words: words.into() }
    }
}

/// The same said in some of the languages; a language may be missing, and is then shown as missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts(BTreeMap<Tag, String>);

impl Texts {
    /// Texts by language.
    pub fn new<L: Into<Tag>, W: Into<String>>(texts: impl IntoIterator<Item = (L, W)>) -> Self {
        Self(texts.into_iter().map(|(language, words)| (language.into(), words.into())).collect())
    }

    /// The words in a language, if there are any.
    #[must_use]
    pub fn get(&self, language: impl Into<Tag>) -> Option<&str> {
        self.0.get(&language.into()).map(String::as_str)
    }

    /// The languages in which there are words.
    pub fn languages(&self) -> impl Iterator<Item = Tag> {
        self.0.keys().copied()
    }

    /// The words for a reader of `language`: in it, or else in the first language there is.
    #[must_use]
    pub fn for_reader(&self, language: Language) -> Option<Text> {
        let own = self.0.get_key_value(&language.into());
        own.or_else(|| self.0.iter().next()).map(|(language, words)| Text::new(*language, words))
    }
}

/// Words that lead somewhere on this node, where it has a page for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// What the link says.
    pub words: Text,
    /// Where it leads: a path of this node, with query and fragment; none where there is no page of it yet.
    pub href: Option<String>,
}
