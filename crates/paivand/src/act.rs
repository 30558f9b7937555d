//! `paivand act`: every kind of act as a command, its flags and its help read from the kernel's definitions.

mod holding;
mod spoken;
#[cfg(test)]
mod tests;

use holding::{holds, value_name};
use spoken::{Spoken, spoken};

use crate::submit::{FILE_BYTES_MAX, keep_document, perhaps_prepared, submit};
use crate::trouble::{Kind, Trouble};
use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Arg, ArgAction, ArgMatches, Args, Command, FromArgMatches};
use jiff::civil::Date;
use paivand_kernel::{Authority, CATALOGUE, Class, Definition, Digest, Field, Holds, definition_of};
use paivand_language::Language;
use paivand_node::disk::Disk;
use paivand_node::{Days, Intent, disk, published};
use paivand_record::act::Attested;
use paivand_record::hash::Hash;
use paivand_voice::voice;
use serde_json::{Map, Value};
use std::cell::RefCell;
use std::path::{Path, PathBuf};

/// What the flags of an act are called inside; no field has a dash in its name, so none is called so.
const SUBJECT: &str = "act-subject";
const JOINT: &str = "act-joint";
const FOLDER: &str = "act-folder";
const JSON: &str = "act-json";
const DOCUMENT: &str = "act-document";
const PREPARE: &str = "act-prepare";
const ATTESTED: &str = "act-attested";
const FROM: &str = "act-in-force-from";
const UNTIL: &str = "act-in-force-until";
const LANGUAGE: &str = "act-language";

/// The kind that only `paivand succeed` says: it stands in a log that begins with it.
const SUCCEED: &str = "log.succeed";

/// An act as it was typed.
#[derive(Clone, Debug)]
pub(crate) struct Act {
    folder: PathBuf,
    said: Said,
    /// Whether it waits for the hand of an office.
    prepare: bool,
    /// Sides without a node, with the day on which they signed and the scan: `SIDE=DAY=FILE`.
    attested: Vec<String>,
    /// The language of a refusal.
    language: Language,
}

