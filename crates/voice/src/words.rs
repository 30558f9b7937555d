//! The words of the house, compiled in: a folder for each noun, and in it a file for each language.

use paivand_language::Language;

#[cfg(test)]
mod agreed;
#[cfg(test)]
mod tests;

/// What is said of a noun, in each language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Noun {
    /// Its folder.
    #[cfg(test)]
    pub(crate) name: &'static str,
    tajik: &'static str,
    chinese: &'static str,
    russian: &'static str,
    english: &'static str,
}

macro_rules! nouns {
    ($($name:literal),* $(,)?) => {
        /// Every folder of words: a test compares the list with what is there.
        pub(crate) const NOUNS: &[Noun] = &[$(Noun {
            #[cfg(test)]
            name: $name,
            tajik: include_str!(concat!("../words/", $name, "/tg.ftl")),
            chinese: include_str!(concat!("../words/", $name, "/zh.ftl")),
            russian: include_str!(concat!("../words/", $name, "/ru.ftl")),
            english: include_str!(concat!("../words/", $name, "/en.ftl")),
        }),*];
    };
}

nouns! {
    "act",
    "body",
    "calendar",
    "charter",
    "commitment",
    "desk",
    "doctor",
    "document",
    "due",
    "event",
    "institution",
    "log",
    "node",
    "note",
    "page",
    "paper",
    "seat",
    "session",
    "topic",
}

impl Noun {
    /// Its words in a language, as written.
    pub(crate) fn source(&self, language: Language) -> &'static str {
        match language {
            Language::Tajik => self.tajik,
            Language::Chinese => self.chinese,
            Language::Russian => self.russian,
            Language::English => self.english,
        }
    }
}

/// All that is said in a language, noun by noun, as written.
pub(crate) fn sources(language: Language) -> impl Iterator<Item = &'static str> {
    NOUNS.iter().map(move |noun| noun.source(language))
}

/// The identifiers in one file, in its order.
///
/// A message starts its line with its name, as everything of ours does; attributes and terms are not used.
pub(crate) fn names(source: &'static str) -> impl Iterator<Item = &'static str> {
    source
        .lines()
        .filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase()))
        .filter_map(|line| line.split_once('='))
        .map(|(name, _)| name.trim_end())
}

/// The identifiers of all messages, noun by noun.
///
/// They are the same in every language. A trial of the whole house uses this to find messages that no crate says.
pub fn messages() -> impl Iterator<Item = &'static str> {
    sources(Language::English).flat_map(names)
}
