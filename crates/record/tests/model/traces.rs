//! Traces of every part, shortest first and then at random, played against the record.

use super::check::Search;
use super::circle::only;
use super::part::{branches, charter, joint, paper, succession};
use super::real::Forge;
use super::replay::play;
use super::world::{Setting, Step};

/// Of each setting: that many shortest traces, spread over all its states, and that many random ones.
const SHORTEST: usize = 120;
const RANDOM: usize = 120;
/// Most steps of a random trace.
const STEPS_MAX: usize = 30;

fn random(setting: &Setting, seed: &mut u64) -> Vec<Step> {
    let (mut state, mut trace) = (setting.first(), Vec::new());
    while trace.len() < STEPS_MAX {
        let steps = (setting.steps)(setting, &state);
        if steps.is_empty() {
            break;
        }
        *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let step = steps[usize::try_from(*seed >> 33).unwrap() % steps.len()].clone();
        state = setting.after(&state, &step);
        trace.push(step);
    }
    trace
}

/// The record follows every trace.
fn follows(settings: &[Setting]) {
    for setting in settings {
        let mut forge = Forge::of(&setting.circle);
        let shortest: Vec<Vec<Step>> = Search::of(setting).map(|(_, way)| way).take(30 * SHORTEST).collect();
        let every = (shortest.len() / SHORTEST).max(1);
        let mut played = 0;
        for trace in shortest.iter().step_by(every) {
            play(&mut forge, setting, trace);
            played += 1;
        }
        let mut seed = 7;
        for _ in 0..RANDOM {
            play(&mut forge, setting, &random(setting, &mut seed));
            played += 1;
        }
        println!("| {} | {played} traces |", setting.name);
    }
}

#[test]
fn of_joint_acts() {
    follows(&[joint::setting(0), joint::setting(only(1))]);
}

#[test]
fn of_branches() {
    follows(&[branches::setting(branches::WORD), branches::setting(branches::BOTH)]);
}

#[test]
fn of_charters() {
    follows(&[charter::setting(0, charter::WORDS), charter::setting(0, 0), charter::setting(1, 0)]);
}

#[test]
fn of_paper() {
    let lets = [paper::CHAIN, paper::ANOTHER];
    follows(&lets.map(|lets| paper::setting(0, 0, lets)));
    follows(&[paper::setting(0, only(0), paper::LATE)]);
}

#[test]
fn of_successions() {
    let lets = [succession::ACT, succession::REKEY, succession::MISTAKE, succession::IMPOSTOR];
    follows(&lets.map(|lets| succession::setting(2, lets)));
    follows(&[succession::setting(3, 0), succession::setting(3, succession::ACT)]);
}
