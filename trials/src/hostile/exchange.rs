//! What the readers of exchange formats promise: what is read is written and read again alike, and hostile XML is refused.

use super::Sample;
use paivand_language::exchange::{ExchangeError, Unit, tbx, tmx, xliff};

/// Whether writing may refuse it: foreign files have tags that are none.
fn no_tag(error: &ExchangeError) -> bool {
    matches!(error, ExchangeError::Tag(_))
}

/// A tag as it is written.
fn hyphened(tag: &mut String) {
    *tag = tag.replace('_', "-");
}

/// Writes all with a writer; nothing if a tag is refused.
fn written<T, W>(
    items: &[T],
    mut writer: W,
    write: impl Fn(&mut W, &T) -> Result<(), ExchangeError>,
    finish: impl Fn(W) -> Result<(), ExchangeError>,
) -> bool {
    for item in items {
        match write(&mut writer, item) {
            Ok(()) => {}
            Err(error) if no_tag(&error) => return false,
            Err(error) => panic!("what was read is not written: {error}"),
        }
    }
    finish(writer).expect("memory takes all");
    true
}

/// A translation memory (TMX 1.4b).
pub fn tmx(bytes: &[u8]) -> bool {
    let Ok(mut units) = tmx::Reader::new(bytes).collect::<Result<Vec<Unit>, _>>() else { return false };
    let mut file = Vec::new();
    let writer = tmx::Writer::new(&mut file, "en").expect("memory takes all");
    if written(&units, writer, tmx::Writer::write, tmx::Writer::finish) {
        units.iter_mut().flat_map(|unit| &mut unit.variants).for_each(|(tag, _)| hyphened(tag));
        let again: Result<Vec<Unit>, _> = tmx::Reader::new(&file[..]).collect();
        assert_eq!(again, Ok(units), "what is written is read alike");
    }
    true
}

/// Texts with their translations (XLIFF 1.2 and 2.1).
pub fn xliff(bytes: &[u8]) -> bool {
    let Ok(entries) = xliff::Reader::new(bytes).collect::<Result<Vec<xliff::Entry>, _>>() else {
        return false;
    };
    let mut file = Vec::new();
    let writer = xliff::Writer::new(&mut file, "en", "tg").expect("memory takes all");
    assert!(written(&entries, writer, xliff::Writer::write, xliff::Writer::finish));
    let again: Result<Vec<xliff::Entry>, _> = xliff::Reader::new(&file[..]).collect();
    assert_eq!(again, Ok(entries), "what is written is read alike");
    true
}

/// Terms (TBX-Basic of both editions).
pub fn tbx(bytes: &[u8]) -> bool {
    let Ok(mut concepts) = tbx::Reader::new(bytes).collect::<Result<Vec<tbx::Concept>, _>>() else {
        return false;
    };
    for edition in [tbx::Edition::Second, tbx::Edition::Third] {
        let mut file = Vec::new();
        let writer = tbx::Writer::new(&mut file, "en", edition).expect("memory takes all");
        if written(&concepts, writer, tbx::Writer::write, tbx::Writer::finish) {
            concepts
                .iter_mut()
                .flat_map(|concept| &mut concept.terms)
                .for_each(|term| hyphened(&mut term.language));
            let again: Result<Vec<tbx::Concept>, _> = tbx::Reader::new(&file[..]).collect();
            assert_eq!(again.as_ref(), Ok(&concepts), "what is written is read alike");
        }
    }
    true
}

/// One unit of each format around a text, and the root it stands in.
const SHAPES: [(&str, [&str; 2], [&str; 2]); 3] = [
    (
        "tmx",
        ["<tmx version=\"1.4\"><body>", "</body></tmx>"],
        ["<tu><tuv xml:lang=\"tg\"><seg>", "</seg></tuv></tu>"],
    ),
    (
        "xliff",
        ["<xliff version=\"2.1\" srcLang=\"tg\"><file id=\"f\">", "</file></xliff>"],
        ["<unit id=\"u\"><segment><source>", "</source></segment></unit>"],
    ),
    (
        "tbx",
        ["<tbx type=\"TBX-Basic\" xml:lang=\"tg\"><text><body>", "</body></text></tbx>"],
        [
            "<conceptEntry id=\"c\"><langSec xml:lang=\"tg\"><termSec><term>",
            "</term></termSec></langSec></conceptEntry>",
        ],
    ),
];

