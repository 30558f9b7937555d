//! The first year of a memorandum, with the documents of the demonstration.

use crate::commitment::Progress;
use crate::*;
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use jiff::Timestamp;
use serde_json::{Value, json};

struct Story {
    standing: Standing,
    agenda: Agenda,
    sizes: BTreeMap<Side, u64>,
    charter: Option<ActId>,
    count: u8,
    day: Timestamp,
}

fn side(name: &str) -> Side {
    name.parse().unwrap()
}

impl Story {
    fn new() -> Self {
        let (standing, agenda, sizes) = (Standing::default(), Agenda::default(), BTreeMap::new());
        Self {
            standing,
            agenda,
            sizes,
            charter: None,
            count: 0,
            day: "2026-11-20T09:00:00Z".parse().unwrap(),
        }
    }

    fn at(&mut self, by: &str) -> (Position, Past) {
        let past = Past(self.sizes.clone());
        let size = self.sizes.entry(side(by)).or_default();
        *size += 1;
        (Position { side: side(by), index: *size - 1 }, past)
    }

    fn hear(&mut self, heard: &Heard) {
        let touched = self.standing.hear(heard);
        self.agenda.touch(touched);
        self.agenda.refresh(&self.standing, self.day);
        let kept: Vec<Due> = self.agenda.dues().into_iter().cloned().collect();
        assert_eq!(
            kept,
            dues(&self.standing, self.day),
            "the agenda equals the list worked out from nothing"
        );
    }

    fn act(&mut self, by: &str, sides: &[&str], subject: &str, deed: &Value) -> (ActId, Vec<u8>) {
        self.count += 1;
        let id = ActId([self.count; 32]);
        let base =
            self.standing.head(&subject.parse().unwrap()).map(|(id, _)| id).filter(|_| sides.len() > 1);
        let act = json!({"nonce": format!("{:032x}", self.count), "by": by, "charter": self.charter,
            "subject": subject, "base": base, "sides": sides, "deed": deed});
        (id, serde_json::to_vec(&act).unwrap())
    }

    fn states(&mut self, by: &str, subject: &str, deed: impl Into<Value>) -> ActId {
        let (act, bytes) = self.act(by, &[by], subject, &deed.into());
        let (at, past) = self.at(by);
        self.hear(&Heard::Stated { by: side(by), act, bytes, at, stated_at: self.day, past });
        act
    }

    fn agree(&mut self, subject: &str, deed: impl Into<Value>) -> ActId {
        let (act, bytes) = self.act("tj", &["cn", "tj"], subject, &deed.into());
        let stated_at = self.day;
        let (at, past) = self.at("tj");
        self.hear(&Heard::Proposed { by: side("tj"), act, bytes, at, stated_at, past });
        let (at, _) = self.at("cn");
        self.hear(&Heard::Concurred { by: side("cn"), act, at, stated_at });
        let (at, _) = self.at("tj");
        self.hear(&Heard::Enacted { act, at, stated_at });
        let (at, _) = self.at("tj");
        self.hear(&Heard::InForce { act, at, since: stated_at });
        act
    }

    fn adopts(&mut self, id: &str, kind: &str, bytes: &[u8]) -> ActId {
        let digest = Digest::of(bytes);
        self.standing.hold(digest, bytes).unwrap();
        self.agree(
            &format!("document/{id}"),
            json!({"deed": "document.adopt", "kind": kind, "document": digest}),
        )
    }

    fn list(&self, day: &str) -> Vec<String> {
        let at = format!("{day}T09:00:00Z").parse().unwrap();
        let show = |due: Due| {
            let on: Vec<&str> = due.on.iter().map(Side::as_str).collect();
            let by = due.by.map_or(String::from("-"), |by| by.to_string());
            let item = due.item.unwrap_or_default();
            format!("{} {} {item} {} {} {by}", due.rule, due.about, on.join("+"), due.since)
        };
        dues(&self.standing, at).into_iter().map(show).collect()
    }
}

const MEMORANDUM: &[u8] = include_bytes!("../../../memorandum/memorandum.json");
const TERMS: &[u8] = include_bytes!("../../../memorandum/terms.json");
const WORKPLAN: &[u8] = include_bytes!("../../../memorandum/workplan.json");

fn founded() -> Story {
    let mut story = Story::new();
    let found = (CATALOGUE[0].sample)();
    let id = story.agree("charter", serde_json::to_value(found).unwrap());
    assert!(story.standing.voids().is_empty(), "{:?}", story.standing.voids());
    story.charter = Some(id);
    story.adopts("memorandum", "instrument", MEMORANDUM);
    story.adopts("terms", "terms", TERMS);
    let body = json!({"deed": "body.constitute", "kind": "working-group", "names": {"en": "Group"},
        "terms": "document/terms", "under": {"document": "document/memorandum", "provision": "R7"}});
    story.agree("body/group", body);
    story
}

