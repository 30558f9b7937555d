//! `paivand lang name`: Chinese names in Cyrillic, and Cyrillic ones in Chinese.

use super::transliterate::Rewritten;
use clap::{Args, ValueEnum};
use paivand_language::names::{Cyrillic, NAME_LETTERS_MAX, from_chinese, to_chinese};

#[derive(Debug, Args)]
pub(crate) struct Name {
    /// The language of the name.
    #[arg(long, value_enum)]
    from: Side,
    /// The language in which it is written.
    #[arg(long, value_enum)]
    to: Side,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Side {
    Zh,
    Ru,
    Tg,
}

impl Side {
    fn cyrillic(self) -> Option<Cyrillic> {
        match self {
            Self::Zh => None,
            Self::Ru => Some(Cyrillic::Russian),
            Self::Tg => Some(Cyrillic::Tajik),
        }
    }
}

impl super::Command for Name {
    type Answer = Rewritten;

    fn answer(&self, line: &str) -> Result<Rewritten, String> {
        if line.chars().nth(NAME_LETTERS_MAX).is_some() {
            return Err(format!("a name was to be read, but the line is longer than any: write at most {NAME_LETTERS_MAX} letters"));
        }
        let renamed = match (self.from.cyrillic(), self.to.cyrillic()) {
            (None, Some(cyrillic)) => from_chinese(line, cyrillic),
            (Some(cyrillic), None) => to_chinese(line, cyrillic),
            _ => return Err("one of --from and --to must be zh, the other ru or tg".to_owned()),
        };
        Ok(Rewritten { text: renamed.text, alternatives: renamed.alternatives })
    }
}
