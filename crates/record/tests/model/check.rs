//! Runs a setting to its last state, and prints its row of the table.

use super::world::{Property, Setting, State, Step};
use stateright::{Checker, HasDiscoveries, Model};
use std::collections::{BTreeSet, HashSet, VecDeque};
use std::time::Instant;

/// Most states that a setting may have.
const STATES_MAX: usize = 1_000_000;

impl Model for Setting {
    type State = State;
    type Action = Step;

    fn init_states(&self) -> Vec<State> {
        vec![self.first()]
    }

    fn actions(&self, state: &State, steps: &mut Vec<Step>) {
        steps.extend((self.steps)(self, state));
    }

    fn next_state(&self, state: &State, step: Step) -> Option<State> {
        Some(self.after(state, &step))
    }

    fn properties(&self) -> Vec<stateright::Property<Self>> {
        let always = self.properties.iter().map(|one| stateright::Property::always(one.name, one.holds));
        let reached = self.reached.iter().map(|one| stateright::Property::sometimes(one.name, one.holds));
        always.chain(reached).collect()
    }
}

/// Every state is explored: nothing is violated, and what should be possible is.
pub(crate) fn holds(setting: &Setting) {
    let (states, found) = explore(setting);
    println!("| {} | {states} | nothing violated |", setting.name);
    let reached: BTreeSet<&str> = setting.reached.iter().map(|one| one.name).collect();
    let violated = found.difference(&reached).next().and_then(|name| shortest(setting, name));
    assert_eq!(found, reached, "{}: {:#?}", setting.name, violated);
}

/// Every state is explored: this property, and perhaps others, are violated; the shortest way is printed.
pub(crate) fn breaks(setting: &Setting, property: &'static str) -> Vec<Step> {
    let began = Instant::now();
    let way = shortest(setting, property);
    let way = way.unwrap_or_else(|| panic!("{}: nothing violates “{property}”", setting.name));
    let seconds = began.elapsed().as_secs_f32();
    println!("| {} | “{property}” violated in {} steps | {seconds:.1} s |", setting.name, way.len());
    for (number, step) in (1..).zip(&way) {
        println!("    {number}. {step:?}");
    }
    way
}

fn explore(setting: &Setting) -> (usize, BTreeSet<&'static str>) {
    // Waiting for a property that does not exist: the run ends when there is no state left.
    let never = HasDiscoveries::AllOf(BTreeSet::from(["none"]));
    let checker = setting.clone().checker().threads(2).finish_when(never).target_state_count(STATES_MAX * 4);
    let checker = checker.spawn_bfs().join();
    assert!(checker.is_done(), "{}: a thread gave up", setting.name);
    assert!(checker.unique_state_count() < STATES_MAX, "{}: not all was explored", setting.name);
    (checker.unique_state_count(), checker.discoveries().into_keys().collect())
}

/// Breadth first: the first way to each state is a shortest one.
pub(crate) struct Search<'a> {
    setting: &'a Setting,
    queue: VecDeque<(State, usize)>,
    /// Each state by its number: the state before it and the step from there.
    from: Vec<Option<(usize, Step)>>,
    known: HashSet<State>,
}

impl<'a> Search<'a> {
    pub(crate) fn of(setting: &'a Setting) -> Self {
        let first = setting.first();
        let known = HashSet::from([first.clone()]);
        Self { setting, queue: VecDeque::from([(first, 0)]), from: vec![None], known }
    }

    fn way(&self, mut number: usize) -> Vec<Step> {
        let mut way = Vec::new();
        while let Some((before, step)) = &self.from[number] {
            way.push(step.clone());
            number = *before;
        }
        way.reverse();
        way
    }
}

impl Iterator for Search<'_> {
    type Item = (State, Vec<Step>);

    fn next(&mut self) -> Option<Self::Item> {
        let (state, number) = self.queue.pop_front()?;
        for step in (self.setting.steps)(self.setting, &state) {
            let next = self.setting.after(&state, &step);
            if self.known.insert(next.clone()) {
                self.from.push(Some((number, step)));
                self.queue.push_back((next, self.from.len() - 1));
            }
        }
        let way = self.way(number);
        Some((state, way))
    }
}

fn shortest(setting: &Setting, name: &str) -> Option<Vec<Step>> {
    let property: &Property = setting.properties.iter().find(|one| one.name == name).unwrap();
    let violated = |(state, _): &(State, Vec<Step>)| !(property.holds)(setting, state);
    Search::of(setting).find(violated).map(|(_, way)| way)
}
