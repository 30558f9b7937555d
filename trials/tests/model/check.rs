//! Runs a setting to the end and prints its row of the table.

use super::property;
use super::setting::Setting;
use stateright::{Checker, HasDiscoveries, Model};
use std::collections::BTreeSet;
use std::time::Instant;

/// Explores every state and expects that exactly these properties are broken; everything to be reached is reached.
pub(crate) fn expect_all(setting: Setting, broken: &[&'static str]) {
    let began = Instant::now();
    // Never matched early: the whole space is explored, whatever is found on the way.
    let unreachable = HasDiscoveries::AllOf(BTreeSet::from(["every state explored"]));
    let checker = setting.checker().finish_when(unreachable).spawn_bfs().join();
    assert!(checker.is_done(), "{}: the run stopped early", setting.name);
    let seconds = began.elapsed().as_secs_f32();
    let states = checker.unique_state_count();
    let mut found = BTreeSet::new();
    let mut result = String::new();
    for (name, path) in checker.discoveries() {
        let steps = path.into_actions();
        if name.starts_with("reached") {
            found.insert(name);
        } else {
            found.insert(name);
            for step in &steps {
                println!("    {name}: {step}");
            }
            result += &format!(" {name} broken in {} steps", steps.len());
        }
    }
    if result.is_empty() {
        result = " no violation".to_owned();
    }
    println!("| {} | {states} |{result} | {seconds:.1} |", setting.name);
    let expected = property::all(&setting)
        .iter()
        .map(|property| property.name)
        .filter(|name| name.starts_with("reached") || broken.contains(name))
        .collect::<BTreeSet<_>>();
    assert_eq!(found, expected, "{}", setting.name);
}
