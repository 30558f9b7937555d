//! How fast a node is, beside a peer or a limit of the same run: a table, never a test of time.
//!
//! `cargo bench -p paivand --bench speed` prints it; `-- 0.1` does a tenth of the work, `-- submits` one part.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a benchmark may stop at what cannot happen"
)]

mod bare;
mod door;
mod exchange;
mod page;
mod pair;
mod readers;
mod replica;
mod start;
mod submits;

use std::time::{Duration, Instant};

/// One line of the table.
pub(crate) struct Line {
    what: &'static str,
    measured: String,
    wanted: &'static str,
}

impl Line {
    pub(crate) fn new(what: &'static str, measured: String, wanted: &'static str) -> Self {
        Self { what, measured, wanted }
    }
}

/// How long something takes, and what came of it.
pub(crate) fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let start = Instant::now();
    let done = work();
    (start.elapsed(), done)
}

/// So many of something in so long, a second.
pub(crate) fn rate(count: usize, time: Duration) -> f64 {
    count as f64 / time.as_secs_f64()
}

fn main() {
    let share = std::env::args().filter_map(|word| word.parse::<f64>().ok()).next().unwrap_or(1.0);
    let scaled = |count: f64| ((count * share) as usize).max(512);
    let (many, some) = (scaled(100_000.0), scaled(10_000.0));
    println!("{}", facts());
    println!("{:<58} {:<44} to reach", "what", "measured");
    let bare = bare::measure(scaled(20_000.0));
    let parts: [(&str, &dyn Fn() -> Vec<Line>); 5] = [
        ("submits", &|| submits::lines(scaled(20_000.0), &bare)),
        ("exchange", &|| exchange::lines(some)),
        ("replica", &|| replica::lines(many, &bare)),
        ("page", &|| page::lines(share)),
        ("readers", &|| readers::lines(share)),
    ];
    let named = |name: &str| std::env::args().any(|word| word == name);
    let all = !parts.iter().any(|(name, _)| named(name));
    for (_, lines) in parts.iter().filter(|(name, _)| all || named(name)) {
        for line in lines() {
            println!("{:<58} {:<44} {}", line.what, line.measured, line.wanted);
        }
    }
}

/// The machine, so that the table can be read elsewhere.
fn facts() -> String {
    let cpu = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpu.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let profile = if cfg!(debug_assertions) { "debug" } else { "release" };
    format!("{cores} cores of {}, {profile}", model.map_or("an unknown processor", |(_, name)| name))
}
