//! All that a word may begin with, and what may stand behind it: for whoever looks for words that nearly are.

use super::closed::CLOSED;
use super::ending::{Asks, ENDINGS, Ending, host, host_of};
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
    /// An adjective or a noun in -ӣ, with what it may end in further: матн-ӣ, хона-вӣ.
    Quality(&'static str),
    Person(&'static Personal),
}

/// How unlikely it is that a word and a doing make one word.
const DOING_COST: i16 = 8;

/// How unlikely a form of a verb outside our table is, beside those in it.
const RARE_VERB: i16 = 9;

/// How unlikely a word is that only the crawl of the web has.
const CRAWLED: i16 = 8;

/// A word of the crawl with some three endings and more has this rank.
const ATTESTED_RANK_MIN: i16 = 3;

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

/// How unlikely an adjective in -ӣ is that no list has: калидӣ.
const QUALITY_COST: i16 = 11;

/// Participles that make one word with what comes before them: имзошуда, нигоҳдошташуда.
const DONE: [&str; 34] = [
    "шуда",
    "нашуда",
    "кардашуда",
    "карда",
    "кунанда",
    "шаванда",
    "нашаванда",
    "дошта",
    "дошташуда",
    "гирифта",
    "гирифташуда",
    "гиранда",
    "дода",
    "додашуда",
    "диҳанда",
    "ёфта",
    "ёбанда",
    "гузошта",
    "гузошташуда",
    "гузоранда",
    "баранда",
    "созанда",
    "расонанда",
    "гузаронанда",
    "доранда",
    "бахшанда",
    "омада",
    "рафта",
    "сохта",
    "навишта",
    "сола",
    "нома",
    "хона",
    "рӯза",
];

/// Present stems, and endings of their kind, that make a word for a doer or a quality, and with -ӣ for the doing:
/// профилсоз, хизматрасонӣ.
const DOERS: [&str; 61] = [
    "соз",
    "бин",
    "шинос",
    "навис",
    "хон",
    "гир",
    "бар",
    "гӯ",
    "ҷӯ",
    "фурӯш",
    "бахш",
    "пазир",
    "нопазир",
    "омӯз",
    "парвар",
    "банд",
    "тарош",
    "дӯз",
    "боф",
    "чин",
    "каш",
    "ангез",
    "андоз",
    "пардоз",
    "хоҳ",
    "талаб",
    "санҷ",
    "рез",
    "шикан",
    "гард",
    "гардон",
    "гузарон",
    "расон",
    "рон",
    "зан",
    "бардор",
    "дор",
    "шумор",
    "нишин",
    "гузор",
    "омез",
    "хӯр",
    "дон",
    "кун",
    "шав",
    "деҳ",
    "диҳ",
    "ёб",
    "манд",
    "нок",
    "гар",
    "бон",
    "кор",
    "саро",
    "гаро",
    "боз",
    "рав",
    "афзо",
    "кушо",
    "намо",
    "афрӯз",
];

/// Other ends of a word behind another.
const PLACES: [&str; 2] = ["гоҳ", "зор"];

/// What a word may end in further: after a consonant, after а, and after -ӣ, which has become и.
const ENDS: [&str; 14] =
    ["", "и", "ро", "ҳо", "ҳои", "ҳоро", "он", "они", "онро", "е", "у", "аш", "аст", "анд"];
const ENDS_A: [&str; 14] =
    ["", "и", "ро", "ҳо", "ҳои", "ҳоро", "гон", "гони", "гонро", "е", "ю", "аш", "аст", "анд"];
const ENDS_I: [&str; 12] = ["и", "ро", "ҳо", "ҳои", "ҳоро", "е", "ю", "аш", "ашон", "амон", "аст", "анд"];

/// A word that others begin, with all that it may end in further.
fn ended(word: &'static str) -> Vec<&'static str> {
    let ends: &[&str] = match word.chars().next_back() {
        Some('а') => &ENDS_A,
        Some('о' | 'ӯ' | 'у') => &["", "и", "ро", "ҳо", "ҳои", "ҳоро", "ю", "ён"],
        _ => &ENDS,
    };
    ends.iter().map(|end| &*format!("{word}{end}").leak()).collect()
}

/// The noun or adjective in -ӣ of what comes before, with all that it may end in further.
fn ended_in_i(before: &str) -> Vec<&'static str> {
    let bare = std::iter::once(format!("{before}ӣ"));
    let further = ENDS_I.iter().map(|end| format!("{before}и{end}"));
    bare.chain(further).map(|word| &*word.leak()).collect()
}

/// Everything that may stand behind a stem.
pub(crate) fn behind() -> Vec<Behind> {
    let suffixes = ENDINGS.all().iter().map(Behind::Suffix);
    let words = DONE.iter().chain(&DOERS).chain(&PLACES).flat_map(|word| ended(word));
    let doings = DOERS.iter().flat_map(|doer| ended_in_i(doer));
    let mut doings: Vec<&'static str> = words.chain(doings).collect();
    doings.sort_unstable();
    doings.dedup();
    let qualities = ["", "в", "г"].into_iter().flat_map(ended_in_i).map(Behind::Quality);
    let persons = PERSONALS.all().iter().map(Behind::Person);
    suffixes.chain(persons).chain(doings.into_iter().map(Behind::Doing)).chain(qualities).collect()
}

impl Behind {
    pub(crate) fn text(&self) -> &'static str {
        match self {
            Self::Suffix(ending) => &ending.text,
            Self::Doing(text) | Self::Quality(text) => text,
            Self::Person(personal) => &personal.text,
        }
    }

    pub(crate) fn cost(&self) -> i16 {
        match self {
            Self::Suffix(ending) => ending.cost,
            Self::Doing(_) => DOING_COST,
            Self::Quality(_) => QUALITY_COST,
            Self::Person(personal) => personal.cost,
        }
    }
}

impl Stem<'_> {
    /// Whether only the crawl of the web has it, but with so many endings that it is no slip of a single writer.
    pub(crate) fn is_attested(&self) -> bool {
        self.is_crawled && self.cost <= i16::from(RANK_MAX) - ATTESTED_RANK_MIN + CRAWLED
    }

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
                // роҳбарӣ, роҳбарикунанда
                if written.ends_with('ӣ') {
                    written.pop();
                    written.push('и');
                }
                written.push_str(text);
                return classes & (class::NOUN | class::ADJECTIVE) != 0 && self.text.len() > 4;
            }
            (Behind::Quality(text), Takes::Declined(classes)) => {
                let fits = match host_of(written) {
                    host::A => text.starts_with(['в', 'г']),
                    host::CONSONANT => text.starts_with(['ӣ', 'и']),
                    host::VOWEL => text.starts_with(['ӣ', 'и', 'в']),
                    _ => false,
                };
                written.push_str(text);
                return fits && classes & (class::NOUN | class::NAME) != 0 && self.text.len() > 4;
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
