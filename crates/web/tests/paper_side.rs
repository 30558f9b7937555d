//! A side whose other side has no node yet: what all sides sign is put with the day and the scan of the paper.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at what cannot happen")]

mod pair;

use axum::http::StatusCode;
use pair::desks::Desks;
use pair::{Pair, in_three};
use paivand_people::Seat;
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn what_was_signed_on_paper_is_attested_with_its_day_and_scan() {
    let mut pair = Pair::begin();
    pair.found_on_paper();
    let memorandum = json!({"kind": "instrument", "id": "memorandum", "title": in_three("memorandum"),
        "languages": [], "label": null, "source": null, "provisions": [{"id": "R1", "text": in_three("R1")}]});
    let document = pair.holds(&memorandum).to_string();
    let scan = pair.holds(&json!("the scan")).to_string();
    let desks = Desks::over(pair);
    let secretary = desks.enter(0, Seat::Secretary).await;
    let leader = desks.enter(0, Seat::CoChair).await;
    let form = desks.get(&secretary, "/acts/document.adopt?lang=en").await.text;
    assert!(form.contains("Signed on paper:") && form.contains("_paper.birch.scan"), "{form}");
    let one_sided = desks.get(&secretary, "/acts/institution.record?lang=en").await.text;
    assert!(!one_sided.contains("Signed on paper:"), "what one side says alone asks for no paper");

    let before = desks.own_size(0);
    let filled = [
        ("_subject", "document/memorandum"),
        ("kind", "instrument"),
        ("document", &*document),
        ("_step", "say"),
    ];
    for (missing, at) in [
        (vec![], "f--paper-birch-on"),
        (vec![("_paper.birch.on", "2027-02-30")], "f--paper-birch-on"),
        (vec![("_paper.birch.on", "2027-02-03")], "f--paper-birch-scan"),
        (vec![("_paper.birch.on", "2027-02-03"), ("_paper.birch.scan", "none")], "f--paper-birch-scan"),
    ] {
        let form: Vec<_> = filled.iter().copied().chain(missing).collect();
        let refused = desks.say(&leader, "/acts/document.adopt", &form).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{form:?}");
        assert!(refused.text.contains(&format!("id=\"{at}-wrong\"")), "{at}: {}", refused.text);
    }
    assert_eq!(desks.own_size(0), before);
    let paper = [("_paper.birch.on", "2027-02-03"), ("_paper.birch.scan", &*scan)];
    let form: Vec<_> = filled.iter().copied().chain(paper).collect();
    let said = desks.say(&leader, "/acts/document.adopt", &form).await;
    assert_eq!(said.status, StatusCode::SEE_OTHER, "{}", said.text);
    desks.nodes[0].lock().unwrap().tend().unwrap();
    let file = desks.get(&secretary, &format!("/files/{scan}")).await;
    assert_eq!((file.status, &*file.text), (StatusCode::OK, "\"the scan\""), "the scan can be read again");
    assert!(file.headers["content-disposition"].to_str().unwrap().starts_with("attachment"));
    assert_eq!(desks.stranger(&format!("/files/{scan}")).await.status, StatusCode::SEE_OTHER);
    assert_eq!(desks.get(&secretary, "/files/../node.key").await.status, StatusCode::NOT_FOUND);
    let page = desks.get(&secretary, "/documents/memorandum?lang=en").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains("R1 in English"), "{}", page.text);
    assert!(!page.text.contains("held by both sides"), "nobody else holds it: {}", page.text);
}
