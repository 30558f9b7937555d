//! Small sound and hostile files for every parser, made the same each time from fixed keys.

use paivand_node::source::Pouch;
use paivand_record::checkpoint::{Checkpoint, cosign};
use paivand_record::copy::Proof;
use paivand_record::key::{Algorithm, Signer};
use paivand_record::suite::Suite;
use paivand_record::{bundle, tree};
use std::collections::BTreeMap;
use std::sync::LazyLock;

const SUITE: Suite = Suite::Ed25519Sha256;

/// One file of a corpus.
#[derive(Clone, Debug)]
pub struct Sample {
    /// Its name: `sound-…` is taken, `hostile-…` is refused.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Sample {
    pub(super) fn sound(what: &str, bytes: impl Into<Vec<u8>>) -> Self {
        Self { name: format!("sound-{what}"), bytes: bytes.into() }
    }

    pub(super) fn hostile(what: &str, bytes: impl Into<Vec<u8>>) -> Self {
        Self { name: format!("hostile-{what}"), bytes: bytes.into() }
    }
}

/// The entry that the sample of a certified copy proves.
pub(super) const CERTIFIED: &[u8] = b"two";
/// Its place.
pub(super) const CERTIFIED_AT: u64 = 1;

pub(super) const ORIGIN: &str = "ash.example/log";

/// The log key whose secret half signed the samples.
pub fn log_key() -> &'static Signer {
    static KEY: LazyLock<Signer> = LazyLock::new(|| signer(ORIGIN, Algorithm::Ed25519, 7));
    &KEY
}

/// The mirror key whose secret half cosigned the samples.
pub fn mirror_key() -> &'static Signer {
    static KEY: LazyLock<Signer> =
        LazyLock::new(|| signer("birch.example/log/mirror", Algorithm::Cosignature, 8));
    &KEY
}

fn signer(name: &str, algorithm: Algorithm, secret: u8) -> Signer {
    Signer::new(name, algorithm, &[secret; 32]).expect("the name is one")
}

/// All texts and cosignatures that the two keys have ever signed.
pub(super) struct Signed {
    pub(super) texts: Vec<String>,
    pub(super) cosigned: Vec<(u64, String)>,
}

pub(super) static SIGNED: LazyLock<Signed> = LazyLock::new(|| {
    let text = checkpoint().text();
    Signed { cosigned: vec![(TIME, text.clone())], texts: vec![text] }
});

/// When the mirror cosigned, in seconds since 1970.
pub(super) const TIME: u64 = 1_800_000_000;

pub(super) fn checkpoint() -> Checkpoint {
    let root = SUITE.node(&SUITE.leaf(b"one"), &SUITE.leaf(CERTIFIED));
    assert!(tree::includes(SUITE, &SUITE.leaf(CERTIFIED), (CERTIFIED_AT, 2), &[SUITE.leaf(b"one")], &root));
    Checkpoint { origin: ORIGIN.into(), size: 2, root }
}

pub(super) fn note() -> paivand_record::note::Note {
    let mut note = checkpoint().signed(log_key());
    note.signatures.push(cosign(&note, mirror_key(), TIME));
    note
}

static SAMPLES: LazyLock<BTreeMap<&str, Vec<Sample>>> =
    LazyLock::new(|| super::TARGETS.map(|(target, _)| (target, made(target))).into());

/// The samples of one target; none for a name that is no target.
pub fn samples(target: &str) -> &'static [Sample] {
    SAMPLES.get(target).map_or(&[], Vec::as_slice)
}

fn made(target: &str) -> Vec<Sample> {
    if let Some(samples) = super::exchange::samples(target) {
        return samples;
    }
    match target {
        "note" => notes(),
        "checkpoint" => checkpoints(),
        "bundle" => bundles(),
        "entry" => super::entries::samples(),
        "act" => super::acts::samples(),
        "fate" => super::fate::samples(),
        "proof" => proofs(),
        "key" => keys(),
        "tile" => tiles(),
        "pouch" => pouches(),
        "number" => numbers(),
        "text" => texts(),
        "terms" => terms(),
        _ => Vec::new(),
    }
}

