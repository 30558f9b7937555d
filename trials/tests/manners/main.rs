//! House manners: what ARCHITECTURE.md and STYLE.md ask of the tree, checked over the tree itself.
//!
//! Every test first feeds its check a bad sample, so that no check here is one that cannot fail.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at what cannot happen")]

mod catalogues;
mod circles;
mod edges;
mod files;
mod licences;
mod papers;
mod published;
mod said;
mod tree;
mod words;
