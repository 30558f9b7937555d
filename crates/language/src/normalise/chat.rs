//! Tajik in the Latin letters of a telephone: «salom, shumo chi khel?»

use super::cells::Cells;
use super::{Reason, keyboard};
use crate::letters::{cased_like, is_cyrillic, is_latin};
use crate::words::WORDS;

/// Two Latin letters that are one.
const PAIRS: [([char; 2], char); 10] = [
    (['s', 'h'], 'ш'),
    (['c', 'h'], 'ч'),
    (['k', 'h'], 'х'),
    (['g', 'h'], 'ғ'),
    (['z', 'h'], 'ж'),
    (['y', 'o'], 'ё'),
    (['y', 'u'], 'ю'),
    (['y', 'a'], 'я'),
    (['y', 'e'], 'е'),
    (['t', 's'], 'ц'),
];

const LETTERS: &str = "aаbбdдeеfфgгhҳiиjҷkкlлmмnнoоpпqқrрsсtтuуvвwвxхyйzзīӣūӯîӣûӯ";

/// Words that hardly any Tajik sentence lacks and few others have, as the telephone spells them.
const SIGNS: [&str; 44] = [
    "ba",
    "az",
    "va",
    "bo",
    "baroi",
    "dar",
    "ki",
    "chi",
    "kujo",
    "chand",
    "hast",
    "nest",
    "ast",
    "shumo",
    "onho",
    "mo",
    "men",
    "man",
    "tu",
    "ham",
    "agar",
    "kay",
    "charo",
    "rahmat",
    "salom",
    "assalom",
    "bale",
    "ne",
    "hozir",
    "imruz",
    "imrūz",
    "dina",
    "pagoh",
    "khub",
    "xub",
    "metavonam",
    "mekunam",
    "mekunad",
    "meravam",
    "budam",
    "bud",
    "shud",
    "kard",
    "didam",
];

/// Fewest words, and the share of them in a hundred, that must be Tajik: names and English stay.
const WORDS_MIN: usize = 2;
const KNOWN_PERCENT: usize = 60;

fn single(letter: char, first: bool) -> Option<char> {
    if letter == 'e' && first {
        return Some('э');
    }
    let mut letters = LETTERS.chars();
    while let (Some(latin), Some(cyrillic)) = (letters.next(), letters.next()) {
        if latin == letter {
            return Some(cyrillic);
        }
    }
    None
}

/// One letter of a word in Cyrillic, and how many Latin ones it stands for.
fn spelled(word: &[char]) -> Option<Vec<(char, usize)>> {
    let mut spelled = Vec::with_capacity(word.len());
    let mut rest = word;
    while let Some(first) = rest.first() {
        let small = |letter: &char| letter.to_lowercase().next().unwrap_or(*letter);
        let pair = rest.first_chunk::<2>().and_then(|[one, two]| {
            PAIRS.iter().find(|(pair, _)| *pair == [small(one), small(two)]).map(|(_, letter)| *letter)
        });
        let (letter, count) = match pair {
            Some(letter) => (letter, 2),
            None => (single(small(first), spelled.is_empty())?, 1),
        };
        spelled.push((cased_like(letter, *first), count));
        rest = rest.get(count..)?;
    }
    Some(spelled)
}

pub(super) fn mend(cells: &mut Cells) {
    let words = cells.words();
    let latin = |letter: char| is_latin(letter) || !letter.is_alphabetic();
    if words.len() < WORDS_MIN
        || cells.text(&(0..cells.len())).any(|letter| is_cyrillic(letter) || !latin(letter))
    {
        return;
    }
    let letters: Vec<Vec<char>> = words.iter().map(|word| cells.text(word).collect()).collect();
    let lower = |word: &[char]| word.iter().flat_map(|letter| letter.to_lowercase()).collect::<String>();
    let signs = letters.iter().filter(|word| SIGNS.contains(&lower(word).as_str())).count();
    let spelled: Vec<Option<Vec<(char, usize)>>> = letters.iter().map(|word| spelled(word)).collect();
    let cyrillic = |word: &Vec<(char, usize)>| {
        word.iter().flat_map(|(letter, _)| letter.to_lowercase()).collect::<String>()
    };
    let known = spelled.iter().flatten().filter(|word| knows_some(&cyrillic(word))).count();
    if signs == 0 || 100 * known < KNOWN_PERCENT * words.len() {
        return;
    }
    for (word, spelled) in words.into_iter().zip(spelled) {
        let mut place = word.start;
        for (letter, count) in spelled.into_iter().flatten() {
            cells.set(place, letter, Reason::LatinChat);
            for gone in 1..count {
                cells.clear(place + gone, Reason::LatinChat);
            }
            place += count;
        }
    }
    cells.close();
    keyboard::restore(cells, 0.0, Reason::LatinChat, |letter| letter == 'и' || letter == 'у');
}

/// Whether the list knows a word, or with ӣ at its end, or with ӯ for its first у.
fn knows_some(word: &str) -> bool {
    let long = word.strip_suffix('и').map(|stem| format!("{stem}ӣ"));
    WORDS.knows(word)
        || long.is_some_and(|long| WORDS.contains(&long))
        || WORDS.contains(&word.replacen('у', "ӯ", 1))
}
