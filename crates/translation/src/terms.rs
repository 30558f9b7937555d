//! Agreed terms that stand in a source, as engines and translators are told them.

use crate::engine::Pair;
use paivand_language::terms::{Status, TermBase};
use std::collections::BTreeSet;

/// A term found in a source, and how it is to be said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreed {
    /// The term as the source has it.
    pub source: String,
    /// How it may be said in the other language, the preferred way first.
    pub targets: Vec<String>,
}

/// The terms of a source that have an agreed way in the other language, each once, in the order of the text.
pub(crate) fn agreed(base: &TermBase, pair: Pair, text: &str) -> Vec<Agreed> {
    let mut known = BTreeSet::new();
    let found =
        base.find(pair.from, text).into_iter().filter(|found| known.insert(found.concept.id.as_str()));
    let agreed = found.filter_map(|found| {
        let mut terms: Vec<_> =
            found.concept.terms(pair.to).iter().filter(|term| term.status != Status::Deprecated).collect();
        terms.sort_by_key(|term| term.status);
        let targets: Vec<String> = terms.into_iter().map(|term| term.text.clone()).collect();
        (!targets.is_empty())
            .then(|| Agreed { source: text.get(found.span).unwrap_or_default().to_owned(), targets })
    });
    agreed.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use paivand_language::Language::{English, Tajik};

    #[test]
    fn terms_are_told_with_what_may_be_said() {
        let base =
            TermBase::read("id\ten\ttg\nsession\tsession; meeting\tҷаласа; маҷлис; !сессия\nnode\tnode\t\n")
                .unwrap();
        let pair = Pair { from: English, to: Tajik };
        let session = |source: &str| Agreed {
            source: source.into(),
            targets: vec!["ҷаласа".into(), "маҷлис".into()],
        };
        for (text, expected) in [
            ("Sessions of a node; the meeting", vec![session("Sessions")]),
            ("a meeting", vec![session("meeting")]),
            ("a node", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(agreed(&base, pair, text), expected, "{text}");
        }
    }
}
