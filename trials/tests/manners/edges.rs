//! Which crate may know which, and what the pure ones may not have.

use crate::tree::{File, check, complaint, file, tree};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

/// Which crate may know which, as ARCHITECTURE.md says.
struct Allowed {
    /// The crates with the number of their layer.
    layers: BTreeMap<String, u32>,
    /// Who may know whom, in the words of the page.
    lines: BTreeMap<String, String>,
}

impl Allowed {
    /// Reads the drawing of the layers, and the lines that hold `CRATE, CRATE → WHOM · …`.
    fn read(page: &str) -> Self {
        let (mut layers, mut lines, mut layer) = (BTreeMap::new(), BTreeMap::new(), None);
        let (_, drawing) = page.split_once("```text\n").unwrap();
        for line in drawing.split_once("```").unwrap().0.lines() {
            let (number, rest) = line.split_at(5);
            layer = number.trim().strip_prefix('L').map_or(layer, |number| Some(number.parse().unwrap()));
            layers.insert(rest.split(' ').next().unwrap().to_owned(), layer.unwrap());
        }
        for line in page.lines().filter(|line| line.contains(" → ")) {
            for edge in line.trim_end_matches([' ', '·', '.']).split(" · ") {
                let (from, to) = edge.split_once(" → ").unwrap();
                lines.extend(from.split(", ").map(|from| (from.to_owned(), to.to_owned())));
            }
        }
        Self { layers, lines }
    }

    /// Whether the one may know the other: named, or under one of the two sentences that name none.
    fn has(&self, from: &str, to: &str) -> bool {
        let Some(whom) = self.lines.get(from) else { return false };
        if whom == "everything" {
            return true;
        }
        match whom.strip_prefix("everything below it but ") {
            Some(but) => self.layers[to] < self.layers[from] && !but.split(", ").any(|name| name == to),
            None => whom.split(", ").any(|name| name == to),
        }
    }

    /// Names on the page that are no crate: a slip of the pen allows nothing and forbids nothing.
    fn strangers(&self, crates: &BTreeSet<String>) -> Vec<String> {
        let named = self.lines.iter().flat_map(|(from, to)| {
            let to = to.strip_prefix("everything below it but ").unwrap_or(to);
            [from.as_str()].into_iter().chain(to.split(", "))
        });
        let named = named.filter(|name| *name != "everything").chain(self.layers.keys().map(String::as_str));
        named.filter(|name| !crates.contains(*name)).map(str::to_owned).collect()
    }
}

/// What cargo knows of the workspace and all it depends on, also where a feature asks for it.
pub(crate) fn metadata() -> Value {
    let cargo = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--all-features"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(cargo.status.success(), "{}", String::from_utf8_lossy(&cargo.stderr));
    serde_json::from_slice(&cargo.stdout).unwrap()
}

/// Ours are in the workspace; of the others, `source` says where they come from.
fn ours(metadata: &Value) -> impl Iterator<Item = &Value> {
    metadata["packages"].as_array().unwrap().iter().filter(|package| package["source"].is_null())
}

fn short(name: &Value) -> String {
    name.as_str().unwrap().trim_start_matches("paivand-").to_owned()
}

/// Which crate is built with which; a crate's tests may stand on more.
fn edges(metadata: &Value) -> Vec<(String, String)> {
    let built = |needed: &&Value| needed["source"].is_null() && needed["kind"] != "dev";
    ours(metadata)
        .flat_map(|package| {
            let needed = package["dependencies"].as_array().unwrap().iter().filter(built);
            needed.map(|needed| (short(&package["name"]), short(&needed["name"])))
        })
        .collect()
}

fn forbidden(allowed: &Allowed, edges: &[(String, String)]) -> Vec<String> {
    edges
        .iter()
        .filter(|(from, to)| !allowed.has(from, to))
        .map(|(from, to)| {
            complaint(
                &format!("crates/{from}/Cargo.toml"),
                &format!("it depends on {to}, which is no allowed edge"),
                "move what is shared down, or pass it in; ARCHITECTURE.md lists the edges",
            )
        })
        .collect()
}

#[test]
fn crates_know_only_whom_they_may() {
    let page = file("ARCHITECTURE.md");
    let allowed = Allowed::read(page.text().unwrap());
    for (from, to) in [
        ("kernel", "record"),
        ("record", "language"),
        ("translation", "node"),
        ("node", "web"),
        ("voice", "node"),
        ("web", "record"),
        ("web", "paivand"),
        ("stranger", "kernel"),
    ] {
        assert_eq!(forbidden(&allowed, &[(from.into(), to.into())]).len(), 1, "{from} to {to}");
    }
    let metadata = metadata();
    let edges = edges(&metadata);
    assert!(edges.contains(&("web".into(), "kernel".into())), "no edges were found: {edges:?}");
    assert_eq!(forbidden(&allowed, &edges), Vec::<String>::new());
    let crates: BTreeSet<String> = ours(&metadata).map(|package| short(&package["name"])).collect();
    assert_eq!(allowed.strangers(&crates), Vec::<String>::new(), "names of no crate");
    assert!(
        crates.iter().all(|name| allowed.layers.contains_key(name)),
        "a crate without a layer: {crates:?}"
    );
}

/// The page alone decides.
#[test]
fn what_is_struck_from_the_page_is_forbidden() {
    let page = file("ARCHITECTURE.md");
    let without = |line: &str, other: &str| {
        let struck = page.text().unwrap().replace(line, other);
        let found = forbidden(&Allowed::read(&struck), &edges(&metadata()));
        found.first().cloned().unwrap_or_default()
    };
    assert!(
        without("node → kernel, record", "node → kernel")
            .contains("crates/node/Cargo.toml: it depends on record")
    );
    assert!(without("it but record", "it but record, voice").contains("it depends on voice"));
    assert!(without("paivand, trials → everything", "trials → everything").contains("crates/paivand/"));
    let allowed = Allowed::read(&page.text().unwrap().replace("voice → kernel", "voice → colonel"));
    let crates = ours(&metadata()).map(|package| short(&package["name"])).collect();
    assert_eq!(allowed.strangers(&crates), ["colonel"]);
}

/// The compiler then holds them to have no disk, socket or clock.
fn pure(files: &[File]) -> Vec<String> {
    let roots = files
        .iter()
        .filter(|file| file.ends("crates/kernel/src/lib.rs") || file.ends("crates/record/src/lib.rs"));
    roots
        .filter(|file| {
            let text = file.text().unwrap_or_default();
            !text.lines().any(|line| line == "#![no_std]") || text.contains("extern crate std")
        })
        .map(|file| {
            complaint(&file.path, "what decides must be pure", "begin with #![no_std] and take no std")
        })
        .collect()
}

#[test]
fn what_decides_is_pure() {
    let bad = [
        File::sample("crates/kernel/src/lib.rs", "//! Rules.\nextern crate alloc;\n"),
        File::sample("crates/record/src/lib.rs", "#![no_std]\nextern crate std;\n"),
    ];
    drop([file("crates/kernel/src/lib.rs"), file("crates/record/src/lib.rs")]);
    check(pure, &bad, &tree());
}
