//! How a story is told in a test: what the sides do, day by day, and what is then owed. Stories stand beside
//! the rules they are about; this file only lets them read as minutes.

mod first_year;
pub(crate) mod papers;

use crate::*;
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use jiff::{Timestamp, ToSpan};
use serde_json::{Value, json};

/// The record of a circle as it grows. Whatever is heard, the agenda must equal the list from nothing.
#[derive(Clone)]
pub(crate) struct Story {
    pub(crate) standing: Standing,
    agenda: Agenda,
    sizes: BTreeMap<Side, u64>,
    sides: Vec<Side>,
    charter: Option<ActId>,
    count: u8,
    now: Timestamp,
    /// Sides that nothing reaches.
    unreached: Vec<Side>,
    /// All that was heard, in order.
    pub(crate) told: Vec<Heard>,
}

pub(crate) fn side(name: &str) -> Side {
    name.parse().unwrap()
}

pub(crate) fn subject(name: &str) -> Subject {
    name.parse().unwrap()
}

/// An instant: a day stands for noon in Dushanbe and afternoon in Beijing, or for what is written.
fn instant(when: &str) -> Timestamp {
    if when.contains('T') { when.parse().unwrap() } else { format!("{when}T07:00:00Z").parse().unwrap() }
}

impl Story {
    /// China (+08:00) and Tajikistan (+05:00) have founded their record on 20 November 2026.
    pub(crate) fn of_two() -> Self {
        Self::of(&[("cn", "Asia/Shanghai"), ("tj", "Asia/Dushanbe")])
    }

    /// These sides, each in its zone, have founded their record on 20 November 2026.
    pub(crate) fn of(sides: &[(&str, &str)]) -> Self {
        Self::of_ahead(sides, 0)
    }

    /// As `of`, read by software that knows so many versions of the rules more.
    pub(crate) fn of_ahead(sides: &[(&str, &str)], ahead: u32) -> Self {
        Self::founded(sides, ahead, RULES_VERSION)
    }

    /// The first two under a charter of this version of the rules.
    pub(crate) fn of_version(version: u32) -> Self {
        Self::founded(&[("cn", "Asia/Shanghai"), ("tj", "Asia/Dushanbe")], 0, version)
    }

    fn founded(sides: &[(&str, &str)], ahead: u32, version: u32) -> Self {
        let mut story = Self {
            standing: Standing::ahead(ahead),
            agenda: Agenda::default(),
            sizes: BTreeMap::new(),
            sides: sides.iter().map(|(name, _)| side(name)).collect(),
            charter: None,
            count: 0,
            now: instant("2026-11-20"),
            unreached: Vec::new(),
            told: Vec::new(),
        };
        let (mut charter, text) = (papers::charter(sides), papers::charter_text(sides).to_string());
        charter["version"] = version.into();
        story.standing.hold(Digest::of(text.as_bytes()), text.as_bytes()).unwrap();
        story.charter = Some(story.agree("charter", &charter));
        assert_eq!(story.standing.voids().next(), None);
        story
    }

    /// The calendar moves to this day, or instant.
    pub(crate) fn on(&mut self, when: &str) -> &mut Self {
        self.now = instant(when);
        self
    }

    fn at(&mut self, by: Side) -> (Position, Past) {
        let past = self.sizes.iter().map(|(side, size)| (*side, *size));
        let past = Past(past.collect());
        let size = self.sizes.entry(by).or_default();
        *size += 1;
        (Position { side: by, index: *size - 1 }, past)
    }

    /// The place of the next entry of a side, for what only `hear` can say.
    pub(crate) fn next_at(&mut self, by: &str) -> Position {
        self.at(side(by)).0
    }

    pub(crate) fn hear(&mut self, heard: &Heard) {
        self.take(heard);
        self.receive_what_is_written();
        self.compare();
    }

    fn take(&mut self, heard: &Heard) {
        self.told.push(heard.clone());
        self.agenda.touch(self.standing.hear(heard));
    }

    /// Nodes that are reached receive what was written at once, and say so in their logs.
    fn receive_what_is_written(&mut self) {
        let (sizes, on) = (self.sizes.clone(), self.now);
        let reached = self.sides.iter().copied().filter(|by| !self.unreached.contains(by));
        for by in reached.collect::<Vec<Side>>() {
            for (of, size) in sizes.iter().filter(|(of, _)| **of != by) {
                if self.standing.times().received_size((by, 0), (*of, *size)) < *size {
                    self.take(&Heard::Received { by, log: 0, of: *of, size: *size, on });
                }
            }
        }
    }

