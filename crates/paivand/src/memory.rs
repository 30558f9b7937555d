//! Prints what was agreed in several languages as a translation memory, for `paivand lang` and any other tool.

use crate::trouble::{Kind, Trouble};
use clap::Args;
use paivand_kernel::document::{Document, Provision};
use paivand_language::Language;
use paivand_language::exchange::{Segment, Unit, tmx};
use paivand_language::segment::sentences;
use paivand_node::verify;
use std::io::{BufWriter, Write};
use std::path::PathBuf;
use std::sync::Arc;

#[derive(Debug, Args)]
pub(crate) struct Memory {
    /// The node's folder.
    folder: PathBuf,
}

pub(crate) fn run(arguments: &Memory) -> Result<(), Trouble> {
    let read = verify::read(&arguments.folder)?;
    let documents = read.standing.documents().flat_map(|about| {
        read.standing.versions(about).into_iter().filter_map(|version| version.document.map(Arc::as_ref))
    });
    written(documents, BufWriter::new(std::io::stdout().lock()))
}

/// Every text of the documents that stands in two languages or more, in TMX.
fn written<'a>(documents: impl Iterator<Item = &'a Document>, to: impl Write) -> Result<(), Trouble> {
    let failed = |error| Trouble::caused(Kind::Machine, "the memory could not be written", error);
    let mut writer = tmx::Writer::new(to, "mul").map_err(failed)?;
    for document in documents {
        let mut texts: Vec<(String, Vec<(Language, String)>)> = Vec::new();
        texts.push((document.id.clone(), known(document.title.iter())));
        provisions(&document.id, &document.provisions, &mut texts);
        for commitment in &document.commitments {
            let id = format!("{}#{}", document.id, commitment.id);
            texts.push((id.clone(), known(commitment.text.iter())));
            texts.push((format!("{id}.evidence"), known(commitment.evidence.iter())));
        }
        for (id, text) in texts {
            for (number, unit) in (1..).zip(units(&text)) {
                let unit = Unit { id: Some(format!("{id}/{number}")), ..unit };
                writer.write(&unit).map_err(failed)?;
            }
        }
    }
    writer.finish().map_err(failed)
}

fn provisions(document: &str, all: &[Provision], texts: &mut Vec<(String, Vec<(Language, String)>)>) {
    for provision in all {
        if let Some(text) = &provision.text {
            texts.push((format!("{document}#{}", provision.id), known(text.iter())));
        }
        provisions(document, &provision.provisions, texts);
    }
}

/// The texts in languages that are spoken here.
fn known<'a>(texts: impl Iterator<Item = (paivand_kernel::Code, &'a str)>) -> Vec<(Language, String)> {
    texts.filter_map(|(code, text)| Some((Language::parse(code.as_str())?, text.to_owned()))).collect()
}

/// A text as units: sentence by sentence where all languages have as many, otherwise whole.
fn units(texts: &[(Language, String)]) -> Vec<Unit> {
    if texts.len() < 2 {
        return Vec::new();
    }
    let cut = |(language, text): &(Language, String)| -> Vec<String> {
        sentences(*language, text).filter_map(|span| text.get(span)).map(str::to_owned).collect()
    };
    let parts: Vec<Vec<String>> = texts.iter().map(cut).collect();
    let count = parts.first().map_or(0, Vec::len);
    let alike = parts.iter().all(|parts| parts.len() == count);
    let unit = |part: &dyn Fn(usize) -> Option<String>| Unit {
        id: None,
        changed: None,
        variants: (0..)
            .zip(texts)
            .filter_map(|(place, (language, _))| {
                Some((language.tag().to_owned(), Segment::from(part(place)?.as_str())))
            })
            .collect(),
    };
    if alike {
        (0..count).map(|at| unit(&|place| parts.get(place)?.get(at).cloned())).collect()
    } else {
        vec![unit(&|place| texts.get(place).map(|(_, text)| text.clone()))]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story;

    #[test]
    fn the_memory_of_a_document_holds_each_of_its_sentences() {
        let document: Document = serde_json::from_str(story::TERMS).unwrap();
        let mut file = Vec::new();
        written(std::iter::once(&document), &mut file).unwrap();
        let units: Vec<Unit> = tmx::Reader::new(&file[..]).collect::<Result<_, _>>().unwrap();
        let named = |id: &str| {
            let unit = units.iter().find(|unit| unit.id.as_deref() == Some(id)).unwrap();
            ["tg", "zh", "ru", "en"].map(|tag| unit.text(tag).unwrap().plain())
        };
        assert_eq!(
            named("terms#T4.1/1"),
            [
                "Қарорҳо танҳо бо мувофиқаи ҳарду тараф қабул мешаванд; овоздиҳӣ гузаронида намешавад.",
                "决定仅以协商一致方式作出，不进行表决。",
                "Решения принимаются только консенсусом; голосование не проводится.",
                "Decisions are taken by consensus only; there is no voting.",
            ]
        );
        // Two sentences in each language are two units; where a language has another number they stay one.
        assert_eq!(named("terms#T1.5/2")[1], "此后仍可变更，变更连同日期一并记录。");
        assert!(units.iter().all(|unit| unit.variants.len() == 4), "every unit has its four texts");
        assert!(units.len() > 52, "each of the 52 passages is there: {}", units.len());
    }
}
