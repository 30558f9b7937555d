//! Verbs: their stems, what stands before them, and the endings of persons.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::ending::Endings;
use super::features::{Features, Slot};
use super::lexicon::{Hash, LEXICON, Slots, class};

/// Verbs whose present stem has to be known, and those with a preverb.
static IRREGULAR: &str = include_str!("../../lexicon/verbs-tg.tsv");

/// A verb: past stem, present stems, and the preverb that goes before the prefixes.
#[derive(Clone, Debug)]
pub(crate) struct Verb {
    pub(crate) infinitive: &'static str,
    pub(crate) preverb: &'static str,
    /// Without the preverb.
    pub(crate) past: &'static str,
    /// Without the preverb; the usual one first.
    pub(crate) presents: Vec<String>,
    /// Whether it stands in the table of verbs that are no matter of rule.
    pub(crate) is_listed: bool,
}

/// What a form of a verb is, before its ending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Takes the endings of the past.
    Past,
    /// Takes the endings of the present, and is an imperative without any.
    Present,
    /// Declined like a noun: infinitive, participles.
    Nominal,
}

/// A form of a verb without its ending.
#[derive(Clone, Debug)]
pub(crate) struct Form {
    pub(crate) text: String,
    pub(crate) kind: Kind,
    pub(crate) infinitive: &'static str,
    pub(crate) features: Features,
    pub(crate) cost: i16,
    /// Whether the table of verbs has it.
    pub(crate) is_listed: bool,
}

/// An ending of persons.
#[derive(Clone, Debug)]
pub(crate) struct Personal {
    pub(crate) text: String,
    pub(crate) kind: Kind,
    pub(crate) features: Features,
    pub(crate) cost: i16,
}

/// All verbs and their forms.
pub(crate) struct Verbs {
    pub(crate) verbs: Vec<Verb>,
    forms: Vec<Form>,
    slots: Slots,
}

/// The verbs of the table and the regular ones of the lexicon.
pub(crate) static VERBS: LazyLock<Verbs> = LazyLock::new(|| {
    let regular = LEXICON.entries().iter().filter(|entry| entry.classes & class::VERB != 0);
    Verbs::new(all_verbs(regular.map(|entry| entry.word)))
});

/// Persons after a past stem and after a present one that ends in a consonant or a vowel.
pub(crate) const PERSONS: [(&str, &str, &str, u64, u64); 6] = [
    ("ам", "ам", "ям", 1, 1),
    ("ӣ", "ӣ", "ӣ", 1, 2),
    ("", "ад", "яд", 1, 3),
    ("ем", "ем", "ем", 2, 1),
    ("ед", "ед", "ед", 2, 2),
    ("анд", "анд", "янд", 2, 3),
];

/// Objects that lean on a verb.
const OBJECTS: [(&str, u64, i16); 5] =
    [("аш", 3, 12), ("ашон", 6, 12), ("ат", 2, 20), ("амон", 4, 20), ("атон", 5, 20)];

const fn is_vowel(letter: char) -> bool {
    matches!(letter, 'а' | 'е' | 'ё' | 'и' | 'ӣ' | 'о' | 'у' | 'ӯ' | 'э' | 'ю' | 'я')
}

/// Present stems by rule: -идан falls off, and so does -дан after -он.
pub(crate) fn regular_present(infinitive: &str) -> Option<&str> {
    let stem = infinitive.strip_suffix("идан").or_else(|| {
        let stem = infinitive.strip_suffix("дан")?;
        stem.ends_with("он").then_some(stem)
    })?;
    (stem.chars().count() >= 2).then_some(stem)
}