    /// From now on nothing reaches this side.
    pub(crate) fn is_cut_off(&mut self, by: &str) -> &mut Self {
        self.unreached.push(side(by));
        self
    }

    /// The side is reached again: what was written meanwhile is received now.
    pub(crate) fn is_reached(&mut self, by: &str) -> &mut Self {
        self.unreached.retain(|each| *each != side(by));
        self.receive_what_is_written();
        self.compare();
        self
    }

    fn compare(&mut self) {
        self.agenda.refresh(&self.standing, self.now);
        let kept: Vec<Due> = self.agenda.dues().into_iter().cloned().collect();
        assert_eq!(kept, dues(&self.standing, self.now), "the agenda equals the list from nothing");
    }

    fn act(
        &mut self,
        by: Side,
        sides: &[Side],
        about: &str,
        more: Value,
        content: &Value,
    ) -> (ActId, Vec<u8>) {
        self.count += 1;
        let id = ActId([self.count; 32]);
        let base = self.standing.head(&subject(about)).map(|(id, _)| id).filter(|_| sides.len() > 1);
        let mut act = json!({"nonce": format!("{:032x}", self.count), "by": by, "charter": self.charter,
            "subject": about, "base": base, "sides": sides, "content": content});
        if let (Value::Object(act), Value::Object(more)) = (&mut act, more) {
            act.extend(more);
        }
        if let Some(words) = papers::put_words_beside(&mut act) {
            assert_eq!(Words::read(words.digest(), &words.to_bytes()).as_ref(), Ok(&words));
        }
        (id, serde_json::to_vec(&act).unwrap())
    }

    /// As `states`, by who has not heard of the latest charter, and knew no more than this.
    pub(crate) fn states_late(
        &mut self,
        by: &str,
        about: &str,
        charter: ActId,
        past: Past,
        content: &Value,
    ) -> ActId {
        let by = side(by);
        let (act, bytes) = self.act(by, &[by], about, json!({"charter": charter}), content);
        let (at, _) = self.at(by);
        self.hear(&Heard::Stated { by, act, bytes, at, stated_at: self.now, past, hand: None });
        act
    }

    /// What everybody knows now.
    pub(crate) fn past(&self) -> Past {
        Past(self.sizes.iter().map(|(side, size)| (*side, *size)).collect())
    }

    /// All sides agree on another charter, under which they go on.
    pub(crate) fn charters(&mut self, charter: &Value) -> ActId {
        let act = self.agree("charter", charter);
        self.charter = Some(act);
        act
    }

    fn try_states(&mut self, by: &str, about: &str, more: Value, content: &Value) -> ActId {
        let by = side(by);
        let (act, bytes) = self.act(by, &[by], about, more, content);
        let (at, past) = self.at(by);
        self.hear(&Heard::Stated { by, act, bytes, at, stated_at: self.now, past, hand: None });
        act
    }

    /// A side says something, whether or not it counts.
    pub(crate) fn try_says(&mut self, by: &str, about: &str, content: &Value) -> ActId {
        self.try_states(by, about, json!({}), content)
    }

    /// A side says something for itself.
    pub(crate) fn states(&mut self, by: &str, about: &str, content: &Value) -> ActId {
        self.states_with(by, about, json!({}), content)
    }

    /// As `states`, with more said around the content.
    pub(crate) fn states_with(&mut self, by: &str, about: &str, more: Value, content: &Value) -> ActId {
        let act = self.try_states(by, about, more, content);
        assert!(self.standing.act(&act).is_some(), "{:?}", self.standing.voids().last());
        act
    }

    /// A side says something that does not count; why.
    pub(crate) fn refused(&mut self, by: &str, about: &str, content: &Value) -> Refusal {
        let before = self.standing.clone();
        let act = self.try_states(by, about, json!({}), content);
        assert!(self.standing.acts().eq(before.acts()), "a refused act changes nothing");
        self.why_void(act)
    }

    pub(crate) fn why_void(&self, act: ActId) -> Refusal {
        let void = self.standing.voids().find(|(_, void)| void.act == act);
        void.map(|(_, void)| void.refusal.clone()).unwrap()
    }

    /// A side puts something to all.
    pub(crate) fn proposes(&mut self, by: &str, about: &str, more: Value, content: &Value) -> ActId {
        let (by, sides) = (side(by), self.sides.clone());
        let (act, bytes) = self.act(by, &sides, about, more, content);
        let (at, past) = self.at(by);
        self.hear(&Heard::Proposed { by, act, bytes, at, stated_at: self.now, past, hand: None });
        act
    }

