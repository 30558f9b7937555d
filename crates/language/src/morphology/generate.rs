//! All forms of a word.

use super::ending::{Asks, ENDINGS};
use super::features::{Features, Slot};
use super::lexicon::class;
use super::stems::{Behind, Stem, Takes};
use super::upos::Upos;
use super::verb::{Kind, PERSONALS, VERBS, Verbs};

/// A form of a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// As it is written.
    pub text: String,
    /// What it says.
    pub features: Features,
}

/// Every form of a word, its lemma first.
///
/// Nouns and names have the plural in -ҳо, the izofat, the object, the indefinite -е, what owns, copulas and "and";
/// adjectives have degrees besides. The plural in -он is left out: only some words have it. Verbs have
/// their persons in all tenses of one word, both participles, and the infinitive; a verb that is neither listed nor
/// regular has no forms, and nor has a word of another part of speech.
///
/// ```
/// use paivand_language::morphology::{Upos, forms};
///
/// let nouns: Vec<String> = forms("дӯстӣ", Upos::Noun).into_iter().map(|form| form.text).collect();
/// assert_eq!(nouns.first().map(String::as_str), Some("дӯстӣ"));
/// assert!(["дӯстии", "дӯстиро", "дӯстиҳоямонро"].iter().all(|form| nouns.iter().any(|known| known == form)));
///
/// let verbs = forms("рафтан", Upos::Verb);
/// let form = verbs.iter().find(|form| form.text == "намераванд").ok_or("the form is there")?;
/// assert_eq!(
///     form.features.to_string(),
///     "Mood=Ind|Number=Plur|Person=3|Polarity=Neg|Tense=Pres|VerbForm=Fin"
/// );
/// # Ok::<(), &str>(())
/// ```
#[must_use]
pub fn forms(lemma: &str, upos: Upos) -> Vec<Form> {
    match upos {
        Upos::Noun => declined(lemma, class::NOUN, Features::NONE.with(Slot::Number, 1)),
        Upos::Propn => declined(lemma, class::NAME, Features::NONE.with(Slot::Number, 1)),
        Upos::Adj => declined(lemma, class::ADJECTIVE, Features::NONE.with(Slot::Degree, 1)),
        Upos::Verb | Upos::Aux => conjugated(lemma),
        Upos::Adp
        | Upos::Adv
        | Upos::Cconj
        | Upos::Det
        | Upos::Intj
        | Upos::Num
        | Upos::Part
        | Upos::Pron
        | Upos::Punct
        | Upos::Sconj
        | Upos::Sym
        | Upos::X => Vec::new(),
    }
}

fn declined(lemma: &str, classes: u8, own: Features) -> Vec<Form> {
    let stem = Stem { text: lemma, takes: Takes::Declined(classes), cost: 0, is_crawled: false };
    let mut found = vec![Form { text: lemma.to_owned(), features: own }];
    let mut text = String::new();
    for ending in ENDINGS.all().iter().filter(|ending| ending.asks != Asks::Living) {
        if stem.joined(&Behind::Suffix(ending), &mut text) && !lemma.is_empty() {
            found.push(Form { text: text.clone(), features: own.and(ending.features) });
        }
    }
    found
}

fn conjugated(infinitive: &str) -> Vec<Form> {
    let verbs: &'static Verbs = &VERBS;
    let mut found = Vec::new();
    if verbs.get(infinitive).is_none() {
        return found;
    }
    for form in verbs.forms().iter().filter(|form| form.infinitive == infinitive) {
        if form.kind == Kind::Nominal {
            found.push(Form { text: form.text.clone(), features: form.features });
            continue;
        }
        for personal in PERSONALS.all().iter().filter(|personal| personal.kind == form.kind) {
            let is_command = personal.features.code(Slot::Mood) == 3;
            if is_command && form.features.code(Slot::Mood) == 1 {
                continue;
            }
            let features = form.features.and(personal.features);
            let features = if is_command { features.with(Slot::Tense, 0) } else { features };
            found.push(Form { text: format!("{}{}", form.text, personal.text), features });
        }
    }
    found.sort_by_key(|form| form.text != infinitive);
    found
}
