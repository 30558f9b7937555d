//! What the flags of an act say, read as its fields want it.

use super::holding::holds;
use super::read;
use crate::trouble::{Kind, Trouble};
use clap::ArgMatches;
use paivand_kernel::{Definition, Digest, Field, Holds, Personal};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;

/// What the flags say: the content, and beside it the values of a person, which only the vault may hold.
#[derive(Debug, Default)]
pub(super) struct Spoken {
    pub(super) content: Map<String, Value>,
    pub(super) personal: BTreeMap<String, String>,
}

/// What the flags say; `file` gives the digest of what `@FILE` names for a field.
pub(super) fn spoken(
    definition: &Definition,
    flags: &ArgMatches,
    file: &dyn Fn(&Field, &Path) -> Result<Digest, Trouble>,
) -> Result<Spoken, Trouble> {
    let mut content = Map::new();
    let mut personal = BTreeMap::new();
    content.insert("act".into(), definition.name.into());
    for field in definition.fields {
        let given: Vec<&String> = flags.get_many(field.name).map(Iterator::collect).unwrap_or_default();
        if let (Holds::Personal, Some(value)) = (field.holds, given.last())
            && value.parse::<Personal>().is_err()
        {
            personal.insert(field.name.to_owned(), personal_value(field, value)?);
            continue;
        }
        let value = if let Holds::Each(inner) = field.holds {
            let items = given.iter().map(|word| one(field, *inner, word, file));
            items.collect::<Result<Vec<Value>, Trouble>>().map(Value::from)
        } else if matches!(field.holds, Holds::Names | Holds::Text | Holds::Passage) {
            in_languages(field, &given)
        } else {
            let word = given.last().map_or("", |word| word.as_str()); // clap takes no more than one
            one(field, field.holds, word, file)
        };
        if !given.is_empty() || field.required {
            content.insert(field.name.into(), value?);
        }
    }
    paivand_kernel::well_said(definition, &content)
        .map_err(|refusal| Trouble::refused(Kind::Words, refusal))?;
    Ok(Spoken { content, personal })
}

/// Longest value of a person read: a name with titles in several languages, and some room to say that it is too long.
const PERSONAL_BYTES_MAX: u64 = 4_000;

/// A value of a person, typed or from a file: never a word of the command line, which every process of the machine
/// can read and every shell keeps.
fn personal_value(field: &Field, word: &str) -> Result<String, Trouble> {
    let name = field.name.replace('_', "-");
    let mut value = String::new();
    match word.strip_prefix('@') {
        Some("-") => {
            let read = std::io::stdin().lock().take(PERSONAL_BYTES_MAX).read_to_string(&mut value);
            read.map_err(|error| {
                Trouble::caused(Kind::Machine, format!("--{name} could not be read"), error)
            })?;
        }
        Some(path) => {
            let bytes = read(Path::new(path))?;
            value = String::from_utf8(bytes)
                .map_err(|_| Trouble::new(Kind::Words, format!("{path} is no text")))?;
        }
        None => {
            let why = format!(
                "what is of a person does not stand on a command line: write --{name} @- and type it, or --{name} @FILE"
            );
            return Err(Trouble::new(Kind::Words, why));
        }
    }
    Ok(value.trim_end_matches(['\r', '\n']).to_owned())
}

fn wrong(field: &Field, word: &str) -> Trouble {
    let name = field.name.replace('_', "-");
    let way = if matches!(field.holds, Holds::Names | Holds::Text | Holds::Passage) {
        format!("; write it as --{name} en=… and once more for each other language")
    } else {
        String::new()
    };
    Trouble::new(
        Kind::Words,
        format!("`{word}` cannot stand after --{name}: it is {}{way}", holds(field.holds)),
    )
}

/// One value as it was typed.
fn one(
    field: &Field,
    holds: Holds,
    word: &str,
    file: &dyn Fn(&Field, &Path) -> Result<Digest, Trouble>,
) -> Result<Value, Trouble> {
    match (holds, word.strip_prefix('@')) {
        (Holds::File(_), Some(path)) => Ok(file(field, Path::new(path))?.to_string().into()),
        (
            Holds::Number
            | Holds::Signed
            | Holds::Size
            | Holds::Flag
            | Holds::Group(_)
            | Holds::BySide(_)
            | Holds::ByAct(_)
            | Holds::Names
            | Holds::Text
            | Holds::Passage
            | Holds::Each(_),
            _,
        ) => serde_json::from_str(word).map_err(|_| wrong(field, word)),
        (
            Holds::Line
            | Holds::Code
            | Holds::Item
            | Holds::Origin
            | Holds::Key
            | Holds::SeatKey
            | Holds::Zone
            | Holds::Language
            | Holds::Date
            | Holds::File(_)
            | Holds::Hash
            | Holds::Act
            | Holds::Side
            | Holds::Subject(_)
            | Holds::Choice(_)
            | Holds::Personal,
            _,
        ) => Ok(word.into()),
        (Holds::OrNull(_), _) if word == "null" => Ok(Value::Null),
        (Holds::OrNull(inner), _) => one(field, *inner, word, file),
    }
}

fn in_languages(field: &Field, given: &[&String]) -> Result<Value, Trouble> {
    let mut texts = Map::new();
    for word in given {
        let (language, text) = word.split_once('=').ok_or_else(|| wrong(field, word))?;
        if texts.insert(language.into(), text.into()).is_some() {
            return Err(wrong(field, word));
        }
    }
    Ok(texts.into())
}
