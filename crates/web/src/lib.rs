//! Pages of a node.
//!
//! A page is a pure function of a plain view ([`view`]) and a voice: it reads no clock, no disk and no record.
//! Whoever holds the record implements [`Source`]; [`router`] asks it once per request and answers with a whole
//! page in the reader's language. Everything a page loads is compiled in ([`asset`]); nothing comes from elsewhere.

pub mod address;
pub mod asset;
pub mod part;
pub mod place;
pub mod reading;
mod route;
pub mod sample;
mod security;
mod shell;
pub mod view;

pub use route::{Ask, Source, Trouble, router};
pub use security::guard;
