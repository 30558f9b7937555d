//! Every setting, explored to its last state: as the rules are, nothing is violated.

use crate::model::search::holds;
use crate::model::settings::{former, kept, liar, lost, person, pouches, snapshot, three};
use crate::model::world::Marked;

#[test]
fn an_old_copy_beside_its_mark() {
    holds(&kept());
    holds(&pouches(Marked::Kept));
    holds(&three(Marked::Kept));
}

#[test]
fn an_old_copy_without_its_mark() {
    holds(&lost());
    holds(&pouches(Marked::Lost));
    holds(&former());
    holds(&three(Marked::Lost));
}

#[test]
fn a_snapshot_of_folder_and_mark() {
    holds(&snapshot());
    holds(&pouches(Marked::RolledBack));
    holds(&three(Marked::RolledBack));
}

#[test]
fn the_word_of_a_person() {
    holds(&person());
}

#[test]
fn a_lying_side_and_a_kept_mark() {
    holds(&liar(Marked::Kept));
}
