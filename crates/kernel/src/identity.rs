//! Names that are numbers: acts, documents, nonces.

use alloc::string::String;
use core::fmt;
use core::str::FromStr;

/// Reads exactly `N` bytes of lowercase hexadecimal.
pub(crate) fn from_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digits = text.as_bytes();
    if digits.len() != N * 2 {
        return None;
    }
    let mut bytes = [0; N];
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        let [high, low] = pair else { return None };
        *byte = digit(*high)? << 4 | digit(*low)?;
    }
    Some(bytes)
}

fn digit(letter: u8) -> Option<u8> {
    match letter {
        b'0'..=b'9' => Some(letter - b'0'),
        b'a'..=b'f' => Some(letter - b'a' + 10),
        _ => None,
    }
}

/// Writes bytes as lowercase hexadecimal.
pub(crate) fn write_hex(bytes: &[u8], to: &mut fmt::Formatter<'_>) -> fmt::Result {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    for chunk in bytes.chunks(32) {
        // Whole runs at once: lists of dues are full of names, and their digest is taken at every look.
        let mut text = [0; 64];
        for (pair, byte) in text.chunks_exact_mut(2).zip(chunk) {
            let digits =
                [byte >> 4, byte & 15].map(|digit| DIGITS.get(usize::from(digit)).copied().unwrap_or(b'0'));
            pair.copy_from_slice(&digits);
        }
        let text = text.get(..chunk.len() * 2).and_then(|text| core::str::from_utf8(text).ok());
        to.write_str(text.unwrap_or_default())?;
    }
    Ok(())
}

/// Gives a type that has `Display` and `FromStr` the same form in JSON.
macro_rules! as_text {
    ($name:ident) => {
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.collect_str(self)
            }
        }
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let text = <alloc::string::String as serde::Deserialize>::deserialize(from)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}
pub(crate) use as_text;

macro_rules! hex_name {
    ($(#[$about:meta])* $name:ident, $length:literal, $wrong:literal) => {
        $(#[$about])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub [u8; $length]);

        impl $name {
            /// The first eight digits, for people.
            pub fn short(&self) -> String {
                alloc::format!("{self}").chars().take(8).collect()
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
                write_hex(&self.0, to)
            }
        }
        impl fmt::Debug for $name {
            fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
                write_hex(&self.0, to)
            }
        }
        impl FromStr for $name {
            type Err = &'static str;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                from_hex(text).map(Self).ok_or($wrong)
            }
        }
        as_text!($name);
    };
}

hex_name!(
    /// The name of an act: a hash over its bytes, computed by the record; 64 hexadecimal digits.
    ActId, 32, "the name of an act is 64 lowercase hexadecimal digits"
);
hex_name!(
    /// The name of a file: SHA-256 of its exact bytes; 64 hexadecimal digits.
    Digest, 32, "a digest is 64 lowercase hexadecimal digits"
);
hex_name!(
    /// A number used once, so that two acts alike in all else have different names; 32 hexadecimal digits.
    Nonce, 16, "a nonce is 32 lowercase hexadecimal digits"
);

impl Digest {
    /// The digest of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        use sha2::Digest as _;
        Self(sha2::Sha256::digest(bytes).into())
    }
}
