//! Files and words go to the sides that are entitled to them, not to whoever knows a digest.
//!
//! Who asks says so in a signed line: the header `authorization` of a request. Whoever catches one can ask for the
//! same file again within a day and for nothing else; over TLS nobody catches one.

use crate::keys::identity::Identity;
use crate::log::known::Known;
use crate::published;
use crate::words::asked::digests_of;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use paivand_kernel::FileClass;
use paivand_record::hash::Hash;
use paivand_record::key::{SIGNATURE_BYTES, Verifier};
use std::collections::BTreeMap;

/// The scheme in the header.
const SCHEME: &str = "Paivand";

/// How far the clock of who asks may be from the own one: as far as the time of a cosignature may.
const CLOCK_SECONDS_MAX: u64 = 86_400;

/// What is signed: by whom, of whom, when, and which file.
fn message(circle: &str, by: &str, of: &str, time: i64, path: &str) -> String {
    format!("paivand request v1\n{circle}\n{by}\n{of}\n{time}\n{path}\n")
}

/// The line by which this side asks another for a file: `Paivand SIDE TIME SIGNATURE`.
pub(crate) fn request(identity: &Identity, of: &str, path: &str, now: Timestamp) -> String {
    let (card, time) = (&identity.card, now.as_second());
    let signed = message(&card.circle, &card.side, of, time, path);
    let signature = STANDARD.encode(identity.cosigner.sign(signed.as_bytes()));
    format!("{SCHEME} {} {time} {signature}", card.side)
}

/// What is looked at to know who may have a file.
#[derive(Clone, Copy)]
pub(crate) struct Entitled<'a> {
    pub(crate) known: Known<'a>,
    /// Who may have each file that acts name, and the side that named it.
    pub(crate) classes: &'a BTreeMap<Hash, (FileClass, String)>,
    pub(crate) now: Timestamp,
}

impl Entitled<'_> {
    /// Whether the file or the words at `path` may be given to who asks with this line: what is public to anyone, the
    /// rest to a side of the circle, which signs with its cosigner key.
    pub(crate) fn may_give(&self, path: &str, request: Option<&str>) -> bool {
        let asker = || request.and_then(|line| self.asker(path, line));
        if published::in_words(path).is_some() {
            return digests_of(path).is_some() && asker().is_some();
        }
        let digest = published::in_documents(path).and_then(Hash::from_hex);
        match digest.and_then(|digest| self.classes.get(&digest)) {
            Some((FileClass::Public, _)) => true,
            Some((FileClass::Joint, _)) => asker().is_some(),
            Some((FileClass::Own, by)) => asker().is_some_and(|asker| asker == *by),
            Some((FileClass::Internal, _)) | None => false,
        }
    }

    /// The side that signed this request.
    fn asker(&self, path: &str, line: &str) -> Option<String> {
        let mut words = line.split(' ');
        let (scheme, side, time, signature) = (words.next()?, words.next()?, words.next()?, words.next()?);
        let time: i64 = time.parse().ok()?;
        let asked = Timestamp::from_second(time).ok()?;
        let apart = self.now.duration_since(asked).as_secs().unsigned_abs();
        let signature: [u8; SIGNATURE_BYTES] = STANDARD.decode(signature).ok()?.try_into().ok()?;
        let card = self.known.keys.cards.iter().find(|card| card.side == side)?;
        let own = &self.known.keys.identity.card;
        let signed = message(&own.circle, side, &own.side, time, path);
        let by = |key: &Verifier| key.verifies(signed.as_bytes(), &signature);
        let keys = self.known.cosigners_of(card);
        let fits = scheme == SCHEME && words.next().is_none() && apart <= CLOCK_SECONDS_MAX;
        (fits && keys.iter().any(by)).then(|| side.to_owned())
    }
}
