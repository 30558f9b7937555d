//! All that a word may begin with, and what may stand behind it: for whoever looks for words that nearly are.

use super::closed::CLOSED;
use super::ending::{Asks, ENDINGS, Ending, host_of};
use super::lexicon::{LEXICON, RANK_MAX, class};
use super::verb::{Kind, PERSONALS, Personal, VERBS};

/// What a stem is, and so what it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Takes {
    /// Nothing: a word of a closed class.
    Nothing,
    /// What its classes allow.
    Declined(u8),
    /// Persons of this kind, or the endings of nouns.
    Conjugated(Kind),
}

/// A stem.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stem<'a> {
    pub(crate) text: &'a str,
    pub(crate) takes: Takes,
    /// How unlikely it is: 0 for what is met everywhere.
    pub(crate) cost: i16,
    /// Only the crawl of the web has it.
    pub(crate) is_crawled: bool,
}

/// What stands behind a stem.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Behind {
    Suffix(&'static Ending),
    /// A word of a doing, which makes a new word with what comes before it: имзо-шуда, иҷро-кунанда.
    Doing(&'static str),
    Person(&'static Personal),
}

/// How unlikely it is that a word and a doing make one word.
const DOING_COST: i16 = 8;

/// How unlikely a form of a verb outside our table is, beside those in it.
const RARE_VERB: i16 = 9;

/// How unlikely a word is that only the crawl of the web has.
const CRAWLED: i16 = 8;

/// Every stem of the closed classes, the lexicon and the verbs.
pub(crate) fn stems() -> Vec<Stem<'static>> {
    let closed = CLOSED.forms().map(|text| Stem { text, takes: Takes::Nothing, cost: 0, is_crawled: false });
    let words = LEXICON.entries().iter().filter(|entry| entry.classes != class::VERB).map(|entry| Stem {
        text: entry.word,
        takes: Takes::Declined(entry.classes),
        cost: i16::from(RANK_MAX - entry.rank)
            + if entry.classes & class::CRAWLED == 0 { 0 } else { CRAWLED },
        is_crawled: entry.classes & class::CRAWLED != 0,
    });
    let verbs = VERBS.forms().iter().map(|form| Stem {
        text: &form.text,
        takes: Takes::Conjugated(form.kind),
        cost: (form.cost - 4).max(0) / 2 + if form.is_listed { 2 } else { RARE_VERB },
        is_crawled: false,
    });
    closed.chain(words).chain(verbs).collect()
}

/// What a word of a doing may end in, behind another word.
const DOINGS: [&str; 31] = [
    "шуда",
    "нашуда",
    "карда",
    "кунанда",
    "шаванда",
    "дошта",
    "гирифта",
    "дода",
    "диҳанда",
    "ёфта",
    "ёбанда",
    "гузошта",
    "бахш",
    "пазир",
    "нопазир",
    "созанда",
    "гиранда",
    "дор",
    "хона",
    "нома",
    "сола",
    "кунӣ",
    "шавӣ",
    "созӣ",
    "диҳӣ",
    "дорӣ",
    "гузорӣ",
    "гирӣ",
    "барӣ",
    "ёбӣ",
    "гоҳ",
];

/// And what these may end in.
const DOINGS_END: [&str; 8] = ["", "и", "ро", "ҳо", "ҳои", "ҳоро", "ю", "анд"];

/// Everything that may stand behind a stem.
pub(crate) fn behind() -> Vec<Behind> {
    let suffixes = ENDINGS.all().iter().map(Behind::Suffix);
    let doings = DOINGS.iter().flat_map(|doing| {
        DOINGS_END.iter().filter_map(move |end| {
            let stem = doing.strip_suffix('ӣ').filter(|_| !end.is_empty()).map(|root| format!("{root}и"));
            let doing: String = stem.unwrap_or_else(|| (*doing).to_owned());
            let fits = !(matches!(*end, "ю") && doing.ends_with(['ш', 'р']));
            fits.then(|| &*format!("{doing}{end}").leak()).map(Behind::Doing)
        })
    });
    suffixes.chain(PERSONALS.all().iter().map(Behind::Person)).chain(doings).collect()
}

impl Behind {
    pub(crate) fn text(&self) -> &'static str {
        match self {
            Self::Suffix(ending) => &ending.text,
            Self::Doing(text) => text,
            Self::Person(personal) => &personal.text,
        }
    }

    pub(crate) fn cost(&self) -> i16 {
        match self {
            Self::Suffix(ending) => ending.cost,
            Self::Doing(_) => DOING_COST,
            Self::Person(personal) => personal.cost,
        }
    }
}

impl Stem<'_> {
    /// Whether it is a word without anything behind it.
    pub(crate) fn stands_alone(&self) -> bool {
        !matches!(self.takes, Takes::Conjugated(Kind::Past | Kind::Present))
    }

    /// Writes the word of the stem and what is behind it; nothing, if that does not go together.
    pub(crate) fn joined(&self, behind: &Behind, written: &mut String) -> bool {
        written.clear();
        written.push_str(self.text);
        let ending = match (behind, self.takes) {
            (Behind::Person(personal), Takes::Conjugated(kind)) if kind == personal.kind => {
                written.push_str(&personal.text);
                return true;
            }
            (Behind::Doing(text), Takes::Declined(classes)) => {
                written.push_str(text);
                return classes & (class::NOUN | class::ADJECTIVE) != 0 && self.text.len() > 4;
            }
            (Behind::Suffix(ending), Takes::Conjugated(Kind::Nominal)) if ending.asks == Asks::Nothing => {
                ending
            }
            (Behind::Suffix(ending), Takes::Declined(classes)) => {
                let may = match ending.asks {
                    Asks::Nothing => class::NOUN | class::ADJECTIVE | class::NAME | class::ADVERB,
                    Asks::Degree => class::ADJECTIVE | class::ADVERB,
                    Asks::Living => class::NOUN | class::ADJECTIVE,
                };
                if classes & may == 0 {
                    return false;
                }
                ending
            }
            _ => return false,
        };
        if written.ends_with('ӣ') {
            written.pop();
            written.push('и');
        }
        let fits = ending.hosts & host_of(written) != 0;
        written.push_str(&ending.text);
        fits
    }
}
