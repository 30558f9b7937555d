//! The pages: a folder for each, with its view, how it is read from a moment, its markup and its sample.

pub mod act;
pub mod document;
pub mod documents;
pub mod failure;
pub(crate) mod files;
pub mod home;
pub mod invitation;
pub mod keys;
pub mod notes;
pub mod papers;
pub mod parts;
pub mod proposal;
pub mod sign_in;
