//! What lies in a model's folder, checked before it is used.

use super::weights::Weights;
use candle_core::{DType, Device};
use candle_nn::VarBuilder;
use candle_transformers::models::{quantized_t5, t5};
use candle_transformers::quantized_var_builder;
use std::collections::HashMap;
use std::ffi::OsStr;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use tokenizers::Tokenizer;

/// Largest `config.json`, in bytes: it has some forty lines.
const CONFIG_BYTES_MAX: u64 = 1 << 20;

/// Most layers, heads and so on of any model: a damaged number must not be believed.
const SIZE_MAX: usize = 1 << 20;

/// What decoding has to know of a model.
pub(super) struct Facts {
    /// The token with which a translation starts.
    pub(super) start: u32,
    /// The token that ends it.
    pub(super) end: u32,
    /// How many tokens there are.
    pub(super) vocabulary: usize,
}

/// A folder's model.
pub(super) struct Opened {
    pub(super) facts: Facts,
    pub(super) tokenizer: Tokenizer,
    pub(super) weights: Weights,
    pub(super) version: String,
}

/// Why a folder is no model, as a sentence.
type Why = String;

/// Loads everything.
pub(super) fn open(folder: &Path) -> Result<Opened, Why> {
    let text = config(folder)?;
    let config: t5::Config = serde_json::from_str(&text)
        .map_err(|error| format!("its config.json is not that of a T5: {error}"))?;
    let facts = facts(&config)?;
    let tokenizer = Tokenizer::from_file(folder.join("tokenizer.json"))
        .map_err(|error| format!("its tokenizer.json cannot be read: {error}"))?;
    let (whole, quantised) = (files(folder, "safetensors")?, files(folder, "gguf")?);
    let (weights, named) = match (whole.as_slice(), quantised.as_slice()) {
        (_, [one]) => (quantised_weights(one, &text)?, one),
        ([first, ..], []) => (whole_weights(&whole, &config)?, first),
        ([], []) => return Err("it has no weights: put *.safetensors or one *.gguf into it".into()),
        (_, [_, _, ..]) => return Err("it has several *.gguf: leave the one that is to be used".into()),
    };
    let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let version = format!("{} {}", name(folder), name(named));
    Ok(Opened { facts, tokenizer, weights, version })
}

fn config(folder: &Path) -> Result<String, Why> {
    let mut text = String::new();
    let read = fs::File::open(folder.join("config.json"))
        .and_then(|file| file.take(CONFIG_BYTES_MAX).read_to_string(&mut text));
    read.map_err(|error| format!("its config.json cannot be read: {error}"))?;
    Ok(text)
}

fn facts(config: &t5::Config) -> Result<Facts, Why> {
    let sizes = [
        config.vocab_size,
        config.d_model,
        config.d_kv,
        config.d_ff,
        config.num_layers,
        config.num_heads,
        config.num_decoder_layers.unwrap_or(1),
        config.relative_attention_num_buckets,
        config.relative_attention_max_distance,
    ];
    if !config.is_encoder_decoder
        || sizes.iter().any(|size| !(1..=SIZE_MAX).contains(size))
        || config.relative_attention_num_buckets < 4
    {
        return Err(
            "its config.json is not that of a model that translates: see is_encoder_decoder and the sizes"
                .into(),
        );
    }
    let token = |id: usize| {
        let id = u32::try_from(id).ok().filter(|_| id < config.vocab_size);
        id.ok_or("its config.json names a token beyond vocab_size")
    };
    Ok(Facts {
        start: token(config.decoder_start_token_id.unwrap_or(config.pad_token_id))?,
        end: token(config.eos_token_id)?,
        vocabulary: config.vocab_size,
    })
}

/// The files with an ending, in order.
fn files(folder: &Path, ending: &str) -> Result<Vec<PathBuf>, Why> {
    let entries = fs::read_dir(folder).map_err(|error| format!("it cannot be listed: {error}"))?;
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension() == Some(OsStr::new(ending)))
        .collect();
    files.sort();
    Ok(files)
}

fn whole_weights(files: &[PathBuf], config: &t5::Config) -> Result<Weights, Why> {
    let failed = |error: candle_core::Error| format!("its *.safetensors cannot be used: {error}");
    let mut tensors = HashMap::new();
    for file in files {
        tensors.extend(candle_core::safetensors::load(file, &Device::Cpu).map_err(failed)?);
    }
    let named = VarBuilder::from_tensors(tensors, DType::F32, &Device::Cpu);
    let config = t5::Config { use_cache: true, ..config.clone() };
    t5::T5ForConditionalGeneration::load(named, &config).map(Weights::whole).map_err(failed)
}

fn quantised_weights(file: &Path, config: &str) -> Result<Weights, Why> {
    let failed = |error: candle_core::Error| format!("its *.gguf cannot be used: {error}");
    let mut config: quantized_t5::Config = serde_json::from_str(config)
        .map_err(|error| format!("its config.json is not that of a T5: {error}"))?;
    config.use_cache = true;
    let named = quantized_var_builder::VarBuilder::from_gguf(file, &Device::Cpu).map_err(failed)?;
    quantized_t5::T5ForConditionalGeneration::load(named, &config).map(Weights::quantised).map_err(failed)
}
