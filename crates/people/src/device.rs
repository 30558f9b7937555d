//! Keys of devices (W3C WebAuthn level 2): enrolled by who is signed in, they let a person in alone, since the device
//! verifies who holds it.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ed25519_dalek::VerifyingKey as EdKey;
use jiff::Timestamp;
use p256::ecdsa::signature::Verifier as _;
use p256::ecdsa::{Signature, VerifyingKey as EcKey};
use paivand_kernel::Digest;
use rusqlite::{OptionalExtension, params};
use serde::Deserialize;
use zeroize::Zeroizing;

use crate::{Account, People, PeopleError, secret};

/// Seconds for which a challenge may be answered.
const CHALLENGE_SECONDS: i64 = 300;
/// Most keys of one person: a telephone, a stick and some spares.
const KEYS_MAX: i64 = 20;
/// Longest identifier of a credential (WebAuthn, section 4), in bytes.
const CREDENTIAL_BYTES_MAX: usize = 1_023;
/// Longest part of an answer, in bytes.
const PART_BYTES_MAX: usize = 4_096;
/// Bytes of the authenticator's data before the extensions.
const DATA_BYTES_MIN: usize = 37;
/// Somebody was present, and was verified.
const PRESENT_AND_VERIFIED: u8 = 0x05;

/// What stands before a P-256 point and an Ed25519 key in a SubjectPublicKeyInfo (RFC 5480, RFC 8410).
const P256: &[u8] = &[
    0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01, 0x06, 0x08, 0x2a, 0x86,
    0x48, 0xce, 0x3d, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00,
];
const ED25519: &[u8] = &[0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];

/// What a browser tells of a key, in base64url.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyAnswer {
    /// The identifier of the credential.
    pub credential: String,
    /// The client's data, as it was signed.
    pub client: String,
    /// The authenticator's data.
    pub data: String,
    /// The public key of a new credential, as SubjectPublicKeyInfo.
    #[serde(default)]
    pub key: String,
    /// The signature of a known one.
    #[serde(default)]
    pub signature: String,
}

/// A key that was enrolled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeviceKey {
    /// Its identifier, in base64url.
    pub credential: String,
    /// When it was enrolled.
    pub made: Timestamp,
}

/// Where keys are used: the site they are bound to, and the origin of its pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// The name of the host, without its port.
    pub name: String,
    /// The origin, `http://localhost:7601`.
    pub origin: String,
}

#[derive(Deserialize)]
struct ClientData {
    #[serde(rename = "type")]
    purpose: String,
    challenge: String,
    origin: String,
    #[serde(default, rename = "crossOrigin")]
    cross_origin: bool,
}

enum PublicKey {
    Es256(EcKey),
    EdDsa(EdKey),
}

impl PublicKey {
    fn read(key: &[u8]) -> Option<Self> {
        if let Some(point) = key.strip_prefix(P256) {
            return EcKey::from_sec1_bytes(point).ok().map(Self::Es256);
        }
        let bytes: &[u8; 32] = key.strip_prefix(ED25519)?.try_into().ok()?;
        EdKey::from_bytes(bytes).ok().filter(|key| !key.is_weak()).map(Self::EdDsa)
    }

    fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        match self {
            Self::Es256(key) => {
                Signature::from_der(signature).is_ok_and(|signature| key.verify(message, &signature).is_ok())
            }
            Self::EdDsa(key) => {
                let signature = signature.try_into().map(ed25519_dalek::Signature::from_bytes);
                signature.is_ok_and(|signature| key.verify_strict(message, &signature).is_ok())
            }
        }
    }
}

/// A part of an answer, within its limit.
fn part(text: &str, most: usize) -> Result<Vec<u8>, PeopleError> {
    let bytes = URL_SAFE_NO_PAD.decode(text.trim_end_matches('=')).map_err(|_| PeopleError::Key)?;
    if bytes.is_empty() || bytes.len() > most { Err(PeopleError::Key) } else { Ok(bytes) }
}

impl People {
    /// A challenge for a device: to enrol a key of an account, or to come in by one. It is good once.
    ///
    /// # Errors
    /// [`PeopleError::Database`], [`PeopleError::Randomness`].
    pub fn challenge(&self, of: Option<&Account>, now: Timestamp) -> Result<Zeroizing<String>, PeopleError> {
        let word = secret::new(&*self.randomness)?;
        let connection = self.connection();
        connection.execute("delete from challenge where ends <= ?1", [now.as_second()])?;
        connection.execute(
            "insert into challenge (digest, account, ends) values (?1, ?2, ?3)",
            params![
                secret::digest("challenge", &word),
                of.map(|of| of.id),
                now.as_second() + CHALLENGE_SECONDS
            ],
        )?;
        Ok(word)
    }

