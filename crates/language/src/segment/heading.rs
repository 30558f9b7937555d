//! Points that are settled by the word before the one they follow.

/// Words before a number that head a part of a document: «Боби III. Ҳуқуқҳо».
const HEADINGS: [&str; 22] = [
    "боб",
    "фасл",
    "қисм",
    "бахш",
    "модда",
    "мавзӯ",
    "замима",
    "ҷадвал",
    "расм",
    "нақша",
    "дарс",
    "глав",
    "раздел",
    "стать",
    "част",
    "таблиц",
    "рис",
    "приложени",
    "chapter",
    "section",
    "article",
    "part",
];

/// What is named after people.
const NAMED: [&str; 20] = [
    "театр",
    "завод",
    "институт",
    "университет",
    "музе",
    "библиотек",
    "площад",
    "улиц",
    "парк",
    "школ",
    "академи",
    "больниц",
    "стадион",
    "фабрик",
    "колхоз",
    "центр",
    "консерватори",
    "филармони",
    "преми",
    "аэропорт",
];

/// Abbreviations that are common words too, unless a number follows.
pub(super) const NUMBERED: [&str; 20] = [
    "банд", "мод", "тел", "тар", "рис", "пер", "род", "no", "nos", "sec", "art", "sun", "sat", "mar", "fig",
    "ch", "para", "paras", "янв", "мар",
];

/// Whether «им.» is "named after" rather than "them": «театр им. Лоҳутӣ», «помог им.».
pub(super) fn named_after(before: &str) -> bool {
    let last = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    // «МГТУ им. Баумана»: what has a short name is named after somebody.
    let is_short = last.chars().count() > 1 && last.chars().all(char::is_uppercase);
    let last = last.to_lowercase();
    is_short || NAMED.iter().any(|word| last.starts_with(word))
}

/// Whether this is all that stands before the number of a part.
pub(super) fn is_heading(before: &str) -> bool {
    let before = before.to_lowercase();
    !before.contains(char::is_whitespace) && HEADINGS.iter().any(|word| before.starts_with(word))
}