fn numbers() -> Vec<Sample> {
    vec![
        Sample::sound("tajik", "ҳазору нӯҳсаду наваду якум"),
        Sample::sound("chinese", "负一万零五亿二千点〇五"),
        Sample::sound("russian", "двадцать пять целых семь тысячных"),
        Sample::sound("english", "two million and a half"),
        Sample::sound("date", "сию якуми декабри соли дуҳазорум"),
        Sample::sound("solar-date", "30 ҳути соли 1403"),
        Sample::hostile("scales", "ҳазор миллион ҳазор"),
        Sample::hostile("too-large", "9".repeat(40)),
        Sample::hostile("too-long", "сад ".repeat(1_000)),
        Sample::hostile("no-day", "30 феврали соли 2026"),
        Sample::hostile("not-utf-8", [0xd1, 0x8f, 0xd1]),
    ]
}

fn terms() -> Vec<Sample> {
    vec![
        Sample::sound("seed", "id\ten\ttg\tzh\tru\nside\tside; party; !player\tтараф?\t一方\tсторона\n"),
        Sample::sound("other-columns", "note\tru\tid\nx\tдело\tcase\n\nx\t;;!;?\tnothing"),
        Sample::hostile("empty", ""),
        Sample::hostile("no-head", "side\tтараф\n"),
        Sample::hostile("no-language", "id\tde\nside\tSeite\n"),
        Sample::hostile("no-identifier", "id\ten\n\tside\n"),
        Sample::hostile("twice", "id\ten\nside\tside\nside\tparty\n"),
        Sample::hostile("not-utf-8", [b'i', b'd', b'\t', b'e', b'n', b'\n', 0xff]),
    ]
}

fn texts() -> Vec<Sample> {
    vec![
        Sample::sound("legacy-font", "Љумњурии Тољикистон ва Ќонунњои он"),
        Sample::sound("russian-keyboard", "Хукумати Чумхурии Точикистон карор кабул кард"),
        Sample::sound("telephone", "salom, shumo chi khel hasted"),
        Sample::sound("mixed", "Э. Раҳмон \"ин\" — 人工智能,共1.5亿。„да“ к,арор\u{304} -- Tоҷик"),
        Sample::hostile("not-utf-8", [0xff, 0xfe, b'a']),
    ]
}

fn notes() -> Vec<Sample> {
    let good = note().to_string();
    vec![
        Sample::sound("cosigned", good.clone()),
        Sample::sound("forged", good.replace("\n2\n", "\n3\n")),
        Sample::hostile("no-empty-line", good.replace("\n\n", "\n")),
        Sample::hostile("carriage-returns", good.replace('\n', "\r\n")),
        Sample::hostile("no-end", good.trim_end()),
        Sample::hostile("hyphen-for-dash", good.replace("— ", "- ")),
        Sample::hostile("not-utf-8", [good.as_bytes(), &[0xff]].concat()),
        Sample::hostile("many-lines", good.clone() + &"— x AAAAAAA=\n".repeat(40)),
    ]
}

fn checkpoints() -> Vec<Sample> {
    let (note, text) = (note().to_string(), checkpoint().text());
    vec![
        Sample::sound("note", note),
        Sample::sound("text", text.clone()),
        Sample::sound("empty-log", Checkpoint { size: 0, root: SUITE.empty_root(), ..checkpoint() }.text()),
        Sample::hostile("leading-zero", text.replace("\n2\n", "\n02\n")),
        Sample::hostile("plus", text.replace("\n2\n", "\n+2\n")),
        Sample::hostile("huge", text.replace("\n2\n", "\n18446744073709551616\n")),
        Sample::hostile("beyond-exact", text.replace("\n2\n", "\n9007199254740992\n")),
        Sample::hostile("extension", text.clone() + "extension\n"),
        Sample::hostile("unpadded", text.replace('=', "")),
    ]
}

fn bundles() -> Vec<Sample> {
    let mut three = vec![2];
    assert!([&b"one"[..], b"", &[7; 300]].iter().all(|entry| bundle::push(&mut three, entry)));
    vec![
        Sample::sound("three", three.clone()),
        Sample::hostile("torn", three.get(..20).unwrap_or_default()),
        Sample::hostile("one-more", [&three[..], &[0, 0]].concat()),
        Sample::hostile("one-less", [&[3], three.get(1..).unwrap_or_default()].concat()),
        Sample::hostile("half-a-length", [0, 1]),
        Sample::hostile("empty", [0]),
    ]
}

