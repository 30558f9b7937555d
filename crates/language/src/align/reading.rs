//! What of a sentence speaks for its counterpart in another language.

use super::feature::{Feature, Kind};
use super::lexicon::{LEXICON, Lexicon, Table};
use super::sound;
use crate::Language;
use crate::letters::is_han;
use crate::number;
use std::sync::LazyLock;

/// A text as it is compared: the letters and figures of each sentence, and its features.
pub(super) struct Read {
    pub(super) lengths: Vec<u32>,
    /// Each feature of each sentence, with the number of the sentence; in order of sentences, each once.
    pub(super) features: Vec<(Feature, u32)>,
    /// Beginnings of words, or two Chinese characters, in the same way.
    pub(super) terms: Vec<(Feature, u32)>,
}

/// Words for numbers up to a hundred, as each language says them.
static COUNTS: LazyLock<[Table<String, u64>; 4]> = LazyLock::new(|| {
    Language::ALL.map(|language| {
        let mut words = Table::default();
        for value in (2..=20).chain([30, 40, 50, 60, 70, 80, 90, 100]) {
            for form in [number::Form::Cardinal, number::Form::Ordinal] {
                let said = number::Number::whole(value).and_then(|value| number::say(language, &value, form));
                words.extend(said.ok().filter(|said| !said.contains(' ')).map(|said| (said, value)));
            }
        }
        words
    })
});

fn place(language: Language) -> usize {
    Language::ALL.iter().position(|known| *known == language).unwrap_or(0)
}

/// Reads all sentences of a text that is compared with one in another language.
pub(super) fn read<T: AsRef<str>>(language: Language, other: Language, sentences: &[T]) -> Read {
    let mut read =
        Read { lengths: Vec::with_capacity(sentences.len()), features: Vec::new(), terms: Vec::new() };
    let counts = COUNTS.get(place(language));
    let mut reader = Reader {
        language,
        other,
        counts,
        lexicon: &LEXICON,
        found: Vec::new(),
        terms: Vec::new(),
        word: String::new(),
    };
    for (number, sentence) in (0_u32..).zip(sentences) {
        read.lengths.push(reader.sentence(sentence.as_ref()));
        reader.found.sort_unstable();
        reader.found.dedup();
        read.features.extend(reader.found.drain(..).map(|feature| (feature, number)));
        reader.terms.sort_unstable();
        reader.terms.dedup();
        read.terms.extend(reader.terms.drain(..).map(|term| (term, number)));
    }
    read
}

struct Reader<'a> {
    language: Language,
    other: Language,
    counts: Option<&'a Table<String, u64>>,
    lexicon: &'a Lexicon,
    found: Vec<Feature>,
    terms: Vec<Feature>,
    word: String,
}

/// Longest sentence that is looked into, in bytes; of a longer one the rest counts by its length alone.
const SENTENCE_BYTES_MAX: usize = 20_000;

