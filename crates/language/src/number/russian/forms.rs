//! The forms of Russian numerals.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::super::compose::{Part, sum};

/// All cases of the numerals, by value; ё is compared as е.
const FORMS: [(u64, &str); 37] = [
    (0, "ноль нуль ноля нуля нолю нулю нолем нулем ноле нуле"),
    (1, "один одна одно одного одной одному одним одном одну одною"),
    (2, "два две двух двум двумя"),
    (3, "три трех трем тремя"),
    (4, "четыре четырех четырем четырьмя"),
    (5, "пять пяти пятью"),
    (6, "шесть шести шестью"),
    (7, "семь семи семью"),
    (8, "восемь восьми восемью восьмью"),
    (9, "девять девяти девятью"),
    (10, "десять десяти десятью"),
    (11, "одиннадцать одиннадцати одиннадцатью"),
    (12, "двенадцать двенадцати двенадцатью"),
    (13, "тринадцать тринадцати тринадцатью"),
    (14, "четырнадцать четырнадцати четырнадцатью"),
    (15, "пятнадцать пятнадцати пятнадцатью"),
    (16, "шестнадцать шестнадцати шестнадцатью"),
    (17, "семнадцать семнадцати семнадцатью"),
    (18, "восемнадцать восемнадцати восемнадцатью"),
    (19, "девятнадцать девятнадцати девятнадцатью"),
    (20, "двадцать двадцати двадцатью"),
    (30, "тридцать тридцати тридцатью"),
    (40, "сорок сорока"),
    (50, "пятьдесят пятидесяти пятьюдесятью"),
    (60, "шестьдесят шестидесяти шестьюдесятью"),
    (70, "семьдесят семидесяти семьюдесятью"),
    (80, "восемьдесят восьмидесяти восемьюдесятью восьмьюдесятью"),
    (90, "девяносто девяноста"),
    (100, "сто ста"),
    (200, "двести двухсот двумстам двумястами двухстах"),
    (300, "триста трехсот тремстам тремястами трехстах"),
    (400, "четыреста четырехсот четыремстам четырьмястами четырехстах"),
    (500, "пятьсот пятисот пятистам пятьюстами пятистах"),
    (600, "шестьсот шестисот шестистам шестьюстами шестистах"),
    (700, "семьсот семисот семистам семьюстами семистах"),
    (800, "восемьсот восьмисот восьмистам восемьюстами восьмистах"),
    (900, "девятьсот девятисот девятистам девятьюстами девятистах"),
];

/// Stems of ordinals; their endings are those of adjectives.
const ORDINAL_STEMS: [(u64, &str); 41] = [
    (0, "нулев"),
    (1, "перв"),
    (2, "втор"),
    (3, "трет"),
    (4, "четверт"),
    (5, "пят"),
    (6, "шест"),
    (7, "седьм"),
    (8, "восьм"),
    (9, "девят"),
    (10, "десят"),
    (11, "одиннадцат"),
    (12, "двенадцат"),
    (13, "тринадцат"),
    (14, "четырнадцат"),
    (15, "пятнадцат"),
    (16, "шестнадцат"),
    (17, "семнадцат"),
    (18, "восемнадцат"),
    (19, "девятнадцат"),
    (20, "двадцат"),
    (30, "тридцат"),
    (40, "сороков"),
    (50, "пятидесят"),
    (60, "шестидесят"),
    (70, "семидесят"),
    (80, "восьмидесят"),
    (90, "девяност"),
    (100, "сот"),
    (200, "двухсот"),
    (300, "трехсот"),
    (400, "четырехсот"),
    (500, "пятисот"),
    (600, "шестисот"),
    (700, "семисот"),
    (800, "восьмисот"),
    (900, "девятисот"),
    (1_000_000, "миллионн"),
    (1_000_000_000, "миллиардн"),
    (1_000_000_000_000, "триллионн"),
    (1_000_000_000_000_000, "квадриллионн"),
];

const ADJECTIVE_ENDINGS: [&str; 26] = [
    "ый", "ой", "ий", "ая", "ое", "ые", "ого", "ому", "ым", "ом", "ую", "ых", "ыми", "ья", "ье", "ьи",
    "ьего", "ьей", "ьему", "ьим", "ьем", "ью", "ьих", "ьими", "ою", "ей",
];

/// What stands before «тысячный»: the genitive, but for one, ninety and a hundred.
const PREFIXES: [(u64, &str); 36] = [
    (1, "одно"),
    (2, "двух"),
    (3, "трёх"),
    (4, "четырёх"),
    (5, "пяти"),
    (6, "шести"),
    (7, "семи"),
    (8, "восьми"),
    (9, "девяти"),
    (10, "десяти"),
    (11, "одиннадцати"),
    (12, "двенадцати"),
    (13, "тринадцати"),
    (14, "четырнадцати"),
    (15, "пятнадцати"),
    (16, "шестнадцати"),
    (17, "семнадцати"),
    (18, "восемнадцати"),
    (19, "девятнадцати"),
    (20, "двадцати"),
    (30, "тридцати"),
    (40, "сорока"),
    (50, "пятидесяти"),
    (60, "шестидесяти"),
    (70, "семидесяти"),
    (80, "восьмидесяти"),
    (90, "девяносто"),
    (100, "сто"),
    (200, "двухсот"),
    (300, "трёхсот"),
    (400, "четырёхсот"),
    (500, "пятисот"),
    (600, "шестисот"),
    (700, "семисот"),
    (800, "восьмисот"),
    (900, "девятисот"),
];

