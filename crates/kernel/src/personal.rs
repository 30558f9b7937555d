//! Personal data: only a salted commitment enters the log.

use crate::identity::{as_text, from_hex, write_hex};
use core::fmt;
use core::str::FromStr;

/// What a personal value looks like in an act: this word, then 64 hexadecimal digits.
const MARK: &str = "personal:";

/// A salted commitment to a personal value; the value itself lives in a vault and can be erased.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Personal(pub [u8; 32]);

impl Personal {
    /// Commits to a value under a salt that is kept with it, outside the log.
    pub fn commit(salt: &[u8; 32], content: &str) -> Self {
        use sha2::Digest as _;
        let hash = sha2::Sha256::new().chain_update(b"paivand personal v1\n").chain_update(salt);
        Self(hash.chain_update(content.as_bytes()).finalize().into())
    }
}

impl fmt::Display for Personal {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(MARK)?;
        write_hex(&self.0, to)
    }
}

impl fmt::Debug for Personal {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{self}")
    }
}

impl FromStr for Personal {
    type Err = &'static str;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digits = text.strip_prefix(MARK).and_then(from_hex);
        digits.map(Self).ok_or("a personal value is `personal:` and 64 hexadecimal digits, never the value")
    }
}

as_text!(Personal);
