//! Signing the statements of a batch on all cores while later ones are still being judged.

use crate::door::error::SubmitError;
use jiff::Timestamp;
use paivand_record::checkpoint::Checkpoint;
use paivand_record::entry::{Body, Entry, seal};
use paivand_record::fate::Void;
use paivand_record::key::Signer;
use paivand_record::suite::Suite;
use std::collections::BTreeMap;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

/// Statements handed to a thread together: a hand-over costs about as much as half a signature.
const PART_STATEMENTS: usize = 16;

/// What all entries of a batch have in common.
#[derive(Clone, Debug)]
pub(crate) struct Frame {
    pub(crate) origin: String,
    /// What they have seen.
    pub(crate) seen: Vec<Checkpoint>,
    pub(crate) stated_at: Timestamp,
}

/// Statements judged at their places.
type Part = Vec<(u64, Body)>;

type Signed = Result<Vec<(u64, Vec<u8>)>, SubmitError>;

/// Threads that sign statements as they come.
#[derive(Debug)]
pub(crate) struct Signing {
    give: Sender<Part>,
    part: Part,
    threads: Vec<JoinHandle<Signed>>,
}

impl Signing {
    pub(crate) fn begin(frame: &Frame, signer: &Arc<Signer>) -> Self {
        let (give, take) = channel();
        let take = Arc::new(Mutex::new(take));
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let threads = (0..cores).map(|_| {
            let (frame, signer, take) = (frame.clone(), Arc::clone(signer), Arc::clone(&take));
            std::thread::spawn(move || sign_all(&frame, &signer, &take))
        });
        Self { give, part: Part::new(), threads: threads.collect() }
    }

    /// Hands in a statement that was judged at a place; false if the threads have stopped.
    pub(crate) fn give(&mut self, index: u64, body: Body) -> bool {
        self.part.push((index, body));
        self.part.len() < PART_STATEMENTS || self.give.send(std::mem::take(&mut self.part)).is_ok()
    }

    /// Waits for all of them; the bytes by place.
    pub(crate) fn end(self) -> Result<BTreeMap<u64, Vec<u8>>, SubmitError> {
        self.give.send(self.part).map_err(|_| SubmitError::Stopped)?;
        drop(self.give);
        let mut all = BTreeMap::new();
        for thread in self.threads {
            all.extend(thread.join().map_err(|_| SubmitError::Stopped)??);
        }
        Ok(all)
    }
}

fn sign_all(frame: &Frame, signer: &Signer, take: &Mutex<Receiver<Part>>) -> Signed {
    let mut signed = Vec::new();
    loop {
        let next = take.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(part) = next else { return Ok(signed) };
        for (index, body) in part {
            signed.push((index, sign(frame, index, &body, signer)?));
        }
    }
}

/// The bytes of a statement: what was judged unsigned is what then stands there.
pub(crate) fn sign(frame: &Frame, index: u64, body: &Body, signer: &Signer) -> Result<Vec<u8>, SubmitError> {
    let bytes = seal((&frame.origin, index), &frame.seen, frame.stated_at, body, signer)?;
    if read_back(signer.verifier().suite(), &bytes)?.body == *body {
        Ok(bytes)
    } else {
        Err(SubmitError::Refused(Void::Malformed))
    }
}

/// An entry of a log of this suite as the other side will read it.
pub(crate) fn read_back(suite: Suite, bytes: &[u8]) -> Result<Entry, SubmitError> {
    Entry::parse(suite, bytes).map_err(|_| SubmitError::Refused(Void::Malformed))
}
