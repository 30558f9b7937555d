//! Words that are not used, each with its reason.

use crate::tree::{File, check, complaint, tree};

/// A word that must not stand in Rust, where, why, and what to do.
struct Banned {
    /// In two halves, so that this file does not hold it.
    word: [&'static str; 2],
    place: Place,
    why: &'static str,
    mend: &'static str,
}

#[derive(Clone, Copy, PartialEq)]
enum Place {
    Anywhere,
    InTests,
    OutsideTests,
}

const BANNED: [Banned; 6] = [
    Banned {
        word: ["TO", "DO"],
        place: Place::Anywhere,
        why: "nothing is left for later in a comment",
        mend: "do it, or say in docs/ what is missing and why",
    },
    Banned {
        word: ["FIX", "ME"],
        place: Place::Anywhere,
        why: "a known fault is mended or documented",
        mend: "mend it, or say in docs/ what is wrong and why",
    },
    Banned {
        word: ["#[ig", "nore"],
        place: Place::Anywhere,
        why: "a test that does not run proves nothing",
        mend: "make it pass, or remove it",
    },
    Banned {
        word: [".unw", "rap()"],
        place: Place::OutsideTests,
        why: "a node must not die of one bad answer",
        mend: "return an error that says what was attempted and what to do",
    },
    Banned {
        word: ["sle", "ep("],
        place: Place::InTests,
        why: "a test that waits for time fails on a slow machine and wastes it on a fast one",
        mend: "wait for the thing itself, or hand in a clock",
    },
    Banned {
        word: ["uns", "afe {"],
        place: Place::Anywhere,
        why: "the compiler's promises are the first proof",
        mend: "find a safe way or a crate that has one",
    },
];

/// Names that say nothing of what is inside.
const HOLLOW: [&str; 10] =
    ["util", "utils", "helper", "helpers", "manager", "managers", "common", "misc", "shared", "stuff"];

/// Files that are tests or benchmarks as a whole: under `tests/` or `benches/`, or modules that another file
/// takes in for tests only, with those below them.
fn test_files(files: &[File]) -> Vec<String> {
    let mut found: Vec<String> = files
        .iter()
        .filter(|file| file.path.contains("/tests/") || file.path.contains("/benches/"))
        .map(|file| file.path.clone())
        .collect();
    for file in files.iter().filter(|file| file.ends(".rs")) {
        let (folder, name) = file.path.rsplit_once('/').unwrap_or(("", &file.path));
        let inner = match name {
            "lib.rs" | "main.rs" | "mod.rs" => folder.to_owned(),
            name => format!("{folder}/{}", name.trim_end_matches(".rs")),
        };
        let text = file.text().unwrap_or_default();
        for part in text.split("#[cfg(test)]\nmod ").skip(1) {
            if let Some((module, _)) = part.split_once(';').filter(|(module, _)| !module.contains(['{', ' ']))
            {
                let below = format!("{inner}/{module}/");
                found.push(format!("{inner}/{module}.rs"));
                found.extend(
                    files.iter().filter(|file| file.path.starts_with(&below)).map(|file| file.path.clone()),
                );
            }
        }
    }
    found
}

fn spoken(files: &[File]) -> Vec<String> {
    let tests = test_files(files);
    let mut complaints = Vec::new();
    for file in files.iter().filter(|file| file.ends(".rs")) {
        let mut in_tests = tests.contains(&file.path);
        for (number, line) in (1..).zip(file.text().unwrap_or_default().lines()) {
            in_tests |= line.trim() == "#[cfg(test)]";
            let comment = line.trim_start().starts_with("//");
            for banned in &BANNED {
                let here = match banned.place {
                    Place::Anywhere => true,
                    // A benchmark may pace its load; a test may not wait for time.
                    Place::InTests => in_tests && !comment && !file.path.contains("/benches/"),
                    Place::OutsideTests => !in_tests && !comment,
                };
                let word = banned.word.concat();
                if here && line.contains(&word) {
                    let path = format!("{}:{number}", file.path);
                    complaints.push(complaint(&path, &format!("{word}: {}", banned.why), banned.mend));
                }
            }
        }
    }
    complaints
}

#[test]
fn no_banned_word_stands_in_the_tree() {
    let code = |word: [&str; 2]| format!("fn one() {{\n    two{}\n}}\n", word.concat());
    let bad = BANNED.map(|banned| {
        let path = if banned.place == Place::InTests {
            "crates/node/tests/one.rs"
        } else {
            "crates/node/src/one.rs"
        };
        File::sample(path, &code(banned.word))
    });
    for (path, text) in [
        ("crates/node/tests/one.rs", code([".unw", "rap()"])),
        ("crates/node/src/one.rs", format!("#[cfg(test)]\n{}", code([".unw", "rap()"]))),
        ("crates/node/src/one.rs", format!("/// {}", code([".unw", "rap()"]).replace('\n', " "))),
    ] {
        assert_eq!(spoken(&[File::sample(path, &text)]), Vec::<String>::new());
    }
    check(spoken, &bad, &tree());
}

fn hollow(files: &[File]) -> Vec<String> {
    let mut complaints = Vec::new();
    for file in files.iter().filter(|file| file.ends(".rs")) {
        let parts = file.path.trim_end_matches(".rs").split('/');
        let modules = file.text().unwrap_or_default().lines().filter_map(|line| {
            let (before, name) = line.trim().split_once("mod ")?;
            let declared = before.is_empty() || before == "pub " || before == "pub(crate) ";
            name.strip_suffix([';', '{']).map(str::trim).filter(|_| declared)
        });
        for name in parts.chain(modules).filter(|name| HOLLOW.contains(name)) {
            let why = format!("a module named {name} says nothing of what is inside");
            complaints.push(complaint(&file.path, &why, "name it after the thing it holds"));
        }
    }
    complaints
}

#[test]
fn modules_are_named_after_what_they_hold() {
    let bad = [
        File::sample("crates/node/src/utils.rs", ""),
        File::sample("crates/node/src/helper/mod.rs", ""),
        File::sample("crates/node/src/lib.rs", "pub(crate) mod manager;\n"),
        File::sample("crates/node/src/lib.rs", "mod common {\n}\n"),
    ];
    check(hollow, &bad, &tree());
}
