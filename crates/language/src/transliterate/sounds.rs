//! How Persian letters may be read in Tajik, each way with what it costs.

use super::persian::HALF_SPACE;

/// A way to read letters: Tajik, how many Persian letters it takes, its cost.
pub(super) type Reading = (&'static str, usize, f32);

/// Vowels that Persian script leaves out, and none.
pub(super) const UNWRITTEN: [(&str, f32); 4] = [("", 0.2), ("а", 0.4), ("и", 0.8), ("у", 0.9)];

/// What it costs that a consonant is sounded twice.
pub(super) const DOUBLED_COST: f32 = 0.7;

/// Whether a Tajik text ends in a consonant, after which a vowel may be unwritten.
pub(super) fn ends_in_consonant(tajik: &str) -> bool {
    tajik.chars().last().is_some_and(|last| !super::letters::is_vowel(last) && last != 'ъ')
}

/// The ways to read the letters from a place on; `before` is the Tajik so far.
pub(super) fn readings(letters: &[char], before: &str) -> Vec<Reading> {
    let first = before.is_empty();
    let after_vowel = before.chars().last().is_some_and(super::letters::is_vowel);
    let [this, next, third] = [0, 1, 2].map(|at| letters.get(at).copied());
    let Some(this) = this else { return Vec::new() };
    let last = next.is_none_or(|next| next == HALF_SPACE);
    if let Some(consonant) = consonant(this) {
        let mut found = vec![(consonant, 1, 0.1)];
        match (this, next, third) {
            // خوا is sounded «хо», خوی «хе».
            ('خ', Some('و'), Some('ا')) => found.push(("х", 2, 0.1)),
            ('خ', Some('و'), Some('ی')) => found.push(("х", 2, 0.6)),
            ('ن', Some('ب' | 'پ'), _) => found.push(("м", 1, 0.5)),
            _ => {}
        }
        return found;
    }
    match this {
        HALF_SPACE => vec![("", 1, 0.0)],
        'آ' => vec![("о", 1, 0.1)],
        'ا' if first => match next {
            Some('ی') => vec![("э", 2, 0.6), ("и", 2, 0.6), ("ай", 2, 1.0), ("эй", 2, 1.8), ("ие", 2, 2.5)],
            Some('و') => vec![("ӯ", 2, 0.5), ("у", 2, 0.7), ("ав", 2, 0.6), ("ув", 2, 1.5)],
            _ => vec![("а", 1, 0.4), ("и", 1, 0.6), ("э", 1, 0.8), ("у", 1, 1.0), ("о", 1, 2.5)],
        },
        'ا' if after_vowel => vec![("о", 1, 0.6), ("", 1, 3.0), ("а", 1, 2.2), ("и", 1, 2.5)],
        // «مثلا», written without the marks of «مثلاً».
        'ا' if last => vec![("о", 1, 0.0), ("ан", 1, 1.8)],
        'ا' => vec![("о", 1, 0.0), ("а", 1, 1.8), ("ъ", 1, 3.0), ("аа", 1, 2.0)],
        'ع' => ain(next, first, after_vowel),
        'و' if first => vec![("в", 1, 0.0)],
        'و' if after_vowel => vec![("в", 1, 0.1), ("у", 1, 1.5), ("", 1, 2.5)],
        'و' => vec![
            ("у", 1, 0.5),
            ("ӯ", 1, 0.6),
            ("в", 1, 0.5),
            ("о", 1, 2.6),
            ("ав", 1, 0.6),
            ("ува", 1, 2.0),
            ("увв", 1, 1.5),
        ],
        'ه' if last && !first => {
            vec![("а", 1, 0.1), ("ҳ", 1, 0.7), ("аҳ", 1, 1.0), ("е", 1, 2.2), ("я", 1, 3.0)]
        }
        'ه' => vec![("ҳ", 1, 0.1), ("а", 1, 2.0)],
        'ی' => ye(next, third, last, first, after_vowel),
        'ئ' => vec![
            ("и", 1, 0.6),
            ("ъ", 1, 0.6),
            ("ъи", 1, 1.5),
            ("й", 1, 0.9),
            ("е", 1, 1.2),
            ("", 1, 1.8),
            ("и", 2, if next == Some('ی') { 0.3 } else { 9.0 }),
            ("ъу", 2, if next == Some('و') { 0.3 } else { 9.0 }),
        ],
        'ء' => vec![("", 1, 0.3), ("ъ", 1, 0.6)],
        _ => Vec::new(),
    }
}

fn ain(next: Option<char>, first: bool, after_vowel: bool) -> Vec<Reading> {
    if first {
        return match next {
            Some('ا') => vec![("о", 2, 0.2)],
            Some('ی') => vec![("и", 2, 0.5), ("ай", 2, 0.6), ("ӣ", 2, 1.0), ("э", 2, 1.5), ("ия", 2, 2.0)],
            Some('و') => vec![("ӯ", 2, 0.6), ("у", 2, 0.8), ("ав", 2, 0.6), ("ив", 2, 1.0)],
            _ => vec![("а", 1, 0.5), ("и", 1, 0.7), ("у", 1, 0.8), ("э", 1, 0.8)],
        };
    }
    if after_vowel {
        return match next {
            Some('ا') => vec![("о", 2, 0.3), ("ъо", 2, 0.8)],
            Some('ی') => vec![("и", 2, 0.5), ("ӣ", 2, 0.6), ("ъи", 2, 1.0)],
            _ => vec![("ъ", 1, 0.3), ("а", 1, 0.7), ("и", 1, 0.9), ("у", 1, 1.0), ("", 1, 1.5)],
        };
    }
    match next {
        Some('ا') => vec![("ъо", 2, 0.5), ("аъо", 2, 0.9), ("ао", 2, 0.7), ("уо", 2, 1.2)],
        Some('ی') => vec![("ъи", 2, 0.8), ("аъи", 2, 1.0), ("аи", 2, 0.8), ("ӣ", 2, 1.4)],
        Some('و') => vec![("ъу", 2, 0.6), ("уъ", 2, 1.5), ("аъв", 2, 1.0), ("аъу", 2, 1.2)],
        _ => vec![
            ("ъ", 1, 0.7),
            ("аъ", 1, 0.5),
            ("иъ", 1, 1.2),
            ("уъ", 1, 1.2),
            ("ъа", 1, 0.8),
            ("аа", 1, 1.2),
            ("уа", 1, 1.1),
            ("ъи", 1, 1.5),
            ("еъ", 1, 1.2),
            ("эъ", 1, 1.5),
            ("", 1, 2.0),
        ],
    }
}

fn ye(next: Option<char>, third: Option<char>, last: bool, first: bool, after_vowel: bool) -> Vec<Reading> {
    let mut found = match (next, third) {
        (Some('ا'), _) if first => vec![("ё", 2, 0.1)],
        (Some('ا'), _) => vec![("ё", 2, 0.3), ("иё", 2, 0.3), ("ия", 2, 1.5), ("яъ", 2, 3.0), ("я", 2, 2.0)],
        (Some('و'), _) => vec![("ю", 2, 0.5), ("иву", 2, 2.0), ("ёв", 2, 3.0), ("йв", 2, 1.5)],
        (Some('ه'), None | Some(HALF_SPACE)) => vec![("ия", 2, 0.3), ("я", 2, 0.3)],
        (Some('ی'), _) => vec![("ии", 2, 1.0), ("йи", 2, 0.6), ("ӣ", 2, 0.5), ("е", 2, 1.5), ("ъи", 2, 1.2)],
        (Some('ع'), _) => vec![("еъ", 2, 1.0), ("ия", 2, 2.0)],
        _ => Vec::new(),
    };
    if first {
        found.extend([("я", 1, 0.4), ("е", 1, 1.0), ("и", 1, 1.0), ("э", 1, 1.5), ("й", 1, 1.0)]);
    } else if after_vowel {
        found.extend([
            ("й", 1, 0.2),
            ("я", 1, 0.6),
            ("и", 1, 0.9),
            ("ӣ", 1, if last { 0.5 } else { 2.0 }),
            ("ъи", 1, 1.8),
        ]);
    } else if last {
        found.extend([("ӣ", 1, 0.1), ("ай", 1, 1.2), ("е", 1, 1.5), ("о", 1, 2.5), ("аё", 1, 4.0)]);
    } else {
        found.extend([
            ("и", 1, 0.3),
            ("е", 1, 0.4),
            ("ай", 1, 0.6),
            ("ӣ", 1, 1.0),
            ("ия", 1, 0.6),
            ("я", 1, 0.8),
            ("иа", 1, 1.2),
            ("уя", 1, 2.0),
            ("айя", 1, 2.0),
            ("яй", 1, 3.0),
        ]);
    }
    found
}

/// The Tajik letter of a Persian consonant.
fn consonant(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ب' => "б",
        'پ' => "п",
        'ت' | 'ط' => "т",
        'ث' | 'س' | 'ص' => "с",
        'ج' => "ҷ",
        'چ' => "ч",
        'ح' => "ҳ",
        'خ' => "х",
        'د' => "д",
        'ذ' | 'ز' | 'ض' | 'ظ' => "з",
        'ر' => "р",
        'ژ' => "ж",
        'ش' => "ш",
        'غ' => "ғ",
        'ف' => "ф",
        'ق' => "қ",
        'ک' => "к",
        'گ' => "г",
        'ل' => "л",
        'م' => "м",
        'ن' => "н",
        _ => return None,
    })
}
