//! Names that have an established form in the other language.

use super::palladius::For;

/// A name a line: Chinese, Russian, Tajik; other forms after a bar; `-` where the usual rules hold.
static NAMES: &str = include_str!("../../lexicon/names-zh-ru-tg.tsv");

/// Territories of the world by CLDR, in the same columns; built by `language-models`.
static TERRITORIES: &str = include_str!("../../models/territories.tsv");

/// Rows of both lists, our own first.
fn rows() -> impl Iterator<Item = [&'static str; 3]> {
    NAMES.lines().chain(TERRITORIES.lines()).filter_map(|line| {
        let mut cells = line.split('\t');
        Some([cells.next()?, cells.next()?, cells.next()?])
    })
}

/// The established forms of a Chinese name.
pub(super) fn from_chinese(name: &str, wanted: For) -> Vec<String> {
    let row = rows().find(|[chinese, ..]| chinese.split('|').any(|form| form == name));
    let Some([_, russian, tajik]) = row else { return Vec::new() };
    let (own, other) = match wanted {
        For::Russian => (russian, ""),
        For::Tajik => (tajik, russian),
    };
    own.split('|')
        .chain(other.split('|'))
        .filter(|form| !form.is_empty() && *form != "-")
        .map(str::to_owned)
        .collect()
}

/// The established Chinese forms of a Russian or Tajik name.
pub(super) fn to_chinese(name: &str, from: For) -> Vec<String> {
    let wanted = name.to_lowercase().replace('ё', "е");
    let is_named = |cell: &str| cell.split('|').any(|form| form.to_lowercase().replace('ё', "е") == wanted);
    let own = |[_, russian, tajik]: [&str; 3]| is_named(if from == For::Russian { russian } else { tajik });
    let row = rows()
        .find(|row| own(*row))
        .or_else(|| rows().find(|[_, russian, tajik]| is_named(russian) || is_named(tajik)));
    row.into_iter().flat_map(|[chinese, ..]| chinese.split('|')).map(str::to_owned).collect()
}
