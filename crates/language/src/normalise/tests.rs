//! What is mended, what is left alone, and that it can be undone.

use super::*;
use crate::Language::{Chinese, English, Russian, Tajik};
use proptest::prelude::*;

mod names;

/// Right lines of every kind, one a line: names, headings, words of cells, sentences, lines with Russian or Latin.
const RIGHT: &str = include_str!("tests/right.txt");

/// More of them, written when the rules stood.
const RIGHT_UNSEEN: &str = include_str!("tests/right-unseen.txt");

#[test]
fn what_is_wrong_is_mended() {
    use Reason::{Composed, Dashes, LatinChat, LegacyFont, LookAlike, Quotes, RussianKeyboard, Width};
    for (language, input, expected, why) in [
        (Tajik, "Љумњурии Ќирѓиз", "Ҷумҳурии Қирғиз", LegacyFont),
        (Tajik, "аввалї ва рўз", "аввалӣ ва рӯз", LegacyFont),
        (Tajik, "ЊАЌЌОНЇ ВА ФУРЎШ", "ҲАҚҚОНӢ ВА ФУРӮШ", LegacyFont),
        (Tajik, "ҳ,уқуқ ва к,арор", "ҳуқуқ ва қарор", LegacyFont),
        (Tajik, "ҳуқуқи ⱪонунӣ", "ҳуқуқи қонунӣ", LegacyFont),
        (Tajik, "Tоҷикистон", "Тоҷикистон", LookAlike),
        (Russian, "Pоссия", "Россия", LookAlike),
        (English, "pаper", "paper", LookAlike),
        (Tajik, "хоҷаги\u{304}", "хоҷагӣ", Composed),
        (
            Tajik,
            "Ин карор дар чаласаи Хукумати Чумхурии Точикистон кабул шуд",
            "Ин қарор дар ҷаласаи Ҳукумати Ҷумҳурии Тоҷикистон қабул шуд",
            RussianKeyboard,
        ),
        (Tajik, "Кардани дастраси ба маълумот", "Кардани дастрасӣ ба маълумот", RussianKeyboard),
        (Tajik, "Ман кор мекунам хозир", "Ман кор мекунам ҳозир", RussianKeyboard),
        (Tajik, "Вазорати корхои хоричи изхор дошт", "Вазорати корҳои хориҷӣ изҳор дошт", RussianKeyboard),
        (Tajik, "salom, shumo khub hasted", "салом, шумо хуб ҳастед", LatinChat),
        (Tajik, "coат", "соат", LookAlike),
        (Tajik, "Toҷиkиcтoн", "Тоҷикистон", LookAlike),
        (Russian, "Poccийcкoй", "Российской", LookAlike),
        (Tajik, "һама", "ҳама", LegacyFont),
        (Tajik, "Һукумат", "Ҳукумат", LegacyFont),
        (Tajik, "рұз ва рүз", "рӯз ва рӯз", LegacyFont),
        (Tajik, "ҝарори ҹаласа", "қарори ҷаласа", LegacyFont),
        (Tajik, "جمهوري تاجيكستان", "جمهوری تاجیکستان", LookAlike),
        (Tajik, "كه مي‌رود", "که می‌رود", LookAlike),
        (Tajik, "«Рӯзномаи \"Садо\" омад»", "«Рӯзномаи „Садо“ омад»", Quotes),
        (Russian, "«Газета \"Правда\" вышла»", "«Газета „Правда“ вышла»", Quotes),
        (Chinese, "“他说\"好\"吧”", "“他说‘好’吧”", Quotes),
        (Tajik, "рӯзномаи \"Ҷумҳурият\"", "рӯзномаи «Ҷумҳурият»", Quotes),
        (Tajik, "рӯзномаи „Ҷумҳурият“", "рӯзномаи «Ҷумҳурият»", Quotes),
        (Chinese, "他说\"好\"", "他说“好”", Quotes),
        (Tajik, "Душанбе - пойтахт", "Душанбе — пойтахт", Dashes),
        (English, "one -- two", "one – two", Dashes),
        (Chinese, "你好,世界!", "你好，世界！", Width),
        (Chinese, "２０２６年", "2026年", Width),
        (English, "ＡＢＣ", "ABC", Width),
    ] {
        let mended = normalise(language, input);
        assert_eq!(mended.text, expected);
        assert!(mended.edits.iter().all(|edit| edit.why == why), "{:?}", mended.edits);
        assert_eq!(mended.undone(), input);
    }
}