fn all_verbs<'a>(regular: impl Iterator<Item = &'a str>) -> Vec<Verb> {
    let mut verbs = Vec::new();
    for line in IRREGULAR.lines().filter(|line| !line.starts_with('#')) {
        let Some((written, presents)) = line.split_once('\t') else { continue };
        let (preverb, own) = written.split_once('|').unwrap_or(("", written));
        let Some(past) = own.strip_suffix("ан") else { continue };
        let infinitive: &'static str =
            if preverb.is_empty() { written } else { written.replace('|', "").leak() };
        let presents = presents.split(',').map(str::to_owned).collect();
        verbs.push(Verb { infinitive, preverb, past, presents, is_listed: true });
    }
    let listed: BTreeSet<&str> = verbs.iter().map(|verb| verb.infinitive).collect();
    let regular = regular.filter(|infinitive| !listed.contains(infinitive)).filter_map(|infinitive| {
        let presents = vec![regular_present(infinitive)?.to_owned()];
        let infinitive: &'static str = infinitive.to_owned().leak();
        Some(Verb {
            infinitive,
            preverb: "",
            past: infinitive.strip_suffix("ан")?,
            presents,
            is_listed: false,
        })
    });
    let mut regular: Vec<Verb> = regular.collect();
    // Of two causatives the longer is the usual one: гузаронидан, гузарондан.
    regular.sort_by_key(|verb| !verb.infinitive.ends_with("онидан"));
    verbs.extend(regular);
    verbs
}

/// What stands before or behind a stem: its text, what it says, and how unlikely it is.
type Affix = (&'static str, &'static [(Slot, u64)], i16);

const NEGATIVE: (Slot, u64) = (Slot::Polarity, 1);
const ONGOING: (Slot, u64) = (Slot::Aspect, 1);

/// Before a past stem.
pub(crate) const PAST_PREFIXES: [Affix; 7] = [
    ("", &[], 8),
    ("на", &[NEGATIVE], 6),
    ("ме", &[ONGOING], 5),
    ("наме", &[NEGATIVE, ONGOING], 4),
    ("би", &[], 12),
    ("ҳаме", &[ONGOING], 10),
    ("мена", &[NEGATIVE, ONGOING], 15),
];

const INDICATIVE: (Slot, u64) = (Slot::Mood, 1);
const SUBJUNCTIVE: (Slot, u64) = (Slot::Mood, 2);

/// Before a present stem.
pub(crate) const PRESENT_PREFIXES: [Affix; 7] = [
    ("", &[SUBJUNCTIVE], 9),
    ("на", &[SUBJUNCTIVE, NEGATIVE], 7),
    ("ме", &[INDICATIVE], 4),
    ("наме", &[INDICATIVE, NEGATIVE], 4),
    ("би", &[SUBJUNCTIVE], 8),
    ("ҳаме", &[INDICATIVE], 10),
    ("ма", &[SUBJUNCTIVE, NEGATIVE], 24),
];

/// Behind a past stem, as words that are declined: text, what it says, and how unlikely it is.
const DECLINED: [Affix; 4] = [
    ("ан", &[(Slot::VerbForm, 2)], 6),
    ("а", &[(Slot::VerbForm, 3), (Slot::Tense, 1)], 8),
    ("агӣ", &[(Slot::VerbForm, 3), (Slot::Tense, 1)], 10),
    ("анӣ", &[(Slot::VerbForm, 3), (Slot::Tense, 3)], 12),
];

/// Behind a present stem that ends in a consonant.
const PRESENT_DECLINED: [Affix; 2] = [
    ("анда", &[(Slot::VerbForm, 3), (Slot::Tense, 2)], 14),
    ("он", &[(Slot::VerbForm, 4), (Slot::Tense, 2)], 24),
];

/// The same behind a vowel.
const SOFT_DECLINED: [Affix; 2] = [
    ("янда", &[(Slot::VerbForm, 3), (Slot::Tense, 2)], 14),
    ("ён", &[(Slot::VerbForm, 4), (Slot::Tense, 2)], 24),
];

fn features(pairs: &[(Slot, u64)]) -> Features {
    pairs.iter().fold(Features::NONE, |all, (slot, code)| all.with(*slot, *code))
}

/// Stem behind a prefix: о becomes ё after а and и of another prefix than ме-.
pub(crate) fn joined(preverb: &str, prefix: &str, stem: &str) -> Vec<String> {
    let plain = format!("{preverb}{prefix}{stem}");
    match (prefix, stem.strip_prefix('о')) {
        ("на" | "би" | "ма", Some(rest)) => {
            let soft = format!("{preverb}{prefix}ё{rest}");
            if prefix == "би" { vec![soft] } else { vec![soft, plain] }
        }
        _ => vec![plain],
    }
}

