//! What one side shows another that asks at its start: how much of the asker's logs it holds, and the largest
//! checkpoint of every log that bears the asker's cosignature. It answers one question, a number drawn for one
//! start, so that no old answer passes for a new one.

use crate::log::known::Known;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use paivand_record::act::{SIDES_MAX, is_side};
use paivand_record::checkpoint::Checkpoint;
use paivand_record::fate::SUCCESSIONS_MAX;
use paivand_record::key::{KeyId, SIGNATURE_BYTES, Signer, Verifier};
use paivand_record::note::Note;

/// Largest showing: a note of a few lines for each log that a circle may have.
pub const SHOWING_BYTES_MAX: usize = 256 * 1024;

/// Digits of a question: as many as of a hash, so that nobody can guess one before it is asked.
pub const NONCE_DIGITS: usize = 64;

/// Most lines of a kind: one for each log that a circle may have.
const LOGS_MAX: usize = SIDES_MAX * SUCCESSIONS_MAX;

const FIRST_LINE: &str = "paivand showing v1\n";

/// An answer, before its signature is believed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Showing {
    /// The circle.
    pub circle: String,
    /// The side that asked.
    pub asker: String,
    /// Its question.
    pub nonce: String,
    /// What is held of the asker's logs.
    pub holds: Vec<Checkpoint>,
    /// The largest checkpoint of each log that bears the asker's cosignature.
    pub cosigned: Vec<Note>,
}

/// A showing with the signature line under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// What is said.
    pub showing: Showing,
    text: String,
    name: String,
    id: KeyId,
    signature: [u8; SIGNATURE_BYTES],
}

/// Whether this may be a question.
pub fn is_nonce(nonce: &str) -> bool {
    nonce.len() == NONCE_DIGITS && nonce.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'))
}

/// Where a showing is asked for.
pub fn path(asker: &str, nonce: &str) -> String {
    format!("showing/{asker}/{nonce}")
}

impl Showing {
    /// The text that is signed.
    fn text(&self) -> String {
        let mut text = format!("{FIRST_LINE}{}\n{}\n{}\n", self.circle, self.asker, self.nonce);
        for held in &self.holds {
            text += &format!("holds {} {} {}\n", held.origin, held.size, held.root.base64());
        }
        for note in &self.cosigned {
            let note = note.to_string();
            text += &format!("cosigned {}\n{note}", note.len());
        }
        text
    }

    /// The answer as it is sent: its text, an empty line, and the line of the cosigner's signature over it.
    pub fn signed(&self, cosigner: &Signer) -> String {
        let text = self.text();
        let bytes = [&cosigner.verifier().id().0[..], &cosigner.sign(text.as_bytes())].concat();
        format!("{text}\n— {} {}\n", cosigner.verifier().name(), STANDARD.encode(bytes))
    }

    fn parse(text: &str) -> Option<Self> {
        let (circle, rest) = text.strip_prefix(FIRST_LINE)?.split_once('\n')?;
        let (asker, rest) = rest.split_once('\n').filter(|(asker, _)| is_side(asker))?;
        let (nonce, mut rest) = rest.split_once('\n').filter(|(nonce, _)| is_nonce(nonce))?;
        let (mut holds, mut cosigned) = (Vec::new(), Vec::new());
        while !rest.is_empty() {
            let (line, after) = rest.split_once('\n')?;
            let mut words = line.split(' ');
            rest = match (words.next()?, holds.len() < LOGS_MAX && cosigned.len() < LOGS_MAX) {
                ("holds", true) => {
                    let spelt = format!("{}\n{}\n{}\n", words.next()?, words.next()?, words.next()?);
                    holds.push(Checkpoint::parse(&spelt)?);
                    after
                }
                ("cosigned", true) => {
                    let (note, after) = after.split_at_checked(words.next()?.parse().ok()?)?;
                    cosigned.push(Note::parse(note.as_bytes()).ok()?);
                    after
                }
                _ => return None,
            };
        }
        let (circle, asker, nonce) = (circle.to_owned(), asker.to_owned(), nonce.to_owned());
        let read = Self { circle, asker, nonce, holds, cosigned };
        (read.text() == text).then_some(read)
    }
}

