//! The steps of `docs/running.md`, run as they stand there.
#![allow(clippy::unwrap_used, reason = "a test may stop at what cannot happen")]

use std::path::Path;
use std::process::Command;

/// The blocks of a page that are steps: shell whose first line says so.
fn steps(page: &str) -> Vec<&str> {
    let blocks = page.split("```sh\n").skip(1).filter_map(|rest| rest.split_once("```"));
    blocks.filter_map(|(block, _)| block.strip_prefix("# step\n")).collect()
}

#[test]
fn what_the_page_says_works_as_it_stands() {
    let steps = steps(include_str!("../../../docs/running.md"));
    assert!(steps.len() >= 6, "{} steps", steps.len());
    let folder = tempfile::tempdir().unwrap();
    let program = Path::new(env!("CARGO_BIN_EXE_paivand")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    let mut shell = Command::new("bash");
    shell.args(["-eux", "-o", "pipefail", "-c", &steps.concat()]);
    let run = shell.current_dir(folder.path()).env("PATH", path).output().unwrap();
    let said = [run.stdout, run.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    assert!(run.status.success(), "{}", said.concat());
}