fn proofs() -> Vec<Sample> {
    let path = vec![SUITE.leaf(b"one")];
    let text = Proof { index: CERTIFIED_AT, path, checkpoint: note() }.to_string();
    let hash = SUITE.leaf(b"one").base64();
    vec![
        Sample::sound("copy", text.clone()),
        Sample::sound("elsewhere", text.replace("index 1", "index 0")),
        Sample::hostile("leading-zero", text.replace("index 1", "index 01")),
        Sample::hostile("huge", text.replace("index 1", "index 18446744073709551616")),
        Sample::hostile("other-version", text.replace("@v1", "@v2")),
        Sample::hostile("extra", text.replace("index", "extra AA==\nindex")),
        Sample::hostile("endless", text.replace(&hash, &vec![hash.as_str(); 65].join("\n"))),
        Sample::hostile("no-note", text.split_once("\n\n").map(|(head, _)| head).unwrap_or_default()),
    ]
}

fn keys() -> Vec<Sample> {
    let (line, mirror) = (log_key().verifier().to_string(), mirror_key().verifier().to_string());
    vec![
        Sample::sound("log", line.clone()),
        Sample::sound("mirror", mirror),
        Sample::hostile("other-name", line.replace("ash", "elm")),
        Sample::hostile("newline", line.clone() + "\n"),
        Sample::hostile("space", line.replace("ash", "a h")),
        Sample::hostile("short", line.get(..line.len() - 4).unwrap_or_default()),
        Sample::hostile("upper-case", line.to_uppercase()),
        Sample::sound("curve-log", curve_line(Algorithm::P256)),
        Sample::sound("curve-mirror", curve_line(Algorithm::P256Cosignature)),
        Sample::hostile("curve-other-name", curve_line(Algorithm::P256).replace("ash", "elm")),
        Sample::hostile("curve-cut", curve_line(Algorithm::P256).get(..100).unwrap_or_default()),
    ]
}

/// A key of the second suite.
fn curve_line(algorithm: Algorithm) -> String {
    signer(ORIGIN, algorithm, 7).verifier().to_string()
}

fn tiles() -> Vec<Sample> {
    let mut samples = Vec::new();
    for (number, path) in (0..).zip(["tile/0/x001/x234/067", "tile/63/999.p/255", "tile/entries/000.p/3"]) {
        samples.push(Sample::sound(&number.to_string(), path));
    }
    for (number, path) in (0..).zip([
        "tile/0/0",
        "tile/64/000",
        "tile/0/000.p/256",
        "tile/0/000.p/0",
        "tile/0/x000/001",
        "tile/0/+01",
        "tile/0/../000",
        "tile/0/x999/x999/x999/x999/x999/x999/x999/999",
        "tile/entries/001.p/1.p/1",
        "tile/٠/000",
    ]) {
        samples.push(Sample::hostile(&number.to_string(), path));
    }
    samples
}

fn pouches() -> Vec<Sample> {
    let note = note().to_string().into_bytes();
    let files = [("logs/ash/checkpoint", note), ("logs/ash/tile/0/000.p/1", vec![0, 10, 255])];
    let pouch = Pouch(files.into_iter().map(|(path, bytes)| (path.into(), bytes)).collect());
    let good = pouch.to_bytes();
    vec![
        Sample::sound("two-files", good.clone()),
        Sample::sound("empty", *b"paivand pouch v1\n"),
        Sample::hostile("torn", good.get(..good.len() - 1).unwrap_or_default()),
        Sample::hostile("other-version", *b"paivand pouch v2\n"),
        Sample::hostile("unsorted", *b"paivand pouch v1\nb\n0\na\n0\n"),
        Sample::hostile("twice", *b"paivand pouch v1\na\n0\na\n0\n"),
        Sample::hostile("leading-zero", *b"paivand pouch v1\na\n00\n"),
        Sample::hostile("plus", *b"paivand pouch v1\na\n+0\n"),
        Sample::hostile("huge", *b"paivand pouch v1\na\n18446744073709551615\n"),
        Sample::hostile("beyond-huge", *b"paivand pouch v1\na\n99999999999999999999\n"),
    ]
}