/// A stem with a prefix, behind the preverb and, less often, before it: бармегардад, мебарояд.
fn prefixed(verb: &Verb, prefix: &str, stem: &str) -> Vec<(String, i16)> {
    let usual = joined(verb.preverb, prefix, stem).into_iter().map(|form| (form, 0));
    let before = (!verb.preverb.is_empty() && !prefix.is_empty())
        .then(|| (format!("{prefix}{}{stem}", verb.preverb), PREFIX_BEFORE_PREVERB));
    usual.chain(before).collect()
}

/// How much less often a prefix stands before a preverb.
const PREFIX_BEFORE_PREVERB: i16 = 2;

/// The forms of a verb without endings.
fn forms_of(verb: &Verb, forms: &mut Vec<Form>) {
    // A verb that no rule of ours wrote down is rarely meant.
    let rare = if verb.is_listed { 0 } else { 3 };
    let mut push = |text: String, kind, features, cost| {
        let (infinitive, is_listed) = (verb.infinitive, verb.is_listed);
        forms.push(Form { text, kind, infinitive, features, cost: cost + rare, is_listed });
    };
    let finite = [(Slot::VerbForm, 1)];
    for (prefix, said, cost) in PAST_PREFIXES {
        let said = features(said);
        for (stem, aside) in prefixed(verb, prefix, verb.past) {
            let past = said.and(features(&[(Slot::Tense, 1), INDICATIVE])).and(features(&finite));
            for (text, declined, more) in DECLINED {
                let is_participle = matches!(text, "а" | "агӣ");
                if prefix.is_empty() || prefix == "на" || (is_participle && prefix.ends_with("ме")) {
                    let cost = more + (cost - 8).max(-4) + aside;
                    push(format!("{stem}{text}"), Kind::Nominal, said.and(features(declined)), cost);
                }
            }
            push(stem, Kind::Past, past, cost + aside);
        }
    }
    for present in &verb.presents {
        for (prefix, said, cost) in PRESENT_PREFIXES {
            let mut said = features(said).and(features(&[(Slot::Tense, 2)])).and(features(&finite));
            // «Дорад» is what others say with ме-.
            if verb.infinitive == "доштан" && matches!(prefix, "" | "на") {
                said = said.and(features(&[INDICATIVE]));
            }
            for (stem, aside) in prefixed(verb, prefix, present) {
                push(stem, Kind::Present, said, cost + aside);
            }
        }
        let ends_in_vowel = present.chars().next_back().is_some_and(is_vowel);
        for (end, declined, cost) in if ends_in_vowel { SOFT_DECLINED } else { PRESENT_DECLINED } {
            push(format!("{}{present}{end}", verb.preverb), Kind::Nominal, features(declined), cost);
        }
    }
}

impl Verbs {
    fn new(verbs: Vec<Verb>) -> Self {
        let mut forms = Vec::with_capacity(verbs.len() * 36);
        verbs.iter().for_each(|verb| forms_of(verb, &mut forms));
        let slots = Slots::new(forms.iter().map(|form| form.text.as_bytes()));
        Self { verbs, forms, slots }
    }

    /// The forms that may have this hash; whoever asks compares their text.
    pub(crate) fn find(&self, hash: Hash) -> impl Iterator<Item = &Form> {
        self.slots.places(hash).filter_map(|place| self.forms.get(place))
    }

    /// All forms.
    pub(crate) fn forms(&self) -> &[Form] {
        &self.forms
    }

    /// A verb by its infinitive.
    pub(crate) fn get(&self, infinitive: &str) -> Option<&Verb> {
        self.verbs.iter().find(|verb| verb.infinitive == infinitive)
    }
}

/// Whether a rule gives the stems of a verb that the table of irregular ones lacks.
#[must_use]
pub fn is_regular(infinitive: &str) -> bool {
    regular_present(infinitive).is_some()
}

