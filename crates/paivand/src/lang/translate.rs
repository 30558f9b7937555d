//! `paivand lang translate`: machine translation through the gate, marked and checked.

use crate::trouble::{Kind, Trouble};
use clap::{Args, ValueEnum};
use paivand_language::Language;
use paivand_language::memory::{Builder, Memory};
use paivand_language::terms::{TABLE_BYTES_MAX, TermBase};
use paivand_translation::{
    Agreed, Engine, Gate, MachineTranslation, Mark, Match, Pair, Recall, Remembered, Request, Settings, TextClass, Warning,
};
use serde::Serialize;
use std::fmt;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

mod engines;

/// Largest file of settings or of a key, in bytes: some lines.
const SETTINGS_BYTES_MAX: usize = 64 << 10;

#[derive(Debug, Args)]
pub(crate) struct Translate {
    /// The language of the lines: tg, zh, ru or en.
    #[arg(long, value_parser = super::language)]
    from: Language,
    /// The language of the translation: tg, zh, ru or en.
    #[arg(long, value_parser = super::language)]
    to: Language,
    /// Who translates; the memory says only what it holds.
    #[arg(long, value_enum, default_value_t = Named::Memory)]
    engine: Named,
    /// More agreed terms: a table with tabs, whose first line names its columns (id, tg, zh, ru, en).
    #[arg(long)]
    glossary: Option<PathBuf>,
    /// How the lines must be kept: public, institutional, internal, personal or special.
    #[arg(long, value_parser = class, default_value = "internal")]
    class: TextClass,
    /// What was translated before, a TMX file.
    #[arg(long)]
    memory: Option<PathBuf>,
    /// How the memory must be kept: matches go to an engine only where texts of this class may.
    #[arg(long, value_parser = class, default_value = "internal")]
    memory_class: TextClass,
    /// How the agreed terms must be kept: they go to an engine only where texts of this class may.
    #[arg(long, value_parser = class, default_value = "internal")]
    glossary_class: TextClass,
    /// The operator's settings: engines, and what may leave the node (docs/translation.md).
    #[arg(long)]
    settings: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Named {
    Memory,
    Libretranslate,
    Chat,
    Local,
}

fn class(name: &str) -> Result<TextClass, String> {
    TextClass::parse(name)
        .ok_or_else(|| format!("{name} is no class of texts: public, institutional, internal, personal or special"))
}

/// The gate with everything that the flags name, opened once for all lines.
struct Opened<'a> {
    gate: Gate<'a>,
    asked: &'a Translate,
    date: jiff::civil::Date,
}

/// A translation with its mark, what is to be looked at, and what else there is.
#[derive(Serialize)]
pub(crate) struct Translated {
    text: Option<String>,
    engine: String,
    version: String,
    date: String,
    certified: bool,
    terms: Vec<Term>,
    warnings: Vec<Told>,
    alternatives: Vec<Alternative>,
    #[serde(skip)]
    mark: String,
}

#[derive(Serialize)]
struct Term {
    source: String,
    targets: Vec<String>,
}

#[derive(Serialize)]
struct Told {
    kind: &'static str,
    message: String,
}

#[derive(Serialize)]
struct Alternative {
    score: f64,
    source: String,
    target: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    adapted: Option<String>,
}

impl fmt::Display for Translated {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.text {
            Some(text) => write!(to, "{text} [{}", self.mark)?,
            None => write!(to, "[no suggestion of {}", self.engine)?,
        }
        for Term { source, targets } in &self.terms {
            write!(to, "; term {source}: {}", targets.join(", "))?;
        }
        for Alternative { score, source, target, .. } in &self.alternatives {
            write!(to, "; {score:.2} {source}: {target}")?;
        }
        for Told { message, .. } in &self.warnings {
            write!(to, "; look: {message}")?;
        }
        to.write_str("]")
    }
}

impl From<MachineTranslation> for Translated {
    fn from(made: MachineTranslation) -> Self {
        let MachineTranslation { text, mark, terms, warnings, alternatives } = made;
        let term = |Agreed { source, targets }| Term { source, targets };
        let told = |warning: Warning| Told { kind: warning.kind(), message: warning.to_string() };
        let other = |Match { score, source, target, adapted }| Alternative { score, source, target, adapted };
        Self {
            text: text.map(|text| text.uncertified_words().to_owned()),
            date: mark.date.to_string(),
            certified: Mark::CERTIFIED,
            terms: terms.into_iter().map(term).collect(),
            warnings: warnings.into_iter().map(told).collect(),
            alternatives: alternatives.into_iter().map(other).collect(),
            mark: mark.to_string(),
            engine: mark.engine,
            version: mark.version,
        }
    }
}

