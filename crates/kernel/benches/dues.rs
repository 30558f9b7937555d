//! How long the dues of a large record take, and what a standing weighs: printed, never judged.
//!
//! `cargo bench -p paivand-kernel` prints the table; the documentation quotes it with its machine.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a benchmark may stop at what cannot happen"
)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::time::{Duration, Instant};

use jiff::{Timestamp, ToSpan};
use paivand_kernel::{
    Act, ActId, Agenda, Content, Digest, Due, Heard, Past, Position, Recorded, Side, Standing, Words,
    definition_of, words,
};
use serde_json::{Value, json};

/// Twenty instruments of the size of the largest mechanism on record.
const INSTRUMENTS: usize = 20;
const COMMITMENTS: usize = 1_000;
/// Own statements whose weight in memory is measured.
const STATEMENTS: usize = 100_000;
/// Repetitions of which the median is printed.
const RUNS: usize = 21;

/// A record of two sides that grows by one entry at a time.
struct Growing {
    standing: Standing,
    sizes: BTreeMap<Side, u64>,
    charter: Option<ActId>,
    count: u64,
    now: Timestamp,
}

fn side(name: &str) -> Side {
    name.parse().unwrap()
}

impl Growing {
    fn new() -> Self {
        let mut growing = Self {
            standing: Standing::default(),
            sizes: BTreeMap::new(),
            charter: None,
            count: 0,
            now: "2026-11-20T07:00:00Z".parse().unwrap(),
        };
        let sides = [("cn", "Asia/Shanghai"), ("tj", "Asia/Dushanbe")].map(|(side, zone)| {
            json!({"side": side, "origin": format!("{side}.example/log"), "genesis": "11".repeat(32), "zone": zone})
        });
        let charter = json!({"act": "charter.found", "circle": "bench", "version": paivand_kernel::RULES_VERSION,
            "suite": "ed25519-sha256", "document": "44".repeat(32), "languages": ["en"],
            "tzdb": paivand_kernel::ZONE_DATA, "sides": sides, "hands": {}});
        growing.charter = Some(growing.agree("charter", &charter));
        growing
    }

    fn act(&mut self, by: &str, joint: bool, about: &str, content: &Value) -> (ActId, Vec<u8>) {
        self.count += 1;
        let mut id = [0; 32];
        id[..8].copy_from_slice(&(self.count.wrapping_mul(0x9e37_79b9_7f4a_7c15)).to_be_bytes());
        id[24..].copy_from_slice(&self.count.to_be_bytes());
        let head = if joint { self.standing.head(&about.parse().unwrap()).map(|(id, _)| id) } else { None };
        let sides = if joint { json!(["cn", "tj"]) } else { json!([by]) };
        let mut content = content.clone();
        let definition = definition_of(content["act"].as_str().unwrap()).unwrap();
        let said = words::take(definition, content.as_object_mut().unwrap());
        let mut act = json!({"nonce": format!("{:032x}", self.count), "by": by, "charter": self.charter,
            "subject": about, "base": head, "sides": sides, "content": content});
        if !said.is_empty() {
            act["words"] = json!(Words::build(definition, &said, [5; 32]).unwrap().digest());
        }
        (ActId(id), serde_json::to_vec(&act).unwrap())
    }

    fn at(&mut self, by: &str) -> (Position, Past) {
        let past = Past(self.sizes.iter().map(|(side, size)| (*side, *size)).collect());
        let size = self.sizes.entry(side(by)).or_default();
        *size += 1;
        (Position { side: side(by), index: *size - 1 }, past)
    }

    fn state(&mut self, by: &str, about: &str, content: &Value) -> (ActId, Heard) {
        let (act, bytes) = self.act(by, false, about, content);
        let (at, past) = self.at(by);
        self.now += 1.second();
        (act, Heard::Stated { by: side(by), act, bytes, at, stated_at: self.now, past, hand: None })
    }

    fn states(&mut self, by: &str, about: &str, content: &Value) -> ActId {
        let (act, heard) = self.state(by, about, content);
        self.standing.hear(&heard);
        assert!(self.standing.act(&act).is_some(), "{:?}", self.standing.voids().last());
        act
    }

    fn agree(&mut self, about: &str, content: &Value) -> ActId {
        let (act, bytes) = self.act("tj", true, about, content);
        let stated_at = self.now;
        let (at, past) = self.at("tj");
        self.standing.hear(&Heard::Proposed { by: side("tj"), act, bytes, at, stated_at, past, hand: None });
        let (at, _) = self.at("cn");
        self.standing.hear(&Heard::Concurred { by: side("cn"), act, at, stated_at, hand: None });
        let (at, _) = self.at("tj");
        self.standing.hear(&Heard::Enacted { act, at, stated_at });
        let (at, _) = self.at("tj");
        self.standing.hear(&Heard::InForce { act, at, stated_at, cosigned: Vec::new() });
        assert!(self.standing.act(&act).is_some(), "{:?}", self.standing.voids().last());
        act
    }

