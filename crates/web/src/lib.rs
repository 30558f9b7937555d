//! Pages of a node, and the same for programs.
//!
//! A page is a pure function of a plain view and a voice: it reads no clock, no disk and no record. Each page has a
//! folder of its own below [`page`]: its view, how it is read from a moment of the node, its markup, its sample.
//! [`router`](fn@router) names every address; [`Desk`] is all that they have of the node. Everything a page loads is
//! compiled in ([`asset`]); nothing comes from elsewhere.

pub mod address;
mod api;
pub mod asset;
mod desk;
mod error;
pub mod form;
mod health;
mod href;
mod layout;
mod once;
pub mod page;
pub mod part;
pub mod present;
mod request;
mod router;
pub mod sample;
mod security;
pub mod view;
mod visit;
mod wire;

pub use desk::{Desk, Peer};
pub use error::PageError;
pub use request::Request;
pub use router::router;
pub use security::guard;
