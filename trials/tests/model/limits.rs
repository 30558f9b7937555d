//! Known limits: pairs of faults that can lose evidence, and never more than that. Hence an off-site copy per side.

use super::check::breaks;
use super::property::{EVIDENCE_KEPT, NOTHING_UNDONE};
use super::setting::{ANY, Setting, side};

/// Both sides lose what they held of an act in force. Their marks keep both from writing, so nothing contradicts it.
#[test]
fn both_sides_restored() {
    breaks(Setting::of(2, "n=2, both restored").whole_seen().restored(ANY).restored(ANY), &[EVIDENCE_KEPT]);
}

/// The honest side loses its copy, and the forger shows it another history or none. The mark of the mirrored log lets
/// the honest side see that, so no second act comes into force, and none is closed that was in force.
#[test]
fn a_forger_while_the_other_is_restored() {
    let setting = Setting::of(2, "n=2, forger, the other restored").forging(0).restored(side(1));
    breaks(setting, &[EVIDENCE_KEPT, NOTHING_UNDONE]);
}
