//! Papers of the record: what stands on them, and the formats they are written in.
//!
//! A [`Paper`] is a plain value, a function of a standing and a day; a [`Format`] writes it. So papers and formats never
//! multiply, and two nodes at one cut write the same bytes.
//!
#![doc = include_str!("../README.md")]

pub mod catalogue;
mod error;
pub mod format;
pub mod import;
pub mod paper;

pub use error::ReportError;
pub use format::Format;
pub use paper::{Block, Cell, Paper, Row, Run, Table};
