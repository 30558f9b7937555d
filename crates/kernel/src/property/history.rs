//! A history: what each side wrote in its log, knowing what; and the ways to look at it again.

use crate::story::papers;
use crate::*;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use jiff::{Timestamp, ToSpan};
use serde_json::{Map, Value};

/// What an entry says.
#[derive(Clone, Debug)]
pub(super) enum Says {
    Act { id: ActId, joint: bool, act: Value },
    Concur(ActId),
    Decline(ActId),
    Enact(ActId),
    Close(ActId),
    InForce(ActId),
}

/// An entry of a side's log.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) at: Position,
    pub(super) past: BTreeMap<Side, u64>,
    pub(super) stated_at: Timestamp,
    pub(super) says: Says,
    /// What the log knew before this entry.
    pub(super) before: BTreeMap<Side, u64>,
}

/// Every entry in the order in which it was written, which is one causal order of many.
#[derive(Clone, Debug, Default)]
pub(super) struct History {
    pub(super) entries: Vec<Entry>,
    pub(super) documents: Vec<Value>,
}

impl Entry {
    /// What this entry shows that its side had received by then.
    pub(super) fn receipts(&self) -> impl Iterator<Item = Heard> {
        let (by, on) = (self.at.side, self.stated_at);
        let grown = self
            .past
            .iter()
            .filter(move |(of, size)| **of != by && self.before.get(of).unwrap_or(&0) < *size);
        grown.map(move |(of, size)| Heard::Received { by, log: 0, of: *of, size: *size, on })
    }

    /// Tells a standing all that this entry comes to; gives the subjects touched.
    pub(super) fn tell(&self, standing: &mut Standing) -> Vec<Subject> {
        let mut touched = standing.hear(&self.heard());
        self.receipts().for_each(|receipt| touched.extend(standing.hear(&receipt)));
        touched
    }

    pub(super) fn heard(&self) -> Heard {
        let (by, at, stated_at) = (self.at.side, self.at, self.stated_at);
        match &self.says {
            Says::Act { id, joint, act } => {
                let past = Past(self.past.iter().map(|(side, size)| (*side, *size)).collect());
                let (act, bytes) = (*id, serde_json::to_vec(act).unwrap());
                if *joint {
                    Heard::Proposed { by, act, bytes, at, stated_at, past, hand: None }
                } else {
                    Heard::Stated { by, act, bytes, at, stated_at, past, hand: None }
                }
            }
            Says::Concur(act) => Heard::Concurred { by, act: *act, at, stated_at, hand: None },
            Says::Decline(act) => {
                Heard::Declined { by, act: *act, at, stated_at, words: None, draft: None, hand: None }
            }
            Says::Enact(act) => Heard::Enacted { act: *act, at, stated_at },
            Says::Close(act) => Heard::Closed { act: *act, at, stated_at, reason: CloseReason::Withdrawn },
            Says::InForce(act) => Heard::InForce { act: *act, at, stated_at, cosigned: Vec::new() },
        }
    }
}

impl History {
    /// The entries in another causal order: at each step a number picks among the logs that can go on.
    pub(super) fn in_order(&self, picks: &[u8]) -> Vec<&Entry> {
        let mut logs: BTreeMap<Side, Vec<&Entry>> = BTreeMap::new();
        self.entries.iter().for_each(|entry| logs.entry(entry.at.side).or_default().push(entry));
        let mut taken: BTreeMap<Side, u64> = BTreeMap::new();
        let mut order = Vec::new();
        let mut picks = picks.iter().copied().cycle();
        while order.len() < self.entries.len() {
            let ready = |side: &Side| {
                let next = logs[side].get(usize::try_from(*taken.get(side).unwrap_or(&0)).unwrap())?;
                let mut known = next.past.iter().filter(|(other, _)| *other != side);
                known.all(|(other, size)| taken.get(other).unwrap_or(&0) >= size).then_some(*next)
            };
            let able: Vec<&Entry> = logs.keys().filter_map(ready).collect();
            let entry = able[usize::from(picks.next().unwrap_or(0)) % able.len()];
            *taken.entry(entry.at.side).or_default() += 1;
            order.push(entry);
        }
        order
    }

    /// A standing that holds every document and has heard nothing.
    pub(super) fn blank(&self) -> Standing {
        let mut standing = Standing::default();
        self.hold(&mut standing);
        standing
    }

    pub(super) fn hold(&self, standing: &mut Standing) {
        for document in &self.documents {
            let bytes = serde_json::to_vec(document).unwrap();
            standing.hold(Digest::of(&bytes), &bytes).unwrap();
        }
    }

