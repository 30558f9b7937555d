//! Checkpoints of logs (C2SP tlog-checkpoint) and their cosignatures (tlog-cosignature, `cosignature/v1`).

use crate::hash::Hash;
use crate::json::INTEGER_MAX;
use crate::key::{Purpose, SIGNATURE_BYTES, Signer, Verifier, is_name};
use crate::note::{Note, NoteError, SignatureLine};
use alloc::format;
use alloc::string::{String, ToString};
use serde::{Deserialize, Serialize};

/// A log at one size: its origin, its number of entries and their root.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checkpoint {
    /// The log's name, which is also its key's name.
    pub origin: String,
    /// Number of entries, at most 2^53 - 1.
    pub size: u64,
    /// The RFC 6962 root.
    pub root: Hash,
}

impl Checkpoint {
    /// The text that is signed: three lines, no extensions (they would escape some cosignatures).
    pub fn text(&self) -> String {
        format!("{}\n{}\n{}\n", self.origin, self.size, self.root.base64())
    }

    /// Reads the text of a checkpoint; extension lines, leading zeros and other spellings are refused.
    pub fn parse(text: &str) -> Option<Self> {
        let mut lines = text.strip_suffix('\n')?.split('\n');
        let (origin, size, root) = (lines.next()?, lines.next()?, lines.next()?);
        let size: u64 = size.parse().ok().filter(|size| *size <= INTEGER_MAX)?;
        let read = Self { origin: origin.to_string(), size, root: Hash::from_base64(root)? };
        (is_name(origin) && read.text() == text).then_some(read)
    }

    /// The checkpoint as a note signed by its log.
    pub fn signed(&self, signer: &Signer) -> Note {
        let mut note = Note::new(self.text());
        note.sign(signer);
        note
    }

    /// Reads a note whose text is a checkpoint; no signature is believed yet.
    ///
    /// # Errors
    /// Its text is no checkpoint.
    pub fn of_note(note: &Note) -> Result<Self, NoteError> {
        Self::parse(&note.text).ok_or(NoteError::Malformed)
    }
}

fn cosigned_message(text: &str, time: u64) -> String {
    format!("cosignature/v1\ntime {time}\n{text}")
}

/// The statement of a mirror: every entry up to this checkpoint is durably held here. `time` is in
/// seconds since 1970, evidence and never a rule.
pub fn cosign(note: &Note, signer: &Signer, time: u64) -> SignatureLine {
    let signature = signer.sign(cosigned_message(&note.text, time).as_bytes());
    SignatureLine {
        name: signer.verifier().name().to_string(),
        id: signer.verifier().id(),
        signature: [&time.to_be_bytes()[..], &signature].concat(),
    }
}

/// Checks the cosignature of `verifier` on `note`; gives its time in seconds since 1970.
///
/// # Errors
/// There is no cosignature of this key, or it does not verify.
pub fn cosigned(note: &Note, verifier: &Verifier) -> Result<u64, NoteError> {
    let unsigned = || NoteError::Unsigned(verifier.name().to_string());
    let forged = || NoteError::Forged(verifier.name().to_string());
    let line = note.line_of(verifier).filter(|_| verifier.purpose() == Purpose::Cosigner);
    let (time, signature) = line.ok_or_else(unsigned)?.signature.split_first_chunk().ok_or_else(forged)?;
    let signature: &[u8; SIGNATURE_BYTES] = signature.try_into().map_err(|_| forged())?;
    let time = u64::from_be_bytes(*time);
    let message = cosigned_message(&note.text, time);
    // tlog-cosignature: a timestamp is at most 2^63 - 1.
    let sound = i64::try_from(time).is_ok() && verifier.verifies(message.as_bytes(), signature);
    sound.then_some(time).ok_or_else(forged)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::key::Algorithm;

    #[test]
    fn a_checkpoint_is_signed_cosigned_and_read() {
        let log = Signer::new("tj.example/log", Algorithm::Ed25519, &[7; 32]).unwrap();
        let mirror = Signer::new("cn.example/log/mirror", Algorithm::Cosignature, &[8; 32]).unwrap();
        let checkpoint = Checkpoint { origin: "tj.example/log".into(), size: 3, root: Hash::of(b"x") };
        let mut note = checkpoint.signed(&log);
        note.signatures.push(cosign(&note, &mirror, 1_750_118_400));
        let read = Note::parse(note.to_string().as_bytes()).unwrap();
        assert_eq!(Checkpoint::of_note(&read), Ok(checkpoint));
        assert_eq!(read.verify(log.verifier()), Ok(()));
        assert_eq!(cosigned(&read, mirror.verifier()), Ok(1_750_118_400));
        let mut later = read.clone();
        later.signatures[1].signature[7] ^= 1;
        assert_eq!(
            cosigned(&later, mirror.verifier()),
            Err(NoteError::Forged("cn.example/log/mirror".into()))
        );
    }

    #[test]
    fn a_checkpoint_has_one_spelling() {
        let root = Hash::of(b"x").base64();
        assert!(Checkpoint::parse(&format!("a\n0\n{root}\n")).is_some());
        for wrong in [
            format!("a\n00\n{root}\n"),
            format!("a\n+1\n{root}\n"),
            format!("a\n9007199254740992\n{root}\n"),
            format!("a b\n1\n{root}\n"),
            format!("a\n1\n{root}\nextension\n"),
            format!("a\n1\n{root}"),
            format!("a\n1\n{}\n", &root[1..]),
            "a\n1\n".into(),
        ] {
            assert_eq!(Checkpoint::parse(&wrong), None, "{wrong:?}");
        }
    }
}
