//! A translation model on this machine: T5 as MADLAD-400 has it, whole or quantised.

mod folder;
#[cfg(test)]
mod tests;
mod weights;

use crate::engine::{Draft, Engine, EngineError};
use crate::pair::Pair;
use crate::permission::Reach;
use crate::permitted::Permitted;
use crate::warning::Warning;
use folder::{Facts, Opened};
use paivand_language::Language;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use tokenizers::Tokenizer;
use weights::Weights;

/// Most tokens of a source: the model was trained on sentences, and its cost grows with the square.
const SOURCE_TOKENS_MAX: usize = 512;

/// Tokens that any translation may have beyond twice those of its source.
const TARGET_TOKENS_ALLOWANCE: usize = 32;

/// A model from a folder with `config.json`, `tokenizer.json`, and weights as `*.safetensors` or one `*.gguf`.
///
/// MADLAD-400 (Apache-2.0) is such a model: the target language stands before the source as a token such as `<2tg>`.
/// Decoding is greedy, so the same text gives the same translation.
pub struct LocalModel {
    folder: String,
    version: String,
    facts: Facts,
    tokenizer: Tokenizer,
    targets: Vec<(Language, u32)>,
    /// Decoding fills a cache inside the model; one text at a time.
    weights: Mutex<Weights>,
}

/// What came out of decoding.
struct Decoded {
    /// The tokens after the start token.
    ids: Vec<u32>,
    /// Whether the model itself came to an end.
    ended: bool,
}

impl LocalModel {
    /// Loads a model; a large one takes its time, and as much memory as its files have bytes, twice that for weights
    /// of sixteen bits.
    ///
    /// # Errors
    /// [`EngineError::Model`], which says what is missing or does not fit.
    pub fn open(folder: &Path) -> Result<Self, EngineError> {
        let Opened { facts, tokenizer, weights, version } = folder::open(folder)
            .map_err(|why| EngineError::Model { folder: folder.display().to_string(), why })?;
        let targets = targets(&tokenizer, facts.vocabulary);
        let model = Self {
            folder: folder.display().to_string(),
            version,
            facts,
            tokenizer,
            targets,
            weights: Mutex::new(weights),
        };
        match model.targets.is_empty() {
            true => Err(model.failed(
                "its tokenizer has none of <2tg>, <2zh>, <2ru>, <2en>: it is not of the kind of MADLAD-400",
            )),
            false => Ok(model),
        }
    }

    fn failed(&self, why: impl Into<String>) -> EngineError {
        EngineError::Model { folder: self.folder.clone(), why: why.into() }
    }

    fn knows(&self, pair: Pair) -> Result<(), EngineError> {
        let known = |language: Language| self.targets.iter().any(|(known, _)| *known == language);
        match known(pair.to) {
            true => Ok(()),
            false => {
                let offered: Vec<&str> = self.targets.iter().map(|(language, _)| language.code()).collect();
                Err(EngineError::PairNotOffered { engine: "local".into(), pair, offered: offered.join(" ") })
            }
        }
    }

    /// The tokens of a source, with the one of its target language before and the end after it.
    fn source(&self, to: Language, text: &str) -> Result<Vec<u32>, EngineError> {
        let encoded = self.tokenizer.encode(prompt(to, text), true);
        let mut ids = encoded
            .map_err(|error| self.failed(format!("a text could not be cut into tokens: {error}")))?
            .get_ids()
            .to_vec();
        if ids.last() != Some(&self.facts.end) {
            ids.push(self.facts.end);
        }
        match ids.len() > SOURCE_TOKENS_MAX {
            true => Err(self.failed(format!(
                "a segment has {} tokens where {SOURCE_TOKENS_MAX} are the most: cut it into sentences",
                ids.len()
            ))),
            false => Ok(ids),
        }
    }

    /// The likeliest token at each step, until the end or until it is longer than any translation.
    fn decoded(&self, source: &[u32]) -> Result<Decoded, EngineError> {
        let mut weights = self.weights.lock().unwrap_or_else(PoisonError::into_inner);
        let most = source.len() * 2 + TARGET_TOKENS_ALLOWANCE;
        let result = greedy(&mut weights, source, &self.facts, most);
        result.map_err(|error| self.failed(format!("decoding stopped: {error}")))
    }

    fn draft(&self, to: Language, text: &str) -> Result<Draft, EngineError> {
        let Decoded { ids, ended } = self.decoded(&self.source(to, text)?)?;
        let text = self.tokenizer.decode(&ids, true);
        let text = text.map_err(|error| self.failed(format!("tokens could not be put together: {error}")))?;
        let warnings = if ended { Vec::new() } else { vec![Warning::Unfinished] };
        Ok(Draft { text: Some(text.trim().to_owned()), alternatives: Vec::new(), warnings })
    }
}

fn greedy(weights: &mut Weights, source: &[u32], facts: &Facts, most: usize) -> candle_core::Result<Decoded> {
    weights.begin(source)?;
    let (mut ids, mut last) = (Vec::new(), facts.start);
    while ids.len() < most {
        last = weights.next(last)?;
        if last == facts.end {
            return Ok(Decoded { ids, ended: true });
        }
        ids.push(last);
    }
    Ok(Decoded { ids, ended: false })
}

/// What the model reads: the target language, then the text.
fn prompt(to: Language, text: &str) -> String {
    format!("<2{}> {text}", to.code())
}

/// The languages that the tokenizer has a token for, which must also come out first when a text is cut.
fn targets(tokenizer: &Tokenizer, vocabulary: usize) -> Vec<(Language, u32)> {
    let target = |language: Language| {
        let id = tokenizer.token_to_id(&format!("<2{}>", language.code()))?;
        let cut = tokenizer.encode(prompt(language, "1"), true).ok()?;
        let known = usize::try_from(id).is_ok_and(|id| id < vocabulary);
        // A lone mark of white space may stand before it.
        (known && cut.get_ids().iter().take(2).any(|first| *first == id)).then_some((language, id))
    };
    Language::ALL.into_iter().filter_map(target).collect()
}

impl Engine for LocalModel {
    fn name(&self) -> &'static str {
        "local"
    }

    fn version(&self) -> &str {
        &self.version
    }

    fn reach(&self) -> Reach {
        Reach::Node
    }

    fn translate(&self, request: &Permitted<'_>) -> Result<Vec<Draft>, EngineError> {
        self.knows(request.pair())?;
        request.segments().iter().map(|segment| self.draft(request.pair().to, segment.text)).collect()
    }
}
