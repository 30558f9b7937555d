//! Whose turn, sixty lines of a thousand dues, at 200 requests a second.

use crate::Line;
use crate::pair::Pair;
use crate::start::{Served, get};
use serde_json::{Value, json};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// Requests a second.
const RATE: u32 = 200;

/// People whose requests are on their way at once, at most.
const READERS: usize = 8;

/// Commitments in the work plan: each side owes all of them.
const COMMITMENTS: usize = 1_000;

const MEMORANDUM: &str = include_str!("../../../../memorandum/memorandum.json");
const TERMS: &str = include_str!("../../../../memorandum/terms.json");
const WORKPLAN: &str = include_str!("../../../../memorandum/workplan.json");

/// The demonstration's work plan with so many short commitments.
fn long_plan() -> String {
    let mut plan: Value = serde_json::from_str(WORKPLAN).unwrap();
    let commitment = |number: usize| {
        let text = json!({"tg": "Омӯзиш баргузор мешавад.", "zh": "举办培训。", "ru": "Провести курс.", "en": "Hold a course."});
        json!({"id": format!("C{number:04}"), "provisions": ["R1.2.a"], "text": text, "strength": "due",
            "on": ["cn", "tj"], "due": "2027-10-29", "evidence": text})
    };
    plan["commitments"] = (1..=COMMITMENTS).map(commitment).collect();
    plan.to_string()
}

pub(crate) fn lines(share: f64) -> Vec<Line> {
    let mut pair = Pair::chartered(&[None, None]);
    for (kind, text) in
        [("instrument", MEMORANDUM.to_owned()), ("terms", TERMS.to_owned()), ("workplan", long_plan())]
    {
        pair.adopt(kind, &text);
    }
    let Pair { root, folders, nodes } = pair;
    let due = nodes[0].dues("2027-12-01T00:00:00Z".parse().unwrap()).dues.len();
    drop(nodes);
    assert!(due >= COMMITMENTS, "{due} dues");
    let served = Served::start(&folders[0], "127.0.0.1:0");
    let page = get(&served.address, "/?at=2027-12-01");
    assert!(page.starts_with("HTTP/1.1 200") && page.contains("rel=\"next\""));
    let mut waits = load(&served.address, (2_000.0 * share.max(0.25)) as usize);
    drop((served, root));
    waits.sort_unstable();
    let at = |part: f64| waits[((waits.len() - 1) as f64 * part) as usize].as_secs_f64() * 1000.0;
    vec![Line::new(
        "Whose turn of these dues at 200 requests/s, p99",
        format!("{:.1} ms (median {:.1} ms, {due} dues)", at(0.99), at(0.5)),
        "15 ms",
    )]
}

/// Asks at a steady rate, whatever the answers take; how long each took from when it was due.
fn load(address: &str, count: usize) -> Vec<Duration> {
    let (start, next, waits) = (Instant::now(), AtomicUsize::new(0), Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        for _ in 0..READERS {
            scope.spawn(|| {
                while let Some(number) = Some(next.fetch_add(1, Ordering::Relaxed)).filter(|n| *n < count) {
                    let due = start + Duration::from_secs(1) * u32::try_from(number).unwrap() / RATE;
                    std::thread::sleep(due.saturating_duration_since(Instant::now()));
                    let page = get(address, "/?at=2027-12-01&lang=tg");
                    let wait = due.elapsed();
                    assert!(page.starts_with("HTTP/1.1 200"));
                    waits.lock().unwrap().push(wait);
                }
            });
        }
    });
    waits.into_inner().unwrap()
}
