//! Keys of servers, which nobody is to see.

use std::fmt;
use zeroize::Zeroizing;

/// Longest key, in bytes: tokens of the largest services have some thousand.
const KEY_BYTES_MAX: usize = 4_096;

/// A key; it is wiped from memory when it is dropped, and prints as nothing.
///
/// ```
/// use paivand_translation::Key;
///
/// let key = Key::new("sk-1234\n")?;
/// assert_eq!(format!("{key:?}"), "Key(…)");
/// assert!(Key::new("two\nlines").is_err());
/// # Ok::<(), paivand_translation::KeyError>(())
/// ```
#[derive(Clone)]
pub struct Key(Zeroizing<String>);

/// Why a text is no key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "a key was to be read, but the file does not hold one line of up to {KEY_BYTES_MAX} plain characters: put the key alone into it"
)]
pub struct KeyError;

impl Key {
    /// The key in a text, without white space around it.
    ///
    /// # Errors
    /// [`KeyError`] if there is none, or more than one line.
    pub fn new(text: &str) -> Result<Self, KeyError> {
        let text = text.trim();
        let plain = text.bytes().all(|byte| byte.is_ascii_graphic());
        let fits = !text.is_empty() && text.len() <= KEY_BYTES_MAX && plain;
        fits.then(|| Self(Zeroizing::new(text.to_owned()))).ok_or(KeyError)
    }

    /// As it stands in a head.
    pub(super) fn bearer(&self) -> Zeroizing<String> {
        Zeroizing::new(format!("Bearer {}", self.0.as_str()))
    }

    /// As it stands in a body.
    pub(super) fn in_body(&self) -> &str {
        &self.0
    }

    /// A text without the key.
    pub(super) fn redacted(&self, text: &str) -> String {
        text.replace(self.0.as_str(), "…")
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("Key(…)")
    }
}
