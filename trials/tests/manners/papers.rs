//! What people read, and the one command that proves it.

use crate::tree::{File, check, complaint, file, tree};

/// Headings outside blocks of code, with their level.
fn headings(text: &str) -> Vec<(usize, &str)> {
    let mut code = false;
    let mut found = Vec::new();
    for line in text.lines() {
        if line.starts_with("```") {
            code = !code;
        }
        let level = line.bytes().take_while(|byte| *byte == b'#').count();
        if !code && level > 0 && line[level..].starts_with(' ') {
            found.push((level, line));
        }
    }
    found
}

fn untitled(files: &[File]) -> Vec<String> {
    let mut complaints = Vec::new();
    for file in files.iter().filter(|file| file.ends(".md")) {
        let text = file.text().unwrap_or_default();
        let titles = headings(text).iter().filter(|(level, _)| *level == 1).count();
        if titles != 1 || !text.starts_with("# ") {
            let why = format!("it has {titles} titles, or does not begin with one");
            complaints.push(complaint(
                &file.path,
                &why,
                "begin with the one line that starts with a single #",
            ));
        }
    }
    complaints
}

#[test]
fn every_paper_has_one_title() {
    let bad = [
        File::sample("docs/a.md", "no title\n"),
        File::sample("docs/a.md", "# One\n\n# Two\n"),
        File::sample("docs/a.md", "first\n\n# Late\n"),
        File::sample("docs/a.md", "```\n# in code\n```\n"),
    ];
    assert!(untitled(&[File::sample("docs/a.md", "# One\n\n```sh\n# a comment\n```\n")]).is_empty());
    check(untitled, &bad, &tree());
}

fn misnumbered(files: &[File]) -> Vec<String> {
    let decisions = files.iter().filter_map(|file| Some((file, file.path.strip_prefix("docs/decisions/")?)));
    let mut complaints = Vec::new();
    for (number, (file, name)) in (1..).zip(decisions) {
        if !name.starts_with(&format!("{number:04}-")) || !name.ends_with(".md") {
            let why = format!("the decision in its place has the number {number:04}");
            complaints.push(complaint(
                &file.path,
                &why,
                "number decisions one by one and keep those that were overruled",
            ));
        }
    }
    complaints
}

#[test]
fn decisions_are_numbered_without_gaps() {
    let bad =
        [File::sample("docs/decisions/0002-second.md", ""), File::sample("docs/decisions/first.md", "")];
    let twice = ["0001-a.md", "0001-b.md"].map(|name| File::sample(&format!("docs/decisions/{name}"), ""));
    assert_eq!(misnumbered(&twice).len(), 1);
    let tree = tree();
    assert!(tree.iter().any(|file| file.path.starts_with("docs/decisions/")), "no decisions were found");
    check(misnumbered, &bad, &tree);
}

/// What `.ci/run` must be, to the letter: whoever runs `trials/run` runs what the machine runs.
const CI: &str = "#!/usr/bin/env bash\nset -euo pipefail\nexec bash \"$(dirname \"$0\")/../trials/run\"\n";

fn another_command(files: &[File]) -> Vec<String> {
    let scripts = files.iter().filter(|file| file.path == ".ci/run" && file.text() != Some(CI));
    scripts
        .map(|file| complaint(&file.path, "it does more or less than call trials/run", "move it there"))
        .collect()
}

#[test]
fn the_machine_runs_what_people_run() {
    let bad = [File::sample(".ci/run", "cargo test\n"), File::sample(".ci/run", &format!("{CI}true\n"))];
    check(another_command, &bad, &[file(".ci/run")]);
}

/// A step that is not called proves nothing.
const STEPS: [&str; 12] = [
    "cargo fmt --all --check",
    "cargo clippy --workspace --all-targets --locked -- -D warnings",
    "cargo test -p paivand-trials --locked --test manners",
    "cargo test --workspace --locked",
    "cargo clippy -p paivand-translation -p paivand --all-features --all-targets --locked -- -D warnings",
    "cargo test -p paivand-translation --all-features --locked",
    "bash trials/strangers/run",
    "bash trials/score/run",
    "bash trials/exchange/run",
    "bash trials/browser/run",
    "bash trials/package/run",
    "set -euo pipefail",
];

fn uncalled(files: &[File]) -> Vec<String> {
    let scripts = files.iter().filter(|file| file.path == "trials/run");
    scripts
        .flat_map(|file| {
            let text = file.text().unwrap_or_default();
            let missing = STEPS.into_iter().filter(|step| {
                !text.lines().any(|line| !line.trim_start().starts_with('#') && line.trim().ends_with(step))
            });
            missing.map(|step| complaint(&file.path, &format!("{step:?} is not called"), "call it"))
        })
        .collect()
}

#[test]
fn every_trial_is_run() {
    let run = file("trials/run");
    let text = run.text().unwrap();
    let without = STEPS.map(|step| File::sample("trials/run", &text.replace(step, "true")));
    check(uncalled, &without, &[file("trials/run")]);
}

/// Most letters of a line of a paper: what stands side by side with another version on one screen.
const LINE_LETTERS_MAX: usize = 160;

/// Papers that are read as they lie: at the root, in `docs`, and the page of each crate.
fn is_paper(path: &str) -> bool {
    let parts: Vec<&str> = path.split('/').collect();
    path.ends_with(".md")
        && (matches!(parts[..], [_] | ["docs", ..]) || matches!(parts[..], ["crates", _, "README.md"]))
}

fn wide(files: &[File]) -> Vec<String> {
    let mut complaints = Vec::new();
    for file in files.iter().filter(|file| is_paper(&file.path)) {
        for (number, line) in (1..).zip(file.text().unwrap_or_default().lines()) {
            let letters = line.chars().count();
            if letters > LINE_LETTERS_MAX {
                complaints.push(complaint(
                    &format!("{}:{number}", file.path),
                    &format!("the line has {letters} letters where {LINE_LETTERS_MAX} are the most"),
                    "break it; a row of a table goes on in another with an empty first cell",
                ));
            }
        }
    }
    complaints
}

#[test]
fn a_line_of_a_paper_fits_beside_another() {
    let line = "ӣ".repeat(LINE_LETTERS_MAX + 1);
    let bad = ["A.md", "docs/a.md", "docs/decisions/a.md", "crates/node/README.md"];
    check(wide, &bad.map(|path| File::sample(path, &line)), &tree());
    assert!(
        wide(&[File::sample("docs/a.md", &line["ӣ".len()..])]).is_empty(),
        "letters are counted, not bytes"
    );
}

fn unread(files: &[File]) -> Vec<String> {
    let crates = files.iter().filter_map(|file| {
        let folder = file.path.strip_suffix("/Cargo.toml")?;
        (folder.starts_with("crates/") && folder.split('/').count() == 2).then_some((folder, file))
    });
    let mut complaints = Vec::new();
    for (folder, manifest) in crates {
        let page = format!("{folder}/README.md");
        let has_page = files.iter().any(|file| file.path == page);
        let is_named =
            manifest.text().unwrap_or_default().lines().any(|line| line == "readme = \"README.md\"");
        if !has_page || !is_named {
            let why = "the crate has no page that says what it is, or its manifest does not name it";
            complaints.push(complaint(&page, why, "write a short one with an example that is tried"));
        }
    }
    complaints
}

#[test]
fn every_crate_has_a_page() {
    check(unread, &[File::sample("crates/new/Cargo.toml", "[package]\n")], &tree());
}
