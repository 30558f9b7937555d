//! Agreed terms: those of a source, as engines and translators are told them, and those that a translation forgot.

use crate::pair::Pair;
use crate::warning::Warning;
use paivand_language::segment::Span;
use paivand_language::terms::{Concept, Found, Status, TermBase};
use std::collections::BTreeSet;

/// A term found in a source, and how it is to be said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreed {
    /// The term as the source has it.
    pub source: String,
    /// How it may be said in the other language, the preferred way first.
    pub targets: Vec<String>,
}

/// Parts of a text of which an earlier list has spoken already.
#[derive(Default)]
struct Taken(Vec<Span>);

impl Taken {
    fn is_free(&self, span: &Span) -> bool {
        self.0.iter().all(|taken| taken.end <= span.start || span.end <= taken.start)
    }
}

/// The terms of a source that have an agreed way in the other language, in the order of the text. Where two lists
/// speak of the same words, the earlier one counts.
pub(crate) fn agreed(bases: &[&TermBase], pair: Pair, text: &str) -> Vec<Agreed> {
    let mut taken = Taken::default();
    let mut all: Vec<(usize, Agreed)> = Vec::new();
    for base in bases {
        let mut known = BTreeSet::new();
        let sayable = |found: &Found<'_>| {
            found.concept.terms(pair.to).iter().any(|term| term.status != Status::Deprecated)
        };
        let found: Vec<Found<'_>> = base
            .find(pair.from, text)
            .into_iter()
            .filter(|found| sayable(found) && taken.is_free(&found.span))
            .collect();
        for found in found.iter().filter(|found| known.insert(found.concept.id.as_str())) {
            let source = text.get(found.span.clone()).unwrap_or_default().to_owned();
            all.push((found.span.start, Agreed { source, targets: ways(found.concept, pair) }));
        }
        taken.0.extend(found.into_iter().map(|found| found.span));
    }
    all.sort_by_key(|(start, _)| *start);
    all.into_iter().map(|(_, agreed)| agreed).collect()
}

/// What may be said, the preferred first.
fn ways(concept: &Concept, pair: Pair) -> Vec<String> {
    let mut terms: Vec<_> =
        concept.terms(pair.to).iter().filter(|term| term.status != Status::Deprecated).collect();
    terms.sort_by_key(|term| term.status);
    terms.into_iter().map(|term| term.text.clone()).collect()
}

/// Terms that a translation forgot, and words in it that are to be avoided; the earlier list counts here too.
pub(crate) fn compare(bases: &[&TermBase], pair: Pair, source: &str, target: &str) -> Vec<Warning> {
    let (mut spoken, mut said) = (Taken::default(), Taken::default());
    let mut warnings = Vec::new();
    for base in bases {
        let (used, there) = (base.find(pair.from, source), base.find(pair.to, target));
        let preferred =
            |concept: &Concept| concept.preferred(pair.to).map_or_else(String::new, |term| term.text.clone());
        let avoided =
            there.iter().filter(|found| found.term.status == Status::Deprecated && said.is_free(&found.span));
        warnings.extend(avoided.map(|found| Warning::TermAvoided {
            term: target.get(found.span.clone()).unwrap_or_default().to_owned(),
            agreed: preferred(found.concept),
        }));
        for concept in base.forgotten((pair.from, source), (pair.to, target)) {
            let free = used.iter().find(|used| used.concept == concept && spoken.is_free(&used.span));
            warnings.extend(free.map(|used| Warning::TermMissing {
                term: source.get(used.span.clone()).unwrap_or_default().to_owned(),
                agreed: preferred(concept),
            }));
        }
        let sayable = |found: &Found<'_>| !found.concept.terms(pair.to).is_empty();
        spoken.0.extend(used.into_iter().filter(sayable).map(|found| found.span));
        said.0.extend(
            there.into_iter().filter(|found| found.term.status != Status::Deprecated).map(|found| found.span),
        );
    }
    warnings
}

#[cfg(test)]
mod tests {
    use super::*;
    use paivand_language::Language::{English, Tajik};

    const PAIR: Pair = Pair { from: English, to: Tajik };

    fn base(rows: &str) -> TermBase {
        TermBase::read(&format!("id\ten\ttg\n{rows}")).unwrap()
    }

    #[test]
    fn terms_are_told_with_what_may_be_said() {
        let base = base("session\tsession; meeting\tҷаласа; маҷлис; !сессия\nnode\tnode\t\n");
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
            assert_eq!(agreed(&[&base], PAIR, text), expected, "{text}");
        }
    }

    #[test]
    fn the_earlier_list_counts() {
        let own = base("session\tsession\tнишаст\nroom\troom\t\n");
        let general = base("session\tsession\tҷаласа; !нишаст\nroom\troom\tҳуҷра\nplan\tplan\tнақша\n");
        let text = "A plan, a session, a room.";
        let told: Vec<String> =
            agreed(&[&own, &general], PAIR, text).into_iter().map(|term| term.targets.concat()).collect();
        assert_eq!(told, ["нақша", "нишаст", "ҳуҷра"]);
        for (target, expected) in [
            ("Нақша, нишаст, ҳуҷра.", &[][..]),
            ("Нақша, ҷаласа, ҳуҷра.", &["term-missing"]),
            ("Лоиҳа, нишаст, утоқ.", &["term-missing", "term-missing"]),
        ] {
            let kinds: Vec<&str> =
                compare(&[&own, &general], PAIR, text, target).iter().map(Warning::kind).collect();
            assert_eq!(kinds, expected, "{target}");
        }
    }
}
