//! Attacks that once broke a node or the record, one file each, against real nodes: a hostile peer, a hostile
//! disk, a person in a hurry. Each ends as it should, and has its siblings beside it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at what cannot happen")]

mod circle;

mod cut_link;
mod endless_checkpoint;
mod folder_spelling;
mod foreign_entries;
mod forged_recovery;
mod known_digest;
mod lost_mark;
mod partial_forms;
mod planted_evidence;
mod pouches_alone;
mod redirect;
mod silent_branches;
mod snapshot;
mod spoiled_log;
mod stale_showing;
mod thirty_years;
mod unseen_entries;
mod unwilling_disk;
mod vain_documents;
mod withheld_twice;