/// UTF-16 with its mark, the larger byte first.
fn wide(text: &str) -> Vec<u8> {
    std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect()
}

/// Sound and hostile files of a format.
pub(super) fn samples(target: &str) -> Option<Vec<Sample>> {
    let (_, root, [before, after]) = SHAPES.into_iter().find(|(name, ..)| *name == target)?;
    let file = |inner: &str| format!("{}{inner}{}", root[0], root[1]);
    let unit = |text: &str| file(&format!("{before}{text}{after}"));
    let mut samples = vec![
        Sample::sound("empty", file("")),
        Sample::sound("text", unit("Ҷаласа &amp; &#x4b6;<![CDATA[<]]>")),
        Sample::sound(
            "typed",
            format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?><!DOCTYPE a SYSTEM \"a.dtd\">{}", unit("a")),
        ),
        Sample::sound("wide", wide(&unit("会议🙂"))),
    ];
    samples.extend(texts(root, [before, after]).into_iter().map(|(what, text)| Sample::hostile(what, text)));
    let mut bytes = unit("a").into_bytes();
    let at = root[0].len() + before.len();
    bytes.splice(at..at, [0xff]);
    samples.push(Sample::hostile("not-utf-8", bytes));
    let mut odd = wide(&unit("a"));
    odd.pop();
    samples.push(Sample::hostile("half-a-sign", odd));
    let lone: Vec<u8> = wide(&unit("a")).into_iter().chain([0xd8, 0x00, 0x00, 0x61]).collect();
    samples.push(Sample::hostile("lone-surrogate", lone));
    samples.push(Sample::hostile("wide-without-mark", wide(&unit("a")).split_off(2)));
    Some(samples)
}

/// What must be refused, by what is wrong with it.
fn texts(root: [&str; 2], [before, after]: [&str; 2]) -> Vec<(&'static str, String)> {
    let file = |inner: &str| format!("{}{inner}{}", root[0], root[1]);
    let unit = |text: &str| file(&format!("{before}{text}{after}"));
    let deep = format!("{}{}", "<a>".repeat(70), "</a>".repeat(70));
    let many: String = (0..70).map(|number| format!(" a{number}=\"\"")).collect();
    let laughs = "<!DOCTYPE a [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]>";
    vec![
        ("nothing", String::new()),
        ("other-root", "<html></html>".to_owned()),
        ("laughs", format!("{laughs}{}", unit("&c;"))),
        ("outer-entity", format!("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>{}", unit("&x;"))),
        (
            "outer-parameter",
            format!("<!DOCTYPE a [<!ENTITY % x SYSTEM \"http://a.example/\">%x;]>{}", unit("a")),
        ),
        ("late-type", file("<!DOCTYPE a>")),
        ("unknown-entity", unit("&nbsp;")),
        ("entity-in-attribute", file("<a b=\"&x;\"/>")),
        ("open-entity", unit("&amp")),
        ("zero", unit("&#0;")),
        ("control", unit("&#1;")),
        ("bare-control", unit("\u{1}")),
        ("surrogate", unit("&#xd800;")),
        ("beyond", unit("&#x110000;")),
        ("deep", file(&deep)),
        ("attributes", file(&format!("<a{many}/>"))),
        ("attribute-twice", file("<a b=\"1\" b=\"2\"/>")),
        ("attribute-bare", file("<a b=c/>")),
        ("attribute-open", file("<a b=\"c/>")),
        ("torn-unit", format!("{}{before}a", root[0])),
        ("torn-tag", format!("{}<a", root[0])),
        ("torn-comment", format!("{}<!--", root[0])),
        ("torn-cdata", format!("{}{before}<![CDATA[a", root[0])),
        ("torn-instruction", format!("{}<?a", root[0])),
        ("crossed", file("<a><b></a></b>")),
        ("stray-end", file("</a>")),
        ("two-roots", format!("{}{}", file(""), file(""))),
        ("text-before", format!("a{}", file(""))),
        ("text-behind", format!("{}a", file(""))),
        ("other-encoding", format!("<?xml version=\"1.0\" encoding=\"koi8-r\"?>{}", file(""))),
        (
            "nameless",
            file(
                &format!("{before}a{after}")
                    .replace(" xml:lang=\"tg\"", "")
                    .replace("<unit id=\"u\">", "<unit><data/>"),
            ),
        ),
    ]
}
