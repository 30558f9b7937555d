//! Sound and hostile acts: strict JSON with the head of an act (docs/protocol.md section 5).

use super::Sample;
use paivand_record::hash::Hash;

/// The first charter, as short as one may be.
pub(super) const CHARTER: &str = r#"{"nonce":"00000000000000000000000000000001","by":"ash","charter":null,"subject":"charter","base":null,"sides":["ash","birch"],"content":{"act":"charter.found","sides":[]}}"#;

/// The same act of three sides, of which two signed on paper, and which settles two that contend.
fn attested() -> String {
    let [first, second] = contending();
    let scan = Hash::of(b"scan");
    CHARTER
        .replace("\"base\":null,", &format!("\"base\":null,\"settles\":[\"{first}\",\"{second}\"],"))
        .replace(
            r#""sides":["ash","birch"],"#,
            &format!(
                r#""sides":["ash","birch","cedar"],"attested":[{{"side":"birch","on":"2027-03-01","scan":"{scan}"}},{{"side":"cedar","on":"2027-03-02","scan":"{scan}"}}],"#
            ),
        )
}

/// Two acts that contend, in order.
fn contending() -> [Hash; 2] {
    let mut acts = [Hash::of(b"one"), Hash::of(b"two")];
    acts.sort();
    acts
}

/// Second digests of files, as they may stand and as not.
fn digests() -> Vec<Sample> {
    let [first, second] = contending();
    let one = |file: &Hash, algorithm: &str, digest: &str| {
        format!(r#"{{"file":"{file}","algorithm":"{algorithm}","digest":"{digest}"}}"#)
    };
    let with = |digests: &[String]| {
        CHARTER.replace("\"content\"", &format!("\"digests\":[{}],\"content\"", digests.join(",")))
    };
    let sm3 = one(&first, "sm3", "ab");
    let nine: Vec<String> = (0..9).map(|number| one(&first, &format!("a{number}"), "ab")).collect();
    vec![
        Sample::sound(
            "digests",
            with(&[sm3.clone(), one(&second, "gost-r-34.11-2012-256", &"0f".repeat(32))]),
        ),
        Sample::sound("digests-unknown", with(&[one(&first, "unheard-of", "00")])),
        Sample::hostile("digests-nine", with(&nine)),
        Sample::hostile("digests-twice", with(&[sm3.clone(), sm3.clone()])),
        Sample::hostile("digests-unsorted", with(&[one(&second, "sm3", "ab"), sm3])),
        Sample::hostile("digests-odd", with(&[one(&first, "sm3", "abc")])),
        Sample::hostile("digests-upper-case", with(&[one(&first, "sm3", "AB")])),
        Sample::hostile("digests-long", with(&[one(&first, "sm3", &"0f".repeat(65))])),
        Sample::hostile("digests-of-words", with(&[one(&first, "SM 3", "ab")])),
        Sample::hostile("digests-list", with(&[format!(r#"["{first}","sm3","ab"]"#)])),
        Sample::hostile("digests-object", with(&[]).replace("[],\"content\"", "{},\"content\"")),
    ]
}

pub(super) fn samples() -> Vec<Sample> {
    let log_act = |content: &str| {
        CHARTER
            .replace("\"charter.found\",\"sides\":[]", content)
            .replace("\"charter\",\"base\"", "\"log/ash\",\"base\"")
    };
    let mut samples = vec![
        Sample::sound("charter", CHARTER),
        Sample::sound("spaced", CHARTER.replace(',', " ,\n")),
        Sample::sound("attested", attested()),
        Sample::sound("succession", log_act("\"log.succeed\",\"origin\":\"ash.example/2\"")),
        Sample::sound("recovery", log_act("\"log.recovery\",\"key\":\"\"")),
        Sample::hostile(
            "list",
            r#"["00000000000000000000000000000001","ash",null,"charter",null,["ash","birch"]]"#,
        ),
        Sample::hostile("deep", CHARTER.replace("[]", &("[".repeat(200) + &"]".repeat(200)))),
        Sample::hostile("long", CHARTER.replace("charter.found", &"a".repeat(25_000))),
        Sample::hostile("byte-order-mark", format!("\u{feff}{CHARTER}")),
        Sample::hostile("not-utf-8", [CHARTER.as_bytes(), &[0xff]].concat()),
    ];
    samples.extend(respelled(CHARTER, &PLAIN));
    samples.extend(digests());
    let [first, second] = contending();
    let quoted = |hashes: &[Hash]| {
        let hashes: Vec<String> = hashes.iter().map(|hash| format!("\"{hash}\"")).collect();
        format!("\"settles\":[{}]", hashes.join(","))
    };
    let settles = quoted(&[first, second]);
    for (what, hashes) in [
        ("settles-unsorted", vec![second, first]),
        ("settles-twice", vec![first; 2]),
        ("settles-one", vec![first]),
    ] {
        samples.push(Sample::hostile(what, attested().replace(&settles, &quoted(&hashes))));
    }
    samples.extend(respelled(&attested(), &ON_PAPER));
    samples
}

/// What is wrong, and how an act comes to be so.
type Wrong = (&'static str, &'static str, &'static str);

const PLAIN: [Wrong; 15] = [
    ("float", "\"sides\":[]", "\"sides\":1.0"),
    ("exponent", "\"sides\":[]", "\"sides\":1e2"),
    ("huge", "\"sides\":[]", "\"sides\":9007199254740992"),
    ("twice", "\"sides\":[]", "\"sides\":[],\"\\u0073ides\":[]"),
    ("surrogate", "charter.found", "\\ud800"),
    ("unsorted", "\"ash\",\"birch\"", "\"birch\",\"ash\""),
    ("side-twice", "\"ash\",\"birch\"", "\"ash\",\"ash\""),
    ("by-another", "\"by\":\"ash\"", "\"by\":\"cedar\""),
    ("no-base", "\"base\":null,", ""),
    ("no-charter", "\"charter\":null,", ""),
    ("short-base", "\"base\":null", "\"base\":\"00\""),
    (
        "upper-case-base",
        "\"base\":null",
        "\"base\":\"ABABABABABABABABABABABABABABABABABABABABABABABABABABABABABABABAB\"",
    ),
    ("nonce-short", "0000000000000001", "1"),
    ("nonce-upper-case", "0000000000000001", "000000000000000A"),
    ("subject-typed", "\"charter\",\"base\"", "\"document/Терминҳо\",\"base\""),
];

const ON_PAPER: [Wrong; 6] = [
    ("attested-unsorted", "\"side\":\"birch\"", "\"side\":\"elm\""),
    ("attested-twice", "\"side\":\"cedar\"", "\"side\":\"birch\""),
    ("attested-oneself", "\"side\":\"birch\"", "\"side\":\"ash\""),
    ("attested-no-day", "2027-03-01", "2027-02-30"),
    ("attested-short-scan", "\"scan\":\"", "\"scan\":\"0"),
    ("attested-member", "\"on\":", "\"at\":1,\"on\":"),
];

fn respelled<'a>(act: &'a str, table: &'a [Wrong]) -> impl Iterator<Item = Sample> + 'a {
    table.iter().map(move |(what, from, to)| {
        assert!(act.contains(from), "{from} is not in {act}");
        Sample::hostile(what, act.replacen(from, to, 1))
    })
}
