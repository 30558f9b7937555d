//! DSSE envelopes in the profile of the record: one Ed25519 signature over the pre-authentication encoding.

use crate::bundle::ENTRY_BYTES_MAX;
use crate::hash::Hash;
use crate::key::{SIGNATURE_BYTES, Signer, Verifier};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use base64::{Engine, engine::general_purpose::STANDARD};

/// The payload type of an act, which `act_id` covers too.
pub const ACT_TYPE: &str = "application/vnd.paivand.act.v1+json";

/// The pre-authentication encoding of DSSE: what is signed.
pub fn encoding(payload_type: &str, payload: &[u8]) -> Vec<u8> {
    let head = format!("DSSEv1 {} {payload_type} {} ", payload_type.len(), payload.len());
    [head.as_bytes(), payload].concat()
}

/// The name of an act: the digest of its encoding, so that it covers type and bytes.
pub fn act_id(act: &[u8]) -> Hash {
    Hash::of(&encoding(ACT_TYPE, act))
}

/// A payload under its type with one signature, not yet believed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Envelope {
    /// What kind of entry this is.
    pub payload_type: String,
    /// The signed bytes.
    pub payload: Vec<u8>,
    /// The signature over the encoding of both.
    pub signature: [u8; SIGNATURE_BYTES],
}

/// What stands between the four values of an envelope: it has these members, in this order.
const PAYLOAD: &str = r#"{"payload":""#;
const PAYLOAD_TYPE: &str = r#"","payloadType":""#;
const KEYID: &str = r#"","signatures":[{"keyid":""#;
const SIG: &str = r#"","sig":""#;
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
        Self { payload_type: payload_type.to_string(), payload, signature }
    }

    /// Whether the signature is by `verifier`.
    pub fn is_by(&self, verifier: &Verifier) -> bool {
        verifier.verifies(&encoding(&self.payload_type, &self.payload), &self.signature)
    }

    /// The JSON form; `keyid` is a hint for other tools: unauthenticated in DSSE, and never read here.
    pub fn to_bytes(&self, keyid: &str) -> Vec<u8> {
        let (payload, kind, sig) =
            (STANDARD.encode(&self.payload), &self.payload_type, STANDARD.encode(self.signature));
        [PAYLOAD, &payload, PAYLOAD_TYPE, kind, KEYID, keyid, SIG, &sig, END].concat().into_bytes()
    }

    /// Reads the JSON form in its one spelling: these members in this order, no white space, no escapes,
    /// canonical base64, exactly one signature. What another reader would refuse must not count here.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        if bytes.len() > ENTRY_BYTES_MAX {
            return None;
        }
        let rest = &mut core::str::from_utf8(bytes).ok()?.strip_prefix(PAYLOAD)?;
        let (payload, payload_type) = (value(rest, PAYLOAD_TYPE)?, value(rest, KEYID)?);
        let (_keyid, sig) = (value(rest, SIG)?, value(rest, END)?);
        rest.is_empty().then_some(())?;
        Some(Self {
            payload: STANDARD.decode(payload).ok()?,
            payload_type: payload_type.to_string(),
            signature: STANDARD.decode(sig).ok()?.try_into().ok()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::key::Algorithm;

    #[test]
    fn the_encoding_is_that_of_the_specification() {
        // DSSE protocol.md, test vector.
        let encoded = encoding("http://example.com/HelloWorld", b"hello world");
        assert_eq!(encoded, b"DSSEv1 29 http://example.com/HelloWorld 11 hello world");
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