#[test]
fn what_the_terms_ask_is_owed_until_it_is_done() {
    let mut story = founded();
    let expected = [
        "D1 body/group co-chair cn 2026-11-20 2026-12-20",
        "D1 body/group co-chair tj 2026-11-20 2026-12-20",
        "D1 body/group contact cn 2026-11-20 2026-12-20",
        "D1 body/group contact tj 2026-11-20 2026-12-20",
        "D2 body/group  cn+tj 2026-11-20 2027-11-20",
    ];
    assert_eq!(story.list("2026-11-20"), expected);

    let fill = |role: &str| {
        json!({"deed": "seat.fill", "body": "body/group", "role": role,
        "office": {"en": "Director"}, "alternate": false})
    };
    for by in ["cn", "tj"] {
        story.states(by, "seat/chair", fill("co-chair"));
        story.states(by, "seat/contact", fill("contact"));
    }
    let fix = json!({"deed": "session.fix", "body": "body/group", "number": 1, "on": "2027-03-12",
        "place": {"en": "Dushanbe"}, "host": {"side": "tj", "counts": true}});
    story.agree("session/1", fix);
    let expected = [
        "D7 session/1  cn 2026-11-20 2027-02-10",
        "D7 session/1  tj 2026-11-20 2027-02-10",
        "D2 body/group  cn+tj 2026-11-20 2027-11-20",
    ];
    assert_eq!(story.list("2026-11-20"), expected);

    story.states("tj", "session/1", json!({"deed": "seat.confirm"}));
    story.agree("session/1", json!({"deed": "session.held", "held_on": "2027-03-12"}));
    assert_eq!(story.list("2027-03-13"), ["D3 body/group  cn+tj 2027-03-12 2028-03-12"]);
    assert_eq!(story.standing.next_host(&"body/group".parse().unwrap()), Some(side("cn")));
}

#[test]
fn the_decision_to_renew_shows_for_ninety_days_and_passes() {
    let story = founded();
    let renewal =
        |day: &str| story.list(day).into_iter().filter(|due| due.starts_with("D15")).collect::<Vec<_>>();
    assert!(renewal("2031-02-17").is_empty());
    let shown =
        ["D15 document/terms  cn 2031-02-18 2031-05-19", "D15 document/terms  tj 2031-02-18 2031-05-19"];
    assert_eq!(renewal("2031-02-18"), shown);
    assert_eq!(renewal("2031-05-19"), shown);
    assert!(renewal("2031-05-20").is_empty(), "renewed tacitly");
}

#[test]
fn done_takes_two() {
    let mut story = founded();
    let version = story.adopts("workplan-2027", "workplan", WORKPLAN);
    let subject: Subject = "commitment/workplan-2027.c02".parse().unwrap();
    let about = |story: &Story| {
        let all = story.list("2026-11-20").into_iter();
        all.filter(|due| due.contains("workplan-2027.c02")).collect::<Vec<_>>()
    };
    assert_eq!(about(&story), ["C02 commitment/workplan-2027.c02 C02 tj 2026-11-20 2027-05-31"]);
    let claim = json!({"deed": "commitment.claim", "document": "document/workplan-2027", "version": version,
        "commitment": "C02", "outcome": "done", "text": {"en": "Published."}, "evidence": []});
    let claim = story.states("tj", subject.to_string().as_str(), claim);
    assert_eq!(about(&story), ["D12 commitment/workplan-2027.c02 C02 cn 2026-11-20 2026-12-20"]);

    let answer = json!({"deed": "commitment.respond", "claim": claim, "answer": "concur"});
    let before = story.standing.clone();
    story.states("tj", subject.to_string().as_str(), answer.clone());
    assert_eq!(story.standing.voids()[0].1.refusal, Refusal::OwnClaim);
    assert!(story.standing.acts().eq(before.acts()), "a refused act changes nothing");
    story.states("cn", subject.to_string().as_str(), answer);
    assert!(about(&story).is_empty());
    let document = story.standing.document(&Digest::of(WORKPLAN)).unwrap();
    let progress = story.standing.progress(&subject, version, document.commitment("C02").unwrap());
    assert!(matches!(progress, Progress::Settled(..)));

    let stored = serde_json::to_vec(&story.standing).unwrap();
    let mut back: Standing = serde_json::from_slice(&stored).unwrap();
    for bytes in [MEMORANDUM, TERMS, WORKPLAN] {
        back.hold(Digest::of(bytes), bytes).unwrap();
    }
    assert_eq!(back, story.standing, "a stored standing is the same standing");
}
