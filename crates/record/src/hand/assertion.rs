//! A device key's assertion (W3C WebAuthn level 2, section 7.2), checked from the entry alone: no clock, no
//! counter, nothing from outside, so that every verifier says the same also years later.

use super::Hand;
use crate::hash::Hash;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use core::fmt;
use core::str::FromStr;
use ed25519_dalek::VerifyingKey as EdKey;
use p256::ecdsa::signature::Verifier as _;
use p256::ecdsa::{Signature as EcSignature, VerifyingKey as EcKey};
use serde::Deserialize;

/// Bytes before the extensions: the digest of the site, flags and a counter.
const DATA_BYTES_MIN: usize = 37;

/// Somebody was present.
const PRESENT: u8 = 0x01;

/// That somebody was verified, by a number, a finger or a face.
const VERIFIED: u8 = 0x04;

/// The key is copied to other devices.
const COPIED: u8 = 0x10;

/// The key may be copied.
const MAY_BE_COPIED: u8 = 0x08;

/// The public key of a seat, as an act enrols it: `es256:BASE64` of an uncompressed point, or `eddsa:BASE64`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SeatKey {
    /// ECDSA on P-256 with SHA-256 (COSE −7).
    Es256(EcKey),
    /// Ed25519 (COSE −8).
    EdDsa(EdKey),
}

/// Why a device key's assertion does not show the consent it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HandError {
    /// Another kind of hand.
    #[error("the hand is not one of a device key")]
    OtherKind,
    /// Out of shape.
    #[error("the assertion cannot be read")]
    Malformed,
    /// Not an assertion, such as an enrolment.
    #[error("the assertion was made for another purpose")]
    OtherPurpose,
    /// Given for another act, kind of entry or circle.
    #[error("the assertion was given for something else")]
    OtherChallenge,
    /// Given to another site.
    #[error("the assertion was given to another site")]
    OtherSite,
    /// Nobody was there, or nobody was verified.
    #[error("the device did not verify who was there")]
    Unverified,
    /// Not by this key.
    #[error("the assertion is not by the key of the seat")]
    Signature,
}

#[derive(Deserialize)]
struct ClientData {
    #[serde(rename = "type")]
    purpose: String,
    challenge: String,
    #[serde(default, rename = "crossOrigin")]
    cross_origin: bool,
}

impl FromStr for SeatKey {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const WRONG: &str = "a seat's key is `es256:` or `eddsa:` and the public key in base64";
        let (algorithm, key) = text.split_once(':').ok_or(WRONG)?;
        let key = STANDARD.decode(key).map_err(|_| WRONG)?;
        let read = match algorithm {
            "es256" => EcKey::from_sec1_bytes(&key).map(Self::Es256).map_err(|_| WRONG)?,
            "eddsa" => {
                let key = key.as_slice().try_into().map_err(|_| WRONG)?;
                EdKey::from_bytes(key).ok().filter(|key| !key.is_weak()).map(Self::EdDsa).ok_or(WRONG)?
            }
            _ => return Err(WRONG),
        };
        // One key has one spelling: a compressed point would be another.
        if read.to_string() == text { Ok(read) } else { Err(WRONG) }
    }
}

impl fmt::Display for SeatKey {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Es256(key) => {
                write!(to, "es256:{}", STANDARD.encode(key.to_sec1_point(false).as_bytes()))
            }
            Self::EdDsa(key) => write!(to, "eddsa:{}", STANDARD.encode(key.as_bytes())),
        }
    }
}

