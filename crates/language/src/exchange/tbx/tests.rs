//! TBX of both versions, as others write it and as they must not.

use super::*;
use crate::exchange::ExchangeError;
use crate::exchange::tests::TEXT;
use proptest::prelude::*;

fn read(file: &str) -> Result<Vec<Concept>, ExchangeError> {
    Reader::new(file.as_bytes()).collect()
}

fn term(language: &str, text: &str, status: Option<Status>) -> Term {
    Term { language: language.to_owned(), text: text.to_owned(), status }
}

const OLD: &str = "<?xml version='1.0'?><!DOCTYPE martif SYSTEM \"TBXcoreStructV02.dtd\"><martif type=\"TBX-Basic\" xml:lang=\"en\"><martifHeader/><text><body>\
<termEntry id=\"c1\"><descripGrp><descrip type=\"definition\">A <hi>group</hi></descrip></descripGrp><descrip type=\"subjectField\">law</descrip>\
<langSet xml:lang=\"en\"><tig><term id=\"t\">working group</term><termNote type=\"partOfSpeech\">noun</termNote><termNote type=\"administrativeStatus\">preferredTerm-admn-sts</termNote></tig>\
<ntig><termGrp><term>work party</term><termNote type=\"administrativeStatus\">deprecatedTerm-admn-sts</termNote></termGrp></ntig></langSet>\
<langSet xml:lang=\"tg\"><tig><term>гурӯҳи корӣ</term></tig></langSet></termEntry><termEntry id=\"c2\"/></body></text></martif>";

const NEW: &str = "<tbx type=\"TBX-Basic\" style=\"dct\" xml:lang=\"en\" xmlns=\"urn:iso:std:iso:30042:ed-2\" xmlns:basic=\"http://www.tbxinfo.net/ns/basic\"><text><body><conceptEntry id=\"c3\">\
<langSec xml:lang=\"zh-Hans\"><basic:definition>组</basic:definition><termSec><term>工作组</term><basic:administrativeStatus>admittedTerm-admn-sts</basic:administrativeStatus></termSec></langSec></conceptEntry></body></text></tbx>";

#[test]
fn both_versions_are_read() {
    let terms = vec![
        term("en", "working group", Some(Status::Preferred)),
        term("en", "work party", Some(Status::Deprecated)),
        term("tg", "гурӯҳи корӣ", None),
    ];
    let first = Concept { id: "c1".to_owned(), definition: Some("A group".to_owned()), terms };
    let second = Concept { id: "c2".to_owned(), ..Concept::default() };
    assert_eq!(read(OLD).unwrap(), [first, second]);
    let terms = vec![term("zh-Hans", "工作组", Some(Status::Admitted))];
    assert_eq!(
        read(NEW).unwrap(),
        [Concept { id: "c3".to_owned(), definition: Some("组".to_owned()), terms }]
    );
}

#[test]
fn refusals_say_what_is_wrong() {
    let many = "<term>a</term>".repeat(TERMS_MAX + 1);
    for (file, expected) in [
        ("<tmx/>", "it begins with <tmx>"),
        ("<tbx><conceptEntry><langSec>", "<langSec> has no xml:lang"),
        ("<tbx><conceptEntry><langSec xml:lang=\"en\"><termSec><term>a</term>", "ends before it is closed"),
        (&format!("<tbx><conceptEntry><langSec xml:lang=\"en\"><termSec>{many}"), "more than 512 parts"),
    ] {
        let error = read(file).unwrap_err().to_string();
        assert!(error.starts_with("TBX was to be read") && error.contains(expected), "{file}: {error}");
    }
}

fn status() -> impl Strategy<Value = Option<Status>> {
    prop::option::of(prop::sample::select(Status::ALL.map(|(status, _)| status).to_vec()))
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(
        concepts in prop::collection::vec(
            ("[a-z0-9]{1,5}", prop::option::of(TEXT), prop::collection::vec(("(tg|zh-Hans|ru|en)", TEXT, status()), 0..6)), 0..5,
        )
    ) {
        let concepts: Vec<Concept> = concepts
            .into_iter()
            .map(|(id, definition, terms)| {
                let terms = terms.into_iter().map(|(language, text, status)| Term { language, text, status });
                Concept { id, definition, terms: terms.collect() }
            })
            .collect();
        for edition in [Edition::Second, Edition::Third] {
            let mut file = Vec::new();
            let mut writer = Writer::new(&mut file, "en", edition).unwrap();
            for concept in &concepts {
                writer.write(concept).unwrap();
            }
            writer.finish().unwrap();
            prop_assert_eq!(&read(std::str::from_utf8(&file).unwrap()).unwrap(), &concepts);
        }
        for mut concept in concepts {
            concept.definition = None;
            concept.terms.iter_mut().for_each(|term| term.status = None);
            prop_assert_eq!(&Concept::of(&concept.unit()), &concept);
        }
    }
}
