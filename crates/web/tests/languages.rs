//! A memorandum in Malay, Chinese and English, between two sides of which neither speaks Tajik, told as minutes.

#![allow(clippy::unwrap_used, reason = "a test may stop at what cannot happen")]

mod pair;

use pair::{Pair, in_three};
use paivand_language::Language;
use paivand_web::Request;
use paivand_web::page::document;
use paivand_web::page::document::reading::document_page;
use paivand_web::present::frame::around;
use serde_json::json;

/// The page of the memorandum for a reader of this language, and the text of it between header and footer.
fn page(pair: &Pair, language: Language, show: &str) -> String {
    let moment = pair.nodes[1].present().look();
    let show = show.split(',').filter_map(paivand_web::view::Tag::parse).collect();
    let path = String::from("/documents/memorandum");
    let request = Request { language, path, query: Vec::new(), at: None, show, part: 1 };
    let frame = around(&moment, &request);
    let view = document_page((&moment, frame), &request, "memorandum").unwrap();
    let page = document::markup::page(&view).into_string();
    let main = page.split_once("<main").unwrap().1.split_once("</main>").unwrap().0;
    main.to_owned()
}

#[test]
fn a_memorandum_in_malay_is_read_in_malay() {
    let mut pair = Pair::begin();
    pair.found();
    let provision = |id: &str| json!({"id": id, "text": in_three(id)});
    let rendering =
        |code: &str| json!({"language": code, "authentic": true, "origin": "authored", "certified_by": []});
    let renderings = ["ms", "zh", "en"].map(rendering);
    let memorandum = json!({"kind": "instrument", "id": "memorandum", "title": in_three("memorandum"),
        "languages": renderings, "label": null, "source": null,
        "provisions": [provision("R1"), provision("R2")]});
    let document = pair.holds(&memorandum);
    let adopt = json!({"act": "document.adopt", "kind": "instrument", "document": document});
    pair.agree("document/memorandum", &adopt);

    for language in Language::ALL {
        let main = page(&pair, language, "");
        assert!(!main.contains("lang=\"tg\"") || language == Language::Tajik, "{language:?}: {main}");
        assert!(main.contains("lang=\"ms\""), "{language:?}: Malay is offered");
    }
    let english = page(&pair, Language::English, "");
    assert!(english.contains("R1 in English") && english.contains("中文文本"), "{english}");
    assert!(!english.contains("R1 dalam bahasa Melayu"), "two stand side by side");
    let tajik = page(&pair, Language::Tajik, "");
    assert!(!tajik.contains("<p lang=\"tg\""), "what is not there is not shown as missing unasked");
    let asked = page(&pair, Language::English, "ms,en");
    assert!(asked.contains("<p lang=\"ms\" data-column=\"0\">R1 dalam bahasa Melayu</p>"), "{asked}");
}
