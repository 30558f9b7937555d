//! The start of a node as a small model, over the judge that the models of the record share.

#[path = "../../../../crates/record/tests/model/circle.rs"]
#[allow(dead_code, reason = "the models of the record use all of it")]
mod circle;
#[path = "../../../../crates/record/tests/model/entry.rs"]
#[allow(dead_code, reason = "the models of the record use all of it")]
pub(crate) mod entry;
#[path = "../../../../crates/record/tests/model/judge/mod.rs"]
#[allow(dead_code, reason = "the models of the record use all of it")]
mod judge;
#[path = "../../../../crates/record/tests/model/rules.rs"]
#[allow(dead_code, reason = "the models of the record use all of it")]
mod rules;

mod exchange;
pub(crate) mod keeping;
pub(crate) mod machine;
pub(crate) mod properties;
pub(crate) mod search;
pub(crate) mod settings;
pub(crate) mod world;