    /// Enrols a key of who is signed in.
    ///
    /// # Errors
    /// [`PeopleError::Key`] if the answer is not one to a challenge of this account and site.
    pub fn enrol(
        &self,
        account: &Account,
        answer: &KeyAnswer,
        site: &Site,
        now: Timestamp,
    ) -> Result<(), PeopleError> {
        let credential = part(&answer.credential, CREDENTIAL_BYTES_MAX)?;
        let key = part(&answer.key, PART_BYTES_MAX)?;
        PublicKey::read(&key).ok_or(PeopleError::Key)?;
        self.looked_at(answer, ("webauthn.create", Some(account)), site, now)?;
        let inserted = self.connection().execute(
            "insert into device (account, credential, key, made)
             select ?1, ?2, ?3, ?4 where (select count(*) from device where account = ?1) < ?5
             on conflict (credential) do nothing",
            params![account.id, credential, key, now.as_second(), KEYS_MAX],
        )?;
        if inserted == 1 { Ok(()) } else { Err(PeopleError::Key) }
    }

    /// Who holds the key that answered a challenge.
    ///
    /// # Errors
    /// [`PeopleError::Key`]; why is not told.
    pub fn by_key(&self, answer: &KeyAnswer, site: &Site, now: Timestamp) -> Result<Account, PeopleError> {
        let credential = part(&answer.credential, CREDENTIAL_BYTES_MAX)?;
        let signature = part(&answer.signature, PART_BYTES_MAX)?;
        let message = self.looked_at(answer, ("webauthn.get", None), site, now)?;
        let found = self.connection().query_row(
            "select account.id, account.name, device.key from device join account on account.id = device.account
             where credential = ?1 and ended is null",
            [credential],
            |row| Ok((Account { id: row.get(0)?, name: row.get(1)? }, row.get::<_, Vec<u8>>(2)?)),
        );
        let (account, key) = found.optional()?.ok_or(PeopleError::Key)?;
        let fits = PublicKey::read(&key).is_some_and(|key| key.verifies(&message, &signature));
        fits.then_some(account).ok_or(PeopleError::Key)
    }

    /// Whether an answer was given here, to a challenge of ours that is used up by it, by a device that verified who
    /// held it. Gives what it signed.
    fn looked_at(
        &self,
        answer: &KeyAnswer,
        (purpose, of): (&str, Option<&Account>),
        site: &Site,
        now: Timestamp,
    ) -> Result<Vec<u8>, PeopleError> {
        let (client, data) = (part(&answer.client, PART_BYTES_MAX)?, part(&answer.data, PART_BYTES_MAX)?);
        let told: ClientData = serde_json::from_slice(&client).map_err(|_| PeopleError::Key)?;
        let word = part(&told.challenge, PART_BYTES_MAX)?;
        let word = Zeroizing::new(String::from_utf8(word).map_err(|_| PeopleError::Key)?);
        let used = self.connection().execute(
            "delete from challenge where digest = ?1 and ends > ?2 and account is ?3",
            params![secret::digest("challenge", &word), now.as_second(), of.map(|of| of.id)],
        )?;
        let flags = data.get(32).copied().unwrap_or_default();
        let fits = used == 1
            && told.purpose == purpose
            && told.origin == site.origin
            && !told.cross_origin
            && data.len() >= DATA_BYTES_MIN
            && data.starts_with(&Digest::of(site.name.as_bytes()).0)
            && flags & PRESENT_AND_VERIFIED == PRESENT_AND_VERIFIED;
        fits.then(|| [data, Digest::of(&client).0.to_vec()].concat()).ok_or(PeopleError::Key)
    }

    /// The keys of an account, the oldest first.
    ///
    /// # Errors
    /// [`PeopleError::Database`].
    pub fn keys(&self, account: &Account) -> Result<Vec<DeviceKey>, PeopleError> {
        let connection = self.connection();
        let mut keys = connection
            .prepare_cached("select credential, made from device where account = ?1 order by id")?;
        let keys =
            keys.query_map([account.id], |row| Ok((row.get::<_, Vec<u8>>(0)?, row.get::<_, i64>(1)?)))?;
        let read = |(credential, made): (Vec<u8>, i64)| DeviceKey {
            credential: URL_SAFE_NO_PAD.encode(credential),
            made: Timestamp::from_second(made).unwrap_or_default(),
        };
        Ok(keys.collect::<Result<Vec<_>, _>>()?.into_iter().map(read).collect())
    }

    /// Forgets a key of an account.
    ///
    /// # Errors
    /// [`PeopleError::Key`] if it has no such key.
    pub fn forget_key(&self, account: &Account, credential: &str) -> Result<(), PeopleError> {
        let credential = part(credential, CREDENTIAL_BYTES_MAX)?;
        let gone = self.connection().execute(
            "delete from device where account = ?1 and credential = ?2",
            params![account.id, credential],
        )?;
        if gone == 1 { Ok(()) } else { Err(PeopleError::Key) }
    }
}
