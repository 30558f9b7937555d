//! What a request says about its reader.

use std::ops::RangeInclusive;

use crate::view::{SHOWN_MAX, Tag};
use axum::http::{HeaderMap, HeaderValue, header};
use jiff::civil::Date;
use paivand_language::Language;

use crate::PageError;

/// The members of a query, in order.
pub(crate) type Pairs = Vec<(String, String)>;

/// Members of a query beyond this many are not read: a form that is filled by its address has about a dozen.
const QUERY_MEMBERS_MAX: usize = 24;

/// What a reader asks for, besides the place.
#[derive(Clone, Debug)]
pub struct Request {
    /// The language of the page.
    pub language: Language,
    /// The path asked for.
    pub path: String,
    /// The query without `lang`, in order: it belongs into the [`crate::view::Frame`].
    pub query: Vec<(String, String)>,
    /// The date asked for; none means today, of which only the node knows.
    pub at: Option<Date>,
    /// The languages to stand side by side, without repetition; empty if the reader did not choose.
    pub show: Vec<Tag>,
    /// The part of a long list, counted from one.
    pub part: usize,
}

impl Request {
    /// Reads what is asked; `fallback` is the language of a reader of whom nothing is known. Gives with it the language
    /// that was chosen in the address, and why the date asked for is none.
    pub(crate) fn read(
        path: String,
        headers: &HeaderMap,
        mut pairs: Pairs,
        fallback: Language,
    ) -> (Self, Option<Language>, Option<PageError>) {
        pairs.truncate(QUERY_MEMBERS_MAX);
        let chosen = chosen(&pairs);
        let language = chosen.or_else(|| remembered(headers)).unwrap_or(fallback);
        pairs.retain(|(name, _)| name != "lang");
        let (at, wrong) = match date(&pairs) {
            Ok(at) => (at, None),
            Err(wrong) => (None, Some(wrong)),
        };
        let (show, part) = (show(&pairs), part(&pairs));
        if wrong.is_some() {
            pairs.retain(|(name, _)| name != "at");
        }
        (Self { language, path, query: pairs, at, show, part }, chosen, wrong)
    }

    /// A member of the query.
    #[must_use]
    pub fn asked(&self, name: &str) -> Option<&str> {
        value(&self.query, name)
    }
}

/// Letters of `?at=` that are repeated to the reader; a date has ten.
const ASKED_LETTERS_MAX: usize = 40;

/// Years that may be asked for: nothing of the record is older, and no deadline is later.
const YEARS: RangeInclusive<i16> = 1990..=2199;

/// Wishes of `Accept-Language` that are read; browsers send a handful.
const WISHES_MAX: usize = 16;

fn value<'a>(pairs: &'a [(String, String)], wanted: &str) -> Option<&'a str> {
    pairs.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str())
}

/// The language chosen in the address.
fn chosen(pairs: &[(String, String)]) -> Option<Language> {
    value(pairs, "lang").and_then(Language::parse)
}

/// The language remembered in the cookie, or else the first one the browser wishes that we speak.
fn remembered(headers: &HeaderMap) -> Option<Language> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let kept = cookies.flat_map(|line| line.split(';')).find_map(|cookie| {
        let (name, value) = cookie.trim().split_once('=')?;
        (name == "lang").then(|| Language::parse(value)).flatten()
    });
    kept.or_else(|| wished(headers))
}

/// Weights count in thousandths, so that they compare exactly.
fn wished(headers: &HeaderMap) -> Option<Language> {
    let line = headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
    let mut best: Option<(u32, Language)> = None;
    for wish in line.split(',').take(WISHES_MAX) {
        let mut parts = wish.split(';');
        let Some(language) = parts.next().and_then(|tag| Language::parse(tag.trim())) else { continue };
        let weight = parts.find_map(|part| part.trim().strip_prefix("q=")).map_or(1000, thousandths);
        if weight > best.map_or(0, |(weight, _)| weight) {
            best = Some((weight, language));
        }
    }
    best.map(|(_, language)| language)
}

/// `0.7` is 700; anything unreadable is 0.
fn thousandths(weight: &str) -> u32 {
    let (whole, part) = weight.split_once('.').unwrap_or((weight, ""));
    let padded: String = part.chars().chain("000".chars()).take(3).collect();
    match (whole, padded.parse::<u32>()) {
        ("1", _) => 1000,
        ("0", Ok(part)) => part,
        _ => 0,
    }
}

/// Remembers a choice for a year; only this node's pages are sent it.
pub(crate) fn cookie(language: Language) -> Option<HeaderValue> {
    let cookie = format!("lang={}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly", language.code());
    HeaderValue::from_str(&cookie).ok()
}

/// The date asked for; an empty field is none.
fn date(pairs: &[(String, String)]) -> Result<Option<Date>, PageError> {
    match value(pairs, "at") {
        None | Some("") => Ok(None),
        Some(asked) => {
            let bad = || PageError::BadDate(asked.chars().take(ASKED_LETTERS_MAX).collect());
            // The shape is checked first: the parser would also take other ways to write a date.
            let plain = asked.len() == "2026-01-31".len();
            let day: Date = asked.parse().ok().filter(|_| plain).ok_or_else(bad)?;
            YEARS.contains(&day.year()).then_some(Some(day)).ok_or_else(bad)
        }
    }
}

/// The languages to stand side by side, each once; what is no language is passed over.
fn show(pairs: &[(String, String)]) -> Vec<Tag> {
    let mut shown = Vec::new();
    for language in value(pairs, "show").unwrap_or_default().split(',').filter_map(Tag::parse) {
        if !shown.contains(&language) && shown.len() < SHOWN_MAX {
            shown.push(language);
        }
    }
    shown
}

/// The part of a long list; what is no number is the first.
fn part(pairs: &[(String, String)]) -> usize {
    value(pairs, "part").and_then(|part| part.parse().ok()).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wishing(line: &'static str) -> Option<Language> {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_LANGUAGE, HeaderValue::from_static(line));
        remembered(&headers)
    }

    #[test]
    fn the_browsers_first_wish_that_we_speak_is_met() {
        assert_eq!(wishing("fa, tg;q=0.8, ru;q=0.9"), Some(Language::Russian));
        assert_eq!(wishing("zh-CN,zh;q=0.9,en;q=0.8"), Some(Language::Chinese));
        assert_eq!(wishing("tg-TJ"), Some(Language::Tajik));
        assert_eq!(wishing("ru;q=0, de;q=x, ,;;"), None);
    }

    #[test]
    fn a_choice_is_remembered_over_wishes() {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_LANGUAGE, HeaderValue::from_static("en"));
        headers.insert(header::COOKIE, HeaderValue::from_static("other=ru; lang=tg"));
        assert_eq!(remembered(&headers), Some(Language::Tajik));
    }

    #[test]
    fn only_plain_dates_are_dates() {
        let asked = |at: &str| date(&[("at".to_owned(), at.to_owned())]);
        assert_eq!(asked("2026-11-23"), Ok(Some(jiff::civil::date(2026, 11, 23))));
        assert_eq!(asked(""), Ok(None));
        for bad in ["2026-02-30", "23.11.2026", "today", "2026-11-23T00:00", "+002026-11", "9999-12-31"] {
            assert_eq!(asked(bad), Err(PageError::BadDate(bad.to_owned())));
        }
    }
}
