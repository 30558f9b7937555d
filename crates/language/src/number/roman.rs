//! Roman figures, as centuries, months and articles have them.

/// Signs and their values, the largest first, with those that take away.
const SIGNS: [(&str, u64); 9] =
    [("C", 100), ("XC", 90), ("L", 50), ("XL", 40), ("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1)];

/// Largest number that is read: beyond it letters are rather a word.
const ROMAN_MAX: u64 = 399;

/// The value of a Roman figure in large letters, Latin or the Cyrillic ones that look alike («ХІХ»); none if it is not
/// written as it should be.
pub(crate) fn roman(text: &str) -> Option<u64> {
    let plain: String = text.chars().map(latin).collect::<Option<_>>()?;
    let (mut rest, mut value) = (plain.as_str(), 0);
    for (sign, worth) in SIGNS {
        while let Some(shorter) = rest.strip_prefix(sign) {
            (rest, value) = (shorter, value + worth);
        }
    }
    (rest.is_empty() && (1..=ROMAN_MAX).contains(&value) && written(value) == plain).then_some(value)
}

fn latin(letter: char) -> Option<char> {
    match letter {
        'I' | 'V' | 'X' | 'L' | 'C' => Some(letter),
        'Х' => Some('X'),
        'І' => Some('I'),
        'С' => Some('C'),
        '\u{2160}' => Some('I'),
        '\u{2164}' => Some('V'),
        '\u{2169}' => Some('X'),
        _ => None,
    }
}

fn written(mut value: u64) -> String {
    let mut text = String::new();
    for (sign, worth) in SIGNS {
        while value >= worth {
            text.push_str(sign);
            value -= worth;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::roman;

    #[test]
    fn roman_figures_are_read() {
        for (text, value) in [
            ("I", Some(1)),
            ("IV", Some(4)),
            ("IX", Some(9)),
            ("XXI", Some(21)),
            ("ХХІ", Some(21)),
            ("XIX", Some(19)),
            ("XL", Some(40)),
            ("CXLIX", Some(149)),
            ("IIII", None),
            ("VX", None),
            ("IC", None),
            ("XIIX", None),
            ("MIX", None),
            ("xxi", None),
            ("", None),
        ] {
            assert_eq!(roman(text), value, "{text}");
        }
    }
}
