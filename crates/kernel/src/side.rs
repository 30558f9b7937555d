//! A side of the agreement.

use crate::identity::as_text;
use core::fmt;
use core::str::FromStr;

/// Longest short name of a side: it stands in every entry.
pub(crate) const SIDE_BYTES_MAX: usize = 16;

/// The short name of a side, such as `tj`: a lowercase letter, then lowercase letters and digits, 2 to 16.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Side([u8; SIDE_BYTES_MAX]);

impl Side {
    /// The name as text.
    pub fn as_str(&self) -> &str {
        let length = self.0.iter().position(|byte| *byte == 0).unwrap_or(SIDE_BYTES_MAX);
        self.0.get(..length).and_then(|name| core::str::from_utf8(name).ok()).unwrap_or_default()
    }
}

impl FromStr for Side {
    type Err = &'static str;
    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let letters = name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
        let first = name.starts_with(|letter: char| letter.is_ascii_lowercase());
        if !(2..=SIDE_BYTES_MAX).contains(&name.len()) || !letters || !first {
            return Err("a side is a lowercase letter, then lowercase letters and digits, 2 to 16 in all");
        }
        let mut bytes = [0; SIDE_BYTES_MAX];
        bytes.iter_mut().zip(name.bytes()).for_each(|(to, from)| *to = from);
        Ok(Self(bytes))
    }
}

impl fmt::Display for Side {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(self.as_str())
    }
}

impl fmt::Debug for Side {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(self.as_str())
    }
}

as_text!(Side);
