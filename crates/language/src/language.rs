//! The four languages.

/// A language the product speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// Tajik, in Cyrillic letters.
    Tajik,
    /// Chinese, in simplified characters.
    Chinese,
    /// Russian.
    Russian,
    /// English.
    English,
}

impl Language {
    /// All languages, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Tajik, Self::Chinese, Self::Russian, Self::English];

    /// The code used in addresses and documents: `tg`, `zh`, `ru` or `en`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Tajik => "tg",
            Self::Chinese => "zh",
            Self::Russian => "ru",
            Self::English => "en",
        }
    }

    /// The BCP 47 tag for `lang=` attributes; it names the script where the code leaves it open.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Tajik => "tg",
            Self::Chinese => "zh-Hans",
            Self::Russian => "ru",
            Self::English => "en",
        }
    }

    /// The language's name in the language itself.
    #[must_use]
    pub fn endonym(self) -> &'static str {
        match self {
            Self::Tajik => "Тоҷикӣ",
            Self::Chinese => "中文",
            Self::Russian => "Русский",
            Self::English => "English",
        }
    }

    /// The language that a code or tag names, if it is one of the four.
    ///
    /// Only the first subtag counts, in any case: `zh-CN`, `ZH` and `zh-Hans` are all Chinese.
    #[must_use]
    pub fn parse(tag: &str) -> Option<Self> {
        let code = tag.split(['-', '_']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|language| language.code().eq_ignore_ascii_case(code))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_tags_are_read() {
        for language in Language::ALL {
            assert_eq!(Language::parse(language.code()), Some(language));
            assert_eq!(Language::parse(language.tag()), Some(language));
        }
        assert_eq!(Language::parse("zh-CN"), Some(Language::Chinese));
        assert_eq!(Language::parse("EN_gb"), Some(Language::English));
        assert_eq!(Language::parse("tgk"), None);
        assert_eq!(Language::parse("fa"), None);
        assert_eq!(Language::parse(""), None);
    }
}
