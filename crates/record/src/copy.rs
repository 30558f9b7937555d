//! Certified copies (C2SP tlog-proof): one entry, its place, and the checkpoint that covers it.

use crate::checkpoint::Checkpoint;
use crate::hash::Hash;
use crate::note::Note;
use crate::suite::Suite;
use crate::tree::includes;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

const FIRST_LINE: &str = "c2sp.org/tlog-proof@v1";

/// Most hashes of an audit path: one for each level of a tree of 2^64 leaves.
pub const PROOF_HASHES_MAX: usize = 64;

/// The proof that an entry stands in a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// Place of the entry, counted from zero.
    pub index: u64,
    /// Its audit path.
    pub path: Vec<Hash>,
    /// The checkpoint with its signatures and cosignatures.
    pub checkpoint: Note,
}

impl core::fmt::Display for Proof {
    fn fmt(&self, to: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        writeln!(to, "{FIRST_LINE}\nindex {}", self.index)?;
        self.path.iter().try_for_each(|hash| writeln!(to, "{}", hash.base64()))?;
        write!(to, "\n{}", self.checkpoint)
    }
}

impl Proof {
    /// Reads a proof in its one spelling, without extra data.
    pub fn parse(text: &str) -> Option<Self> {
        let (head, note) = text.split_once("\n\n")?;
        let mut lines = head.split('\n');
        if lines.next() != Some(FIRST_LINE) {
            return None;
        }
        let index = lines.next()?.strip_prefix("index ")?.parse().ok()?;
        let path: Option<Vec<Hash>> = lines.map(Hash::from_base64).collect();
        let path = path.filter(|path| path.len() <= PROOF_HASHES_MAX)?;
        let proof = Self { index, path, checkpoint: Note::parse(note.as_bytes()).ok()? };
        (proof.to_string() == text).then_some(proof)
    }

    /// Whether `entry` is what stands there in a log of this suite; gives the checkpoint, whose signatures are still to be checked.
    pub fn covers(&self, suite: Suite, entry: &[u8]) -> Option<Checkpoint> {
        let checkpoint = Checkpoint::of_note(&self.checkpoint).ok()?;
        includes(suite, &suite.leaf(entry), (self.index, checkpoint.size), &self.path, &checkpoint.root)
            .then_some(checkpoint)
    }
}

/// The trust file of a circle (C2SP tlog-policy): a log with every other side's mirror as witness, and a
/// quorum of all of them, because nothing joint rests on one side.
pub fn policy(log_key: &str, cosigners: &[(String, String)]) -> String {
    let mut text = format!("log {log_key}\n");
    for (side, key) in cosigners {
        text += &format!("witness {side} {key}\n");
    }
    let names: Vec<&str> = cosigners.iter().map(|(side, _)| side.as_str()).collect();
    if names.is_empty() {
        return text + "quorum none\n";
    }
    text + &format!("group parties all {}\nquorum parties\n", names.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::key::{Algorithm, Signer};

    #[test]
    fn a_certified_copy_is_written_read_and_checked() {
        let signer = Signer::new("tj.example", Algorithm::Ed25519, &[7; 32]).unwrap();
        let suite = Suite::Ed25519Sha256;
        let (left, right) = (suite.leaf(b"one"), suite.leaf(b"two"));
        let root = suite.node(&left, &right);
        let checkpoint = Checkpoint { origin: "tj.example".into(), size: 2, root };
        let proof = Proof { index: 1, path: alloc::vec![left], checkpoint: checkpoint.signed(&signer) };
        let text = proof.to_string();
        assert_eq!(Proof::parse(&text), Some(proof.clone()));
        assert_eq!(proof.covers(suite, b"two"), Some(checkpoint));
        assert_eq!(proof.covers(suite, b"one"), None);
        for wrong in
            [text.replace("@v1", "@v2"), text.replace("index 1", "index 01"), text.replace("\n\n—", "\n—")]
        {
            assert_eq!(Proof::parse(&wrong), None);
        }
        assert_eq!(policy("k", &[]), "log k\nquorum none\n");
        let two = policy("k", &[("cn".into(), "c".into())]);
        assert_eq!(two, "log k\nwitness cn c\ngroup parties all cn\nquorum parties\n");
    }
}
