//! Runs a setting to its last state and prints its row of the table.

use super::property;
use super::setting::Setting;
use stateright::{Checker, HasDiscoveries, Model};
use std::collections::{BTreeMap, BTreeSet};
use std::time::Instant;

/// Counterexamples and examples, by the name of the property.
type Found = BTreeMap<&'static str, Vec<String>>;

/// Explores every state: nothing may be broken, and all that should be reachable must be reached.
pub(crate) fn holds(setting: Setting) {
    let found = report(setting);
    let reached = property::all(&setting)
        .into_iter()
        .map(|property| property.name)
        .filter(|name| property::is_reached(name));
    assert_eq!(found, reached.collect(), "{}: exactly what must be reached", setting.name);
}

/// Explores every state: exactly these properties must be broken.
pub(crate) fn breaks(setting: Setting, broken: &[&'static str]) {
    let found = report(setting).into_iter().filter(|name| !property::is_reached(name));
    assert_eq!(
        found.collect::<BTreeSet<_>>(),
        broken.iter().copied().collect(),
        "{}: exactly what breaks",
        setting.name
    );
}

/// Explores every state, prints a row of the table with a shortest way to break each broken property, and tells what
/// was found.
fn report(setting: Setting) -> BTreeSet<&'static str> {
    let began = Instant::now();
    let (states, found) = explore(setting, usize::MAX);
    let seconds = began.elapsed().as_secs_f32();
    let mut results = Vec::new();
    let mut ways = String::new();
    for (property, way) in found.iter().filter(|(property, _)| !property::is_reached(property)) {
        let way = shortest(setting, property, way.clone());
        results.push(format!("{property} broken in {} steps", way.len()));
        for (number, step) in (1..).zip(way) {
            ways += &format!("    {property}, step {number}: {step}\n");
        }
    }
    let result = if results.is_empty() { "no violation".to_owned() } else { results.join(", ") };
    print!("| {} | {states} | {result} | {seconds:.1} |\n{ways}", setting.name);
    found.into_keys().collect()
}

/// Explores every state that lies less than `depth` steps away, and counts them.
///
/// States are told apart by 64-bit fingerprints: for ten million states the chance that any two collide is below 10^-5.
fn explore(setting: Setting, depth: usize) -> (usize, Found) {
    // Waiting for a property that does not exist: the run ends when there is no state left.
    let never = HasDiscoveries::AllOf(BTreeSet::from(["none"]));
    let builder = setting.checker().finish_when(never).target_max_depth(depth);
    let checker = builder.spawn_bfs().join();
    assert!(checker.is_done(), "{}: a checker thread gave up", setting.name);
    let ways = checker.discoveries().into_iter();
    let found = ways.map(|(name, way)| (name, way.into_actions().iter().map(ToString::to_string).collect()));
    (checker.unique_state_count(), found.collect())
}

/// The checker reports any way to break a property: asks again for a shorter one until there is none.
fn shortest(setting: Setting, property: &str, way: Vec<String>) -> Vec<String> {
    match explore(setting, way.len() + 1).1.remove(property) {
        Some(shorter) => shortest(setting, property, shorter),
        None => way,
    }
}
