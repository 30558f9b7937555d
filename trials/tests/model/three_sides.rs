//! Three sides, crossing proposals of sides 0 and 1 on one base, one fault at a time.
//!
//! Sides 0 and 1 differ only in who gives way, so a fault of one of them stands for a fault of the other.

use super::check::holds;
use super::setting::{ANY, Setting, side};

#[test]
fn no_fault() {
    holds(Setting::of(3, "n=3"));
}

#[test]
fn a_restore() {
    holds(Setting::of(3, "n=3, restore").restored(ANY));
}

#[test]
fn a_pouch() {
    holds(Setting::of(3, "n=3, pouch").pouch());
}

#[test]
fn a_new_key() {
    holds(Setting::of(3, "n=3, new key of a proposer").rotating(side(0)));
    holds(Setting::of(3, "n=3, new key of the third side").rotating(side(2)));
}

#[test]
fn a_forger() {
    holds(Setting::of(3, "n=3, forging proposer").forging(0));
    holds(Setting::of(3, "n=3, forging third side").forging(2));
}
