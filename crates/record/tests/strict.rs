//! Edge cases of Ed25519, on which implementations differ and agreement would break: keys and points of small
//! order, encodings that are not canonical, scalars beyond the order of the group (RFC 8032 section 5.1.7 in its
//! strict reading). Everything here is made from the specification.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at what cannot happen")]

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use curve25519_dalek::scalar::{Scalar, clamp_integer};
use paivand_record::hash::Hash;
use paivand_record::key::{Algorithm, Signer, Verifier};
use sha2::{Digest, Sha512};

/// The order of the group, little-endian.
const ORDER: [u8; 32] = [
    0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
];

/// The eight points of small order, and the encodings of some that are not canonical.
const SMALL: [&str; 14] = [
    "0100000000000000000000000000000000000000000000000000000000000000",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "0000000000000000000000000000000000000000000000000000000000000080",
    "0000000000000000000000000000000000000000000000000000000000000000",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "0100000000000000000000000000000000000000000000000000000000000080",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
];

fn bytes(hex: &str) -> [u8; 32] {
    Hash::from_hex(hex).unwrap().0
}

/// A verifier key line of any 32 bytes, with the identifier that fits them.
fn line(key: &[u8; 32]) -> String {
    let digest = Hash::of_parts(&[b"ash.example", b"\n", &[1], key]);
    let id: String = digest.0[..4].iter().map(|byte| format!("{byte:02x}")).collect();
    format!("ash.example+{id}+{}", STANDARD.encode([&[1][..], key].concat()))
}

#[test]
fn a_key_of_small_order_is_no_key() {
    let honest = Signer::new("ash.example", Algorithm::Ed25519, &[7; 32]).unwrap();
    let of = STANDARD.decode(honest.verifier().to_string().rsplit('+').next().unwrap()).unwrap();
    assert!(Verifier::parse(&line(of[1..].try_into().unwrap())).is_some(), "the line is made right");
    for small in SMALL {
        assert_eq!(Verifier::parse(&line(&bytes(small))), None, "{small}");
    }
}

/// The numbers from the prime to 2^255 - 1 name elements of the field a second time: no key is written so, though the
/// point is one that lies on the curve and is not of small order.
#[test]
fn a_key_has_one_spelling() {
    let mut on_curve = 0;
    for above in 0..19_u8 {
        for sign in [0, 0x80] {
            let mut key = [0xff; 32];
            (key[0], key[31]) = (0xed + above, 0x7f | sign);
            let loose = ed25519_dalek::VerifyingKey::from_bytes(&key).is_ok_and(|key| !key.is_weak());
            on_curve += usize::from(loose);
            assert_eq!(Verifier::parse(&line(&key)), None, "{above} {sign}");
        }
    }
    assert!(on_curve > 0, "some of them would be taken without the rule");
}

/// Adds the order of the group to the scalar of a signature: the equation still holds, the signature is another.
fn beyond_order(signature: &[u8; 64]) -> [u8; 64] {
    let mut other = *signature;
    let mut carry = 0_u16;
    for (digit, added) in other[32..].iter_mut().zip(ORDER) {
        let sum = u16::from(*digit) + u16::from(added) + carry;
        *digit = (sum & 0xff) as u8;
        carry = sum >> 8;
    }
    other
}

#[test]
fn a_signature_has_one_form() {
    let signer = Signer::new("ash.example", Algorithm::Ed25519, &[7; 32]).unwrap();
    for number in 0..64_u8 {
        let message = [number; 24];
        let signature = signer.sign(&message);
        assert!(signer.verifier().verifies(&message, &signature));
        let other = beyond_order(&signature);
        assert_ne!(other, signature);
        assert!(!signer.verifier().verifies(&message, &other), "a scalar beyond the order");
        for bit in [0, 255, 256, 509, 511] {
            let mut altered = signature;
            altered[bit / 8] ^= 1 << (bit % 8);
            assert!(!signer.verifier().verifies(&message, &altered), "bit {bit}");
        }
    }
}

/// With R the identity and s = ha the equation holds for every message: whoever has the key could say later that a
/// signature is none, since strict verifiers refuse it and others take it.
#[test]
fn a_signature_that_only_the_equation_allows_is_none() {
    let (secret, message) = ([7; 32], b"message");
    let signer = Signer::new("ash.example", Algorithm::Ed25519, &secret).unwrap();
    let line = signer.verifier().to_string();
    let key: [u8; 32] = STANDARD.decode(line.rsplit('+').next().unwrap()).unwrap()[1..].try_into().unwrap();
    let expanded: [u8; 64] = Sha512::digest(secret).into();
    let scalar = Scalar::from_bytes_mod_order(clamp_integer(expanded[..32].try_into().unwrap()));
    let identity = bytes(SMALL[0]);
    let digest: [u8; 64] = Sha512::digest([&identity[..], &key, message].concat()).into();
    let s = Scalar::from_bytes_mod_order_wide(&digest) * scalar;
    let signature = [identity, s.to_bytes()].concat().try_into().unwrap();
    let plain = ed25519_dalek::VerifyingKey::from_bytes(&key).unwrap();
    let read = ed25519_dalek::Signature::from_bytes(&signature);
    assert!(ed25519_dalek::Verifier::verify(&plain, message, &read).is_ok(), "the equation holds");
    assert!(!signer.verifier().verifies(message, &signature));
}

/// With R of small order and s = 0 the equation without the strict reading holds for some messages and keys of
/// mixed order; strictly it never does.
#[test]
fn a_signature_with_a_point_of_small_order_is_none() {
    let signer = Signer::new("ash.example", Algorithm::Ed25519, &[7; 32]).unwrap();
    for small in SMALL {
        let mut signature = [0; 64];
        signature[..32].copy_from_slice(&bytes(small));
        for number in 0..64_u8 {
            assert!(!signer.verifier().verifies(&[number], &signature), "{small} {number}");
        }
        let mut signature = signer.sign(b"message");
        signature[..32].copy_from_slice(&bytes(small));
        assert!(!signer.verifier().verifies(b"message", &signature), "{small}");
    }
}
