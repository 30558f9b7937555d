//! What must hold of every history: of two sides and of three, with crossings, refusals and wrong clocks.

mod contents;
mod history;
mod world;

use self::history::{Entry, History, swap};
use self::world::{Turn, play};
use crate::*;
use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use jiff::Timestamp;
use proptest::prelude::*;
use serde_json::Value;

/// Enough for every kind of turn to meet every other in some run, and few enough for a build machine.
const CASES: u32 = 64;

fn config() -> ProptestConfig {
    ProptestConfig { cases: CASES, failure_persistence: None, ..ProptestConfig::default() }
}

const TWO: &[(&str, &str)] = &[("cn", "Asia/Shanghai"), ("tj", "Asia/Dushanbe")];
const THREE: &[(&str, &str)] = &[("cn", "Asia/Shanghai"), ("kg", "Asia/Bishkek"), ("tj", "America/St_Johns")];

fn turns() -> impl Strategy<Value = Vec<Turn>> {
    let turn = (any::<u8>(), any::<u8>(), any::<u8>(), any::<u8>(), 0_u16..500);
    proptest::collection::vec(turn, 5..60)
}

/// A history of two sides or of three, with proposals that cross.
fn histories() -> impl Strategy<Value = History> {
    (any::<bool>(), turns()).prop_map(|(two, turns)| play(if two { TWO } else { THREE }, true, &turns))
}

fn picks() -> impl Strategy<Value = Vec<u8>> {
    proptest::collection::vec(any::<u8>(), 1..40)
}

/// Instants around every date of the papers.
fn instants() -> Vec<Timestamp> {
    let days = ["2026-11-21", "2027-01-15", "2027-03-31", "2027-06-15", "2027-12-31", "2029-03-01"];
    days.iter().map(|day| format!("{day}T18:30:00Z").parse().unwrap()).collect()
}

fn lists(standing: &Standing) -> Vec<Vec<Due>> {
    instants().into_iter().map(|now| dues(standing, now)).collect()
}

/// The standing without what is shown and counts for nothing.
fn counting(standing: &Standing) -> Value {
    let mut stored = serde_json::to_value(standing).unwrap();
    stored["voids"] = Value::Null;
    stored
}

/// What became of each act and why others do not count; no date.
fn fates(standing: &Standing) -> Vec<String> {
    let acts = standing.acts().map(|(id, act)| {
        let fate = (act.enacted().is_some(), act.closed().is_some(), act.in_force().is_some());
        format!("{id} {fate:?} {:?} {:?}", act.concurred().keys(), act.declined().keys())
    });
    let voids = standing.voids().map(|(at, void)| format!("{at:?} {} {}", void.act, void.refusal));
    acts.chain(voids).collect()
}

