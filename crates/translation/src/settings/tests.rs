use super::*;

#[test]
fn settings_are_read() {
    let settings = Settings::parse(
        r#"{
            "allow": {"network": ["public", "institutional"], "outside": ["public"]},
            "libretranslate": {"url": "http://[::1]:5000/", "reach": "node", "timeout_seconds": 5},
            "chat": {"url": "https://llm.example/v1", "reach": "outside", "model": "m", "key_file": "chat.key"},
            "local": {"folder": "madlad"}
        }"#,
    )
    .unwrap();
    let libre = settings.libretranslate.unwrap();
    assert_eq!(
        (libre.url.as_str(), libre.reach, libre.timeout.as_secs()),
        ("http://[::1]:5000", Reach::Node, 5)
    );
    let chat = settings.chat.unwrap();
    assert_eq!(
        (chat.url.as_str(), chat.reach, chat.timeout.as_secs()),
        ("https://llm.example/v1", Reach::Outside, 120)
    );
    assert_eq!(chat.key_file.as_deref(), Some("chat.key"));
    assert_eq!(settings.local.unwrap().folder, "madlad");
    assert!(settings.policy.decide(TextClass::Institutional, Reach::Network).is_ok());
    assert!(settings.policy.decide(TextClass::Institutional, Reach::Outside).is_err());
    assert_eq!(Settings::parse("{}").unwrap(), Settings::default());
}

#[test]
fn what_contradicts_itself_is_refused() {
    let chat = |inner: &str| format!(r#"{{"chat": {{"model": "m", {inner}}}}}"#);
    for (text, expected) in [
        ("".to_owned(), "could not be read"),
        ("[]".to_owned(), "could not be read"),
        (r#"{"engines": {}}"#.to_owned(), "unknown field `engines`"),
        (r#"{"allow": {"moon": ["public"]}}"#.to_owned(), "allow has network and outside"),
        (r#"{"allow": {"node": ["public"]}}"#.to_owned(), "allow has network and outside"),
        (r#"{"allow": {"outside": ["secret"]}}"#.to_owned(), "no class of texts"),
        (r#"{"allow": {"network": ["internal"]}}"#.to_owned(), "internal never leave the node"),
        (chat(r#""url": "http://llm.example/v1", "reach": "outside""#), "only over https"),
        (chat(r#""url": "https://llm.example/v1", "reach": "node""#), "llm.example is not this machine"),
        (chat(r#""url": "http://127.0.0.1.example/v1", "reach": "node""#), "is not this machine"),
        (chat(r#""url": "ftp://llm.example", "reach": "outside""#), "is no address"),
        (chat(r#""url": "https://key@llm.example", "reach": "outside""#), "put the key into key_file"),
        (chat(r#""url": "https://", "reach": "outside""#), "no host"),
        (chat(r#""url": "https://a.tj", "reach": "far""#), "is no reach"),
        (chat(r#""url": "https://a.tj", "reach": "outside", "timeout_seconds": 0"#), "from 1 to 3600"),
        (r#"{"chat": {"url": "https://a.tj", "reach": "outside"}}"#.to_owned(), "names no model"),
        (
            r#"{"libretranslate": {"url": "https://a.tj", "reach": "outside", "model": "m"}}"#.to_owned(),
            "has no model",
        ),
    ] {
        let error = Settings::parse(&text).unwrap_err().to_string();
        assert!(error.contains(expected), "{text}: {error}");
    }
}

/// Words of settings, good and bad, in any mixture.
const WORDS: [&str; 16] = [
    "public",
    "institutional",
    "internal",
    "personal",
    "special",
    "network",
    "outside",
    "node",
    "https://a.tj",
    "http://a.tj",
    "http://127.0.0.1:1",
    "http://localhost",
    "http://localhost.a.tj",
    "http://127.0.0.1@a.tj",
    "m",
    "",
];

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { failure_persistence: None, ..Default::default() })]

    #[test]
    fn whatever_settings_are_read_keep_what_is_bound(
        allow in proptest::collection::vec((5..8_usize, proptest::collection::vec(0..5_usize, 0..3)), 0..3),
        server in proptest::option::of((0..WORDS.len(), 5..8_usize)),
    ) {
        let allow: serde_json::Map<String, serde_json::Value> = allow
            .into_iter()
            .map(|(reach, classes)| {
                let classes: Vec<&str> = classes.into_iter().map(|class| WORDS[class]).collect();
                (WORDS[reach].to_owned(), classes.into())
            })
            .collect();
        let mut settings = serde_json::json!({"allow": allow});
        if let Some((url, reach)) = server {
            settings["chat"] = serde_json::json!({"url": WORDS[url], "reach": WORDS[reach], "model": "m"});
        }
        if let Ok(read) = Settings::parse(&settings.to_string()) {
            for class in [TextClass::Internal, TextClass::Personal, TextClass::Special] {
                for reach in [Reach::Network, Reach::Outside] {
                    proptest::prop_assert!(read.policy.decide(class, reach).is_err());
                }
            }
            if let Some(chat) = read.chat {
                let near = ["http://127.0.0.1:1", "http://localhost"].contains(&chat.url.as_str());
                proptest::prop_assert!(chat.reach != Reach::Node || near, "{}", chat.url);
                proptest::prop_assert!(chat.reach != Reach::Outside || chat.url.starts_with("https://"), "{}", chat.url);
            }
        }
    }
}