    fn adopt(&mut self, document: &Value) -> ActId {
        let bytes = serde_json::to_vec(document).unwrap();
        let digest = Digest::of(&bytes);
        self.standing.hold(digest, &bytes).unwrap();
        let about = format!("document/{}", document["id"].as_str().unwrap());
        self.agree(&about, &json!({"act": "document.adopt", "kind": document["kind"], "document": digest}))
    }
}

fn document(kind: &str, id: &str, letter: &str, provisions: usize) -> Value {
    let provisions: Vec<Value> = (1..=provisions)
        .map(|number| json!({"id": format!("{letter}{number}"), "text": {"en": "Provision."}}))
        .collect();
    json!({"kind": kind, "id": id, "title": {"en": id}, "languages": [], "label": null, "source": null,
        "provisions": provisions})
}

fn rules() -> Value {
    let rule = |id, anchor, amount, unit, on, clears, roles: &[&str]| {
        json!({"id": id, "anchor": anchor, "of": "instrument", "offset": {"amount": amount, "unit": unit},
            "on": on, "roles": roles, "reaches_back": true, "clears": clears, "provision": "T1",
            "precedent": "ours"})
    };
    json!([
        rule("D1", "in-force", 30, "day", "each", "seat.fill", &["co-chair", "contact"]),
        rule("D2", "in-force", 1, "year", "all", "session.held", &[]),
        rule("D3", "held", 12, "month", "all", "session.held", &[]),
        rule("D7", "session", -30, "day", "each", "seat.confirm", &[]),
        rule("D12", "claim", 30, "day", "other", "commitment.respond", &[]),
        rule("D15", "expiry", -6, "month", "each", "document.notice", &[]),
    ])
}

fn text(number: usize) -> Value {
    json!({"en": format!("The sides shall complete activity {number} and report on it to the group."),
        "zh": "双方应完成该项活动并向工作组报告。", "tg": "Тарафҳо чорабиниро анҷом дода, ба гурӯҳ ҳисобот медиҳанд."})
}

/// One instrument with its terms, body, seats, two sessions and a work plan; of the promises two in five are
/// claimed, and of the claims seven in ten concurred in, one disputed, two not answered.
fn instrument(growing: &mut Growing, number: usize) -> (String, ActId) {
    let id = format!("memorandum-{number}");
    growing.adopt(&document("instrument", &id, "R", 25));
    let mut terms = document("terms", &format!("terms-{number}"), "T", 10);
    terms["governs"] = format!("document/{id}").into();
    terms["rules"] = rules();
    terms["term"] = json!({"years": 5, "renewal": "tacit", "notice_months": 6, "provision": "T2"});
    growing.adopt(&terms);
    let body = format!("body/group-{number}");
    let constitute = json!({"act": "body.constitute", "kind": "working-group", "names": {"en": "Group"},
        "terms": format!("document/terms-{number}"), "under": {"document": format!("document/{id}"), "provision": "R1"}});
    growing.agree(&body, &constitute);
    for by in ["cn", "tj"] {
        let fill = json!({"act": "seat.fill", "body": body, "role": "co-chair", "office": {"en": "Director"},
            "alternate": false});
        growing.states(by, &format!("seat/chair-{number}"), &fill);
    }
    for (session, on) in [(1, "2026-12-01"), (2, "2027-12-01")] {
        let fix = json!({"act": "session.fix", "body": body, "number": session, "on": on,
            "place": {"en": "Dushanbe"}, "host": {"side": "tj", "counts": true}});
        growing.agree(&format!("session/{number}-{session}"), &fix);
    }
    growing.agree(&format!("session/{number}-1"), &json!({"act": "session.held", "held_on": "2026-12-01"}));
    let plan_id = format!("plan-{number}");
    let mut plan = document("workplan", &plan_id, "W", 5);
    plan["governs"] = format!("document/{id}").into();
    let promise = |place: usize| {
        let on = [&["cn"][..], &["tj"], &["cn", "tj"]][place % 3];
        json!({"id": format!("C{place:04}"), "provisions": [format!("R{}", 1 + place % 25)], "text": text(place),
            "strength": "due", "on": on, "due": format!("2027-{:02}-28", 1 + place % 12),
            "evidence": {"en": "A report."}})
    };
    plan["commitments"] = (0..COMMITMENTS).map(promise).collect();
    let version = growing.adopt(&plan);
    for place in (0..COMMITMENTS).filter(|place| place % 5 < 2) {
        let (by, other) = if place % 3 == 0 { ("cn", "tj") } else { ("tj", "cn") };
        let about = format!("commitment/{plan_id}.c{place:04}");
        let claim = growing.states(by, &about, &claim(&plan_id, version, place));
        let answer = match place / 5 % 10 {
            0 | 1 => continue,
            2 => "dispute",
            _ => "concur",
        };
        let respond = json!({"act": "commitment.respond", "claim": claim, "answer": answer});
        growing.states(other, &about, &respond);
    }
    (plan_id, version)
}

