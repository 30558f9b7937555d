//! Runs a setting to its last state, and prints its row of the table.

use super::world::{Property, Setting, State, Step};
use std::collections::{HashSet, VecDeque};
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};
use std::time::Instant;

/// Most states that a setting may have.
const STATES_MAX: usize = 3_000_000;

/// Breadth first: the first way to each state is a shortest one. Of states that were met only a hash is kept.
pub(crate) struct Search<'a> {
    setting: &'a Setting,
    queue: VecDeque<(State, usize)>,
    /// Each state by its number: the state before it and the step from there.
    from: Vec<Option<(usize, Step)>>,
    known: HashSet<u64>,
}

fn name(state: &State) -> u64 {
    BuildHasherDefault::<DefaultHasher>::default().hash_one(state)
}

impl<'a> Search<'a> {
    pub(crate) fn of(setting: &'a Setting) -> Self {
        let first = setting.first();
        let known = HashSet::from([name(&first)]);
        Self { setting, queue: VecDeque::from([(first, 0)]), from: vec![None], known }
    }

    pub(crate) fn way(&self, mut number: usize) -> Vec<Step> {
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
    type Item = (State, usize);

    fn next(&mut self) -> Option<Self::Item> {
        let (state, number) = self.queue.pop_front()?;
        for step in self.setting.steps(&state) {
            let next = self.setting.after(&state, &step);
            if self.known.insert(name(&next)) {
                self.from.push(Some((number, step)));
                self.queue.push_back((next, self.from.len() - 1));
            }
        }
        assert!(self.from.len() < STATES_MAX, "{}: not all was explored", self.setting.name);
        Some((state, number))
    }
}

/// Every state is explored: nothing is violated, and what should be possible is.
pub(crate) fn holds(setting: &Setting) {
    let began = Instant::now();
    let mut missing: Vec<&Property> = setting.reached.iter().collect();
    let mut search = Search::of(setting);
    while let Some((state, number)) = search.next() {
        for property in setting.properties {
            let way = || search.way(number);
            assert!((property.holds)(setting, &state), "{}: “{}” {:#?}", setting.name, property.name, way());
        }
        missing.retain(|one| !(one.holds)(setting, &state));
    }
    let (states, seconds) = (search.from.len(), began.elapsed().as_secs_f32());
    println!("| {} | {states} | nothing violated | {seconds:.1} s |", setting.name);
    let missing: Vec<&str> = missing.iter().map(|one| one.name).collect();
    assert!(missing.is_empty(), "{}: never reached: {missing:?}", setting.name);
}

/// This property is violated; the shortest way is printed.
pub(crate) fn breaks(setting: &Setting, property: Property) -> Vec<Step> {
    let began = Instant::now();
    let mut search = Search::of(setting);
    let found = search.by_ref().find(|(state, _)| !(property.holds)(setting, state));
    let (_, number) =
        found.unwrap_or_else(|| panic!("{}: nothing violates “{}”", setting.name, property.name));
    let (way, seconds) = (search.way(number), began.elapsed().as_secs_f32());
    println!("| {} | “{}” violated in {} steps | {seconds:.1} s |", setting.name, property.name, way.len());
    for (number, step) in (1..).zip(&way) {
        println!("    {number}. {step:?}");
    }
    way
}
