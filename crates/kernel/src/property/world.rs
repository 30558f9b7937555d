//! Sides at work, each knowing only what has reached it, as numbers drawn at random direct them.

use super::contents::{joint_content, own_content, sample};
use super::history::{Entry, History, Says};
use crate::story::papers;
use crate::*;
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use jiff::{Timestamp, ToSpan};
use serde_json::{Value, json};

/// One thing that happens: what, by whom, two numbers to choose with, and the hours that pass before it.
pub(super) type Turn = (u8, u8, u8, u8, u16);

/// What one side has received, and what it makes of it.
struct Node {
    side: Side,
    seen: BTreeMap<Side, u64>,
    standing: Standing,
    folded: Vec<bool>,
}

pub(super) struct World {
    nodes: Vec<Node>,
    history: History,
    now: Timestamp,
    acts: Vec<(ActId, usize)>,
    charter: Option<ActId>,
    /// Whether a second proposal on a base may be made while one is open.
    crossing: bool,
}

/// A history of these sides, founded and then directed by the turns.
pub(super) fn play(sides: &[(&str, &str)], crossing: bool, turns: &[Turn]) -> History {
    let nodes = sides.iter().map(|(name, _)| Node {
        side: name.parse().unwrap(),
        seen: BTreeMap::new(),
        standing: Standing::default(),
        folded: Vec::new(),
    });
    let mut world = World {
        nodes: nodes.collect(),
        history: History::default(),
        now: "2026-11-20T07:00:00Z".parse().unwrap(),
        acts: Vec::new(),
        charter: None,
        crossing,
    };
    world.agree(0, "charter", json!({}), &papers::charter(sides));
    world.charter = world.acts.first().map(|(id, _)| *id);
    // Most histories begin with the papers that make something owed.
    for (count, begin) in (0..4).zip([0, 2, 5, 8]) {
        let (about, more, content) = joint_content(begin, 0, &mut world.history.documents, None);
        world.agree(count % sides.len(), &about, more, &content);
    }
    turns.iter().for_each(|turn| world.turn(*turn));
    world.history
}

impl World {
    fn turn(&mut self, (what, who, one, two, hours): Turn) {
        self.now = self.now.checked_add(i64::from(hours).hours()).unwrap();
        let who = usize::from(who) % self.nodes.len();
        match what % 16 {
            0 | 1 => {
                let from = usize::from(one) % self.nodes.len();
                self.reach(who, from);
            }
            2 => self.meet(),
            3..=6 => {
                let version = self.version_of_plan(who);
                // Now and then a claim is answered that has not reached the side.
                let claims = self.claims(if two > 200 { usize::from(two) % self.nodes.len() } else { who });
                let (about, content) = own_content(one, two, version, &claims);
                self.says(who, &about, json!({}), &content, false);
            }
            7..=9 => {
                let documents = &mut self.history.documents;
                let (about, more, content) = joint_content(one, two, documents, self.nodes[0].side.into());
                self.agree(who, &about, more, &content);
            }
            10 => {
                let documents = &mut self.history.documents;
                let (about, more, content) = joint_content(one, two, documents, self.nodes[0].side.into());
                self.says(who, &about, more, &content, true);
            }
            11 | 12 => self.answers(who, one, two),
            13 => self.moves_on(who, one),
            14 => {
                let (about, content, joint) = sample(one, two);
                self.says(who, &about, json!({}), &content, joint);
            }
            _ => self.says_wrong(who, one, two),
        }
    }

    fn append(&mut self, who: usize, says: Says) -> usize {
        let node = &mut self.nodes[who];
        let size = node.seen.get(&node.side).copied().unwrap_or(0);
        let at = Position { side: node.side, index: size };
        let past = node.seen.clone();
        node.seen.insert(node.side, size + 1);
        let before = self.history.entries.iter().rfind(|entry| entry.at.side == node.side);
        let before = before.map(|entry| entry.past.clone()).unwrap_or_default();
        self.history.entries.push(Entry { at, past, stated_at: self.now, says, before });
        self.catch_up(who);
        self.history.entries.len() - 1
    }

    /// A node folds what it has received, in the order in which all was written.
    fn catch_up(&mut self, who: usize) {
        let node = &mut self.nodes[who];
        node.folded.resize(self.history.entries.len(), false);
        for (entry, folded) in self.history.entries.iter().zip(&mut node.folded) {
            let received = node.seen.get(&entry.at.side).is_some_and(|size| entry.at.index < *size);
            if received && !*folded {
                *folded = true;
                entry.tell(&mut node.standing);
            }
        }
    }

    fn reach(&mut self, who: usize, from: usize) {
        let theirs = self.nodes[from].seen.clone();
        for (side, size) in theirs {
            let ours = self.nodes[who].seen.entry(side).or_default();
            *ours = (*ours).max(size);
        }
        self.catch_up(who);
    }

    fn meet(&mut self) {
        let all = self.nodes.len();
        for _ in 0..2 {
            (0..all).for_each(|who| (0..all).for_each(|from| self.reach(who, from)));
        }
    }

