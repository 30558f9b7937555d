//! What counts as one when texts are compared.

use crate::letters::is_han;

/// Signs that stand alone: Chinese characters, and the marks of Chinese.
fn is_alone(sign: char) -> bool {
    is_han(sign)
        || matches!(sign, '\u{3001}'..='\u{303f}' | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}' | '“' | '”' | '…')
}

/// The tokens of a text: whatever stands between white space, as it is written; in a text with Chinese
/// characters, each of these and each Chinese mark by itself.
pub fn tokens(text: &str) -> impl Iterator<Item = &str> {
    let chinese = text.chars().any(is_han);
    text.split_whitespace().flat_map(move |word| Pieces { rest: word, chinese })
}

struct Pieces<'a> {
    rest: &'a str,
    chinese: bool,
}

impl<'a> Iterator for Pieces<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let first = self.rest.chars().next()?;
        let end = match self.chinese {
            false => self.rest.len(),
            true if is_alone(first) => first.len_utf8(),
            true => self.rest.find(is_alone).unwrap_or(self.rest.len()),
        };
        let (piece, rest) = self.rest.split_at_checked(end)?;
        self.rest = rest;
        Some(piece)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut_where_they_are_compared() {
        for (text, expected) in [
            ("", &[][..]),
            (" Save  the\u{a0}file… ", &["Save", "the", "file…"]),
            ("Ҷаласа, 9-уми май.", &["Ҷаласа,", "9-уми", "май."]),
            ("第3次会议，AI 合作。", &["第", "3", "次", "会", "议", "，", "AI", "合", "作", "。"]),
        ] {
            assert_eq!(tokens(text).collect::<Vec<_>>(), expected, "{text}");
        }
    }
}
