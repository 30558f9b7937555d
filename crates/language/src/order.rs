//! Alphabetical order: Tajik by its own alphabet, the others as CLDR has them, Chinese by pinyin.

use std::cmp::Ordering;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::{Locale, locale};

use crate::Language;

/// The 35 letters of the Tajik alphabet, with ц, щ, ы and ь of Russian names where Russian has them.
///
/// CLDR has no Tajik collation and takes ӣ, ӯ and ё for accents, so «ӣд» would sort before «илм».
const TAJIK_LETTERS: &str = "абвгғдеёжзиӣйкқлмнопрстуӯфхҳцчҷшщъыьэюя";

/// Where Cyrillic starts; every letter above sorts here, by its place in the alphabet.
const CYRILLIC: u32 = 0x400;

/// The alphabetical order of one language.
pub struct Order(Alphabet);

enum Alphabet {
    /// By hand, see [`TAJIK_LETTERS`].
    Tajik,
    /// By the tables of CLDR; Chinese by pinyin.
    Unicode(CollatorBorrowed<'static>),
    /// By code points: only if the tables compiled in lacked a language, which a test excludes.
    CodePoint,
}

impl Order {
    /// The order of a language.
    #[must_use]
    pub fn new(language: Language) -> Self {
        let unicode = |locale: &Locale| {
            let collator = Collator::try_new(locale.into(), CollatorOptions::default());
            collator.map_or(Alphabet::CodePoint, Alphabet::Unicode)
        };
        Self(match language {
            Language::Tajik => Alphabet::Tajik,
            Language::Chinese => unicode(&locale!("zh-Hans")),
            Language::Russian => unicode(&locale!("ru")),
            Language::English => unicode(&locale!("en")),
        })
    }

    /// Compares two texts; what the alphabet holds equal is decided by code points, so only equal texts are equal.
    #[must_use]
    pub fn compare(&self, one: &str, other: &str) -> Ordering {
        let alphabetical = match &self.0 {
            Alphabet::Tajik => tajik(one).cmp(tajik(other)),
            Alphabet::Unicode(collator) => collator.compare(one, other),
            Alphabet::CodePoint => Ordering::Equal,
        };
        alphabetical.then_with(|| one.cmp(other))
    }

    /// Bytes that sort as [`Order::compare`] orders the texts, for a data base or an index.
    ///
    /// They hold for one version of the tables compiled in, so they are made again with each.
    #[must_use]
    pub fn key(&self, text: &str) -> Vec<u8> {
        let mut key = Vec::new();
        match &self.0 {
            Alphabet::Tajik => {
                for (base, place) in tajik(text) {
                    // Three bytes hold every letter of Unicode; none is zero, so that a beginning sorts first.
                    let [_, rank @ ..] = (base + 1).to_be_bytes();
                    key.extend(rank);
                    key.push(u8::try_from(place).unwrap_or(u8::MAX));
                }
                key.extend([0; 4]);
            }
            Alphabet::Unicode(collator) => {
                let Ok(()) = collator.write_sort_key_to(text, &mut key);
                key.push(0);
            }
            Alphabet::CodePoint => {}
        }
        key.extend(text.bytes());
        key
    }
}

/// The ranks of the letters of a text; anything but Tajik letters keeps its place in Unicode.
fn tajik(text: &str) -> impl Iterator<Item = (u32, usize)> {
    text.chars().flat_map(char::to_lowercase).map(|letter| {
        TAJIK_LETTERS
            .chars()
            .position(|known| known == letter)
            .map_or((u32::from(letter), 0), |place| (CYRILLIC, place + 1))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(language: Language, expected: &[&str]) {
        let order = Order::new(language);
        assert!(!matches!(order.0, Alphabet::CodePoint), "{language:?} has its tables");
        let mut words: Vec<_> = expected.iter().rev().copied().collect();
        words.sort_by(|one, other| order.compare(one, other));
        assert_eq!(words, expected);
    }

    #[test]
    fn tajik_follows_its_alphabet() {
        let alphabet = "абвгғдеёжзиӣйкқлмнопрстуӯфхҳчҷшъэюя";
        assert_eq!(alphabet.chars().count(), 35);
        let letters: Vec<String> = alphabet.chars().map(String::from).collect();
        sorted(Language::Tajik, &letters.iter().map(String::as_str).collect::<Vec<_>>());
        sorted(
            Language::Tajik,
            &[
                "2026",
                "AI",
                "гурӯҳ",
                "гӯш",
                "ғалаба",
                "езид",
                "елак",
                "Ёддошт",
                "ёр",
                "илм",
                "инсон",
                "ӣд",
                "йод",
                "кор",
                "қарор",
                "умр",
                "ӯҳда",
                "фан",
                "Хуҷанд",
                "ҳамраис",
                "чорабинӣ",
                "ҷаласа",
                "Ҷумҳурӣ",
                "шартнома",
            ],
        );
    }

    #[test]
    fn the_others_follow_unicode() {
        sorted(Language::Chinese, &["阿里", "北京", "备忘录", "人工智能", "塔吉克斯坦", "中国"]);
        sorted(Language::Russian, &["ежегодный", "ёмкость", "заседание", "Меморандум", "протокол"]);
        sorted(Language::English, &["agenda", "Minutes", "side", "term"]);
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig { failure_persistence: None, ..Default::default() })]

        #[test]
        fn keys_sort_as_texts_do(one in "[а-яғӣқӯҳҷА-ЯЁa-c中国人\\PC]{0,6}", other in "[а-яғӣқӯҳҷА-ЯЁa-c中国人\\PC]{0,6}") {
            for language in Language::ALL {
                let order = Order::new(language);
                proptest::prop_assert_eq!(order.key(&one).cmp(&order.key(&other)), order.compare(&one, &other));
            }
        }
    }

    #[test]
    fn only_equal_texts_are_equal() {
        for language in Language::ALL {
            let order = Order::new(language);
            assert_eq!(order.compare("Ҷаласа", "Ҷаласа"), Ordering::Equal);
            assert_ne!(order.compare("Ҷаласа", "ҷаласа"), Ordering::Equal);
            assert_eq!(order.compare("ҷаласа", "ҷаласаи"), Ordering::Less);
        }
    }
}
