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
    /// Commits to a value: SHA-256 over the 20 bytes `paivand personal v1` and a line feed, the 32 bytes of the
    /// salt, and the value in UTF-8, in this order. The first two are of fixed length, so no other salt and value
    /// give the same bytes, and no act, entry or document of the record is hashed from bytes that begin so.
    ///
    /// The salt is drawn at random for each value and kept with it in the vault, never in the log: who has both
    /// can show what was meant, and once both are erased a guessed name can no longer be tried, while every
    /// signature and proof over the act verifies as before, since they cover the commitment alone.
    pub fn commit(salt: &[u8; 32], content: &str) -> Self {
        use sha2::Digest as _;
        let hash = sha2::Sha256::new().chain_update(b"paivand personal v1\n").chain_update(salt);
        Self(hash.chain_update(content.as_bytes()).finalize().into())
    }

    /// Whether this is the commitment to the value under the salt.
    pub fn opens(&self, salt: &[u8; 32], content: &str) -> bool {
        *self == Self::commit(salt, content)
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

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::format;

    fn salt() -> [u8; 32] {
        core::array::from_fn(|place| u8::try_from(place).unwrap())
    }

    /// The expected digits were computed with another implementation of SHA-256.
    #[test]
    fn the_commitment_is_the_one_that_is_written_down() {
        let commitment = Personal::commit(&salt(), "Фаррух Ғафурзода");
        assert_eq!(
            format!("{commitment}"),
            "personal:ccc7dbb7abc501882a2043707f2c59910e58da6d6f2345246323164161ef66d6"
        );
        assert!(commitment.opens(&salt(), "Фаррух Ғафурзода"));
        assert!(!commitment.opens(&salt(), "Фаррух Гафурзода"));
        assert!(!commitment.opens(&[0; 32], "Фаррух Ғафурзода"));
    }

    #[test]
    fn only_the_form_of_a_commitment_is_read() {
        let digits = "ab".repeat(32);
        assert!(format!("personal:{digits}").parse::<Personal>().is_ok());
        for wrong in [
            "",
            "Фаррух",
            "personal:Фаррух",
            &digits,
            &format!("personal:{}", digits.to_ascii_uppercase()),
            &format!("personal:{digits}0"),
            &format!("personal: {digits}"),
            &format!(" personal:{digits}"),
        ] {
            assert!(wrong.parse::<Personal>().is_err(), "{wrong}");
        }
    }
}
