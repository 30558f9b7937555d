//! The engine that needs nothing: what the memory holds, and nothing that it does not hold.

use crate::engine::{Draft, Engine, EngineError};
use crate::memory::Match;
use crate::permission::Reach;
use crate::permitted::Permitted;
use crate::permitted::Segment;
use crate::warning::Warning;

/// From this score on the memory holds the text itself.
const EXACT: f64 = 1.0;

/// Memory and agreed terms alone: the same text's translation, or the one of a text that differs by numbers only, with
/// the numbers replaced. Anything else that is like it is offered beside, with its score; without it nothing is claimed.
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
        Ok(request.segments().iter().map(recall).collect())
    }
}

fn recall(segment: &Segment<'_>) -> Draft {
    let mut alternatives = segment.matches.clone();
    let same = |known: &Match| known.score >= EXACT && known.source.trim() == segment.text.trim();
    let exact = alternatives.iter().position(same);
    if let Some(at) = exact.or_else(|| alternatives.iter().position(|known| known.score >= EXACT)) {
        let found = alternatives.remove(at);
        return Draft { text: Some(found.target), alternatives, warnings: Vec::new() };
    }
    let differs_by_numbers = |known: &&Match| blotted(&known.source) == blotted(segment.text);
    let replaced = segment.matches.iter().filter(differs_by_numbers).find_map(|known| known.adapted.clone());
    let warnings = replaced.iter().map(|_| Warning::NumbersReplaced).collect();
    Draft { text: replaced, alternatives, warnings }
}

/// A text with one and the same blot for each number in figures.
fn blotted(text: &str) -> String {
    let mut blotted = String::with_capacity(text.len());
    let mut signs = text.trim().chars().peekable();
    while let Some(sign) = signs.next() {
        if !sign.is_ascii_digit() {
            blotted.push(sign);
            continue;
        }
        blotted.push('\u{0}');
        let mut ahead = signs.clone();
        while let Some(next) = ahead.next() {
            let inside = matches!(next, '.' | ',') && ahead.peek().is_some_and(char::is_ascii_digit);
            if !next.is_ascii_digit() && !inside {
                break;
            }
            signs.clone_from(&ahead);
        }
    }
    blotted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_differ_by_numbers_only_are_alike() {
        for (one, other, alike) in [
            ("Article 7, paragraph 3.", "Article 12, paragraph 10.", true),
            ("1,250.5 km", "3 km", true),
            (" in 2027 ", "in 2026", true),
            ("by 2027", "in 2027", false),
            ("2027. 3", "2027.3", false),
            ("", "", true),
        ] {
            assert_eq!(blotted(one) == blotted(other), alike, "{one} / {other}");
        }
    }
}
