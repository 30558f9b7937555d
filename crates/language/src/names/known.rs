//! Names that have an established form in the other language.

use super::palladius::For;
use std::collections::HashMap;
use std::sync::LazyLock;

/// A name a line: Chinese, Russian, Tajik; other forms after a bar; `-` where the usual rules hold.
static NAMES: &str = include_str!("../../lexicon/names-zh-ru-tg.tsv");

/// An identifier, then countries in English, Tajik, Chinese and Russian, other names after a semicolon.
static COUNTRIES: &str = include_str!("../../lexicon/places.tsv");

/// Chinese, Russian and Tajik names.
type Row = [Vec<&'static str>; 3];

/// The names of a cell; `-` is none.
fn names(cell: &'static str, between: &'static str) -> Vec<&'static str> {
    cell.split(between).filter(|name| !name.is_empty() && *name != "-").collect()
}

/// Rows of both lists, our own first.
static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    let own = NAMES.lines().filter_map(|line| {
        let mut cells = line.split('\t').map(|cell| names(cell, "|"));
        Some([cells.next()?, cells.next()?, cells.next()?])
    });
    let countries = COUNTRIES.lines().filter_map(|line| {
        let mut cells = line.split('\t').skip(2).map(|cell| names(cell, "; "));
        let (tajik, chinese, russian) = (cells.next()?, cells.next()?, cells.next()?);
        Some([chinese, russian, tajik])
    });
    own.chain(countries).collect()
});

/// The established forms of a Chinese name.
pub(super) fn from_chinese(name: &str, wanted: For) -> Vec<String> {
    let row = ROWS.iter().find(|[chinese, ..]| chinese.contains(&name));
    let Some([_, russian, tajik]) = row else { return Vec::new() };
    let (own, other): (&[&str], &[&str]) = match wanted {
        For::Russian => (russian, &[]),
        For::Tajik => (tajik, russian),
    };
    own.iter().chain(other).map(|name| (*name).to_owned()).collect()
}

/// A name as it is looked up: small, and ё as е.
fn plain(name: &str) -> String {
    name.to_lowercase().replace('ё', "е")
}

/// Where a Russian and where a Tajik name stands, the first row first.
static PLACES: LazyLock<[HashMap<String, usize>; 2]> = LazyLock::new(|| {
    let mut places = [HashMap::new(), HashMap::new()];
    for (at, [_, russian, tajik]) in ROWS.iter().enumerate() {
        for (places, names) in places.iter_mut().zip([russian, tajik]) {
            for name in names {
                places.entry(plain(name)).or_insert(at);
            }
        }
    }
    places
});

/// The established Chinese forms of a Russian or Tajik name; one that only the other language has counts too.
pub(super) fn to_chinese(name: &str, from: For) -> Vec<String> {
    let wanted = plain(name);
    let [russian, tajik] = &*PLACES;
    let (own, other) = if from == For::Russian { (russian, tajik) } else { (tajik, russian) };
    let place = own.get(&wanted).or_else(|| other.get(&wanted));
    let row = place.and_then(|place| ROWS.get(*place));
    row.into_iter().flat_map(|[chinese, ..]| chinese).map(|name| (*name).to_owned()).collect()
}

/// Every Tajik name of both lists, our own first.
pub(crate) fn tajik_names() -> impl Iterator<Item = &'static str> {
    let rows: &'static [Row] = &ROWS;
    rows.iter().flat_map(|[_, _, tajik]| tajik.iter().copied())
}
