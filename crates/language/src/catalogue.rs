//! The message catalogues, compiled in.

use crate::Language;

#[cfg(test)]
mod agreed;
#[cfg(test)]
mod tests;

macro_rules! parts {
    ($language:literal) => {
        [
            include_str!(concat!("../catalogue/", $language, "/page.ftl")),
            include_str!(concat!("../catalogue/", $language, "/duty.ftl")),
            include_str!(concat!("../catalogue/", $language, "/act.ftl")),
            include_str!(concat!("../catalogue/", $language, "/refusal.ftl")),
            include_str!(concat!("../catalogue/", $language, "/verify.ftl")),
        ]
    };
}

/// The five catalogues of a language, as written.
pub(crate) fn sources(language: Language) -> [&'static str; 5] {
    match language {
        Language::Tajik => parts!("tg"),
        Language::Chinese => parts!("zh"),
        Language::Russian => parts!("ru"),
        Language::English => parts!("en"),
    }
}

/// The identifiers in one catalogue, in its order.
///
/// A message starts its line with its name, as everything of ours does; attributes and terms are not used.
pub(crate) fn names(source: &'static str) -> impl Iterator<Item = &'static str> {
    source
        .lines()
        .filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase()))
        .filter_map(|line| line.split_once('='))
        .map(|(name, _)| name.trim_end())
}

/// The identifiers of all messages, in the order of the catalogues.
///
/// They are the same in every language. A test of the whole house uses this to find messages that no
/// crate says.
pub fn messages() -> impl Iterator<Item = &'static str> {
    sources(Language::English).into_iter().flat_map(names)
}
