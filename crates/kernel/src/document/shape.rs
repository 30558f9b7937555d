//! The members of a document's file, as tables: a file that is refused is told by code where and why.

use crate::definition::{Choice, Field, Holds, words};
use crate::seat::ROLES;
use crate::subject::Kind;

const KINDS: &[Choice] = &words(["instrument", "terms", "workplan", "charter"]);
const LABELS: &[Choice] = &words(["reconstructed", "demonstration"]);
const ORIGINS: &[Choice] = &words(["authored", "person", "machine"]);
const STRENGTHS: &[Choice] = &words(["constitutive", "due", "best-efforts", "standing"]);
const RENEWALS: &[Choice] = &words(["tacit", "none"]);
const ANCHORS: &[Choice] =
    &words(["in-force", "held", "session", "claim", "topic", "note", "year-end", "expiry"]);
const SHIFTS: &[Choice] = &words(["earlier", "later"]);
const STARTS: &[Choice] = &words(["event", "receipt"]);
const OFS: &[Choice] = &words(["instrument", "terms"]);
const UNITS: &[Choice] = &words(["day", "month", "year", "working-both", "working-host", "working-own"]);
/// What can clear a rule.
pub(super) const CLEARS: &[Choice] = &words([
    "seat.fill",
    "seat.confirm",
    "session.fix",
    "session.held",
    "commitment.respond",
    "topic.close",
    "note.send",
    "document.adopt",
    "document.notice",
    "document.withdraw",
    "event.attest",
]);
const OBLIGED: &[Choice] = &words(["each", "all", "host", "other", "owner"]);

const RENDERING: &[Field] = &[
    Field::open("language", Holds::Language),
    Field::open("authentic", Holds::Flag),
    Field::open("origin", Holds::Choice(ORIGINS)),
    Field::open("certified_by", Holds::Each(&Holds::Line)),
];

/// Provisions hold provisions; how deep, and how many, is checked when they are walked.
static PROVISION: [Field; 4] = [
    Field::open("id", Holds::Item),
    Field::may_open("text", Holds::OrNull(&Holds::Passage)),
    Field::may_open("strength", Holds::OrNull(&Holds::Choice(STRENGTHS))),
    Field::may_open("provisions", Holds::Each(&Holds::Group(&PROVISION))),
];

const TERM: &[Field] = &[
    Field::open("years", Holds::Number),
    Field::open("renewal", Holds::Choice(RENEWALS)),
    Field::open("notice_months", Holds::Number),
    Field::may_open("notice_days", Holds::OrNull(&Holds::Number)),
    Field::open("provision", Holds::Item),
    Field::may_open("grace_days", Holds::OrNull(&Holds::Number)),
];

const RULE: &[Field] = &[
    Field::open("id", Holds::Item),
    Field::open("anchor", Holds::Choice(ANCHORS)),
    Field::may_open("of", Holds::OrNull(&Holds::Choice(OFS))),
    Field::open(
        "offset",
        Holds::Group(&[
            Field::open("amount", Holds::Signed),
            Field::open("unit", Holds::Choice(UNITS)),
            Field::may_open("end_of_month", Holds::Flag),
            Field::may_open("shift", Holds::OrNull(&Holds::Choice(SHIFTS))),
        ]),
    ),
    Field::may_open("starts", Holds::OrNull(&Holds::Choice(STARTS))),
    Field::open("on", Holds::Choice(OBLIGED)),
    Field::may_open("roles", Holds::Each(&Holds::Choice(ROLES))),
    Field::open("reaches_back", Holds::Flag),
    Field::open("clears", Holds::Choice(CLEARS)),
    Field::open("provision", Holds::Item),
    Field::open("precedent", Holds::Line),
];

const COMMITMENT: &[Field] = &[
    Field::open("id", Holds::Item),
    Field::open("provisions", Holds::Each(&Holds::Item)),
    Field::open("text", Holds::Text),
    Field::open("strength", Holds::Choice(STRENGTHS)),
    Field::open("on", Holds::Each(&Holds::Side)),
    Field::may_open("lead", Holds::OrNull(&Holds::BySide(&Holds::Subject(Kind::Institution)))),
    Field::may_open("due", Holds::OrNull(&Holds::Date)),
    Field::open("evidence", Holds::Text),
    Field::may_open("funding", Holds::OrNull(&Holds::Text)),
    Field::may_open("parent", Holds::OrNull(&Holds::Item)),
];

const NAMED_SIDE: &[Field] = &[
    Field::open("side", Holds::Side),
    Field::open("names", Holds::Names),
    Field::open("office", Holds::Names),
];

