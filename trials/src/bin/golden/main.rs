//! Makes golden records; see `trials/golden/README.md`.
//!
//! `golden keep FROM NAME` keeps the public files of every node folder below FROM; `golden write NAME` writes
//! records that hold what a demonstration never does, `golden suites NAME` one whose logs change
//! their suite, `golden said NAME` one of real nodes with every kind of act and hand, `golden topics NAME` one under the
//! second version of the rules, and `golden notes NAME` one under the third. All refuse a name that is taken.

// The circle in memory with which the tests of the record write entries.
#[path = "../../../../crates/record/tests/fate/circle.rs"]
#[allow(
    dead_code,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "written for tests, which use all of it and may stop at what cannot happen"
)]
mod circle;
#[allow(clippy::indexing_slicing, reason = "two nodes by number; whoever makes a record sees it stop")]
mod notes;
#[allow(clippy::indexing_slicing, reason = "two nodes by number; whoever makes a record sees it stop")]
mod said;
#[allow(clippy::indexing_slicing, reason = "two nodes by number; whoever makes a record sees it stop")]
mod topics;
mod written;

use paivand_node::disk::{self, MachineDisk};
use paivand_node::store::LogStore;
use paivand_record::bundle::BUNDLE_BYTES_MAX;
use paivand_record::key::Verifier;
use paivand_record::tile::{bundles_since, hashes_since};
use paivand_trials::golden::{EXPECTATION, folder, told};
use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let made = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["keep", from, name] => begin(name).and_then(|to| keep_all(Path::new(from), &to)),
        ["write", name] => begin(name).and_then(|to| written::write(&to)),
        ["suites", name] => begin(name).and_then(|to| written::write_suites(&to)),
        ["topics", name] => begin(name).and_then(|to| topics::write(&to)),
        ["notes", name] => begin(name).and_then(|to| notes::write(&to)),
        ["said", name] => begin(name).and_then(|to| said::write(&to)),
        _ => Err(
            "say `keep FROM NAME`, `write NAME`, `suites NAME`, `said NAME`, `topics NAME` or `notes NAME`"
                .into(),
        ),
    };
    match made {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("no golden record was made: {error}");
            ExitCode::FAILURE
        }
    }
}

fn begin(name: &str) -> Outcome<PathBuf> {
    let to = folder().join(name);
    if to.exists() {
        Err(format!("{} stands already and is never changed", to.display()).into())
    } else {
        Ok(to)
    }
}

fn keep_all(from: &Path, to: &Path) -> Outcome<()> {
    for node in std::fs::read_dir(from)? {
        let (node, name) = node.map(|node| (node.path(), node.file_name()))?;
        if node.join("logs").is_dir() {
            keep(&node, &to.join(name))?;
        }
    }
    Ok(())
}

/// Keeps logs without the partial forms of sizes long passed, and documents; no key and no mark.
fn keep(node: &Path, to: &Path) -> Outcome<()> {
    for log in std::fs::read_dir(node.join("logs"))? {
        let (log, name) = log.map(|log| (log.path(), log.file_name()))?;
        let vkeys = std::fs::read_to_string(log.join("vkeys"))?;
        let key = vkeys.lines().next().and_then(Verifier::parse).ok_or("a log lacks its key")?;
        let size = LogStore::open(Arc::new(MachineDisk), &log, key.name())?.size();
        let tiles = hashes_since(0, size).into_iter().chain(bundles_since(0, size)).map(|tile| tile.path());
        for file in tiles.chain(["vkeys".into(), "checkpoint".into()]) {
            copy(&log.join(&file), &to.join("logs").join(&name).join(&file))?;
        }
    }
    if let Ok(documents) = std::fs::read_dir(node.join("documents")) {
        for document in documents {
            let document = document?;
            copy(&document.path(), &to.join("documents").join(document.file_name()))?;
        }
    }
    expect(to)
}

fn copy(from: &Path, to: &Path) -> Outcome<()> {
    let bytes =
        disk::read(from, BUNDLE_BYTES_MAX)?.ok_or_else(|| format!("{} is missing", from.display()))?;
    Ok(disk::write(to, &bytes)?)
}

/// Writes down what the files say now.
fn expect(node: &Path) -> Outcome<()> {
    let told = serde_json::to_string_pretty(&told(node)?)? + "\n";
    Ok(disk::write(&node.join(EXPECTATION), told.as_bytes())?)
}
