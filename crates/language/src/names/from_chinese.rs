//! Chinese names in Cyrillic.

use super::palladius::{For, word};
use super::pinyin::readings;
use super::{choices, known};
use crate::letters::is_han;

/// Surnames that are read otherwise than the same characters elsewhere, or have two characters.
static SURNAMES: &str = include_str!("../../lexicon/surnames-zh.tsv");

/// Places, which are one word; their readings where they are not the usual ones.
static PLACES: &str = include_str!("../../lexicon/places-zh.tsv");

/// What a place is called after its name.
const KINDS_OF_PLACE: [&str; 10] = ["自治区", "自治州", "自治县", "省", "市", "县", "区", "镇", "乡", "村"];

/// More characters are no name.
const CHARACTERS_MAX: usize = 24;

/// The readings of a surname or place from one of the tables.
fn listed(table: &'static str, name: &str) -> Option<Vec<Vec<&'static str>>> {
    let mut cells = table
        .lines()
        .map(|line| line.split('\t'))
        .find_map(|mut cells| (cells.next() == Some(name)).then_some(cells))?;
    Some(cells.by_ref().map(|reading| reading.split(' ').collect()).collect())
}

/// The readings of each character, one after the other: the usual ones, then those that differ in one.
fn read(name: &str) -> Vec<Vec<&'static str>> {
    let each: Vec<Vec<&'static str>> = name.chars().map(readings).collect();
    let usual: Vec<&'static str> = each.iter().filter_map(|own| own.first().copied()).collect();
    if usual.len() != each.len() {
        return Vec::new();
    }
    let mut all = vec![usual.clone()];
    for (at, own) in each.iter().enumerate() {
        for other in own.iter().skip(1) {
            let mut changed = usual.clone();
            if let Some(slot) = changed.get_mut(at) {
                *slot = other;
                all.push(changed);
            }
        }
    }
    all
}

/// A surname and the rest: two characters where they are a known surname, else one.
fn parted(name: &str) -> (&str, &str) {
    let at = |characters: usize| name.char_indices().nth(characters).map_or(name.len(), |(at, _)| at);
    let longer = (2..=4).rev().filter_map(|count| name.split_at_checked(at(count)));
    let compound = longer.into_iter().find(|(head, rest)| {
        !rest.is_empty() && head.chars().count() > 1 && listed(SURNAMES, head).is_some()
    });
    compound.or_else(|| name.split_at_checked(at(1))).unwrap_or((name, ""))
}

/// The results for one part of a name, best first.
fn part(name: &str, wanted: For) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut add = |text: Option<String>| found.extend(text);
    if let Some(own) = listed(PLACES, name) {
        for reading in own.into_iter().chain(read(name)) {
            add(word(&reading, wanted));
        }
        return found;
    }
    let place = KINDS_OF_PLACE
        .iter()
        .find_map(|kind| name.strip_suffix(kind))
        .filter(|rest| rest.chars().count() >= 2);
    if let Some(place) = place {
        return cyrillic(place, wanted);
    }
    let (surname, given) = parted(name);
    let surnames = listed(SURNAMES, surname).into_iter().flatten().chain(read(surname));
    let surnames: Vec<String> = surnames.filter_map(|reading| word(&reading, wanted)).collect();
    let given: Vec<String> = read(given).iter().filter_map(|reading| word(reading, wanted)).collect();
    let joined = |one: &String, other: &String| format!("{one} {other}").trim_end().to_owned();
    let none = String::new();
    if let Some(first) = surnames.first() {
        found.push(joined(first, given.first().unwrap_or(&none)));
        found.extend(given.iter().skip(1).map(|other| joined(first, other)));
        found.extend(surnames.iter().skip(1).map(|other| joined(other, given.first().unwrap_or(&none))));
    }
    // It may be a place that is not listed, and one word then.
    found.extend(read(name).first().and_then(|reading| word(reading, wanted)));
    found
}

/// All results for a name, best first: a known one, then by its characters.
fn cyrillic(name: &str, wanted: For) -> Vec<String> {
    let mut found = known::from_chinese(name, wanted);
    if name.chars().count() <= CHARACTERS_MAX {
        found.extend(part(name, wanted));
    }
    found
}

/// A name in Cyrillic, best result first; what is not Chinese stays.
pub(super) fn written(name: &str, wanted: For) -> Vec<String> {
    let name = name.trim();
    let found = known::from_chinese(name, wanted);
    let mut texts: Vec<Vec<String>> = Vec::new();
    let mut rest = name;
    while let Some(first) = rest.chars().next() {
        let han = is_han(first);
        let end =
            rest.char_indices().find(|(_, letter)| is_han(*letter) != han).map_or(rest.len(), |(at, _)| at);
        let (head, tail) = rest.split_at_checked(end).unwrap_or((rest, ""));
        let own =
            if han { cyrillic(head, wanted) } else { vec![head.replace(['·', '•', '‧', '・'], " ")] };
        texts.push(if own.is_empty() { vec![head.to_owned()] } else { own });
        rest = tail;
    }
    choices::names(found, &texts, "")
}
