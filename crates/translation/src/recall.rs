//! The engine that needs nothing: what the memory holds, and nothing that it does not hold.

use crate::check::{Amount, Warning, amounts};
use crate::engine::{Draft, Engine, EngineError, Pair, Segment};
use crate::gate::Permitted;
use crate::permission::Reach;
use paivand_language::Language;
use std::collections::BTreeSet;

/// From this score on the memory holds the text itself.
const EXACT: f64 = 1.0;

/// Memory and glossary alone: the same text's translation, or the one of a text that differs by numbers only, with the
/// numbers replaced. Anything else that is like it is offered beside, with its score; without it nothing is claimed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Recall;

impl Engine for Recall {
    fn name(&self) -> &'static str {
        "memory"
    }

    fn version(&self) -> &'static str {
        env!("CARGO_PKG_VERSION")
    }

    fn reach(&self) -> Reach {
        Reach::Node
    }

    fn translate(&self, request: &Permitted<'_>) -> Result<Vec<Draft>, EngineError> {
        Ok(request.segments().iter().map(|segment| recall(request.pair(), segment)).collect())
    }
}

fn recall(pair: Pair, segment: &Segment<'_>) -> Draft {
    let exact = segment
        .matches
        .iter()
        .position(|known| known.score >= EXACT && known.source.trim() == segment.text.trim());
    let exact = exact.or_else(|| segment.matches.iter().position(|known| known.score >= EXACT));
    let mut alternatives = segment.matches.clone();
    if let Some(at) = exact {
        let found = alternatives.remove(at);
        return Draft { text: Some(found.target), alternatives, warnings: Vec::new() };
    }
    let replaced =
        segment.matches.iter().find_map(|known| renumbered(pair, segment.text, &known.source, &known.target));
    let warnings = replaced.iter().map(|_| Warning::NumbersReplaced).collect();
    Draft { text: replaced, alternatives, warnings }
}

/// Figures of a text, and the text with each of them blotted out.
fn figures(language: Language, text: &str) -> (Vec<(String, Amount)>, String) {
    let mut blotted = String::with_capacity(text.len());
    let (mut found, mut last) = (Vec::new(), 0);
    for amount in amounts(language, text).into_iter().filter(|amount| amount.in_figures) {
        blotted.push_str(text.get(last..amount.span.start).unwrap_or_default());
        blotted.push('\u{0}');
        last = amount.span.end;
        found.push((text.get(amount.span).unwrap_or_default().to_owned(), amount.amount));
    }
    blotted.push_str(text.get(last..).unwrap_or_default());
    (found, blotted)
}

/// The target with the numbers of the text in the places of the numbers of the source, where that is beyond doubt:
/// the sources are alike but for numbers in figures, each number stands once and in its target once, written alike.
fn renumbered(pair: Pair, text: &str, source: &str, target: &str) -> Option<String> {
    let (new, blotted) = figures(pair.from, text);
    let (old, known) = figures(pair.from, source);
    let distinct: BTreeSet<&str> = old.iter().map(|(written, _)| written.as_str()).collect();
    if new.is_empty()
        || blotted.trim() != known.trim()
        || new.len() != old.len()
        || distinct.len() != old.len()
    {
        return None;
    }
    let (mut result, mut last) = (String::with_capacity(target.len()), 0);
    let mut replaced = 0;
    for place in amounts(pair.to, target).into_iter().filter(|place| place.in_figures) {
        let written = target.get(place.span.clone())?;
        // A number that the source does not have stays: it belongs to the wording of the target.
        let Some(at) = old.iter().position(|(_, amount)| *amount == place.amount) else { continue };
        let ((before, old_amount), (after, new_amount)) = (old.get(at)?, new.get(at)?);
        result.push_str(target.get(last..place.span.start)?);
        result.push_str(match (old_amount == new_amount, before == written, is_plain(after)) {
            (true, ..) => written,
            (false, true, true) => after,
            (false, ..) => return None,
        });
        last = place.span.end;
        replaced += 1;
    }
    result.push_str(target.get(last..)?);
    (replaced == old.len()).then_some(result)
}

/// Whether figures are written alike in every language: nothing but digits.
fn is_plain(figures: &str) -> bool {
    figures.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests;
