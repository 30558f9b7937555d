//! What must always hold, and what must be reachable so that the rest means something.

use super::entry::{Kind, Place};
use super::judge::Judge;
use super::log::just;
use super::setting::{ACTS, Setting};
use super::state::{CLOSED, IN_FORCE, State};
use stateright::Property;

/// Never in force in the eyes of one side, now or earlier, and closed in the eyes of one.
pub(crate) const ONE_OUTCOME: &str = "one outcome";
/// Never in force without every signature and every receipt.
pub(crate) const SIGNED_AND_RECEIVED: &str = "signed and received";
/// Never two acts in force on one base, now or earlier, in the eyes of anyone.
pub(crate) const ONE_SUCCESSOR: &str = "one successor";
/// What a side saw in force, it sees in force whenever it is not catching up.
pub(crate) const NOTHING_UNDONE: &str = "nothing undone";
/// What anyone saw in force, somebody can still show.
pub(crate) const EVIDENCE_KEPT: &str = "evidence kept";
/// Nobody ever holds two versions of an honest log.
pub(crate) const HONEST_LOG_IS_ONE: &str = "an honest log is one";
/// Never closed by an entry that shows, itself or before, that its proposer held every concurrence.
pub(crate) const NO_FEIGNING: &str = "no feigned ignorance";

/// An act gets in force in the eyes of every side.
pub(crate) const IN_FORCE_EVERYWHERE: &str = "reached: in force everywhere";
/// Two proposals are open at once.
pub(crate) const PROPOSALS_CROSS: &str = "reached: proposals cross";
/// One of two crossing proposals gives way and the other gets in force everywhere.
pub(crate) const CROSSING_RESOLVED: &str = "reached: a crossing is resolved";
/// A concurrence is signed, then its key is replaced, and the proposer holds both before it decides.
pub(crate) const KEYS_CHANGE_IN_FLIGHT: &str = "reached: keys change with an act in flight";
/// The forger signs both acts without a citation, and an honest side holds the second signature as void (P-R5).
pub(crate) const SECOND_SIGNATURE_VOID: &str = "reached: a second signature is void";
/// The forger closes an act after it has shown all concurrences, and an honest side holds the close as void (P-R9).
pub(crate) const CLOSE_VOID: &str = "reached: a close is void";

/// The properties a setting is checked for.
pub(crate) fn all(setting: &Setting) -> Vec<Property<Setting>> {
    let mut properties = vec![
        Property::always(ONE_OUTCOME, one_outcome),
        Property::always(SIGNED_AND_RECEIVED, signed_and_received),
        Property::always(ONE_SUCCESSOR, one_successor),
        Property::always(NOTHING_UNDONE, nothing_undone),
        Property::always(EVIDENCE_KEPT, evidence_kept),
        Property::always(HONEST_LOG_IS_ONE, honest_log_is_one),
        Property::always(NO_FEIGNING, no_feigning),
        Property::sometimes(IN_FORCE_EVERYWHERE, |setting, state| {
            in_force_everywhere(setting, state).is_some()
        }),
    ];
    if setting.crosses() {
        properties.push(Property::sometimes(PROPOSALS_CROSS, proposals_cross));
        properties.push(Property::sometimes(CROSSING_RESOLVED, crossing_resolved));
    }
    if setting.rotating != 0 {
        properties.push(Property::sometimes(KEYS_CHANGE_IN_FLIGHT, keys_change_in_flight));
    }
    if let Some(forger) = setting.forger {
        properties.push(Property::sometimes(SECOND_SIGNATURE_VOID, second_signature_void));
        if setting.proposers.contains(&forger) {
            properties.push(Property::sometimes(CLOSE_VOID, close_void));
        }
    }
    properties
}

/// Tells whether a property is one that must be reached, not one that must hold.
pub(crate) fn is_reached(name: &str) -> bool {
    name.starts_with("reached")
}

/// The flags of an act that any honest side ever saw.
fn ever(setting: &Setting, state: &State, act: u8) -> u8 {
    setting.honest().fold(0, |flags, side| flags | state.ever[usize::from(side)][usize::from(act)])
}

fn view(state: &State, side: u8, act: u8) -> u8 {
    state.view[usize::from(side)][usize::from(act)]
}

fn one_outcome(setting: &Setting, state: &State) -> bool {
    ACTS.iter().all(|&act| ever(setting, state, act) & (IN_FORCE | CLOSED) != IN_FORCE | CLOSED)
}

fn one_successor(setting: &Setting, state: &State) -> bool {
    !ACTS.iter().all(|&act| ever(setting, state, act) & IN_FORCE != 0)
}

