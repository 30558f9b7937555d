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
