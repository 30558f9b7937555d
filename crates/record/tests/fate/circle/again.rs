//! All logs folded once more, in another order.

use super::{Circle, Held, Outcomes, Party};
use paivand_record::fate::Record;

impl Circle {
    /// Folds all logs anew, always taking the next entry from the side that `choose` picks among those ready.
    /// Where an end becomes known only behind what it makes void, or something that was missing has come, all is
    /// folded once more, as a node does.
    pub(crate) fn folded_again(&self, choose: impl FnMut(usize) -> usize) -> Record {
        self.folded_with_outcomes(choose).0
    }

    /// The same, with what came of each entry.
    pub(crate) fn folded_with_outcomes(&self, mut choose: impl FnMut(usize) -> usize) -> (Record, Outcomes) {
        let mut record = Record::default();
        for party in self.parties.values().filter(|party| party.size() > 0) {
            match &self.record.logs()[&party.origin].trusted {
                Some(trusted) => assert!(record.meet(trusted.clone(), &party.side)),
                None => assert!(record.expect(&party.origin)),
            }
        }
        loop {
            let outcomes = self.fold_all(&mut record, &mut choose);
            if !record.is_overtaken() && !record.can_read_more() {
                return (record, outcomes);
            }
            record = record.again();
        }
    }

    fn fold_all(&self, record: &mut Record, choose: &mut impl FnMut(usize) -> usize) -> Outcomes {
        let mut left: Vec<&Party> = self.parties.values().filter(|party| party.size() > 0).collect();
        let mut outcomes = Outcomes::new();
        while !left.is_empty() {
            let start = choose(left.len());
            let mut fold = |party: &Party, apart: bool| {
                let index = record.logs()[&party.origin].size;
                let entry = &party.entries[usize::try_from(index).unwrap()];
                let checked = record.checker(&party.origin).unwrap().check(entry);
                let held = Held(&self.parties);
                let outcome = if apart {
                    record.fold_apart(&party.origin, &checked, &held)
                } else {
                    record.fold_checked(&party.origin, &checked, &held)
                };
                let folded = outcome.is_ok();
                outcomes.extend(outcome.ok().map(|outcome| ((party.origin.clone(), index), outcome)));
                folded
            };
            let turns = || (0..left.len()).map(|turn| (start + turn) % left.len());
            let folded = turns().find(|turn| fold(left[*turn], false));
            let folded = folded.or_else(|| turns().find(|turn| fold(left[*turn], true)));
            let Some(turn) = folded else { break };
            if record.logs()[&left[turn].origin].size == left[turn].size() {
                left.remove(turn);
            }
        }
        outcomes
    }
}
