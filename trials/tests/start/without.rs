//! Each rule of a start taken away, and what then breaks by the shortest way; and what real nodes do on that way: where
//! the rule is one that they keep, they part from a model that lacks it.
//!
//! V1, V2, V3, V6 and V7 are violations that were found before the rules were built; L1 is a limit that no rule inside
//! the record mends.

use crate::model::keeping::ALL;
use crate::model::properties::{
    GOES_ON, NOTHING_EARLY, NOTHING_LOST, ONE_IN_FORCE, ONE_LOG, ONE_OUTCOME, SEALED_ONCE,
};
use crate::model::search::breaks;
use crate::model::settings::{former, kept, liar, lost, person, pouches, snapshot, three};
use crate::model::world::{Marked, Property, Setting};
use crate::real::host::chartered;
use crate::real::replay::play;

/// Something breaks, and real nodes do not go that way: as far as the rules let it be gone, they follow the rules.
fn nodes_part(without: &Setting, property: Property) {
    let way = breaks(without, property);
    let contents = chartered(without.circle.sides);
    let parting = play(without, &contents, &way).expect_err("nodes lack the rule, too");
    let lawful = Setting { keeping: ALL, ..without.clone() };
    let followed = play(&lawful, &contents, &lawful.lawful(&way));
    assert!(followed.is_ok(), "{}", followed.unwrap_err());
    println!("    nodes part: {}", parting.lines().next().unwrap_or_default());
}

/// Something breaks, and real nodes go that way to its end.
fn nodes_follow(setting: &Setting, property: Property) {
    let way = breaks(setting, property);
    let followed = play(setting, &chartered(setting.circle.sides), &way);
    assert!(followed.is_ok(), "{}", followed.unwrap_err());
}

#[test]
fn v1_one_answer_of_two() {
    for marked in [Marked::Lost, Marked::RolledBack] {
        let without = three(marked).with("V1: one other side was asked", |rules| rules.all_answer = false);
        nodes_part(&without, ONE_LOG);
        nodes_part(&without, NOTHING_LOST);
    }
}

#[test]
fn v2_sealed_at_once_and_again() {
    let without = lost().with("V2: sealed before the start is confirmed", |rules| rules.seals_late = false);
    nodes_part(&without, NOTHING_EARLY);
    nodes_part(&without, SEALED_ONCE);
}

#[test]
fn v3_an_old_answer() {
    let change = "V3: what a pouch shows counts as an answer";
    let without = pouches(Marked::Lost).with(change, |rules| rules.answers_are_fresh = false);
    nodes_part(&without, NOTHING_LOST);
    nodes_part(&without, ONE_LOG);
}

#[test]
fn v6_the_mark_rises_too_early() {
    let change = "V6: the mark rises when an entry is written";
    nodes_part(&kept().with(change, |rules| rules.rises_when_handed_out = false), GOES_ON);
}

#[test]
fn v7_closed_here_and_in_force_everywhere() {
    let change = "V7: the own close is shown before anybody holds it";
    nodes_follow(&kept().with(change, |rules| rules.shown_once_held = false), ONE_OUTCOME);
}

#[test]
fn below_the_mark_nothing_is_signed() {
    nodes_part(&kept().with("below the mark it signs", |rules| rules.marks = false), ONE_LOG);
}

#[test]
fn no_mark_is_not_safety() {
    nodes_part(&lost().with("a lost mark confirms", |rules| rules.asks = false), ONE_LOG);
}

#[test]
fn a_mark_that_was_rolled_back_confirms_nothing() {
    let change = "a mark beside a snapshotted folder confirms";
    nodes_part(&snapshot().with(change, |rules| rules.snapshots_are_known = false), ONE_LOG);
}

#[test]
fn what_comes_back_counts_only_at_the_mark() {
    let change = "what comes back counts below the mark";
    nodes_part(&liar(Marked::Kept).with(change, |rules| rules.staged = false), ONE_OUTCOME);
}

#[test]
fn a_person_lets_only_statements_be_made() {
    let change = "a person lets everything be said";
    nodes_part(&person().with(change, |rules| rules.statements_only = false), NOTHING_EARLY);
}

/// A limit, to be said and not mended: whoever was the only one to know what a side signed can show it less. No rule
/// inside the record helps, a mark outside the machine does.
#[test]
fn l1_all_memory_is_with_the_liar() {
    for marked in [Marked::Lost, Marked::RolledBack] {
        nodes_follow(&liar(marked), ONE_LOG);
        nodes_follow(&liar(marked), ONE_IN_FORCE);
    }
    // So does a pouch of the former life,
    nodes_follow(&former(), NOTHING_LOST);
    // and so does a person who is wrong: the log forks, and nothing joint comes of it.
    nodes_follow(&person(), ONE_LOG);
}
