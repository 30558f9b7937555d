//! Words that no lexicon has: read by their endings and by how they are built.

use super::ending::{Asks, ENDINGS, Ending, host, host_of};
use super::features::{Features, Slot};
use super::lexicon::{LEXICON, class};
use super::reading::{Lemma, Reading, cuts};
use super::upos::Upos;

/// What a guess costs at least.
const GUESS_COST: i16 = 40;

/// Letters that a stem has at least, when it is guessed.
const STEM_LETTERS_MIN: usize = 3;

/// Ends of words that make an adjective; longer ones first.
const ADJECTIVES: [&str; 56] = [
    "кардашуда",
    "кунанда",
    "шаванда",
    "диҳанда",
    "бахшанда",
    "дошташуда",
    "нашуда",
    "шуда",
    "карда",
    "дошта",
    "гирифта",
    "ёфта",
    "дода",
    "омада",
    "рафта",
    "монда",
    "овард",
    "оварда",
    "гузашта",
    "дида",
    "пазир",
    "нопазир",
    "анда",
    "манд",
    "нок",
    "дор",
    "гин",
    "вор",
    "бахш",
    "хоҳ",
    "омез",
    "ангез",
    "талаб",
    "парвар",
    "парваст",
    "меҳвар",
    "гаро",
    "сола",
    "рӯза",
    "моҳа",
    "дараҷа",
    "тарафа",
    "ҷониба",
    "сатҳа",
    "асра",
    "она",
    "гона",
    "гун",
    "ранг",
    "шакл",
    "монанд",
    "фом",
    "ин",
    "овар",
    "навъ",
    "ҳаҷм",
];

/// Ends of words that make a noun.
const NOUNS: [&str; 40] = [
    "гоҳ",
    "истон",
    "зор",
    "хона",
    "нома",
    "дон",
    "гар",
    "гор",
    "чӣ",
    "бон",
    "шинос",
    "нигор",
    "омӯз",
    "сор",
    "ият",
    "от",
    "ат",
    "иш",
    "ак",
    "ча",
    "ор",
    "сия",
    "ика",
    "изм",
    "ист",
    "тор",
    "лог",
    "граф",
    "ент",
    "мент",
    "ура",
    "аж",
    "ейт",
    "инг",
    "ер",
    "ма",
    "ия",
    "ода",
    "зода",
    "дӯз",
];

/// Ends before -ӣ that make the noun of a doing or of a being: кунӣ, дорӣ, гарӣ.
const DOINGS: [&str; 52] = [
    "кун",
    "шав",
    "дор",
    "гар",
    "гир",
    "соз",
    "бар",
    "деҳ",
    "диҳ",
    "гузор",
    "хон",
    "навис",
    "шинос",
    "боз",
    "зан",
    "рав",
    "бин",
    "ёб",
    "кор",
    "омӯз",
    "парвар",
    "фурӯш",
    "хӯр",
    "гӯ",
    "ҷӯ",
    "пазир",
    "рас",
    "каш",
    "дон",
    "гард",
    "банд",
    "рез",
    "бахш",
    "сӯз",
    "тарош",
    "кан",
    "андоз",
    "пардоз",
    "ангез",
    "хоҳ",
    "манд",
    "нок",
    "бон",
    "гузар",
    "нишин",
    "ронӣ",
    "рон",
    "дӯз",
    "боф",
    "чин",
    "гирифтаг",
    "шудаг",
];

/// Beginnings that make an adjective of what follows.
const WITHOUT: [&str; 9] = ["бе", "но", "ғайри", "пур", "сер", "байни", "зидди", "хуш", "бо"];

/// What a stem of no lexicon is by its shape.
fn by_shape(stem: &str) -> Upos {
    shape_of(stem, |root| LEXICON.get(root).map_or(0, |entry| entry.classes))
}

/// The same beside a lexicon that gives the classes of a word.
pub(crate) fn shape_of(stem: &str, classes_of: impl Fn(&str) -> u8) -> Upos {
    if let Some(root) = stem.strip_suffix('ӣ') {
        let is_doing = DOINGS.iter().any(|end| root.ends_with(end) && root.len() > end.len());
        let classes = classes_of(root);
        let quality = classes & class::ADJECTIVE != 0 && classes & (class::NOUN | class::NAME) == 0;
        return if is_doing || quality || root.ends_with("аг") { Upos::Noun } else { Upos::Adj };
    }
    if NOUNS.iter().any(|end| stem.ends_with(end) && stem.len() > end.len() + 2) {
        return Upos::Noun;
    }
    if ADJECTIVES.iter().any(|end| stem.ends_with(end) && stem.len() > end.len() + 2)
        || WITHOUT.iter().any(|start| stem.starts_with(start) && stem.len() > start.len() + 6)
    {
        return Upos::Adj;
    }
    Upos::Noun
}

