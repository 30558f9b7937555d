//! Sums of money in words.

use super::chinese::{self, Hand};
use super::russian::{self, Gender, counted};
use super::{Number, NumberError, english, tajik};
use crate::Language;

/// A currency of the cooperation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Currency {
    /// Tajik somoni, of 100 dirams.
    Somoni,
    /// Chinese yuan, of 100 fen.
    Yuan,
    /// Russian rouble, of 100 kopecks.
    Rouble,
    /// United States dollar, of 100 cents.
    Dollar,
}

impl Currency {
    /// All currencies.
    pub const ALL: [Self; 4] = [Self::Somoni, Self::Yuan, Self::Rouble, Self::Dollar];

    /// The code of ISO 4217.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Somoni => "TJS",
            Self::Yuan => "CNY",
            Self::Rouble => "RUB",
            Self::Dollar => "USD",
        }
    }

    /// The currency that a code names, in any case.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|currency| currency.code().eq_ignore_ascii_case(code))
    }

    fn tajik(self) -> [&'static str; 2] {
        match self {
            Self::Somoni => ["сомонӣ", "дирам"],
            Self::Yuan => ["юан", "фен"],
            Self::Rouble => ["рубл", "копейк"],
            Self::Dollar => ["доллар", "сент"],
        }
    }

    fn chinese(self) -> &'static str {
        match self {
            Self::Somoni => "索莫尼",
            Self::Yuan => "人民币",
            Self::Rouble => "卢布",
            Self::Dollar => "美元",
        }
    }

    /// For one, two and five, with the gender.
    fn russian(self) -> [([&'static str; 3], Gender); 2] {
        match self {
            Self::Somoni => [
                (["сомони", "сомони", "сомони"], Gender::Masculine),
                (["дирам", "дирама", "дирамов"], Gender::Masculine),
            ],
            Self::Yuan => [
                (["юань", "юаня", "юаней"], Gender::Masculine),
                (["фэнь", "фэня", "фэней"], Gender::Masculine),
            ],
            Self::Rouble => [
                (["рубль", "рубля", "рублей"], Gender::Masculine),
                (["копейка", "копейки", "копеек"], Gender::Feminine),
            ],
            Self::Dollar => [
                (["доллар США", "доллара США", "долларов США"], Gender::Masculine),
                (["цент", "цента", "центов"], Gender::Masculine),
            ],
        }
    }

    /// For one and for more.
    fn english(self) -> [[&'static str; 2]; 2] {
        match self {
            Self::Somoni => [["somoni", "somoni"], ["diram", "dirams"]],
            Self::Yuan => [["yuan", "yuan"], ["fen", "fen"]],
            Self::Rouble => [["rouble", "roubles"], ["kopeck", "kopecks"]],
            Self::Dollar => [["US dollar", "US dollars"], ["cent", "cents"]],
        }
    }
}

/// Says a sum of money in words, as contracts do; yuan in Chinese with the capital figures of accounts.
///
/// ```
/// use paivand_language::Language::{Chinese, Tajik};
/// use paivand_language::number::{Currency, money};
///
/// let sum = "1250.40".parse()?;
/// assert_eq!(money(Tajik, &sum, Currency::Somoni)?, "як ҳазору дусаду панҷоҳ сомонию чил дирам");
/// assert_eq!(money(Chinese, &sum, Currency::Yuan)?, "人民币壹仟贰佰伍拾元肆角整");
/// # Ok::<(), paivand_language::number::NumberError>(())
/// ```
///
/// # Errors
/// [`NumberError::TooFine`] if more than hundredths are given.
pub fn money(language: Language, sum: &Number, currency: Currency) -> Result<String, NumberError> {
    let small = match sum.fraction.len() {
        0 => 0,
        1 | 2 => format!("{:0<2}", sum.fraction).parse().map_err(|_| NumberError::TooFine)?,
        _ => return Err(NumberError::TooFine),
    };
    let minus = |word: &'static str| if sum.negative { word } else { "" };
    Ok(match language {
        Language::Tajik => format!("{}{}", minus("минус "), tajik_sum(sum.whole, small, currency)),
        Language::Chinese => chinese_sum(sum, small, currency),
        Language::Russian => format!("{}{}", minus("минус "), russian_sum(sum.whole, small, currency)),
        Language::English => format!("{}{}", minus("minus "), english_sum(sum.whole, small, currency)),
    })
}

fn tajik_sum(whole: u64, small: u64, currency: Currency) -> String {
    let [large_name, small_name] = currency.tajik();
    let whole_said = format!("{} {large_name}", tajik::cardinal(whole));
    match (whole, small) {
        (_, 0) => whole_said,
        (0, _) => format!("{} {small_name}", tajik::cardinal(small)),
        _ => format!("{} {} {small_name}", tajik::joined(&whole_said), tajik::cardinal(small)),
    }
}

fn russian_sum(whole: u64, small: u64, currency: Currency) -> String {
    let said = |count: u64, (forms, gender)| {
        format!("{} {}", russian::cardinal(count, gender), counted(count, forms))
    };
    let [large_name, small_name] = currency.russian();
    match (whole, small) {
        (_, 0) => said(whole, large_name),
        (0, _) => said(small, small_name),
        _ => format!("{} {}", said(whole, large_name), said(small, small_name)),
    }
}

fn english_sum(whole: u64, small: u64, currency: Currency) -> String {
    let said = |count: u64, [one, more]: [&str; 2]| {
        format!("{} {}", english::cardinal(count), if count == 1 { one } else { more })
    };
    let [large_name, small_name] = currency.english();
    match (whole, small) {
        (_, 0) => said(whole, large_name),
        (0, _) => said(small, small_name),
        _ => format!("{} and {}", said(whole, large_name), said(small, small_name)),
    }
}

fn chinese_sum(sum: &Number, small: u64, currency: Currency) -> String {
    let minus = if sum.negative { "负" } else { "" };
    if currency != Currency::Yuan {
        let said = chinese::decimal(&Number { negative: false, ..sum.clone() });
        return format!("{minus}{said}{}", currency.chinese());
    }
    let mut said = format!("{}{minus}", currency.chinese());
    if sum.whole > 0 || small == 0 {
        said.push_str(&chinese::written(Hand::Capital, sum.whole));
        said.push('元');
    }
    let (tenths, hundredths) = (small / 10, small % 10);
    if tenths > 0 {
        said.push(chinese::digit(Hand::Capital, tenths));
        said.push('角');
    }
    if hundredths > 0 {
        if tenths == 0 && sum.whole > 0 {
            said.push('零');
        }
        said.push(chinese::digit(Hand::Capital, hundredths));
        said.push('分');
    } else {
        said.push('整');
    }
    said
}