    /// Another side signs it.
    pub(crate) fn concurs(&mut self, by: &str, act: ActId) {
        let (at, _) = self.at(side(by));
        self.hear(&Heard::Concurred { by: side(by), act, at, stated_at: self.now, hand: None });
    }

    /// All have signed: the proposer's log says so.
    pub(crate) fn enacts(&mut self, act: ActId) {
        let (at, _) = self.at(self.standing.act(&act).unwrap().act.by);
        self.hear(&Heard::Enacted { act, at, stated_at: self.now });
    }

    /// All have received it.
    pub(crate) fn takes_effect(&mut self, act: ActId) {
        let (at, _) = self.at(self.standing.act(&act).unwrap().act.by);
        let by = self.standing.act(&act).unwrap().act.by;
        let others = self.sides.iter().filter(|side| **side != by);
        let cosigned = others.map(|side| (*side, self.now)).collect();
        self.hear(&Heard::InForce { act, at, stated_at: self.now, cosigned });
    }

    /// All sides agree, from proposal to receipt.
    pub(crate) fn agree(&mut self, about: &str, content: &Value) -> ActId {
        self.agree_with(about, json!({}), content)
    }

    /// As `agree`, with more said around the content: `in_force_from`, `in_force_until`.
    pub(crate) fn agree_with(&mut self, about: &str, more: Value, content: &Value) -> ActId {
        let sides = self.sides.clone();
        let (proposer, others) = sides.split_last().unwrap();
        let act = self.proposes(proposer.as_str(), about, more, content);
        assert!(self.standing.act(&act).is_some(), "{:?}", self.standing.voids().last());
        others.iter().for_each(|other| self.concurs(other.as_str(), act));
        self.enacts(act);
        self.takes_effect(act);
        act
    }

    /// All sides adopt a document, which this node then holds.
    pub(crate) fn adopt(&mut self, document: &Value) -> ActId {
        self.adopt_with(document, json!({}))
    }

    /// As `adopt`, with more said around the content.
    pub(crate) fn adopt_with(&mut self, document: &Value, more: Value) -> ActId {
        let bytes = document.to_string();
        self.standing.hold(Digest::of(bytes.as_bytes()), bytes.as_bytes()).unwrap();
        let about = format!("document/{}", document["id"].as_str().unwrap());
        self.agree_with(&about, more, &papers::adoption(document))
    }

    /// This node obtains a document.
    pub(crate) fn holds(&mut self, document: &Value) {
        let bytes = document.to_string();
        self.standing.hold(Digest::of(bytes.as_bytes()), bytes.as_bytes()).unwrap();
        self.agenda.touch([subject(&format!("document/{}", document["id"].as_str().unwrap()))]);
        self.compare();
    }

    /// What is owed at an instant: rule, subject, item, sides, since, by.
    pub(crate) fn owed(&self, when: &str) -> Vec<String> {
        dues(&self.standing, instant(when)).iter().map(line).collect()
    }

    /// As `owed`, only the lines with this word.
    pub(crate) fn owed_of(&self, word: &str, when: &str) -> Vec<String> {
        self.owed(when).into_iter().filter(|line| line.contains(word)).collect()
    }

    /// The first day, from one on, on which a line with this word shows, and the first on which none does.
    pub(crate) fn shown(&self, word: &str, from: &str, days: i32) -> (Option<String>, Option<String>) {
        let day = |count: i32| (instant(from) + (24 * count).hours()).to_string();
        let mut days = (0..days).map(|count| (day(count), self.owed_of(word, &day(count)).is_empty()));
        let date = |(day, _): (String, bool)| day[..10].to_string();
        let first = days.find(|(_, empty)| !empty).map(date);
        (first, days.find(|(_, empty)| *empty).map(date))
    }
}

pub(crate) fn line(due: &Due) -> String {
    let on: Vec<&str> = due.on.iter().map(Side::as_str).collect();
    let by = due.by.map_or(String::from("-"), |by| by.to_string());
    let item = due.item.as_deref().unwrap_or("-");
    let since = due.since.map_or(String::from("unreceived"), |since| since.to_string());
    let mark = if due.provisional { " provisional" } else { "" };
    format!("{} {} {item} {} {} {by}{mark}", due.rule, due.about, on.join("+"), since)
}
