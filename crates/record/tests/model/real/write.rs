//! A real entry out of one of the model.

use super::{Branch, Forge, checkpoint, now, origin, size};
use crate::circle::only;
use crate::entry::{Act, End, Entry, Log, Point, What};
use crate::judge::{Fate, Judge, Place};
use crate::world::{Setting, State, Step};
use paivand_record::checkpoint::{Checkpoint, cosign};
use paivand_record::entry::{
    Body, Bytes, Citation, Close, CloseReason, Concur, Decline, Enact, Keys, LogEnd, NewKey, Observe,
    Parting, Predecessor, Propose, ProvenConcur, Signature, Statement, possession_message, seal,
    succession_message,
};
use paivand_record::envelope::Envelope;
use paivand_record::hash::Hash;
use paivand_record::tree;
use std::rc::Rc;

/// Who writes where, and what it holds before.
struct Desk<'a> {
    log: usize,
    held: &'a [Log],
    judge: &'a Judge,
    before: &'a Branch,
    entry: &'a Entry,
}

impl Forge {
    /// The branch of a log at a point that somebody has made.
    pub(crate) fn made(&self, log: usize, point: Point) -> Rc<Branch> {
        Rc::clone(&self.branches[&(log, point.root)])
    }

    /// What is held, as real logs.
    pub(crate) fn held(&self, held: &[Log]) -> Vec<Rc<Branch>> {
        held.iter().enumerate().map(|(log, copy)| self.made(log, copy.tip())).collect()
    }

    /// Makes the real entry that a step writes, if it writes one.
    pub(crate) fn write(&mut self, setting: &Setting, state: &State, step: &Step) {
        let (Some(entry), Step::Write { viewer, log, .. }) = (setting.entry(state, step), step) else {
            return;
        };
        let held = &state.held[*viewer];
        let mut copy = held[*log].clone();
        copy.push(entry.clone());
        if self.branches.contains_key(&(*log, copy.tip().root)) {
            return;
        }
        let before = self.made(*log, held[*log].tip());
        let judge = state.judges.of(*viewer);
        let bytes = self.seal(&Desk { log: *log, held, judge, before: &before, entry: &entry });
        let mut branch = (*before).clone();
        branch.push(bytes);
        self.branches.insert((*log, copy.tip().root), Rc::new(branch));
    }

    fn seal(&self, desk: &Desk<'_>) -> Vec<u8> {
        let (log, entry) = (desk.log, desk.entry);
        let side = self.circle.side(log);
        let others = (0..self.circle.logs()).filter(|other| self.circle.side(*other) != side);
        let mut seen: Vec<Checkpoint> = others
            .map(|other| (other, self.made(other, entry.seen[other])))
            .filter(|(_, branch)| branch.size() > 0)
            .map(|(other, branch)| checkpoint(other, &branch, branch.size()))
            .collect();
        seen.sort();
        let pens = &self.pens[log];
        let pen = if entry.what == What::Rekey { &pens.recovery } else { &pens.log[usize::from(entry.key)] };
        let at = origin(log);
        let bytes = seal((&at, desk.before.size()), &seen, now(), &self.body(desk), pen).unwrap();
        if entry.what != What::NewKind {
            return bytes;
        }
        let known = Envelope::parse(&bytes).unwrap();
        Envelope::seal(&known.payload_type.replace("statement", "poem"), known.payload, pen).to_bytes("")
    }

    fn body(&self, desk: &Desk<'_>) -> Body {
        let entry = desk.entry;
        match entry.what {
            What::Begin { from, vouched } => self.begin(desk.log, from, vouched),
            What::Rekey => self.rekey(desk),
            What::Say { number, charter } => self.say(desk, number, charter),
            What::NewKind => self.say(desk, u8::MAX, 0),
            What::Propose(act) => Body::Propose(Propose {
                act: Bytes(self.acts[act].clone()),
                signature: self.signature(desk.log, entry.key, act),
                releases: self.releases(desk, act, true),
                hand: None,
            }),
            What::Concur(act, stopped) => Body::Concur(Concur {
                proposal: self.proposal(desk, act),
                act_id: self.act(act),
                signature: self.signature(desk.log, entry.key, act),
                releases: self.releases(desk, act, false),
                stopped: stopped.map(|point| self.point(point)),
                hand: None,
            }),
            What::Decline(act) => {
                let (proposal, act_id) = (self.proposal(desk, act), self.act(act));
                Body::Decline(Decline { proposal, act_id, words: None, draft: None, hand: None })
            }
            What::Close(act) => {
                let (proposal, act_id) = (self.proposal(desk, act), self.act(act));
                Body::Close(Close { proposal, act_id, reason: CloseReason::Withdrawn })
            }
            What::Enact { act, proven, end } => self.enact(desk, act, proven, end),
            What::Observe { act, by } => self.observe(desk, act, by),
        }
    }

    fn begin(&self, log: usize, from: Point, vouched: bool) -> Body {
        let mut genesis = self.genesis(log);
        let Checkpoint { origin: old, size, root } = self.point(from);
        let authorisation = Signature([0; 64]);
        genesis.predecessor = Some(Predecessor { origin: old, size, root, rehashed: None, authorisation });
        let message = succession_message(&origin(log), &genesis);
        let pen = if vouched { &self.pens[0].recovery } else { &self.pens[0].log[0] };
        if let Some(old) = &mut genesis.predecessor {
            old.authorisation = Signature(pen.sign(message.as_bytes()));
        }
        Body::Genesis(genesis)
    }

