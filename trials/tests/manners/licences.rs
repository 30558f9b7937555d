//! What we take from others: a reason for each dependency, and a licence that lets everyone use the whole.

use crate::edges::metadata;
use crate::tree::{File, check, complaint, file};
use serde_json::Value;

/// Licences that ask for no more than a notice.
const PERMISSIVE: [&str; 12] = [
    "MIT",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Unicode-3.0",
    "Zlib",
    "0BSD",
    "CC0-1.0",
    "Unlicense",
    "BSL-1.0",
    "Apache-2.0 WITH LLVM-exception",
];

/// Whether an SPDX expression can be met with permissive licences alone. The old slash means OR.
fn is_permissive(expression: &str) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let mut words = spaced.split_whitespace().peekable();
    let met = any(&mut words);
    met && words.next().is_none()
}

type Words<'a> = std::iter::Peekable<std::str::SplitWhitespace<'a>>;

fn any(words: &mut Words<'_>) -> bool {
    let mut met = all(words);
    while words.next_if_eq(&"OR").is_some() {
        met |= all(words);
    }
    met
}

fn all(words: &mut Words<'_>) -> bool {
    let mut met = one(words);
    while words.next_if_eq(&"AND").is_some() {
        met &= one(words);
    }
    met
}

fn one(words: &mut Words<'_>) -> bool {
    if words.next_if_eq(&"(").is_some() {
        let met = any(words);
        return words.next() == Some(")") && met;
    }
    let Some(name) = words.next() else { return false };
    let exception = words.next_if_eq(&"WITH").and_then(|_| words.next());
    let name = exception.map_or(name.to_owned(), |exception| format!("{name} WITH {exception}"));
    PERMISSIVE.contains(&name.as_str())
}

#[test]
fn expressions_are_judged_as_they_are_meant() {
    for (expression, permissive) in [
        ("MIT", true),
        ("MIT OR GPL-3.0-only", true),
        ("MIT AND GPL-3.0-only", false),
        ("GPL-3.0-only", false),
        ("(MIT OR GPL-3.0-only) AND Unicode-3.0", true),
        ("(MIT OR Apache-2.0) AND NCSA", false),
        ("MIT OR Apache-2.0 AND GPL-3.0-only", true),
        ("GPL-3.0-only OR MIT AND LGPL-2.1-only", false),
        ("MIT/Apache-2.0", true),
        ("GPL-2.0-only WITH Classpath-exception-2.0", false),
        ("Apache-2.0 WITH LLVM-exception", true),
        ("(MIT", false),
        ("MIT ISC", false),
        ("", false),
    ] {
        assert_eq!(is_permissive(expression), permissive, "{expression}");
    }
}

fn unfree(metadata: &Value) -> Vec<String> {
    let packages = metadata["packages"].as_array().unwrap().iter();
    packages
        .filter(|package| !package["license"].as_str().is_some_and(is_permissive))
        .map(|package| {
            let why = format!("{} has the licence {}", package["name"], package["license"]);
            complaint(
                "Cargo.lock",
                &why,
                "use another crate, or name the licence in this test with its reason",
            )
        })
        .collect()
}

#[test]
fn every_dependency_is_free_for_all() {
    for bad in [r#"{"name":"a","license":"GPL-3.0-only"}"#, r#"{"name":"a","license":null}"#] {
        assert_eq!(unfree(&serde_json::from_str(&format!(r#"{{"packages":[{bad}]}}"#)).unwrap()).len(), 1);
    }
    let metadata = metadata();
    let packages = metadata["packages"].as_array().unwrap();
    // What only a feature asks for is looked at too.
    assert!(packages.len() > 100 && packages.iter().any(|package| package["name"] == "candle-core"));
    assert_eq!(unfree(&metadata), Vec::<String>::new());
}

/// In the root, each dependency of others stands with its reason; a crate takes it from there.
fn unreasoned(files: &[File]) -> Vec<String> {
    let manifests = files.iter().filter(|file| file.ends("Cargo.toml"));
    let mut complaints = Vec::new();
    for file in manifests {
        let mut section = "";
        for line in file.text().unwrap_or_default().lines() {
            if line.starts_with('[') {
                section = line;
            }
            let needed = line.contains('=') && !line.contains("path = ") && !line.starts_with('#');
            let reasoned = line.split_once(" # ").is_some_and(|(_, reason)| reason.split(' ').count() > 1);
            let shared = line.contains("workspace = true") || line.contains(".workspace=");
            let fuzz = file.path == "fuzz/Cargo.toml";
            let (why, mend) = match section {
                "[workspace.dependencies]" if needed && !reasoned => ("has no reason", "write it after a #"),
                "[dependencies]" if fuzz && needed && !reasoned => ("has no reason", "write it after a #"),
                "[dependencies]" | "[dev-dependencies]" | "[build-dependencies]"
                    if !fuzz && needed && !shared =>
                {
                    (
                        "is not the workspace's",
                        "list it in the root with its reason, and say workspace = true",
                    )
                }
                _ => continue,
            };
            complaints.push(complaint(&file.path, &format!("{line:?} {why}"), mend));
        }
    }
    complaints
}

#[test]
fn every_dependency_has_its_reason() {
    let bad = [
        File::sample("Cargo.toml", "[workspace.dependencies]\nserde = \"1\"\n"),
        File::sample("Cargo.toml", "[workspace.dependencies]\nserde = \"1\" # serde\n"),
        File::sample("crates/node/Cargo.toml", "[dependencies]\nserde = \"1\" # reads JSON forms\n"),
        File::sample("fuzz/Cargo.toml", "[dependencies]\nserde = \"1\"\n"),
    ];
    let paths = [
        "Cargo.toml",
        "fuzz/Cargo.toml",
        "crates/node/Cargo.toml",
        "crates/record/Cargo.toml",
        "trials/Cargo.toml",
    ];
    check(unreasoned, &bad, &paths.map(file));
}
