//! Folding: what the logs hold becomes what the record and the kernel know, each entry once.

use crate::log::held::{Held, Stores};
use crate::log::store::LogStore;
use crate::understanding::bridge;
use crate::understanding::due_lists::Changed;
use crate::understanding::erased::Erased;
use crate::understanding::places;
use jiff::{SignedDuration, Timestamp};
use paivand_kernel::{ActId, FileClass, Kind, Position, Standing};
use paivand_record::bundle::BUNDLE_ENTRIES;
use paivand_record::checkpoint::Checkpoint;
use paivand_record::entry::Entry;
use paivand_record::fate::{Checked, Checker, Event, Record, Void};
use paivand_record::hash::Hash;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

/// From how many entries on the signatures are checked on all cores: below it, starting threads costs more.
const PARALLEL_ENTRIES_MIN: u64 = 2 * BUNDLE_ENTRIES;

/// Most bundles checked ahead of folding on each core: what waits is held in memory.
const AHEAD_BUNDLES_MAX: usize = 2;

/// How long a log waits for what it has seen of another before it is folded without that: a third side's link is
/// down for longer, or that side withholds it.
const APART_AFTER: SignedDuration = SignedDuration::from_hours(1);

/// What was folded and is not yet in the views.
#[derive(Debug, Default)]
pub(crate) struct Unsaved {
    pub(crate) entries: u64,
    pub(crate) acts: BTreeSet<Hash>,
    pub(crate) stated: Vec<Hash>,
    pub(crate) voids: BTreeSet<Position>,
}

/// What the logs come to, as far as they are folded.
#[derive(Debug, Default)]
pub(crate) struct Fold {
    pub(crate) record: Record,
    pub(crate) standing: Standing,
    /// Files that acts name and that are not held here yet, each with the side that named it.
    pub(crate) missing: BTreeMap<Hash, String>,
    /// Those of the files that acts name which are documents.
    pub(crate) texts: BTreeSet<Hash>,
    /// Words that entries name and that are not held here yet, each with the side that named them.
    pub(crate) missing_words: BTreeMap<Hash, String>,
    /// Those of them that no act names but a dispute or a start confirmed by a person.
    pub(crate) beside: BTreeMap<Hash, String>,
    /// Who may have each file that acts name, and the side that named it.
    pub(crate) classes: BTreeMap<Hash, (FileClass, String)>,
    /// What all sides agreed to erase: never missed, taken or read again.
    pub(crate) erased: BTreeSet<Erased>,
    /// Those of it that may still be held here.
    pub(crate) to_erase: BTreeSet<Erased>,
    pub(crate) unsaved: Unsaved,
    /// What has changed since the latest moment that readers see.
    pub(crate) changed: Changed,
    /// Entries folded since the start, by log: those that count and those that are void.
    pub(crate) counts: BTreeMap<String, [u64; 2]>,
    /// Logs that wait for another: at which entry, and since when.
    pub(crate) stuck: BTreeMap<String, (u64, Timestamp)>,
    /// How far each log says something that others see: no mere receipt.
    pub(crate) news: BTreeMap<String, u64>,
    /// How far each log was folded before all was folded again.
    reached: BTreeMap<String, u64>,
    /// Whether all was folded again, so that what the views hold is to be written anew.
    pub(crate) anew: bool,
}

impl Fold {
    /// Folds whatever can be folded of every log. Where an end of a log makes void what was folded behind it, or
    /// something has come that was not here when others were judged, all is folded again.
    pub(crate) fn take_all(&mut self, logs: &Stores, now: Timestamp) {
        loop {
            self.take_in_turn(logs);
            if self.record.is_overtaken() || self.record.can_read_more() {
                self.begin_again();
            } else if !self.take_apart(logs, now) {
                return;
            }
        }
    }

    fn take_in_turn(&mut self, logs: &Stores) {
        let mut queues: BTreeMap<&String, VecDeque<Checked>> = BTreeMap::new();
        let mut moved = true;
        while moved {
            moved = false;
            for (origin, store) in logs {
                moved |= self.take_log(origin, store, logs, queues.entry(origin).or_default());
            }
        }
    }

    /// Everything understood so far is dropped, but for who was met and which logs are known to have ended.
    fn begin_again(&mut self) {
        let record = self.record.again();
        let mut reached = std::mem::take(&mut self.reached);
        for (origin, log) in self.record.logs() {
            let folded = reached.entry(origin.clone()).or_default();
            *folded = log.size.max(*folded);
        }
        *self = Self { record, anew: true, reached, ..Self::default() };
    }