/// Whether a word that no source names is rather an adjective than a noun.
pub fn is_adjective_by_shape(stem: &str, classes_of: impl Fn(&str) -> u8) -> bool {
    shape_of(stem, classes_of) == Upos::Adj
}

/// How likely it is that an ending of a strange word is one, from -5 to 4.
fn strength(ending: &Ending, stem: &str) -> i16 {
    let host = host_of(stem);
    let text = ending.text.as_str();
    match text {
        _ if text.starts_with("ҳо") => 4,
        "ро" => 3,
        "и" if host == host::CONSONANT => 2,
        "и" => 3,
        "ю" if host == host::I => 3,
        "е" if host == host::CONSONANT => 1,
        "аст" | "аш" | "ашон" | "ст" | "тар" | "тарин" | "гон" | "гони" | "е" | "ю" | "ву" => {
            2
        }
        "у" | "анд" => 1,
        "ам" | "ат" | "ям" | "ят" => -4,
        _ if ending.asks == Asks::Living => {
            let lives =
                ["гар", "манд", "дор", "кор", "шинос", "бон", "ист", "вар", "лог", "нда", "ӣ", "гӯ", "ҷӯ"];
            if lives.iter().any(|end| stem.ends_with(end)) { 2 } else { -4 }
        }
        _ if text.ends_with("ро") || ending.asks == Asks::Degree => 3,
        _ => -1,
    }
}

/// How likely the same is of a name.
fn strength_of_name(ending: &Ending, stem: &str) -> i16 {
    match ending.text.as_str() {
        "ро" => 4,
        "и" if host_of(stem) == host::I => 3,
        "и" => 2,
        "у" | "ю" | "ву" => 1,
        text if text.starts_with("ҳо") => 1,
        _ => -5,
    }
}

/// Readings of a small word that no lexicon has; as a name, if it is written large where it need not be.
pub(crate) fn guesses(word: &str, is_name: bool, found: &mut Vec<Reading>) {
    let upos_of = |stem: &str| if is_name { Upos::Propn } else { by_shape(stem) };
    let mut push = |end: usize, tail: &'static str, features: Features, strength: i16| {
        let mut stem = word.get(..end).unwrap_or_default().to_owned();
        stem.push_str(tail);
        let upos = if features.code(Slot::Degree) > 1 { Upos::Adj } else { upos_of(&stem) };
        let counted = Features::NONE.with(if upos == Upos::Adj { Slot::Degree } else { Slot::Number }, 1);
        found.push(Reading {
            lemma: Lemma::Cut(u8::try_from(end).unwrap_or(0), tail),
            upos,
            features: counted.and(features),
            cost: GUESS_COST - 6 * strength,
        });
    };
    push(word.len(), "", Features::NONE, 0);
    let endings = cuts(word, ENDINGS.longest).skip(1).flat_map(|(_, hash)| ENDINGS.find(hash));
    for ending in endings {
        let Some(stem) = word.strip_suffix(ending.text.as_str()) else { continue };
        if ending.hosts & host_of(stem) == 0 || stem.chars().count() < STEM_LETTERS_MIN {
            continue;
        }
        let likely = if is_name { strength_of_name(ending, stem) } else { strength(ending, stem) };
        if likely <= -4 {
            continue;
        }
        match stem.strip_suffix('и').filter(|_| ending.hosts & host::I != 0) {
            Some(root) => push(root.len(), "ӣ", ending.features, likely),
            None => push(stem.len(), "", ending.features, likely),
        }
    }
    joined(word, is_name, found);
    found.sort_by_key(|reading| reading.cost);
    found.truncate(4);
}

/// A word that ends in one of the lexicon: ҳам-раисон, not-known and known.
fn joined(word: &str, is_name: bool, found: &mut Vec<Reading>) {
    if is_name {
        return;
    }
    let mut tails = Vec::new();
    for (at, _) in word.char_indices().skip(2) {
        let Some(tail) = word.get(at..).filter(|tail| tail.len() >= 8) else { return };
        super::reading::of_lexicon(tail, &mut tails);
        tails.sort_by_key(|reading: &Reading| reading.cost);
        let Some(best) = tails.first() else { continue };
        let Lemma::Known(known) = best.lemma else { continue };
        let with = WITHOUT.iter().any(|start| word.get(..at) == Some(start));
        let upos = if with && best.upos == Upos::Noun { Upos::Adj } else { best.upos };
        let features = if upos == best.upos { best.features } else { best.features.with(Slot::Number, 0) };
        found.push(Reading {
            lemma: Lemma::Joined(u8::try_from(at).unwrap_or(0), known),
            upos,
            features,
            cost: GUESS_COST - 14 + best.cost / 2,
        });
        return;
    }
}
