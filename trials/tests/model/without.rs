//! Each rule taken away, and exactly what then breaks. What is named is all that breaks in the whole state space.

use super::check::breaks;
use super::property::{
    EVIDENCE_KEPT, HONEST_LOG_IS_ONE, NO_FEIGNING, NOTHING_UNDONE, ONE_OUTCOME, ONE_SUCCESSOR,
    SIGNED_AND_RECEIVED,
};
use super::setting::{ALL_RULES, ANY, OwnMark, Rules, Setting, Shown, side};

/// P-R3: a close and a late enact in one log.
#[test]
fn the_first_decides() {
    let rules = Rules { first_decides: false, ..ALL_RULES };
    breaks(Setting::of(2, "n=2, without P-R3").with(rules), &[ONE_OUTCOME, ONE_SUCCESSOR]);
}

/// P-R4: an enact that lacks a signature.
#[test]
fn all_sign() {
    let rules = Rules { all_sign: false, ..ALL_RULES };
    breaks(Setting::of(2, "n=2, without P-R4").with(rules), &[ONE_SUCCESSOR, SIGNED_AND_RECEIVED]);
}

/// P-R5: each side concurs with the other's proposal while its own is open.
#[test]
fn exclusivity() {
    let rules = Rules { exclusive: false, ..ALL_RULES };
    breaks(Setting::of(2, "n=2, without P-R5").with(rules), &[ONE_SUCCESSOR]);
}

/// P-R7 as `observe`: the only copy of an enact is lost with a restore, and then the act is closed.
#[test]
fn receipts_where_one_is_restored() {
    let rules = Rules { receipts: false, shown: Shown::Written, ..ALL_RULES };
    let setting = Setting::of(2, "n=2, restore, without P-R7").restored(ANY).with(rules);
    breaks(setting, &[ONE_OUTCOME, SIGNED_AND_RECEIVED, NOTHING_UNDONE, EVIDENCE_KEPT]);
}

/// P-R8: a restored side writes again where it had written already.
#[test]
fn the_mark_of_the_own_log() {
    let rules = Rules { own_mark: OwnMark::None, ..ALL_RULES };
    let setting = Setting::of(2, "n=2, restore, without P-R8").restored(ANY).with(rules);
    breaks(setting, &[HONEST_LOG_IS_ONE, NOTHING_UNDONE]);
}

/// P-R8: asking the other sides is not enough, for a pouch may be on its way.
#[test]
fn the_mark_of_the_own_log_where_a_pouch_is_in_flight() {
    let rules = Rules { own_mark: OwnMark::PeersAsked, ..ALL_RULES };
    let setting =
        Setting::of(2, "n=2, restore, pouch, peers asked for the mark").restored(ANY).pouch().with(rules);
    breaks(setting, &[HONEST_LOG_IS_ONE, NOTHING_UNDONE, ONE_OUTCOME]);
}

/// P-R8 for mirrored logs: the forger shows the restored side another history, and two acts come into force.
#[test]
fn the_mark_of_mirrored_logs() {
    let rules = Rules { mirror_mark: false, ..ALL_RULES };
    let setting = Setting::of(2, "n=2, forger, the other restored, without the mark of mirrored logs");
    let broken = [ONE_OUTCOME, ONE_SUCCESSOR, NOTHING_UNDONE, EVIDENCE_KEPT];
    breaks(setting.forging(0).restored(side(1)).with(rules), &broken);
}

/// P-R8 for mirrored logs: what is fetched again must not count before it reaches the mark and agrees with it.
#[test]
fn staging_below_the_mark_of_mirrored_logs() {
    let rules = Rules { staged: false, ..ALL_RULES };
    let setting = Setting::of(2, "n=2, forger, the other restored, unconfirmed entries counted");
    let broken = [ONE_OUTCOME, NOTHING_UNDONE, EVIDENCE_KEPT];
    breaks(setting.forging(0).restored(side(1)).with(rules), &broken);
}

/// A proposer that shows its own last entry at once can lose it in a restore and decide otherwise.
#[test]
fn showing_what_is_marked_only() {
    let rules = Rules { shown: Shown::Written, ..ALL_RULES };
    let setting = Setting::of(2, "n=2, restore, shown when written").restored(ANY).with(rules);
    breaks(setting, &[ONE_OUTCOME, NOTHING_UNDONE, EVIDENCE_KEPT]);
}

/// A proposer that shows its own `observe` when published can lose the only copy of it, and its log with it.
#[test]
fn showing_what_is_mirrored_only() {
    let rules = Rules { shown: Shown::Marked, ..ALL_RULES };
    let setting = Setting::of(2, "n=2, restore, shown when published").restored(ANY).with(rules);
    breaks(setting, &[EVIDENCE_KEPT]);
}

/// P-R9: a proposer that holds every signature closes.
#[test]
fn no_feigned_ignorance() {
    let rules = Rules { no_feigning: false, ..ALL_RULES };
    breaks(Setting::of(2, "n=2, without P-R9").with(rules), &[NO_FEIGNING]);
}

/// P-R10: a change of key undoes what the old key signed.
#[test]
fn keys_by_position() {
    let rules = Rules { keys_by_position: false, ..ALL_RULES };
    let setting = Setting::of(2, "n=2, new key, without P-R10").rotating(side(1)).with(rules);
    breaks(setting, &[ONE_OUTCOME, ONE_SUCCESSOR, NOTHING_UNDONE, EVIDENCE_KEPT]);
}
