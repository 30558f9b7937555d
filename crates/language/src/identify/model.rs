//! One linear model a script, over hashed runs of two to five letters and whole words.

use std::sync::LazyLock;

use crate::letters::{is_cyrillic, is_latin};
use crate::models::{Hash, WEIGHTS_MAGIC};

/// Languages of a row of weights: a row is eight bytes, with half a byte for each.
const ROW: usize = 16;

/// Rows whose half bytes can be summed before a byte runs over: 17 times 15 is 255.
const ROWS_SUMMED: usize = 17;

/// Every other half byte of a row.
const HALVES: u64 = 0x0f0f_0f0f_0f0f_0f0f;

/// Letters that are read: what a text has not shown by then it will not show.
const LETTERS_MAX: usize = 3_000;

/// Longest word that is a feature as a whole.
const WORD_LETTERS_MAX: usize = 14;

/// A script that several languages share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Alphabet {
    /// Cyrillic letters.
    Cyrillic,
    /// Latin letters.
    Latin,
    /// Arabic letters.
    Arabic,
}

impl Alphabet {
    /// All alphabets.
    pub const ALL: [Self; 3] = [Self::Cyrillic, Self::Latin, Self::Arabic];

    /// Its code of ISO 15924.
    #[must_use]
    pub fn script(self) -> &'static str {
        match self {
            Self::Cyrillic => "Cyrl",
            Self::Latin => "Latn",
            Self::Arabic => "Arab",
        }
    }

    /// The languages that are told apart; `und` is all others.
    #[must_use]
    pub fn languages(self) -> &'static [&'static str] {
        match self {
            Self::Cyrillic => {
                &["tg", "ru", "uz", "ky", "kk", "tt", "ba", "mn", "bg", "sr", "mk", "uk", "be", "und"]
            }
            Self::Latin => &["tg", "en", "uz", "tr", "az", "tk", "und"],
            Self::Arabic => &["fa", "ar", "ur", "ug", "ps", "ckb", "und"],
        }
    }

    /// How much rarer a language is than the others where texts of these scripts are met, as a logarithm; the
    /// examples that the models learn from are of all languages alike.
    fn rarity(language: &str, script: Self) -> f32 {
        match (language, script) {
            ("und", _) => 4.0,
            ("tg", Self::Cyrillic) => 0.5,
            ("tg", Self::Latin) => 2.6,
            ("az" | "tk" | "ckb", _) => 2.0,
            ("ba" | "ky", _) => 1.0,
            ("tt", _) => 0.5,
            ("uz", Self::Cyrillic) => 1.2,
            _ => 0.0,
        }
    }

    /// Buckets of its model.
    #[must_use]
    pub fn buckets(self) -> usize {
        match self {
            Self::Cyrillic => 1 << 17,
            Self::Latin | Self::Arabic => 1 << 16,
        }
    }

    /// Whether it has this letter.
    pub(super) fn has(self, letter: char) -> bool {
        match self {
            Self::Cyrillic => is_cyrillic(letter) || matches!(letter, 'ⱪ' | 'ⱨ'),
            Self::Latin => {
                is_latin(letter) || matches!(letter, '\'' | '’' | '‘' | 'ʻ' | 'ʼ' | '\u{1e00}'..='\u{1eff}')
            }
            Self::Arabic => {
                matches!(letter, '\u{620}'..='\u{65f}' | '\u{66e}'..='\u{6d5}' | '\u{6fa}'..='\u{6ff}' | '\u{200c}')
            }
        }
    }
}

/// Gives the buckets of the features of a text; it returns how many there were.
pub fn features(alphabet: Alphabet, text: &str, mut give: impl FnMut(usize)) -> usize {
    let buckets = alphabet.buckets();
    let mut count = 0;
    let mut word: Vec<char> = vec![' '];
    let mut read = 0;
    for letter in text.chars().chain([' ']) {
        if alphabet.has(letter) {
            match letter {
                '’' | '‘' | 'ʻ' | 'ʼ' => word.push('\''),
                letter if letter.is_ascii() => word.push(letter.to_ascii_lowercase()),
                // The table of all letters is slow, and these need none.
                'а'..='џ' | '\u{620}'..='\u{6ff}' => word.push(letter),
                letter => word.extend(letter.to_lowercase()),
            }
            continue;
        }
        if word.len() > 1 {
            read += word.len();
            word.push(' ');
            for start in 0..word.len() {
                let mut run = word.get(start..).unwrap_or_default().iter().take(5);
                let Some(letter) = run.next() else { break };
                let first = Hash::of(7).letter(*letter);
                // A single letter says something only if most alphabets of the script lack it.
                if !matches!(letter, ' ' | '\'' | 'a'..='z' | 'а'..='я') {
                    give(first.bucket(buckets));
                    count += 1;
                }
                run.fold(first, |hash, letter| {
                    let hash = hash.letter(*letter);
                    give(hash.bucket(buckets));
                    count += 1;
                    hash
                });
            }
            if word.len() <= WORD_LETTERS_MAX {
                give(Hash::of(9).letters(&word).bucket(buckets));
                count += 1;
            }
            word.truncate(1);
            if read > LETTERS_MAX {
                break;
            }
        }
    }
    count
}

