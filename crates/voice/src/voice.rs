//! One language, speaking.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use jiff::Timestamp;
use jiff::civil::Date;
use paivand_language::{Language, date, list, number};

use crate::words;

/// A value that belongs into a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// A text, put in as it is.
    Text(String),
    /// A count, grouped as the language groups and able to choose a plural form; exact up to 2^53.
    Number(i64),
}

impl From<String> for Said {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Said {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&String> for Said {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<i64> for Said {
    fn from(count: i64) -> Self {
        Self::Number(count)
    }
}

impl From<i32> for Said {
    fn from(count: i32) -> Self {
        Self::Number(count.into())
    }
}

impl From<u32> for Said {
    fn from(count: u32) -> Self {
        Self::Number(count.into())
    }
}

impl From<u64> for Said {
    fn from(count: u64) -> Self {
        Self::Number(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl From<usize> for Said {
    fn from(count: usize) -> Self {
        Self::Number(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

/// Speaks one language: messages, dates, instants, numbers and lists.
pub struct Voice {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

/// The voice of a language; built when first asked for, then shared by all threads.
#[must_use]
pub fn voice(language: Language) -> &'static Voice {
    static TAJIK: LazyLock<Voice> = LazyLock::new(|| Voice::new(Language::Tajik));
    static CHINESE: LazyLock<Voice> = LazyLock::new(|| Voice::new(Language::Chinese));
    static RUSSIAN: LazyLock<Voice> = LazyLock::new(|| Voice::new(Language::Russian));
    static ENGLISH: LazyLock<Voice> = LazyLock::new(|| Voice::new(Language::English));
    match language {
        Language::Tajik => &TAJIK,
        Language::Chinese => &CHINESE,
        Language::Russian => &RUSSIAN,
        Language::English => &ENGLISH,
    }
}

impl Voice {
    fn new(language: Language) -> Self {
        Self::of(language, words::sources(language))
    }

    /// Reads messages; what does not parse is left out, and the tests of this crate name it.
    fn of(language: Language, sources: impl Iterator<Item = &'static str>) -> Self {
        // All four tags parse, as a test shows.
        let mut bundle = FluentBundle::new_concurrent(vec![language.tag().parse().unwrap_or_default()]);
        // Isolation marks serve mixed directions of writing; all four languages run left to right.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match language {
            Language::Tajik => |value, _| counted(Language::Tajik, value),
            Language::Chinese => |value, _| counted(Language::Chinese, value),
            Language::Russian => |value, _| counted(Language::Russian, value),
            Language::English => |value, _| counted(Language::English, value),
        }));
        for source in sources {
            let resource = match FluentResource::try_new(source.to_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            bundle.add_resource_overriding(resource);
        }
        Self { language, bundle }
    }

    /// The language spoken.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// Says a message that takes no values; a message that does not exist yields `⟦id⟧`.
    #[must_use]
    pub fn say(&self, id: &str) -> String {
        self.tell(id, &[])
    }

    /// Says a message with the values it takes.
    ///
    /// A message that does not exist yields `⟦id⟧`; where a value is missing, `⟦id⟧` follows the sentence.
    /// So a fault is seen, and tests find it, while the reader still gets what there is.
    #[must_use]
    pub fn tell(&self, id: &str, with: &[(&str, Said)]) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else {
            return format!("⟦{id}⟧");
        };
        let mut values = FluentArgs::with_capacity(with.len());
        for (name, said) in with {
            match said {
                Said::Text(text) => values.set(*name, text.as_str()),
                Said::Number(count) => values.set(*name, *count),
            }
        }
        let mut faults = Vec::new();
        let said = self.bundle.format_pattern(pattern, Some(&values), &mut faults);
        if faults.is_empty() { said.into_owned() } else { format!("{said} ⟦{id}⟧") }
    }

    /// Writes a date with the month in words and the day first: `23 November 2026`.
    #[must_use]
    pub fn date(&self, date: Date) -> String {
        date::long(self.language, date)
    }

    /// Writes date and time of day at an offset from UTC, in minutes east; the zone is always printed.
    ///
    /// Offsets beyond ±25:59 do not exist and are shown as UTC.
    #[must_use]
    pub fn instant(&self, instant: Timestamp, offset_minutes: i32) -> String {
        date::instant(self.language, instant, offset_minutes)
    }

    /// Writes a number with its thousands apart. Not for years, positions in a log, or other names.
    #[must_use]
    pub fn number(&self, number: i64) -> String {
        number::grouped(self.language, number)
    }

    /// Joins the items of a list: `a, b and c`.
    #[must_use]
    pub fn list(&self, items: &[String]) -> String {
        list::joined(self.language, items)
    }
}

/// Groups the digits of numbers inside messages; fluent itself would not.
fn counted(language: Language, value: &FluentValue) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    // Counts came in as i64; the fraction of anything else would be a fault in a catalogue.
    #[expect(clippy::cast_possible_truncation, reason = "whole numbers up to 2^53, see `Said::Number`")]
    let whole = number.value as i64;
    Some(number::grouped(language, whole))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A message with the forms of number that a language has.
    fn size(language: Language, count: i64) -> String {
        let source = match language {
            Language::Tajik => "size = Ҳаҷм: { $count } қайд\n",
            Language::Chinese => "size = 大小：{ $count }条\n",
            Language::Russian => {
                "size = { $count ->\n  [one] Размер: { $count } запись\n  [few] Размер: { $count } записи\n *[other] Размер: { $count } записей\n}\n"
            }
            Language::English => {
                "size = { $count ->\n  [one] Size: { $count } entry\n *[other] Size: { $count } entries\n}\n"
            }
        };
        Voice::of(language, [source].into_iter()).tell("size", &[("count", count.into())])
    }

    #[test]
    fn a_count_takes_its_form() {
        let table = [
            (1, "1 қайд", "1条", "1 запись", "1 entry"),
            (2, "2 қайд", "2条", "2 записи", "2 entries"),
            (5, "5 қайд", "5条", "5 записей", "5 entries"),
            (21, "21 қайд", "21条", "21 запись", "21 entries"),
            (70_000, "70\u{a0}000 қайд", "70,000条", "70\u{a0}000 записей", "70,000 entries"),
        ];
        for (count, tajik, chinese, russian, english) in table {
            assert_eq!(size(Language::Tajik, count), format!("Ҳаҷм: {tajik}"));
            assert_eq!(size(Language::Chinese, count), format!("大小：{chinese}"));
            assert_eq!(size(Language::Russian, count), format!("Размер: {russian}"));
            assert_eq!(size(Language::English, count), format!("Size: {english}"));
        }
    }

    #[test]
    fn values_stand_in_the_sentence_without_marks() {
        let with = [("item", "C02".into()), ("what", "Тавсифи масъала".into())];
        assert_eq!(voice(Language::Tajik).tell("duty-fulfil", &with), "Уҳдадории C02: Тавсифи масъала");
    }

    #[test]
    fn a_fault_is_seen() {
        for language in Language::ALL {
            assert_eq!(voice(language).say("no-such-message"), "⟦no-such-message⟧");
            assert!(voice(language).say("duty-fulfil").ends_with(" ⟦duty-fulfil⟧"));
            assert_eq!(voice(language).language(), language);
        }
    }

    #[test]
    fn every_tag_is_one_that_fluent_reads() {
        for language in Language::ALL {
            let read: unic_langid::LanguageIdentifier = language.tag().parse().unwrap();
            assert_eq!(read.to_string(), language.tag());
        }
    }

    #[test]
    fn a_voice_is_shared_by_threads() {
        std::thread::scope(|scope| {
            for language in Language::ALL {
                let turn = move || voice(language).tell("turn-title", &[("count", 3.into())]);
                scope.spawn(move || assert!(!turn().contains('⟦')));
            }
        });
    }
}
