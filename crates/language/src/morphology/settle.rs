//! Rules for single words: what depends on a certain neighbour, before and after readings are chosen.

use super::Word;
use super::features::{Features, Slot};
use super::reading::Reading;
use super::upos::Upos;
use crate::segment::Span;

/// Adverbs that are prepositions together with «аз»: пас аз ҷаласа.
const BEFORE_FROM: [&str; 4] = ["пас", "пеш", "баъд", "қабл"];

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
        if BEFORE_FROM.contains(&lemma) {
            let wanted = if form(place + 1) == Some("аз") { Upos::Adp } else { Upos::Adv };
            for reading in readings.get_mut(own).into_iter().flatten() {
                reading.cost += if reading.upos == wanted { 0 } else { 40 };
            }
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
