//! Catalogues of translations: what interfaces say in many languages.

use super::BuildError;
use super::extract::{messages, page, quoted, strings};
use super::source::{Sources, read};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// Packages with catalogues: where in them, and how their files end.
const CATALOGUES: [(&str, &str, &str); 19] = [
    ("Django", "/locale/", "po"),
    ("wagtail", "/locale/", "po"),
    ("django-allauth", "/locale/", "po"),
    ("django-cms", "/locale/", "po"),
    ("cldr-localenames-full", "languages.json", "json"),
    ("cldr-localenames-full", "territories.json", "json"),
    ("cldr-localenames-full", "scripts.json", "json"),
    ("cldr-annotations-full", "/annotations/", "json"),
    ("cldr-units-full", "units.json", "json"),
    ("cldr-dates-full", "dateFields.json", "json"),
    ("cldr-numbers-full", "currencies.json", "json"),
    ("@openstreetmap/id-tagging-schema", "/translations/", "json"),
    ("scratch-l10n", "/package/", "json"),
    ("matrix-react-sdk", "/i18n/strings/", "json"),
    ("oojs-ui", "/dist/i18n/", "json"),
    ("datatables.net-plugins", "/package/i18n/", "json"),
    ("blockly", "/package/msg/", "js"),
    ("jquery-validation", "/dist/localization/", "js"),
    ("survey-core", "/package/i18n/", "js"),
];

/// The files of all catalogues, by the names of their folders and their own.
pub(crate) struct Catalogues(BTreeMap<String, BTreeSet<PathBuf>>);

impl Catalogues {
    pub(crate) fn new(sources: &Sources) -> Result<Self, BuildError> {
        let mut files: BTreeMap<String, BTreeSet<PathBuf>> = BTreeMap::new();
        for (package, part, ending) in CATALOGUES {
            for path in sources.files(package)? {
                let text = path.to_string_lossy();
                if !text.contains(part) || path.extension().is_none_or(|end| end != ending) {
                    continue;
                }
                // `main/tg/languages.json`, `locale/tg/LC_MESSAGES/django.po`, `i18n/tg.json`.
                let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
                let folder = |above: usize| path.ancestors().nth(above).and_then(|folder| folder.file_name());
                for name in [folder(1), folder(2)].into_iter().flatten() {
                    files.entry(name.to_string_lossy().into_owned()).or_default().insert(path.clone());
                }
                files.entry(stem).or_default().insert(path.clone());
            }
        }
        for path in sources.files("udhr")? {
            let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            if path.to_string_lossy().contains("/declaration/") {
                files.entry(format!("udhr/{stem}")).or_default().insert(path);
            }
        }
        Ok(Self(files))
    }

    /// All that the catalogues of these names say, sorted, each text once.
    pub(crate) fn lines(&self, names: &[&str]) -> Result<BTreeSet<String>, BuildError> {
        let mut found = Vec::new();
        for path in names.iter().filter_map(|name| self.0.get(*name)).flatten() {
            let bytes = read(path)?;
            let text = String::from_utf8_lossy(&bytes);
            match path.extension().and_then(|ending| ending.to_str()) {
                Some("po") => {
                    let english = path.to_string_lossy().contains("/locale/en/");
                    messages(&text, if english { "msgid" } else { "msgstr" }, &mut found);
                }
                Some("json") => strings(&serde_json::from_slice(&bytes).unwrap_or_default(), &mut found),
                Some("html") => found.extend(page(&text)),
                _ => found.extend(quoted(&text)),
            }
        }
        Ok(found.into_iter().map(|line| line.trim().to_owned()).collect())
    }
}