#[derive(Clone, Debug)]
enum Said {
    /// By its kind and flags.
    Flags { definition: &'static Definition, flags: ArgMatches },
    /// As the JSON of its content.
    Json { subject: String, content: String, joint: bool, document: Option<PathBuf> },
}

impl Args for Act {
    fn augment_args(command: Command) -> Command {
        let folder = Arg::new(FOLDER).value_name("FOLDER").required(true).help("The node's folder");
        let json = Arg::new(JSON).long("json").num_args(2).value_names(["SUBJECT", "CONTENT"]);
        let json = json.help("The content as a JSON object instead of flags; @FILE reads a file");
        let document = Arg::new(DOCUMENT).long("document").value_name("FILE").requires(JSON);
        let document = document.help("With --json: a document to keep; its digest is put into the content");
        let prepare = Arg::new(PREPARE).long("prepare").action(ArgAction::SetTrue);
        let prepare = prepare.help("Waits for the hand of an office, see `paivand hand`");
        let attested = Arg::new(ATTESTED).long("attested").value_name("SIDE=DAY=FILE");
        let attested = attested.action(ArgAction::Append);
        let attested = attested.help("A side without a node that signed on paper: when, and the scan of it");
        let language =
            Arg::new(LANGUAGE).long("language").value_name("LANGUAGE").global(true).default_value("en");
        let language = language.help("The language in which a refusal is told: tg, zh, ru or en");
        command
            .arg(language.value_parser(crate::lang::language))
            .arg(prepare)
            .arg(attested)
            .arg(folder.value_parser(clap::value_parser!(PathBuf)))
            .arg(json)
            .arg(joint().requires(JSON))
            .arg(document.value_parser(clap::value_parser!(PathBuf)))
            .subcommand_value_name("KIND")
            .subcommand_help_heading("Kinds of act")
            .subcommands(CATALOGUE.iter().filter(|kind| kind.name != SUCCEED).map(command_of))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for Act {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let missing = |what: &str| clap::Error::raw(clap::error::ErrorKind::MissingRequiredArgument, what);
        let folder =
            matches.get_one::<PathBuf>(FOLDER).cloned().ok_or_else(|| missing("name the folder\n"))?;
        let typed =
            matches.subcommand().and_then(|(name, flags)| Some((definition_of(name)?, flags.clone())));
        let said = match (typed, matches.get_many::<String>(JSON).map(Iterator::collect::<Vec<_>>)) {
            (Some((definition, flags)), _) => Said::Flags { definition, flags },
            (None, Some(pair)) => {
                let [subject, content] = pair.as_slice() else {
                    return Err(missing("a subject and a content\n"));
                };
                let (subject, content) = ((*subject).clone(), (*content).clone());
                let document = matches.get_one::<PathBuf>(DOCUMENT).cloned();
                Said::Json { subject, content, joint: matches.get_flag(JOINT), document }
            }
            (None, None) => {
                let help = "name the kind of act, as `paivand act --help` lists them, or use --json\n";
                return Err(missing(help));
            }
        };
        let attested = matches.get_many::<String>(ATTESTED).into_iter().flatten().cloned().collect();
        let language = matches.get_one(LANGUAGE).copied().unwrap_or(Language::English);
        Ok(Self { folder, said, prepare: matches.get_flag(PREPARE), attested, language })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

fn joint() -> Arg {
    let joint = Arg::new(JOINT).long("joint").action(ArgAction::SetTrue);
    joint.help("Puts it to all sides; without it, it is this side's own word")
}

/// The command of a kind of act.
fn command_of(definition: &'static Definition) -> Command {
    let english = voice(Language::English);
    let about = english.about_act(definition.name);
    let charter = definition.subject == paivand_kernel::Kind::Charter;
    let word = definition.subject.word();
    let about_what = if charter { word.to_owned() } else { format!("{word}/IDENTIFIER") };
    let subject = Arg::new(SUBJECT).value_name("SUBJECT").help(format!("What it is about: {about_what}"));
    let subject = if charter { subject.default_value(word) } else { subject.required(true) };
    let sample = sample_of(definition);
    let mut example = vec![String::from("Example: paivand act FOLDER"), definition.name.into()];
    example.push(about_what);
    example.extend(flags_of(definition, &sample).iter().map(|word| quoted(word)));
    let mut command = Command::new(definition.name).about(about).arg(subject).after_help(example.join(" "));
    for field in definition.fields {
        command = command.arg(flag(field, sample.get(field.name)));
    }
    if definition.authority == Authority::Own {
        return command;
    }
    let command = if definition.authority == Authority::Either { command.arg(joint()) } else { command };
    command.args([
        day(FROM, "in-force-from", "The first day in force, where the text states it, such as 2027-01-01"),
        day(UNTIL, "in-force-until", "The last day in force, where the text states it"),
    ])
}

fn day(id: &'static str, long: &'static str, help: &'static str) -> Arg {
    Arg::new(id).long(long).value_name("YEAR-MONTH-DAY").help(help).value_parser(clap::value_parser!(Date))
}

/// The flag of a field: what it is, what it holds, how it is kept, and an example.
fn flag(field: &'static Field, sample: Option<&Value>) -> Arg {
    let name = field.name.replace('_', "-");
    let english = voice(Language::English);
    let what = english.field(field.name);
    let class = match field.class {
        Class::Public => "public",
        Class::Institutional => "of offices and institutions; name no person",
        Class::Worded => "kept beside the record, which holds only a commitment; name no person",
        Class::Personal => "of a person: only a commitment enters the record",
        Class::Special => "of a person and delicate: only a commitment enters the record",
    };
    let example = sample.map(|value| words_of(field.holds, value)).unwrap_or_default();
    let example = example.iter().map(|word| quoted(word)).collect::<Vec<_>>().join(" and ");
    let help = format!("{what}: {}. It is {class}. Example: {example}", holds(field.holds));
    let flag = Arg::new(field.name).long(name).help(help);
    let several = matches!(field.holds, Holds::Each(_) | Holds::Names | Holds::Text);
    let flag = if several { flag.action(ArgAction::Append) } else { flag.action(ArgAction::Set) };
    let flag = if let Holds::Choice(words) = field.holds {
        let possible = words
            .iter()
            .map(|choice| PossibleValue::new(choice.word).help(english.choice(field.name, choice.word)));
        flag.value_parser(PossibleValuesParser::new(possible))
    } else {
        flag.value_name(value_name(field.holds))
    };
    // A list may be empty: then its flag is not given at all.
    flag.required(field.required && !matches!(field.holds, Holds::Each(_))).allow_hyphen_values(true)
}

/// An example of all that a kind of act says, in the log and beside it.
fn sample_of(definition: &Definition) -> Map<String, Value> {
    let sample = serde_json::to_value((definition.sample)()).unwrap_or_default();
    let words: Map<String, Value> = serde_json::from_str(definition.words).unwrap_or_default();
    sample.as_object().cloned().unwrap_or_default().into_iter().chain(words).collect()
}

/// The flags that say this content; what the flags say back is the content.
fn flags_of(definition: &Definition, content: &Map<String, Value>) -> Vec<String> {
    let fields = definition.fields.iter().filter_map(|field| Some((field, content.get(field.name)?)));
    let flags = fields.flat_map(|(field, value)| {
        let name = format!("--{}", field.name.replace('_', "-"));
        words_of(field.holds, value).into_iter().flat_map(move |word| [name.clone(), word])
    });
    flags.collect()
}

/// The words after a flag, one for each time it is given.
fn words_of(holds: Holds, value: &Value) -> Vec<String> {
    match (holds, value) {
        (Holds::Names | Holds::Text | Holds::Passage, Value::Object(texts)) => {
            let text =
                |(code, text): (&String, &Value)| format!("{code}={}", text.as_str().unwrap_or_default());
            texts.iter().map(text).collect()
        }
        (Holds::Each(_), Value::Array(items)) => items.iter().map(plain).collect(),
        _ => vec![plain(value)],
    }
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// A word as a shell takes it.
fn quoted(word: &str) -> String {
    let safe = |letter: char| letter.is_ascii_alphanumeric() || "-_./:=".contains(letter);
    if word.chars().all(safe) { word.to_owned() } else { format!("'{}'", word.replace('\'', r"'\''")) }
}

pub(crate) fn run(act: &Act) -> Result<(), Trouble> {
    let kept = Kept::default();
    let said = say(act, &kept);
    if said.is_err() {
        kept.forget();
    }
    said.map_err(|trouble| trouble.told_in(act.language))
}

fn say(act: &Act, kept: &Kept) -> Result<(), Trouble> {
    let (subject, Spoken { content, personal }, joint, days) = match &act.said {
        Said::Json { subject, content, joint, document } => {
            let content = json(&act.folder, kept, content, document.as_deref())?;
            (subject.clone(), Spoken { content, ..Spoken::default() }, *joint, Days::default())
        }
        Said::Flags { definition, flags } => {
            let file = |_: &Field, path: &Path| digest(&act.folder, kept, path);
            let spoken = spoken(definition, flags, &file)?;
            let subject = flags.get_one::<String>(SUBJECT).cloned().unwrap_or_default();
            let joint = match definition.authority {
                Authority::Own => false,
                Authority::Joint => true,
                Authority::Either => flags.get_flag(JOINT),
            };
            let day = |id| flags.try_get_one::<Date>(id).ok().flatten().copied();
            (subject, spoken, joint, Days { from: day(FROM), until: day(UNTIL) })
        }
    };
    let intent = if joint {
        let attested = act.attested.iter().map(|paper| attested(&act.folder, kept, paper));
        let attested = attested.collect::<Result<_, _>>()?;
        Intent::Propose { subject, content, personal, days, attested }
    } else if !act.attested.is_empty() {
        return Err(Trouble::new(
            Kind::Words,
            "one side's own word is signed by nobody else: leave --attested out",
        ));
    } else if days == Days::default() {
        Intent::State { subject, content, personal }
    } else {
        return Err(Trouble::new(Kind::Words, "one side's own word has no days of force: add --joint"));
    };
    submit(&act.folder, &perhaps_prepared(intent, act.prepare))
}

/// A side that signed on paper, as it was typed: `SIDE=DAY=FILE`.
fn attested(folder: &Path, kept: &Kept, typed: &str) -> Result<Attested, Trouble> {
    let wrong = || {
        let why = format!("`{typed}` cannot stand after --attested: write SIDE=YEAR-MONTH-DAY=FILE");
        Trouble::new(Kind::Words, why)
    };
    let (side, rest) = typed.split_once('=').ok_or_else(wrong)?;
    let (on, file) = rest.split_once('=').ok_or_else(wrong)?;
    let on = on.parse().map_err(|_| wrong())?;
    let scan = kept.keep(folder, &read(Path::new(file.trim_start_matches('@')))?)?;
    Ok(Attested { side: side.to_owned(), on, scan })
}

fn read(path: &Path) -> Result<Vec<u8>, Trouble> {
    let missing = || Trouble::new(Kind::Words, format!("{} is not there", path.display()));
    disk::read(path, FILE_BYTES_MAX)?.ok_or_else(missing)
}

/// The digest of a file, which the node then keeps: who signs or answers must hold it.
fn digest(folder: &Path, kept: &Kept, path: &Path) -> Result<Digest, Trouble> {
    let bytes = read(path)?;
    kept.keep(folder, &bytes)?;
    Ok(Digest::of(&bytes))
}

/// The files that were not there before this command: if the act is refused, they go again.
#[derive(Debug, Default)]
struct Kept(RefCell<Vec<PathBuf>>);

impl Kept {
    fn keep(&self, folder: &Path, bytes: &[u8]) -> Result<Hash, Trouble> {
        let path = published::document_file(folder, Hash::of(bytes));
        if !path.exists() {
            self.0.borrow_mut().push(path);
        }
        keep_document(folder, bytes)
    }

    fn forget(&self) {
        for path in self.0.borrow().iter() {
            if let Err(error) = disk::MachineDisk.remove(path) {
                eprintln!("{} stays, though the act was refused: {error}", path.display());
            }
        }
    }
}

fn json(
    folder: &Path,
    kept: &Kept,
    content: &str,
    document: Option<&Path>,
) -> Result<Map<String, Value>, Trouble> {
    let text = match content.strip_prefix('@') {
        Some(file) => String::from_utf8_lossy(&read(Path::new(file))?).into_owned(),
        None => content.to_owned(),
    };
    let mut content: Map<String, Value> = serde_json::from_str(&text)?;
    if let Some(path) = document {
        content.insert("document".into(), kept.keep(folder, &read(path)?)?.to_string().into());
    }
    Ok(content)
}
