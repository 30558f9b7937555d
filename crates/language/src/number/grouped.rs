//! Figures, with their thousands apart.

use crate::Language;

/// Keeps the groups of one number on one line.
const NO_BREAK_SPACE: &str = "\u{a0}";

/// Writes a whole number in groups of three digits, as CLDR 48 has it for the four languages.
///
/// Not for years, positions in a log, or other names.
#[must_use]
pub fn grouped(language: Language, number: i64) -> String {
    let separator = match language {
        Language::Tajik | Language::Russian => NO_BREAK_SPACE,
        Language::Chinese | Language::English => ",",
    };
    let digits = number.unsigned_abs().to_string();
    let mut written = String::with_capacity(digits.len() * 2);
    if number < 0 {
        written.push('-');
    }
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            written.push_str(separator);
        }
        written.push(digit);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_stand_apart() {
        for (number, tajik, chinese) in [
            (0, "0", "0"),
            (999, "999", "999"),
            (1_000, "1\u{a0}000", "1,000"),
            (-12_345, "-12\u{a0}345", "-12,345"),
            (1_234_567, "1\u{a0}234\u{a0}567", "1,234,567"),
            (
                i64::MIN,
                "-9\u{a0}223\u{a0}372\u{a0}036\u{a0}854\u{a0}775\u{a0}808",
                "-9,223,372,036,854,775,808",
            ),
        ] {
            assert_eq!(grouped(Language::Tajik, number), tajik);
            assert_eq!(grouped(Language::Russian, number), tajik);
            assert_eq!(grouped(Language::Chinese, number), chinese);
            assert_eq!(grouped(Language::English, number), chinese);
        }
    }
}