/// The weights of a script's languages.
pub struct Model {
    alphabet: Alphabet,
    scale: f32,
    /// Half a byte a language, eight being nought: read as they lie.
    rows: &'static [[u8; ROW / 2]],
}

/// The half bytes of many rows, summed.
#[derive(Default)]
struct Sums {
    /// Bytes of eight sums each: the languages of the low halves, and those of the high ones.
    open: [u64; 2],
    rows: usize,
    closed: [[i32; ROW / 2]; 2],
}

impl Sums {
    fn add(&mut self, row: [u8; ROW / 2]) {
        let row = u64::from_le_bytes(row);
        let [low, high] = &mut self.open;
        *low += row & HALVES;
        *high += row >> 4 & HALVES;
        self.rows += 1;
        if self.rows == ROWS_SUMMED {
            self.close();
        }
    }

    fn close(&mut self) {
        let nought = i32::try_from(8 * self.rows).unwrap_or(0);
        for (open, closed) in self.open.iter().zip(&mut self.closed) {
            for (sum, byte) in closed.iter_mut().zip(open.to_le_bytes()) {
                *sum += i32::from(byte) - nought;
            }
        }
        (self.open, self.rows) = ([0; 2], 0);
    }

    /// The sum of a language.
    fn of(&self, language: usize) -> i32 {
        self.closed.get(language % 2).and_then(|half| half.get(language / 2)).copied().unwrap_or(0)
    }
}

impl Model {
    /// The model of an alphabet, read when first asked for.
    #[must_use]
    pub fn of(alphabet: Alphabet) -> &'static Self {
        macro_rules! read {
            ($alphabet:expr, $file:literal) => {{
                static MODEL: LazyLock<Model> =
                    LazyLock::new(|| Model::read($alphabet, include_bytes!(concat!("../../models/", $file))));
                &MODEL
            }};
        }
        match alphabet {
            Alphabet::Cyrillic => read!(Alphabet::Cyrillic, "identify-cyrl.bin"),
            Alphabet::Latin => read!(Alphabet::Latin, "identify-latn.bin"),
            Alphabet::Arabic => read!(Alphabet::Arabic, "identify-arab.bin"),
        }
    }

    fn read(alphabet: Alphabet, file: &'static [u8]) -> Self {
        let rest = file.strip_prefix(WEIGHTS_MAGIC).and_then(|rest| rest.split_first_chunk::<4>());
        let (scale, rows) =
            rest.map_or((0.0, [].as_slice()), |(scale, rest)| (f32::from_le_bytes(*scale), rest));
        Self { alphabet, scale, rows: rows.as_chunks().0 }
    }

    /// The likeliest language, and how likely it is.
    pub(super) fn best(&self, text: &str) -> (&'static str, f32) {
        let mut sums = Sums::default();
        let count = features(self.alphabet, text, |bucket| {
            if let Some(row) = self.rows.get(bucket) {
                sums.add(*row);
            }
        });
        sums.close();
        let languages = self.alphabet.languages();
        #[expect(clippy::cast_precision_loss, reason = "a text has far less than 2^23 features")]
        let logit = |(place, language): (usize, &&str)| {
            sums.of(place) as f32 * self.scale / (count.max(1) as f32).sqrt()
                - Alphabet::rarity(language, self.alphabet)
        };
        let logits: Vec<f32> = languages.iter().enumerate().map(logit).collect();
        let known = logits.iter();
        let most = known.clone().copied().fold(f32::NEG_INFINITY, f32::max);
        let total: f32 = known.clone().map(|logit| (logit - most).exp()).sum();
        let place = known.clone().position(|logit| *logit >= most).unwrap_or(0);
        (languages.get(place).copied().unwrap_or("und"), 1.0 / total)
    }
}
