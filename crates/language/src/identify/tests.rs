//! Languages of short texts.

use super::*;
use proptest::prelude::*;

#[test]
fn short_texts_are_identified() {
    for (text, language, script, variant) in [
        ("Ҷумҳурии Тоҷикистон дар Осиёи Марказӣ ҷойгир аст", "tg", "Cyrl", None),
        ("Љумњурии Тољикистон дар Осиёи Марказї", "tg", "Cyrl", Some("legacy-font")),
        ("Хукумати Чумхурии Точикистон карор кабул кард", "tg", "Cyrl", Some("russian-keyboard")),
        ("salom, shumo chi khel hasted", "tg", "Latn", Some("latin-chat")),
        // Latin a, c, e, o, p, x, y and T among the Cyrillic letters.
        ("Toҷикиcтoн дap Ocиёи Mapкaзӣ ҷoйгиp acт", "tg", "Cyrl", None),
        ("Paбoчaя гpyппa пpoвeдёт зaceдaниe", "ru", "Cyrl", None),
        ("Рабочая группа проведёт заседание в Душанбе", "ru", "Cyrl", None),
        ("The working group meets once a year", "en", "Latn", None),
        ("联合工作组每年举行一次会议", "zh", "Hans", None),
        ("گروه کاری هر سال یک بار جلسه برگزار می‌کند", "fa", "Arab", None),
        ("O‘zbekiston Respublikasi davlat tili o‘zbek tilidir", "uz", "Latn", None),
        ("Ўзбекистон Республикасининг давлат тили ўзбек тилидир", "uz", "Cyrl", None),
        ("Қазақстан Республикасының мемлекеттік тілі қазақ тілі", "kk", "Cyrl", None),
        ("Кыргыз Республикасынын мамлекеттик тили кыргыз тили", "ky", "Cyrl", None),
        ("Хөкүмәт ултырышында яңы ҡарар ҡабул ителде", "ba", "Cyrl", None),
        ("Татарстан Республикасының дәүләт теле — татар теле", "tt", "Cyrl", None),
        ("Робоча група зустрічається один раз на рік", "uk", "Cyrl", None),
        ("Работната група се събира веднъж годишно", "bg", "Cyrl", None),
        ("Toplantı her yıl bir kez yapılır ve kararlar alınır", "tr", "Latn", None),
        ("يجتمع الفريق العامل مرة واحدة كل سنة", "ar", "Arab", None),
    ] {
        let found = identify(text);
        assert_eq!(
            (found.language, found.script, found.variant),
            (language, script, variant),
            "{text}: {found:?}"
        );
        assert!(found.confidence > 0.5, "{text}: {found:?}");
    }
}

#[test]
fn what_is_unknown_is_und() {
    for text in [
        "",
        "42 %",
        "ქართული ენა",
        "日本語のテキスト",
        "Die Arbeitsgruppe trifft sich einmal im Jahr und berät",
    ] {
        assert_eq!(identify(text).language, "und", "{text}: {:?}", identify(text));
    }
}

#[test]
fn a_mixed_text_has_its_passages() {
    let text = "Ҷаласа дар шаҳри Душанбе баргузор шуд. Он кор кард. Заседание состоялось в городе Душанбе. The session took place in Dushanbe.";
    let found: Vec<(&str, &str)> =
        passages(text).into_iter().map(|(span, it)| (it.language, &text[span])).collect();
    assert_eq!(
        found,
        [
            ("tg", "Ҷаласа дар шаҳри Душанбе баргузор шуд. Он кор кард."),
            ("ru", "Заседание состоялось в городе Душанбе."),
            ("en", "The session took place in Dushanbe."),
        ]
    );
}

#[test]
fn a_sentence_in_two_scripts_has_two_passages() {
    for (parted, languages) in [
        ("Ӯ дар ҷаласа чунин гуфт:|\"We shall meet again in the next year\"", vec!["tg", "en"]),
        ("Дар он барномаи Microsoft Word кор мекунад", vec!["tg"]),
        ("Дар матни чинӣ чунин омадааст:|联合工作组每年举行一次会议", vec!["tg", "zh"]),
    ] {
        let text = parted.replace('|', " ");
        let (spans, found): (Vec<_>, Vec<_>) = passages(&text).into_iter().unzip();
        let parts: Vec<&str> = spans.into_iter().map(|span| &text[span]).collect();
        assert_eq!(parts.join("|"), parted);
        assert_eq!(found.iter().map(|found| found.language).collect::<Vec<_>>(), languages);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_is_too_much(text in ".{0,100}") {
        let found = identify(&text);
        prop_assert!((0.0..=1.0).contains(&found.confidence));
        let mut end = 0;
        for (span, _) in passages(&text) {
            prop_assert!(span.start >= end && text.get(span.clone()).is_some());
            prop_assert!(text[end..span.start].trim().is_empty());
            end = span.end;
        }
        prop_assert!(text[end..].trim().is_empty());
    }
}
