//! Codes of a device that a person carries: RFC 6238 over HMAC-SHA-1, which every authenticator knows.

use data_encoding::BASE32_NOPAD;
use hmac::{Hmac, KeyInit, Mac};
use jiff::Timestamp;
use sha1::Sha1;

use crate::password::equal;
use paivand_world::Randomness;

use crate::PeopleError;

/// Digits of a code.
pub const CODE_DIGITS: usize = 6;
/// Seconds for which a code holds.
const PERIOD_SECONDS: i64 = 30;
/// Bytes of a secret, as RFC 4226 recommends.
pub(crate) const SECRET_BYTES: usize = 20;
/// Periods by which a device's clock may be wrong, either way.
const DRIFT_PERIODS: i64 = 1;

/// What a device is told once.
#[derive(Clone, PartialEq, Eq)]
pub struct Enrolment {
    /// The secret, to be typed by hand.
    pub secret: String,
    /// The same as a link that opens the authenticator.
    pub link: String,
}

pub(crate) fn new(randomness: &dyn Randomness) -> Result<[u8; SECRET_BYTES], PeopleError> {
    let mut secret = [0; SECRET_BYTES];
    randomness.fill(&mut secret).then_some(secret).ok_or(PeopleError::Randomness)
}

/// What is shown to a person who enrols a device at `issuer`, a plain word.
pub(crate) fn enrolment(secret: &[u8; SECRET_BYTES], issuer: &str) -> Enrolment {
    let secret = BASE32_NOPAD.encode(secret);
    let link = format!(
        "otpauth://totp/{issuer}?secret={secret}&issuer={issuer}&digits={CODE_DIGITS}&period={PERIOD_SECONDS}"
    );
    Enrolment { secret, link }
}

/// The period whose code this is, if it is one of now and later than the last one taken: a code is used once.
pub(crate) fn period_of(secret: &[u8; SECRET_BYTES], code: &str, now: Timestamp, last: i64) -> Option<i64> {
    let digits: String = code.chars().filter(|letter| !letter.is_whitespace()).collect();
    let here = now.as_second() / PERIOD_SECONDS;
    (here - DRIFT_PERIODS..=here + DRIFT_PERIODS)
        .filter(|period| *period > last)
        .find(|period| equal(code_of(secret, *period).as_bytes(), digits.as_bytes()))
}

/// The code of a period (RFC 4226, section 5.3).
pub(crate) fn code_of(secret: &[u8], period: i64) -> String {
    let Ok(mut mac) = Hmac::<Sha1>::new_from_slice(secret) else { return String::new() };
    mac.update(&period.to_be_bytes());
    let sum: [u8; 20] = mac.finalize().into_bytes().into();
    let at = usize::from(sum.last().copied().unwrap_or_default() & 15);
    let part = sum.iter().skip(at).take(4).fold(0_u32, |whole, byte| whole << 8 | u32::from(*byte));
    format!("{:0width$}", (part & 0x7fff_ffff) % 10_u32.pow(CODE_DIGITS as u32), width = CODE_DIGITS)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &[u8; SECRET_BYTES] = b"12345678901234567890";

    #[test]
    fn the_vectors_of_rfc_6238_come_out() {
        for (second, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(code_of(SECRET, second / PERIOD_SECONDS), code, "{second}");
        }
    }

    #[test]
    fn a_code_is_taken_once_and_only_near_its_time() {
        let at = |second| Timestamp::from_second(second).unwrap();
        let now = 1_111_111_111;
        let period = period_of(SECRET, "050 471", at(now), 0).unwrap();
        assert_eq!(period_of(SECRET, "050471", at(now), period), None, "used");
        assert_eq!(period_of(SECRET, "050471", at(now + 30), 0), Some(period), "a slow clock");
        assert_eq!(period_of(SECRET, "050471", at(now + 90), 0), None, "over");
        assert_eq!(period_of(SECRET, "050471", at(now - 90), 0), None, "not yet");
        for wrong in ["", "50471", "0504711", "abcdef"] {
            assert_eq!(period_of(SECRET, wrong, at(now), 0), None, "{wrong}");
        }
    }
}