impl SeatKey {
    fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        match self {
            Self::Es256(key) => EcSignature::from_der(signature)
                .is_ok_and(|signature| key.verify(message, &signature).is_ok()),
            Self::EdDsa(key) => {
                let signature = signature.try_into().map(ed25519_dalek::Signature::from_bytes);
                signature.is_ok_and(|signature| key.verify_strict(message, &signature).is_ok())
            }
        }
    }

    /// Checks that the holder of this key, enrolled for `site`, consented to what `challenge` names (see
    /// [`super::challenge`]).
    ///
    /// # Errors
    /// See [`HandError`]: the first reason found.
    pub fn check(&self, hand: &Hand, site: &str, challenge: &Hash) -> Result<(), HandError> {
        let Hand::DeviceKey { authenticator_data, client_data, signature, .. } = hand else {
            return Err(HandError::OtherKind);
        };
        let client: ClientData = serde_json::from_slice(&client_data.0).map_err(|_| HandError::Malformed)?;
        if client.purpose != "webauthn.get" || client.cross_origin {
            return Err(HandError::OtherPurpose);
        }
        if client.challenge != URL_SAFE_NO_PAD.encode(challenge.0) {
            return Err(HandError::OtherChallenge);
        }
        let data = authenticator_data.0.as_slice();
        let (of_site, flags) = match data.split_first_chunk() {
            Some((of_site, [flags, ..])) if data.len() >= DATA_BYTES_MIN => (Hash(*of_site), *flags),
            _ => return Err(HandError::Malformed),
        };
        if of_site != Hash::of(site.as_bytes()) {
            return Err(HandError::OtherSite);
        }
        if flags & PRESENT == 0 || flags & VERIFIED == 0 {
            return Err(HandError::Unverified);
        }
        if flags & COPIED != 0 && flags & MAY_BE_COPIED == 0 {
            return Err(HandError::Malformed);
        }
        let message: Vec<u8> = [data, &Hash::of(&client_data.0).0].concat();
        if self.verifies(&message, &signature.0) { Ok(()) } else { Err(HandError::Signature) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entry::Bytes;
    use crate::hand::{HandOn, challenge};
    use alloc::format;
    use ed25519_dalek::Signer as _;

    const SITE: &str = "records.example";

    /// What a device would answer, with one thing about it changed.
    struct Device {
        site: &'static str,
        flags: u8,
        purpose: &'static str,
        more: &'static str,
        length: usize,
    }

    const HONEST: Device =
        Device { site: SITE, flags: PRESENT | VERIFIED, purpose: "webauthn.get", more: "", length: 37 };

    impl Device {
        fn parts(&self, challenge: &Hash) -> (Vec<u8>, Vec<u8>) {
            let mut data = [&Hash::of(self.site.as_bytes()).0[..], &[self.flags, 0, 0, 0, 9]].concat();
            data.truncate(self.length);
            let challenge = URL_SAFE_NO_PAD.encode(challenge.0);
            let client = format!(
                r#"{{"type":"{}","challenge":"{challenge}","origin":"https://{SITE}"{}}}"#,
                self.purpose, self.more
            );
            (data, client.into_bytes())
        }

        fn signs(&self, challenge: &Hash, sign: impl Fn(&[u8]) -> Vec<u8>) -> Hand {
            let (data, client) = self.parts(challenge);
            let signature = sign(&[&data[..], &Hash::of(&client).0].concat());
            Hand::DeviceKey {
                seat: "seat/co-chair".into(),
                authenticator_data: Bytes(data),
                client_data: Bytes(client),
                signature: Bytes(signature),
            }
        }
    }

    /// How a device signs.
    type Sign = alloc::boxed::Box<dyn Fn(&[u8]) -> Vec<u8>>;

    fn keys() -> [(SeatKey, Sign); 2] {
        let ec = p256::ecdsa::SigningKey::from_slice(&[7; 32]).unwrap();
        let ed = ed25519_dalek::SigningKey::from_bytes(&[9; 32]);
        let (ec_key, ed_key) = (SeatKey::Es256(*ec.verifying_key()), SeatKey::EdDsa(ed.verifying_key()));
        let by_ec = move |message: &[u8]| {
            let signature: EcSignature = ec.sign(message);
            signature.to_der().as_bytes().to_vec()
        };
        let by_ed = move |message: &[u8]| ed.sign(message).to_bytes().to_vec();
        [(ec_key, alloc::boxed::Box::new(by_ec)), (ed_key, alloc::boxed::Box::new(by_ed))]
    }

    #[test]
    fn an_assertion_shows_consent_to_one_thing_at_one_site() {
        let act = Hash::of(b"act");
        let asked = challenge("ash-birch", HandOn::Concur, &act);
        for (key, sign) in keys() {
            let check = |device: Device, said: &Hash| key.check(&device.signs(said, &sign), SITE, &asked);
            assert_eq!(check(HONEST, &asked), Ok(()));
            assert_eq!(check(Device { flags: 0x1d, ..HONEST }, &asked), Ok(()), "a key that may be copied");
            for other in [
                challenge("ash-birch", HandOn::Decline, &act),
                challenge("ash-birch", HandOn::Concur, &Hash::of(b"other")),
                challenge("cedar", HandOn::Concur, &act),
                act,
            ] {
                assert_eq!(check(HONEST, &other), Err(HandError::OtherChallenge));
            }
            for (device, why) in [
                (Device { site: "evil.example", ..HONEST }, HandError::OtherSite),
                (Device { flags: PRESENT, ..HONEST }, HandError::Unverified),
                (Device { flags: VERIFIED, ..HONEST }, HandError::Unverified),
                (Device { flags: PRESENT | VERIFIED | COPIED, ..HONEST }, HandError::Malformed),
                (Device { purpose: "webauthn.create", ..HONEST }, HandError::OtherPurpose),
                (Device { more: r#","crossOrigin":true"#, ..HONEST }, HandError::OtherPurpose),
                (Device { more: r#",}"#, ..HONEST }, HandError::Malformed),
                (Device { length: 36, ..HONEST }, HandError::Malformed),
                (Device { length: 0, ..HONEST }, HandError::Malformed),
            ] {
                assert_eq!(check(device, &asked), Err(why));
            }
        }
    }

    #[test]
    fn an_assertion_by_another_key_or_altered_shows_nothing() {
        let asked = challenge("ash-birch", HandOn::Propose, &Hash::of(b"act"));
        let [(ec, by_ec), (ed, by_ed)] = keys();
        for (key, hand) in [(&ec, HONEST.signs(&asked, &by_ed)), (&ed, HONEST.signs(&asked, &by_ec))] {
            assert_eq!(key.check(&hand, SITE, &asked), Err(HandError::Signature));
        }
        for (key, sign) in [(&ec, &by_ec), (&ed, &by_ed)] {
            let mut hand = HONEST.signs(&asked, sign);
            let Hand::DeviceKey { signature, .. } = &mut hand else { unreachable!() };
            signature.0[20] ^= 1;
            assert_eq!(key.check(&hand, SITE, &asked), Err(HandError::Signature));
            let Hand::DeviceKey { signature, .. } = &mut hand else { unreachable!() };
            signature.0.clear();
            assert_eq!(key.check(&hand, SITE, &asked), Err(HandError::Signature));
        }
        let pen = Hand::Pen { seat: "seat/a".into(), on: "2027-03-01".parse().unwrap(), scan: asked };
        assert_eq!(ec.check(&pen, SITE, &asked), Err(HandError::OtherKind));
    }

    #[test]
    fn a_seat_key_has_one_spelling() {
        for (key, _) in keys() {
            assert_eq!(key.to_string().parse(), Ok(key.clone()));
        }
        let SeatKey::Es256(ec) = &keys()[0].0 else { unreachable!() };
        let compressed = STANDARD.encode(ec.to_sec1_point(true).as_bytes());
        let weak = STANDARD.encode([0; 32]);
        for wrong in [
            format!("es256:{compressed}"),
            format!("eddsa:{weak}"),
            "es256:".into(),
            "eddsa:AAAA".into(),
            "rs256:AAAA".into(),
            keys()[1].0.to_string().replace("eddsa", "es256"),
            String::new(),
        ] {
            assert!(wrong.parse::<SeatKey>().is_err(), "{wrong}");
        }
    }
}
