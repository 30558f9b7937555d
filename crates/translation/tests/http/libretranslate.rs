//! LibreTranslate's API.

use crate::server::{Reply, Server, ok};
use crate::{OTHER, PAIR, settings, translate, words};
use paivand_translation::{EngineError, Key, LibreTranslate, TranslateError};
use serde_json::{Value, json};

fn languages() -> Value {
    json!([
        {"code": "en", "name": "English", "targets": ["en", "tg", "zh-Hans"]},
        {"code": "tg", "name": "Tajik", "targets": ["en", "tg"]},
        {"code": "zh-Hant", "name": "Chinese (traditional)", "targets": ["en", "ru"]},
    ])
}

/// A server with version 1.6 that then replies so, opened with a key.
fn opened(replies: Vec<Reply>) -> (Server, LibreTranslate) {
    let first = [ok(&languages()), ok(&json!({"info": {"version": "1.6.0"}}))];
    let server = Server::new(first.into_iter().chain(replies).collect());
    let settings = settings("libretranslate", &server, "").libretranslate.unwrap();
    let engine = LibreTranslate::open(&settings, Some(Key::new("very-secret").unwrap())).unwrap();
    (server, engine)
}

#[test]
fn texts_go_out_and_come_back_marked() {
    let (server, engine) = opened(vec![ok(&json!({"translatedText": ["Ҷаласа 12 рӯз дорад.", "Ҳа."]}))]);
    let answers = translate(&engine, PAIR, &["The session has 12 days.", "Yes."]).unwrap();
    assert_eq!(words(&answers), ["Ҷаласа 12 рӯз дорад.", "Ҳа."]);
    assert_eq!(
        answers[0].mark.to_string(),
        "machine translation: libretranslate 1.6.0, 2026-11-24; not certified"
    );
    assert_eq!(answers[0].warnings, []);
    let asked = server.asked();
    assert_eq!(asked.len(), 3);
    assert!(asked[0].starts_with("GET /v1/languages HTTP/1.1\r\n"), "{}", asked[0]);
    assert!(asked[2].starts_with("POST /v1/translate HTTP/1.1\r\n"), "{}", asked[2]);
    let body: Value = serde_json::from_str(asked[2].split("\r\n\r\n").nth(1).unwrap()).unwrap();
    assert_eq!(
        body,
        json!({
            "q": ["The session has 12 days.", "Yes."], "source": "en", "target": "tg", "format": "text",
            "api_key": "very-secret",
        })
    );
    assert!(!format!("{engine:?}").contains("very-secret"));
}

#[test]
fn what_it_got_wrong_is_flagged_and_not_asked_again() {
    let (server, engine) = opened(vec![ok(&json!({"translatedText": "Маҷлис 13 рӯз дорад."}))]);
    let answers = translate(&engine, PAIR, &["The session of {name} has 12 days."]).unwrap();
    let kinds: Vec<&str> = answers[0].warnings.iter().map(paivand_translation::Warning::kind).collect();
    assert!(
        ["number-missing", "number-added", "placeholder-missing"].iter().all(|kind| kinds.contains(kind)),
        "{kinds:?}"
    );
    assert_eq!(server.asked().len(), 3);
}

#[test]
fn a_pair_that_is_not_offered_is_refused_before_anything_is_sent() {
    let (server, engine) = opened(vec![]);
    let error = translate(&engine, OTHER, &["会议"]).unwrap_err().to_string();
    assert!(error.contains("does not translate from zh to ru: it offers en tg zh-Hant"), "{error}");
    assert_eq!(server.asked().len(), 2);
}

#[test]
fn bad_answers_are_told_apart() {
    let refused = |status, body: &str| Reply::Plain(status, "", body.to_owned());
    for (reply, expected) in [
        (Reply::Plain(429, "retry-after: 30\r\n", String::new()), "ask again after 30 seconds"),
        (
            Reply::Plain(503, "retry-after: Wed, 25 Nov 2026 00:00:00 GMT\r\n", String::new()),
            "ask again later",
        ),
        (Reply::Plain(429, "retry-after: 99999999999\r\n", String::new()), "after 86400 seconds"),
        (
            Reply::Plain(302, "location: http://127.0.0.1:9/\r\n", String::new()),
            "sends on to another address",
        ),
        (Reply::Silence, "no answer within 1 seconds"),
        (Reply::Endless, "longer than 4194304 bytes"),
        (refused(200, "<html>"), "it is no JSON"),
        (refused(200, ""), "it is no JSON"),
        (refused(200, "[]"), "no translatedText"),
        (refused(200, r#"{"translatedText": 7}"#), "no translatedText"),
        (refused(200, r#"{"translatedText": ["a", null]}"#), "no translatedText"),
        (refused(200, r#"{"translatedText": ["a", "b"]}"#), "it has 2 texts where 1 were asked for"),
        (refused(200, r#"{"translatedText": []}"#), "it has 0 texts where 1 were asked for"),
        (
            refused(403, "{\"error\": \"bad key very-secret\u{7}\"}"),
            "status 403: {\"error\": \"bad key … \"}",
        ),
        (refused(500, &"x".repeat(10_000)), "status 500: xxx"),
    ] {
        let (_server, engine) = opened(vec![reply]);
        let error = translate(&engine, PAIR, &["Yes."]).unwrap_err().to_string();
        assert!(error.contains(expected), "{expected}: {error}");
        assert!(error.len() < 500 && !error.contains("very-secret"), "{error}");
    }
}

#[test]
fn a_server_that_is_no_such_server_is_not_opened() {
    for (reply, expected) in [
        (ok(&json!({"languages": []})), "no list of languages"),
        (ok(&json!([{"name": "English"}])), "no list of languages"),
        (ok(&json!([{"code": "en", "targets": [1]}])), "no list of languages"),
        (Reply::Plain(404, "", "nothing here".to_owned()), "status 404: nothing here"),
        (Reply::Silence, "no answer within 1 seconds"),
    ] {
        let server = Server::new(vec![reply]);
        let settings = settings("libretranslate", &server, "").libretranslate.unwrap();
        let error = LibreTranslate::open(&settings, None).unwrap_err().to_string();
        assert!(error.contains(expected), "{expected}: {error}");
    }
}

#[test]
fn an_old_server_without_targets_and_version_is_used() {
    let replies = vec![
        ok(&json!([{"code": "en"}, {"code": "tg"}])),
        Reply::Plain(404, "", String::new()),
        ok(&json!({"translatedText": "Ҳа."})),
    ];
    let server = Server::new(replies);
    let settings = settings("libretranslate", &server, "").libretranslate.unwrap();
    let engine = LibreTranslate::open(&settings, None).unwrap();
    let answers = translate(&engine, PAIR, &["Yes."]).unwrap();
    assert_eq!(answers[0].mark.version, "of unknown version");
    assert!(server.asked().iter().all(|asked| !asked.contains("api_key") && !asked.contains("uthorization")));
}

#[test]
fn a_door_that_is_closed_is_told() {
    let (_server, engine) = opened(vec![]);
    let error = translate(&engine, PAIR, &["Yes."]).unwrap_err();
    assert!(matches!(error, TranslateError::Engine(EngineError::Unreached { .. })), "{error}");
}
