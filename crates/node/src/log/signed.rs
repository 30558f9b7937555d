//! Whose signature a note bears.

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
