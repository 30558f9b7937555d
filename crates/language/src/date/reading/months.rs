//! The names of months and days as people write them.

use crate::Language;

/// Words of a date that say no more than "year", "month" or "day", or that its end is meant, in all languages.
pub(super) const NOISE: [&str; 37] = [
    "соли",
    "сол",
    "с",
    "моҳи",
    "мохи",
    "рӯзи",
    "рузи",
    "санаи",
    "таърихи",
    "аз",
    "дар",
    "милодӣ",
    "милоди",
    "м",
    "ҳ",
    "ш",
    "қ",
    "ҳиҷрии",
    "ҳиҷрӣ",
    "шамсӣ",
    "қамарӣ",
    "год",
    "года",
    "году",
    "г",
    "месяца",
    "числа",
    "число",
    "включительно",
    "of",
    "the",
    "on",
    "day",
    "ad",
    "ce",
    "inclusive",
    "дохил",
];

/// Words that stand before a date to say whether it begins or ends something.
const TAJIK_BEFORE: [&str; 14] = [
    "аз",
    "то",
    "дар",
    "ба",
    "пеш",
    "баъд",
    "қабл",
    "пас",
    "на",
    "дертар",
    "сар",
    "карда",
    "инҷониб",
    "санаи",
];
const RUSSIAN_BEFORE: [&str; 17] = [
    "с",
    "со",
    "до",
    "по",
    "от",
    "к",
    "на",
    "в",
    "не",
    "позднее",
    "позже",
    "ранее",
    "начиная",
    "после",
    "дня",
    "около",
    "за",
];
const ENGLISH_BEFORE: [&str; 22] = [
    "on",
    "by",
    "until",
    "till",
    "from",
    "dated",
    "as",
    "of",
    "at",
    "no",
    "not",
    "later",
    "earlier",
    "than",
    "since",
    "before",
    "after",
    "through",
    "to",
    "starting",
    "effective",
    "the",
];

/// Whether a small word may stand before a date.
pub(super) fn stands_before(language: Language, word: &str) -> bool {
    let words: &[&str] = match language {
        Language::Tajik => &TAJIK_BEFORE,
        Language::Russian => &RUSSIAN_BEFORE,
        Language::English => &ENGLISH_BEFORE,
        Language::Chinese => &[],
    };
    words.contains(&word)
}

/// A month of one of two calendars, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Month {
    /// January to December.
    Gregorian(u64),
    /// Ҳамал to Ҳут.
    Solar(u64),
}

const TAJIK: [&str; 12] = [
    "январ",
    "феврал",
    "март",
    "апрел",
    "май",
    "июн",
    "июл",
    "август",
    "сентябр",
    "октябр",
    "ноябр",
    "декабр",
];

/// The zodiac's names, and those of Iran in Tajik spelling; as [`folded`] spells them.
const SOLAR: [[&str; 2]; 12] = [
    ["хамал", "фарвардин"],
    ["савр", "урдибихишт"],
    ["чавзо", "хурдод"],
    ["саратон", "тир"],
    ["асад", "мурдод"],
    ["сунбула", "шахривар"],
    ["мизон", "мехр"],
    ["акраб", "обон"],
    ["кавс", "озар"],
    ["чади", "дай"],
    ["далв", "бахман"],
    ["хут", "исфанд"],
];

/// Stems; the endings of the cases follow.
const RUSSIAN: [&str; 12] = [
    "январ",
    "феврал",
    "март",
    "апрел",
    "ма",
    "июн",
    "июл",
    "август",
    "сентябр",
    "октябр",
    "ноябр",
    "декабр",
];

const RUSSIAN_ENDINGS: [&str; 8] = ["ь", "я", "ю", "е", "а", "у", "й", "ем"];

const ENGLISH: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The month that a small word names.
pub(super) fn month(language: Language, word: &str) -> Option<Month> {
    match language {
        Language::Tajik => tajik(word),
        Language::Russian => russian(word).map(Month::Gregorian),
        Language::English => {
            let short = |name: &str| word.len() >= 3 && word.len() <= 4 && name.starts_with(word);
            placed(ENGLISH.iter().position(|name| *name == word || short(name))).map(Month::Gregorian)
        }
        Language::Chinese => None,
    }
}

fn placed(place: Option<usize>) -> Option<u64> {
    place.and_then(|place| u64::try_from(place + 1).ok())
}

/// The letters of a Russian keyboard.
fn folded(word: &str) -> String {
    word.chars().map(crate::letters::russian_keyboard).collect()
}

fn tajik(word: &str) -> Option<Month> {
    let word = folded(word);
    // «сентябри», «сентябр», «сентябрь», «сентябри-», «моҳи май», «майи».
    let bare = |ending: &str| word.strip_suffix(ending);
    let spelled = |name: &str| ["", "и", "ь", "ъ", "у", "ро"].iter().any(|ending| bare(ending) == Some(name));
    if let Some(place) = placed(TAJIK.iter().position(|name| spelled(name))) {
        return Some(Month::Gregorian(place));
    }
    placed(SOLAR.iter().position(|names| names.iter().any(|name| spelled(name)))).map(Month::Solar)
}

fn russian(word: &str) -> Option<u64> {
    // Shortened («нояб.»), or the stem with an ending; «ма» alone is no month.
    let short = |stem: &str| word.chars().count() >= 3 && stem.starts_with(word);
    let ended = |stem: &str| {
        word.strip_prefix(stem).is_some_and(|ending| !ending.is_empty() && RUSSIAN_ENDINGS.contains(&ending))
    };
    placed(RUSSIAN.iter().position(|stem| short(stem) || ended(stem)))
}

/// Days of the week from Monday, as small stems; a line has those of one day.
const TAJIK_DAYS: [&[&str]; 7] = [
    &["душанбе"],
    &["сешанбе"],
    &["чоршанбе", "чаҳоршанбе"],
    &["панҷшанбе"],
    &["ҷумъа", "чумъа"],
    &["шанбе"],
    &["якшанбе"],
];
const RUSSIAN_DAYS: [&[&str]; 7] = [
    &["понедельник", "пн"],
    &["вторник", "вт"],
    &["сред", "ср"],
    &["четверг", "чт"],
    &["пятниц", "пт"],
    &["суббот", "сб"],
    &["воскресенье", "воскресень", "вс"],
];
const ENGLISH_DAYS: [&[&str]; 7] = [
    &["monday", "mon"],
    &["tuesday", "tue", "tues"],
    &["wednesday", "wed"],
    &["thursday", "thu", "thur", "thurs"],
    &["friday", "fri"],
    &["saturday", "sat"],
    &["sunday", "sun"],
];

/// The day of the week that a small word names, from 1 for Monday.
pub(super) fn weekday(language: Language, word: &str) -> Option<i8> {
    let (days, endings): (&[&[&str]; 7], &[&str]) = match language {
        Language::Tajik => (&TAJIK_DAYS, &["", "и"]),
        Language::Russian => (&RUSSIAN_DAYS, &["", "а", "у", "ы", "я", "е"]),
        Language::English => (&ENGLISH_DAYS, &[""]),
        Language::Chinese => return None,
    };
    let named = |stem: &&str| word.strip_prefix(*stem).is_some_and(|ending| endings.contains(&ending));
    let place = days.iter().position(|stems| stems.iter().any(named))?;
    i8::try_from(place + 1).ok()
}

/// The month that a Roman figure names, in Latin letters or the Cyrillic ones that look alike.
pub(super) fn roman(text: &str) -> Option<u64> {
    crate::number::roman(text).filter(|month| (1..=12).contains(month))
}
