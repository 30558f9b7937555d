//! Keys by which names find each other across scripts.

use super::NAME_LETTERS_MAX;
use super::palladius::{For, syllable, word};
use crate::letters::is_han;

/// What it costs to read р for л: Chinese has only one of them.
const LIQUIDS_COST: f32 = 0.4;

/// Letters of Latin script that stand for one sound together, the longest first.
const TOGETHER: [(&str, char); 9] = [
    ("dzh", 'j'),
    ("sch", 'x'),
    ("kh", 'h'),
    ("gh", 'g'),
    ("sh", 'x'),
    ("ch", 'c'),
    ("zh", 'j'),
    ("dj", 'j'),
    ("ph", 'f'),
];

/// The class of a consonant, one sign for all that languages and spellings confuse.
fn class(letter: char) -> Option<char> {
    Some(match letter {
        'б' | 'b' | 'ب' => 'b',
        'п' | 'p' | 'پ' => 'p',
        'в' | 'v' | 'w' | 'و' => 'v',
        'ф' | 'f' | 'ف' => 'f',
        'г' | 'ғ' | 'g' | 'ġ' | 'گ' | 'غ' => 'g',
        'д' | 'd' | 'د' => 'd',
        'т' | 't' | 'ت' | 'ط' => 't',
        'з' | 'z' | 'ز' | 'ذ' | 'ض' | 'ظ' => 'z',
        'с' | 'ц' | 's' | 'س' | 'ص' | 'ث' => 's',
        'ж' | 'ҷ' | 'ž' | 'j' | 'ç' | 'ج' | 'ژ' => 'j',
        'ч' | 'č' | 'چ' => 'c',
        'ш' | 'щ' | 'š' | 'ŝ' | 'ش' => 'x',
        'х' | 'ҳ' | 'h' | 'ḥ' | 'ه' | 'ح' | 'خ' => 'h',
        'к' | 'қ' | 'k' | 'q' | 'c' | 'ķ' | 'ک' | 'ك' | 'ق' => 'k',
        'л' | 'l' | 'ل' => 'l',
        'м' | 'm' | 'م' => 'm',
        'н' | 'n' | 'ن' => 'n',
        'р' | 'r' | 'ر' => 'r',
        _ => return None,
    })
}

/// The consonants of one part of a name.
fn part(text: &str) -> String {
    let small = text.to_lowercase();
    // The Persian way to write -ов ends the name here.
    let small = small.strip_suffix("\u{200c}اف").unwrap_or(&small);
    let small = small
        .replace("дж", "ҷ")
        .replace("чж", "ҷ")
        .replace("цз", "ҷ")
        .replace("дз", "з")
        .replace("тс", "с")
        .replace("x", "ks");
    let mut key = String::new();
    let mut rest = small.as_str();
    while let Some(first) = rest.chars().next() {
        let together = TOGETHER.iter().find(|(letters, _)| rest.starts_with(letters));
        let (sign, length) = match together {
            Some((letters, sign)) => (Some(*sign), letters.len()),
            None => (class(first), first.len_utf8()),
        };
        match sign {
            // Persian و is a vowel as often as not, and so is the в of -ов no part of the name elsewhere.
            Some('v') if !key.is_empty() => {}
            Some(sign) if key.ends_with(sign) => {}
            Some(sign) => key.push(sign),
            None if key.is_empty() && first.is_alphabetic() => key.push('a'),
            None => {}
        }
        rest = rest.get(length..).unwrap_or("");
    }
    // A final ҳ is often not sounded, and a silent he is written so.
    match key.strip_suffix('h') {
        Some(shorter) if shorter.chars().count() > 1 => shorter.to_owned(),
        _ => key,
    }
}

