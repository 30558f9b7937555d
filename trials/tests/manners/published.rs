//! The names of published files are spelt in one place of the product.

use crate::tree::{File, check, complaint, tree};

/// The crates that give such files and ask for them.
const CRATES: [&str; 3] = ["crates/node/src/", "crates/paivand/src/", "crates/web/src/"];

/// The place.
const PLACE: &str = "crates/node/src/published.rs";

/// How a name begins in a text of the program. `/documents/ID` is a page for people and no file.
const BEGINNINGS: [&str; 7] =
    ["\"logs/", "/logs/", "\"documents/", "/documents/by-digest", "\"words/", "\"/words/", "\"/logs\""];

/// What a folder is joined with.
const FOLDERS: [&str; 3] = ["join(\"logs\")", "join(\"documents\")", "join(\"words\")"];

fn spelt(files: &[File]) -> Vec<String> {
    let product = |file: &&File| CRATES.iter().any(|place| file.path.starts_with(place));
    let tests = |file: &&File| file.ends("tests.rs") || file.path.contains("/tests/");
    let mut complaints = Vec::new();
    for file in files.iter().filter(product).filter(|file| !tests(file) && file.path != PLACE) {
        let text = file.text().unwrap_or_default();
        // Tests stand last in a file.
        let program = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
        for (number, line) in (1..).zip(program.lines()).filter(|(_, line)| !line.trim().starts_with("//")) {
            for name in BEGINNINGS.iter().chain(&FOLDERS).filter(|name| line.contains(*name)) {
                let why = format!("{name} is the name of a published file");
                let place = format!("{}:{number}", file.path);
                complaints.push(complaint(&place, &why, &format!("take it from {PLACE}")));
            }
        }
    }
    complaints
}

#[test]
fn published_names_stand_in_one_place() {
    let name = |text: &str| File::sample("crates/web/src/page.rs", text);
    let bad =
        ["format!(\"logs/{name}\")", "\"/logs/{name}\"", "get(\"words/+\")", "folder.join(\"documents\")"];
    check(spelt, &bad.map(name), &tree());
    assert!(spelt(&[name("\"/documents/terms\""), name("// logs/tj")]).is_empty());
    assert!(tree().iter().any(|file| file.path == PLACE));
}
