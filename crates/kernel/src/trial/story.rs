//! Two versions of the software at one record: they agree on everything that both can read, before, while and after
//! the sides agree on the next version of the rules.

use crate::story::Story;
use crate::story::papers::{body, charter, fix, institution};
use crate::{ActId, Heard, Past, Refusal, Standing, dues};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use serde_json::{Value, json};

fn mark() -> Value {
    json!({"act": "trial.mark", "code": "a"})
}

/// What became of an act.
fn outcome(standing: &Standing, act: ActId) -> Option<Result<String, Refusal>> {
    let void = standing.voids().find(|(_, void)| void.act == act).map(|(_, void)| void.refusal.clone());
    let counts = standing.act(&act).map(|act| {
        format!("{:?} {:?} {:?}", act.enacted().is_some(), act.closed().is_some(), act.in_force().is_some())
    });
    counts.map(Ok).or(void.map(Err))
}

fn folded(mut standing: Standing, told: &[Heard]) -> Standing {
    told.iter().for_each(|heard| drop(standing.hear(heard)));
    standing
}

fn named(heard: &Heard) -> Option<ActId> {
    if let Heard::Stated { act, .. } | Heard::Proposed { act, .. } = heard { Some(*act) } else { None }
}

struct Told {
    all: Vec<Heard>,
    /// The charter of the next version, and the acts under it.
    next: ActId,
    under_next: Vec<ActId>,
    /// Acts with what becomes of them on any software.
    everywhere: Vec<(ActId, Result<(), Refusal>)>,
}

/// A record that goes from one version of the rules to the next, with an act open whose kind then means more and
/// the old charter cited late.
fn told() -> Told {
    let mut story = Story::of_ahead(&[("cn", "Asia/Shanghai"), ("tj", "Asia/Dushanbe")], 1);
    let first = story.standing.charter().unwrap().0;
    story.agree("body/group", &body());
    let early = story.try_says("tj", "event/a", &mark());
    let open = story.proposes("tj", "session/1", json!({}), &fix(1, "2027-03-12", None));
    let (before, mut next) = (story.past(), charter(&[("cn", "Asia/Shanghai"), ("tj", "Asia/Dushanbe")]));
    next["version"] = super::NEXT.into();
    let next = story.charters(&next);
    let late = story.states_late("cn", "institution/late", first, before.clone(), &institution());
    let late_mark = story.states_late("cn", "event/b", first, before, &mark());
    let known: Past = story.past();
    let stale = story.states_late("tj", "institution/stale", first, known, &institution());
    story.concurs("cn", open);
    story.enacts(open);
    story.takes_effect(open);
    let unknown = || Err(Refusal::UnknownKind { name: "trial.mark".into() });
    let everywhere = [
        (early, unknown()),
        (open, Ok(())),
        (next, Ok(())),
        (late, Ok(())),
        (late_mark, unknown()),
        (stale, Err(Refusal::NoCharter)),
    ];
    let marked = story.states("tj", "event/c", &mark());
    let hosted = story.proposes("tj", "session/2", json!({}), &fix(2, "2027-06-01", Some("tj")));
    assert!(story.standing.act(&hosted).is_some());
    let unhosted = story.proposes("cn", "session/3", json!({}), &fix(3, "2027-09-01", None));
    assert_eq!(story.why_void(unhosted), Refusal::OtherSession, "from then on a host is named");
    Told {
        all: story.told.clone(),
        next,
        under_next: [marked, hosted, unhosted].into(),
        everywhere: everywhere.into(),
    }
}

#[test]
fn two_versions_agree_at_every_cut_on_all_that_both_can_read() {
    let told = told();
    let place =
        told.all.iter().position(|heard| matches!(heard, Heard::InForce { act, .. } if *act == told.next));
    let place = place.unwrap();
    for cut in 0..=told.all.len() {
        let told_here = &told.all[..cut];
        let (old, new) = (folded(Standing::default(), told_here), folded(Standing::ahead(1), told_here));
        for act in told_here.iter().filter_map(named) {
            if told.under_next.contains(&act) {
                assert_eq!(
                    outcome(&old, act),
                    None,
                    "what the next version says is not understood, and not void"
                );
            } else {
                assert_eq!(outcome(&old, act), outcome(&new, act), "cut {cut}, {act}");
            }
        }
        if cut <= place {
            let now = "2027-01-01T00:00:00Z".parse().unwrap();
            assert_eq!((&old.beyond(), dues(&old, now)), (&None, dues(&new, now)));
        } else {
            let beyond = old.beyond().unwrap();
            let (version, known) = (super::NEXT, crate::RULES_VERSION);
            assert_eq!((beyond.act, beyond.why), (told.next, Refusal::BeyondRules { version, known }));
        }
        assert_eq!(new.beyond(), None);
    }
}

#[test]
fn the_outcome_of_each_act_is_the_one_its_own_charter_gives() {
    let told = told();
    for standing in [folded(Standing::default(), &told.all), folded(Standing::ahead(1), &told.all)] {
        for (act, expected) in &told.everywhere {
            assert_eq!(outcome(&standing, *act).unwrap().map(drop), *expected, "{act}");
        }
    }
}

/// The same in another causal order: the side that had not heard of the charter is read first.
#[test]
fn the_order_of_the_logs_changes_no_outcome() {
    let told = told();
    let is_late = |heard: &&Heard| matches!(heard, Heard::Stated { at, past, .. } if at.side.as_str() == "cn" && !past.covers(*at));
    let mut early: Vec<Heard> = Vec::new();
    let late: Vec<Heard> = told.all.iter().filter(is_late).cloned().collect();
    let place = told
        .all
        .iter()
        .position(|heard| matches!(heard, Heard::Proposed { act, .. } if *act == told.next))
        .unwrap();
    early.extend(told.all[..place].iter().cloned());
    early.extend(late.iter().cloned());
    early.extend(told.all[place..].iter().filter(|heard| !late.contains(heard)).cloned());
    for ahead in [0, 1] {
        let fresh = || Standing::ahead(ahead);
        assert_eq!(folded(fresh(), &early), folded(fresh(), &told.all));
    }
}
