//! The people of a node: who they are, how they sign in, and what their seats may do.
//!
//! Nothing here enters a log or leaves the node: names, passwords, secrets and sign-ins stand in `people.sqlite`, which
//! only its owner may read. Secrets that people carry (invitations, sessions, tokens, recovery codes) are kept as
//! digests, passwords by Argon2id. Time and randomness are handed in.
//!
#![doc = include_str!("../README.md")]

mod account;
mod attempts;
mod code;
mod device;
mod draft;
mod error;
mod invitation;
mod password;
mod policy;
mod seat;
mod secret;
mod session;
mod store;
mod submission;
mod token;
mod trail;

pub use account::{Account, NAME_LETTERS_MAX, SignIn};
pub use code::{CODE_DIGITS, Enrolment};
pub use device::{DeviceKey, KeyAnswer, Site};
pub use draft::DRAFT_BYTES_MAX;
pub use error::PeopleError;
pub use invitation::{INVITATION_DAYS, Invitation};
pub use password::{PASSWORD_BYTES_MAX, PASSWORD_LETTERS_MIN};
pub use policy::{Deed, may, seats_that_may};
pub use seat::{Bundle, Seat};
pub use session::{SESSION_ENDS_HOURS, SESSION_IDLE_MINUTES, Session, form_token};
pub use store::{FILE, People};
pub use submission::Submission;
pub use token::TOKEN_DAYS;
pub use trail::{Mark, Trace};
