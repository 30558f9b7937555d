//! Tajik letters and what stands for them elsewhere.

/// The letter that a Russian keyboard offers for a Tajik one: ғ is typed г, and so on; others stay.
pub(crate) fn russian_keyboard(letter: char) -> char {
    match letter {
        'ғ' => 'г',
        'ӣ' => 'и',
        'қ' => 'к',
        'ӯ' => 'у',
        'ҳ' => 'х',
        'ҷ' => 'ч',
        'Ғ' => 'Г',
        'Ӣ' => 'И',
        'Қ' => 'К',
        'Ӯ' => 'У',
        'Ҳ' => 'Х',
        'Ҷ' => 'Ч',
        _ => letter,
    }
}

/// The Tajik letter that may be meant by a small one of a Russian keyboard.
pub(crate) fn tajik_for(letter: char) -> Option<char> {
    match letter {
        'г' => Some('ғ'),
        'и' => Some('ӣ'),
        'к' => Some('қ'),
        'у' => Some('ӯ'),
        'х' => Some('ҳ'),
        'ч' => Some('ҷ'),
        _ => None,
    }
}

/// A small letter as large, if the other one was.
pub(crate) fn cased_like(letter: char, model: char) -> char {
    if model.is_uppercase() { letter.to_uppercase().next().unwrap_or(letter) } else { letter }
}

/// Whether it is one of the letters that a Russian keyboard lacks.
pub(crate) fn is_tajik_only(letter: char) -> bool {
    russian_keyboard(letter) != letter
}

/// Whether it is a Cyrillic letter.
pub(crate) fn is_cyrillic(letter: char) -> bool {
    matches!(letter, '\u{400}'..='\u{481}' | '\u{48a}'..='\u{52f}')
}

/// Whether it is a Latin letter.
pub(crate) fn is_latin(letter: char) -> bool {
    letter.is_ascii_alphabetic() || (matches!(letter, '\u{c0}'..='\u{24f}') && letter.is_alphabetic())
}

/// Whether it is a Chinese character.
pub(crate) fn is_han(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}' | '〇' | '々')
}
