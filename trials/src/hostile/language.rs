//! What the language tools promise of any text.

use paivand_language::Language;
use paivand_language::concordance::concordance;
use paivand_language::date;
use paivand_language::identify::{identify, passages};
use paivand_language::morphology::analyse;
use paivand_language::names::{Cyrillic, alike, from_chinese, to_chinese};
use paivand_language::normalise::normalise;
use paivand_language::number::{Form, read, say};
use paivand_language::score::{Corpus, Metric, Tokens};
use paivand_language::search::keys;
use paivand_language::segment::{Span, sentences, words};
use paivand_language::spell::check;
use paivand_language::terms::TermBase;
use paivand_language::transliterate::{Script, transliterate};
use std::str::from_utf8;

/// A number or a date in words or figures of some language: what is read can be said, and is read again.
pub fn number(bytes: &[u8]) -> bool {
    let Ok(text) = from_utf8(bytes) else { return false };
    let mut taken = false;
    for language in Language::ALL {
        if let Ok(reading) = read(language, text) {
            let form = if reading.ordinal { Form::Ordinal } else { Form::Decimal };
            let said = say(language, &reading.number, form).expect("what is read can be said");
            assert_eq!(read(language, &said), Ok(reading), "{said:?} is read as it was said");
            taken = true;
        }
        if let Ok(day) = date::read(language, text) {
            assert_eq!(date::read(language, &day.to_string()), Ok(day), "a date has its figures");
            taken = true;
        }
        if let Ok(moment) = date::moment(language, text).map(|moment| moment.to_string()) {
            let again = date::moment(language, &moment).map(|again| again.to_string());
            assert_eq!(again, Ok(moment), "a moment has its figures");
            taken = true;
        }
    }
    taken
}

/// Words of a text whose spelling is checked: the others are no different.
const CHECKED_WORDS: usize = 20;

/// A table of terms: what is read is found in its own words, and the file's text may be anything.
pub fn terms(bytes: &[u8]) -> bool {
    let Ok(table) = from_utf8(bytes) else { return false };
    let Ok(base) = TermBase::read(table) else { return false };
    for concept in base.concepts() {
        for language in Language::ALL {
            for term in concept.terms(language) {
                let found = base.find(language, &term.text);
                assert!(found.iter().all(|found| term.text.get(found.span.clone()).is_some()));
            }
        }
    }
    for finding in
        concordance(&[&base, TermBase::seed()], &[(Language::English, table), (Language::Tajik, table)])
    {
        assert_eq!(table.get(finding.span), Some(finding.what.as_str()), "a finding stands where it says");
    }
    true
}

/// Any text: mending can be undone and ends, segments lose nothing, and nothing panics.
pub fn text(bytes: &[u8]) -> bool {
    let Ok(text) = from_utf8(bytes) else { return false };
    for language in Language::ALL {
        let mended = normalise(language, text);
        assert_eq!(mended.undone(), text, "the edits lead back");
        assert_eq!(normalise(language, &mended.text).text, mended.text, "mending ends");
        whole(text, sentences(language, text));
        whole(text, words(language, text));
        assert!(keys(language, text).all(|(span, _)| text.get(span).is_some()), "keys stand in the text");
    }
    assert!((0.0..=1.0).contains(&identify(text).confidence));
    let read = analyse(text);
    assert!(read.iter().all(|word| !word.lemma.is_empty()), "a word without a lemma");
    read.iter().take(CHECKED_WORDS).for_each(|word| drop(check(word.form)));
    whole(text, read.into_iter().map(|word| word.span));
    whole(text, passages(text).into_iter().map(|(span, _)| span));
    scripts(text);
    for metric in [Metric::Bleu(Tokens::Chinese), Metric::ChrfPlusPlus, Metric::CharacterErrors, Metric::Ter]
    {
        let mut corpus = Corpus::new(metric);
        // The beginning is enough: what lines cost grows with the square of their length.
        let line: String = text.chars().take(60).collect();
        corpus.add(&line, &[&line, "Ҷаласа"]);
        assert!(corpus.score().value >= 0.0);
    }
    true
}

/// Any text in other letters, and as a name: the beginning is enough, since words are taken one by one.
fn scripts(text: &str) {
    let line: String = text.chars().take(60).collect();
    for from in [Script::Cyrillic, Script::Persian, Script::Iso9, Script::Passport, Script::Bgn] {
        for to in [Script::Cyrillic, Script::Persian, Script::Iso9] {
            assert!(transliterate(&line, from, to).alternatives.len() <= 5, "alternatives are few");
        }
    }
    for language in [Cyrillic::Russian, Cyrillic::Tajik] {
        assert!(from_chinese(&line, language).alternatives.len() <= 5, "alternatives are few");
        assert!(to_chinese(&line, language).alternatives.len() <= 5, "alternatives are few");
    }
    assert!((0.0..=1.0).contains(&alike(&line, "Раҳмон")), "likeness is a share");
}

fn whole(text: &str, spans: impl Iterator<Item = Span>) {
    let mut end = 0;
    for span in spans {
        let gap = text.get(end..span.start).expect("spans do not overlap, and end where letters end");
        assert!(gap.trim().is_empty() && span.start < span.end, "{gap:?} is lost");
        end = span.end;
    }
    assert!(text.get(end..).expect("spans end where letters end").trim().is_empty(), "the end is lost");
}