impl Reader<'_> {
    /// Collects the features of a sentence; gives its length.
    fn sentence(&mut self, text: &str) -> u32 {
        let length = text.chars().filter(|sign| !sign.is_whitespace()).count();
        let mut end = text.len().min(SENTENCE_BYTES_MAX);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let mut rest = text.get(..end).unwrap_or_default().trim_start();
        if rest.starts_with(['-', '–', '—', '•', '*']) {
            self.found.push(Kind::Mark.number(0));
        }
        let mut begins = true;
        while let Some(first) = rest.chars().next() {
            let used = if first.is_ascii_digit() {
                self.figures(rest)
            } else if is_han(first) {
                self.han(rest)
            } else if first.is_alphabetic() {
                self.letters(rest, begins)
            } else {
                self.mark(first);
                first.len_utf8()
            };
            begins &= !first.is_alphanumeric();
            rest = rest.get(used.max(1)..).unwrap_or_default();
        }
        u32::try_from(length).unwrap_or(u32::MAX)
    }

    fn mark(&mut self, sign: char) {
        let number = match sign {
            '?' | '？' => 1,
            '!' | '！' => 2,
            '«' | '“' | '"' | '„' | '「' | '《' => 3,
            '(' | '（' => 4,
            ':' | '：' => 5,
            ';' | '；' => 6,
            '%' | '％' => {
                self.lexicon.at("%", self.language, &mut self.found);
                return;
            }
            '$' => {
                self.lexicon.at("$", self.language, &mut self.found);
                return;
            }
            '€' => 7,
            '@' | '/' => 8,
            _ => return,
        };
        self.found.push(Kind::Mark.number(number));
    }

    fn value(&mut self, value: u64) {
        let kind = if value <= 20 { Kind::Count } else { Kind::Number };
        self.found.push(kind.number(value));
    }

    /// A number in figures, with the word after it that multiplies it: `1.5 млн`, 150万. Gives the bytes used.
    fn figures(&mut self, text: &str) -> usize {
        let mut digits = String::new();
        let (mut places, mut fraction) = (0_u32, false);
        let mut end = 0;
        let mut rest = text.char_indices().peekable();
        while let Some((at, sign)) = rest.next() {
            let next = rest.peek().map(|(_, next)| *next);
            let three = || {
                let after = text.get(at + sign.len_utf8()..).unwrap_or_default();
                after.bytes().take_while(u8::is_ascii_digit).count() == 3
            };
            match sign {
                '0'..='9' if digits.len() < 15 => {
                    digits.push(sign);
                    places += u32::from(fraction);
                }
                '0'..='9' => {}
                ',' | ' ' | '\u{a0}' | '\u{202f}' | '.'
                    if !fraction
                        && digits.len() <= 3 * 3
                        && three()
                        && (sign != '.' || self.language != Language::English) => {}
                '.' | ',' if !fraction && next.is_some_and(|next| next.is_ascii_digit()) => fraction = true,
                _ => break,
            }
            end = at + sign.len_utf8();
        }
        let mut value: u64 = digits.parse().unwrap_or(0);
        let after = text.get(end..).unwrap_or_default();
        if self.language == Language::Chinese && after.starts_with('月') && places == 0 {
            self.lexicon.at(
                text.get(..end + '月'.len_utf8()).unwrap_or_default(),
                self.language,
                &mut self.found,
            );
            return end + '月'.len_utf8();
        }
        let (zeros, used) = scale(self.language, after);
        // Hundredths, so that 1.5 million and 1,500,000 are one.
        for _ in 0..(zeros + 2).saturating_sub(places).min(15) {
            value = value.saturating_mul(10);
        }
        for _ in 0..places.saturating_sub(zeros + 2) {
            value /= 10;
        }
        if value.is_multiple_of(100) {
            self.value(value / 100);
        } else {
            self.found.push(Kind::Number.number(value ^ (1 << 62)));
        }
        end + used
    }

    /// Chinese characters: a number, a word of the lexicon, or a piece of a foreign name. Gives the bytes used.
    fn han(&mut self, text: &str) -> usize {
        let used = self.characters(text);
        let signs = text.get(..used).unwrap_or_default().char_indices();
        for (at, _) in signs {
            let mut two = text.get(at..).unwrap_or_default().chars().take(2);
            if let (Some(one), Some(two)) = (two.next(), two.next().filter(|sign| is_han(*sign))) {
                self.terms.push(Kind::Word.letters([one, two]));
            }
        }
        used
    }

    fn characters(&mut self, text: &str) -> usize {
        let run = text.find(|sign| !is_numeral(sign)).unwrap_or(text.len());
        let numeral = text.get(..run).unwrap_or_default();
        let longest = self.lexicon.longest(text, &mut self.found);
        // 一 is also an article.
        let counts = longest == 0 && run > 0 && (run > '十'.len_utf8() || !numeral.starts_with('一'));
        let value = Some(numeral).filter(|_| counts).and_then(number::chinese_whole);
        if let Some(value) = value.filter(|value| *value > 1) {
            self.value(value);
            return run;
        }
        let name = sound::chinese(text);
        if name.bytes > longest && self.other != Language::Chinese {
            self.found.extend(name.features());
            return name.bytes;
        }
        longest.max(text.chars().next().map_or(1, char::len_utf8))
    }

    /// A word in letters. Gives the bytes used.
    fn letters(&mut self, text: &str, begins: bool) -> usize {
        let end = text.find(|sign: char| !sign.is_alphabetic() || is_han(sign)).unwrap_or(text.len());
        let original = text.get(..end).unwrap_or_default();
        self.word.clear();
        self.word.extend(original.chars().flat_map(char::to_lowercase));
        if end > 3 {
            self.terms.push(Kind::Word.letters(self.word.chars().take(5)));
        }
        let latin = original.bytes().all(|byte| byte.is_ascii_alphabetic());
        if let Some(value) = self.counts.and_then(|counts| counts.get(&self.word)) {
            let kind = if *value <= 20 { Kind::Count } else { Kind::Number };
            self.found.push(kind.number(*value));
        }
        self.lexicon.word(&self.word, self.language, &mut self.found);
        let upper = original.starts_with(char::is_uppercase);
        if latin && (self.language != Language::English || upper) {
            self.found.push(Kind::Latin.letters(self.word.chars()));
        }
        if self.other == Language::Chinese {
            if upper && !begins {
                self.found.extend(sound::coarse(&self.word).features());
            }
        } else if self.language != Language::Chinese {
            self.found.extend(sound::cognate(&self.word, self.other));
        } else if upper {
            self.found.extend(sound::coarse(&self.word).features());
        }
        end
    }
}

/// Whether a Chinese character is part of numbers.
fn is_numeral(sign: char) -> bool {
    let digit =
        matches!(sign, '零' | '〇' | '一' | '二' | '两' | '三' | '四' | '五' | '六' | '七' | '八' | '九');
    digit || matches!(sign, '十' | '百' | '千' | '万' | '亿')
}

/// Zeros that the word after a number adds, and its bytes with what stands before it.
fn scale(language: Language, text: &str) -> (u32, usize) {
    let trimmed = text.trim_start_matches([' ', '\u{a0}', '-']);
    let table: &[(&str, u32)] = match language {
        Language::Chinese => {
            &[("万亿", 12), ("千万", 7), ("百万", 6), ("亿", 8), ("万", 4), ("千", 3), ("百", 2)]
        }
        Language::English => &[("trillion", 12), ("billion", 9), ("million", 6), ("thousand", 3)],
        Language::Tajik => {
            &[("триллион", 12), ("миллиард", 9), ("млрд", 9), ("миллион", 6), ("млн", 6), ("ҳазор", 3)]
        }
        Language::Russian => &[
            ("триллион", 12),
            ("миллиард", 9),
            ("млрд", 9),
            ("миллион", 6),
            ("млн", 6),
            ("тысяч", 3),
            ("тыс", 3),
        ],
    };
    let found = table.iter().find(|(word, _)| trimmed.starts_with(word));
    found.map_or((0, 0), |(word, zeros)| (*zeros, text.len() - trimmed.len() + word.len()))
}