    /// The standing when all is heard in this order; two enacted acts on one base are told at the end, as the
    /// record tells them once it has seen both.
    pub(super) fn folded(&self, order: &[&Entry]) -> Standing {
        let mut standing = self.blank();
        order.iter().for_each(|entry| drop(entry.tell(&mut standing)));
        let conflicts = conflicts(&standing);
        conflicts.iter().for_each(|heard| drop(standing.hear(heard)));
        standing
    }

    /// The same history with these two sides in each other's place.
    pub(super) fn swapped(&self, left: Side, right: Side) -> Self {
        let turn = |side: Side| swap(side, left, right);
        let documents: Vec<Value> = self.documents.iter().map(|each| turned(each, left, right)).collect();
        let digest = |document: &Value| Value::from(alloc::format!("{}", papers::digest(document)));
        let names: Vec<(Value, Value)> =
            self.documents.iter().zip(&documents).map(|(was, is)| (digest(was), digest(is))).collect();
        let entries = self.entries.iter().map(|entry| Entry {
            at: Position { side: turn(entry.at.side), index: entry.at.index },
            past: entry.past.iter().map(|(side, size)| (turn(*side), *size)).collect(),
            stated_at: entry.stated_at,
            before: entry.before.iter().map(|(side, size)| (turn(*side), *size)).collect(),
            says: match &entry.says {
                Says::Act { id, joint, act } => {
                    let mut act = turned(act, left, right);
                    let named = act.get_mut("content").and_then(|content| content.get_mut("document"));
                    if let Some(named) = named
                        && let Some((_, is)) = names.iter().find(|(was, _)| was == named)
                    {
                        *named = is.clone();
                    }
                    Says::Act { id: *id, joint: *joint, act }
                }
                says @ (Says::Concur(_)
                | Says::Decline(_)
                | Says::Enact(_)
                | Says::Close(_)
                | Says::InForce(_)) => says.clone(),
            },
        });
        Self { entries: entries.collect(), documents }
    }

    /// The same with one side's clock wrong by some years wherever the record lets it be: a cosignature that differs
    /// by more than a day from what carries it brings nothing into force.
    pub(super) fn drifted(&self, side: Side, years: i64) -> Self {
        let mut history = self.shifted(side, years);
        for (entry, right) in history.entries.iter_mut().zip(&self.entries) {
            if matches!(entry.says, Says::InForce(_)) {
                entry.stated_at = right.stated_at;
            }
        }
        history
    }

    /// The same history with one side's clock wrong by some years.
    pub(super) fn shifted(&self, side: Side, years: i64) -> Self {
        let mut history = self.clone();
        let hours = (years * 365 * 24).hours();
        for entry in history.entries.iter_mut().filter(|entry| entry.at.side == side) {
            entry.stated_at = entry.stated_at.checked_add(hours).unwrap();
        }
        history
    }
}

/// What the record tells of two enacted acts that follow one base.
pub(super) fn conflicts(standing: &Standing) -> Vec<Heard> {
    let mut enacted: BTreeMap<(Subject, Option<ActId>), usize> = BTreeMap::new();
    for (_, act) in standing.acts().filter(|(_, act)| act.joint && act.enacted().is_some()) {
        *enacted.entry((act.act.subject.clone(), act.act.base)).or_default() += 1;
    }
    let several = enacted.into_iter().filter(|(_, count)| *count > 1);
    several.map(|((subject, base), _)| Heard::Conflicted { subject, base }).collect()
}

pub(super) fn swap(side: Side, left: Side, right: Side) -> Side {
    if side == left {
        right
    } else if side == right {
        left
    } else {
        side
    }
}

/// A paper with two sides in each other's place; lists of sides stay sorted.
fn turned(value: &Value, left: Side, right: Side) -> Value {
    let name = |text: &str| -> String {
        text.parse().map_or_else(|_| text.into(), |side| alloc::format!("{}", swap(side, left, right)))
    };
    match value {
        Value::String(text) => Value::from(name(text)),
        Value::Array(items) => {
            let mut items: Vec<Value> = items.iter().map(|item| turned(item, left, right)).collect();
            if items.iter().all(Value::is_string) {
                items.sort_by(|one, other| one.as_str().cmp(&other.as_str()));
            }
            Value::Array(items)
        }
        Value::Object(members) => {
            let members = members.iter().map(|(key, value)| (name(key), turned(value, left, right)));
            Value::Object(members.collect::<Map<String, Value>>())
        }
        plain @ (Value::Null | Value::Bool(_) | Value::Number(_)) => plain.clone(),
    }
}
