//! Words that end in a point and no sentence with it.

use crate::Language;

/// Abbreviations after which a name or a number follows, in small letters and without the point.
const TAJIK: &[&str] = &[
    "ш", "н.и", "н.и.ф", "д.и.ф", "н", "в", "ҷ", "д", "р", "к", "кӯч", "куч", "хиёб", "мас", "маҳ", "деҳ",
    "вил", "ноҳ", "саҳ", "проф", "акад", "дот", "муҳ", "муд", "ниг", "тел", "раҷ", "рақ", "банд", "мод", "қ",
    "б", "ҷан", "мӯҳт", "муҳт", "и.в", "и", "ҷ.т", "ш.т", "мм", "ғ.м", "таҳр", "тар", "мур", "инж", "дотс",
    "т", "а", "нус", "ак", "янв", "фев", "апр", "авг", "сен", "сент", "окт", "ноя", "дек",
];

/// Those that may end a sentence too: it ends if a sentence can begin behind them.
const TAJIK_LAST: &[&str] = &[
    "с",
    "ғ",
    "ва ғ",
    "ва ғайра",
    "м",
    "м.и",
    "то м.и",
    "п.м",
    "ҳ",
    "ҳ.қ",
    "ҳ.ш",
    "млн",
    "млрд",
    "трлн",
    "ҳаз",
    "сом",
    "дир",
    "кг",
    "км",
    "см",
    "га",
    "ва дигар",
    "ва ҳ.к",
    "ва ҳоказо",
    "сс",
    "асри",
    "соат",
];

const RUSSIAN: &[&str] = &[
    "ул",
    "просп",
    "пр",
    "д",
    "кв",
    "им",
    "проф",
    "акад",
    "доц",
    "ст",
    "рис",
    "табл",
    "см",
    "ср",
    "напр",
    "тел",
    "стр",
    "гл",
    "п",
    "пп",
    "ч",
    "обл",
    "р-н",
    "пос",
    "дер",
    "с",
    "о",
    "оз",
    "ген",
    "полк",
    "кап",
    "лейт",
    "св",
    "гр",
    "т.е",
    "т.н",
    "т.к",
    "т",
    "и.о",
    "к",
    "инж",
    "зам",
    "нач",
    "гос",
    "исп",
    "ред",
    "изд",
    "пер",
    "авт",
    "сост",
    "тов",
    "н",
    "м",
    "ж",
    "макс",
    "долл",
    "англ",
    "нем",
    "фр",
    "лат",
    "греч",
    "рус",
    "букв",
    "кн",
    "ок",
    "янв",
    "фев",
    "февр",
    "мар",
    "апр",
    "июн",
    "июл",
    "авг",
    "сен",
    "сент",
    "окт",
    "ноя",
    "нояб",
    "дек",
];

const RUSSIAN_LAST: &[&str] = &[
    "г", "гг", "в", "вв", "млн", "млрд", "трлн", "тыс", "руб", "коп", "др", "пр", "т.д", "т.п", "д", "п",
    "э", "н.э", "кг", "км", "см", "мм", "га", "час", "сек", "проч",
];

const ENGLISH: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "st", "mt", "ft", "gen", "sen", "rep", "gov", "lt", "col", "capt",
    "cpt", "sgt", "maj", "cmdr", "adm", "rev", "hon", "pres", "fr", "messrs", "mme", "no", "nos", "fig",
    "figs", "eq", "sec", "ch", "vol", "para", "paras", "pp", "p", "art", "cf", "e.g", "i.e", "viz", "vs",
    "v", "al", "approx", "dept", "est", "ed", "eds", "cit", "jan", "feb", "mar", "apr", "jun", "jul", "aug",
    "sep", "sept", "oct", "nov", "dec", "mon", "tue", "tues", "wed", "thu", "thurs", "fri", "sat", "sun",
    "supt", "det", "insp", "atty", "asst", "assoc", "bros",
];

const ENGLISH_LAST: &[&str] = &[
    "etc", "inc", "ltd", "co", "corp", "jr", "sr", "a.m", "p.m", "u.s", "u.k", "u.n", "ph.d", "d.c", "b.c",
    "a.d", "plc", "ave", "blvd", "rd",
];

/// Words that begin sentences far more often than they are names.
const OPENERS: [&[&str]; 4] = [
    &[
        "ин",
        "он",
        "ӯ",
        "мо",
        "ман",
        "онҳо",
        "дар",
        "ба",
        "аз",
        "бо",
        "барои",
        "аммо",
        "вале",
        "пас",
        "баъд",
        "ҳамчунин",
        "инчунин",
        "агар",
        "чун",
        "имрӯз",
        "соли",
        "ҳоло",
        "акнун",
        "бинобар",
        "зеро",
        "тибқи",
        "мувофиқи",
        "то",
        "вай",
        "шумо",
        "ту",
    ],
    &[],
    &[
        "он",
        "она",
        "они",
        "оно",
        "это",
        "этот",
        "эта",
        "эти",
        "в",
        "на",
        "по",
        "но",
        "и",
        "а",
        "с",
        "к",
        "у",
        "мы",
        "я",
        "вы",
        "также",
        "однако",
        "при",
        "для",
        "из",
        "после",
        "если",
        "когда",
        "так",
        "тогда",
        "теперь",
        "сейчас",
        "за",
        "до",
        "от",
        "как",
    ],
    &[
        "the", "this", "that", "these", "those", "he", "she", "it", "they", "we", "i", "you", "in", "on",
        "at", "but", "and", "however", "a", "an", "there", "for", "if", "when", "after", "as", "his", "her",
        "their", "our", "its", "to", "from", "with",
    ],
];

/// What a word before a point is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// An abbreviation that something must follow.
    Open,
    /// One that may be the last word.
    Last,
    /// None.
    No,
}

/// What a word before a point is; `after` a number, for Russian «1991 г.» and Tajik «1991 с.».
pub(super) fn kind(language: Language, word: &str) -> Kind {
    let lower = word.to_lowercase();
    let (open, last): (&[&str], &[&str]) = match language {
        Language::Tajik => (TAJIK, TAJIK_LAST),
        Language::Russian => (RUSSIAN, RUSSIAN_LAST),
        Language::English => (ENGLISH, ENGLISH_LAST),
        Language::Chinese => (&[], &[]),
    };
    // Latin abbreviations are English ones everywhere: «Mr. Smith омад».
    let latin =
        language != Language::English && lower.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'.');
    let (open, last) = if latin { (ENGLISH, ENGLISH_LAST) } else { (open, last) };
    if last.contains(&lower.as_str()) {
        Kind::Last
    } else if open.contains(&lower.as_str()) {
        Kind::Open
    } else {
        Kind::No
    }
}

/// Whether a word opens sentences.
pub(super) fn opens(language: Language, word: &str) -> bool {
    let lower = word.to_lowercase();
    let place = Language::ALL.iter().position(|known| *known == language);
    place.and_then(|place| OPENERS.get(place)).is_some_and(|openers| openers.contains(&lower.as_str()))
}
