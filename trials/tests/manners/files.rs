//! How large files may be, and what must not stand in any.

use crate::tree::{File, check, complaint, tree};

/// Most lines of a file of Rust: what one reads in one sitting (STYLE.md).
const LINES_MAX: usize = 400;

fn long(files: &[File]) -> Vec<String> {
    let mut complaints = Vec::new();
    for file in files.iter().filter(|file| file.ends(".rs")) {
        let lines = file.text().unwrap_or_default().lines().count();
        if lines > LINES_MAX {
            let why = format!("it has {lines} lines where {LINES_MAX} are the most");
            complaints.push(complaint(&file.path, &why, "split it where a second idea begins"));
        }
    }
    complaints
}

#[test]
fn a_file_holds_one_idea() {
    let bad = [File::sample("crates/node/src/a.rs", &"//\n".repeat(LINES_MAX + 1))];
    check(long, &bad, &tree());
}

/// Largest file that is no font: a clone is fetched over thin links too.
const FILE_BYTES_MAX: usize = 1 << 20;

fn heavy(files: &[File]) -> Vec<String> {
    let heavy =
        files.iter().filter(|file| file.bytes.len() > FILE_BYTES_MAX && !file.path.contains("/fonts/"));
    heavy
        .map(|file| {
            let why = format!("it has {} bytes where {FILE_BYTES_MAX} are the most", file.bytes.len());
            complaint(&file.path, &why, "make it smaller, or make it by a command")
        })
        .collect()
}

#[test]
fn no_file_is_heavy() {
    let mebibyte = "a".repeat(FILE_BYTES_MAX + 1);
    check(heavy, &[File::sample("docs/pictures/a.png", &mebibyte)], &tree());
    assert!(heavy(&[File::sample("crates/web/assets/fonts/a.woff2", &mebibyte)]).is_empty());
}

/// Beginnings of paths that exist on one machine only; in halves, so that this file does not hold them.
const MACHINES: [[&str; 2]; 5] =
    [["/ho", "me/"], ["/Us", "ers/"], ["/ro", "ot/"], ["/wo", "rk/"], ["C:\\", "Users"]];

fn local(files: &[File]) -> Vec<String> {
    let mut complaints = Vec::new();
    for file in files {
        for (number, line) in (1..).zip(file.text().unwrap_or_default().lines()) {
            for start in MACHINES.map(|halves| halves.concat()).iter().filter(|start| line.contains(*start)) {
                let why = format!("{start} is a path of somebody's machine");
                complaints.push(complaint(
                    &format!("{}:{number}", file.path),
                    &why,
                    "name it from the root of the tree",
                ));
            }
        }
    }
    complaints
}

#[test]
fn no_path_of_a_machine_stands_in_the_tree() {
    let bad = MACHINES.map(|halves| File::sample("docs/a.md", &format!("see {}me/a", halves.concat())));
    check(local, &bad, &tree());
}
