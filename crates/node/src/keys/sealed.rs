//! Pouches sealed to their reader (RFC 9180: X25519, HKDF-SHA256, ChaCha20-Poly1305): whoever carries one sees
//! for whom it is, from whom it comes and how long it is.

use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::rand_core::{Infallible, TryCryptoRng, TryRng};
use hpke::{
    Deserializable, Kem, OpModeR, OpModeS, Serializable, single_shot_open, single_shot_seal_with_rng,
};
use paivand_record::act::is_side;
use paivand_record::entry::SEALING_KEY_BYTES;
use paivand_record::fate::is_circle;
use paivand_record::hash::Hash;
use paivand_world::World;
use zeroize::Zeroizing;

/// The first line of a sealed pouch.
const LINE: &str = "paivand sealed pouch v1";

/// Bytes of the encapsulated key.
const ENCAPSULATED_BYTES: usize = 32;

/// Bytes by which sealing lengthens a pouch: its tag.
const TAG_BYTES: usize = 16;

/// Longest head: the line, a circle, two sides and the encapsulated key.
const HEAD_BYTES_MAX: usize = 512;

/// Largest part of a pouch as it travels: what a mail server will take.
pub const PART_BYTES_MAX: usize = 10 * 1024 * 1024;

/// Longest content of a part, so that it travels within [`PART_BYTES_MAX`].
pub const CONTENT_BYTES_MAX: usize = PART_BYTES_MAX - HEAD_BYTES_MAX - TAG_BYTES;

/// The secret half of the key to which pouches for a node are sealed; wiped from memory when dropped.
pub struct SealingKey(Zeroizing<[u8; SEALING_KEY_BYTES]>);

impl SealingKey {
    /// The key of secret bytes.
    pub fn new(secret: [u8; SEALING_KEY_BYTES]) -> Self {
        Self(Zeroizing::new(secret))
    }

    /// The public half, as a log states it.
    pub fn public(&self) -> [u8; SEALING_KEY_BYTES] {
        let secret = <X25519HkdfSha256 as Kem>::PrivateKey::from_bytes(&*self.0);
        // Any 32 bytes are a secret key of X25519.
        secret.map(|secret| X25519HkdfSha256::sk_to_pk(&secret).to_bytes().into()).unwrap_or_default()
    }
}

impl std::fmt::Debug for SealingKey {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str("SealingKey(secret)")
    }
}

/// For whom a pouch is and from whom it comes: said outside, and sealed with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// The circle.
    pub circle: String,
    /// The side that packed it.
    pub from: String,
    /// The side that may open it.
    pub to: String,
}

/// Why a pouch was not sealed or opened.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    /// Not a sealed pouch.
    #[error("this is no sealed pouch, or it is damaged: ask for it to be packed again")]
    Malformed,
    /// For another node.
    #[error("the pouch is for {to} in the circle {circle}: carry it there")]
    OtherReader {
        /// The side it is for.
        to: String,
        /// The circle.
        circle: String,
    },
    /// Sealed to another key, or altered on the way.
    #[error(
        "the pouch was sealed to another key of this node, or altered on the way: ask for it to be packed again"
    )]
    Closed,
    /// The reader's key is none.
    #[error("the other side's sealing key is no key: ask for its card again")]
    Key,
    /// Too long for one part.
    #[error("a part of a pouch has at most {CONTENT_BYTES_MAX} bytes")]
    TooLong,
    /// No randomness.
    #[error("the operating system gives no randomness")]
    Randomness,
}

impl Address {
    fn text(&self) -> String {
        format!("{LINE}\n{}\n{}\n{}\n", self.circle, self.from, self.to)
    }

    /// Reads the head of a sealed pouch; also what follows it.
    fn parse(bytes: &[u8]) -> Option<(Self, &[u8])> {
        let head = bytes.get(..bytes.len().min(HEAD_BYTES_MAX))?;
        let ends = head.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
        let end = ends.map(|(at, _)| at + 1).nth(3)?;
        let (head, rest) = bytes.split_at_checked(end)?;
        let mut lines = std::str::from_utf8(head).ok()?.split_terminator('\n');
        let (line, circle, from, to) = (lines.next()?, lines.next()?, lines.next()?, lines.next()?);
        let sound = line == LINE && is_circle(circle) && is_side(from) && is_side(to);
        let address = Self { circle: circle.into(), from: from.into(), to: to.into() };
        sound.then_some((address, rest))
    }
}

/// The bytes drawn once for one pouch, as the library asks for them.
struct Drawn {
    seed: Zeroizing<[u8; 32]>,
    count: u64,
}

impl TryRng for Drawn {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        let mut bytes = [0; 4];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u32::from_le_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let mut bytes = [0; 8];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u64::from_le_bytes(bytes))
    }

    fn try_fill_bytes(&mut self, to: &mut [u8]) -> Result<(), Infallible> {
        for part in to.chunks_mut(32) {
            self.count += 1;
            let drawn = Zeroizing::new(Hash::of_parts(&[&*self.seed, &self.count.to_be_bytes()]).0);
            part.iter_mut().zip(*drawn).for_each(|(to, from)| *to = from);
        }
        Ok(())
    }
}

impl TryCryptoRng for Drawn {}

