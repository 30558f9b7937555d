//! Where sentences end.

use super::Span;
use super::abbreviation::{Kind, kind, opens};
use super::heading::{NUMBERED, is_heading, named_after};
use crate::Language;
use crate::letters::{is_cyrillic, is_han};

/// Longest word before a point that is looked up, in bytes: no abbreviation is longer.
const ABBREVIATION_BYTES_MAX: usize = 32;

/// Shortest word that ends a sentence without a space behind the point: shorter ones are initials and abbreviations.
const WORD_LETTERS_MIN: usize = 3;

/// What a Chinese sentence goes on with behind a mark in quotes: “好吗？”的问题.
const GOES_ON: [char; 13] = ['，', '、', '；', '：', '。', '）', ',', ';', '的', '等', '之', '—', '…'];

/// How far behind a closing quote Chinese says who spoke, in characters.
const SPEAKER_LETTERS: usize = 12;

/// Verbs by which Chinese closes direct speech.
const SPOKEN: [&str; 22] = [
    "说", "表示", "称", "道", "问", "指出", "告诉", "补充", "写道", "认为", "强调", "回答", "喊", "解释",
    "坦言", "透露", "回应", "承认", "警告", "总结", "评论", "宣布",
];

/// The sentences of a text, one after the other.
#[derive(Clone, Debug)]
pub struct Sentences<'a> {
    language: Language,
    text: &'a str,
    start: usize,
}

/// The sentences of a text: their spans leave out the white space between them, and nothing else.
///
/// A new line ends a sentence. Abbreviations, initials, numbers in lists and dates, and direct speech with what
/// follows it do not.
#[must_use]
pub fn sentences(language: Language, text: &str) -> Sentences<'_> {
    Sentences { language, text, start: 0 }
}

impl Iterator for Sentences<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        let rest = self.text.get(self.start..)?;
        let start = self.start + (rest.len() - rest.trim_start().len());
        if start >= self.text.len() {
            self.start = self.text.len();
            return None;
        }
        let mut at = start;
        let end = loop {
            let Some((mark, after)) = next_mark(self.text, at) else { break self.text.len() };
            let stop = Stop { language: self.language, text: self.text, start, mark, after };
            if let Some(end) = stop.ends() {
                break end;
            }
            at = after;
        };
        self.start = end;
        let sentence = self.text.get(start..end)?;
        Some(start..start + sentence.trim_end().len())
    }
}

/// The next run of marks that may end a sentence: where it begins and where it ends.
fn next_mark(text: &str, from: usize) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let mut at = from;
    loop {
        // Only these bytes begin a mark: . ! ? new line, and what begins … 。 ！ ？ ؟ ۔.
        let found = bytes
            .get(at..)?
            .iter()
            .position(|byte| matches!(byte, b'.' | b'!' | b'?' | b'\n' | 0xe2 | 0xe3 | 0xef | 0xd8 | 0xdb))?;
        let start = at + found;
        let length = mark_length(bytes, start);
        if length == 0 {
            at = start + 1;
            continue;
        }
        let mut end = start + length;
        if bytes.get(start) != Some(&b'\n') {
            while let more @ 1.. = mark_length(bytes, end) {
                if bytes.get(end) == Some(&b'\n') {
                    break;
                }
                end += more;
            }
        }
        return Some((start, end));
    }
}

/// Bytes of the mark that begins here; nought if none does.
fn mark_length(bytes: &[u8], at: usize) -> usize {
    match bytes.get(at..).unwrap_or_default() {
        [b'.' | b'!' | b'?' | b'\n', ..] => 1,
        [0xd8, 0x9f, ..] | [0xdb, 0x94, ..] => 2,
        // … 。 ！ ？
        [0xe2, 0x80, 0xa6, ..] | [0xe3, 0x80, 0x82, ..] | [0xef, 0xbc, 0x81 | 0x9f, ..] => 3,
        _ => 0,
    }
}

/// A run of marks, and all that decides whether a sentence ends with it.
struct Stop<'a> {
    language: Language,
    text: &'a str,
    /// Of the sentence.
    start: usize,
    mark: usize,
    after: usize,
}

fn is_closing(sign: char) -> bool {
    matches!(sign, '"' | '\'' | '»' | '”' | '’' | ')' | ']' | '』' | '」' | '）' | '》' | '】' | '“')
}

fn is_opening(sign: char) -> bool {
    matches!(
        sign,
        '"' | '\''
            | '«'
            | '“'
            | '„'
            | '‘'
            | '('
            | '['
            | '『'
            | '「'
            | '（'
            | '《'
            | '【'
            | '-'
            | '–'
            | '—'
            | '•'
            | '*'
    )
}

/// Whether the text begins with a single large letter, as figures are called: «Fig. A».
fn is_label(text: &str) -> bool {
    let mut signs = text.chars();
    signs.next().is_some_and(char::is_uppercase) && signs.next().is_none_or(|sign| !sign.is_alphanumeric())
}

