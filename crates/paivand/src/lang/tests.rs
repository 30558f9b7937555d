//! The door as a process would meet it.

use super::lines::LINE_BYTES_MAX;
use super::*;
use clap::Parser;

mod translate;

#[derive(Debug, Parser)]
struct Typed {
    #[command(flatten)]
    lang: Lang,
}

fn flags_of(flags: &str) -> Vec<String> {
    format!("lang {flags}").split(' ').map(str::to_owned).collect()
}

/// What is answered, line by line.
fn answers(flags: &str, input: &[u8]) -> Vec<String> {
    stream(flags, input)
}

fn stream(flags: &str, input: impl Read) -> Vec<String> {
    let typed = Typed::try_parse_from(flags_of(flags)).unwrap();
    let mut output = Vec::new();
    run_over(&typed.lang, input, &mut output).unwrap();
    let output = String::from_utf8(output).unwrap();
    assert!(output.is_empty() || output.ends_with('\n'));
    output.lines().map(str::to_owned).collect()
}

#[test]
fn every_line_has_its_answer_in_its_order() {
    let read = answers("number --lang tg --parse", "сию се\r\nкитоб\n\nдувоздаҳум\n9-уми".as_bytes());
    assert_eq!(read, ["33", "", "", "12", "9"]);
    assert!(answers("date --lang tg", b"").is_empty());
}

