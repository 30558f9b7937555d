//! Every setting, explored to its last state: as the rules are, nothing is violated.

use super::check::holds;
use super::circle::only;
use super::part::{branches, charter, joint, paper, succession};

#[test]
fn joint_acts() {
    holds(&joint::setting(0));
    holds(&joint::setting(only(1)));
}

#[test]
fn two_branches_among_three() {
    holds(&branches::setting(branches::WORD));
    holds(&branches::setting(branches::BOTH));
}

#[test]
fn a_charter_follows_a_charter() {
    holds(&charter::setting(0, charter::WORDS));
    holds(&charter::setting(0, 0));
    holds(&charter::setting(1, 0));
}

#[test]
fn a_side_on_paper_joins() {
    holds(&paper::setting(0, 0, paper::CHAIN));
    holds(&paper::setting(0, 0, paper::ANOTHER));
    holds(&paper::setting(0, only(0), paper::LATE));
    holds(&paper::setting(1, only(0), paper::LATE));
}

#[test]
fn a_stolen_key_and_a_log_that_goes_on() {
    for lets in [succession::ACT, succession::REKEY, succession::MISTAKE, succession::IMPOSTOR] {
        holds(&succession::setting(2, lets));
        holds(&succession::setting(2, lets | succession::EVIDENCE));
    }
    holds(&succession::setting(3, 0));
}