    fn act(&mut self, who: usize, about: &str, more: Value, content: &Value, joint: bool) -> Value {
        let by = self.nodes[who].side;
        let mut sides: Vec<Side> = self.nodes.iter().map(|node| node.side).collect();
        sides.sort_unstable();
        let head = about.parse().ok().and_then(|about| self.nodes[who].standing.head(&about));
        let base = head.map(|(id, _)| id).filter(|_| joint);
        let sides = if joint { sides } else { alloc::vec![by] };
        let nonce = format!("{:032x}", self.acts.len());
        let mut act = json!({"nonce": nonce, "by": by, "charter": self.charter, "subject": about,
            "base": base, "sides": sides, "content": content});
        if let (Value::Object(act), Value::Object(more)) = (&mut act, more) {
            act.extend(more);
        }
        papers::put_words_beside(&mut act);
        act
    }

    fn says(&mut self, who: usize, about: &str, more: Value, content: &Value, joint: bool) -> Option<ActId> {
        let act = self.act(who, about, more, content, joint);
        if joint && !self.crossing && self.is_open(about) {
            return None;
        }
        Some(self.put(who, joint, act))
    }

    fn put(&mut self, who: usize, joint: bool, act: Value) -> ActId {
        let count = u32::try_from(self.acts.len()).unwrap() + 1;
        let mut bytes = [0; 32];
        bytes[28..].copy_from_slice(&count.to_be_bytes());
        let id = ActId(bytes);
        let place = self.append(who, Says::Act { id, joint, act });
        self.acts.push((id, place));
        id
    }

    /// Whether a proposal on the subject is open anywhere.
    fn is_open(&self, about: &str) -> bool {
        let Ok(about) = about.parse::<Subject>() else { return false };
        let open = |act: &Recorded| act.joint && act.closed().is_none() && act.in_force().is_none();
        self.nodes.iter().any(|node| node.standing.on(&about).any(|(_, act)| open(act)))
    }

    /// From proposal to receipt, everybody present.
    fn agree(&mut self, who: usize, about: &str, more: Value, content: &Value) {
        self.meet();
        let Some(id) = self.says(who, about, more, content, true) else { return };
        self.meet();
        if self.nodes[who].standing.act(&id).is_none() {
            return;
        }
        for other in (0..self.nodes.len()).filter(|other| *other != who) {
            self.append(other, Says::Concur(id));
        }
        self.meet();
        self.append(who, Says::Enact(id));
        self.meet();
        self.append(who, Says::InForce(id)); // the others will hear of it when it reaches them
    }

    /// One act that this side knows, is joint, and still open, if there is one.
    fn pending(&self, who: usize, one: u8, fits: impl Fn(&Recorded) -> bool) -> Option<ActId> {
        let open = |act: &Recorded| act.joint && act.closed().is_none() && act.in_force().is_none();
        let acts = self.nodes[who].standing.acts().filter(|(_, act)| open(act) && fits(act));
        let ids: Vec<ActId> = acts.map(|(id, _)| *id).collect();
        (!ids.is_empty()).then(|| ids[usize::from(one) % ids.len()])
    }

    /// Another side signs or declines what it knows.
    fn answers(&mut self, who: usize, one: u8, two: u8) {
        if two & 1 == 0 {
            self.meet();
        }
        let side = self.nodes[who].side;
        let fits = |act: &Recorded| {
            act.act.by != side && act.enacted().is_none() && !act.concurred().contains_key(&side)
        };
        if let Some(id) = self.pending(who, one, fits) {
            self.append(who, if two.is_multiple_of(5) { Says::Decline(id) } else { Says::Concur(id) });
        }
    }

    /// A proposer takes the next step that it can: receipt, enactment, or the end.
    fn moves_on(&mut self, who: usize, one: u8) {
        let (side, others) = (self.nodes[who].side, self.nodes.len() - 1);
        let own = |act: &Recorded| act.act.by == side;
        if let Some(id) = self.pending(who, one, |act| own(act) && act.enacted().is_some()) {
            self.append(who, Says::InForce(id));
        } else if let Some(id) = self.pending(who, one, |act| own(act) && act.concurred().len() == others) {
            self.append(who, Says::Enact(id));
        } else if let Some(id) = self.pending(who, one, own) {
            self.append(who, Says::Close(id));
        }
    }

    /// What must not count: a wrong base, the wrong signatures, another's name, no act at all, a fork.
    fn says_wrong(&mut self, who: usize, one: u8, two: u8) {
        let (about, more, content) = joint_content(two, one, &mut self.history.documents, None);
        let other = self.nodes[(who + 1) % self.nodes.len()].side;
        let mut act = self.act(who, &about, more, &content, true);
        match one % 6 {
            0 => act["base"] = "ab".repeat(32).into(),
            1 => act["sides"] = json!([self.nodes[who].side]),
            2 => act["by"] = json!(other),
            3 => act["charter"] = Value::Null,
            4 => act["content"]["act"] = "act.unheard".into(),
            _ => act["nonce"] = "not a nonce".into(),
        }
        self.put(who, true, act);
    }

    fn version_of_plan(&self, who: usize) -> Option<ActId> {
        self.nodes[who].standing.head(&"document/plan".parse().unwrap()).map(|(id, _)| id)
    }

    /// The claims that this side knows, each with its subject.
    fn claims(&self, who: usize) -> Vec<(ActId, String)> {
        let acts = self.nodes[who].standing.acts();
        let claims = acts.filter(|(_, act)| matches!(act.act.content, Content::CommitmentClaim(_)));
        claims.map(|(id, act)| (*id, format!("{}", act.act.subject))).collect()
    }
}
