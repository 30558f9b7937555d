//! Machine translation behind one gate.
//!
//! An [`Engine`] translates; a [`Gate`] stands before it. The gate asks the [`Policy`] whether a text of its class
//! may go as far as the engine reaches, looks up agreed terms and what the memory holds, has the answer checked
//! (terms, numbers, placeholders, names), asks an engine that takes hints once more where something failed, and puts
//! a [`Mark`] on every answer. What comes out is a [`MachineText`], which is never certified.
//!
//! | engine | reach | feature |
//! |---|---|---|
//! | [`Recall`]: memory and glossary | within the node | |
//! | `LibreTranslate`: any server of that API | as configured | `http-engines` |
//! | `Chat`: any server of OpenAI's chat API | as configured | `http-engines` |
//! | `LocalModel`: MADLAD-400 and others of its kind from a folder | within the node | `local-model` |
//!
//! ```
//! use paivand_language::Language::{English, Tajik};
//! use paivand_language::terms::TermBase;
//! use paivand_translation::{Gate, Match, Pair, Policy, Recall, Request, TextClass};
//!
//! let memory = |_: Pair, text: &str| match text {
//!     "The working group meets in Dushanbe." => vec![Match {
//!         score: 1.0,
//!         source: text.to_owned(),
//!         target: "Гурӯҳи корӣ дар Душанбе ҷамъ меояд.".to_owned(),
//!         adapted: None,
//!     }],
//!     _ => vec![],
//! };
//! let gate = Gate::new(&Recall, Policy::default())
//!     .with_terms(TermBase::seed(), TextClass::Public)
//!     .with_memory(&memory, TextClass::Internal);
//! let request = Request {
//!     class: TextClass::Internal,
//!     pair: Pair { from: English, to: Tajik },
//!     segments: &["The working group meets in Dushanbe.", "A working group is set up."],
//!     date: jiff::civil::date(2026, 11, 24),
//! };
//! let answers = gate.translate(&request)?;
//! let first = answers[0].text.as_ref().unwrap();
//! assert_eq!(first.uncertified_words(), "Гурӯҳи корӣ дар Душанбе ҷамъ меояд.");
//! assert_eq!(answers[0].mark.to_string(), "machine translation: memory 0.1.0, 2026-11-24; not certified");
//! assert_eq!(answers[1].text, None); // nothing is claimed, but the terms are listed
//! assert_eq!(answers[1].terms[0].targets, ["гурӯҳи корӣ"]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

/// The example of the paper of this crate, tried with the others.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

mod check;
mod engine;
mod gate;
#[cfg(feature = "http-engines")]
mod http;
#[cfg(feature = "local-model")]
mod local;
mod mark;
mod memory;
mod pair;
mod permission;
mod permitted;
mod recall;
mod settings;
mod suggest;
mod terms;
mod warning;

pub use engine::{Draft, Engine, EngineError};
pub use gate::{Gate, Request, SEGMENT_BYTES_MAX, SEGMENTS_MAX, TranslateError};
#[cfg(feature = "http-engines")]
pub use http::{ANSWER_BYTES_MAX, Chat, Key, KeyError, LibreTranslate};
#[cfg(feature = "local-model")]
pub use local::LocalModel;
pub use mark::{MachineText, MachineTranslation, Mark};
pub use memory::{Match, Memory, Remembered};
pub use pair::Pair;
pub use permission::{Policy, Reach, Refusal, TextClass};
pub use permitted::{Permitted, Segment};
pub use recall::Recall;
pub use settings::{ChatSettings, LibreSettings, LocalSettings, Settings, SettingsError};
pub use suggest::Suggested;
pub use terms::Agreed;
pub use warning::Warning;
