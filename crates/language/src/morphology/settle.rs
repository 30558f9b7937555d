//! Rules for single words: what depends on a certain neighbour, before and after readings are chosen.

use super::Word;
use super::features::{Features, Slot};
use super::reading::Reading;
use super::upos::Upos;
use crate::segment::Span;

/// Words that are prepositions together with another: пас аз ҷаласа, доир ба кор.
const WITH_ANOTHER: [(&str, &str); 6] =
    [("пас", "аз"), ("пеш", "аз"), ("баъд", "аз"), ("қабл", "аз"), ("ғайр", "аз"), ("доир", "ба")];

/// Before these «то» is a preposition, even behind a comma.
const AFTER_UNTIL: [&str; 7] = ["ба", "ҳадди", "ҳол", "имрӯз", "соли", "андозае", "охир"];

/// What a reading costs that a neighbour forbids.
const FORBIDDEN: i16 = 40;

/// Verbs that are auxiliaries behind a participle: карда мешавад, рафта истодааст.
const AFTER_PARTICIPLE: [&str; 4] = ["шудан", "гаштан", "гардидан", "истодан"];

/// Strikes out readings that a neighbour forbids.
pub(crate) fn before(text: &str, spans: &[Span], ends: &[usize], readings: &mut [Reading]) {
    let form = |place: usize| spans.get(place).and_then(|span| text.get(span.clone()));
    let mut start = 0;
    for (place, end) in ends.iter().enumerate() {
        let own = start..*end;
        start = *end;
        let Some(one) = readings.get(own.start).filter(|_| own.len() > 1) else { continue };
        let super::Lemma::Known(lemma) = one.lemma else { continue };
        let wanted = match WITH_ANOTHER.iter().find(|(own, _)| *own == lemma) {
            Some((_, other)) => Some((form(place + 1) == Some(*other), Upos::Adp)),
            None if lemma == "то" => {
                let next = form(place + 1).unwrap_or_default();
                let begins = place.checked_sub(1).is_none_or(|before| form(before) == Some(","));
                let is_clause = next == "ки"
                    || (begins
                        && !AFTER_UNTIL.contains(&next)
                        && !next.starts_with(|sign: char| sign.is_ascii_digit()));
                Some((!is_clause, Upos::Adp))
            }
            None => None,
        };
        let Some((is_wanted, upos)) = wanted else { continue };
        for reading in readings.get_mut(own).into_iter().flatten() {
            reading.cost += if (reading.upos == upos) == is_wanted { 0 } else { FORBIDDEN };
        }
    }
}

/// Tells auxiliaries from verbs.
pub(crate) fn after(words: &mut [Word<'_>]) {
    let mut previous: Option<(Upos, Features)> = None;
    for place in 0..words.len() {
        let next_is_past = words.get(place + 1).is_some_and(|next| {
            next.upos == Upos::Verb
                && next.features.code(Slot::Tense) == 1
                && next.features.code(Slot::VerbForm) == 1
        });
        let Some(word) = words.get_mut(place) else { break };
        if word.upos == Upos::Verb {
            let follows_participle = previous.is_some_and(|(upos, features)| {
                upos == Upos::Verb && features.code(Slot::VerbForm) == 3 && !features.has(Slot::Izofat)
            });
            if word.lemma == "будан" || (follows_participle && AFTER_PARTICIPLE.contains(&&*word.lemma))
            {
                word.upos = Upos::Aux;
            } else if word.lemma == "хостан" && word.features.code(Slot::Mood) == 2 && next_is_past {
                word.upos = Upos::Aux;
                word.features = word.features.with(Slot::Tense, 3).with(Slot::Mood, 1);
            }
            previous = Some((Upos::Verb, word.features));
        } else {
            previous = Some((word.upos, word.features));
        }
    }
}