impl Signed {
    /// Reads an answer in its one spelling; its signature is not believed yet.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let whole = std::str::from_utf8(bytes).ok().filter(|whole| whole.len() <= SHOWING_BYTES_MAX)?;
        let (text, line) = whole.strip_suffix('\n')?.rsplit_once("\n— ")?;
        let (name, encoded) = line.split_once(' ')?;
        let bytes = STANDARD.decode(encoded).ok()?;
        let (id, signature) = bytes.split_first_chunk()?;
        let signature = signature.try_into().ok()?;
        let showing = Showing::parse(text)?;
        Some(Self { showing, text: text.to_owned(), name: name.to_owned(), id: KeyId(*id), signature })
    }

    /// Whether this cosigner signed it.
    pub fn is_by(&self, cosigner: &Verifier) -> bool {
        cosigner.name() == self.name
            && cosigner.id() == self.id
            && cosigner.verifies(self.text.as_bytes(), &self.signature)
    }
}

/// What this side shows another that asks; nothing is written for it. None if that side is not known.
pub(crate) fn show(known: Known<'_>, asker: &str, nonce: &str) -> Option<String> {
    let card =
        known.keys.cards.iter().find(|card| card.side == asker && asker != known.keys.identity.card.side)?;
    if !is_nonce(nonce) || !known.keys.identity.valid {
        return None;
    }
    let theirs = known.logs.stores.iter().filter(|(origin, _)| known.logs.side_of(origin) == Some(asker));
    let holds = theirs.map(|(_, store)| store.checkpoint()).filter(|held| held.size > 0).collect();
    let keys = known.cosigners_ever(card);
    let cosigned =
        known.logs.stores.keys().filter_map(|origin| known.logs.largest_cosigned(origin, &keys)).collect();
    let (circle, asker, nonce) =
        (known.keys.identity.card.circle.clone(), asker.to_owned(), nonce.to_owned());
    let showing = Showing { circle, asker, nonce, holds, cosigned };
    Some(showing.signed(&known.keys.identity.cosigner))
}

#[cfg(test)]
mod tests {
    use super::*;
    use paivand_record::hash::Hash;
    use paivand_record::key::Algorithm;

    #[test]
    fn a_showing_is_read_whole_by_its_signer_only() {
        let log = Signer::new("ash.example/log", Algorithm::Ed25519, &[7; 32]).unwrap();
        let cosigner = Signer::new("birch.example/mirror", Algorithm::Cosignature, &[8; 32]).unwrap();
        let held = Checkpoint { origin: "ash.example/log".into(), size: 3, root: Hash::of(b"x") };
        let cosigned = vec![held.signed(&log), held.signed(&log)];
        let (circle, asker, nonce) = ("circle".into(), "ash".into(), "0f".repeat(32));
        let showing = Showing { circle, asker, nonce, holds: vec![held], cosigned };
        let sent = showing.signed(&cosigner);
        let read = Signed::parse(sent.as_bytes()).unwrap();
        assert_eq!(read.showing, showing);
        assert!(read.is_by(cosigner.verifier()) && !read.is_by(log.verifier()));
        for wrong in [
            sent.replace("holds", "hold"),
            sent.replace("ash\n", "Ash\n"),
            sent.replace("0f0f", "0g0f"),
            sent.replace("\n\n— birch", "\n— birch"),
            sent.trim_end().to_owned(),
            String::new(),
        ] {
            assert_eq!(Signed::parse(wrong.as_bytes()), None, "{wrong}");
        }
        let other = Signed::parse(sent.replace(" 3 ", " 4 ").as_bytes()).unwrap();
        assert!(!other.is_by(cosigner.verifier()), "what is altered is not what was signed");
    }
}
