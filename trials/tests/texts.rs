//! The documents of the demonstration, read beside each other in all four languages.

use paivand_language::Language;
use paivand_language::concordance::concordance;
use paivand_language::terms::TermBase;
use serde_json::Value;

const DOCUMENTS: [(&str, &str); 3] = [
    ("memorandum", include_str!("../../memorandum/memorandum.json")),
    ("terms", include_str!("../../memorandum/terms.json")),
    ("workplan", include_str!("../../memorandum/workplan.json")),
];

/// Every text in four languages of a document, however deep.
fn provisions<'a>(value: &'a Value, found: &mut Vec<Vec<(Language, &'a str)>>) {
    match value {
        Value::Object(values) => {
            // English was written first, so it is what the others are compared with.
            let languages = [Language::English, Language::Tajik, Language::Chinese, Language::Russian];
            let texts = languages.map(|language| Some((language, values.get(language.code())?.as_str()?)));
            if texts.iter().all(Option::is_some) {
                found.push(texts.into_iter().flatten().collect());
            } else {
                values.values().for_each(|value| provisions(value, found));
            }
        }
        Value::Array(values) => values.iter().for_each(|value| provisions(value, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[test]
fn the_four_texts_of_the_documents_agree() {
    for (name, text) in DOCUMENTS {
        let document: Value = serde_json::from_str(text).unwrap();
        let mut found = Vec::new();
        provisions(&document, &mut found);
        assert!(found.len() > 20, "{name} has its provisions");
        for texts in &found {
            let findings = concordance(&[TermBase::seed(), TermBase::places()], texts);
            assert!(findings.is_empty(), "{name}: {findings:#?}");
        }
    }
}

#[test]
fn a_document_that_was_tampered_with_does_not_agree() {
    let (_, text) = DOCUMENTS[1];
    for (right, wrong) in
        [("三十个日历日", "二十个日历日"), ("联合主席", "主席"), ("дувоздаҳ моҳи", "ёздаҳ моҳи")]
    {
        assert!(text.contains(right), "{right}");
        let document: Value = serde_json::from_str(&text.replace(right, wrong)).unwrap();
        let mut found = Vec::new();
        provisions(&document, &mut found);
        let findings =
            found.iter().flat_map(|texts| concordance(&[TermBase::seed(), TermBase::places()], texts));
        assert!(findings.count() > 0, "{wrong} is noticed");
    }
}
