//! How people come in, and how they do not.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at what cannot happen")]

use data_encoding::BASE32_NOPAD;
use hmac::{Hmac, KeyInit, Mac};
use jiff::{Timestamp, ToSpan};
use paivand_people::{Account, Deed, Mark, People, PeopleError, Seat, SignIn};
use paivand_world::SystemRandomness;
use sha1::Sha1;
use tempfile::TempDir;

const PASSWORD: &str = "се калимаи дароз";

struct Office {
    people: People,
    folder: TempDir,
    now: Timestamp,
}

impl Office {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let people = People::open(folder.path(), "tj", SystemRandomness).unwrap();
        Self { people, folder, now: "2027-03-01T05:00:00Z".parse().unwrap() }
    }

    fn later(&mut self, seconds: i64) {
        self.now = self.now.checked_add(seconds.seconds()).unwrap();
    }

    /// Invites and accepts; gives the secret of the device and the codes of the envelope.
    fn joined(&mut self, name: &str, seats: &[Seat]) -> (Account, String, Vec<String>) {
        let word = self.people.invite(seats, self.now).unwrap();
        let secret = self.people.invitation(&word, self.now).unwrap().enrolment.secret;
        let told = SignIn { name, password: PASSWORD, code: &code(&secret, self.now), address: "1.2.3.4" };
        let (account, codes) = self.people.accept(&word, &told, self.now).unwrap();
        self.later(30);
        (account, secret, codes.iter().map(|code| code.to_string()).collect())
    }

    fn sign_in(&self, name: &str, password: &str, code: &str, address: &str) -> Result<Account, PeopleError> {
        self.people.sign_in(&SignIn { name, password, code, address }, self.now)
    }
}

/// What a device shows, worked out here anew.
fn code(secret: &str, now: Timestamp) -> String {
    let mut mac = Hmac::<Sha1>::new_from_slice(&BASE32_NOPAD.decode(secret.as_bytes()).unwrap()).unwrap();
    mac.update(&(now.as_second() / 30).to_be_bytes());
    let sum = mac.finalize().into_bytes();
    let at = usize::from(sum[19] & 15);
    let part = u32::from_be_bytes(sum[at..at + 4].try_into().unwrap());
    format!("{:06}", (part & 0x7fff_ffff) % 1_000_000)
}

#[test]
fn an_invitation_is_good_once() {
    let mut office = Office::new();
    let word = office.people.invite(&[Seat::Secretary], office.now).unwrap();
    let secret = office.people.invitation(&word, office.now).unwrap().enrolment.secret;
    let device = code(&secret, office.now);
    let told = |name, password, code| SignIn { name, password, code, address: "1.2.3.4" };
    for (name, password, code, why) in [
        ("", PASSWORD, &*device, "name"),
        ("a b", PASSWORD, &device, "name"),
        ("<script>", PASSWORD, &device, "name"),
        ("program", PASSWORD, &device, "name"),
        ("sample.secretary", PASSWORD, &device, "name"),
        ("..", PASSWORD, &device, "name"),
        ("rаcer", PASSWORD, &device, "name"),
        ("kotib", "кӯтоҳ", &device, "password"),
        ("kotib", PASSWORD, "000000", "code"),
        ("kotib", PASSWORD, "", "code"),
    ] {
        let refused = office.people.accept(&word, &told(name, password, code), office.now).unwrap_err();
        assert_eq!(refused.code(), why, "{name} {password} {code}");
    }
    office.people.accept(&word, &told("kotib", PASSWORD, &device), office.now).unwrap();
    let again = office.people.accept(&word, &told("digar", PASSWORD, &device), office.now).unwrap_err();
    assert_eq!(again.code(), "invitation");
    assert!(office.people.invitation(&word, office.now).is_err());
    assert!(office.people.invitation("0000", office.now).is_err());

    let over = office.people.invite(&[Seat::Reader], office.now).unwrap();
    office.later(15 * 24 * 3600);
    assert!(office.people.invitation(&over, office.now).is_err());
    let taken = office.people.invite(&[Seat::Reader], office.now).unwrap();
    let secret = office.people.invitation(&taken, office.now).unwrap().enrolment.secret;
    let device = code(&secret, office.now);
    let taken = office.people.accept(&taken, &told("kotib", PASSWORD, &device), office.now).unwrap_err();
    assert_eq!(taken.code(), "name-taken");
}

