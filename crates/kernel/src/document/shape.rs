//! The members of a document's file, as tables: a file that is refused is told by code where and why.

use crate::definition::{Choice, Field, Holds, words};
use crate::seat::ROLES;
use crate::subject::Kind;

const KINDS: &[Choice] = &words(["instrument", "terms", "workplan", "charter"]);
const LABELS: &[Choice] = &words(["reconstructed", "demonstration"]);
const ORIGINS: &[Choice] = &words(["authored", "person", "machine"]);
const STRENGTHS: &[Choice] = &words(["constitutive", "due", "best-efforts", "standing"]);
const RENEWALS: &[Choice] = &words(["tacit", "none"]);
const ANCHORS: &[Choice] = &words(["in-force", "held", "session", "claim", "expiry"]);
const OFS: &[Choice] = &words(["instrument", "terms"]);
const UNITS: &[Choice] = &words(["day", "month", "year", "working-both"]);
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
    Field::open("provision", Holds::Item),
    Field::may_open("grace_days", Holds::OrNull(&Holds::Number)),
];

const RULE: &[Field] = &[
    Field::open("id", Holds::Item),
    Field::open("anchor", Holds::Choice(ANCHORS)),
    Field::may_open("of", Holds::OrNull(&Holds::Choice(OFS))),
    Field::open(
        "offset",
        Holds::Group(&[Field::open("amount", Holds::Signed), Field::open("unit", Holds::Choice(UNITS))]),
    ),
    Field::open("on", Holds::Choice(OBLIGED)),
    Field::may_open("roles", Holds::Each(&Holds::Choice(ROLES))),
    Field::open("reaches_back", Holds::Flag),
    Field::open("clears", Holds::Line),
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
