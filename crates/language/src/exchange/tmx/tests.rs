//! TMX as others write it, and as they must not.

use super::*;
use crate::exchange::tests::segment;
use crate::exchange::{Code, ExchangeError, Kind, PIECE_BYTES_MAX, Part, Segment, Unit};
use proptest::prelude::*;

fn read(file: &[u8]) -> Result<Vec<Unit>, ExchangeError> {
    Reader::new(file).collect()
}

fn written(units: &[Unit]) -> Result<Vec<u8>, ExchangeError> {
    let mut file = Vec::new();
    let mut writer = Writer::new(&mut file, "en")?;
    units.iter().try_for_each(|unit| writer.write(unit))?;
    writer.finish()?;
    Ok(file)
}

const FOREIGN: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\r\n<tmx version=\"1.4\">\
<header srclang=\"en-GB\" segtype=\"sentence\"><prop type=\"x\">p</prop></header><body><!-- one -->\
<tu tuid=\"a&quot;1\" usagecount=\"2\"><note>n</note><prop type=\"t\">p</prop>\
<tuv xml:lang=\"en-GB\"><seg>Save <bpt i=\"1\" type=\"bold\">&lt;b&gt;</bpt>all<ept i=\"1\">&lt;/b&gt;</ept> &amp; &#x447;<ph x=\"2\">\\n<sub>t</sub></ph></seg></tuv>\
<tuv lang=\"tg\"><seg><![CDATA[Ҳама < ]]>сабт <hi x=\"3\">шавад</hi></seg></tuv></tu>\
<tu><tuv xml:lang=\"zh-CN\"><seg/></tuv></tu></body></tmx>";

#[test]
fn what_others_write_is_read() {
    let mut reader = Reader::new(FOREIGN.as_bytes());
    let units: Vec<Unit> = (&mut reader).collect::<Result<_, _>>().unwrap();
    assert_eq!(reader.source_language(), Some("en-GB"));
    assert_eq!(units.len(), 2);
    assert_eq!(units[0].id.as_deref(), Some("a\"1"));
    let english = units[0].text("en").unwrap();
    assert_eq!(english.plain(), "Save all & ч");
    assert_eq!(english.marked(), "Save {1}all{/1} & ч{2/}");
    let code = Code { kind: Kind::Alone, id: "2".into(), content: "\\nt".into() };
    assert_eq!(english.parts().last(), Some(&Part::Code(code)));
    assert_eq!(units[0].text("TG").unwrap().marked(), "Ҳама < сабт {3}шавад{/3}");
    assert_eq!(units[0].text("t"), None, "a tag is found whole");
    assert_eq!(units[1].text("zh").unwrap().parts(), []);
}

#[test]
fn utf_16_with_its_mark_is_read_alike() {
    let expected = read(FOREIGN.as_bytes()).unwrap();
    let text = FOREIGN.replace("utf-8", "UTF-16");
    for big in [false, true] {
        let units = std::iter::once(0xfeff).chain(text.encode_utf16());
        let bytes = units.flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() });
        assert_eq!(read(&bytes.collect::<Vec<u8>>()).unwrap(), expected, "big: {big}");
    }
    let mut marked = vec![0xef, 0xbb, 0xbf];
    marked.extend_from_slice(FOREIGN.as_bytes());
    assert_eq!(read(&marked).unwrap(), expected);
}

#[test]
fn refusals_say_where_and_what() {
    for (file, expected) in [
        ("", "line 1 (byte 0) the file ends before it is closed: fetch it again"),
        ("<tmx>\n<body>\n<tu>", "line 3 (byte 17) the file ends before it is closed: fetch it again"),
        (
            "<xliff/>",
            "line 1 (byte 8) it begins with <xliff>, as another format does: see which format it is",
        ),
        ("<tmx><tu><tuv><seg/></tuv></tu></tmx>", "line 1 (byte 14) <tuv> has no xml:lang: add it"),
        (
            "<!DOCTYPE tmx [<!ENTITY a \"b\">]>\n<tmx/>",
            "line 1 (byte 32) a document type declares something of its own: remove what is in its brackets",
        ),
        (
            "<tmx><tu><tuv xml:lang=\"en\"><seg>&a;</seg></tuv></tu></tmx>",
            "line 1 (byte 36) &a; stands for nothing: write the sign itself",
        ),
        (
            "<?xml version=\"1.0\" encoding=\"windows-1251\"?><tmx/>",
            "line 1 (byte 45) it is in windows-1251: convert it to UTF-8",
        ),
    ] {
        let error = read(file.as_bytes()).unwrap_err().to_string();
        assert_eq!(error, format!("TMX was to be read, but up to {expected}"), "{file}");
    }
}

#[test]
fn extensions_of_other_tools_are_left_alone() {
    let file = "<tmx version=\"1.4\" xmlns:x=\"urn:example\"><x:tu><tuv xml:lang=\"en\"><seg>E</seg></tuv></x:tu><tu tuid=\"1\">\
        <tuv xml:lang=\"en\"><seg>Hello</seg><x:seg>E</x:seg></tuv><x:tuv/><tuv xml:lang=\"tg\"><seg>Салом</seg></tuv></tu></tmx>";
    let units = read(file.as_bytes()).unwrap();
    let texts: Vec<_> = units.iter().flat_map(|unit| &unit.variants).map(|(_, text)| text.plain()).collect();
    assert_eq!(texts, ["Hello", "Салом"]);
}

#[test]
fn nothing_grows_without_end() {
    let long = "a".repeat(PIECE_BYTES_MAX + 1);
    let many: String = (0..=crate::exchange::ATTRIBUTES_MAX).map(|at| format!(" a{at}=\"\"")).collect();
    for (file, expected) in [
        ("<a>".repeat(100), "another format"),
        (format!("<tmx>{}", "<a>".repeat(100)), "nested deeper"),
        (format!("<tmx {many}>"), "attributes"),
        (format!("<tmx><!--{long}"), "longer than"),
        (format!("<tmx a=\"{long}"), "longer than"),
        (format!("<tmx>&{long}"), "longer than"),
        (format!("<tmx><tu><tuv xml:lang=\"en\"><seg>{}", "a<i/>".repeat(PIECE_BYTES_MAX)), "longer than"),
        (
            format!("<tmx><tu>{}", "<tuv xml:lang=\"en\"><seg/></tuv>".repeat(100)),
            "more than 64 parts of a kind",
        ),
    ] {
        let error = read(file.as_bytes()).unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
    }
}

#[test]
fn what_xml_cannot_hold_is_not_written() {
    for (unit, expected) in [
        (
            Unit::of([("en", Segment::from("a\u{1}"))]),
            "a text was to be written, but U+0001 cannot stand in XML: remove it",
        ),
        (
            Unit::of([("e n", Segment::from("a"))]),
            "a text was to be written, but \"e n\" is no language tag: use one like tg or zh-Hans",
        ),
    ] {
        assert_eq!(written(&[unit]).unwrap_err().to_string(), expected);
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(
        units in prop::collection::vec((prop::option::of("[ -~]{0,9}"), segment(), segment()), 0..6)
    ) {
        let units: Vec<Unit> = units
            .into_iter()
            .map(|(id, one, two)| Unit { changed: id.clone(), id, ..Unit::of([("en", one), ("zh-Hans", two)]) })
            .collect();
        prop_assert_eq!(read(&written(&units).unwrap()).unwrap(), units);
    }
}
