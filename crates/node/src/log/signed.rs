//! Whose signature a note bears.

use paivand_record::checkpoint::cosigned;
use paivand_record::key::Verifier;
use paivand_record::note::{Note, NoteError};

/// Whether one of the keys signed a note; why not, if none did.
pub(crate) fn signed_by(note: &Note, keys: &[Verifier]) -> Result<(), NoteError> {
    let mut refused = NoteError::Unsigned(String::from("the log"));
    for key in keys {
        match note.verify(key) {
            Ok(()) => return Ok(()),
            Err(error) => refused = error,
        }
    }
    Err(refused)
}

/// Leaves of a note only the signatures by these keys: what a peer puts beside them proves nothing, and would make
/// one's own files refused.
pub(crate) fn sound(log: &[Verifier], cosigners: &[Verifier], mut note: Note) -> Note {
    let whole = note.clone();
    note.signatures.retain(|line| {
        let is_by = |key: &&Verifier| whole.line_of(key) == Some(line);
        log.iter().filter(is_by).any(|key| whole.verify(key).is_ok())
            || cosigners.iter().filter(is_by).any(|key| cosigned(&whole, key).is_ok())
    });
    note
}
