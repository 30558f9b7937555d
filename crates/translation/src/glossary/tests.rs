use super::*;
use Language::{Chinese, English, Russian, Tajik};

const TERMS: &str = "\u{feff}# agreed on paper\ntg\tzh\tru\ten\tnote\n\
    гурӯҳи корӣ\t工作组\tрабочая группа\tworking group\t\n\
    гурӯҳи кории муштарак\t联合工作组\tсовместная рабочая группа\tjoint working group\tthe body\n\
    ҷаласа\t会议\tзаседание\tsession|meeting\t\n\
    \t纪要\tпротокол\tminutes\tno Tajik yet\n\n\
    зеҳни сунъӣ\t人工智能|AI\tискусственный интеллект|ИИ\tartificial intelligence|AI\t\n";

#[test]
fn terms_are_found_in_any_form_and_the_longest_wins() {
    let glossary = Glossary::parse(TERMS).unwrap();
    assert_eq!(glossary.len(), 5);
    for (from, to, text, expected) in [
        (English, Russian, "The Joint Working Group's sessions.", &["joint working group", "session"][..]),
        (
            English,
            Russian,
            "Working groups met; the joint working group met.",
            &["working group", "joint working group"],
        ),
        (Tajik, English, "Ба ҷаласаҳои гурӯҳи кории муштарак.", &["ҷаласа", "гурӯҳи кории муштарак"]),
        (Russian, Chinese, "Заседания совместных рабочих групп", &["заседание", "совместная рабочая группа"]),
        (Chinese, Tajik, "联合工作组会议讨论AI。", &["联合工作组", "会议", "AI"]),
        (English, Tajik, "AI in a minute", &["AI"]),
        (English, Tajik, "the minutes", &[]),
        (English, Chinese, "the minutes", &["minutes"]),
        (English, Chinese, "obsession; said; groups working", &[]),
        (Russian, English, "", &[]),
    ] {
        let found = glossary.found(Pair { from, to }, text);
        let named: Vec<&str> = found.iter().map(|term| term.source.as_str()).collect();
        assert_eq!(named, expected, "{text}");
    }
}

#[test]
fn a_target_says_a_term_in_an_agreed_way_or_does_not() {
    let glossary = Glossary::parse(TERMS).unwrap();
    for (from, to, source, target, said) in [
        (English, Russian, "working group", "участники рабочих групп", true),
        (English, Russian, "working group", "участники рабочего коллектива", false),
        (English, Tajik, "working group", "ба гурӯҳҳои корӣ супурда шуд", true),
        (English, Tajik, "working group", "ба дастаи корӣ супурда шуд", false),
        (Russian, English, "заседание", "the meetings are held", true),
        (Tajik, Chinese, "зеҳни сунъӣ", "人工智能合作", true),
        (Tajik, Chinese, "зеҳни сунъӣ", "智能合作", false),
        (English, Russian, "AI", "развитие искусственного интеллекта", true),
        (English, Russian, "AI", "развитие ИИ", true),
    ] {
        let found = glossary.found(Pair { from, to }, source);
        assert_eq!(found.len(), 1, "{source}");
        assert_eq!(is_said(to, target, &found[0]), said, "{target}");
    }
}

#[test]
fn what_is_no_glossary_is_refused() {
    let long = "a".repeat(GLOSSARY_BYTES_MAX + 1);
    for (text, expected) in [
        ("", "names its columns"),
        ("tg\n", "names its columns"),
        ("tg\ttg\n", "names its columns"),
        ("tg\tfr\n", "names its columns"),
        ("term\tnote\n", "names its columns"),
        ("tg\ten\nа\tb\tc\n", "line 2 of the glossary has 3 columns where the first line names 2"),
        (&long, "bytes where"),
    ] {
        let error = Glossary::parse(text).unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
    }
    assert!(Glossary::parse("tg\ten\n").unwrap().is_empty());
    let many = format!("tg\ten\n{}", "а\tb\n".repeat(TERMS_MAX + 1));
    assert_eq!(Glossary::parse(&many).unwrap_err(), GlossaryError::TooMany);
}
