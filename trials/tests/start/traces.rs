//! Traces of every setting, shortest first and then at random, played against real nodes.

use crate::model::search::Search;
use crate::model::settings::{former, kept, liar, lost, person, pouches, snapshot, three};
use crate::model::world::{Marked, Setting, Step};
use crate::real::host::chartered;
use crate::real::replay::play;

/// Of each setting: that many shortest traces, spread over its first states, and that many random ones.
const SHORTEST: usize = 24;
const RANDOM: usize = 16;
/// States over which the shortest traces are spread.
const STATES: usize = 100 * SHORTEST;
/// Most steps of a random trace.
const STEPS_MAX: usize = 24;

fn random(setting: &Setting, seed: &mut u64) -> Vec<Step> {
    let (mut state, mut trace) = (setting.first(), Vec::new());
    while trace.len() < STEPS_MAX {
        let steps = setting.steps(&state);
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

fn traces(setting: &Setting) -> Vec<Vec<Step>> {
    let mut search = Search::of(setting);
    let numbers: Vec<usize> = search.by_ref().take(STATES).map(|(_, number)| number).collect();
    let every = (numbers.len() / SHORTEST).max(1);
    let mut traces: Vec<Vec<Step>> =
        numbers.iter().step_by(every).map(|number| search.way(*number)).collect();
    let mut seed = 7;
    traces.extend((0..RANDOM).map(|_| random(setting, &mut seed)));
    traces
}

/// Real nodes follow every trace.
fn follow(settings: &[Setting]) {
    for setting in settings {
        let contents = chartered(setting.circle.sides);
        let traces = traces(setting);
        let mut failed: Vec<String> =
            traces.iter().filter_map(|trace| play(setting, &contents, trace).err()).collect();
        failed.sort_by_key(String::len);
        println!(
            "| {} | {} traces | {} steps |",
            setting.name,
            traces.len(),
            traces.iter().map(Vec::len).sum::<usize>()
        );
        assert!(
            failed.is_empty(),
            "{} of {} traces part; the shortest:\n{}",
            failed.len(),
            traces.len(),
            failed[0]
        );
    }
}

#[test]
fn of_an_old_copy_beside_its_mark() {
    follow(&[kept(), pouches(Marked::Kept), three(Marked::Kept), liar(Marked::Kept)]);
}

#[test]
fn of_an_old_copy_without_its_mark() {
    follow(&[lost(), pouches(Marked::Lost), three(Marked::Lost), former(), person(), liar(Marked::Lost)]);
}

#[test]
fn of_a_snapshot_of_folder_and_mark() {
    follow(&[snapshot(), pouches(Marked::RolledBack), three(Marked::RolledBack), liar(Marked::RolledBack)]);
}
