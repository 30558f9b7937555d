//! Words, numbers and marks.

use std::sync::LazyLock;

use icu_segmenter::options::WordBreakInvariantOptions;
use icu_segmenter::{WordSegmenter, WordSegmenterBorrowed};

use super::Span;
use crate::Language;
use crate::letters::{is_cyrillic, is_han};

/// Chinese terms of the cooperation that the dictionary would cut.
const GLOSSARY: [&str; 24] = [
    "人工智能",
    "联合工作组",
    "工作组",
    "谅解备忘录",
    "备忘录",
    "塔吉克斯坦",
    "塔吉克斯坦共和国",
    "中华人民共和国",
    "杜尚别",
    "自然语言处理",
    "大语言模型",
    "机器学习",
    "机器翻译",
    "基础设施",
    "能力建设",
    "以人为本",
    "专业人才",
    "算力",
    "数据集",
    "伙伴关系",
    "苦盏",
    "索莫尼",
    "双方",
    "缔约方",
];

/// The dictionary of ICU lies in the binary as it is searched.
static CHINESE: LazyLock<WordSegmenterBorrowed<'static>> =
    LazyLock::new(|| WordSegmenter::new_dictionary(WordBreakInvariantOptions::default()));

/// The words, numbers and marks of a text, one after the other.
#[derive(Clone, Debug)]
pub struct Words<'a> {
    language: Language,
    text: &'a str,
    at: usize,
    /// The rest of a run of Chinese characters: its words, the last first.
    run: Vec<Span>,
}

/// The words, numbers and marks of a text: their spans leave out white space, and nothing else.
///
/// A hyphen or an apostrophe inside a word joins it («китоб-ҳо», `24-уми`, "don't"), a point or a comma joins
/// figures (`3.14`), and a run of the same mark is one. Chinese is cut by the dictionary of ICU, after the terms
/// of the cooperation.
#[must_use]
pub fn words(language: Language, text: &str) -> Words<'_> {
    Words { language, text, at: 0, run: Vec::new() }
}

/// Whether a sign belongs to words: letters, figures, and the marks upon them.
fn is_inner(sign: char) -> bool {
    if sign.is_ascii() {
        return sign.is_ascii_alphanumeric() || sign == '_';
    }
    if is_cyrillic(sign) {
        return true;
    }
    (sign.is_alphanumeric() && !is_chinese(sign))
        || matches!(sign, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{487}' | '\u{64b}'..='\u{65f}' | '\u{200c}' | '\u{200d}' | '\u{ad}' | 'ʼ')
}

/// Scripts that put no spaces between words, as far as this library reads them.
fn is_chinese(sign: char) -> bool {
    is_han(sign) || matches!(sign, '\u{3041}'..='\u{30ff}')
}

impl Iterator for Words<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        if let Some(span) = self.run.pop() {
            return Some(span);
        }
        let rest = self.text.get(self.at..)?;
        let start = self.at + (rest.len() - rest.trim_start().len());
        let rest = self.text.get(start..)?;
        let first = rest.chars().next()?;
        if is_chinese(first) {
            let end = rest.find(|sign| !is_chinese(sign)).unwrap_or(rest.len());
            self.at = start + end;
            self.run = cut(rest.get(..end)?, start);
            return self.run.pop();
        }
        let length = if is_inner(first) {
            word_length(self.language, rest)
        } else {
            rest.find(|sign| sign != first).unwrap_or(rest.len())
        };
        self.at = start + length;
        Some(start..self.at)
    }
}

/// Bytes of the word that the text begins with.
fn word_length(language: Language, text: &str) -> usize {
    let mut last = ' ';
    let mut rest = text.char_indices();
    while let Some((at, sign)) = rest.next() {
        if is_inner(sign) {
            last = sign;
            continue;
        }
        let next = rest.clone().next().map(|(_, sign)| sign);
        let joins = match sign {
            '-' | '\u{2010}' | '\u{2011}' => language != Language::Chinese || last.is_ascii_alphabetic(),
            '\'' | '’' => last.is_alphabetic() && next.is_some_and(char::is_alphabetic),
            '.' | ',' => last.is_ascii_digit() && next.is_some_and(|next| next.is_ascii_digit()),
            _ => false,
        };
        if !joins || !next.is_some_and(is_inner) {
            return at;
        }
        last = sign;
    }
    text.len()
}

/// The words of a run of Chinese characters that begins at a byte of the text; the last first.
fn cut(run: &str, start: usize) -> Vec<Span> {
    let mut spans = Vec::new();
    let (mut from, mut at) = (0, 0);
    while let Some(rest) = run.get(at..).filter(|rest| !rest.is_empty()) {
        let term = GLOSSARY.iter().filter(|term| rest.starts_with(**term)).map(|term| term.len()).max();
        match term {
            Some(length) => {
                by_dictionary(run.get(from..at).unwrap_or_default(), start + from, &mut spans);
                spans.push(start + at..start + at + length);
                at += length;
                from = at;
            }
            None => at += rest.chars().next().map_or(1, char::len_utf8),
        }
    }
    by_dictionary(run.get(from..).unwrap_or_default(), start + from, &mut spans);
    spans.reverse();
    spans
}

fn by_dictionary(text: &str, start: usize, spans: &mut Vec<Span>) {
    let mut last = 0;
    for end in CHINESE.segment_str(text).filter(|end| *end > 0) {
        spans.push(start + last..start + end);
        last = end;
    }
}
