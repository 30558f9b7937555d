//! A tiny model of the kind of MADLAD-400, written as its files are.

use candle_core::quantized::{GgmlDType, QTensor, gguf_file};
use candle_core::{D, DType, Device, Tensor};
use candle_nn::VarBuilder;
use candle_transformers::models::t5;
use serde_json::json;
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

const VOCABULARY: usize = 72;
const WIDTH: usize = 32;
const HEADS: usize = 4;
const HEAD_WIDTH: usize = 8;
const INNER: usize = 64;
const BUCKETS: usize = 32;

/// How weights are written.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Form {
    /// `model.safetensors`
    Whole,
    /// Two files of safetensors.
    Halves,
    /// `model.gguf` of eight bits.
    Quantised,
}

/// A model by its random seed.
#[derive(Clone, Copy)]
pub(super) struct Tiny {
    pub(super) seed: u64,
    /// The token that ends a translation.
    pub(super) end: u32,
}

impl Default for Tiny {
    fn default() -> Self {
        Self { seed: 1, end: 2 }
    }
}

impl Tiny {
    /// A folder with the model in these forms.
    pub(super) fn folder(self, forms: &[Form]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("config.json"), self.config()).unwrap();
        std::fs::write(folder.path().join("tokenizer.json"), tokenizer(true)).unwrap();
        let tensors = self.tensors();
        for form in forms {
            match form {
                Form::Whole => save(&tensors, &folder.path().join("model.safetensors")),
                Form::Halves => {
                    let mut first = tensors.clone();
                    let second = first.split_off("encoder");
                    save(&first, &folder.path().join("model-00001-of-00002.safetensors"));
                    save(&second, &folder.path().join("model-00002-of-00002.safetensors"));
                }
                Form::Quantised => quantise(&tensors, &folder.path().join("model.gguf")),
            }
        }
        folder
    }

    fn config(self) -> String {
        json!({
            "architectures": ["T5ForConditionalGeneration"], "vocab_size": VOCABULARY, "d_model": WIDTH,
            "d_kv": HEAD_WIDTH, "d_ff": INNER, "num_layers": 1, "num_decoder_layers": 1, "num_heads": HEADS,
            "relative_attention_num_buckets": BUCKETS, "relative_attention_max_distance": 128,
            "dropout_rate": 0.1, "layer_norm_epsilon": 1e-6, "initializer_factor": 1.0,
            "feed_forward_proj": "gated-gelu", "tie_word_embeddings": false, "is_encoder_decoder": true,
            "use_cache": true, "pad_token_id": 1, "eos_token_id": self.end, "decoder_start_token_id": 0,
        })
        .to_string()
    }

    fn tensors(self) -> BTreeMap<String, Tensor> {
        let mut chance = self.seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
        let mut tensors = BTreeMap::new();
        let attention = HEADS * HEAD_WIDTH;
        let mut add = |name: String, rows: usize, columns: usize| {
            // Steps of 1/512 that eight bits hold without loss, since each block has one of the largest.
            let values = (0..rows * columns).map(|at| {
                chance ^= chance << 13;
                chance ^= chance >> 7;
                chance ^= chance << 17;
                let step = i16::try_from(chance % 255).unwrap() - 127;
                f32::from(if at % 32 == 0 { 127 } else { step }) / 512.0
            });
            let values: Vec<f32> = values.collect();
            let shape = if rows == 1 { vec![columns] } else { vec![rows, columns] };
            tensors.insert(name, Tensor::from_vec(values, shape, &Device::Cpu).unwrap());
        };
        add("decoder.embed_tokens.weight".into(), VOCABULARY, WIDTH);
        add("lm_head.weight".into(), VOCABULARY, WIDTH);
        for (side, attentions) in
            [("encoder", &["SelfAttention"][..]), ("decoder", &["SelfAttention", "EncDecAttention"])]
        {
            let block = format!("{side}.block.0.layer");
            for (layer, name) in attentions.iter().enumerate() {
                for part in ["q", "k", "v"] {
                    add(format!("{block}.{layer}.{name}.{part}.weight"), attention, WIDTH);
                }
                add(format!("{block}.{layer}.{name}.o.weight"), WIDTH, attention);
                add(format!("{block}.{layer}.layer_norm.weight"), 1, WIDTH);
            }
            let last = attentions.len();
            add(format!("{block}.0.SelfAttention.relative_attention_bias.weight"), BUCKETS, HEADS);
            add(format!("{block}.{last}.DenseReluDense.wi_0.weight"), INNER, WIDTH);
            add(format!("{block}.{last}.DenseReluDense.wi_1.weight"), INNER, WIDTH);
            add(format!("{block}.{last}.DenseReluDense.wo.weight"), WIDTH, INNER);
            add(format!("{block}.{last}.layer_norm.weight"), 1, WIDTH);
            add(format!("{side}.final_layer_norm.weight"), 1, WIDTH);
        }
        tensors
    }

    /// Decodes from the files without the cache: all tokens so far go through the decoder at each step.
    pub(super) fn without_cache(self, folder: &tempfile::TempDir, source: &[u32], steps: usize) -> Vec<u32> {
        let config: t5::Config = serde_json::from_str(&self.config()).unwrap();
        let config = t5::Config { use_cache: false, ..config };
        let tensors =
            candle_core::safetensors::load(folder.path().join("model.safetensors"), &Device::Cpu).unwrap();
        let named = VarBuilder::from_tensors(tensors, DType::F32, &Device::Cpu);
        let mut model = t5::T5ForConditionalGeneration::load(named, &config).unwrap();
        let source = Tensor::new(source, &Device::Cpu).unwrap().unsqueeze(0).unwrap();
        let encoded = model.encode(&source).unwrap();
        let mut ids = vec![0_u32];
        for _ in 0..steps {
            let so_far = Tensor::new(ids.as_slice(), &Device::Cpu).unwrap().unsqueeze(0).unwrap();
            let likely = model.decode(&so_far, &encoded).unwrap().squeeze(0).unwrap();
            ids.push(likely.argmax(D::Minus1).unwrap().to_scalar().unwrap());
        }
        ids.split_off(1)
    }
}

