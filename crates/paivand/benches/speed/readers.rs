//! How long a page and a checkpoint take while nobody, four or thirty-two write: readers wait for no writer.

use crate::door::Speaker;
use crate::pair::Pair;
use crate::start::{Served, get};
use crate::{Line, rate};
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// How long each number of writers is looked at, with all of the work.
const LOOK: Duration = Duration::from_secs(6);

/// Between two looks of one reader: a person is slower, and the cores are the node's.
const BETWEEN: Duration = Duration::from_millis(4);

/// Acts at the node before anybody looks, so that a page has something to say.
const ACTS: usize = 500;

const MEMORANDUM: &str = include_str!("../../../../memorandum/memorandum.json");
const TERMS: &str = include_str!("../../../../memorandum/terms.json");

pub(crate) fn lines(share: f64) -> Vec<Line> {
    let mut pair = Pair::chartered(&[None, None]);
    for (kind, text) in [("instrument", MEMORANDUM), ("terms", TERMS)] {
        pair.adopt(kind, text);
    }
    let Pair { root, folders, nodes } = pair;
    drop(nodes);
    let served = Served::start(&folders[1], "127.0.0.1:0");
    let next = AtomicUsize::new(0);
    write_until(&folders[1], &next, &|number| number >= ACTS);
    let mut lines = Vec::new();
    let mut quiet = None;
    for writers in [0, 4, 32] {
        let looked = look(&served.address, &folders[1], writers, &next, LOOK.mul_f64(share.clamp(0.2, 1.0)));
        let (page, checkpoint) = (looked.page, looked.checkpoint);
        let times = quiet.map(|quiet: f64| format!(", {:.1} × quiet", page / quiet)).unwrap_or_default();
        quiet = quiet.or(Some(page));
        lines.push(Line::new(
            if writers == 0 {
                "readers, nobody writes: page p99, checkpoint p99"
            } else {
                "  while others write"
            },
            format!("{page:.1} ms{times}, {checkpoint:.1} ms; {writers} writers, {:.0} acts/s", looked.acts),
            if writers == 0 { "" } else { "25 ms and 3 ×, 20 ms" },
        ));
    }
    drop((served, root));
    lines
}

struct Looked {
    /// Milliseconds, the 99th percentile.
    page: f64,
    /// The same.
    checkpoint: f64,
    /// A second.
    acts: f64,
}

fn look(address: &str, folder: &Path, writers: usize, next: &AtomicUsize, time: Duration) -> Looked {
    let (over, before) = (AtomicBool::new(false), next.load(Ordering::Relaxed));
    let over = &over;
    let p99 = |path: &'static str| {
        move || {
            let mut waits = Vec::new();
            while !over.load(Ordering::Relaxed) {
                let asked = Instant::now();
                assert!(get(address, path).starts_with("HTTP/1.1 200"));
                waits.push(asked.elapsed());
                std::thread::sleep(BETWEEN);
            }
            waits.sort_unstable();
            waits[(waits.len() - 1) * 99 / 100].as_secs_f64() * 1000.0
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..writers {
            scope.spawn(|| write_until(folder, next, &|_| over.load(Ordering::Relaxed)));
        }
        let (page, checkpoint) = (scope.spawn(p99("/?lang=tg")), scope.spawn(p99("/logs/tj/checkpoint")));
        std::thread::sleep(time);
        over.store(true, Ordering::Relaxed);
        let acts = rate(next.load(Ordering::Relaxed) - before, time);
        Looked { page: page.join().unwrap(), checkpoint: checkpoint.join().unwrap(), acts }
    })
}

/// One writer at the door, one act after another.
fn write_until(folder: &Path, next: &AtomicUsize, over: &dyn Fn(usize) -> bool) {
    let mut speaker = Speaker::at(folder);
    loop {
        let number = next.fetch_add(1, Ordering::Relaxed);
        if over(number) {
            return;
        }
        speaker.say(number);
    }
}