#[test]
fn a_person_comes_in_by_password_and_code_together() {
    let mut office = Office::new();
    let (_, secret, codes) = office.joined("котиб", &[Seat::Secretary]);
    let right = code(&secret, office.now);
    for (name, password, code) in [
        ("котиб", PASSWORD, "000000"),
        ("котиб", "дигар калимаи дароз", &right),
        ("нест", PASSWORD, &right),
        ("котиб", PASSWORD, ""),
        ("котиб", "", &right),
    ] {
        let refused = office.sign_in(name, password, code, "1.2.3.4").unwrap_err();
        assert_eq!(refused.to_string(), PeopleError::Unknown.to_string(), "{name} {code}");
    }
    assert!(office.sign_in("котиб", PASSWORD, &right, "1.2.3.4").is_ok());
    assert!(office.sign_in("котиб", PASSWORD, &right, "1.2.3.4").is_err(), "a code is used once");

    let envelope = codes[0].to_lowercase();
    assert!(office.sign_in("котиб", PASSWORD, &envelope, "1.2.3.4").is_ok());
    assert!(office.sign_in("котиб", PASSWORD, &envelope, "1.2.3.4").is_err(), "so is one of the envelope");
    let trail = office.people.trail(None, 10).unwrap();
    assert_eq!(trail.iter().filter(|trace| trace.mark == Mark::EnvelopeOpened).count(), 1);
}

#[test]
fn who_tries_too_often_waits_and_locks_nobody_else_out() {
    let mut office = Office::new();
    let (_, secret, _) = office.joined("kotib", &[Seat::Secretary]);
    let mut waits = 0;
    for _ in 0..12 {
        waits += u32::from(matches!(
            office.sign_in("kotib", "guess guess guess", "1", "6.6.6.6"),
            Err(PeopleError::Wait { .. })
        ));
    }
    assert!(waits >= 6, "{waits}");
    let right = code(&secret, office.now);
    assert!(matches!(office.sign_in("kotib", PASSWORD, &right, "6.6.6.6"), Err(PeopleError::Wait { .. })));
    assert!(office.sign_in("kotib", PASSWORD, &right, "1.2.3.4").is_ok(), "from elsewhere");
    office.later(1000);
    let right = code(&secret, office.now);
    assert!(office.sign_in("kotib", PASSWORD, &right, "6.6.6.6").is_ok(), "after the wait");
}

#[test]
fn many_tries_at_once_are_many_tries() {
    let mut office = Office::new();
    office.joined("kotib", &[Seat::Secretary]);
    let judged: usize = std::thread::scope(|scope| {
        let tries = (0..24).map(|_| {
            scope.spawn(|| {
                let answer = office.sign_in("kotib", "guess guess guess", "1", "6.6.6.6");
                usize::from(matches!(answer, Err(PeopleError::Unknown)))
            })
        });
        let tries: Vec<_> = tries.collect();
        tries.into_iter().map(|one| one.join().unwrap()).sum()
    });
    assert!(judged <= 5, "{judged} of 24 were judged");
    let over_names = (0..120).filter(|number| {
        let answer = office.sign_in(&format!("name{number}"), "guess guess guess", "1", "7.7.7.7");
        matches!(answer, Err(PeopleError::Unknown))
    });
    assert!(over_names.count() <= 60, "one place tries many names");
}

#[test]
fn an_account_that_is_ended_lets_nobody_in_and_gives_its_name_back() {
    let mut office = Office::new();
    let (account, secret, codes) = office.joined("kotib", &[Seat::Secretary]);
    let word = office.people.begin(&account, "a browser", office.now).unwrap();
    office.people.end_account("Kotib", office.now).unwrap();
    assert!(office.people.session(&word, office.now).unwrap().is_none());
    assert!(office.sign_in("kotib", PASSWORD, &code(&secret, office.now), "1.2.3.4").is_err());
    assert!(office.sign_in("kotib", PASSWORD, &codes[0], "1.2.3.4").is_err());
    assert!(office.people.end_account("kotib", office.now).is_err());
    let (other, ..) = office.joined("kotib", &[Seat::Reader]);
    assert_eq!(office.people.accounts(office.now).unwrap(), [(other, vec![Seat::Reader])]);
}

#[test]
fn a_session_ends_when_it_is_left_and_after_a_day() {
    let mut office = Office::new();
    let (account, ..) = office.joined("kotib", &[Seat::Secretary, Seat::Linguist]);
    let word = office.people.begin(&account, "a browser", office.now).unwrap();
    let session = office.people.session(&word, office.now).unwrap().unwrap();
    assert_eq!(session.seats, [Seat::Secretary, Seat::Linguist]);
    assert_eq!(session.seat_for(Deed::Invite), Some(Seat::Secretary));
    assert_eq!(session.seat_for(Deed::Audit), None);
    for _ in 0..14 {
        office.later(50 * 60);
        let on = office.people.session(&word, office.now).unwrap().is_some();
        assert_eq!(on, office.now < "2027-03-01T17:00:30Z".parse().unwrap(), "{}", office.now);
    }
    let word = office.people.begin(&account, "a browser", office.now).unwrap();
    office.later(61 * 60);
    assert!(office.people.session(&word, office.now).unwrap().is_none(), "left alone");
    let word = office.people.begin(&account, "a browser", office.now).unwrap();
    office.people.end(&word).unwrap();
    assert!(office.people.session(&word, office.now).unwrap().is_none(), "signed out");
    assert!(office.people.session("", office.now).unwrap().is_none());
}

