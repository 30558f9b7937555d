//! XLIFF of both versions, as others write it and as they must not.

use super::*;
use crate::exchange::ExchangeError;
use crate::exchange::tests::segment;
use proptest::prelude::*;

fn read(file: &str) -> Result<Vec<Entry>, ExchangeError> {
    Reader::new(file.as_bytes()).collect()
}

/// Names, texts and translations with their codes as people see them.
fn seen(entries: &[Entry]) -> Vec<(&str, String, Option<String>)> {
    let marked = |entry: &Entry| entry.target.as_ref().map(Segment::marked);
    entries.iter().map(|entry| (entry.id.as_str(), entry.source.marked(), marked(entry))).collect()
}

const OLD: &str = "<?xml version=\"1.0\"?><xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\">\
<file original=\"a\" source-language=\"en\" target-language=\"tg\" datatype=\"plaintext\"><header><note>n</note></header><body>\
<group id=\"g\"><trans-unit id=\"1\"><source>Save <g id=\"b\">all<x id=\"c\"/></g></source><target state=\"new\"><mrk mtype=\"seg\">Ҳама</mrk></target>\
<alt-trans><source>Other</source><target>Дигар</target></alt-trans><note>t</note></trans-unit></group>\
<trans-unit id=\"2\"><source><bpt id=\"1\">&lt;b&gt;</bpt>A<ept id=\"2\" rid=\"1\">&lt;/b&gt;</ept></source><seg-source>S</seg-source></trans-unit></body></file></xliff>";

const NEW: &str = "<x:xliff xmlns:x=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.1\" srcLang=\"en\" trgLang=\"zh-Hans\"><x:file id=\"f\"><x:group id=\"g\">\
<x:unit id=\"u\"><x:originalData><x:data id=\"d\">&lt;br/&gt;</x:data></x:originalData><x:segment><x:source>One<x:ph id=\"1\" dataRef=\"d\"/></x:source><x:target>一</x:target></x:segment>\
<x:ignorable><x:source> </x:source></x:ignorable><x:segment id=\"s\"><x:source><x:pc id=\"2\">Two</x:pc><x:sm id=\"m\"/></x:source></x:segment></x:unit></x:group></x:file></x:xliff>";

#[test]
fn both_versions_are_read() {
    let entries = read(OLD).unwrap();
    assert_eq!(
        seen(&entries),
        [
            ("1", "Save {b}all{c/}{/b}".to_owned(), Some("Ҳама".to_owned())),
            ("2", "{1}A{/1}".to_owned(), None),
        ]
    );
    assert_eq!(entries[0].unit("en", "tg").unwrap().text("tg").unwrap().plain(), "Ҳама");
    assert_eq!(entries[1].unit("en", "tg"), None);
    let mut reader = Reader::new(NEW.as_bytes());
    let entries: Vec<Entry> = (&mut reader).collect::<Result<_, _>>().unwrap();
    assert_eq!(
        seen(&entries),
        [("u", "One{1/}".to_owned(), Some("一".to_owned())), ("u/s", "{2}Two{/2}".to_owned(), None)]
    );
    assert_eq!(reader.languages(), (Some("en"), Some("zh-Hans")));
    let nameless =
        "<xliff><trans-unit><source/></trans-unit><unit><segment><source>a</source></segment></unit></xliff>";
    let names: Vec<String> = read(nameless).unwrap().into_iter().map(|entry| entry.id).collect();
    assert_eq!(names, ["1", "2"]);
    let parts = entries[0].source.parts();
    assert!(matches!(&parts[1], crate::exchange::Part::Code(code) if code.content == "<br/>"), "{parts:?}");
}

#[test]
fn only_elements_of_xliff_itself_count() {
    let space = "xmlns:x=\"urn:example:tool\"";
    let hello = |id: &str| (id.to_owned(), "Hello".to_owned(), Some("Салом".to_owned()));
    for file in [
        format!(
            "<xliff version=\"2.0\" xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" {space}><file><x:unit id=\"n\"><x:segment><x:source>N</x:source></x:segment></x:unit>\
             <unit id=\"1\"><x:data profile=\"p\"/><x:segment><source>E</source></x:segment><segment><source>Hello</source><target>Салом</target><x:target>E</x:target></segment></unit></file></xliff>"
        ),
        format!(
            "<xliff version=\"1.2\" {space}><file source-language=\"en\"><body><trans-unit id=\"1\"><source>Hello</source><x:source>E</x:source>\
             <x:any><target>E</target></x:any><target>Салом</target><x:target>E</x:target></trans-unit></body></file></xliff>"
        ),
        "<xliff xmlns=\"urn:a\"><unit id=\"1\"><matches xmlns=\"urn:b\"><segment><source>E</source></segment></matches>\
         <segment><source>Hello</source><note xmlns=\"urn:b\"><target>E</target></note><target>Салом</target></segment></unit></xliff>"
            .to_owned(),
        "<l:xliff xmlns:l=\"urn:a\" xmlns=\"urn:b\"><l:unit id=\"1\"><unit><segment><source>E</source></segment></unit>\
         <l:segment><l:source>Hello</l:source><target>E</target><l:target>Салом</l:target></l:segment></l:unit></l:xliff>"
            .to_owned(),
    ] {
        let entries = read(&file).unwrap();
        let found: Vec<_> = seen(&entries).into_iter().map(|(id, one, other)| (id.to_owned(), one, other)).collect();
        assert_eq!(found, [hello("1")], "{file}");
    }
}

#[test]
fn refusals_say_what_is_wrong() {
    for (file, expected) in [
        ("<tmx/>", "it begins with <tmx>"),
        ("<xliff><unit><data>", "<data> has no id"),
        ("<xliff><segment>", "<segment> has no unit around it"),
        ("<xliff><trans-unit id=\"1\"><source>a", "ends before it is closed"),
        ("<xliff><matches><source>", "ends before it is closed"),
    ] {
        let error = read(file).unwrap_err().to_string();
        assert!(error.starts_with("XLIFF was to be read") && error.contains(expected), "{file}: {error}");
    }
    let data = "<data id=\"d\"></data>".repeat(30_000);
    let error = read(&format!("<xliff><unit id=\"u\">{data}")).unwrap_err().to_string();
    assert!(error.contains("longer than"), "{error}");
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(
        units in prop::collection::vec(("[a-z0-9]{1,5}", segment(), prop::option::of(segment())), 0..6)
    ) {
        let entries: Vec<Entry> =
            units.into_iter().map(|(id, source, target)| Entry { id, source, target }).collect();
        let mut file = Vec::new();
        let mut writer = Writer::new(&mut file, "en", "zh-Hans").unwrap();
        for entry in &entries {
            writer.write(entry).unwrap();
        }
        writer.finish().unwrap();
        prop_assert_eq!(read(std::str::from_utf8(&file).unwrap()).unwrap(), entries);
    }
}
