//! The desk over two real nodes: who comes in, what they may do, what they say, and what is refused.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at what cannot happen")]

mod pair;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use pair::desks::{Desks, Person, between};
use pair::{SIDES, in_three};
use paivand_kernel::{Authority, CATALOGUE, Kind};
use paivand_node::{Clock, SystemClock};
use paivand_people::{Deed, People, Seat, may};
use paivand_world::SystemRandomness;
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn a_stranger_sees_the_way_in_and_nothing_of_the_record() {
    let desks = Desks::begin();
    let home = desks.stranger("/").await;
    assert_eq!(home.status, StatusCode::OK);
    assert!(home.text.contains("action=\"/sign-in\"") && !home.text.contains("data-seat"));
    for path in [
        "/documents",
        "/documents/charter",
        "/acts",
        "/acts/topic.raise",
        "/proposals/0000",
        "/about/parts",
        "/nowhere",
        "/settings",
    ] {
        let answer = desks.stranger(path).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}");
        assert!(answer.headers["location"].to_str().unwrap().starts_with("/sign-in?to="), "{path}");
    }
    for path in ["/api/v1/dues", "/api/v1/standing", "/api/v1/none"] {
        let answer = desks.stranger(path).await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{path}");
        assert_eq!(answer.headers["content-type"], "application/problem+json");
    }
    for path in ["/", "/sign-in", "/nowhere", "/assets/sheet.css", "/invitation/0", "/api/v1/dues"] {
        let headers = desks.stranger(path).await.headers;
        let policy = headers["content-security-policy"].to_str().unwrap();
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{path}");
        assert_eq!(headers["x-content-type-options"], "nosniff", "{path}");
    }
    assert_eq!(desks.stranger("/invitation/0").await.status, StatusCode::NOT_FOUND);
    let cookie = "paivand-ash-example-log=0000";
    let request = Request::get("/documents").header("cookie", cookie).body(Body::empty()).unwrap();
    assert_eq!(desks.ask(0, request).await.status, StatusCode::SEE_OTHER, "a cookie that was never given");
    let request = Request::get("/api/v1/dues").header("authorization", "Bearer 00").body(Body::empty());
    assert_eq!(desks.ask(0, request.unwrap()).await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_of_one_side_is_a_stranger_at_the_other() {
    let desks = Desks::begin();
    let person = desks.enter(0, Seat::Secretary).await;
    assert_eq!(desks.get(&person, "/documents").await.status, StatusCode::OK);
    let there = Person { side: 1, ..person };
    assert_eq!(desks.get(&there, "/documents").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_form_is_for_the_seats_of_the_table_and_for_no_other() {
    let desks = Desks::begin();
    for seat in [Seat::Secretary, Seat::CoChair, Seat::Lead, Seat::Auditor] {
        let person = desks.enter(0, seat).await;
        for definition in CATALOGUE.iter().filter(|it| paivand_web::form::control::has_form(it)) {
            // A sample secretary holds the bundle of a secretariat.
            let seats = if seat == Seat::Secretary {
                paivand_people::Bundle::Secretariat.seats().to_vec()
            } else {
                vec![seat]
            };
            let allowed = seats.iter().any(|seat| may(*seat, Deed::Say(definition)));
            let path = format!("/acts/{}", definition.name);
            let wanted = if allowed { StatusCode::OK } else { StatusCode::FORBIDDEN };
            assert_eq!(desks.get(&person, &path).await.status, wanted, "{seat} {path}");
            // Who prepares what all sides sign hands it over; saying it is signing it.
            let joint = definition.authority == Authority::Joint;
            let signs = seats.iter().any(|seat| may(*seat, Deed::Propose(definition)));
            let step = if joint && !signs { "hand-over" } else { "say" };
            let said = desks.say(&person, &path, &[("_step", step)]).await;
            let wanted = if allowed { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::FORBIDDEN };
            assert_eq!(said.status, wanted, "{seat} {path}: {}", said.text);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_form_says_is_recorded_and_a_refusal_stands_beside_its_field() {
    let desks = Desks::begin();
    let person = desks.enter(0, Seat::Secretary).await;
    let before = desks.own_size(0);
    let institution =
        [("_subject", "institution/academy"), ("names.ms", "Akademi Sains"), ("names.zh", "科学院")];
    let checked = desks.say(&person, "/acts/institution.record", &institution).await;
    assert_eq!(checked.status, StatusCode::OK);
    assert!(checked.text.contains("Akademi Sains") && checked.text.contains("value=\"say\""));
    assert_eq!(desks.own_size(0), before, "checking says nothing");
    let kept = desks.get(&person, "/acts/institution.record").await.text;
    assert!(kept.contains("Akademi Sains"), "what was checked is kept as a draft");
    let handed = [&institution[..], &[("_step", "hand-over")]].concat();
    let refused = desks.say(&person, "/acts/institution.record", &handed).await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST, "one's own word waits for nobody");
    let listed = desks.get(&person, "/acts?lang=en").await.text;
    assert!(between(&listed, "Your drafts", "Something new").contains("/acts/institution.record"));

    let said: Vec<_> = institution.iter().copied().chain([("_step", "say")]).collect();
    let answer = desks.say(&person, "/acts/institution.record", &said).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    assert_eq!(answer.headers["location"], format!("/?recorded={before}"));
    let again = desks.say(&person, "/acts/institution.record", &said).await;
    assert_eq!(again.headers["location"], answer.headers["location"], "the second of two clicks");
    assert_eq!(desks.own_size(0), before + 1);
    let home = desks.get(&person, &format!("/?recorded={before}&lang=en")).await.text;
    assert!(home.contains("Not yet received by the other side."), "{home}");
    desks.settle();
    let home = desks.get(&person, &format!("/?recorded={before}&lang=en")).await.text;
    assert!(home.contains("The other side has received it."), "{home}");
    let kept = desks.get(&person, "/acts/institution.record").await.text;
    assert!(!kept.contains("Akademi Sains"), "a draft that was said is gone");

    for (path, form, at) in [
        ("/acts/institution.record", vec![("_subject", "institution/a")], "f-names"),
        ("/acts/calendar.state", vec![("_subject", "calendar/2027"), ("holidays", "2027-1-1")], "f-holidays"),
        ("/acts/calendar.state", vec![("_subject", "calendar/2027"), ("holidays", "2028-01-01")], ""),
        (
            "/acts/institution.record",
            vec![("_subject", "institution/a"), ("names.en", "A"), ("_from", "2027-03-01")],
            "",
        ),
        (
            "/acts/event.attest",
            vec![
                ("_subject", "event/a"),
                ("on", "soon"),
                ("what.en", "x"),
                ("place.en", "y"),
                ("who.en", "z"),
            ],
            "f-on",
        ),
    ] {
        let form: Vec<_> = form.into_iter().chain([("_step", "say")]).collect();
        let refused = desks.say(&person, path, &form).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{path} {form:?}");
        assert!(refused.text.contains("class=\"summary\""), "{path}: {}", refused.text);
        if !at.is_empty() {
            assert!(refused.text.contains(&format!("id=\"{at}-wrong\"")), "{path}: {}", refused.text);
            assert!(refused.text.contains(&format!("href=\"#{at}\"")), "{path}");
        }
        for (_, typed) in form.iter().filter(|(name, _)| !name.starts_with('_')) {
            assert!(refused.text.contains(typed), "what was typed stays: {typed}");
        }
    }
    assert_eq!(desks.own_size(0), before + 1, "a refused form says nothing");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_that_no_page_of_the_session_made_does_nothing() {
    let desks = Desks::begin();
    let person = desks.enter(0, Seat::Secretary).await;
    let other = desks.enter(0, Seat::Secretary).await;
    let before = desks.own_size(0);
    let form = [("_subject", "institution/academy"), ("names.en", "Academy"), ("_step", "say")];
    for token in ["", "0000", &other.token] {
        let form: Vec<_> = form.iter().copied().chain([("_form", token)]).collect();
        let refused = desks.post(0, "/acts/institution.record", Some(&person.cookie), &form).await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{token}");
    }
    let unsigned = desks.post(0, "/acts/institution.record", None, &form).await;
    assert_eq!(unsigned.status, StatusCode::SEE_OTHER);
    assert_eq!(desks.own_size(0), before);
    let out = desks.post(0, "/sign-out", Some(&person.cookie), &[("_form", "0000")]).await;
    assert_eq!(out.status, StatusCode::BAD_REQUEST, "nobody else signs a person out");
    assert_eq!(desks.say(&person, "/sign-out", &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(desks.get(&person, "/documents").await.status, StatusCode::SEE_OTHER, "signed out");
    assert_eq!(desks.get(&other, "/documents").await.status, StatusCode::OK, "the other session goes on");
}

/// A secretary prepares that a document is adopted; it stands in no log until the co-chair opens and signs it.
async fn prepared_and_signed(desks: &Desks, (secretary, leader): (&Person, &Person), document: &str) {
    let form = [
        ("_subject", "document/memorandum"),
        ("kind", "instrument"),
        ("document", document),
        ("_step", "say"),
    ];
    let before = desks.own_size(0);
    let alone = desks.say(secretary, "/acts/document.adopt", &form).await;
    assert_eq!(alone.status, StatusCode::FORBIDDEN, "to propose is to sign");
    let form = [&form[..3], &[("_step", "hand-over")]].concat();
    let handed = desks.say(secretary, "/acts/document.adopt", &form).await;
    assert_eq!(handed.headers["location"], "/?recorded=handed-over", "{}", handed.text);
    assert_eq!(desks.own_size(0), before, "what waits for a signature stands in no log");
    let home = desks.get(leader, "/?lang=en").await.text;
    let opens = format!("/acts/document.adopt?_handed={}", between(&home, "?_handed=", "\""));
    let check = desks.get(leader, &format!("{opens}&lang=en")).await.text;
    assert!(check.contains(document) && check.contains("Sign and propose"), "{check}");
    let given = [("_handed", opens.split_once("_handed=").unwrap().1), ("_step", "give-back")];
    let given = [&form[..3], &given].concat();
    assert_eq!(desks.say(secretary, "/acts/document.adopt", &given).await.status, StatusCode::FORBIDDEN);
    let signed = [&given[..4], &[("_step", "say")]].concat();
    let answer = desks.say(leader, "/acts/document.adopt", &signed).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    assert_eq!(desks.own_size(0), before + 1);
    assert!(!desks.get(leader, "/").await.text.contains("_handed="), "signed, it waits no longer");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proposal_is_read_whole_then_signed_or_declined_by_who_commits_the_side() {
    let desks = Desks::begin();
    let secretary = desks.enter(0, Seat::Secretary).await;
    let leader = desks.enter(0, Seat::CoChair).await;
    let memorandum = |second: &str| {
        let provision = |id: &str, text: &str| json!({"id": id, "text": in_three(text)});
        let rendering = |code: &str| json!({"language": code, "authentic": true, "origin": "authored", "certified_by": []});
        let renderings = ["ms", "zh", "en"].map(rendering);
        json!({"kind": "instrument", "id": "memorandum", "title": in_three("memorandum"),
            "languages": renderings, "label": null, "source": null,
            "provisions": [provision("R1", "first"), provision("R2", second)]})
    };
    for (text, steps) in [("thirty days", &["sign"][..]), ("sixty days", &["decline", "close"])] {
        let document = desks.pair.holds(&memorandum(text)).to_string();
        prepared_and_signed(&desks, (&secretary, &leader), &document).await;
        desks.settle();
        let there = desks.enter(1, Seat::Secretary).await;
        let chair = desks.enter(1, Seat::CoChair).await;
        let home = desks.get(&chair, "/?lang=en").await.text;
        let path = format!("/proposals/{}", between(&home, "/proposals/", "\""));
        let read = desks.get(&chair, &format!("{path}?lang=en")).await.text;
        assert!(read.contains(&format!("{text} in English")) && read.contains("中文文本"), "{read}");
        assert!(read.contains("bahasa Melayu"), "every authentic language");
        if text == "sixty days" {
            assert!(read.contains("<del>thirty</del>") && read.contains("<ins>sixty</ins>"), "{read}");
        }
        assert!(read.contains(&format!("action=\"{path}/sign\"")), "{read}");
        let looked = desks.get(&there, &path).await.text;
        assert!(!looked.contains(&format!("action=\"{path}/sign\"")), "a secretary does not sign");
        let refused = desks.say(&there, &format!("{path}/sign"), &[]).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
        assert_eq!(
            desks.say(&secretary, &format!("{path}/sign"), &[]).await.status,
            StatusCode::FORBIDDEN,
            "nor does who proposed it"
        );
        let silent = desks.say(&chair, &format!("{path}/decline"), &[("reason", " ")]).await;
        assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY, "the other side is told why");
        for step in steps {
            let who = if *step == "close" { &secretary } else { &chair };
            let answer = desks.say(who, &format!("{path}/{step}"), &[("reason", "Not yet.")]).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{step} {}", answer.text);
            desks.settle();
        }
        let ended = desks.get(&secretary, &format!("{path}?lang=en")).await.text;
        let told =
            if text == "sixty days" { ["Declined on", "Not yet."] } else { ["In force since", "<h1>"] };
        assert!(told.iter().all(|told| ended.contains(told)), "what became of it, and why: {ended}");
        assert!(!ended.contains("id=\"sign\""), "nothing is left to decide: {ended}");
        assert_eq!(
            desks.say(&chair, &format!("{path}/sign"), &[]).await.status,
            StatusCode::UNPROCESSABLE_ENTITY
        );
    }
    let page = desks.get(&secretary, "/documents/memorandum?lang=en").await.text;
    assert!(page.contains("thirty days in English") && !page.contains("sixty"), "{page}");
    assert_eq!(desks.get(&secretary, "/proposals/none").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_reader_goes_on_where_they_were_going_and_nowhere_else() {
    let desks = Desks::begin();
    for (to, leads) in [
        ("//evil.example", "/"),
        ("https://evil.example", "/"),
        ("/\\evil", "/"),
        ("/documents", "/documents"),
    ] {
        let page = desks.stranger(&format!("/sign-in?to={}", paivand_web::address::encode(to))).await.text;
        assert!(page.contains("name=\"to\""), "{to}");
        let people = People::open(&desks.pair.folders[0], SIDES[0], SystemRandomness).unwrap();
        let now = SystemClock.now();
        let word = people.invite(&[Seat::Reader], now).unwrap();
        let secret = people.invitation(&word, now).unwrap().enrolment.secret;
        let name = format!("reader{}", leads.len() + to.len());
        let told = [("name", &*name), ("password", "a long pass phrase"), ("code", &code(&secret, 0))];
        let accepted = desks.post(0, &format!("/invitation/{}", *word), None, &told).await;
        assert_eq!(accepted.status, StatusCode::OK, "{}", accepted.text);
        assert!(accepted.text.matches("<li><code>").count() >= 5, "codes for the envelope are shown once");
        let told =
            [("name", &*name), ("password", "a long pass phrase"), ("code", &code(&secret, 1)), ("to", to)];
        let answer = desks.post(0, "/sign-in", None, &told).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        assert_eq!(answer.headers["location"], leads, "{to}");
        let again = desks.stranger(&format!("/invitation/{}", *word)).await;
        assert_eq!(again.status, StatusCode::NOT_FOUND, "an invitation is good once");
        assert!(!again.text.contains("type=\"password\""));
    }
    let wrong =
        desks.post(0, "/sign-in", None, &[("name", "nobody"), ("password", "x"), ("code", "1")]).await;
    assert_eq!(wrong.status, StatusCode::UNAUTHORIZED);
    assert!(!wrong.headers.contains_key("set-cookie"));
}

/// What a device shows, worked out here anew; `later` periods from now.
fn code(secret: &str, later: i64) -> String {
    use hmac::{Hmac, KeyInit, Mac};
    let key = data_encoding::BASE32_NOPAD.decode(secret.as_bytes()).unwrap();
    let mut mac = Hmac::<sha1::Sha1>::new_from_slice(&key).unwrap();
    mac.update(&(SystemClock.now().as_second() / 30 + later).to_be_bytes());
    let sum = mac.finalize().into_bytes();
    let at = usize::from(sum[19] & 15);
    let part = u32::from_be_bytes(sum[at..at + 4].try_into().unwrap());
    format!("{:06}", (part & 0x7fff_ffff) % 1_000_000)
}

#[tokio::test(flavor = "multi_thread")]
async fn every_paper_on_the_page_is_there_and_no_other() {
    let desks = Desks::begin();
    let reader = desks.enter(0, Seat::Auditor).await;
    let page = desks.get(&reader, "/papers?lang=en").await.text;
    let files: Vec<&str> =
        page.split("href=\"/papers/").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert!(files.contains(&"dues.docx") && files.contains(&"chase.docx"), "{files:?}");
    for file in files {
        let answer = desks.get(&reader, &format!("/papers/{file}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{file}: {}", answer.text);
        let kept = answer.headers["content-disposition"].to_str().unwrap();
        assert_eq!(kept, format!("attachment; filename=\"{file}\""));
    }
    for other in
        ["dues", "dues.pdf", "none.docx", "document-none.docx", "dues.ics", "..%2Fnode.json", "sessions.xlsx"]
    {
        let answer = desks.get(&reader, &format!("/papers/{other}")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{other}");
    }
}

#[test]
fn every_noun_has_somebody_who_signs() {
    for kind in Kind::ALL {
        assert!(Seat::ALL.iter().any(|seat| may(*seat, Deed::Answer(*kind))), "{kind:?}");
    }
}
