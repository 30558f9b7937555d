//! The weights of a model and its one step: from the tokens so far to the likeliest next.

use candle_core::{D, Device, Result, Tensor};
use candle_transformers::models::{quantized_t5, t5};

/// T5 whole or quantised; both answer to the same questions.
enum Kind {
    Whole(t5::T5ForConditionalGeneration),
    Quantised(quantized_t5::T5ForConditionalGeneration),
}

/// A model, and the source that it is reading.
pub(super) struct Weights {
    kind: Kind,
    source: Option<Tensor>,
}

impl Weights {
    pub(super) fn whole(model: t5::T5ForConditionalGeneration) -> Self {
        Self { kind: Kind::Whole(model), source: None }
    }

    pub(super) fn quantised(model: quantized_t5::T5ForConditionalGeneration) -> Self {
        Self { kind: Kind::Quantised(model), source: None }
    }

    /// Forgets the last text and reads another.
    pub(super) fn begin(&mut self, source: &[u32]) -> Result<()> {
        let source = Tensor::new(source, &Device::Cpu)?.unsqueeze(0)?;
        self.source = Some(match &mut self.kind {
            Kind::Whole(model) => {
                model.clear_kv_cache();
                model.encode(&source)?
            }
            Kind::Quantised(model) => {
                model.clear_kv_cache();
                model.encode(&source)?
            }
        });
        Ok(())
    }

    /// The likeliest token after the last one; what came before it is in the model's cache.
    pub(super) fn next(&mut self, last: u32) -> Result<u32> {
        let Some(source) = &self.source else { candle_core::bail!("no source was read") };
        let last = Tensor::new(&[last], &Device::Cpu)?.unsqueeze(0)?;
        let likely = match &mut self.kind {
            Kind::Whole(model) => model.decode(&last, source)?,
            Kind::Quantised(model) => model.decode(&last, source)?,
        };
        likely.squeeze(0)?.argmax(D::Minus1)?.to_scalar()
    }
}