/// A Latin word as Tajik Cyrillic, if it is made of syllables of pinyin.
fn pinyin(text: &str) -> Option<String> {
    /// Letters of the longest syllable.
    const LETTERS: usize = 6;
    let small = text.to_lowercase();
    let mut best: Vec<Option<Vec<&str>>> = vec![None; small.len() + 1];
    if let Some(first) = best.first_mut() {
        *first = Some(Vec::new());
    }
    for start in 0..small.len() {
        let Some(Some(so_far)) = best.get(start).cloned() else { continue };
        for end in start + 1..=small.len().min(start + LETTERS) {
            let Some(own) = small.get(start..end).filter(|own| syllable(own, For::Tajik).is_some()) else {
                continue;
            };
            let longer: Vec<&str> = so_far.iter().copied().chain([own]).collect();
            if let Some(slot) = best.get_mut(end)
                && slot.as_ref().is_none_or(|known| known.len() > longer.len())
            {
                *slot = Some(longer);
            }
        }
    }
    word(&best.pop().flatten().filter(|syllables| !syllables.is_empty())?, For::Tajik)
}

/// The key of a name: the consonants of each part, those that languages and spellings confuse in one class,
/// and `a` for a first vowel.
pub(super) fn key(name: &str) -> String {
    let name: String = name.chars().take(NAME_LETTERS_MAX).collect();
    let name = if name.chars().any(is_han) {
        super::from_chinese::written(&name, For::Tajik).into_iter().next().unwrap_or_default()
    } else {
        name
    };
    let parts: Vec<&str> = name
        .split(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '\u{200c}' | '\'' | '’' | 'ʺ'))
        .filter(|part| !part.is_empty())
        .collect();
    let chinese: Option<Vec<String>> = parts.iter().map(|part| pinyin(part)).collect();
    let keys: Vec<String> = match chinese {
        Some(chinese) => chinese.iter().map(|own| part(own)).collect(),
        None => parts.iter().map(|own| part(own)).collect(),
    };
    keys.into_iter().filter(|key| !key.is_empty()).collect::<Vec<_>>().join(" ")
}

/// How alike two parts of keys are, from 0 to 1.
#[expect(clippy::cast_precision_loss, reason = "names are short")]
fn part_alike(one: &str, other: &str) -> f32 {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let mut row: Vec<f32> = (0..=other.len()).map(|at| at as f32).collect();
    for (at, letter) in one.iter().enumerate() {
        let mut next = vec![at as f32 + 1.0];
        for ((against, above), corner) in other.iter().zip(row.iter().skip(1)).zip(&row) {
            let change = match (letter, against) {
                (same, letter) if same == letter => 0.0,
                ('l', 'r') | ('r', 'l') => LIQUIDS_COST,
                _ => 1.0,
            };
            let left = next.last().copied().unwrap_or(f32::INFINITY);
            next.push((left + 1.0).min(above + 1.0).min(corner + change));
        }
        row = next;
    }
    1.0 - row.last().copied().unwrap_or(0.0) / one.len().max(other.len()).max(1) as f32
}

/// How alike two names are by their keys, in whatever order their parts stand.
#[expect(clippy::cast_precision_loss, reason = "names are short")]
pub(super) fn alike(one: &str, other: &str) -> f32 {
    let (one, other) = (key(one), key(other));
    let (one, mut other): (Vec<&str>, Vec<&str>) =
        (one.split_whitespace().collect(), other.split_whitespace().collect());
    let letters = |parts: &[&str]| parts.iter().map(|part| part.len()).sum::<usize>() as f32;
    let all = letters(&one) + letters(&other);
    if one.is_empty() || other.is_empty() {
        return 0.0;
    }
    let mut sum = 0.0;
    for part in one {
        let best = other
            .iter()
            .enumerate()
            .map(|(at, against)| (at, part_alike(part, against)))
            .max_by(|one, other| one.1.total_cmp(&other.1));
        if let Some((at, likeness)) = best {
            let against = other.swap_remove(at);
            sum += likeness * (part.len() + against.len()) as f32;
        }
    }
    sum / all
}