#[test]
fn what_is_right_is_left_alone() {
    for (language, text) in [
        (Tajik, "Ҷумҳурии Тоҷикистон давлати соҳибихтиёр аст."),
        (Tajik, "Барои кардани файл"),
        (Tajik, "ба кор бурдани нармафзор"),
        (Tajik, "CMMро дид, PDF-ҳо ва web-саҳифа"),
        (Tajik, "соатҳои 10-12, соли 2025-2026"),
        (Tajik, "Mozilla Firefox"),
        (Tajik, "Standard audio format"),
        (Tajik, "нархаш 5\" ва дигар"),
        (Tajik, "дар Україні ва Сербија"),
        (Tajik, "Байни һәм ва Қазақстан Республикасының"),
        (Tajik, "الجمهورية العربية السورية"),
        (Tajik, "Рӯзномаи «Садо: „Хабар“» омад"),
        (Russian, "Он сказал: «Газета „Правда“ вышла»."),
        (Tajik, "Рахмон посетил Китай"),
        (Russian, "Он сказал: «да» — и ушёл."),
        (Chinese, "共 1,000 人，3.5%，12:30。"),
        (English, "\"Yes\", he said."),
    ] {
        let mended = normalise(language, text);
        assert_eq!((mended.text.as_str(), mended.edits.as_slice()), (text, [].as_slice()));
    }
}

#[test]
fn right_lines_are_harmed_as_seldom_as_the_card_says() {
    for (name, set, least) in [("looked at", RIGHT, 700), ("measured once", RIGHT_UNSEEN, 120)] {
        let (mut lines, mut words, mut harmed) = (0_usize, 0_usize, Vec::new());
        for line in set.lines().filter(|line| !line.starts_with('#')) {
            let mended = normalise(Tajik, line).text;
            lines += 1;
            words += line.split_whitespace().count();
            let pairs = line.split_whitespace().zip(mended.split_whitespace());
            let changed = pairs.filter(|(right, now)| right != now);
            harmed.extend(changed.map(|(right, now)| format!("{right} => {now}")));
        }
        println!("{name}: {lines} right lines, {words} words: {} harmed", harmed.len());
        assert!(lines >= least && 1000 * harmed.len() <= 3 * words, "{harmed:?}");
    }
}

#[test]
fn an_edit_says_where_and_why() {
    let mended = normalise(Tajik, "Ва\nњар рўз");
    let edit = |start, end, from: &str, to: &str| Edit {
        start,
        end,
        from: from.to_owned(),
        to: to.to_owned(),
        why: Reason::LegacyFont,
    };
    assert_eq!(mended.edits, [edit(5, 7, "њ", "ҳ"), edit(14, 16, "ў", "ӯ")]);
    assert_eq!(Reason::LegacyFont.to_string(), "legacy-font");
}

fn holds(text: &str) {
    for language in Language::ALL {
        let mended = normalise(language, text);
        assert_eq!(mended.undone(), text);
        let mut end = 0;
        for edit in &mended.edits {
            assert!(edit.start >= end && edit.end >= edit.start);
            assert_eq!(text.get(edit.start..edit.end), Some(edit.from.as_str()));
            assert_ne!(edit.from, edit.to);
            end = edit.end;
        }
        let again = normalise(language, &mended.text);
        assert_eq!(again.text, mended.text, "{language:?} {text:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_can_be_undone_and_mended_once(text in ".{0,80}", letters in "[a-eyxk гикухчњќљўїѓ,'\"“”„а-яӣҳA-CА-В\u{304}\u{306}\u{301}\\-\n，。你好（(]{0,60}") {
        holds(&text);
        holds(&letters);
    }

    #[test]
    fn any_sentence_can_be_undone_and_mended_once(words in prop::collection::vec(prop::sample::select(vec![
        "Хукумати", "карор", "кабул", "кард", "salom", "shumo", "man", "ba", "khona", "меравам", "њар", "ҳар", "хамаи", "-", "--", "\"ин\"", "Точикистон", "ва", "чумхури", "аз", "xuб", "дӯст", "к,абул",
    ]), 0..14)) {
        holds(&words.join(" "));
    }
}
