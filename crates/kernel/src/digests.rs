//! Second digests of files that an act names, such as the algorithms of a state make: kept, and judged by nobody.

use crate::form::{Expected, Misfit};
use crate::identity::Digest;
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Most second digests of one act.
const DIGESTS_MAX: usize = 8;

/// Longest name of an algorithm, as the record bounds every code.
const CODE_BYTES_MAX: usize = 64;

/// Longest of them: 512 bits, in digits.
const DIGITS_MAX: usize = 128;

/// A second digest of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileDigest {
    /// The file.
    pub file: Digest,
    /// The algorithm: a code, known here or not.
    pub algorithm: String,
    /// What it made of the file, in lowercase hexadecimal.
    pub digest: String,
}

impl FileDigest {
    fn is_sound(&self) -> bool {
        let code = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b".-".contains(&byte);
        let hex = |digit: u8| digit.is_ascii_digit() || (b'a'..=b'f').contains(&digit);
        (1..=CODE_BYTES_MAX).contains(&self.algorithm.len())
            && self.algorithm.bytes().all(code)
            && self.digest.len().is_multiple_of(2)
            && (2..=DIGITS_MAX).contains(&self.digest.len())
            && self.digest.bytes().all(hex)
    }

    fn place(&self) -> (Digest, &str) {
        (self.file, &self.algorithm)
    }
}

/// Whether a member of an act holds them: few, in the order of file and algorithm, one for both.
pub(crate) fn read(value: &Value) -> Result<(), Misfit> {
    let read: Option<Vec<FileDigest>> = Vec::deserialize(value).ok();
    let sound = read.is_some_and(|digests| {
        let objects = value.as_array().is_some_and(|items| items.iter().all(Value::is_object));
        objects
            && digests.len() <= DIGESTS_MAX
            && digests.iter().all(FileDigest::is_sound)
            && digests.is_sorted_by(|left, right| left.place() < right.place())
    });
    if sound { Ok(()) } else { Err(Misfit::at("digests", Expected::List)) }
}
