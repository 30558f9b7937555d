//! Engines beside the memory, as far as this program was built with them.

use crate::command::{Kind, Trouble};
use paivand_translation::{Engine, Settings};
use std::path::Path;

/// An engine that is not there, and how to have it.
#[cfg(not(all(feature = "http-engines", feature = "local-model")))]
fn not_built(engine: &str, feature: &str) -> Trouble {
    let why = format!(
        "the engine {engine} is no part of this program: build it with `cargo install --path crates/paivand --features {feature}`"
    );
    Trouble::new(Kind::Words, why)
}

#[cfg(not(feature = "http-engines"))]
pub(super) fn libretranslate(_: &Path, _: &Settings) -> Result<Box<dyn Engine>, Trouble> {
    Err(not_built("libretranslate", "http-engines"))
}

#[cfg(not(feature = "http-engines"))]
pub(super) fn chat(_: &Path, _: &Settings) -> Result<Box<dyn Engine>, Trouble> {
    Err(not_built("chat", "http-engines"))
}

#[cfg(not(feature = "local-model"))]
pub(super) fn local(_: &Path, _: &Settings) -> Result<Box<dyn Engine>, Trouble> {
    Err(not_built("local", "local-model"))
}
