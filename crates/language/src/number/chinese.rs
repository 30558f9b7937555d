//! Chinese numbers: by tens of thousands, with 零 where places are empty.

use super::compose::with_fraction;
use super::power::times;
use super::{Number, NumberError, Reading, WHOLE_BELOW, not_understood};

/// Digits from nought to nine.
const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// Digits for accounts, which cannot be altered by a stroke (大写).
pub(super) const CAPITAL_DIGITS: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];

/// Other signs of the digits; the first of each line is its value.
const DIGIT_SIGNS: [&str; 10] =
    ["零〇○", "一壹弌幺", "二贰貳两兩俩", "三叁參叄", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖"];

/// Signs of ten, a hundred and a thousand.
const UNIT_SIGNS: [(u64, &str); 3] = [(10, "十拾"), (100, "百佰"), (1_000, "千仟")];

/// Tens joined with their digit.
const JOINED_TENS: [(char, &str); 3] = [('廿', "二十"), ('卅', "三十"), ('卌', "四十")];

/// Ten thousand and a hundred million, before which a whole number stands.
const MYRIADS: [(u64, [char; 2]); 2] = [(100_000_000, ['亿', '億']), (10_000, ['万', '萬'])];

/// How a number is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Hand {
    /// 二百五十
    Everyday,
    /// 贰佰伍拾
    Capital,
}

pub(super) fn digit(hand: Hand, value: u64) -> char {
    let digits = match hand {
        Hand::Everyday => DIGITS,
        Hand::Capital => CAPITAL_DIGITS,
    };
    usize::try_from(value).ok().and_then(|value| digits.get(value).copied()).unwrap_or('零')
}

/// A group below ten thousand, without leading zeros.
fn group(hand: Hand, value: u64, first: bool) -> String {
    let units = match hand {
        Hand::Everyday => [(1_000, "千"), (100, "百"), (10, "十"), (1, "")],
        Hand::Capital => [(1_000, "仟"), (100, "佰"), (10, "拾"), (1, "")],
    };
    let mut said = String::new();
    let mut gap = false;
    for (unit, sign) in units {
        match value / unit % 10 {
            0 => gap = !said.is_empty(),
            // 十二, but 一百一十二.
            1 if unit == 10 && said.is_empty() && first && hand == Hand::Everyday => said.push_str(sign),
            place => {
                if gap {
                    said.push('零');
                    gap = false;
                }
                let two = place == 2 && unit == 1_000 && said.is_empty() && first && hand == Hand::Everyday;
                said.push(if two { '两' } else { digit(hand, place) });
                said.push_str(sign);
            }
        }
    }
    said
}

/// How many, in characters.
pub(super) fn written(hand: Hand, whole: u64) -> String {
    if whole == 0 { "零".to_owned() } else { counted(hand, whole, true) }
}

/// A number above zero; `first` at its beginning, where 两 and a bare 十 stand.
fn counted(hand: Hand, whole: u64, first: bool) -> String {
    let Some((unit, sign)) =
        MYRIADS.iter().find(|(unit, _)| whole >= *unit).map(|(unit, [sign, _])| (*unit, *sign))
    else {
        return group(hand, whole, first);
    };
    let (high, low) = (whole / unit, whole % unit);
    let mut said = match high {
        2 if first && hand == Hand::Everyday => "两".to_owned(),
        _ => counted(hand, high, first),
    };
    said.push(sign);
    if low > 0 {
        said.push_str(if low < unit / 10 { "零" } else { "" });
        said.push_str(&counted(hand, low, false));
    }
    said
}

/// Which one, in characters.
pub(super) fn ordinal(whole: u64) -> String {
    // 两 counts, and does not order: 第二千.
    let said = written(Hand::Everyday, whole);
    match said.strip_prefix('两') {
        Some(rest) => format!("第二{rest}"),
        None => format!("第{said}"),
    }
}

/// With its fraction: 三点一四.
pub(super) fn decimal(number: &Number) -> String {
    let mut said = written(Hand::Everyday, number.whole);
    if !number.fraction.is_empty() {
        said.push('点');
        said.extend(
            number.fraction.bytes().map(|byte| digit(Hand::Everyday, u64::from(byte.saturating_sub(b'0')))),
        );
    }
    said
}

/// The value of a sign of ten, a hundred, a thousand, ten thousand or a hundred million.
pub(super) fn unit(sign: char) -> Option<u64> {
    let small = UNIT_SIGNS.iter().find(|(_, signs)| signs.contains(sign)).map(|(unit, _)| *unit);
    small.or_else(|| MYRIADS.iter().find(|(_, signs)| signs.contains(&sign)).map(|(unit, _)| *unit))
}

/// 1.2万亿, 3.5百万: the units that a Chinese decimal ends in, as a power of ten, and what is before them.
fn chinese_units(text: &str) -> (&str, u64) {
    let (mut rest, mut power) = (text, 1_u64);
    while let Some(unit) = rest.chars().next_back().and_then(unit) {
        let Some(larger) = power.checked_mul(unit).filter(|larger| *larger < WHOLE_BELOW) else { break };
        power = larger;
        rest = rest.get(..rest.len() - rest.chars().next_back().map_or(0, char::len_utf8)).unwrap_or("");
    }
    (rest, power)
}

