//! Keys of devices: an honest answer is taken once, and everything else is refused alike.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at what cannot happen")]

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::{Timestamp, ToSpan};
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{Signature, SigningKey};
use paivand_kernel::Digest;
use paivand_people::{Account, KeyAnswer, People, PeopleError, Seat, Site};
use paivand_world::SystemRandomness;

const HEAD: &str = "3059301306072a8648ce3d020106082a8648ce3d030107034200";

fn hex(text: &str) -> Vec<u8> {
    data_encoding::HEXLOWER.decode(text.as_bytes()).unwrap()
}

/// An authenticator, with one thing about its answer changed.
#[derive(Clone)]
struct Device {
    key: SigningKey,
    credential: Vec<u8>,
    site: String,
    origin: String,
    flags: u8,
    cross: bool,
}

impl Device {
    fn new(seed: u8) -> Self {
        Self {
            key: SigningKey::from_slice(&[seed; 32]).unwrap(),
            credential: vec![seed; 24],
            site: "localhost".into(),
            origin: "http://localhost:7601".into(),
            flags: 0x05,
            cross: false,
        }
    }

    fn answers(&self, purpose: &str, challenge: &str) -> KeyAnswer {
        let client = serde_json::json!({"type": purpose, "challenge": URL_SAFE_NO_PAD.encode(challenge),
            "origin": self.origin, "crossOrigin": self.cross, "other": 1})
        .to_string();
        let data = [&Digest::of(self.site.as_bytes()).0[..], &[self.flags, 0, 0, 0, 0]].concat();
        let signed: Signature = self.key.sign(&[&data[..], &Digest::of(client.as_bytes()).0].concat());
        let point = self.key.verifying_key().to_sec1_point(false).as_bytes().to_vec();
        let text = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
        KeyAnswer {
            credential: text(&self.credential),
            client: text(client.as_bytes()),
            data: text(&data),
            key: text(&[hex(HEAD), point].concat()),
            signature: text(signed.to_der().as_bytes()),
        }
    }
}

struct Office {
    people: People,
    _folder: tempfile::TempDir,
    kotib: Account,
    rais: Account,
    now: Timestamp,
    site: Site,
}

impl Office {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let people = People::open(folder.path(), "tj", SystemRandomness).unwrap();
        let now: Timestamp = "2027-03-01T05:00:00Z".parse().unwrap();
        let kotib = people.sample(Seat::Secretary, &[Seat::Secretary], now).unwrap();
        let rais = people.sample(Seat::CoChair, &[Seat::CoChair], now).unwrap();
        let site = Site { name: "localhost".into(), origin: "http://localhost:7601".into() };
        Self { people, _folder: folder, kotib, rais, now, site }
    }

    fn enrols(&self, device: &Device, of: &Account) -> Result<(), PeopleError> {
        let word = self.people.challenge(Some(of), self.now).unwrap();
        self.people.enrol(of, &device.answers("webauthn.create", &word), &self.site, self.now)
    }

    fn enters(&self, device: &Device) -> Result<Account, PeopleError> {
        let word = self.people.challenge(None, self.now).unwrap();
        self.people.by_key(&device.answers("webauthn.get", &word), &self.site, self.now)
    }
}

#[test]
fn a_key_lets_in_who_enrolled_it() {
    let office = Office::new();
    let device = Device::new(7);
    assert!(office.enters(&device).is_err(), "nobody knows it yet");
    office.enrols(&device, &office.kotib).unwrap();
    assert_eq!(office.enters(&device).unwrap(), office.kotib);
    assert!(office.enrols(&device, &office.rais).is_err(), "a credential is one person's");
    office.enrols(&Device::new(9), &office.rais).unwrap();
    assert_eq!(office.enters(&Device::new(9)).unwrap(), office.rais);
    let known = office.people.keys(&office.kotib).unwrap();
    assert_eq!(known.len(), 1);
    assert!(office.people.forget_key(&office.rais, &known[0].credential).is_err(), "it is not theirs");
    office.people.forget_key(&office.kotib, &known[0].credential).unwrap();
    assert!(office.enters(&device).is_err(), "forgotten");
}