/// Seals a part of a pouch to the key that its reader's log states.
///
/// # Errors
/// If it is longer than [`CONTENT_BYTES_MAX`], the key is none, or there is no randomness.
pub fn seal(
    world: &World,
    address: &Address,
    to: &[u8; SEALING_KEY_BYTES],
    content: &[u8],
) -> Result<Vec<u8>, SealError> {
    if content.len() > CONTENT_BYTES_MAX {
        return Err(SealError::TooLong);
    }
    let mut drawn = Drawn { seed: Zeroizing::new([0; 32]), count: 0 };
    world.randomness.fill(&mut *drawn.seed).then_some(()).ok_or(SealError::Randomness)?;
    let key = <X25519HkdfSha256 as Kem>::PublicKey::from_bytes(to).map_err(|_| SealError::Key)?;
    let head = address.text();
    let (encapsulated, ciphertext) = single_shot_seal_with_rng::<
        ChaCha20Poly1305,
        HkdfSha256,
        X25519HkdfSha256,
    >(&OpModeS::Base, &key, head.as_bytes(), content, &[], &mut drawn)
    .map_err(|_| SealError::Key)?;
    Ok([head.as_bytes(), encapsulated.to_bytes().as_slice(), &ciphertext].concat())
}

/// For whom a sealed pouch is; none if it is no sealed pouch.
pub fn address_of(bytes: &[u8]) -> Option<Address> {
    Address::parse(bytes).map(|(address, _)| address)
}

/// Opens a part that was sealed to one of these keys, for this side of this circle.
///
/// # Errors
/// If it is no sealed pouch, is for somebody else, was sealed to another key or altered.
pub fn open(
    keys: &[SealingKey],
    circle: &str,
    side: &str,
    bytes: &[u8],
) -> Result<(Address, Vec<u8>), SealError> {
    if bytes.len() > PART_BYTES_MAX {
        return Err(SealError::TooLong);
    }
    let (address, rest) = Address::parse(bytes).ok_or(SealError::Malformed)?;
    if address.circle != circle || address.to != side {
        let Address { circle, to, .. } = address;
        return Err(SealError::OtherReader { to, circle });
    }
    let (encapsulated, ciphertext) = rest.split_at_checked(ENCAPSULATED_BYTES).ok_or(SealError::Malformed)?;
    let encapsulated = <X25519HkdfSha256 as Kem>::EncappedKey::from_bytes(encapsulated);
    let encapsulated = encapsulated.map_err(|_| SealError::Malformed)?;
    let head = address.text();
    let opened = keys.iter().find_map(|key| {
        let secret = <X25519HkdfSha256 as Kem>::PrivateKey::from_bytes(&*key.0).ok()?;
        single_shot_open::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
            &OpModeR::Base,
            &secret,
            &encapsulated,
            head.as_bytes(),
            ciphertext,
            &[],
        )
        .ok()
    });
    opened.map(|content| (address, content)).ok_or(SealError::Closed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address() -> Address {
        Address { circle: "ash-birch".into(), from: "ash".into(), to: "birch".into() }
    }

    #[test]
    fn a_sealed_pouch_is_opened_by_its_reader_and_by_nobody_else() {
        let (world, key, other) = (World::machine(), SealingKey::new([7; 32]), SealingKey::new([8; 32]));
        let content = b"logs/ash/checkpoint: nothing that a carrier may read".repeat(40);
        let sealed = seal(&world, &address(), &key.public(), &content).unwrap();
        assert!(sealed.len() <= content.len() + HEAD_BYTES_MAX + TAG_BYTES);
        assert!(!sealed.windows(12).any(|window| content.starts_with(window)), "nothing is readable");
        assert_eq!(address_of(&sealed), Some(address()));
        let reads = |keys: &[SealingKey], circle: &str, side: &str| open(keys, circle, side, &sealed);
        let (from, opened) =
            reads(&[SealingKey::new([9; 32]), SealingKey::new([7; 32])], "ash-birch", "birch").unwrap();
        assert_eq!((from, opened), (address(), content.clone()));
        assert!(matches!(reads(&[other], "ash-birch", "birch"), Err(SealError::Closed)));
        for (circle, side) in [("ash-birch", "ash"), ("ash-cedar", "birch")] {
            assert!(matches!(reads(&[], circle, side), Err(SealError::OtherReader { .. })));
        }
        let again = seal(&world, &address(), &key.public(), &content).unwrap();
        assert_ne!(again, sealed, "no two are alike");
    }

    #[test]
    fn an_altered_pouch_stays_closed() {
        let (world, key) = (World::machine(), SealingKey::new([7; 32]));
        let sealed = seal(&world, &address(), &key.public(), b"content").unwrap();
        for at in 0..sealed.len() {
            let mut altered = sealed.clone();
            altered[at] ^= 1;
            assert!(open(&[SealingKey::new([7; 32])], "ash-birch", "birch", &altered).is_err(), "byte {at}");
            assert!(
                open(&[SealingKey::new([7; 32])], "ash-birch", "birch", &sealed[..at]).is_err(),
                "cut at {at}"
            );
        }
        assert!(matches!(open(&[], "ash-birch", "birch", b""), Err(SealError::Malformed)));
        let long = vec![0; CONTENT_BYTES_MAX + 1];
        assert!(matches!(seal(&world, &address(), &key.public(), &long), Err(SealError::TooLong)));
        assert!(
            matches!(seal(&world, &address(), &[0; 32], b""), Err(SealError::Key)),
            "a key of small order"
        );
    }
}
