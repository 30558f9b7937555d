//! What is typed into a form is lost by no refusal, and by nobody who gives it back.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at what cannot happen")]

mod pair;

use axum::http::{Request, StatusCode};
use pair::desks::{Desks, between};
use paivand_people::Seat;

#[tokio::test(flavor = "multi_thread")]
async fn a_file_too_long_is_refused_and_what_was_typed_stays() {
    let desks = Desks::begin();
    let person = desks.enter(0, Seat::Secretary).await;
    let part = |name: &str, rest: &str, value: &str| {
        format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"{rest}\r\n\r\n{value}\r\n")
    };
    let long = "x".repeat((1 << 20) + 1);
    let body = [
        part("_form", "", &person.token),
        part("_subject", "", "document/memorandum"),
        part("_from", "", "2027-05-01"),
        part("document", "; filename=\"a.json\"", &long),
        "--b--\r\n".to_owned(),
    ];
    let request = Request::post("/acts/document.adopt?lang=en")
        .header("cookie", &person.cookie)
        .header("content-type", "multipart/form-data; boundary=b");
    let refused = desks.ask(0, request.body(body.concat().into()).unwrap()).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("longer than one megabyte") && refused.text.contains("2027-05-01"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_given_back_is_a_draft_of_who_prepared_it() {
    let desks = Desks::begin();
    let secretary = desks.enter(0, Seat::Secretary).await;
    let leader = desks.enter(0, Seat::CoChair).await;
    let form = [
        ("_subject", "session/working-group.1"),
        ("body", "body/working-group"),
        ("number", "1"),
        ("on", "2027-03-12"),
        ("place.en", "Hall on the river"),
    ];
    let path = "/acts/session.fix";
    for date in ["2027-03-12", "2027-04-02"] {
        let dated =
            |(name, value): &(&'static str, &'static str)| (*name, if *name == "on" { date } else { *value });
        let handed: Vec<_> = form.iter().map(dated).collect();
        let handed = [&handed[..], &[("_step", "hand-over")]].concat();
        let answer = desks.say(&secretary, path, &handed).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        let home = desks.get(&leader, "/").await.text;
        let id = between(&home, "?_handed=", "\"").to_owned();
        let given = [&handed[..5], &[("_handed", &*id), ("_step", "give-back")]].concat();
        let answer = desks.say(&leader, path, &given).await;
        assert_eq!(answer.headers["location"], "/?recorded=given-back", "{}", answer.text);
        let draft = format!("{path}?_subject=session%2Fworking-group.1&lang=en");
        let page = desks.get(&secretary, &draft).await.text;
        assert!(page.contains("Hall on the river") && page.contains(date), "{page}");
        assert!(!desks.get(&leader, "/").await.text.contains("_handed="), "it waits no longer");
    }
}
