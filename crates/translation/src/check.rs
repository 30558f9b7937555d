//! What a machine's answer is checked for, against its source.

use crate::pair::Pair;
use crate::terms;
use crate::warning::Warning;
use paivand_language::concordance::{Finding, Kind, concordance};
use paivand_language::terms::TermBase;

mod names;
mod placeholders;

/// How many times longer than its source a translation may be, in letters: Russian has some four letters for a
/// Chinese sign.
const LONGER_MAX: usize = 6;

/// Letters that any translation may have more.
const LONGER_ALLOWANCE: usize = 60;

/// Everything that is wrong with a translation, as far as it can be seen without understanding it.
pub(crate) fn check(pair: Pair, source: &str, target: &str, bases: &[&TermBase]) -> Vec<Warning> {
    // Names that a list knows go by that list: Олмон is Germany.
    let known: Vec<&TermBase> = bases.iter().copied().chain([TermBase::places()]).collect();
    let found = concordance(&known, &[(pair.from, source), (pair.to, target)]);
    let mut warnings: Vec<Warning> = found.into_iter().filter_map(|finding| warning(pair, finding)).collect();
    warnings.extend(terms::compare(bases, pair, source, target));
    warnings.extend(placeholders::compare(source, target));
    warnings.extend(names::compare(pair, source, target, bases));
    if names::has_words(source) && pair.from != pair.to && source.trim() == target.trim() {
        warnings.push(Warning::Untranslated);
    }
    let most = source.chars().count().saturating_mul(LONGER_MAX).saturating_add(LONGER_ALLOWANCE);
    if target.chars().count() > most {
        warnings.push(Warning::TooLong);
    }
    warnings
}

fn warning(pair: Pair, finding: Finding) -> Option<Warning> {
    let Finding { kind, what, language, expected, .. } = finding;
    let missing = language == pair.from;
    match kind {
        Kind::Number | Kind::Date if missing => Some(Warning::NumberMissing(what)),
        Kind::Number | Kind::Date => Some(Warning::NumberAdded(what)),
        Kind::Code if missing => Some(Warning::NameMissing(what)),
        Kind::Code => Some(Warning::NameAdded(what)),
        Kind::Name => missing.then_some(Warning::ProperNameMissing { name: what, expected }),
        // Lists of terms have an order here, which a concordance does not know.
        Kind::Term | Kind::Avoided => None,
    }
}

#[cfg(test)]
mod tests;
