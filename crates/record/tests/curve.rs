//! Edge cases of ECDSA on P-256, on which implementations differ and agreement would break: which signatures and
//! which keys are none (SEC 1, FIPS 186-5). Everything here is made from the specification.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at what cannot happen")]

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use p256::ecdsa::signature::hazmat::{PrehashSigner, PrehashVerifier};
use p256::ecdsa::{DerSignature, Signature, SigningKey, VerifyingKey};
use paivand_record::hash::Hash;
use paivand_record::key::{Algorithm, Signer, Verifier};
use sha2::{Digest, Sha256, Sha512_256};

/// The order of the group, n.
const ORDER: &str = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551";

/// The prime of the field, p.
const PRIME: &str = "ffffffff00000001000000000000000000000000ffffffffffffffffffffffff";

/// What stands before the point in a log key.
const NAMED: &[u8] = b"\xffpaivand/p256-sha512-256\n";

fn number(hex: &str) -> [u8; 32] {
    Hash::from_hex(hex).unwrap().0
}

/// The sum or difference of two numbers of 256 bits, big-endian.
fn minus(left: [u8; 32], right: [u8; 32]) -> [u8; 32] {
    let (mut result, mut borrow) = ([0; 32], 0_i16);
    for place in (0..32).rev() {
        let digit = i16::from(left[place]) - i16::from(right[place]) - borrow;
        borrow = i16::from(digit < 0);
        result[place] = digit.rem_euclid(256) as u8;
    }
    result
}

/// A verifier key line of any bytes, with the identifier that fits them.
fn line(bytes: &[u8]) -> String {
    let digest = Hash::of_parts(&[b"ash.example", b"\n", bytes]);
    let id: String = digest.0[..4].iter().map(|byte| format!("{byte:02x}")).collect();
    format!("ash.example+{id}+{}", STANDARD.encode(bytes))
}

fn signer() -> Signer {
    Signer::new("ash.example", Algorithm::P256, &[7; 32]).unwrap()
}

/// The point of a key: 0x04, x, y.
fn point(verifier: &Verifier) -> Vec<u8> {
    let bytes = STANDARD.decode(verifier.to_string().splitn(3, '+').last().unwrap()).unwrap();
    bytes.strip_prefix(NAMED).unwrap().to_vec()
}

#[test]
fn a_key_has_one_spelling() {
    let whole = point(signer().verifier());
    let named = |point: &[u8]| line(&[NAMED, point].concat());
    assert!(Verifier::parse(&named(&whole)).is_some(), "the line is made right");
    let compressed = [&[2 + (whole[64] & 1)][..], &whole[1..33]].concat();
    let hybrid = [&[6 + (whole[64] & 1)][..], &whole[1..]].concat();
    let mut off_curve = whole.clone();
    off_curve[64] ^= 1;
    // x + p names the same element of the field where it fits 32 bytes: of x below 2^256 - p.
    let beyond = [&[4][..], &number(PRIME), &whole[33..]].concat();
    let origin = [&[4][..], &[0; 64]].concat();
    for (what, point) in [
        ("a compressed point", compressed),
        ("a hybrid point", hybrid),
        ("a point beside the curve", off_curve),
        ("a coordinate that is no element of the field", beyond),
        ("the point 0, 0", origin),
        ("the point at infinity", vec![0]),
        ("the point at infinity, long", vec![0; 65]),
        ("x alone", whole[1..33].to_vec()),
        ("a short point", whole[..64].to_vec()),
        ("a long point", [&whole[..], &[0]].concat()),
        ("the other end of the curve's compact form", [&[5][..], &whole[1..33]].concat()),
        ("nothing", vec![]),
    ] {
        assert_eq!(Verifier::parse(&named(&point)), None, "{what}");
        // The identifier that the one spelling has makes it no better.
        let known = named(&whole);
        let id = known.split('+').nth(1).unwrap();
        let borrowed = format!("ash.example+{id}+{}", STANDARD.encode([NAMED, &point].concat()));
        assert_eq!(Verifier::parse(&borrowed), None, "{what}");
    }
    for (what, named) in [
        ("under the byte of another ECDSA", &b"\x02"[..]),
        ("under the byte of Ed25519", b"\x01"),
        ("under an unknown name", b"\xffpaivand/p256-sha512-257\n"),
        ("under a name that does not end", b"\xffpaivand/p256-sha512-256"),
        ("under no name", b"\xff"),
    ] {
        assert_eq!(Verifier::parse(&line(&[named, &whole].concat())), None, "{what}");
    }
}

#[test]
fn a_signature_has_one_form() {
    let (signer, order) = (signer(), number(ORDER));
    let (zero, one) = ([0; 32], number(&format!("{:064x}", 1)));
    for number in 0..32_u8 {
        let message = [number; 24];
        let signature = signer.sign(&message);
        assert!(signer.verifier().verifies(&message, &signature));
        assert_eq!(signer.sign(&message), signature, "no randomness");
        let (r, s): ([u8; 32], [u8; 32]) =
            (signature[..32].try_into().unwrap(), signature[32..].try_into().unwrap());
        assert!(s <= minus(order, s), "a low s is made");
        let high = minus(order, s);
        // The equation holds for both: what is refused is the second spelling.
        let both = Signature::from_slice(&[r, high].concat()).unwrap();
        let plain = VerifyingKey::from_sec1_bytes(&point(signer.verifier())).unwrap();
        assert!(plain.verify_prehash(&Sha512_256::digest(message), &both).is_ok());
        for (what, r, s) in [
            ("a high s", r, high),
            ("no r", zero, s),
            ("no s", r, zero),
            ("neither", zero, zero),
            ("r of the order", order, s),
            ("s of the order", r, order),
            ("r beyond the order", [0xff; 32], s),
            ("s beyond the order", r, [0xff; 32]),
            ("r and s changed about", s, r),
            ("r of one", one, s),
        ] {
            let altered = [r, s].concat().try_into().unwrap();
            assert!(!signer.verifier().verifies(&message, &altered), "{what}");
        }
        for bit in [0, 255, 256, 509, 511] {
            let mut altered = signature;
            altered[bit / 8] ^= 1 << (bit % 8);
            assert!(!signer.verifier().verifies(&message, &altered), "bit {bit}");
        }
    }
}

#[test]
fn another_digest_or_encoding_is_none() {
    let (signer, message) = (signer(), b"message");
    let secret = SigningKey::from_slice(&[7; 32]).unwrap();
    let other: Signature = secret.sign_prehash(&Sha256::digest(message)).unwrap();
    let other: [u8; 64] = other.normalize_s().to_bytes().into();
    assert!(!signer.verifier().verifies(message, &other), "over SHA-256");
    let own = Signature::from_slice(&signer.sign(message)).unwrap();
    let der: DerSignature = own.to_der();
    // A signature is 64 bytes: DER has seventy, and cut or filled to 64 it is none.
    let mut cut = [0; 64];
    let length = der.as_bytes().len().min(64);
    cut[..length].copy_from_slice(&der.as_bytes()[..length]);
    assert!(!signer.verifier().verifies(message, &cut), "DER");
}

#[test]
fn a_secret_is_a_number_from_one_to_the_order() {
    for wrong in [[0; 32], number(ORDER), [0xff; 32]] {
        assert!(Signer::new("ash.example", Algorithm::P256, &wrong).is_none());
    }
    let last = minus(number(ORDER), number(&format!("{:064x}", 1)));
    assert!(Signer::new("ash.example", Algorithm::P256, &last).is_some());
}