#[test]
fn a_token_opens_for_one_seat_until_its_end() {
    let mut office = Office::new();
    let word = office.people.token(Seat::Reader, office.now).unwrap();
    let program = office.people.program(&word, office.now).unwrap().unwrap();
    assert_eq!((program.account, program.seats), (None, vec![Seat::Reader]));
    assert!(office.people.program("guess", office.now).unwrap().is_none());
    assert!(office.people.session(&word, office.now).unwrap().is_none(), "a token is no cookie");
    office.later(91 * 24 * 3600);
    assert!(office.people.program(&word, office.now).unwrap().is_none());
}

#[test]
fn drafts_are_kept_as_typed_and_are_ones_own() {
    let mut office = Office::new();
    let (kotib, ..) = office.joined("kotib", &[Seat::Secretary]);
    let (rais, ..) = office.joined("rais", &[Seat::CoChair]);
    office.people.keep_draft(&kotib, "topic.raise topic/x", "title-tg=Ҳа", office.now).unwrap();
    let kept = office.people.draft(&kotib, "topic.raise topic/x").unwrap();
    assert_eq!(kept.unwrap().0, "title-tg=Ҳа");
    assert_eq!(office.people.draft(&rais, "topic.raise topic/x").unwrap(), None);
    let long = "x".repeat(paivand_people::DRAFT_BYTES_MAX + 1);
    assert_eq!(office.people.keep_draft(&kotib, "f", &long, office.now).unwrap_err().code(), "draft");
    for number in 0..210 {
        office.later(1);
        office.people.keep_draft(&kotib, &format!("form {number}"), "x", office.now).unwrap();
    }
    let drafts = office.people.drafts(&kotib).unwrap();
    assert_eq!((drafts.len(), drafts[0].0.as_str()), (200, "form 209"));
}

#[test]
fn what_was_prepared_waits_for_a_signature_until_it_is_signed_or_given_back() {
    let mut office = Office::new();
    let (kotib, ..) = office.joined("kotib", &[Seat::Secretary]);
    let people = &office.people;
    people.hand_over(&kotib, ("session.fix", "first"), None, office.now).unwrap();
    people.hand_over(&kotib, ("document.adopt", "second"), None, office.now).unwrap();
    let waiting = people.submissions().unwrap();
    let told: Vec<_> = waiting.iter().map(|one| (&*one.kind, &*one.body, &*one.by)).collect();
    assert_eq!(told, [("session.fix", "first", "kotib"), ("document.adopt", "second", "kotib")]);

    people.hand_over(&kotib, ("session.fix", "third"), Some(waiting[0].id), office.now).unwrap();
    let waiting = people.submissions().unwrap();
    let told: Vec<_> = waiting.iter().map(|one| &*one.body).collect();
    assert_eq!(told, ["second", "third"], "what was changed stands in the place of what was");

    people.return_submission(waiting[0].id, "document.adopt", office.now).unwrap();
    assert_eq!(people.submission(waiting[0].id).unwrap(), None);
    assert_eq!(people.draft(&kotib, "document.adopt").unwrap().unwrap().0, "second", "a draft again");
    people.forget_submission(waiting[1].id).unwrap();
    assert_eq!(people.submissions().unwrap(), []);
    let long = "x".repeat(paivand_people::DRAFT_BYTES_MAX + 1);
    assert_eq!(people.hand_over(&kotib, ("a", &long), None, office.now).unwrap_err().code(), "draft");
    for _ in 0..200 {
        people.hand_over(&kotib, ("a", "x"), None, office.now).unwrap();
    }
    assert_eq!(people.hand_over(&kotib, ("a", "x"), None, office.now).unwrap_err().code(), "draft");
}

#[test]
fn no_secret_stands_in_the_file() {
    let mut office = Office::new();
    let word = office.people.invite(&[Seat::Secretary], office.now).unwrap().to_string();
    let (account, _, codes) = office.joined("kotib", &[Seat::Secretary]);
    let session = office.people.begin(&account, "a browser", office.now).unwrap().to_string();
    let token = office.people.token(Seat::Reader, office.now).unwrap().to_string();
    let planted = codes.into_iter().chain([word, session, token, PASSWORD.to_owned()]);
    let planted: Vec<String> = planted.collect();
    for entry in std::fs::read_dir(office.folder.path()).unwrap() {
        let path = entry.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        for secret in &planted {
            let found = bytes.windows(secret.len()).any(|part| part == secret.as_bytes());
            assert!(!found, "{} in {}", secret, path.display());
        }
        let mode = std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(&path).unwrap().permissions());
        assert_eq!(mode & 0o077, 0, "{}", path.display());
    }
}
