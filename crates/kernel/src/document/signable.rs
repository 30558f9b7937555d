//! What nobody should sign though it would count: a plan of duties on nobody, or under provisions that there are not.

use super::rule_kind::ADDED;
use super::{Document, DocumentAdopt};
use crate::act::Act;
use crate::commitment::CommitmentClaim;
use crate::refusal::{Refusal, require};
use crate::standing::Standing;
use alloc::collections::BTreeSet;
use alloc::string::String;

impl Standing {
    /// Whether a document that is to be adopted speaks of sides of this circle, and of provisions of what it governs,
    /// as far as that is held here.
    ///
    /// # Errors
    /// The first thing that it speaks of in vain.
    pub fn before_adopting(&self, document: &Document) -> Result<(), Refusal> {
        let sides = self.sides();
        let mut obliged = document.commitments.iter().flat_map(|commitment| &commitment.on);
        if let Some(side) = obliged.find(|side| !sides.contains(side)) {
            return Err(Refusal::UnknownSide { side: *side });
        }
        // What only reads such a rule since a later version would owe nothing of all the terms.
        let version = self.charter().map_or(1, |(_, charter)| charter.version);
        if let Some(refusal) = document.rules.iter().find_map(|rule| rule.unread_before(version)) {
            return Err(refusal);
        }
        let in_days = document.term.as_ref().is_some_and(|term| term.notice_days.is_some());
        let unread = Refusal::UnknownField { at: String::from("term.notice_days") };
        require(version >= ADDED || !in_days, unread)?;
        let governed = document.governs.as_ref().and_then(|governed| self.head(governed));
        let governed = governed.and_then(|(_, act)| act.act.content.said::<DocumentAdopt>());
        let Some(governed) = governed.and_then(|adopt| self.document(&adopt.document)) else { return Ok(()) };
        let known = governed.all_provisions().into_iter().chain(document.all_provisions());
        let known: BTreeSet<&str> = known.map(|provision| provision.id.as_str()).collect();
        let mut cited = document.commitments.iter().flat_map(|commitment| &commitment.provisions);
        let unknown = cited.find(|provision| !known.contains(provision.as_str()));
        unknown.map_or(Ok(()), |provision| Err(Refusal::UnknownProvision { provision: provision.clone() }))
    }

    /// Whether a claim is about a commitment of its side, as far as the version that it names is held here.
    ///
    /// # Errors
    /// [`Refusal::OtherCommitment`] or [`Refusal::NotObliged`].
    pub(crate) fn before_claiming(&self, act: &Act) -> Result<(), Refusal> {
        let Some(claim) = act.content.said::<CommitmentClaim>() else { return Ok(()) };
        let version =
            self.act(&claim.version).and_then(|version| version.act.content.said::<DocumentAdopt>());
        let Some(plan) = version.and_then(|adopt| self.document(&adopt.document)) else { return Ok(()) };
        let commitment = plan.commitment(&claim.commitment).ok_or(Refusal::OtherCommitment)?;
        require(commitment.on.contains(&act.by), Refusal::NotObliged)
    }
}

#[cfg(test)]
mod story {
    use crate::Refusal;
    use crate::story::papers::{claim, commitment, digest, memorandum, plan, rule, terms, with};
    use crate::story::{Story, side};
    use serde_json::{Value, json};

    fn adopting(document: &Value) -> Result<(), Refusal> {
        let mut story = Story::of_two();
        story.adopt(&memorandum());
        story.holds(document);
        let read = story.standing.document(&digest(document)).unwrap().clone();
        story.standing.before_adopting(&read)
    }

    #[test]
    fn a_plan_obliges_sides_of_the_circle_under_provisions_that_there_are() {
        let promise = |on: &[&str]| commitment("C1", "due", on, Some("2027-05-31"));
        assert_eq!(adopting(&plan(json!([promise(&["cn", "tj"])]))), Ok(()));
        assert_eq!(
            adopting(&plan(json!([promise(&["kz"])]))),
            Err(Refusal::UnknownSide { side: side("kz") })
        );
        let mut elsewhere = promise(&["tj"]);
        elsewhere["provisions"] = json!(["R1", "R99"]);
        assert_eq!(
            adopting(&plan(json!([elsewhere]))),
            Err(Refusal::UnknownProvision { provision: "R99".into() })
        );
    }

    #[test]
    fn terms_that_older_software_cannot_read_wait_for_a_charter_that_names_the_version() {
        let deposit =
            with(rule("D16", "in-force", 30, "day"), json!({"clears": "event.attest", "roles": []}));
        let usual = rule("D1", "in-force", 30, "day");
        for (version, rule, refused) in [(1, &deposit, true), (2, &deposit, false), (1, &usual, false)] {
            let mut story = Story::of_version(version);
            story.adopt(&memorandum());
            let terms = terms(json!([rule]));
            story.holds(&terms);
            let read = story.standing.document(&digest(&terms)).unwrap().clone();
            assert_eq!(story.standing.before_adopting(&read).is_err(), refused, "{version} {rule}");
        }
    }

    #[test]
    fn a_side_claims_its_own_commitments() {
        let mut story = Story::of_two();
        story.adopt(&memorandum());
        let version = story.adopt(&plan(json!([commitment("C1", "due", &["tj"], Some("2027-05-31"))])));
        let claimed = |by: &str, id: &str| {
            let mut story = story.clone();
            let about = alloc::format!("commitment/plan.{}", id.to_ascii_lowercase());
            let act = story.states(by, &about, &claim(version, id, "done"));
            let act = story.standing.act(&act).unwrap().act.clone();
            let now = "2027-01-01T00:00:00Z".parse().unwrap();
            story.standing.before_signing(&act, side(by), &story.past(), now)
        };
        assert_eq!(claimed("cn", "C1"), Err(Refusal::NotObliged));
        assert_eq!(claimed("tj", "C2"), Err(Refusal::OtherCommitment));
        assert_eq!(claimed("tj", "C1"), Ok(()));
    }
}