/// A document.
pub(super) static DOCUMENT: [Field; 12] = [
    Field::open("kind", Holds::Choice(KINDS)),
    Field::open("id", Holds::Code),
    Field::open("title", Holds::Names),
    Field::open("languages", Holds::Each(&Holds::Group(RENDERING))),
    Field::may_open("label", Holds::OrNull(&Holds::Choice(LABELS))),
    Field::may_open("source", Holds::OrNull(&Holds::Text)),
    Field::open("provisions", Holds::Each(&Holds::Group(&PROVISION))),
    Field::may_open("governs", Holds::OrNull(&Holds::Subject(Kind::Document))),
    Field::may_open("term", Holds::OrNull(&Holds::Group(TERM))),
    Field::may_open("rules", Holds::Each(&Holds::Group(RULE))),
    Field::may_open("commitments", Holds::Each(&Holds::Group(COMMITMENT))),
    Field::may_open("sides", Holds::Each(&Holds::Group(NAMED_SIDE))),
];

#[cfg(test)]
mod tests {
    use super::{ANCHORS, CLEARS, OBLIGED, OFS, RULE, SHIFTS, STARTS, UNITS};
    use crate::definition::Choice;
    use crate::document::check::{OFFSET_MAX, RULES_MAX};
    use crate::seat::ROLES;
    use alloc::collections::BTreeSet;
    use alloc::string::ToString;
    use alloc::vec::Vec;
    use serde_json::{Value, json};

    const PAGE: &str = include_str!("../../../../docs/formats.md");

    /// The page tells people what these tables tell the program.
    #[test]
    fn the_schema_of_rules_says_what_is_read() {
        let (_, schema) = PAGE.split_once("```json schema\n").unwrap();
        let schema: Value = serde_json::from_str(schema.split_once("```").unwrap().0).unwrap();
        let rule = &schema["items"];
        let words = |choices: &[Choice]| choices.iter().map(|choice| json!(choice.word)).collect::<Vec<_>>();
        let members = &rule["properties"];
        assert_eq!(members["anchor"]["enum"], json!(words(ANCHORS)));
        let or_null = |choices: &[Choice]| json!([words(choices), alloc::vec![Value::Null]].concat());
        assert_eq!(members["offset"]["properties"]["shift"]["enum"], or_null(SHIFTS));
        assert_eq!(members["starts"]["enum"], or_null(STARTS));
        assert_eq!(members["of"]["enum"], or_null(OFS));
        assert_eq!(members["offset"]["properties"]["unit"]["enum"], json!(words(UNITS)));
        assert_eq!(members["clears"]["enum"], json!(words(CLEARS)));
        assert_eq!(members["on"]["enum"], json!(words(OBLIGED)));
        assert_eq!(members["roles"]["items"]["enum"], json!(words(ROLES)));
        let amount = &members["offset"]["properties"]["amount"];
        assert_eq!((&amount["minimum"], &amount["maximum"]), (&json!(-OFFSET_MAX), &json!(OFFSET_MAX)));
        assert_eq!(members["id"]["maxLength"], crate::form::ITEM_BYTES_MAX);
        let named: BTreeSet<&str> = members.as_object().unwrap().keys().map(|name| name.as_str()).collect();
        assert_eq!(named, RULE.iter().map(|field| field.name).collect());
        let required = RULE.iter().filter(|field| field.required).map(|field| json!(field.name));
        assert_eq!(rule["required"], json!(required.collect::<Vec<_>>()));
        assert!(PAGE.contains(&["Limits: ", &RULES_MAX.to_string(), " rules"].concat()));
    }

    /// Terms that an example on the page would be, if its provisions stood in them.
    #[test]
    fn the_example_of_the_page_is_read() {
        let (_, example) = PAGE.split_once("```json\n").unwrap();
        let rules: Value = serde_json::from_str(example.split_once("```").unwrap().0).unwrap();
        let terms = crate::story::papers::terms(rules);
        let bytes = serde_json::to_vec(&terms).unwrap();
        assert_eq!(crate::document::check(&bytes).unwrap().rules.len(), 15);
        let unknown = |member: &str, word: &str| {
            let mut terms = terms.clone();
            terms["rules"][0][member] = word.into();
            crate::document::check(&serde_json::to_vec(&terms).unwrap()).unwrap_err().to_string()
        };
        let said = unknown("anchor", "sunrise");
        assert!(said.contains("in-force, held, session, claim, topic, note, year-end, expiry"), "{said}");
        let said = unknown("clears", "minutes.sign");
        assert!(
            said.contains("`minutes.sign`") && said.contains("document.adopt, document.notice"),
            "{said}"
        );
    }
}