fn claim(plan: &str, version: ActId, place: usize) -> Value {
    json!({"act": "commitment.claim", "document": format!("document/{plan}"), "version": version,
        "commitment": format!("C{place:04}"), "outcome": "done", "text": text(place),
        "evidence": [Digest::of(&place.to_be_bytes())]})
}

/// The median and the best of all runs: on a machine that does other work the best is nearer the truth.
fn timed<T>(mut work: impl FnMut(usize) -> T) -> String {
    let run = |run| {
        let start = Instant::now();
        let kept = work(run);
        let took = start.elapsed();
        drop(std::hint::black_box(kept));
        took
    };
    let mut times: Vec<Duration> = (0..RUNS).map(run).collect();
    times.sort_unstable();
    format!("{:>10.1?} {:>10.1?}", times[RUNS / 2], times[0])
}

/// What the process holds in memory, in bytes, as the kernel of the system counts it.
fn resident() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|rest| rest.trim().strip_suffix(" kB")?.trim().parse::<usize>().ok()).unwrap_or(0) * 1024
}

fn machine() -> String {
    let cpuinfo = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpuinfo.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let profile = if cfg!(debug_assertions) { "debug" } else { "release" };
    format!("{cores} cores, {}, {profile} profile", model.map_or("unknown cpu", |(_, model)| model))
}

fn main() {
    let mut table = format!("{}\n", machine());
    weigh(&mut table);
    let mut growing = Growing::new();
    let plans: Vec<(String, ActId)> =
        (1..=INSTRUMENTS).map(|number| instrument(&mut growing, number)).collect();
    let now = "2027-06-30T10:00:00Z".parse().unwrap();
    let count = paivand_kernel::dues(&growing.standing, now).len();
    let acts = growing.standing.acts().count();
    let _ =
        writeln!(table, "{INSTRUMENTS} instruments of {COMMITMENTS} commitments, {acts} acts, {count} dues");
    let _ = writeln!(table, "  {:<35} {:>10} {:>10}", "", "median", "best");
    let scratch = timed(|_| paivand_kernel::dues(&growing.standing, now));
    let _ = writeln!(table, "  dues from scratch                   {scratch}");
    let list = paivand_kernel::dues(&growing.standing, now);
    let digest = timed(|_| paivand_kernel::dues_digest(&list));
    let _ = writeln!(table, "  digest of the list                  {digest}");
    let mut agenda = Agenda::default();
    let first = timed(|_| {
        agenda.forget();
        agenda.refresh(&growing.standing, now);
    });
    let _ = writeln!(table, "  agenda from nothing                 {first}");
    let mut heard: Vec<Heard> = Vec::new();
    for run in 0..RUNS {
        let (plan, version) = &plans[run % plans.len()];
        let place = 4 + 5 * run;
        let about = format!("commitment/{plan}.c{place:04}");
        heard.push(growing.state("tj", &about, &claim(plan, *version, place)).1);
    }
    let after = timed(|run| {
        agenda.touch(growing.standing.hear(&heard[run]));
        agenda.refresh(&growing.standing, now);
        agenda.dues().len()
    });
    let _ = writeln!(table, "  one claim more, agenda and its list {after}");
    let kept: Vec<Due> = agenda.dues().into_iter().cloned().collect();
    assert_eq!(kept, paivand_kernel::dues(&growing.standing, now), "the agenda is the list");
    print!("{table}");
}

/// What 100,000 own statements weigh in a standing.
fn weigh(table: &mut String) {
    let sizes = [
        ("Recorded", size_of::<Recorded>()),
        ("Act", size_of::<Act>()),
        ("Content", size_of::<Content>()),
        ("Due", size_of::<Due>()),
    ];
    for (name, size) in sizes {
        let _ = writeln!(table, "  size of {name:<27} {size:>9} bytes");
    }
    let mut growing = Growing::new();
    let before = resident();
    for number in 0..STATEMENTS {
        let by = if number % 2 == 0 { "tj" } else { "cn" };
        let place = number % 1_000;
        let plan = format!("plan-{}", number / 1_000);
        growing.states(by, &format!("commitment/{plan}.c{place:04}"), &claim(&plan, ActId([7; 32]), place));
    }
    let weight = resident() - before;
    let _ = writeln!(
        table,
        "  {STATEMENTS} own statements in memory   {:>9.1} MB, {} bytes each",
        weight as f64 / 1e6,
        weight / STATEMENTS
    );
}