/// The value of a sign that is a digit.
fn digit_sign(sign: char) -> Option<u64> {
    let ascii = sign.to_digit(10).map(u64::from);
    let place = || u64::try_from(DIGIT_SIGNS.iter().position(|signs| signs.contains(sign))?).ok();
    ascii.or_else(place)
}

/// A whole number: by units (一千九百九十一), digit by digit (一九九一), or figures before a unit (15万).
pub(crate) fn whole(text: &str) -> Option<u64> {
    let mut plain = text.to_owned();
    for (sign, tens) in JOINED_TENS {
        plain = plain.replace(sign, tens);
    }
    value(&plain).filter(|whole| *whole < WHOLE_BELOW)
}

fn value(text: &str) -> Option<u64> {
    for (unit, signs) in MYRIADS {
        if let Some((high, low)) = text.rsplit_once(signs) {
            return value(high)?.checked_mul(unit)?.checked_add(below(low, unit)?);
        }
    }
    section(text)
}

/// What follows a unit: nothing, 零五, 五千, or one digit of the next unit (一万五).
fn below(text: &str, unit: u64) -> Option<u64> {
    let mut signs = text.chars();
    match (signs.next(), signs.next()) {
        (None, _) => Some(0),
        (Some(only), None) => digit_sign(only).filter(|digit| *digit > 0).map(|digit| digit * (unit / 10)),
        _ => value(text.trim_start_matches(['零', '〇'])).filter(|low| *low < unit),
    }
}

/// A number below ten thousand by its units, or digits one by one.
fn section(text: &str) -> Option<u64> {
    if !text.is_empty() && text.chars().all(|sign| digit_sign(sign).is_some()) {
        return text.chars().try_fold(0_u64, |sum, sign| sum.checked_mul(10)?.checked_add(digit_sign(sign)?));
    }
    let (mut sum, mut last) = (0, 10_000);
    let mut rest = text;
    while let Some(at) = rest.find(|sign| digit_sign(sign).is_none()) {
        let (before, from) = rest.split_at_checked(at)?;
        let sign = from.chars().next()?;
        let (unit, _) = UNIT_SIGNS.iter().find(|(_, signs)| signs.contains(sign))?;
        let before = if sum > 0 { before.trim_start_matches(['零', '〇']) } else { before };
        let digits = match (before, sum) {
            ("", _) if *unit == 10 => 1,
            _ => section(before).filter(|digits| (1..10).contains(digits))?,
        };
        if *unit >= last {
            return None;
        }
        (sum, last) = (sum + digits * unit, *unit);
        rest = from.get(sign.len_utf8()..)?;
    }
    if sum == 0 {
        return None;
    }
    Some(sum + if last == 10 { below(rest, 10)? } else { below(rest, last)? })
}

/// Reads a number in characters.
pub(super) fn read(text: &str) -> Result<Reading, NumberError> {
    let refused = || not_understood(text);
    let plain: String =
        text.chars().map(super::figures::plain).filter(|sign| !sign.is_whitespace()).collect();
    let rest = plain.trim_end_matches(['个', '整']);
    let (negative, rest) = match rest.strip_prefix(['负', '負', '-']) {
        Some(rest) => (true, rest),
        None => (false, rest),
    };
    let (ordinal, rest) = match rest.strip_prefix('第') {
        Some(rest) if !negative => (true, rest),
        _ => (false, rest),
    };
    if let Some((before, after)) = rest.split_once(['点', '點', '.']) {
        let (after, power) = chinese_units(after);
        let digits: Option<String> =
            after.chars().map(|sign| digit_sign(sign).map(|digit| digit.to_string())).collect();
        let (whole, digits) = whole(before)
            .zip(digits.filter(|digits| !digits.is_empty()))
            .filter(|_| !ordinal)
            .ok_or_else(refused)?;
        let number = times(&Number::new(negative, whole, &digits)?, power)?;
        return Ok(Reading { number, ordinal: false });
    }
    if let Some((of, part)) = rest.split_once("分之").filter(|_| !ordinal) {
        let (wholes, of) = of.split_once('又').unwrap_or(("零", of));
        let (wholes, (of, part)) =
            whole(wholes).zip(whole_or_unit(of).zip(whole(part))).ok_or_else(refused)?;
        let number = with_fraction(wholes, part, of)?;
        let number = Number::new(negative, number.whole, &number.fraction)?;
        return Ok(Reading { number, ordinal: false });
    }
    // One half is 一半, and one and a half 一个半.
    let (rest, half) = match rest.strip_suffix('半') {
        Some("一") => ("", "5"),
        Some(rest) => (rest.strip_suffix('个').unwrap_or(rest), "5"),
        None => (rest, ""),
    };
    let whole = if rest.is_empty() && !half.is_empty() { 0 } else { whole(rest).ok_or_else(refused)? };
    Ok(Reading { number: Number::new(negative, whole, half)?, ordinal })
}

/// What parts are of: a number, or a unit alone (百分之五).
fn whole_or_unit(text: &str) -> Option<u64> {
    let mut signs = text.chars();
    signs.next().and_then(unit).filter(|_| signs.next().is_none()).or_else(|| whole(text))
}