    fn rekey(&self, desk: &Desk<'_>) -> Body {
        let [old, new] = &self.pens[desk.log].log;
        let key = new.verifier().to_string();
        let message = possession_message(&origin(desk.log), desk.before.size(), &key);
        let possession = Signature(new.sign(message.as_bytes()));
        let (add, revoke) = (vec![NewKey { key, possession }], vec![old.verifier().to_string()]);
        Body::Keys(Keys { add, revoke, sealing_key: None })
    }

    fn say(&self, desk: &Desk<'_>, number: u8, charter: Act) -> Body {
        let (by, charter) = (self.side(desk.log), self.act(charter));
        let act = format!(
            r#"{{"nonce":"{:032x}","by":"{by}","charter":"{charter}","subject":"institution/{number}","base":null,"sides":["{by}"],"content":{{}}}}"#,
            1000 * desk.log + usize::from(number)
        );
        Body::Statement(Statement { act: Bytes(act.into_bytes()), hand: None })
    }

    /// A point of ash's first log.
    fn point(&self, point: Point) -> Checkpoint {
        let branch = self.made(0, point);
        checkpoint(0, &branch, branch.size())
    }

    fn citation(&self, desk: &Desk<'_>, place: Place) -> Citation {
        let index = self.before(place.log) + place.size - 1;
        let branch = self.made(place.log, desk.held[place.log].at(place.size));
        Citation { origin: origin(place.log), index: size(index), leaf: branch.leaf(index) }
    }

    /// Where an act was proposed; somewhere, for who speaks of what nobody put forward.
    fn proposal(&self, desk: &Desk<'_>, act: Act) -> Citation {
        let nowhere = Citation { origin: origin(desk.log), index: 0, leaf: Hash::of(b"nothing") };
        desk.judge.acts[act].as_ref().map_or(nowhere, |joint| self.citation(desk, joint.at))
    }

    fn releases(&self, desk: &Desk<'_>, act: Act, proposes: bool) -> Option<Citation> {
        desk.judge.freed_by(desk.log, act, proposes).map(|at| self.citation(desk, at))
    }

    fn enact(&self, desk: &Desk<'_>, act: Act, proven: u8, end: Option<End>) -> Body {
        let Some(joint) = &desk.judge.acts[act] else {
            let (proposal, act_id) = (self.proposal(desk, act), self.act(act));
            return Body::Enact(Enact { proposal, act_id, concurs: Vec::new(), end: None });
        };
        let concurs = joint.concurs.iter().map(|(side, (at, _))| {
            let branch = self.made(at.log, desk.held[at.log].at(at.size));
            let concur = self.citation(desk, *at);
            let by = if proven & only(*side) != 0 { u8::MAX } else { only(self.circle.side(desk.log)) };
            ProvenConcur {
                proof: tree::inclusion(&*branch, concur.index, branch.size()).unwrap(),
                checkpoint: self.note_for(desk, at.log, &branch, branch.size(), by),
                signature: self.signature(at.log, 0, act),
                concur,
            }
        });
        let named: Vec<Point> = joint.concurs.values().filter_map(|(_, stopped)| *stopped).collect();
        let (proposal, concurs) = (self.proposal(desk, act), concurs.collect());
        let end = end.map(|end| self.end(end, &named));
        Body::Enact(Enact { proposal, act_id: self.act(act), concurs, end })
    }

    fn end(&self, end: End, named: &[Point]) -> LogEnd {
        let at = self.point(end.at);
        let branches: Vec<Rc<Branch>> = named.iter().map(|point| self.made(0, *point)).collect();
        let proofs = branches
            .iter()
            .map(|branch| tree::consistency(&**branch, at.size, branch.size()).unwrap_or_default());
        let proofs = proofs.collect();
        let index = usize::try_from(at.size).unwrap();
        let first = branches.first().filter(|_| end.parted);
        let parts = first.and_then(|first| {
            let second = branches.iter().position(|branch| branch.leaf(index) != first.leaf(index))?;
            let proof = |branch: &Branch| tree::inclusion(branch, at.size, branch.size()).unwrap();
            Some(Parting {
                first: 0,
                first_leaf: first.leaf(index),
                first_proof: proof(first),
                second: u8::try_from(second).unwrap(),
                second_leaf: branches[second].leaf(index),
                second_proof: proof(&branches[second]),
            })
        });
        LogEnd { size: at.size, root: at.root, proofs, parts }
    }

    fn observe(&self, desk: &Desk<'_>, act: Act, by: u8) -> Body {
        let fate = desk.judge.fate(act);
        let (enact, end) = match fate {
            Some(Fate::Enacted(at)) => {
                let end =
                    if at.log == desk.log { size(self.before(at.log) + at.size) } else { desk.before.size() };
                (self.citation(desk, at), end)
            }
            _ => (self.proposal(desk, act), desk.before.size()),
        };
        let checkpoint = self.note_for(desk, desk.log, desk.before, end, by);
        Body::Observe(Observe::Receipt { enact: Some(enact), checkpoint })
    }

    /// A checkpoint cosigned by these sides under the keys that the writer knows of them.
    fn note_for(&self, desk: &Desk<'_>, log: usize, branch: &Branch, end: u64, by: u8) -> String {
        let mut note = checkpoint(log, branch, end).signed(&self.pens[log].log[0]);
        for side in (0..self.circle.sides).filter(|side| by & only(*side) != 0) {
            let own = side == self.circle.side(desk.log);
            let mirror = if own { desk.log } else { desk.judge.present(side) };
            note.signatures.push(cosign(&note, &self.pens[mirror].cosigner, 1_800_000_100));
        }
        note.to_string()
    }
}
