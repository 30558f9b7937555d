//! Each rule taken away, and what then breaks by the shortest way; and what the record says to that way: where the
//! rule is one of the record's own, it says at some step what the rules say and not what is said without this one.
//!
//! V1 to V11 are the violations that were found before the rules were built.

use super::check::breaks;
use super::circle::only;
use super::judge::Judge;
use super::part::{branches, charter, joint, paper, succession};
use super::real::Forge;
use super::replay::{judged, play};
use super::rules::{ALL, Rules};
use super::world::{Property, Setting};

/// The rule is kept by nodes: entries that break it cannot be told from others.
fn of_nodes(name: &'static str, setting: &Setting, property: Property, change: impl Fn(&mut Rules)) {
    let without = setting.with(name, change);
    let way = breaks(&without, property.name);
    play(&mut Forge::of(&setting.circle), &without, &way);
}

/// The rule is kept by the record.
fn of_the_record(name: &'static str, setting: &Setting, property: Property, change: impl Fn(&mut Rules)) {
    let without = setting.with(name, change);
    let way = breaks(&without, property.name);
    let mut forge = Forge::of(&setting.circle);
    let state = play(&mut forge, &without, &way);
    let bites = (0..without.viewers).any(|viewer| {
        let says = |rules: Rules, knows: u8| {
            let judge = Judge::of(&without.circle, rules, knows, &state.held[viewer]);
            judged(&forge, &without, &state, viewer, &judge)
        };
        [1, 2].into_iter().any(|knows| says(ALL, knows) != says(without.rules, knows))
    });
    assert!(bites, "{name}: the record says the same without it");
}

#[test]
fn the_first_decides() {
    let setting = joint::setting(only(1));
    of_the_record("without P-R3", &setting, joint::ONE_OUTCOME, |rules| rules.first_decides = false);
}

#[test]
fn all_sign() {
    let setting = joint::setting(only(1));
    of_the_record("without P-R4", &setting, joint::SIGNED_BY_ALL, |rules| rules.all_sign = false);
}

#[test]
fn one_signature_on_a_base() {
    of_the_record("without P-R5", &joint::setting(0), joint::ONE_IN_FORCE, |rules| rules.exclusive = false);
}

#[test]
fn the_base_is_in_force() {
    of_the_record("without P-R6", &joint::setting(0), joint::ON_FIRM_GROUND, |rules| rules.based = false);
}

#[test]
fn receipts() {
    of_the_record("without P-R7", &joint::setting(0), joint::HELD_BY_ALL, |rules| rules.receipts = false);
}

#[test]
fn no_feigned_ignorance() {
    let setting = joint::setting(only(1));
    of_the_record("without P-R9", &setting, joint::NOT_FEIGNED, |rules| rules.no_feigning = false);
}

#[test]
fn keys_by_place() {
    let setting = succession::setting(2, succession::REKEY);
    of_the_record("without P-R10", &setting, succession::OLD_KEY_IS_DEAD, |rules| {
        rules.keys_by_place = false;
    });
}

#[test]
fn of_two_that_cross_one_yields() {
    of_nodes("without P-R12", &joint::setting(0), joint::GOES_ON, |rules| rules.yields = false);
}

#[test]
fn only_what_extends_is_taken() {
    let setting = succession::setting(3, succession::ACT);
    of_nodes("without P-R2", &setting, succession::NOTHING_UNDONE, |rules| rules.extends = false);
}

#[test]
fn v4_in_force_at_one_honest_side_and_not_at_another() {
    let setting = branches::setting(branches::WORD);
    let (broken, name) = (branches::IN_FORCE_HERE_AND_THERE, "V4: proven by the log's own signature");
    of_the_record(name, &setting, broken, |rules| rules.proof_by_all = false);
}

#[test]
fn v4_who_saw_another_branch_is_honest() {
    let setting = branches::setting(branches::WORD);
    let broken = branches::HONEST_WORDS_COUNT;
    of_the_record("V4: another branch seen voids", &setting, broken, |rules| rules.strays_are_void = true);
    of_the_record("V4: another branch seen stops", &setting, broken, |rules| rules.strays_wait = true);
}

