//! Signed notes (C2SP signed-note): a text, an empty line, and lines of signatures.

use crate::key::{KeyId, Purpose, Signer, Verifier, is_name};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use base64::{Engine, engine::general_purpose::STANDARD};

/// Longest note: a checkpoint with sixteen cosignatures is under 4 KiB.
pub const NOTE_BYTES_MAX: usize = 16 * 1024;

/// Most signature lines read: signed-note asks for at least sixteen.
pub const SIGNATURES_MAX: usize = 32;

/// One signature line: `— name base64(id || signature)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignatureLine {
    /// The key's name.
    pub name: String,
    /// The key's identifier.
    pub id: KeyId,
    /// What the algorithm makes of the rest: 64 bytes, or a timestamp and 64 bytes.
    pub signature: Vec<u8>,
}

/// A note: its text, which ends in a newline, and its signature lines, of keys known or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What is signed.
    pub text: String,
    /// All signature lines, in their order.
    pub signatures: Vec<SignatureLine>,
}

/// Why bytes are not a note, or a note is not to be believed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoteError {
    /// Longer than [`NOTE_BYTES_MAX`].
    #[error("the note is longer than {NOTE_BYTES_MAX} bytes")]
    TooLong,
    /// Not text, an empty line missing, or a signature line out of shape.
    #[error("the note is malformed")]
    Malformed,
    /// A known key's signature does not verify: the whole note is refused.
    #[error("the signature of {0} does not verify")]
    Forged(String),
    /// No signature by the key asked for.
    #[error("the note is not signed by {0}")]
    Unsigned(String),
}

impl Note {
    /// A note without signatures; `text` must end in a newline.
    pub fn new(text: String) -> Self {
        Self { text, signatures: Vec::new() }
    }

    /// Reads a note without believing any of its signatures.
    ///
    /// # Errors
    /// It is no note, or not in its one spelling.
    pub fn parse(bytes: &[u8]) -> Result<Self, NoteError> {
        if bytes.len() > NOTE_BYTES_MAX {
            return Err(NoteError::TooLong);
        }
        let whole = core::str::from_utf8(bytes).map_err(|_| NoteError::Malformed)?;
        if whole.chars().any(|letter| letter < ' ' && letter != '\n') {
            return Err(NoteError::Malformed);
        }
        let split = whole.rfind("\n\n").ok_or(NoteError::Malformed)?;
        let (text, lines) = whole.split_at_checked(split + 1).ok_or(NoteError::Malformed)?;
        let lines = lines.strip_prefix('\n').and_then(|lines| lines.strip_suffix('\n'));
        let lines = lines.ok_or(NoteError::Malformed)?.split('\n');
        let signatures: Option<Vec<_>> = lines.map(SignatureLine::parse).collect();
        let signatures =
            signatures.filter(|lines| lines.len() <= SIGNATURES_MAX).ok_or(NoteError::Malformed)?;
        Ok(Self { text: text.to_string(), signatures })
    }

    /// Adds the plain signature of a log.
    pub fn sign(&mut self, signer: &Signer) {
        self.signatures.push(SignatureLine {
            name: signer.verifier().name().to_string(),
            id: signer.verifier().id(),
            signature: signer.sign(self.text.as_bytes()).to_vec(),
        });
    }

    /// The signature bytes by `verifier`, not yet verified.
    pub fn line_of(&self, verifier: &Verifier) -> Option<&SignatureLine> {
        self.signatures.iter().find(|line| line.name == verifier.name() && line.id == verifier.id())
    }

    /// Checks the plain signature of `verifier`.
    ///
    /// # Errors
    /// There is no signature of this key, or it does not verify.
    pub fn verify(&self, verifier: &Verifier) -> Result<(), NoteError> {
        let unsigned = || NoteError::Unsigned(verifier.name().to_string());
        let line = self.line_of(verifier).filter(|_| verifier.purpose() == Purpose::Log);
        let line = line.ok_or_else(unsigned)?;
        let signature = line.signature.as_slice().try_into().ok();
        if signature.is_some_and(|signature| verifier.verifies(self.text.as_bytes(), signature)) {
            Ok(())
        } else {
            Err(NoteError::Forged(verifier.name().to_string()))
        }
    }
}

impl SignatureLine {
    fn parse(line: &str) -> Option<Self> {
        let (name, encoded) = line.strip_prefix("— ")?.split_once(' ').filter(|(name, _)| is_name(name))?;
        let bytes = STANDARD.decode(encoded).ok()?;
        let (id, signature) = bytes.split_first_chunk()?;
        let signature = signature.to_vec();
        (!signature.is_empty()).then(|| Self { name: name.to_string(), id: KeyId(*id), signature })
    }
}

impl core::fmt::Display for SignatureLine {
    fn fmt(&self, to: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let bytes = [&self.id.0, self.signature.as_slice()].concat();
        writeln!(to, "— {} {}", self.name, STANDARD.encode(bytes))
    }
}

impl core::fmt::Display for Note {
    fn fmt(&self, to: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        to.write_str(&format!("{}\n", self.text))?;
        self.signatures.iter().try_for_each(|line| write!(to, "{line}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::key::Algorithm;

    fn signed() -> (Note, Signer) {
        let signer = Signer::new("tj.example/log", Algorithm::Ed25519, &[7; 32]).unwrap();
        let mut note = Note::new("one\n\ntwo\n".into());
        note.sign(&signer);
        (note, signer)
    }

    #[test]
    fn a_note_is_split_at_its_last_empty_line() {
        let (note, signer) = signed();
        let read = Note::parse(note.to_string().as_bytes()).unwrap();
        assert_eq!(read, note);
        assert_eq!(read.text, "one\n\ntwo\n");
        assert_eq!(read.verify(signer.verifier()), Ok(()));
    }

    #[test]
    fn a_known_key_that_fails_refuses_the_note_and_an_unknown_one_is_passed_over() {
        let (mut note, signer) = signed();
        let other = Signer::new("cn.example/log", Algorithm::Ed25519, &[8; 32]).unwrap();
        assert_eq!(note.verify(other.verifier()), Err(NoteError::Unsigned("cn.example/log".into())));
        note.text = "one\n\nten\n".into();
        assert_eq!(note.verify(signer.verifier()), Err(NoteError::Forged("tj.example/log".into())));
    }

    #[test]
    fn what_is_not_a_note_is_refused() {
        let good = signed().0.to_string();
        for wrong in [
            String::new(),
            "text\n".into(),
            good.replace("— ", "- "),
            good.trim_end().into(),
            good.clone() + "\n",
            good.replace("tj.example", "tj example"),
            good.replace("two", "t\two"),
            good.replace("two", "t\rwo"),
            format!("{good}— x AAAA\n"),
        ] {
            assert_eq!(Note::parse(wrong.as_bytes()), Err(NoteError::Malformed), "{wrong:?}");
        }
        assert_eq!(Note::parse(&[b'a'; NOTE_BYTES_MAX + 1]), Err(NoteError::TooLong));
    }
}
