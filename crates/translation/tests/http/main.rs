//! The engines behind an address, before real sockets: what they send, and what they make of bad answers.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at what cannot happen")]

mod chat;
mod libretranslate;
mod server;

use paivand_language::Language::{Chinese, English, Russian, Tajik};
use paivand_language::terms::TermBase;
use paivand_translation::{
    Engine, Gate, MachineTranslation, Pair, Policy, Request, Settings, TextClass, TranslateError,
};
use server::Server;

/// From English into Tajik.
const PAIR: Pair = Pair { from: English, to: Tajik };

/// A pair that the servers of the tests do not offer.
const OTHER: Pair = Pair { from: Chinese, to: Russian };

/// The longest wait of the tests is the shortest that settings allow.
fn settings(engine: &str, server: &Server, more: &str) -> Settings {
    let url = server.url();
    let text =
        format!(r#"{{"{engine}": {{"url": "{url}/v1/", "reach": "node", "timeout_seconds": 1{more}}}}}"#);
    Settings::parse(&text).unwrap()
}

/// Through a gate with the terms that come with the language crate.
fn translate(
    engine: &dyn Engine,
    pair: Pair,
    segments: &[&str],
) -> Result<Vec<MachineTranslation>, TranslateError> {
    let gate = Gate::new(engine, Policy::default()).with_terms(TermBase::seed(), TextClass::Public);
    let date = jiff::civil::date(2026, 11, 24);
    gate.translate(&Request { class: TextClass::Internal, pair, segments, date })
}

/// The words of answers.
fn words(answers: &[MachineTranslation]) -> Vec<&str> {
    answers.iter().map(|answer| answer.text.as_ref().unwrap().uncertified_words()).collect()
}
