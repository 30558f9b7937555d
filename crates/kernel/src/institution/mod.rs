//! Institutions that take part.

pub(crate) mod record;

pub use record::InstitutionRecord;
