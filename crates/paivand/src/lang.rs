//! The door to the language tools: one item a line in, one answer a line out, in the same order.

use crate::trouble::Trouble;
use clap::{Args, Subcommand};
use lines::{Line, Lines};
use paivand_language::Language;
use serde::Serialize;
use std::fmt::Display;
use std::io::{Read, Write};

mod exchange;
pub(crate) mod http;
mod lines;

/// A command answers one line at a time; what it needs to know stands in its flags.
pub(crate) trait Command {
    /// The answer: an object of JSON, or a line for people.
    type Answer: Serialize + Display;

    /// Answers one line, or says why it cannot.
    fn answer(&self, line: &str) -> Result<Self::Answer, String>;
}

/// Every command: its file, its flags, and what it does. First those that answer line by line from what is
/// compiled in, then those that read files or a network as well, or answer all lines at once.
macro_rules! commands {
    (
        $($(#[$what:meta])+ $file:ident::$name:ident;)*
        in all: $($(#[$whole:meta])+ $all_file:ident::$all_name:ident;)*
    ) => {
        $(mod $file;)*
        $(mod $all_file;)*

        #[derive(Debug, Subcommand)]
        enum LangCommand {
            $($(#[$what])+ $name($file::$name),)*
            $($(#[$whole])+ $all_name($all_file::$all_name),)*
        }

        impl LangCommand {
            /// Whether it touches nothing but its lines, so that a stranger may ask for it.
            fn is_pure(&self) -> bool {
                match self {
                    $(Self::$name(_) => true,)*
                    $(Self::$all_name(_) => false,)*
                }
            }
        }

        fn run_over(arguments: &Lang, input: impl Read, output: impl Write) -> Result<(), Trouble> {
            match &arguments.command {
                $(LangCommand::$name(command) => answer_all(command, arguments.json, input, output),)*
                $(LangCommand::$all_name(command) => command.answer_all(arguments.json, input, output),)*
            }
        }
    };
}

commands! {
    /// Finds lemma, part of speech and features of every word, one text a line.
    analyse::Analyse;
    /// Compares the texts of a provision, one object of texts by language a line: numbers, dates, agreed words.
    concordance::Concordance;
    /// Reads a date in words or figures, one a line, as `1991-09-09`.
    date::Date;
    /// Writes every form of Tajik words, one lemma a line.
    forms::Forms;
    /// Says which language and script each line is in, and how sure that is.
    identify::Identify;
    /// Writes names in the other script, Chinese or Cyrillic, one a line.
    name::Name;
    /// Mends the spelling of texts, one a line, and says what was changed and why.
    normalise::Normalise;
    /// Says numbers in words, one a line, or reads them with `--parse`.
    number::Number;
    /// Gives the words of texts as a search compares them, one text a line.
    search_key::SearchKey;
    /// Finds sentences or words, one paragraph a line.
    segment::Segment;
    /// Says which words are misspelled, one word a line, and what may have been meant.
    spell::Spell;
    /// Takes the endings off words, one a line.
    stem::Stem;
    /// Finds the agreed terms of texts, one a line, and says what another language calls them.
    terms::Terms;
    /// Writes Tajik in other letters, one text a line.
    transliterate::Transliterate;

    in all:
    /// Finds which sentences of two files say the same, one sentence a line: one answer in all.
    align::Align;
    /// Writes the Tajik words as a Hunspell dictionary into a folder; reads no lines.
    dictionary::Dictionary;
    /// Prints the agreed terms as a table or as TBX; reads no lines.
    glossary::Glossary;
    /// Looks up what was translated before, one text a line, in a translation memory.
    memory::Memory;
    /// Scores a translation, one sentence a line, against references: one answer in all.
    score::Score;
    /// Translates, one segment a line, with the memory or another engine: marked, checked, never certified.
    translate::Translate;
}

/// Language tools for Tajik, Chinese, Russian and English.
///
/// Each command reads standard input to its end, one item a line, and answers in the same order. A line that
/// cannot be answered gives `{"error":…}` with --json; without, an empty line, and the reason on standard
/// error. The exit code is 0 when all lines were read.
#[derive(Debug, Args)]
pub(crate) struct Lang {
    /// One object of JSON a line.
    #[arg(long, global = true)]
    json: bool,
    #[command(subcommand)]
    command: LangCommand,
}

pub(crate) fn run(arguments: &Lang) -> Result<(), Trouble> {
    run_over(arguments, std::io::stdin().lock(), std::io::BufWriter::new(std::io::stdout().lock()))
}

/// What is answered to a line without an answer.
#[derive(Serialize)]
struct Refused {
    error: String,
}

fn answer_all(
    command: &impl Command,
    json: bool,
    input: impl Read,
    mut output: impl Write,
) -> Result<(), Trouble> {
    let mut lines = Lines::new(input);
    let mut number = 0_u64;
    while let Some(line) = lines.next()? {
        number += 1;
        let answer = match line {
            Line::Text(line) => command.answer(line),
            Line::Refused(why) => Err(why),
        };
        match (answer, json) {
            (Ok(answer), true) => output.write_all(serde_json::to_string(&answer)?.as_bytes())?,
            (Ok(answer), false) => write!(output, "{answer}")?,
            (Err(error), true) => output.write_all(serde_json::to_string(&Refused { error })?.as_bytes())?,
            (Err(error), false) => eprintln!("line {number}: {error}"),
        }
        output.write_all(b"\n")?;
        // A person or a program that waits for this answer before it asks on must get it.
        if lines.will_wait() {
            output.flush()?;
        }
    }
    output.flush()?;
    Ok(())
}

/// Reads the value of `--lang`.
pub(crate) fn language(code: &str) -> Result<Language, String> {
    Language::parse(code).ok_or_else(|| format!("{code} is no language here: tg, zh, ru or en"))
}

/// Reads the value of `--lang` where only Tajik is served.
pub(crate) fn tajik(code: &str) -> Result<Language, String> {
    let found = Language::parse(code).filter(|language| *language == Language::Tajik);
    found.ok_or_else(|| format!("{code} is not served here: tg is the only language of this command"))
}

#[cfg(test)]
mod tests;
