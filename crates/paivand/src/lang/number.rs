//! `paivand lang number`: numbers and sums in words, and back.

use clap::{Args, ValueEnum};
use paivand_language::Language;
use paivand_language::number::{Currency, Form, money, read, say};
use serde::Serialize;
use std::fmt;

#[derive(Debug, Args)]
pub(crate) struct Number {
    /// tg, zh, ru or en.
    #[arg(long, value_parser = super::language)]
    lang: Language,
    /// What is said.
    #[arg(long = "as", value_enum, default_value_t = Spoken::Cardinal)]
    spoken: Spoken,
    /// TJS, CNY, RUB or USD, for `--as money`.
    #[arg(long, value_parser = currency, default_value = "TJS")]
    currency: Currency,
    /// The other way: from words, or figures as people write them, to plain figures.
    #[arg(long)]
    parse: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Spoken {
    Cardinal,
    Ordinal,
    Decimal,
    Money,
}

fn currency(code: &str) -> Result<Currency, String> {
    Currency::parse(code).ok_or_else(|| format!("{code} is no currency here: TJS, CNY, RUB or USD"))
}

/// The number in words, or in plain figures.
#[derive(Serialize)]
pub(crate) struct Said {
    text: String,
}

impl fmt::Display for Said {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.text)
    }
}

impl super::Command for Number {
    type Answer = Said;

    fn answer(&self, line: &str) -> Result<Said, String> {
        let read = || read(self.lang, line).map(|reading| reading.number);
        let text = if self.parse {
            read().map(|number| number.to_string())
        } else {
            // Plain figures first: they mean the same in every language.
            let number = line.parse().or_else(|_| read());
            number.and_then(|number| match self.spoken {
                Spoken::Cardinal => say(self.lang, &number, Form::Cardinal),
                Spoken::Ordinal => say(self.lang, &number, Form::Ordinal),
                Spoken::Decimal => say(self.lang, &number, Form::Decimal),
                Spoken::Money => money(self.lang, &number, self.currency),
            })
        };
        text.map(|text| Said { text }).map_err(|error| error.to_string())
    }
}
