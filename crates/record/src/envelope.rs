//! DSSE envelopes in the profile of the record: one signature of the suite over the pre-authentication encoding,
//! and up to three added ones, which are kept and shown and decide nothing.

pub use crate::encoding::{ACT_TYPE, encoding};

use crate::bundle::ENTRY_BYTES_MAX;
use crate::hash::Hash;
use crate::key::{SIGNATURE_BYTES, Signer, Verifier};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use base64::{Engine, engine::general_purpose::STANDARD};

/// Most signatures added to that of the suite: a state's own, a transitional one and one more.
pub const ADDED_MAX: usize = 3;

/// Longest name of an algorithm in the registry.
const ALGORITHM_BYTES_MAX: usize = 32;

/// A payload under its type with its signatures, not yet believed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Envelope {
    /// What kind of entry this is.
    pub payload_type: String,
    /// The signed bytes.
    pub payload: Vec<u8>,
    /// The signature over the encoding of both.
    pub signature: [u8; SIGNATURE_BYTES],
    /// Signatures of other algorithms over the same bytes: facts, judged by nobody here.
    pub added: Vec<Added>,
}

/// A signature beside that of the suite, over the same bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Added {
    /// Its algorithm: an identifier of the registry, or one not known here.
    pub algorithm: String,
    /// Whose it is.
    pub by: AddedBy,
    /// The signature, or the CMS that holds it.
    pub signature: Vec<u8>,
}

/// Whose an added signature is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AddedBy {
    /// Of a raw public key.
    Key(Vec<u8>),
    /// Of a certificate: the digest of the file that holds its chain.
    Chain(Hash),
}

impl Added {
    /// The `keyid` that stands before its signature: algorithm, kind of key, key.
    fn keyid(&self) -> String {
        match &self.by {
            AddedBy::Key(key) => format!("{}/key/{}", self.algorithm, STANDARD.encode(key)),
            AddedBy::Chain(file) => format!("{}/chain/{file}", self.algorithm),
        }
    }

    fn parse(keyid: &str, sig: &str) -> Option<Self> {
        let mut parts = keyid.splitn(3, '/');
        let (algorithm, kind, key) = (parts.next()?, parts.next()?, parts.next()?);
        let letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-.".contains(&byte);
        let named = (1..=ALGORITHM_BYTES_MAX).contains(&algorithm.len()) && algorithm.bytes().all(letter);
        let by = match kind {
            "key" => AddedBy::Key(STANDARD.decode(key).ok().filter(|key| !key.is_empty())?),
            "chain" => AddedBy::Chain(Hash::from_hex(key)?),
            _ => return None,
        };
        let signature = STANDARD.decode(sig).ok().filter(|signature| !signature.is_empty())?;
        named.then(|| Self { algorithm: algorithm.to_string(), by, signature })
    }
}

/// What stands between the values of an envelope: it has these members, in this order.
const PAYLOAD: &str = r#"{"payload":""#;
const PAYLOAD_TYPE: &str = r#"","payloadType":""#;
const KEYID: &str = r#"","signatures":[{"keyid":""#;
const SIG: &str = r#"","sig":""#;
const NEXT: &str = r#""},{"keyid":""#;
const END: &str = r#""}]}"#;

/// A value up to what follows it. No value has a quote, a backslash or a control character, so that none has
/// two spellings in JSON.
fn value<'a>(rest: &mut &'a str, follows: &str) -> Option<&'a str> {
    let end = rest.find(['"', '\\'])?;
    let (value, after) = rest.split_at_checked(end)?;
    *rest = after.strip_prefix(follows)?;
    (!value.bytes().any(|byte| byte < 0x20)).then_some(value)
}

impl Envelope {
    /// Signs a payload.
    pub fn seal(payload_type: &str, payload: Vec<u8>, signer: &Signer) -> Self {
        let signature = signer.sign(&encoding(payload_type, &payload));
        Self { payload_type: payload_type.to_string(), payload, signature, added: Vec::new() }
    }

    /// Whether the signature is by `verifier`.
    pub fn is_by(&self, verifier: &Verifier) -> bool {
        verifier.verifies(&encoding(&self.payload_type, &self.payload), &self.signature)
    }

    /// The JSON form; `keyid` is a hint for other tools: unauthenticated in DSSE, and never read here.
    pub fn to_bytes(&self, keyid: &str) -> Vec<u8> {
        let (payload, sig) = (STANDARD.encode(&self.payload), STANDARD.encode(self.signature));
        let mut text =
            [PAYLOAD, &payload, PAYLOAD_TYPE, &self.payload_type, KEYID, keyid, SIG, &sig].concat();
        for added in &self.added {
            text.extend([NEXT, &added.keyid(), SIG, &STANDARD.encode(&added.signature)]);
        }
        text.push_str(END);
        text.into_bytes()
    }

