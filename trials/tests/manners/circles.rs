//! Files of a crate import downwards: what a file imports does not import it back, over whatever way.

use crate::tree::{File, check, complaint, tree};
use std::collections::{BTreeMap, BTreeSet};

/// The crates of which this holds.
const CRATES: [&str; 1] = ["crates/node/src/"];

type Edges = BTreeMap<String, BTreeSet<String>>;

/// The module that a file is, by its path below the crate.
fn module(path: &str) -> String {
    path.trim_end_matches(".rs").replace('/', "::")
}

/// The paths that a text names from the root of its crate, of a group each.
fn named(text: &str) -> Vec<String> {
    let mut paths = Vec::new();
    for after in text.split("crate::").skip(1) {
        let letter = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == ':';
        let end = after.find(|other| !letter(other)).unwrap_or(after.len());
        let (start, rest) = after.split_at(end);
        match rest.strip_prefix('{').and_then(|group| group.split_once('}')) {
            Some((group, _)) => paths.extend(group.split(',').map(|name| format!("{start}{}", name.trim()))),
            None => paths.push(start.to_owned()),
        }
    }
    paths
}

/// What each file of a crate imports of it. What is only said on to others, and tests, do not count.
fn edges(files: &[File], krate: &str) -> Edges {
    let own = files.iter().filter(|file| file.ends(".rs") && !file.ends("tests.rs"));
    let own = own.filter_map(|file| Some((module(file.path.strip_prefix(krate)?), file)));
    let modules: BTreeMap<String, &File> = own.filter(|(name, _)| name != "lib").collect();
    let home = |path: &str| {
        let steps: Vec<&str> = path.split("::").collect();
        let known = (1..=steps.len()).rev().map(|length| steps[..length].join("::"));
        known.into_iter().find(|name| modules.contains_key(name))
    };
    let imports = |name: &String, file: &File| {
        let text = file.text().unwrap_or_default();
        let program = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
        let lines =
            program.lines().filter(|line| !line.trim().starts_with("//") && !line.starts_with("pub use"));
        let text = lines.collect::<Vec<_>>().join(" ").replace("{ ", "{");
        named(&text).iter().filter_map(|path| home(path)).filter(|other| other != name).collect()
    };
    modules.iter().map(|(name, file)| (name.clone(), imports(name, file))).collect()
}

/// All that a module leads to.
fn reached(edges: &Edges, from: &str) -> BTreeSet<String> {
    let mut reached = BTreeSet::new();
    let mut open: Vec<&String> = edges.get(from).into_iter().flatten().collect();
    while let Some(next) = open.pop() {
        if reached.insert(next.clone()) {
            open.extend(edges.get(next).into_iter().flatten());
        }
    }
    reached
}

fn circles(files: &[File]) -> Vec<String> {
    let mut complaints = Vec::new();
    for krate in CRATES {
        let edges = edges(files, krate);
        for (name, imports) in &edges {
            let back = imports.iter().find(|other| reached(&edges, other).contains(name));
            complaints.extend(back.map(|other| {
                let why = format!("it imports {other}, which leads back to it");
                complaint(&format!("{krate}{name}"), &why, "move what both need into a file of its own")
            }));
        }
    }
    complaints
}

#[test]
fn no_file_imports_what_imports_it() {
    let files =
        [("b.rs", "use crate::c::{C, D};"), ("b/e.rs", "use crate::b::B;"), ("c.rs", "crate::b::e::f()")];
    let files = files.map(|(name, text)| File::sample(&format!("crates/node/src/{name}"), text));
    assert_eq!(circles(&files).len(), 3, "{:?}", circles(&files));
    check(circles, &[], &tree());
}