#[test]
fn a_byte_order_mark_is_no_text() {
    for (flags, line, expected) in [
        ("number --lang tg", "21", "бисту як"),
        ("date --lang ru", "24.11.2026", "2026-11-24"),
        ("segment --lang tg --json", "Ин чист?", r#"{"spans":[[0,14]]}"#),
        ("transliterate --from tg-Cyrl --to tg-Latn", "Хуҷанд", "Huçand"),
        ("name --from zh --to ru", "曾庆红", "Цзэн Цинхун"),
        ("normalise --lang tg", "Љаласа", "Ҷаласа"),
    ] {
        let marked = format!("\u{feff}{line}\r\n{line}\n\u{feff}{line}");
        let read = answers(flags, marked.as_bytes());
        assert_eq!(read.iter().take(2).collect::<Vec<_>>(), [expected; 2], "{flags}");
        assert_ne!(read.last().map(String::as_str), Some(expected), "only the first line has one: {flags}");
    }
}

#[test]
fn with_json_every_answer_is_an_object() {
    for (flags, line, expected) in [
        ("number --lang tg --json", "1991", r#"{"text":"як ҳазору нӯҳсаду наваду як"}"#),
        ("number --lang tg --as ordinal --json", "33", r#"{"text":"сию сеюм"}"#),
        ("number --lang tg --as decimal --json", "3,14", r#"{"text":"се бутуну чордаҳ аз сад"}"#),
        ("number --lang zh --as money --currency CNY --json", "12.5", r#"{"text":"人民币壹拾贰元伍角整"}"#),
        ("number --lang ru --parse --json", "двадцать пятый", r#"{"text":"25"}"#),
        (
            "normalise --lang tg --json",
            "Љаласа",
            r#"{"text":"Ҷаласа","edits":[{"start":0,"end":2,"from":"Љ","to":"Ҷ","why":"legacy-font"}]}"#,
        ),
        ("identify --json", "42", r#"{"lang":"und","script":"Zyyy","variant":null,"confidence":0.0}"#),
        (
            "identify --json",
            "联合工作组",
            r#"{"lang":"zh","script":"Hans","variant":null,"confidence":0.99}"#,
        ),
        ("segment --lang tg --json", "Ин чист? Ин он аст.", r#"{"spans":[[0,14],[15,32]]}"#),
        ("segment --lang zh --unit word --json", "人工智能。", r#"{"spans":[[0,12],[12,15]]}"#),
        ("date --lang tg --json", "9-уми сентябри соли 1991", r#"{"iso":"1991-09-09"}"#),
        (
            "transliterate --from tg-Cyrl --to fa --json",
            "Ҷумҳурии Тоҷикистон",
            r#"{"text":"جمهوری تاجیکستان","alternatives":[]}"#,
        ),
        (
            "transliterate --from tg-Cyrl --to tg-Latn --json",
            "Хуҷанд",
            r#"{"text":"Huçand","alternatives":[]}"#,
        ),
        (
            "transliterate --from tg-Latn --to tg-Cyrl --scheme passport --json",
            "Khujand",
            r#"{"text":"Хуҷанд","alternatives":[]}"#,
        ),
        ("name --from tg --to zh --json", "Хуҷанд", r#"{"text":"胡占德","alternatives":["苦盏"]}"#),
        (
            "name --from ru --to tg --json",
            "Иванов",
            r#"{"error":"one of --from and --to must be zh, the other ru or tg"}"#,
        ),
        ("--json date --lang zh", "二〇二六年十一月二十四日", r#"{"iso":"2026-11-24"}"#),
        (
            "terms --lang en --to tg --json",
            "The co-chairs meet in China.",
            r#"{"terms":[{"start":4,"end":13,"id":"co-chair","avoid":false,"use":"ҳамраис"},{"start":22,"end":27,"id":"china","avoid":false,"use":"Чин"}]}"#,
        ),
        (
            "terms --lang tg --json",
            "дар Хитой",
            r#"{"terms":[{"start":7,"end":17,"id":"china","avoid":true,"use":"Чин"}]}"#,
        ),
        (
            "concordance --json",
            r#"{"tg":"дар 20 рӯз","en":"in 30 days"}"#,
            r#"{"findings":[{"kind":"number","what":"30","lang":"en","start":3,"end":5,"missing":"tg","expected":"30"},{"kind":"number","what":"20","lang":"tg","start":7,"end":9,"missing":"en","expected":"20"}]}"#,
        ),
        (
            "date --lang en --json",
            "02/03/2026",
            r#"{"error":"\"02/03/2026\" is two dates, by who reads it: write the month in words"}"#,
        ),
    ] {
        assert_eq!(answers(flags, line.as_bytes()), [expected], "{flags} {line}");
    }
}

#[test]
fn tajik_words_are_analysed_and_spelled() {
    for (flags, line, expected) in [
        (
            "analyse --lang tg --json",
            "Онҳоро дид.",
            concat!(
                r#"{"words":[{"start":0,"end":12,"form":"Онҳоро","lemma":"он","upos":"PRON","#,
                r#""features":{"Case":"Acc","Number":"Plur","Person":"3","PronType":"Prs"}},"#,
                r#"{"start":13,"end":19,"form":"дид","lemma":"дидан","upos":"VERB","#,
                r#""features":{"Mood":"Ind","Number":"Sing","Person":"3","Tense":"Past","VerbForm":"Fin"}},"#,
                r#"{"start":19,"end":20,"form":".","lemma":".","upos":"PUNCT","features":{}}]}"#,
            ),
        ),
        ("analyse --lang tg --json", " ", r#"{"words":[]}"#),
        ("analyse --lang tg", "Онҳоро дид.", "Онҳоро/он/PRON дид/дидан/VERB ././PUNCT"),
        ("stem --lang tg --json", "Китобҳои", r#"{"stem":"китоб"}"#),
        (
            "search-key --lang tg --json",
            "Чумхурии нав.",
            r#"{"keys":[{"start":0,"end":16,"key":"чумхур"},{"start":17,"end":23,"key":"нав"}]}"#,
        ),
        ("search-key --lang en", "The sessions", "the session"),
        ("spell --lang tg --json", "китобҳо", r#"{"known":true,"suggestions":[]}"#),
        ("spell --lang tg --json", "намекунаднд", r#"{"known":false,"suggestions":["намекунанд"]}"#),
        (
            "spell --lang tg --json",
            "ду калима",
            r#"{"error":"\"ду калима\" is not one word: put each on a line of its own"}"#,
        ),
    ] {
        assert_eq!(answers(flags, line.as_bytes()), [expected], "{flags} {line}");
    }
}

#[test]
fn what_is_no_text_is_refused_and_the_next_line_answered() {
    let read = answers("number --lang en --json", b"1\n\xff2\n3\n");
    assert_eq!(read.len(), 3);
    assert_eq!(read[0], r#"{"text":"one"}"#);
    assert!(read[1].contains("no UTF-8 from byte 0"));
    assert_eq!(read[2], r#"{"text":"three"}"#);
}

#[test]
fn a_line_without_end_is_refused_and_the_next_line_answered() {
    let long = u64::try_from(LINE_BYTES_MAX).unwrap() + 1;
    let input = std::io::repeat(b'7').take(long).chain(&b"\n4\n"[..]);
    let read = stream("number --lang en --json", input);
    assert_eq!(read.len(), 2);
    assert!(read[0].contains(&format!("{long} bytes where {LINE_BYTES_MAX} are the most")), "{}", read[0]);
    assert_eq!(read[1], r#"{"text":"four"}"#);
}

#[test]
fn an_unknown_language_is_refused_before_reading() {
    let refused = Typed::try_parse_from(["lang", "date", "--lang", "fr"]).unwrap_err();
    assert!(refused.to_string().contains("fr is no language here: tg, zh, ru or en"));
}

#[test]
fn what_is_longer_than_a_name_is_refused() {
    let read =
        answers("name --from tg --to zh --json", format!("{}\nРаҳмон\n", "Раҳмон ".repeat(1_000)).as_bytes());
    assert!(read[0].contains("longer than any"), "{}", read[0]);
    assert!(read[1].contains("拉赫蒙"), "{}", read[1]);
}

#[test]
fn a_glossary_goes_out_as_tbx_and_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let table = answers("glossary", b"");
    assert_eq!(table[0], "id\ttg\tzh\tru\ten");
    for form in ["tbx", "tbx2"] {
        let path = folder.path().join(format!("{form}.tbx"));
        std::fs::write(&path, answers(&format!("glossary --as {form}"), b"").join("\n")).unwrap();
        let back = answers(&format!("glossary --file {}", path.display()), b"");
        assert_eq!(back.len(), table.len());
        assert!(back.iter().any(|line| line.starts_with("co-chair\tҳамраис\t联合主席\t")), "{form}");
    }
    let bad = folder.path().join("bad.tbx");
    std::fs::write(&bad, "<tbx><!DOCTYPE x [<!ENTITY e 'e'>]></tbx>").unwrap();
    let typed = Typed::try_parse_from(flags_of(&format!("glossary --file {}", bad.display()))).unwrap();
    assert!(run_over(&typed.lang, &b""[..], Vec::new()).is_err());
}

#[test]
fn a_word_has_its_forms() {
    let all = answers("forms --lang tg", "дӯстӣ".as_bytes()).concat();
    let all: Vec<&str> = all.split(' ').collect();
    assert_eq!(all.first(), Some(&"дӯстӣ"));
    assert!(["дӯстии", "дӯстиҳоямонро"].iter().all(|form| all.contains(form)), "{all:?}");
    let verbs = answers("forms --lang tg --upos VERB --json", "рафтан\nкитоб".as_bytes());
    assert!(verbs[0].contains(r#"{"text":"намераванд","features":{"Mood":"Ind""#), "{}", verbs[0]);
    assert!(verbs[1].starts_with(r#"{"error":"#), "{}", verbs[1]);
    assert!(Typed::try_parse_from(flags_of("forms --lang tg --upos DET")).is_err());
}

#[test]
fn a_dictionary_is_written_for_other_programs() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("new");
    let said = answers(&format!("dictionary {} --json", place.display()), b"");
    let said: serde_json::Value = serde_json::from_str(&said.concat()).unwrap();
    let read = |name: &str| std::fs::read_to_string(place.join(name)).unwrap();
    let (affixes, words) = (read("tg_TJ.aff"), read("tg_TJ.dic"));
    assert!(affixes.contains("SET UTF-8") && words.lines().any(|line| line.starts_with("китоб/")));
    assert_eq!(words.lines().next(), Some(said["words"].to_string().as_str()));
    assert_eq!(std::fs::read_dir(&place).unwrap().count(), 2);
}

#[test]
fn a_translation_is_scored_as_a_whole() {
    let folder = tempfile::tempdir().unwrap();
    let reference = folder.path().join("reference");
    std::fs::write(&reference, "Ҷаласа дар шаҳри Душанбе доир шуд.\n").unwrap();
    let flags = format!("score --metric bleu --json --reference {}", reference.display());
    let read = answers(&flags, "Ҷаласа дар шаҳри Душанбе баргузор шуд.\n".as_bytes());
    assert_eq!(read.len(), 1);
    let object: serde_json::Value = serde_json::from_str(&read[0]).unwrap();
    assert!((object["score"].as_f64().unwrap() - 48.892_302_243_490_1).abs() < 1e-9, "{object}");
    assert_eq!(object["signature"], "nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:2.6.0");

    let typed = Typed::try_parse_from(flags_of(&flags)).unwrap();
    let refused = run_over(&typed.lang, &b"one\ntwo\n"[..], Vec::new()).unwrap_err();
    assert!(refused.to_string().contains("not the same number of lines: one ends at 2"), "{refused}");
}

#[test]
fn what_was_translated_is_found_again() {
    let folder = tempfile::tempdir().unwrap();
    let memory = folder.path().join("memory.tmx");
    let unit = |english: &str, tajik: &str| {
        format!(
            "<tu><tuv xml:lang=\"en\"><seg>{english}</seg></tuv><tuv xml:lang=\"tg\"><seg>{tajik}</seg></tuv></tu>"
        )
    };
    let units = [unit("Page 3", "Саҳифаи 3"), unit("The working group", "Гурӯҳи корӣ")].concat();
    std::fs::write(&memory, format!("<tmx version=\"1.4\"><body>{units}</body></tmx>")).unwrap();
    let flags = format!("memory lookup --json --from en --to tg --memory {}", memory.display());
    assert_eq!(
        answers(&flags, b"Page 4\n\nThe joint working group\n"),
        [
            r#"{"matches":[{"score":0.5,"source":"Page 3","target":"Саҳифаи 3","adapted":"Саҳифаи 4"}]}"#,
            r#"{"matches":[]}"#,
            r#"{"matches":[{"score":0.75,"source":"The working group","target":"Гурӯҳи корӣ"}]}"#,
        ]
    );
    let typed = Typed::try_parse_from(flags_of(&flags.replace("--to tg", "--to zh"))).unwrap();
    let refused = run_over(&typed.lang, &b""[..], Vec::new()).unwrap_err();
    assert!(refused.to_string().contains("no unit in both en and zh"), "{refused}");
    std::fs::write(&memory, "<tmx><body>").unwrap();
    let typed = Typed::try_parse_from(flags_of(&flags)).unwrap();
    let refused = run_over(&typed.lang, &b""[..], Vec::new()).unwrap_err();
    assert!(refused.to_string().contains("line 1 (byte 11) the file ends"), "{refused}");
}

#[test]
fn two_files_are_aligned_as_a_whole() {
    let folder = tempfile::tempdir().unwrap();
    let [a, b] = ["a", "b"].map(|name| folder.path().join(name));
    std::fs::write(&a, "Ҷаласа соли 2025 дар Душанбе шуд.\nВазирон созишнома имзо карданд.\n").unwrap();
    std::fs::write(&b, "会议于2025年在杜尚别举行。\n部长们签署了协议。").unwrap();
    let flags = format!("align --json --from tg --to zh {} {}", a.display(), b.display());
    let read = answers(&flags, b"");
    let object: serde_json::Value = serde_json::from_str(&read[0]).unwrap();
    let beads = object["beads"].as_array().unwrap();
    assert_eq!((read.len(), beads.len()), (1, 2));
    for (place, bead) in beads.iter().enumerate() {
        assert_eq!((&bead["a"], &bead["b"]), (&serde_json::json!([place]), &serde_json::json!([place])));
        assert!(bead["confidence"].as_f64().unwrap() > 0.9, "{bead}");
    }
    std::fs::write(&b, b"one\n\xff\n").unwrap();
    let typed = Typed::try_parse_from(flags_of(&flags)).unwrap();
    let refused = run_over(&typed.lang, &b""[..], Vec::new()).unwrap_err();
    assert!(refused.to_string().contains("line 2: the line is no UTF-8 from byte 0"), "{refused}");
}

#[test]
fn files_of_exchange_are_converted() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    let unit = "<tu tuid=\"u1\"><tuv xml:lang=\"en\"><seg>Joint &amp; <ph x=\"1\">p</ph>group</seg></tuv><tuv xml:lang=\"tg\"><seg>Гурӯҳи муштарак</seg></tuv></tu>";
    let other = "<tu><tuv xml:lang=\"zh\"><seg>组</seg></tuv></tu>";
    std::fs::write(path("a.tmx"), format!("<tmx version=\"1.4\"><body>{unit}{other}</body></tmx>")).unwrap();
    let convert = |from: &str, to: &str| {
        answers(&format!("memory convert --json --from en --to tg {} {}", path(from), path(to)), b"")
    };
    assert_eq!(convert("a.tmx", "b.xlf"), [r#"{"read":2,"written":1}"#]);
    assert_eq!(convert("b.xlf", "c.tbx"), [r#"{"read":1,"written":1}"#]);
    assert_eq!(convert("c.tbx", "d.tmx"), [r#"{"read":1,"written":1}"#]);
    let last = std::fs::read_to_string(path("d.tmx")).unwrap();
    assert!(last.contains("<tu tuid=\"u1\">"), "{last}");
    assert!(last.contains("<tuv xml:lang=\"en\"><seg>Joint &amp; group</seg></tuv>"), "{last}");
    assert!(last.contains("<tuv xml:lang=\"tg\"><seg>Гурӯҳи муштарак</seg></tuv>"), "{last}");
    std::fs::write(path("a.tmx"), format!("<tmx version=\"1.4\"><body>{unit}<tu>")).unwrap();
    for (from, to, expected) in [
        ("a.tmx", "e.xlf", "the file ends before it is closed"),
        ("a.tmx", "e.txt", "has no format that is known: name it .tmx, .xlf or .tbx"),
        ("none.tmx", "e.tbx", "No such file"),
    ] {
        let flags = format!("memory convert --from en --to tg {} {}", path(from), path(to));
        let typed = Typed::try_parse_from(flags_of(&flags)).unwrap();
        let refused = run_over(&typed.lang, &b""[..], Vec::new()).unwrap_err();
        assert!(refused.to_string().contains(expected), "{refused}");
        assert!(!std::path::Path::new(&path(to)).exists() && !std::path::Path::new(&path("e.part")).exists());
    }
}