    /// Reads the JSON form in its one spelling: these members in this order, no white space, no escapes,
    /// canonical base64, one signature of the suite and at most [`ADDED_MAX`] others. What another reader would
    /// refuse must not count here.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        if bytes.len() > ENTRY_BYTES_MAX {
            return None;
        }
        let rest = &mut core::str::from_utf8(bytes).ok()?.strip_prefix(PAYLOAD)?;
        let (payload, payload_type) = (value(rest, PAYLOAD_TYPE)?, value(rest, KEYID)?);
        let mut signatures = Vec::new();
        while !rest.is_empty() {
            let keyid = value(rest, SIG)?;
            let last = rest.find('"').and_then(|end| rest.get(end..))?.starts_with(END);
            signatures.push((keyid, value(rest, if last { END } else { NEXT })?));
            if last && !rest.is_empty() || signatures.len() > ADDED_MAX + 1 {
                return None;
            }
        }
        let ((_, sig), added) = signatures.split_first()?;
        let added: Option<Vec<Added>> = added.iter().map(|(keyid, sig)| Added::parse(keyid, sig)).collect();
        Some(Self {
            payload: STANDARD.decode(payload).ok()?,
            payload_type: payload_type.to_string(),
            signature: STANDARD.decode(sig).ok()?.try_into().ok()?,
            added: added?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::key::Algorithm;
    use alloc::vec;

    #[test]
    fn the_encoding_is_that_of_the_specification() {
        // DSSE protocol.md, test vector.
        let encoded = encoding("http://example.com/HelloWorld", b"hello world");
        assert_eq!(encoded, b"DSSEv1 29 http://example.com/HelloWorld 11 hello world");
    }

    #[test]
    fn added_signatures_are_kept_and_decide_nothing() {
        let signer = Signer::new("ash.example", Algorithm::Ed25519, &[7; 32]).unwrap();
        let mut sealed = Envelope::seal(ACT_TYPE, b"{}".to_vec(), &signer);
        let sm2 =
            Added { algorithm: "sm2-sm3".into(), by: AddedBy::Key(vec![4; 65]), signature: vec![9; 64] };
        let chain = AddedBy::Chain(Hash::of(b"chain"));
        let gost = Added { algorithm: "gost-34.10-2012".into(), by: chain, signature: vec![1; 900] };
        sealed.added = vec![sm2.clone(), gost, sm2];
        let text = String::from_utf8(sealed.to_bytes("hint")).unwrap();
        assert_eq!(Envelope::parse(text.as_bytes()), Some(sealed.clone()));
        assert!(sealed.is_by(signer.verifier()));
        for wrong in [
            text.replacen("sm2-sm3/key/", "sm2-sm3/kee/", 1),
            text.replacen("sm2-sm3/key/", "SM2/key/", 1),
            text.replacen("sm2-sm3/key/", "/key/", 1),
            text.replacen("/chain/", "/chain/0", 1),
            text.replacen("\"},{\"keyid\"", "\"}, {\"keyid\"", 1),
            text.replacen("\"}]}", "\"},{\"keyid\":\"a/key/AAAA\",\"sig\":\"AAAA\"}]}", 1),
            text.clone() + "x",
        ] {
            assert_eq!(Envelope::parse(wrong.as_bytes()), None, "{wrong}");
        }
    }

    #[test]
    fn an_envelope_is_sealed_read_and_refused() {
        let signer = Signer::new("tj.example", Algorithm::Ed25519, &[7; 32]).unwrap();
        let sealed = Envelope::seal(ACT_TYPE, b"{}".to_vec(), &signer);
        let text = String::from_utf8(sealed.to_bytes("hint")).unwrap();
        assert_eq!(Envelope::parse(text.as_bytes()), Some(sealed.clone()));
        assert!(sealed.is_by(signer.verifier()));
        let retyped = Envelope { payload_type: "other".into(), ..sealed };
        assert!(!retyped.is_by(signer.verifier()), "the type is signed too");
        for wrong in [
            text.replace("\"e30=\"", "\"e30\""),
            text.replace("\"e30=\"", "\"e31=\""),
            text.replace("{\"payload\"", "{\"extra\":1,\"payload\""),
            text.replace("{\"payload\"", "{\"payload\":\"\",\"payload\""),
            text.replace("[{", "[{\"sig\":\"\"},{"),
            text.replace("[{\"keyid\"", "[{\"kid\""),
            text.clone() + "x",
            text.replace(':', ": "),
            text.replace("e30=", "\\u006530="),
            text.replace("\"keyid\":\"hint\",", ""),
            text.replace("[{", "[[").replace("}]", "]]").replace("\"keyid\":", "").replace("\"sig\":", ""),
            "{}".into(),
        ] {
            assert_eq!(Envelope::parse(wrong.as_bytes()), None, "{wrong}");
        }
    }
}