#[test]
fn v5_a_thief_starves_a_succession() {
    let (setting, broken) = (succession::setting(3, 0), succession::LIVES_AGAIN);
    of_nodes("V5: ends where somebody holds most", &setting, broken, |rules| {
        rules.ends_where_all_agree = false;
    });
}

#[test]
fn v5_a_weaker_key_does_what_a_stronger_one_must() {
    let setting = succession::setting(2, succession::IMPOSTOR);
    let broken = succession::THIEF_IS_NOT_ASH;
    of_the_record("the log key vouches", &setting, broken, |rules| rules.recovery_vouches = false);
}

#[test]
fn v8_paper_binds_who_signed_it() {
    let (setting, broken) = (paper::setting(0, 0, paper::CHAIN), paper::NOTHING_UNSIGNED);
    of_the_record("V8 (a): attested binds all", &setting, broken, |rules| rules.paper_binds_signers = false);
}

#[test]
fn v8_taking_over_goes_upwards() {
    let (setting, broken) = (paper::setting(0, 0, paper::CHAIN), paper::FROM_THE_BASE);
    of_the_record("V8 (b): taken over without its base", &setting, broken, |rules| {
        rules.closed_chains = false;
    });
}

#[test]
fn v8_who_joins_does_not_propose_it() {
    let (setting, broken) = (paper::setting(1, only(0), paper::LATE), paper::NO_LATE_PAPER);
    of_the_record("V8 (c): who joins proposes it", &setting, broken, |rules| rules.attestor_proposes = false);
}

#[test]
fn v8_what_was_contested_stands_in_nobodys_way() {
    let (setting, broken) = (paper::setting(0, 0, paper::ANOTHER), paper::GOES_ON);
    of_the_record("V8 (d): what is attested is a base for all", &setting, broken, |rules| {
        rules.all_stand_on_all = false;
    });
}

#[test]
fn v8_taking_over_is_a_signature() {
    let (setting, broken) = (paper::setting(0, 0, paper::ANOTHER), paper::ONE_BINDS);
    of_the_record("V8 (e): taking over is none", &setting, broken, |rules| rules.taking_over_signs = false);
}

#[test]
fn v9_evidence_stops_nobody() {
    let setting = succession::setting(2, succession::ACT | succession::EVIDENCE);
    let broken = succession::EVIDENCE_STOPS_NOBODY;
    of_nodes("V9: who was shown two branches is frozen", &setting, broken, |rules| {
        rules.evidence_is_inert = false;
    });
}

#[test]
fn v10_one_successor() {
    let (setting, broken) = (succession::setting(2, succession::MISTAKE), succession::ONE_SUCCESSOR);
    of_the_record("V10: both are let go on", &setting, broken, |rules| rules.exclusive = false);
}

#[test]
fn v10_what_was_signed_stays() {
    let (setting, broken) = (succession::setting(2, succession::ACT), succession::SIGNED_STAYS);
    of_the_record("V10: open acts lapse", &setting, broken, |rules| rules.signed_stays = false);
}

#[test]
fn v11_a_charter_that_is_gone_is_cited_no_more() {
    let (setting, broken) = (charter::setting(0, charter::WORDS), charter::KNOWN_CHARTER);
    of_the_record("V11: cited for ever", &setting, broken, |rules| rules.superseded = false);
}

#[test]
fn v11_an_enact_does_not_ask_again() {
    for by in [0, 1] {
        let (setting, broken) = (charter::setting(by, 0), charter::NOT_STRANDED);
        of_nodes("V11: an enact asks again", &setting, broken, |rules| rules.enact_is_unchecked = false);
    }
}

#[test]
fn v11_what_nobody_knows_yet_is_void_for_all() {
    let (setting, broken) = (charter::setting(0, charter::WORDS), charter::OLD_AND_NEW_AGREE);
    of_the_record("V11: an unknown kind stops", &setting, broken, |rules| rules.unknown_is_void = false);
    of_nodes("V11: old software reads on", &setting, broken, |rules| rules.stops_beyond = false);
}

#[test]
fn v11_no_node_signs_what_it_cannot_read() {
    let (setting, broken) = (charter::setting(0, 0), charter::READ_BY_ITS_SIGNERS);
    of_nodes("V11: signed unread", &setting, broken, |rules| rules.reads_what_it_signs = false);
}
