//! The peer of the same run: signatures and durable appends with nothing around them.

use crate::{rate, timed};
use paivand_record::key::{Algorithm, Signer};
use std::fs::File;
use std::io::Write;

/// Bytes of a usual entry.
const ENTRY_BYTES: usize = 1_000;

/// What this machine does bare, a second.
pub(crate) struct Bare {
    /// Strict Ed25519 verifications on all cores.
    pub(crate) verified: f64,
    /// Signed entries appended in groups of 256, each group one fsync, on one core.
    pub(crate) appended: f64,
}

pub(crate) fn measure(count: usize) -> Bare {
    let signer = Signer::new("bare", Algorithm::Ed25519, &[7; 32]).unwrap();
    let message = vec![7; ENTRY_BYTES];
    let signature = signer.sign(&message);
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let (time, ()) = timed(|| {
        std::thread::scope(|scope| {
            for _ in 0..cores {
                scope.spawn(|| {
                    for _ in 0..count / cores {
                        assert!(signer.verifier().verifies(&message, &signature));
                    }
                });
            }
        });
    });
    let verified = rate(count / cores * cores, time);
    let folder = tempfile::tempdir_in(crate::pair::place()).unwrap();
    let mut file = File::create(folder.path().join("log")).unwrap();
    let (time, ()) = timed(|| {
        for _ in 0..count / 256 {
            let mut group = Vec::new();
            for _ in 0..256 {
                group.extend(&message);
                group.extend(signer.sign(&message));
            }
            file.write_all(&group).unwrap();
            file.sync_data().unwrap();
        }
    });
    Bare { verified, appended: rate(count / 256 * 256, time) }
}