#[test]
fn an_answer_is_taken_here_now_and_once() {
    let mut office = Office::new();
    let device = Device::new(7);
    office.enrols(&device, &office.kotib).unwrap();
    let honest = Device::new(7);
    for (what, other) in [
        ("another key", Device { key: SigningKey::from_slice(&[8; 32]).unwrap(), ..honest.clone() }),
        ("another site", Device { site: "evil.example".into(), ..honest.clone() }),
        ("another origin", Device { origin: "http://localhost:7602".into(), ..honest.clone() }),
        ("a page within another", Device { cross: true, ..honest.clone() }),
        ("nobody verified", Device { flags: 0x01, ..honest.clone() }),
        ("nobody there", Device { flags: 0x04, ..honest.clone() }),
        ("an unknown credential", Device { credential: vec![1; 24], ..honest.clone() }),
    ] {
        assert_eq!(office.enters(&other).unwrap_err().code(), "key", "{what}");
    }
    let word = office.people.challenge(None, office.now).unwrap();
    let answer = device.answers("webauthn.get", &word);
    let entered =
        |answer: &KeyAnswer, office: &Office| office.people.by_key(answer, &office.site, office.now);
    let mut cut = answer.clone();
    cut.data = URL_SAFE_NO_PAD.encode([0; 36]);
    assert!(entered(&cut, &office).is_err(), "a wrong answer uses its challenge up");
    assert!(entered(&answer, &office).is_err());
    let word = office.people.challenge(None, office.now).unwrap();
    let answer = device.answers("webauthn.get", &word);
    assert!(entered(&answer, &office).is_ok());
    assert!(entered(&answer, &office).is_err(), "used");
    let enrolling = office.people.challenge(Some(&office.kotib), office.now).unwrap();
    assert!(entered(&device.answers("webauthn.get", &enrolling), &office).is_err(), "a challenge to enrol");
    assert!(entered(&device.answers("webauthn.get", "guess"), &office).is_err(), "none of ours");
    assert!(
        entered(
            &device.answers("webauthn.create", &office.people.challenge(None, office.now).unwrap()),
            &office
        )
        .is_err()
    );
    let late = office.people.challenge(None, office.now).unwrap();
    office.now = office.now.checked_add(301.seconds()).unwrap();
    assert!(entered(&device.answers("webauthn.get", &late), &office).is_err(), "too late");
}

#[test]
fn only_who_is_signed_in_enrols_and_only_known_kinds_of_keys() {
    let office = Office::new();
    let device = Device::new(7);
    let word = office.people.challenge(Some(&office.rais), office.now).unwrap();
    let other = device.answers("webauthn.create", &word);
    assert!(
        office.people.enrol(&office.kotib, &other, &office.site, office.now).is_err(),
        "another's challenge"
    );
    for key in ["", "AAAA", "30820122300d06092a864886f70d01010105000382010f00"] {
        let word = office.people.challenge(Some(&office.kotib), office.now).unwrap();
        let mut answer = device.answers("webauthn.create", &word);
        answer.key = key.into();
        assert!(office.people.enrol(&office.kotib, &answer, &office.site, office.now).is_err(), "{key}");
    }
    let word = office.people.challenge(Some(&office.kotib), office.now).unwrap();
    let mut long = device.answers("webauthn.create", &word);
    long.credential = URL_SAFE_NO_PAD.encode(vec![1; 1_024]);
    assert!(office.people.enrol(&office.kotib, &long, &office.site, office.now).is_err(), "too long");
    for seed in 1..=20 {
        office.enrols(&Device::new(seed), &office.kotib).unwrap();
    }
    assert!(office.enrols(&Device::new(21), &office.kotib).is_err(), "no more than twenty");
}
