//! Tokens as sacrebleu makes them (tokenizer_13a.py, tokenizer_zh.py, tokenizer_re.py, Apache-2.0).

/// How BLEU cuts a text into tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tokens {
    /// `13a`: marks apart from words, for texts that put spaces between words.
    International13a,
    /// `zh`: each Chinese character apart, the rest as `13a`.
    Chinese,
    /// `char`: each character apart.
    Characters,
    /// `none`: at spaces alone.
    Spaces,
}

/// Characters that `zh` sets apart. The last two lines are what sacrebleu's comparison of strings makes of
/// ranges beyond four digits; they are kept, since the score must be the same.
const CHINESE: [(char, char); 22] = [
    ('\u{3400}', '\u{4db5}'),
    ('\u{4e00}', '\u{9fa5}'),
    ('\u{9fa6}', '\u{9fbb}'),
    ('\u{f900}', '\u{fa2d}'),
    ('\u{fa30}', '\u{fa6a}'),
    ('\u{fa70}', '\u{fad9}'),
    ('\u{ff00}', '\u{ffef}'),
    ('\u{2e80}', '\u{2eff}'),
    ('\u{3000}', '\u{303f}'),
    ('\u{31c0}', '\u{31ef}'),
    ('\u{2f00}', '\u{2fdf}'),
    ('\u{2ff0}', '\u{2fff}'),
    ('\u{3100}', '\u{312f}'),
    ('\u{31a0}', '\u{31bf}'),
    ('\u{fe10}', '\u{fe1f}'),
    ('\u{fe30}', '\u{fe4f}'),
    ('\u{2600}', '\u{26ff}'),
    ('\u{2700}', '\u{27bf}'),
    ('\u{3200}', '\u{32ff}'),
    ('\u{3300}', '\u{33ff}'),
    ('\u{2001}', '\u{2a6d}'),
    ('\u{2f81}', '\u{2fa1}'),
];

impl Tokens {
    /// The name in signatures.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::International13a => "13a",
            Self::Chinese => "zh",
            Self::Characters => "char",
            Self::Spaces => "none",
        }
    }

    /// The tokenisation that a name means.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        [Self::International13a, Self::Chinese, Self::Characters, Self::Spaces]
            .into_iter()
            .find(|it| it.name() == name)
    }

    /// The tokens of a line.
    pub(super) fn of(self, line: &str) -> Vec<String> {
        let line = line.trim_end_matches(is_space);
        let cut = match self {
            Self::International13a => {
                let plain = line.replace("<skipped>", "").replace("-\n", "").replace('\n', " ");
                let plain = plain
                    .replace("&quot;", "\"")
                    .replace("&amp;", "&")
                    .replace("&lt;", "<")
                    .replace("&gt;", ">");
                western(&format!(" {plain} "))
            }
            Self::Chinese => {
                let mut apart = String::with_capacity(2 * line.len());
                for letter in line.trim_matches(is_space).chars() {
                    let chinese = CHINESE.iter().any(|(first, last)| (*first..=*last).contains(&letter));
                    apart.extend(chinese.then_some(' '));
                    apart.push(letter);
                    apart.extend(chinese.then_some(' '));
                }
                western(&apart)
            }
            Self::Characters => line.chars().flat_map(|letter| [letter, ' ']).collect(),
            Self::Spaces => line.to_owned(),
        };
        split(&cut).map(str::to_owned).collect()
    }
}

/// White space as Python has it.
pub(super) fn is_space(letter: char) -> bool {
    letter.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&letter)
}

/// The parts between white space.
pub(super) fn split(line: &str) -> impl Iterator<Item = &str> {
    line.split(is_space).filter(|part| !part.is_empty())
}

/// Four rules of mteval-v13a, one after the other over the whole line.
fn western(line: &str) -> String {
    let mark =
        |letter: char| matches!(letter, '{'..='~' | '['..='`' | ' '..='&' | '('..='+' | ':'..='@' | '/');
    let mut apart = String::with_capacity(2 * line.len());
    for letter in line.chars() {
        match mark(letter) {
            true => apart.extend([' ', letter, ' ']),
            false => apart.push(letter),
        }
    }
    let stop = |letter: char| letter == '.' || letter == ',';
    let digit = |letter: char| letter.is_ascii_digit();
    let apart = pairs(
        &apart,
        |one, two| !digit(one) && stop(two),
        |one, two| [Some(one), Some(' '), Some(two), Some(' ')],
    );
    let apart = pairs(
        &apart,
        |one, two| stop(one) && !digit(two),
        |one, two| [Some(' '), Some(one), Some(' '), Some(two)],
    );
    pairs(
        &apart,
        |one, two| digit(one) && two == '-',
        |one, two| [Some(one), Some(' '), Some(two), Some(' ')],
    )
}

/// Rewrites each pair that matches, from the left, without overlap.
fn pairs(
    line: &str,
    matching: impl Fn(char, char) -> bool,
    rewritten: impl Fn(char, char) -> [Option<char>; 4],
) -> String {
    let mut cut = String::with_capacity(line.len() + 16);
    let mut letters = line.chars().peekable();
    while let Some(one) = letters.next() {
        match letters.next_if(|two| matching(one, *two)) {
            Some(two) => cut.extend(rewritten(one, two).into_iter().flatten()),
            None => cut.push(one),
        }
    }
    cut
}