    /// Folds one entry of each log that has waited too long for another, without what it waits for: nobody's log
    /// is stopped by what a third side withholds. Those go first that lack what is not held at all: what waits only
    /// for them must not be judged without them. Says whether anything was folded.
    fn take_apart(&mut self, logs: &Stores, now: Timestamp) -> bool {
        let late = self.late(logs, now);
        let lacking: Vec<&(String, Vec<u8>)> =
            late.iter().filter(|(_, entry)| !self.waits_for_held(logs, entry)).collect();
        let chosen = if lacking.is_empty() { late.iter().collect() } else { lacking };
        let mut moved = false;
        for (origin, bytes) in chosen {
            let index = self.size(origin);
            let Some(checked) = self.record.checker(origin).map(|checker| checker.check(bytes)) else {
                continue;
            };
            if let Ok(outcome) = self.record.fold_apart(origin, &checked, &Held(logs)) {
                self.tell(origin, index, &outcome);
                // Those behind it have waited as long.
                self.stuck.insert(origin.clone(), (index + 1, now - APART_AFTER));
                moved = true;
            }
        }
        moved
    }

    /// Whether an entry waits for something that is held and waits itself.
    fn waits_for_held(&self, logs: &Stores, entry: &[u8]) -> bool {
        let waits = |seen: &Checkpoint| {
            let held = logs.get(&seen.origin).is_some_and(|store| store.size() >= seen.size);
            held && self.size(&seen.origin) < seen.size
        };
        Entry::parse_first(entry).is_ok_and(|entry| entry.seen.iter().any(waits))
    }

    /// The logs that have waited too long for another, with the entries that do.
    fn late(&mut self, logs: &Stores, now: Timestamp) -> Vec<(String, Vec<u8>)> {
        let mut late = Vec::new();
        for (origin, store) in logs {
            let index = self.size(origin);
            if index >= store.size() {
                self.stuck.remove(origin);
                continue;
            }
            // What was folded once has waited already.
            let waited = self.reached.get(origin).is_some_and(|reached| index < *reached);
            let (at, since) = self.stuck.entry(origin.clone()).or_insert((index, now));
            // A clock that was set back tells nothing of how long it was.
            if *at != index || now < *since {
                (*at, *since) = (index, now);
            }
            if waited || now.duration_since(*since) >= APART_AFTER {
                late.extend(store.entry(index).map(|entry| (origin.clone(), entry)));
            }
        }
        late
    }

    /// Entries of a log that are folded.
    pub(crate) fn size(&self, origin: &str) -> u64 {
        self.record.logs().get(origin).map_or(0, |log| log.size)
    }

    /// Folds one log until it waits for another or ends; says whether anything was folded.
    fn take_log(
        &mut self,
        origin: &str,
        store: &LogStore,
        logs: &Stores,
        queue: &mut VecDeque<Checked>,
    ) -> bool {
        let start = self.size(origin);
        loop {
            if !self.take_queue(origin, logs, queue) {
                return self.size(origin) > start;
            }
            let first = self.size(origin);
            let Some(checker) = self.record.checker(origin) else { return false };
            if store.size().saturating_sub(first) >= PARALLEL_ENTRIES_MIN {
                self.take_ahead(origin, store, logs, &checker, queue);
            } else {
                // A damaged bundle is found by `verify`; here it only means that nothing more is folded.
                let entries = store.entries_at(first).unwrap_or_default();
                queue.extend(entries.iter().map(|entry| checker.check(entry)));
            }
            if queue.is_empty() && self.size(origin) == first {
                return first > start;
            }
        }
    }

    /// Folds what was checked; false if it waits for another log.
    fn take_queue(&mut self, origin: &str, logs: &Stores, queue: &mut VecDeque<Checked>) -> bool {
        while let Some(checked) = queue.front() {
            let index = self.size(origin);
            let Ok(outcome) = self.record.fold_checked(origin, checked, &Held(logs)) else { return false };
            self.tell(origin, index, &outcome);
            queue.pop_front();
        }
        true
    }

