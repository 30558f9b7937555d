//! LibreTranslate's API: `/languages`, `/translate`.

use super::{Key, Server, runs};
use crate::engine::{Draft, Engine, EngineError};
use crate::pair::Pair;
use crate::permission::Reach;
use crate::permitted::Permitted;
use crate::settings::LibreSettings;
use paivand_language::Language;
use serde_json::{Value, json};

/// Longest version that is believed, in characters.
const VERSION_LETTERS_MAX: usize = 40;

/// Most languages that are listed in an error.
const LISTED_MAX: usize = 60;

/// A server of LibreTranslate's API, and what it offers.
#[derive(Debug)]
pub struct LibreTranslate {
    server: Server,
    reach: Reach,
    version: String,
    offered: Vec<Offered>,
}

/// A language that it translates from, and those into which it does.
#[derive(Debug)]
struct Offered {
    code: String,
    targets: Vec<String>,
}

impl LibreTranslate {
    /// Asks a server what it offers. No text is sent.
    ///
    /// # Errors
    /// [`EngineError`] if it is not reached or answers something else.
    pub fn open(settings: &LibreSettings, key: Option<Key>) -> Result<Self, EngineError> {
        let server = Server::new("libretranslate", &settings.url, key, settings.timeout);
        let languages = server.get("/languages")?;
        let offered = offered(&languages).ok_or_else(|| server.unusable("it is no list of languages"))?;
        // The version is in the description of the API; a server without one is asked all the same.
        let version = server.get("/spec").ok().and_then(|spec| {
            let version = spec.pointer("/info/version")?.as_str()?;
            Some(version.chars().filter(|sign| sign.is_ascii_graphic()).take(VERSION_LETTERS_MAX).collect())
        });
        let version = version.unwrap_or_else(|| "of unknown version".to_owned());
        Ok(Self { server, reach: settings.reach, version, offered })
    }

    /// Its own codes for a pair, if it offers it.
    fn codes(&self, pair: Pair) -> Result<(&str, &str), EngineError> {
        let is =
            |code: &str, language: Language| Language::parse(code) == Some(language) && is_simplified(code);
        let found = self.offered.iter().filter(|offered| is(&offered.code, pair.from)).find_map(|offered| {
            let target = offered.targets.iter().find(|code| is(code, pair.to))?;
            Some((offered.code.as_str(), target.as_str()))
        });
        found.ok_or_else(|| {
            let listed: Vec<&str> =
                self.offered.iter().take(LISTED_MAX).map(|offered| offered.code.as_str()).collect();
            EngineError::PairNotOffered { engine: "libretranslate".into(), pair, offered: listed.join(" ") }
        })
    }
}

/// `zt`, `zh-TW` and `zh-Hant` are Chinese in other characters.
fn is_simplified(code: &str) -> bool {
    !["hant", "tw", "hk"].iter().any(|end| code.to_ascii_lowercase().ends_with(end))
}

fn offered(languages: &Value) -> Option<Vec<Offered>> {
    let list = languages.as_array()?;
    let code = |language: &Value| language.get("code")?.as_str().map(str::to_owned);
    let codes: Vec<String> = list.iter().map(code).collect::<Option<_>>()?;
    let each = list.iter().zip(&codes).map(|(language, code)| {
        let targets = match language.get("targets") {
            Some(targets) => {
                let targets = targets.as_array()?.iter();
                targets.map(|target| target.as_str().map(str::to_owned)).collect::<Option<_>>()?
            }
            // Servers of before 2023 translate from each into each.
            None => codes.clone(),
        };
        Some(Offered { code: code.clone(), targets })
    });
    each.collect()
}

impl Engine for LibreTranslate {
    fn name(&self) -> &'static str {
        "libretranslate"
    }

    fn version(&self) -> &str {
        &self.version
    }

    fn reach(&self) -> Reach {
        self.reach
    }

    fn translate(&self, request: &Permitted<'_>) -> Result<Vec<Draft>, EngineError> {
        self.server.permits(request, self.reach)?;
        let (source, target) = self.codes(request.pair())?;
        let mut drafts = Vec::new();
        for run in runs(request.segments()) {
            let texts: Vec<&str> = run.iter().map(|segment| segment.text).collect();
            let mut body = json!({"q": texts, "source": source, "target": target, "format": "text"});
            if let (Some(key), Some(fields)) = (&self.server.key, body.as_object_mut()) {
                fields.insert("api_key".to_owned(), key.in_body().into());
            }
            let answer = self.server.post("/translate", &body, false)?;
            let translated = translated(&answer).ok_or_else(|| {
                self.server.unusable("it has no translatedText, or something else in it than texts")
            })?;
            if translated.len() != run.len() {
                let why = format!("it has {} texts where {} were asked for", translated.len(), run.len());
                return Err(self.server.unusable(why));
            }
            drafts.extend(translated.into_iter().map(|text| Draft { text: Some(text), ..Draft::default() }));
        }
        Ok(drafts)
    }
}

/// The texts of an answer: a list, or one text for one.
fn translated(answer: &Value) -> Option<Vec<String>> {
    match answer.get("translatedText")? {
        Value::String(text) => Some(vec![text.clone()]),
        Value::Array(texts) => texts.iter().map(|text| text.as_str().map(str::to_owned)).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => None,
    }
}
