//! Engines beside the memory, as far as this program was built with them.

use crate::trouble::{Kind, Trouble};
use paivand_translation::{Engine, Settings};
use std::path::Path;

#[cfg(feature = "http-engines")]
pub(super) use built::{chat, libretranslate};

/// An engine that is not there, and how to have it.
#[cfg(not(all(feature = "http-engines", feature = "local-model")))]
fn not_built(engine: &str, feature: &str) -> Trouble {
    let why = format!(
        "the engine {engine} is no part of this program: build it with `cargo build --release --features {feature}`"
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

/// An engine that the settings do not name.
#[cfg(any(feature = "http-engines", feature = "local-model"))]
fn not_set(engine: &str) -> Trouble {
    let why = format!("the settings name no {engine}: add it, and hand them in with --settings (docs/translation.md)");
    Trouble::new(Kind::Words, why)
}

#[cfg(feature = "local-model")]
pub(super) fn local(folder: &Path, settings: &Settings) -> Result<Box<dyn Engine>, Trouble> {
    let local = settings.local.as_ref().ok_or_else(|| not_set("local"))?;
    let model = paivand_translation::LocalModel::open(&folder.join(&local.folder));
    Ok(Box::new(model.map_err(|error| Trouble::new(Kind::Machine, error.to_string()))?))
}

#[cfg(feature = "http-engines")]
mod built {
    use super::not_set;
    use crate::trouble::{Kind, Trouble};
    use crate::lang::translate::{SETTINGS_BYTES_MAX, text_of, wrong};
    use paivand_translation::{Chat, Engine, Key, LibreTranslate, Settings};
    use std::path::Path;

    pub(in crate::lang::translate) fn libretranslate(folder: &Path, settings: &Settings) -> Result<Box<dyn Engine>, Trouble> {
        let libre = settings.libretranslate.as_ref().ok_or_else(|| not_set("libretranslate"))?;
        let engine = LibreTranslate::open(libre, key(folder, libre.key_file.as_deref())?);
        Ok(Box::new(engine.map_err(|error| Trouble::new(Kind::Machine, error.to_string()))?))
    }

    pub(in crate::lang::translate) fn chat(folder: &Path, settings: &Settings) -> Result<Box<dyn Engine>, Trouble> {
        let chat = settings.chat.as_ref().ok_or_else(|| not_set("chat"))?;
        Ok(Box::new(Chat::open(chat, key(folder, chat.key_file.as_deref())?)))
    }

    fn key(folder: &Path, file: Option<&str>) -> Result<Option<Key>, Trouble> {
        let read = file.map(|file| Key::new(&text_of(&folder.join(file), SETTINGS_BYTES_MAX)?).map_err(wrong));
        read.transpose()
    }
}
