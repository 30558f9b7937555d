//! Two sides, crossing proposals on one base, and every fault or pair of faults that breaks nothing.
//!
//! A restore may be of either side: the sides differ only in who gives way. Two pouches are not a pair, for there is
//! one at a time; two forgers leave nobody to protect. The pairs that do break something are in `limits`.

use super::check::holds;
use super::setting::{ANY, Setting, side};

#[test]
fn no_fault() {
    holds(Setting::of(2, "n=2").whole_seen());
}

#[test]
fn one_fault() {
    holds(Setting::of(2, "n=2, restore").whole_seen().restored(ANY));
    holds(Setting::of(2, "n=2, pouch").whole_seen().pouch());
    holds(Setting::of(2, "n=2, new key").whole_seen().rotating(side(0)));
    holds(Setting::of(2, "n=2, forger").forging(0));
}

#[test]
fn a_restore_and_another_fault() {
    holds(Setting::of(2, "n=2, restore twice of one side").whole_seen().restored(side(0)).restored(side(0)));
    holds(Setting::of(2, "n=2, restore, pouch").whole_seen().restored(ANY).pouch());
    holds(Setting::of(2, "n=2, restore, new key").whole_seen().restored(ANY).rotating(side(0)));
}

#[test]
fn a_pouch_and_another_fault() {
    holds(Setting::of(2, "n=2, pouch, forger").pouch().forging(0));
    holds(Setting::of(2, "n=2, pouch, new key").whole_seen().pouch().rotating(side(0)));
}

#[test]
fn a_new_key_and_another_fault() {
    holds(Setting::of(2, "n=2, forger, new key of the honest").forging(0).rotating(side(1)));
    holds(Setting::of(2, "n=2, forger, new key of the forger").forging(0).rotating(side(0)));
    holds(Setting::of(2, "n=2, new keys of both").whole_seen().rotating(ANY));
}

#[test]
fn two_proposals_of_one_side() {
    holds(Setting::of(2, "n=2, one proposer, restore, pouch").one_proposer().restored(ANY).pouch());
    holds(Setting::of(2, "n=2, one proposer, forging").one_proposer().forging(0));
    holds(Setting::of(2, "n=2, one proposer, the other forging").one_proposer().forging(1));
}