/// Stems of the scales' ordinals, each with its value; a number may be run together before them.
const SCALE_STEMS: [(u64, &str); 5] = [
    (1_000, "тысячн"),
    (1_000_000, "миллионн"),
    (1_000_000_000, "миллиардн"),
    (1_000_000_000_000, "триллионн"),
    (1_000_000_000_000_000, "квадриллионн"),
];

/// The form that a count takes: for one, for two to four, for more.
pub(in super::super) fn counted(count: u64, [one, few, many]: [&str; 3]) -> &str {
    match (count % 100, count % 10) {
        (11..=14, _) => many,
        (_, 1) => one,
        (_, 2..=4) => few,
        _ => many,
    }
}

/// «двадцатипяти» for «двадцатипятитысячный».
pub(in super::super) fn genitive_prefix(group: u64) -> String {
    let (hundreds, rest) = (group / 100 * 100, group % 100);
    let values = if rest < 20 { [hundreds, rest, 0] } else { [hundreds, rest / 10 * 10, rest % 10] };
    values
        .iter()
        .filter_map(|wanted| PREFIXES.iter().find(|(value, _)| value == wanted))
        .map(|(_, word)| *word)
        .collect()
}

static VALUES: LazyLock<HashMap<&str, u64>> = LazyLock::new(|| {
    FORMS.iter().flat_map(|(value, forms)| forms.split(' ').map(|form| (form, *value))).collect()
});

/// The value of a cardinal in any case, or of a scale.
pub(super) fn part(word: &str) -> Option<Part> {
    if let Some(value) = VALUES.get(word) {
        return Some(Part::Value(*value));
    }
    let scale = |stem: &str, endings: &[&str]| {
        word.strip_prefix(stem).is_some_and(|ending| endings.contains(&ending))
    };
    if scale("тысяч", &["а", "и", "", "у", "е", "ам", "ей", "ами", "ах", "ью"]) {
        return Some(Part::Scale(1_000));
    }
    let masculine = ["", "а", "ов", "у", "ом", "е", "ы", "ам", "ами", "ах"];
    let large = [("миллион", 1_000_000), ("миллиард", 1_000_000_000), ("триллион", 1_000_000_000_000)];
    let large = large.into_iter().chain([("квадриллион", 1_000_000_000_000_000)]);
    let found = large.into_iter().find(|(stem, _)| scale(stem, &masculine));
    found.map(|(_, value)| Part::Scale(value)).or_else(|| word.parse().ok().map(Part::Value))
}

/// The stem of an adjective.
fn stems(word: &str) -> impl Iterator<Item = &str> {
    ADJECTIVE_ENDINGS.into_iter().filter_map(|ending| word.strip_suffix(ending))
}

/// The parts of an ordinal in any case and gender: «первого», «двадцатипятитысячная».
pub(super) fn ordinal_part(word: &str) -> Option<Vec<Part>> {
    stems(word).find_map(|stem| {
        if let Some((value, _)) = ORDINAL_STEMS.iter().find(|(value, known)| *value < 1_000 && *known == stem)
        {
            return Some(vec![Part::Value(*value)]);
        }
        let (scale, prefix) =
            SCALE_STEMS.iter().find_map(|(scale, known)| Some((*scale, stem.strip_suffix(known)?)))?;
        let group = if prefix.is_empty() { None } else { Some(Part::Value(read_prefix(prefix)?)) };
        Some(group.into_iter().chain([Part::Scale(scale)]).collect())
    })
}

/// The number run together before a scale.
fn read_prefix(mut text: &str) -> Option<u64> {
    let mut parts = Vec::new();
    while !text.is_empty() {
        let matching = PREFIXES.iter().filter_map(|(value, word)| {
            let word = word.replace('ё', "е");
            text.strip_prefix(word.as_str()).map(|rest| (word.len(), *value, rest))
        });
        let (_, value, rest) = matching.max_by_key(|(length, ..)| *length)?;
        parts.push(Part::Value(value));
        text = rest;
    }
    sum(parts)
}

/// How many parts make a whole, where a few have one: «пятых», «четвёртая».
pub(super) fn of_parts(word: &str) -> Option<u64> {
    let value = sum(ordinal_part(word)?)?;
    (2..=100).contains(&value).then_some(value)
}

/// The power of ten that a denominator names: «десятых» 10, «стотысячная» 100,000.
pub(super) fn denominator(word: &str) -> Option<u64> {
    if !["ая", "ых", "ой", "ую", "ые", "ым", "ыми"].iter().any(|ending| word.ends_with(ending))
    {
        return None;
    }
    let parts = ordinal_part(word)?;
    let value = sum(parts)?;
    let power = value.checked_ilog10().filter(|power| *power > 0)?;
    (10_u64.checked_pow(power) == Some(value)).then_some(value)
}