    /// Checks bundles on all cores while this thread folds those already checked, in their order.
    fn take_ahead(
        &mut self,
        origin: &str,
        store: &LogStore,
        logs: &Stores,
        checker: &Checker,
        queue: &mut VecDeque<Checked>,
    ) {
        let first = self.size(origin);
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let next = AtomicU64::new(0);
        let (give, take) = sync_channel(AHEAD_BUNDLES_MAX * cores);
        std::thread::scope(|scope| {
            for _ in 0..cores {
                let (give, next) = (give.clone(), &next);
                scope.spawn(move || check_bundles(store, first, checker, next, &give));
            }
            drop(give);
            self.take_in_order(origin, logs, take, queue);
        });
    }

    fn take_in_order(
        &mut self,
        origin: &str,
        logs: &Stores,
        take: Receiver<(u64, Vec<Checked>)>,
        queue: &mut VecDeque<Checked>,
    ) {
        let mut early = BTreeMap::new();
        let mut wanted = 0;
        for (number, checked) in take {
            early.insert(number, checked);
            while let Some(bundle) = early.remove(&wanted) {
                wanted += 1;
                queue.extend(bundle);
                // Where it waits for another log, what was checked behind it is kept no further.
                if !self.take_queue(origin, logs, queue) {
                    return;
                }
            }
        }
    }

    /// Tells the kernel what an entry came to, and notes what the views then lack.
    pub(crate) fn tell(&mut self, origin: &str, index: u64, outcome: &Result<Vec<Event>, Void>) {
        self.unsaved.entries += 1;
        let [valid, void] = self.counts.entry(origin.to_owned()).or_default();
        *(if outcome.is_ok() { valid } else { void }) += 1;
        let Ok(events) = outcome else { return };
        for event in events {
            if let Some(act) = event.act() {
                self.unsaved.acts.insert(act);
                self.news.insert(origin.to_owned(), index + 1);
            }
            match event {
                Event::Stated { act, .. } => self.unsaved.stated.push(*act),
                Event::InForce { .. } => self.tell_conflicts(),
                Event::Declined { words, .. }
                | Event::Disputed { words, .. }
                | Event::Confirmed { words, .. } => self.miss_beside(origin, *words),
                Event::Begun { .. }
                | Event::Rekeyed
                | Event::Proposed { .. }
                | Event::Concurred { .. }
                | Event::TakenOver { .. }
                | Event::Closed { .. }
                | Event::Enacted { .. }
                | Event::Cosigned { .. }
                | Event::Saw { .. }
                | Event::Strayed { .. }
                | Event::Forked { .. }
                | Event::Ending { .. }
                | Event::Succeeded { .. } => {}
            }
            let refused = self.standing.voids().len();
            for heard in bridge::heard(&self.record, &self.standing, origin, index, event) {
                let touched = self.standing.hear(&heard);
                self.changed.touch(touched);
            }
            if let Event::InForce { act, .. } = event
                && self.standing.act(&ActId(act.0)).is_some_and(|act| act.act.subject.kind() == Kind::Act)
            {
                self.note_erasures();
            } else if let Some(act) = event.act().filter(|_| !self.erased.is_empty()) {
                self.reconsider(ActId(act.0));
            }
            if let Event::Stated { act, .. }
            | Event::Proposed { act, .. }
            | Event::Concurred { act, .. }
            | Event::Declined { act, .. }
            | Event::TakenOver { act, .. }
            | Event::Disputed { act, .. } = event
            {
                self.miss(ActId(act.0));
            }
            if self.standing.voids().len() > refused
                && let Some(side) = places::side_of(&self.record, origin)
            {
                let index = places::first_place(&self.record, origin) + index;
                self.unsaved.voids.insert(Position { side, index });
            }
        }
    }

    /// Tells the kernel of subjects that two acts contend for.
    pub(crate) fn tell_conflicts(&mut self) {
        if bridge::tell_conflicts(&mut self.standing, &self.record) {
            self.changed.forget();
        }
    }
}

/// Takes bundle after bundle, reads and checks it, and gives it on, until nobody takes any more.
fn check_bundles(
    store: &LogStore,
    first: u64,
    checker: &Checker,
    next: &AtomicU64,
    give: &SyncSender<(u64, Vec<Checked>)>,
) {
    loop {
        let number = next.fetch_add(1, Ordering::Relaxed);
        let start = if number == 0 { first } else { (first / BUNDLE_ENTRIES + number) * BUNDLE_ENTRIES };
        let Ok(entries) = store.entries_at(start) else { return };
        if entries.is_empty() {
            return;
        }
        let checked = entries.iter().map(|entry| checker.check(entry)).collect();
        if give.send((number, checked)).is_err() {
            return;
        }
    }
}