impl super::Command for Opened<'_> {
    type Answer = Translated;

    fn answer(&self, line: &str) -> Result<Translated, String> {
        let pair = Pair { from: self.asked.from, to: self.asked.to };
        let request = Request { class: self.asked.class, pair, segments: &[line], date: self.date };
        let answers = self.gate.translate(&request).map_err(|error| error.to_string())?;
        answers.into_iter().next().map(Translated::from).ok_or_else(|| "the engine gave no answer: ask again".to_owned())
    }
}

fn wrong(error: impl fmt::Display) -> Trouble {
    Trouble::new(Kind::Words, error.to_string())
}

/// A text file that is not larger than it should be.
fn text_of(path: &Path, most: usize) -> Result<String, Trouble> {
    let missing = |error| Trouble::new(Kind::Machine, format!("{} cannot be read: {error}", path.display()));
    let mut text = String::new();
    let limit = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    std::fs::File::open(path).and_then(|file| file.take(limit).read_to_string(&mut text)).map_err(missing)?;
    match text.len() > most {
        true => Err(wrong(format!("{} has more than {most} bytes: is it the right file?", path.display()))),
        false => Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)),
    }
}

impl Translate {
    /// Answers line by line; what the flags name is opened once, before the first.
    pub(super) fn answer_all(&self, json: bool, input: impl Read, output: impl Write) -> Result<(), Trouble> {
        let settings = match &self.settings {
            Some(path) => Settings::parse(&text_of(path, SETTINGS_BYTES_MAX)?).map_err(wrong)?,
            None => Settings::default(),
        };
        let engine = self.engine(&settings)?;
        let terms = self.glossary.as_ref().map(|path| {
            let table = text_of(path, TABLE_BYTES_MAX)?;
            TermBase::read(&table).map_err(|error| wrong(format!("{}: {error}", path.display())))
        });
        let terms = terms.transpose()?;
        let mut gate = Gate::new(&*engine, settings.policy);
        if let Some(terms) = &terms {
            gate = gate.with_terms(terms, self.glossary_class);
        }
        // What comes with this program is known to everyone.
        for base in [TermBase::seed(), TermBase::places()] {
            gate = gate.with_terms(base, TextClass::Public);
        }
        let memory = self.memory.as_ref().map(|path| self.remembered(path)).transpose()?;
        let pair = Pair { from: self.from, to: self.to };
        let memory = memory.as_ref().map(|memory| Remembered::new(pair, memory));
        if let Some(memory) = &memory {
            gate = gate.with_memory(memory, self.memory_class);
        }
        // The day in universal time: a mark is read on both sides.
        let date = jiff::tz::Offset::UTC.to_datetime(jiff::Timestamp::now()).date();
        super::answer_all(&Opened { gate, asked: self, date }, json, input, output)
    }

    /// Reads a memory of this pair.
    fn remembered(&self, path: &Path) -> Result<Memory, Trouble> {
        let missing = |error| Trouble::new(Kind::Machine, format!("{} cannot be read: {error}", path.display()));
        let file = std::fs::File::open(path).map_err(missing)?;
        let mut builder = Builder::default();
        let built = builder.add_tmx(file, self.from.code(), self.to.code());
        built.map_err(|error| wrong(format!("{}: {error}", path.display())))?;
        let memory = builder.finish();
        match memory.is_empty() {
            true => {
                let (path, from, to) = (path.display(), self.from.code(), self.to.code());
                Err(wrong(format!("{path} has no unit in both {from} and {to}: see its xml:lang")))
            }
            false => Ok(memory),
        }
    }

    /// Files that the settings name lie beside them.
    fn settings_folder(&self) -> &Path {
        self.settings.as_deref().and_then(Path::parent).unwrap_or(Path::new(""))
    }

    fn engine(&self, settings: &Settings) -> Result<Box<dyn Engine>, Trouble> {
        match self.engine {
            Named::Memory => Ok(Box::new(Recall)),
            Named::Libretranslate => engines::libretranslate(self.settings_folder(), settings),
            Named::Chat => engines::chat(self.settings_folder(), settings),
            Named::Local => engines::local(self.settings_folder(), settings),
        }
    }
}