/// Every form of the verbs of the table and of the regular ones that are given; participles without endings.
#[must_use]
pub fn verb_forms<'a>(regular: impl Iterator<Item = &'a str>) -> BTreeSet<String> {
    let verbs = Verbs::new(all_verbs(regular));
    let mut forms = BTreeSet::new();
    for form in &verbs.forms {
        if form.kind == Kind::Nominal {
            forms.insert(form.text.clone());
        } else {
            let personals = PERSONALS.all().iter().filter(|personal| personal.kind == form.kind);
            forms.extend(personals.map(|personal| format!("{}{}", form.text, personal.text)));
        }
    }
    forms
}

/// Persons, with what may lean on them.
fn all_personals() -> Vec<Personal> {
    let mut all = Vec::new();
    for (past, after_consonant, after_vowel, number, person) in PERSONS {
        // The second person singular is rare in writing, and its -ӣ ends many other words.
        let rare = if (number, person) == (1, 2) { 12 } else { 0 };
        let said = features(&[(Slot::Number, number), (Slot::Person, person)]);
        let mut push = |text: &str, kind, cost: i16| {
            all.push(Personal { text: text.to_owned(), kind, features: said, cost: cost + rare });
        };
        push(past, Kind::Past, 0);
        let first = if (number, person) == (1, 1) { 5 } else { 0 };
        push(after_consonant, Kind::Present, first);
        if after_vowel != after_consonant {
            push(after_vowel, Kind::Present, first);
        }
    }
    let imperative = features(&[(Slot::Mood, 3), (Slot::Person, 2)]);
    let bare = imperative.with(Slot::Number, 1);
    all.push(Personal { text: String::new(), kind: Kind::Present, features: bare, cost: 22 });
    let many = imperative.with(Slot::Number, 2);
    for (text, kind, cost) in
        [("етон", Kind::Present, 6), ("етон", Kind::Past, 10), ("ен", Kind::Present, 20)]
    {
        let said = if kind == Kind::Past { features(&[(Slot::Number, 2), (Slot::Person, 2)]) } else { many };
        all.push(Personal { text: text.to_owned(), kind, features: said, cost });
    }
    let mut leaning = Vec::new();
    for personal in &all {
        if personal.text.ends_with('ӣ') {
            continue;
        }
        let longer = |text: &str, features, cost| Personal {
            text: format!("{}{text}", personal.text),
            kind: personal.kind,
            features: personal.features.and(features),
            cost: personal.cost + cost,
        };
        leaning.push(longer("у", features(&[(Slot::Clitic, 1)]), 5));
        if !(personal.text.is_empty() && personal.kind == Kind::Present) {
            for (text, owner, cost) in OBJECTS {
                leaning.push(longer(text, features(&[(Slot::Owner, owner)]), cost));
            }
        }
    }
    all.extend(leaning);
    all.sort_by(|one, other| one.text.cmp(&other.text));
    all
}

/// The endings of persons.
pub(crate) static PERSONALS: LazyLock<Endings<Personal>> =
    LazyLock::new(|| Endings::new(all_personals(), |personal| &personal.text));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_have_their_stems() {
        for (infinitive, past, present) in [
            ("рафтан", "рафт", "рав"),
            ("омадан", "омад", "о"),
            ("баргаштан", "гашт", "гард"),
            ("фаҳмидан", "фаҳмид", "фаҳм"),
            ("гардонидан", "гардонид", "гардон"),
        ] {
            let verb = VERBS.get(infinitive).expect(infinitive);
            assert_eq!((verb.past, verb.presents[0].as_str()), (past, present), "{infinitive}");
        }
        let listed = VERBS.verbs.iter().filter(|verb| verb.is_listed).count();
        assert!(listed >= 280 && VERBS.verbs.len() > listed + 300, "{listed} of {}", VERBS.verbs.len());
    }

    #[test]
    fn no_verb_stands_twice() {
        let mut seen = BTreeSet::new();
        for verb in &VERBS.verbs {
            assert!(seen.insert(verb.infinitive), "{}", verb.infinitive);
        }
    }
}
