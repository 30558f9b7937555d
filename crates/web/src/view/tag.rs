//! Which language words are in: one that the product speaks, or any other that a document has.

use paivand_kernel::Code;
use paivand_language::Language;

/// The language of words; those that the product speaks come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tag {
    /// One that the product speaks.
    Spoken(Language),
    /// Any other.
    Other(Code),
}

impl Tag {
    /// The language of this code; none if it is no code of a language.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Language::parse(code).map(Self::Spoken).or_else(|| code.parse().ok().map(Self::Other))
    }

    /// The code as addresses and documents write it.
    #[must_use]
    pub fn code(&self) -> &str {
        match self {
            Self::Spoken(language) => language.code(),
            Self::Other(code) => code.as_str(),
        }
    }

    /// The BCP 47 tag for `lang=` attributes.
    #[must_use]
    pub fn tag(&self) -> &str {
        match self {
            Self::Spoken(language) => language.tag(),
            Self::Other(code) => code.as_str(),
        }
    }

    /// The language's name in itself; of one that the product does not speak its code.
    #[must_use]
    pub fn endonym(&self) -> &str {
        match self {
            Self::Spoken(language) => language.endonym(),
            Self::Other(code) => code.as_str(),
        }
    }
}

impl From<Language> for Tag {
    fn from(language: Language) -> Self {
        Self::Spoken(language)
    }
}

impl PartialEq<Language> for Tag {
    fn eq(&self, other: &Language) -> bool {
        *self == Self::Spoken(*other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_that_the_product_speaks_come_first_and_others_have_their_code() {
        let tags = ["ms", "zh-CN", "id", "tg", "pt-br", "no language"].map(Tag::parse);
        let mut known: Vec<Tag> = tags.iter().flatten().copied().collect();
        known.sort_unstable();
        let codes: Vec<&str> = known.iter().map(Tag::code).collect();
        assert_eq!(codes[..2], ["tg", "zh"]);
        assert!(codes.contains(&"ms") && codes.contains(&"id"), "{codes:?}");
        assert_eq!(Tag::parse("no language"), None);
        assert_eq!(Tag::parse("zh").unwrap().tag(), "zh-Hans");
        assert!(Tag::parse("ru").unwrap() == Language::Russian);
    }
}
