//! The operator's settings: which engines there are, how far they reach, and which texts may go there.

use crate::permission::{Policy, Reach, Refusal, TextClass};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::time::Duration;

/// Longest time that may be set for an answer, in seconds: an hour.
const SECONDS_MAX: u64 = 3_600;

/// Time for an answer where none is set, in seconds: a paragraph takes a model without a graphics card that long.
const SECONDS: u64 = 120;

/// Why settings could not be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SettingsError {
    /// Not JSON of this form.
    #[error("the settings could not be read: {0}; docs/translation.md shows their form")]
    Form(String),
    /// An unknown class of texts.
    #[error("the settings allow {0:?}, which is no class of texts: public or institutional")]
    Class(String),
    /// A class that never leaves the node.
    #[error(
        "the settings allow too much: texts that are {class} never leave the node; take {class} out of allow"
    )]
    Bound {
        /// The class.
        class: TextClass,
    },
    /// An unknown reach, or one that the address contradicts.
    #[error("{engine} of the settings: {why}")]
    Engine {
        /// Which engine.
        engine: &'static str,
        /// What is wrong, and what to do.
        why: String,
    },
}

/// A server of LibreTranslate's API; read from settings, where its address was checked against its reach.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LibreSettings {
    /// Its address, without a slash at the end.
    pub url: String,
    /// How far a text travels to it.
    pub reach: Reach,
    /// The file that holds its key, if it asks for one.
    pub key_file: Option<String>,
    /// How long an answer may take.
    pub timeout: Duration,
}

/// A server of OpenAI's chat API; read from settings, where its address was checked against its reach.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ChatSettings {
    /// Its address up to and with `/v1`, without a slash at the end.
    pub url: String,
    /// The model to ask.
    pub model: String,
    /// How far a text travels to it.
    pub reach: Reach,
    /// The file that holds its key, if it asks for one.
    pub key_file: Option<String>,
    /// How long an answer may take.
    pub timeout: Duration,
}

/// A model on this machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalSettings {
    /// The folder with `config.json`, `tokenizer.json` and the weights.
    pub folder: String,
}

/// All settings. Files that they name are looked for beside them, and read by whoever reads the settings.
///
/// ```
/// use paivand_translation::{Reach, Settings, TextClass};
///
/// let settings = Settings::parse(r#"{
///     "allow": {"network": ["public", "institutional"], "outside": ["public"]},
///     "libretranslate": {"url": "http://10.0.0.5:5000", "reach": "network"}
/// }"#)?;
/// assert!(settings.policy.decide(TextClass::Institutional, Reach::Network).is_ok());
/// assert!(settings.policy.decide(TextClass::Institutional, Reach::Outside).is_err());
/// assert!(Settings::parse(r#"{"allow": {"outside": ["personal"]}}"#).is_err());
/// # Ok::<(), paivand_translation::SettingsError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// What may leave the node.
    pub policy: Policy,
    /// If there is one.
    pub libretranslate: Option<LibreSettings>,
    /// If there is one.
    pub chat: Option<ChatSettings>,
    /// If there is one.
    pub local: Option<LocalSettings>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Form {
    #[serde(default)]
    allow: BTreeMap<String, Vec<String>>,
    libretranslate: Option<Server>,
    chat: Option<Server>,
    local: Option<Folder>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Server {
    url: String,
    reach: String,
    model: Option<String>,
    key_file: Option<String>,
    timeout_seconds: Option<u64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Folder {
    folder: String,
}

impl Settings {
    /// Reads settings in JSON.
    ///
    /// # Errors
    /// See [`SettingsError`]: whatever is unknown or contradicts itself is named, nothing is passed over.
    pub fn parse(text: &str) -> Result<Self, SettingsError> {
        let form: Form =
            serde_json::from_str(text).map_err(|error| SettingsError::Form(error.to_string()))?;
        let libretranslate = form.libretranslate.map(|server| {
            let (url, reach, timeout) = server.checked("libretranslate")?;
            match server.model {
                Some(_) => Err(wrong("libretranslate", "it has no model: take model out")),
                None => Ok(LibreSettings { url, reach, key_file: server.key_file, timeout }),
            }
        });
        let chat = form.chat.map(|server| {
            let (url, reach, timeout) = server.checked("chat")?;
            let model = server.model.filter(|model| !model.is_empty());
            let model = model
                .ok_or_else(|| wrong("chat", "it names no model: say which one the server is to use"))?;
            Ok(ChatSettings { url, model, reach, key_file: server.key_file, timeout })
        });
        Ok(Self {
            policy: policy(&form.allow)?,
            libretranslate: libretranslate.transpose()?,
            chat: chat.transpose()?,
            local: form.local.map(|local| LocalSettings { folder: local.folder }),
        })
    }
}

fn wrong(engine: &'static str, why: impl Into<String>) -> SettingsError {
    SettingsError::Engine { engine, why: why.into() }
}

fn policy(allow: &BTreeMap<String, Vec<String>>) -> Result<Policy, SettingsError> {
    let mut policy = Policy::default();
    for (reach, classes) in allow {
        let reach = Reach::parse(reach).filter(|reach| *reach != Reach::Node);
        let reach = reach
            .ok_or_else(|| SettingsError::Form("allow has network and outside, and nothing else".into()))?;
        for name in classes {
            let class = TextClass::parse(name).ok_or_else(|| SettingsError::Class(name.clone()))?;
            policy = policy.allowing(reach, class).map_err(|refusal| match refusal {
                Refusal::Bound { class, .. } | Refusal::NotAllowed { class, .. } => {
                    SettingsError::Bound { class }
                }
            })?;
        }
    }
    Ok(policy)
}

impl Server {
    /// Address, reach and time for an answer, if they go together.
    fn checked(&self, engine: &'static str) -> Result<(String, Reach, Duration), SettingsError> {
        let reach = Reach::parse(&self.reach);
        let reach = reach.ok_or_else(|| {
            wrong(engine, format!("{:?} is no reach: node, network or outside", self.reach))
        })?;
        let url = self.url.as_str();
        let (secure, rest) = match (url.strip_prefix("https://"), url.strip_prefix("http://")) {
            (Some(rest), _) => (true, rest),
            (None, Some(rest)) => (false, rest),
            (None, None) => {
                return Err(wrong(engine, format!("{url:?} is no address: begin with https:// or http://")));
            }
        };
        let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
        if authority.is_empty() || authority.contains('@') {
            return Err(wrong(
                engine,
                "its address has no host, or a name or key before it: put the key into key_file",
            ));
        }
        match reach {
            Reach::Node if !is_loopback(authority) => Err(wrong(
                engine,
                format!("{authority} is not this machine: its reach is network or outside"),
            )),
            Reach::Outside if !secure => {
                Err(wrong(engine, "a text goes outside only over https: change its address"))
            }
            Reach::Node | Reach::Network | Reach::Outside => {
                let seconds = self.timeout_seconds.unwrap_or(SECONDS);
                match (1..=SECONDS_MAX).contains(&seconds) {
                    true => Ok((url.trim_end_matches('/').to_owned(), reach, Duration::from_secs(seconds))),
                    false => Err(wrong(engine, format!("timeout_seconds is from 1 to {SECONDS_MAX}"))),
                }
            }
        }
    }
}

fn is_loopback(authority: &str) -> bool {
    let host = match authority.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => authority.split(':').next().unwrap_or_default(),
    };
    host == "localhost" || host.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests;