/// Reads the entries and the cosignatures afresh, not through the rules of validity.
fn signed_and_received(setting: &Setting, state: &State) -> bool {
    setting.honest().all(|side| {
        ACTS.iter().filter(|&&act| view(state, side, act) & IN_FORCE != 0).all(|&act| {
            let proposer = setting.proposer(act);
            state.entries(proposer, state.held(side, proposer)).any(|(enact, entry)| {
                entry.kind == Kind::Enact
                    && entry.act == act
                    && setting.others(proposer).all(|other| {
                        signed(state, other, act, entry.seen[usize::from(other)])
                            && received(state, other, proposer, enact)
                    })
            })
        })
    })
}

fn signed(state: &State, side: u8, act: u8, upto: Place) -> bool {
    state.entries(side, upto).any(|(_, entry)| entry.kind == Kind::Concur && entry.act == act)
}

fn received(state: &State, side: u8, log: u8, enact: Place) -> bool {
    super::log::each(state.cosigned(side, log)).any(|place| state.log(log).extends(place, enact))
}

fn nothing_undone(setting: &Setting, state: &State) -> bool {
    setting.honest().all(|side| {
        let undone = |&act: &u8| {
            state.ever[usize::from(side)][usize::from(act)] & IN_FORCE != 0
                && view(state, side, act) & IN_FORCE == 0
        };
        !ACTS.iter().any(undone) || Judge { setting, state, eyes: side }.is_behind()
    })
}

fn evidence_kept(setting: &Setting, state: &State) -> bool {
    ACTS.iter().filter(|&&act| ever(setting, state, act) & IN_FORCE != 0).all(|&act| {
        let proposer = setting.proposer(act);
        let pouch = state.pouch[usize::from(proposer)];
        setting.honest().any(|side| view(state, side, act) & IN_FORCE != 0)
            || Judge { setting, state, eyes: proposer }.stands(act, pouch) & IN_FORCE != 0
    })
}

fn honest_log_is_one(setting: &Setting, state: &State) -> bool {
    setting.honest().all(|side| state.log(side).is_one_line())
}

fn no_feigning(setting: &Setting, state: &State) -> bool {
    setting.honest().all(|side| {
        ACTS.iter().filter(|&&act| view(state, side, act) & CLOSED != 0).all(|&act| {
            let proposer = setting.proposer(act);
            let judge = Judge { setting, state, eyes: side };
            let mut shown = 0;
            let decided = state.entries(proposer, state.held(side, proposer)).find(|&(place, _)| {
                shown |= judge.concurrences_shown(act, place);
                judge.stands(act, place) & CLOSED != 0
            });
            decided.is_none() || shown != judge.others(proposer)
        })
    })
}

fn in_force_everywhere(setting: &Setting, state: &State) -> Option<u8> {
    ACTS.into_iter().find(|&act| setting.honest().all(|side| view(state, side, act) & IN_FORCE != 0))
}

fn proposals_cross(setting: &Setting, state: &State) -> bool {
    setting.honest().any(|side| {
        let judge = Judge { setting, state, eyes: side };
        let open = |&act: &u8| {
            let proposer = setting.proposer(act);
            judge.proposal_is_held(act) && judge.stands(act, state.held(side, proposer)) == 0
        };
        ACTS.iter().all(open)
    })
}

fn crossing_resolved(setting: &Setting, state: &State) -> bool {
    let loser = setting.proposer(1);
    in_force_everywhere(setting, state) == Some(0)
        && state.entries(loser, state.held(loser, loser)).any(|(_, entry)| entry.kind == Kind::CloseCrossed)
}

fn keys_change_in_flight(setting: &Setting, state: &State) -> bool {
    ACTS.iter().any(|&act| {
        let proposer = setting.proposer(act);
        let judge = Judge { setting, state, eyes: proposer };
        judge.stands(act, state.held(proposer, proposer)) == 0
            && setting.others(proposer).any(|side| {
                let held = state.held(proposer, side);
                let concurrence = judge.concurrence(act, side, held);
                concurrence.is_some_and(|place| {
                    state.entries(side, held).any(|(later, entry)| {
                        entry.kind == Kind::Keys && state.log(side).line(later) & just(place) != 0
                    })
                })
            })
    })
}

fn second_signature_void(setting: &Setting, state: &State) -> bool {
    holds_forged(setting, state, |judge, forger, place| {
        state.log(forger).at(place).signs()
            && judge.slot_was_taken(forger, place)
            && !judge.signature_is_valid(forger, place)
    })
}

fn close_void(setting: &Setting, state: &State) -> bool {
    holds_forged(setting, state, |judge, forger, place| {
        let entry = state.log(forger).at(place);
        entry.closes()
            && judge.stands(entry.act, place) == 0
            && judge.concurrences_shown(entry.act, place) == judge.others(forger)
    })
}

/// Tells whether an honest side holds such an entry of the forger.
fn holds_forged(setting: &Setting, state: &State, is_such: impl Fn(&Judge, u8, Place) -> bool) -> bool {
    setting.forger.is_some_and(|forger| {
        setting.honest().any(|side| {
            let judge = Judge { setting, state, eyes: side };
            state.entries(forger, state.held(side, forger)).any(|(place, _)| is_such(&judge, forger, place))
        })
    })
}