fn save(tensors: &BTreeMap<String, Tensor>, path: &Path) {
    let tensors: HashMap<String, Tensor> = tensors.clone().into_iter().collect();
    candle_core::safetensors::save(&tensors, path).unwrap();
}

fn quantise(tensors: &BTreeMap<String, Tensor>, path: &Path) {
    let kind = |tensor: &Tensor| match tensor.dims() {
        [_, columns] if columns % 32 == 0 => GgmlDType::Q8_0,
        _ => GgmlDType::F32,
    };
    let quantised: Vec<(&str, QTensor)> = tensors
        .iter()
        .map(|(name, tensor)| (name.as_str(), QTensor::quantize(tensor, kind(tensor)).unwrap()))
        .collect();
    let named: Vec<(&str, &QTensor)> = quantised.iter().map(|(name, tensor)| (*name, tensor)).collect();
    gguf_file::write(&mut std::fs::File::create(path).unwrap(), &[], &named).unwrap();
}

/// A tokenizer of single letters, with the marks of MADLAD-400's but for Chinese.
fn tokenizer(targets: bool) -> String {
    let marks: &[&str] = if targets {
        &["<unk>", "<pad>", "</s>", "<2tg>", "<2ru>", "<2en>"]
    } else {
        &["<unk>", "<pad>", "</s>"]
    };
    let letters =
        "▁абвгдеёжзийклмнопрстуфхцчшщъыьэюяғӣқӯҳҷabcdefghijklmnopqrstuvwxyz".chars().map(String::from);
    let words = marks.iter().map(|mark| (*mark).to_owned()).chain(letters).take(VOCABULARY);
    let vocabulary: Vec<_> = words.map(|word| json!([word, -1.0])).collect();
    let added: Vec<_> = marks
        .iter()
        .enumerate()
        .map(|(id, mark)| {
            json!({
                "id": id, "content": mark, "single_word": false, "lstrip": false, "rstrip": false,
                "normalized": false, "special": true,
            })
        })
        .collect();
    let space = json!({"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": true});
    json!({
        "version": "1.0", "truncation": null, "padding": null, "added_tokens": added, "normalizer": null,
        "pre_tokenizer": space, "decoder": space,
        "post_processor": {
            "type": "TemplateProcessing",
            "single": [{"Sequence": {"id": "A", "type_id": 0}}, {"SpecialToken": {"id": "</s>", "type_id": 0}}],
            "pair": [{"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 0}}],
            "special_tokens": {"</s>": {"id": "</s>", "ids": [2], "tokens": ["</s>"]}},
        },
        "model": {"type": "Unigram", "unk_id": 0, "vocab": vocabulary, "byte_fallback": false},
    })
    .to_string()
}

/// Puts a tokenizer into the folder that knows no languages.
pub(super) fn without_targets(folder: &Path) {
    std::fs::write(folder.join("tokenizer.json"), tokenizer(false)).unwrap();
}