/// A due with these sides in each other's place.
fn turned(due: &Due, left: Side, right: Side) -> Due {
    let on: Vec<Side> = due.on.iter().map(|side| swap(*side, left, right)).collect();
    Due { on: on.as_slice().into(), lead: due.lead.map(|side| swap(side, left, right)), ..due.clone() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_causal_order_comes_to_the_same(history in histories(), one in picks(), two in picks()) {
        let written: Vec<&Entry> = history.entries.iter().collect();
        let standing = history.folded(&written);
        for picks in [one, two] {
            let other = history.folded(&history.in_order(&picks));
            prop_assert_eq!(&other, &standing);
            prop_assert_eq!(lists(&other), lists(&standing));
        }
    }

    #[test]
    fn a_refused_act_leaves_nothing_but_its_line(history in histories()) {
        let mut standing = history.blank();
        for entry in &history.entries {
            let (before, voids) = (counting(&standing), standing.voids().len());
            let due = lists(&standing);
            standing.hear(&entry.heard());
            if standing.voids().len() > voids {
                prop_assert_eq!(standing.voids().len(), voids + 1);
                prop_assert_eq!(counting(&standing), before);
                prop_assert_eq!(lists(&standing), due);
            }
            entry.receipts().for_each(|receipt| drop(standing.hear(&receipt)));
        }
    }

    /// Crossing proposals are left out: which of two gives way must differ between the sides (P-R12), by a hash
    /// of their names.
    #[test]
    fn swapping_the_sides_swaps_the_sides_of_the_dues_and_nothing_else(
        two in any::<bool>(), turns in turns(),
    ) {
        let history = play(if two { TWO } else { THREE }, false, &turns);
        let (left, right) = ("cn".parse().unwrap(), "tj".parse().unwrap());
        let other = history.swapped(left, right);
        let here = history.folded(&history.entries.iter().collect::<Vec<_>>());
        let there = other.folded(&other.entries.iter().collect::<Vec<_>>());
        for (here, there) in lists(&here).iter().zip(lists(&there)) {
            let order = |due: &Due| format!("{:?} {} {:?}", due.under, due.about, due.item);
            prop_assert_eq!(here.iter().map(order).collect::<Vec<_>>(), there.iter().map(order).collect::<Vec<_>>());
            let line = |due: &Due| serde_json::to_string(due).unwrap();
            let mut here: Vec<String> = here.iter().map(|due| line(&turned(due, left, right))).collect();
            let mut there: Vec<String> = there.iter().map(line).collect();
            here.sort();
            there.sort();
            prop_assert_eq!(here, there);
        }
    }

    #[test]
    fn the_agenda_is_always_the_list_worked_out_from_nothing(history in histories(), picks in picks()) {
        let (mut standing, mut agenda) = (history.blank(), Agenda::default());
        // Mostly the day stands still, so that what was touched is all that is worked out again.
        let days = instants();
        let mut now = days[0];
        for (entry, pick) in history.in_order(&picks).into_iter().zip(picks.iter().cycle()) {
            if pick.is_multiple_of(16) {
                now = days[usize::from(*pick / 16) % days.len()];
            }
            agenda.touch(entry.tell(&mut standing));
            for conflict in history::conflicts(&standing) {
                agenda.touch(standing.hear(&conflict));
            }
            agenda.refresh(&standing, now);
            let kept: Vec<Due> = agenda.dues().into_iter().cloned().collect();
            prop_assert_eq!(kept, dues(&standing, now));
        }
    }

    #[test]
    fn a_stored_standing_is_the_same_standing_and_goes_on_the_same(history in histories(), at in any::<prop::sample::Index>()) {
        let place = at.index(history.entries.len());
        let mut standing = history.blank();
        let mut goes_on = history.blank();
        for (index, entry) in history.entries.iter().enumerate() {
            entry.tell(&mut standing);
            entry.tell(&mut goes_on);
            if index == place {
                let stored = serde_json::to_vec(&goes_on).unwrap();
                goes_on = serde_json::from_slice(&stored).unwrap();
                prop_assert_eq!(serde_json::to_vec(&goes_on).unwrap(), stored);
                history.hold(&mut goes_on);
                prop_assert_eq!(&goes_on, &standing);
            }
        }
        prop_assert_eq!(&goes_on, &standing);
        prop_assert_eq!(lists(&goes_on), lists(&standing));
    }

    #[test]
    fn a_wrong_clock_moves_dates_and_nothing_else(
        history in histories(), who in any::<prop::sample::Index>(), years in prop::sample::select(&[-10_i64, 10]), picks in picks(),
    ) {
        let right = history.folded(&history.entries.iter().collect::<Vec<_>>());
        let sides = right.sides();
        let wrong = history.shifted(sides[who.index(sides.len())], years);
        let here = wrong.folded(&wrong.entries.iter().collect::<Vec<_>>());
        prop_assert_eq!(fates(&here), fates(&right));
        let there = wrong.folded(&wrong.in_order(&picks));
        prop_assert_eq!(&there, &here);
        prop_assert_eq!(lists(&there), lists(&here));
    }
}

proptest! {
    #![proptest_config(config())]

    /// No side's clock moves a duty of another. Left out is notice, which ends what both keep: there both times are
    /// told, and the sides decide.
    #[test]
    fn no_clocks_that_disagree_are_overlooked_in_any_order(
        history in histories(), who in any::<prop::sample::Index>(), picks in picks(),
        years in prop::sample::select(&[-10_i64, -1, 1, 10]),
    ) {
        let sides = history.folded(&history.entries.iter().collect::<Vec<_>>()).sides();
        for history in [&history, &history.drifted(sides[who.index(sides.len())], years)] {
            let standing = history.folded(&history.in_order(&picks));
            prop_assert_eq!(standing.clocks(), standing.contradictions());
            let stored = serde_json::to_vec(&standing).unwrap();
            let restored: Standing = serde_json::from_slice(&stored).unwrap();
            prop_assert_eq!(restored.clocks(), standing.contradictions(), "also when it is taken up again");
        }
    }

    #[test]
    fn the_clock_of_one_side_moves_no_date_of_a_duty_of_another(
        history in histories(), who in any::<prop::sample::Index>(), years in prop::sample::select(&[-10_i64, -1, 1, 10]),
    ) {
        let right = history.folded(&history.entries.iter().collect::<Vec<_>>());
        let sides = right.sides();
        let wrong = sides[who.index(sides.len())];
        let other = history.drifted(wrong, years);
        let other = other.folded(&other.entries.iter().collect::<Vec<_>>());
        let noticed = right.acts().any(|(_, act)| matches!(act.act.content, Content::DocumentNotice(_)));
        prop_assume!(!noticed);
        for (right, other) in lists(&right).iter().zip(lists(&other)) {
            let dates = |list: &[Due]| -> Vec<_> {
                let theirs = list.iter().filter(|due| !due.on.contains(&wrong));
                theirs.map(|due| (due.duty, due.about.clone(), due.item.clone(), due.act, due.on.clone(), due.since, due.by)).collect()
            };
            prop_assert_eq!(dates(right), dates(&other));
        }
    }
}

/// The histories are worth the name: over some of them everything that can become of an act does.
#[test]
fn random_histories_hold_every_fate_and_every_duty() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let (mut fates, mut duties, mut rules) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for _ in 0..60 {
        let history = histories().new_tree(&mut runner).unwrap().current();
        let standing = history.folded(&history.entries.iter().collect::<Vec<_>>());
        for (_, act) in standing.acts().filter(|(_, act)| act.joint) {
            fates.insert((act.enacted().is_some(), act.closed().is_some(), act.in_force().is_some()));
        }
        assert!(!standing.sides().is_empty());
        let owed = || lists(&standing).into_iter().flatten();
        duties.extend(owed().map(|due| due.duty));
        rules.extend(owed().filter(|due| due.duty == Duty::Act).map(|due| due.rule.to_string()));
        fates.extend(standing.conflicts().keys().map(|_| (true, true, true)));
        fates.extend(standing.voids().map(|_| (false, true, true)));
    }
    let open = (false, false, false);
    let expected = [
        open,
        (false, true, false),
        (true, false, false),
        (true, false, true),
        (true, true, true),
        (false, true, true),
    ];
    assert!(expected.iter().all(|fate| fates.contains(fate)), "{fates:?}");
    assert_eq!(duties.len(), 13, "{duties:?}");
    assert_eq!(rules.into_iter().collect::<Vec<_>>(), ["D13", "D16", "D6", "D8", "R28"]);
}
