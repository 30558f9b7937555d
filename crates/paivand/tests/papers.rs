//! Papers of the demonstration: the same bytes on both nodes, and a work plan that goes out, is edited and comes in.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at what cannot happen")]

use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

fn paivand(words: &[&dyn AsRef<std::ffi::OsStr>]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_paivand")).args(words.iter().map(|word| word.as_ref())).output().unwrap()
}

fn printed(folder: &Path, words: &[&str], out: &Path) -> Vec<u8> {
    let mut all: Vec<&dyn AsRef<std::ffi::OsStr>> = vec![&"paper", &folder];
    all.extend(words.iter().map(|word| word as &dyn AsRef<std::ffi::OsStr>));
    all.extend([&"--out" as &dyn AsRef<std::ffi::OsStr>, &out]);
    let done = paivand(&all);
    assert!(done.status.success(), "{words:?}: {}", String::from_utf8_lossy(&done.stderr));
    std::fs::read(out).unwrap()
}

/// A part of a file of Office Open XML.
fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The file with one part changed.
fn changed(bytes: &[u8], name: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut made = ZipWriter::new(Cursor::new(Vec::new()));
    for number in 0..archive.len() {
        let mut file = archive.by_index(number).unwrap();
        let (path, mut content) = (file.name().unwrap().into_owned(), Vec::new());
        file.read_to_end(&mut content).unwrap();
        if path == name {
            let text = String::from_utf8(content).unwrap();
            let other = change(&text);
            assert_ne!(text, other, "nothing was changed in {name}");
            content = other.into_bytes();
        }
        made.start_file(path, SimpleFileOptions::default()).unwrap();
        made.write_all(&content).unwrap();
    }
    made.finish().unwrap().into_inner()
}

struct Preview {
    code: i32,
    told: String,
}

fn previewed(folder: &Path, file: &Path) -> Preview {
    let done = paivand(&[&"import", &folder, &file, &"--preview", &"--json"]);
    let told = format!("{}{}", String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
    Preview { code: done.status.code().unwrap(), told }
}

fn papers_of_an_office(nodes: &[PathBuf; 2], out: &Path) {
    // Papers of one office are its own: in its language first, of its own day, and what they ask is neutral.
    for (node, own, other) in [(0, "tg-Cyrl-TJ", "zh-CN"), (1, "zh-CN", "tg-Cyrl-TJ")] {
        for paper in ["chase", "summary"] {
            let printed = printed(&nodes[node], &[paper, "--at", "2027-06-01"], out);
            let text = part(&printed, "word/document.xml");
            assert!(text.find(own).unwrap() < text.find(other).unwrap(), "{paper} of {own}");
            assert_eq!(
                text.contains("C03"),
                node == 0 || paper == "summary",
                "{paper} {own}: C03 is on China"
            );
        }
    }
}

#[test]
fn both_nodes_print_the_same_and_an_edited_plan_is_understood_cell_by_cell() {
    let root = tempfile::tempdir().unwrap();
    let demo = root.path().join("demo");
    let done = paivand(&[&"demo", &"--dir", &demo, &"--exit"]);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let nodes: [PathBuf; 2] = ["dushanbe", "beijing"].map(|city| demo.join(city));
    let out = |name: &str| root.path().join(name);
    for words in [
        &["dues", "--format", "docx"][..],
        &["dues", "--format", "xlsx", "--at", "2027-06-01"],
        &["dues", "--format", "json", "--alternat", "tj"],
        &["document", "memorandum", "--format", "docx", "--alternat", "cn"],
        &["workplan", "--format", "xlsx"],
        &["workplan", "workplan-2027", "--format", "docx"],
        &["sessions", "--format", "ics"],
    ] {
        let [one, other] = [0, 1].map(|node: usize| printed(&nodes[node], words, &out("paper")));
        assert!(one == other, "{words:?} differs between the nodes");
    }

    papers_of_an_office(&nodes, &out("own.docx"));

    let memorandum = printed(&nodes[0], &["document", "memorandum", "--alternat", "tj"], &out("m.docx"));
    let text = part(&memorandum, "word/document.xml");
    let (tajik, chinese) = (text.find("tg-Cyrl-TJ").unwrap(), text.find("zh-CN").unwrap());
    assert!(tajik < chinese, "the side whose original it is comes first");
    let memorandum = printed(&nodes[0], &["document", "memorandum", "--alternat", "cn"], &out("m.docx"));
    let text = part(&memorandum, "word/document.xml");
    assert!(text.find("zh-CN").unwrap() < text.find("tg-Cyrl-TJ").unwrap());
    assert!(text.contains("双方") && text.contains("Тарафҳо"), "both languages stand on it");

    let plan = printed(&nodes[0], &["workplan", "--format", "xlsx"], &out("plan.xlsx"));
    let same = previewed(&nodes[0], &out("plan.xlsx"));
    assert_eq!((same.code, same.told.contains("\"changes\": []")), (0, true), "{}", same.told);
    let strings = "xl/sharedStrings.xml";
    let first = part(&plan, strings).split("Тарафҳо").count() - 1;
    assert!(first > 3);
    for (name, part, change, code, told) in [
        (
            "one",
            strings,
            Box::new(|text: &str| text.replacen("Тарафҳо ", "Ду тараф ", 1)) as Box<dyn Fn(&str) -> String>,
            0,
            "\"to\": \"Ду тараф ",
        ),
        ("unknown", strings, Box::new(|text: &str| text.replacen(">C03<", ">C93<", 1)), 1, "row"),
        ("twice", strings, Box::new(|text: &str| text.replacen(">C03<", ">C02<", 1)), 1, "twice"),
        ("head", strings, Box::new(|text: &str| text.replacen("Уҳдадорӣ", "Дигар", 1)), 1, "column "),
        (
            "formula",
            "xl/worksheets/sheet1.xml",
            Box::new(|text: &str| {
                let at = text.find("<c r=\"B3\"").unwrap();
                let end = at + text[at..].find("</c>").unwrap();
                format!("{}<c r=\"B3\"><f>1+1</f><v>2</v>{}", &text[..at], &text[end..])
            }),
            1,
            "B3",
        ),
    ] {
        std::fs::write(out("edited.xlsx"), changed(&plan, part, change)).unwrap();
        let read = previewed(&nodes[0], &out("edited.xlsx"));
        assert_eq!(read.code, code, "{name}: {}", read.told);
        assert!(read.told.contains(told), "{name}: {}", read.told);
    }
    std::fs::write(out("edited.xlsx"), b"no workbook").unwrap();
    assert_eq!(previewed(&nodes[0], &out("edited.xlsx")).code, 1);
}
