//! Tajik in Latin letters, and back where that can be told.
//!
//! - ISO 9:1995 has one sign for each letter, so that it turns back exactly.
//! - Passports follow the table for Tajik names: the letters of the International Civil Aviation Organization's
//!   Doc 9303 for Cyrillic, and gh, i, q, u, h, j for the Tajik ones. Spellings such as Rahmon and Khujand show it.
//! - BGN/PCGN 1994 is what maps use (UNGEGN Working Group on Romanization Systems, report on Tajik, version 2.2).

use crate::letters::{cased_like, is_cyrillic};

/// A letter in the three schemes.
struct Row(char, &'static str, &'static str, &'static str);

const ROWS: [Row; 39] = [
    Row('а', "a", "a", "a"),
    Row('б', "b", "b", "b"),
    Row('в', "v", "v", "v"),
    Row('г', "g", "g", "g"),
    Row('ғ', "ġ", "gh", "gh"),
    Row('д', "d", "d", "d"),
    Row('е', "e", "e", "e"),
    Row('ё', "ë", "yo", "yo"),
    Row('ж', "ž", "zh", "zh"),
    Row('з', "z", "z", "z"),
    Row('и', "i", "i", "i"),
    Row('ӣ', "ī", "i", "í"),
    Row('й', "j", "y", "y"),
    Row('к', "k", "k", "k"),
    Row('қ', "ķ", "q", "q"),
    Row('л', "l", "l", "l"),
    Row('м', "m", "m", "m"),
    Row('н', "n", "n", "n"),
    Row('о', "o", "o", "o"),
    Row('п', "p", "p", "p"),
    Row('р', "r", "r", "r"),
    Row('с', "s", "s", "s"),
    Row('т', "t", "t", "t"),
    Row('у', "u", "u", "u"),
    Row('ӯ', "ū", "u", "ŭ"),
    Row('ф', "f", "f", "f"),
    Row('х', "h", "kh", "kh"),
    Row('ҳ', "ḥ", "h", "h"),
    Row('ч', "č", "ch", "ch"),
    Row('ҷ', "ç", "j", "j"),
    Row('ш', "š", "sh", "sh"),
    Row('ъ', "ʺ", "", "’"),
    Row('э', "è", "e", "ė"),
    Row('ю', "û", "yu", "yu"),
    Row('я', "â", "ya", "ya"),
    // No letters of Tajik since 1998, but of older texts and of Russian names.
    Row('ц', "c", "ts", "ts"),
    Row('щ', "ŝ", "shch", "shch"),
    Row('ы', "y", "y", "y"),
    Row('ь', "ʹ", "", "’"),
];

/// Which Latin letters.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Scheme {
    Iso9,
    Passport,
    Bgn,
}

impl Row {
    fn in_scheme(&self, scheme: Scheme) -> &'static str {
        match scheme {
            Scheme::Iso9 => self.1,
            Scheme::Passport => self.2,
            Scheme::Bgn => self.3,
        }
    }
}

fn small(letter: char) -> char {
    letter.to_lowercase().next().unwrap_or(letter)
}

/// Writes Tajik in Latin letters; what is no letter of Tajik stays.
pub(super) fn written(text: &str, scheme: Scheme) -> String {
    let mut latin = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    let (mut before, mut large_before) = (None, false);
    while let Some(letter) = letters.next() {
        let own = small(letter);
        let Some(row) = ROWS.iter().find(|row| row.0 == own) else {
            latin.push(letter);
            (before, large_before) = (None, false);
            continue;
        };
        // BGN/PCGN parts г, з, к, с and a ҳ after them, which would read as one letter.
        if scheme == Scheme::Bgn && own == 'ҳ' && matches!(before, Some('г' | 'з' | 'к' | 'с')) {
            latin.push('·');
        }
        let signs = row.in_scheme(scheme);
        // «ШАҲР» is SHAHR, «Шаҳр» is Shahr.
        let all_large = letters.peek().map_or(large_before, |next| next.is_uppercase() && is_cyrillic(*next));
        for (at, sign) in signs.chars().enumerate() {
            let is_large = letter.is_uppercase() && (at == 0 || all_large);
            latin.push(if is_large { cased_like(sign, 'A') } else { sign });
        }
        (before, large_before) = (Some(own), letter.is_uppercase());
    }
    latin
}

/// Reads Latin letters: the longest that stand for a letter, so «sh» is ш.
pub(super) fn read(text: &str, scheme: Scheme) -> String {
    let mut cyrillic = String::with_capacity(text.len() * 2);
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let known = ROWS
            .iter()
            .filter(|row| !row.in_scheme(scheme).is_empty() && starts_with(rest, row.in_scheme(scheme)))
            // Of several letters with the same signs the first is the usual one.
            .rev()
            .max_by_key(|row| row.in_scheme(scheme).len());
        let used = if let Some(row) = known {
            // The signs of ъ and ь are neither small nor large, but their neighbours are.
            let is_large = match first {
                'ʺ' | 'ʹ' => is_among_large(text, text.len() - rest.len()),
                other => other.is_uppercase(),
            };
            cyrillic.push(if is_large { cased_like(row.0, 'A') } else { row.0 });
            row.in_scheme(scheme).chars().count()
        } else {
            if !(scheme == Scheme::Bgn && first == '·') {
                cyrillic.push(first);
            }
            1
        };
        rest = rest.char_indices().nth(used).and_then(|(at, _)| rest.get(at..)).unwrap_or("");
    }
    cyrillic
}

/// Whether the sign at this byte stands among large letters.
fn is_among_large(text: &str, at: usize) -> bool {
    let is_sign = |letter: &char| matches!(letter, 'ʺ' | 'ʹ');
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    let mut before =
        before.chars().rev().filter(|letter| !is_sign(letter)).take_while(|letter| letter.is_alphabetic());
    let mut after =
        after.chars().filter(|letter| !is_sign(letter)).take_while(|letter| letter.is_alphabetic());
    let large = |letter: Option<char>| letter.is_some_and(char::is_uppercase);
    match (before.next(), after.next()) {
        (Some(before), Some(after)) => before.is_uppercase() && after.is_uppercase(),
        (Some(last), None) => last.is_uppercase() && large(before.next()),
        (None, Some(first)) => first.is_uppercase() && large(after.next()),
        (None, None) => false,
    }
}

/// Whether a text begins with these small signs, in whatever case.
fn starts_with(text: &str, signs: &str) -> bool {
    let mut letters = text.chars();
    signs.chars().all(|sign| letters.next().is_some_and(|letter| letter == sign || small(letter) == sign))
}