impl Stop<'_> {
    /// The end of the sentence, if it ends here: behind the marks and the quotes they close.
    fn ends(&self) -> Option<usize> {
        let marks = self.text.get(self.mark..self.after)?;
        if marks == "\n" {
            return Some(self.after);
        }
        let behind = self.text.get(self.after..)?;
        let closing = self.closing(behind);
        let end = self.after + closing;
        let rest = self.text.get(end..)?;
        let chinese = marks.contains(['。', '！', '？']);
        let trimmed = rest.trim_start();
        if chinese {
            let goes_on = rest.starts_with(GOES_ON);
            let titled = behind.get(..closing).is_some_and(|closed| closed.ends_with('》'));
            let said = self.names_speaker(closing > 0, trimmed);
            return (trimmed.is_empty() || !(goes_on || titled || said)).then_some(end);
        }
        if trimmed.is_empty() {
            return Some(end);
        }
        if trimmed.len() == rest.len() {
            return self.lacks_space(marks, rest).then_some(end);
        }
        // What was read as closing may open the next: «… гуфт. "Ман …».
        let next = trimmed.trim_start_matches(|sign: char| is_opening(sign) || sign.is_whitespace());
        let first = next.chars().next()?;
        let continues = first.is_lowercase() || matches!(first, ',' | ';' | ':' | '.' | ')' | '»');
        if continues {
            return None;
        }
        if marks == "." && closing == 0 && self.is_abbreviated(first, next) {
            return None;
        }
        Some(end)
    }

    /// Bytes of the quotes and brackets that close behind the marks.
    fn closing(&self, behind: &str) -> usize {
        let chinese = self.language == Language::Chinese;
        // Chinese has no space to tell a straight quote that closes from one that opens: they take turns.
        let before = self.text.get(self.start..self.mark).unwrap_or_default();
        let mut open = !chinese || before.bytes().filter(|byte| *byte == b'"').count() % 2 == 1;
        let closes = |sign: &char| match sign {
            '“' => !chinese,
            '"' => std::mem::replace(&mut open, !chinese),
            sign => is_closing(*sign),
        };
        behind.chars().take_while(closes).map(char::len_utf8).sum()
    }

    /// Whether only the space behind the end of a sentence was forgotten: «набуд.Мо баргаштем».
    fn lacks_space(&self, marks: &str, rest: &str) -> bool {
        let before = self.text.get(self.start..self.mark).unwrap_or_default();
        let Some(first) = rest.chars().next() else { return false };
        if self.language == Language::Chinese {
            return is_han(first) && before.ends_with(|sign: char| is_han(sign) || is_closing(sign));
        }
        let word = before.rsplit(|sign: char| !sign.is_alphabetic()).next().unwrap_or_default();
        let whole = word.chars().count() >= WORD_LETTERS_MIN && word.chars().skip(1).all(char::is_lowercase);
        whole
            && is_cyrillic(first)
            && first.is_uppercase()
            && word.chars().all(is_cyrillic)
            && !(marks == "." && kind(self.language, word) != Kind::No)
    }

    /// Whether the point belongs to the word before it.
    fn is_abbreviated(&self, first: char, next: &str) -> bool {
        let Some(sentence) = self.text.get(self.start..self.mark) else { return false };
        let word_start = sentence
            .rfind(|sign: char| sign.is_whitespace() || is_opening(sign) && sign != '-')
            .map_or(0, |at| {
                at + sentence.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
            });
        let Some(word) = sentence
            .get(word_start..)
            .filter(|word| !word.is_empty() && word.len() <= ABBREVIATION_BYTES_MAX)
        else {
            return false;
        };
        let before = sentence.get(..word_start).unwrap_or_default().trim_end();
        if word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
            // «1. Ҷаласа» in a list, and the parts of a date.
            return before.is_empty() || first.is_ascii_digit() || is_heading(before);
        }
        if word.starts_with(|sign: char| sign.is_ascii_digit()) && is_heading(before) {
            return true;
        }
        let roman = word.len() <= 5 && word.bytes().all(|byte| b"IVXLC".contains(&byte));
        let letters = word.chars().filter(|sign| sign.is_alphabetic()).count();
        let last_part = word.rsplit('.').next().unwrap_or_default();
        // Э. Раҳмон, A. B. Smith, Ҷ.Ҷ. Ғуломов.
        let initial = last_part.chars().count() == 1 && last_part.chars().all(char::is_uppercase);
        if (initial && (word.contains('.') || letters == 1))
            || (roman && (before.is_empty() || is_heading(before)))
        {
            let acronym = word.contains('.') && letters > 1;
            return !(acronym && self.opened(next));
        }
        match kind(self.language, word) {
            Kind::Open if word == "им" => named_after(before),
            Kind::Open if NUMBERED.contains(&word.to_lowercase().as_str()) => {
                first.is_ascii_digit() || (word.starts_with(char::is_uppercase) && is_label(next))
            }
            Kind::Open => true,
            Kind::Last => !self.opened(next) && !self.is_final(before, word, first),
            Kind::No => false,
        }
    }

    /// Whether what follows begins a sentence rather than a name.
    fn opened(&self, next: &str) -> bool {
        let word = next.split(|sign: char| !sign.is_alphabetic()).next().unwrap_or_default();
        opens(self.language, word)
    }

    /// «ва ғ.», «и др.», "etc." are last words when a large letter follows; after a number a name may follow.
    fn is_final(&self, before: &str, word: &str, first: char) -> bool {
        let after_number =
            before.ends_with(|sign: char| sign.is_ascii_digit() || sign == 'X' || sign == 'V' || sign == 'I');
        let joined = before.ends_with(" ва")
            || before.ends_with(" и")
            || word.contains('.')
            || word.chars().count() > 2;
        first.is_uppercase() && joined && !after_number && self.language != Language::English
            || word.eq_ignore_ascii_case("etc")
    }

    /// “……。”他说: the sentence goes on with who spoke.
    fn names_speaker(&self, closed: bool, next: &str) -> bool {
        if !closed || self.language != Language::Chinese {
            return false;
        }
        let window: usize = next.chars().take(SPEAKER_LETTERS).map(char::len_utf8).sum();
        let said = next.get(..window).unwrap_or_default();
        let clause = said.split(['，', '。', '：', '“', '、']).next().unwrap_or_default();
        // «他说：» brings the next words, not those before.
        let brings = said.get(clause.len()..).is_some_and(|rest| rest.starts_with('：'));
        !brings && SPOKEN.iter().any(|verb| clause.contains(verb)) && !said.starts_with(['“', '「'])
    }
}
