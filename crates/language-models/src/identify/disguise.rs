//! Tajik as it is typed where its letters are not at hand.

use crate::learn::Chance;
use crate::words::typed;

/// Tajik as old fonts, Russian keyboards and telephones write it.
pub(super) fn disguised(text: &str, latin: bool, chance: &mut Chance) -> String {
    if latin {
        return text.to_lowercase().chars().map(|letter| chatted(letter, chance)).collect();
    }
    match chance.below(10) {
        0 | 1 => text.to_lowercase().chars().map(typed).collect(),
        2 | 3 => text.to_lowercase().chars().map(legacy).collect(),
        _ => text.to_owned(),
    }
}

fn legacy(letter: char) -> char {
    match letter {
        'ҳ' => 'њ',
        'қ' => 'ќ',
        'ҷ' => 'љ',
        'ӯ' => 'ў',
        'ӣ' => 'ї',
        'ғ' => 'ѓ',
        _ => letter,
    }
}

fn chatted(letter: char, chance: &mut Chance) -> &'static str {
    let either = |chance: &mut Chance, one, other| if chance.below(3) > 0 { one } else { other };
    match letter {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' => "g",
        'ғ' => either(chance, "gh", "g"),
        'д' => "d",
        'е' => either(chance, "e", "ye"),
        'ё' => "yo",
        'ж' => "zh",
        'з' => "z",
        'и' | 'ӣ' => "i",
        'й' => "y",
        'к' => "k",
        'қ' => either(chance, "q", "k"),
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' | 'ӯ' => "u",
        'ф' => "f",
        'х' => either(chance, "kh", "x"),
        'ҳ' => "h",
        'ч' => "ch",
        'ҷ' => "j",
        'ш' => "sh",
        'ъ' => either(chance, "'", ""),
        'э' => "e",
        'ю' => "yu",
        'я' => "ya",
        ' ' => " ",
        _ => "",
    }
}
