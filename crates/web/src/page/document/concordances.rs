//! What the texts of a document say differently, compared once for each document.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use paivand_language::Language;
use paivand_language::concordance::{Finding, Kind, concordance};
use paivand_language::terms::TermBase;

use super::view::{Compared, Disagreement, DocumentPage, Origin, Provision};
use crate::view::{Tag, Text};

/// Documents whose findings are kept: more than one cooperation reads in a day. Then all are forgotten, since
/// comparing again takes some hundredths of a second.
const DOCUMENTS_MAX: usize = 64;

/// By provision.
type Findings = HashMap<String, Vec<Disagreement>>;

/// The findings by digest of the document: the same bytes always have the same.
#[derive(Default)]
pub(crate) struct Concordances(Mutex<HashMap<String, Arc<Findings>>>);

impl Concordances {
    /// Puts the findings of the languages shown beside the provisions of a page.
    pub(crate) fn mark(&self, page: &mut DocumentPage) {
        let known = self.kept().get(&page.digest).map(Arc::clone);
        let findings = known.unwrap_or_else(|| {
            let mut findings = Findings::new();
            let first = page.languages.iter().find(|held| held.origin == Origin::Authored);
            compare(&page.provisions, first.map(|held| held.language), &mut findings);
            let findings = Arc::new(findings);
            let mut kept = self.kept();
            if kept.len() >= DOCUMENTS_MAX {
                kept.clear();
            }
            kept.insert(page.digest.clone(), Arc::clone(&findings));
            findings
        });
        attach(&mut page.provisions, &findings, &page.shown);
    }

    fn kept(&self) -> std::sync::MutexGuard<'_, HashMap<String, Arc<Findings>>> {
        // Whoever panicked left whole findings or none.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn compare(provisions: &[Provision], first: Option<Tag>, findings: &mut Findings) {
    for provision in provisions {
        let text = |language: Language| Some((language, provision.texts.get(language)?));
        let mut texts: Vec<(Language, &str)> = Language::ALL.into_iter().filter_map(text).collect();
        texts.sort_by_key(|(language, _)| first.is_none_or(|first| first != *language));
        let found: Vec<_> = concordance(&[TermBase::seed(), TermBase::places()], &texts)
            .into_iter()
            .map(disagreement)
            .collect();
        if !found.is_empty() {
            findings.insert(provision.id.clone(), found);
        }
        compare(&provision.provisions, first, findings);
    }
}

fn disagreement(finding: Finding) -> Disagreement {
    let kind = match finding.kind {
        Kind::Number => Compared::Number,
        Kind::Date => Compared::Date,
        Kind::Code => Compared::Code,
        Kind::Term => Compared::Term,
        Kind::Name => Compared::Name,
        Kind::Avoided => Compared::Avoided,
    };
    let what = Text::new(finding.language, finding.what);
    Disagreement { kind, what, missing: finding.missing, expected: finding.expected }
}

fn attach(provisions: &mut [Provision], findings: &Findings, shown: &[Tag]) {
    for provision in provisions {
        let found = findings.get(&provision.id).map_or(&[][..], Vec::as_slice);
        let seen = found
            .iter()
            .filter(|found| shown.contains(&found.what.language) && shown.contains(&found.missing.into()));
        provision.disagreements = seen.cloned().collect();
        attach(&mut provision.provisions, findings, shown);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::document::sample;

    #[test]
    fn what_texts_say_differently_stands_beside_them_in_the_languages_shown() {
        let concordances = Concordances::default();
        let mut page = sample::memorandum(Language::English);
        let texts = [
            (Language::Tajik, "дар давоми сӣ рӯз"),
            (Language::Chinese, "二十日内"),
            (Language::English, "in thirty days"),
        ];
        page.digest = "changed".to_owned();
        page.provisions.truncate(1);
        page.provisions[0].texts = crate::view::Texts::new(texts);
        page.provisions[0].provisions.clear();
        page.shown = vec![Language::Tajik.into(), Language::Chinese.into()];
        for _ in 0..2 {
            concordances.mark(&mut page);
            let found: Vec<_> = page.provisions[0]
                .disagreements
                .iter()
                .map(|found| (found.kind, found.what.words.as_str(), found.missing))
                .collect();
            let expected =
                [(Compared::Number, "сӣ", Language::Chinese), (Compared::Number, "二十", Language::Tajik)];
            assert_eq!(found, expected);
        }
        page.shown = vec![Language::Tajik.into(), Language::English.into()];
        concordances.mark(&mut page);
        assert_eq!(page.provisions[0].disagreements, []);
    }
}
