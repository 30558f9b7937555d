//! What the commands say: on standard output, where a reader who has had enough ends nothing badly and a device
//! that takes no more is an error.

use crate::trouble::{Kind, Trouble};
use std::fmt::Arguments;
use std::io::{Write, stdout};

/// Says one line.
macro_rules! say {
    () => { crate::out::line(format_args!("")) };
    ($($words:tt)*) => { crate::out::line(format_args!($($words)*)) };
}
pub(crate) use say;

/// Writes a line whole, so that whoever reads along sees it at once.
pub(crate) fn line(words: Arguments<'_>) -> Result<(), Trouble> {
    let mut out = stdout().lock();
    let written = writeln!(out, "{words}").and_then(|()| out.flush());
    written.map_err(|error| {
        Trouble::caused(Kind::Machine, "what was to be said could not be written to standard output", error)
    })
}
