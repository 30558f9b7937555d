//! Speeds of the tools, and scores on open sets where they are at hand: `cargo bench -p paivand-language`.
//!
//! `PAIVAND_OPEN_SETS` names a folder with tables of tab-separated values, which are not part of this
//! repository: `lid_train_ui.tsv` (`lang`, `text`), `tm_firefox_en-tg.tsv` and `tm_ui_en-tg.tsv` (`en`, `tg`), `tm_firefox_en-tg-ru-zh.tsv` (`en`, `tg`, `ru`, `zh`).
#![allow(
    clippy::unwrap_used,
    clippy::cast_precision_loss,
    reason = "a measurement may stop at what cannot happen"
)]

#[path = "table/segments.rs"]
mod segments;

use paivand_language::Language::{Chinese, Russian, Tajik};
use paivand_language::identify::identify;
use paivand_language::morphology::analyse;
use paivand_language::normalise::normalise;
use paivand_language::number::{Form, Number, read, say};
use paivand_language::score::{Corpus, Metric, Tokens};
use paivand_language::segment::{sentences, words};
use paivand_language::spell::check;
use std::collections::BTreeMap;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

/// How long each tool runs.
const TIME: Duration = Duration::from_millis(700);

const TAJIK: &str = "Тарафҳо дар асоси баробарӣ ва манфиати мутақобила ҳамкориро дар соҳаи зеҳни сунъӣ густариш медиҳанд. \
Ҷаласаи гурӯҳи кории муштарак соле як маротиба дар ш. Душанбе ё ш. Пекин баргузор мешавад. ";
const TYPED: &str =
    "Тарафхо дар асоси баробари ва манфиати мутакобила хамкориро дар сохаи зехни сунъи густариш медиханд. ";
const CHINESE: &str = "双方在平等互利的基础上扩大人工智能领域的合作。联合工作组每年在杜尚别或北京举行一次会议，讨论工作计划的执行情况。";
const RUSSIAN: &str = "Стороны расширяют сотрудничество в области искусственного интеллекта. Заседание рабочей группы проходит раз в год. ";

/// Megabytes a second.
fn speed(name: &str, text: &str, work: impl Fn(&str)) {
    let started = Instant::now();
    let mut times = 0_u32;
    while started.elapsed() < TIME {
        work(text);
        times += 1;
    }
    let bytes = text.len() as f64 * f64::from(times);
    println!("{name:<42} {:>9.1} MB/s", bytes / started.elapsed().as_secs_f64() / 1e6);
}

/// Words a second.
fn words_a_second(name: &str, words: usize, work: impl Fn()) {
    // Models are read when first needed, and that is told apart.
    let started = Instant::now();
    work();
    let first = started.elapsed();
    let started = Instant::now();
    let mut times = 0_u32;
    while started.elapsed() < TIME {
        work();
        times += 1;
    }
    let speed = words as f64 * f64::from(times) / started.elapsed().as_secs_f64();
    println!("{name:<42} {speed:>9.0} words/s (first time {:.1} ms)", first.as_secs_f64() * 1e3);
}

/// Words of the sentence in which every one has a slip.
const SLIPS: [&str; 10] = [
    "тарафхо",
    "мустаркки",
    "баробри",
    "манфаити",
    "хамкориро",
    "сунъии",
    "медханд",
    "гурхи",
    "шаҳрии",
    "соззмон",
];

fn speeds() {
    let sentence: Vec<&str> = words(Tajik, TAJIK).filter_map(|span| TAJIK.get(span)).collect();
    words_a_second("analyse, sentence by sentence", sentence.len(), || drop(black_box(analyse(TAJIK))));
    words_a_second("spell, words as they should be", sentence.len(), || {
        sentence.iter().for_each(|word| drop(black_box(check(word))));
    });
    words_a_second("spell, a slip in every word", SLIPS.len(), || {
        SLIPS.iter().for_each(|word| drop(black_box(check(word))));
    });
    let (tajik, chinese) = (TAJIK.repeat(200), CHINESE.repeat(200));
    speed("identify, sentence by sentence", TAJIK, |text| {
        black_box(identify(text));
    });
    speed("identify, Russian sentence", RUSSIAN, |text| {
        black_box(identify(text));
    });
    speed("normalise, clean Tajik", &tajik, |text| drop(black_box(normalise(Tajik, text))));
    speed("normalise, typed on a Russian keyboard", TYPED, |text| drop(black_box(normalise(Tajik, text))));
    speed("sentences, Tajik", &tajik, |text| {
        black_box(sentences(Tajik, text).count());
    });
    speed("sentences, Chinese", &chinese, |text| {
        black_box(sentences(Chinese, text).count());
    });
    speed("words, Tajik", &tajik, |text| {
        black_box(words(Tajik, text).count());
    });
    speed("words, Russian", &RUSSIAN.repeat(200), |text| {
        black_box(words(Russian, text).count());
    });
    speed("words, Chinese", &chinese, |text| {
        black_box(words(Chinese, text).count());
    });
    let year = say(Tajik, &Number::whole(123_456_789).unwrap(), Form::Cardinal).unwrap();
    speed("numbers, read from Tajik words", &year, |text| drop(black_box(read(Tajik, text))));
    for (name, metric) in [
        ("BLEU", Metric::Bleu(Tokens::International13a)),
        ("chrF++", Metric::ChrfPlusPlus),
        ("TER", Metric::Ter),
    ] {
        speed(&format!("score, {name}"), TAJIK, |text| {
            let mut corpus = Corpus::new(metric);
            corpus.add(text, &[TYPED]);
            black_box(corpus.lines());
        });
    }
}

/// The columns of a table.
fn column(folder: &Path, file: &str, names: [&str; 2]) -> Option<Vec<(String, String)>> {
    let text = std::fs::read_to_string(folder.join(file)).ok()?;
    let mut lines = text.lines();
    let head: Vec<&str> = lines.next()?.split('\t').collect();
    let [one, two] = names.map(|name| head.iter().position(|known| *known == name));
    let (one, two) = (one?, two?);
    let rows = lines.filter_map(|line| {
        let cells: Vec<&str> = line.split('\t').collect();
        Some(((*cells.get(one)?).to_owned(), (*cells.get(two)?).to_owned()))
    });
    Some(rows.collect())
}

/// F1 of Tajik, and the mean over all languages.
fn identified(name: &str, rows: &[(String, String)]) {
    // Right, wrongly so named, missed.
    let mut counts: BTreeMap<String, [f64; 3]> = BTreeMap::new();
    for (language, text) in rows {
        let found = identify(text);
        let named = if (found.language, found.script) == ("uz", "Cyrl") { "uz_Cyrl" } else { found.language };
        if named == language {
            counts.entry(language.clone()).or_default()[0] += 1.0;
        } else {
            counts.entry(named.to_owned()).or_default()[1] += 1.0;
            counts.entry(language.clone()).or_default()[2] += 1.0;
        }
    }
    let f1 = |[right, wrong, missed]: [f64; 3]| 2.0 * right / (2.0 * right + wrong + missed).max(1.0);
    let present = counts.iter().filter(|(language, _)| rows.iter().any(|(known, _)| known == *language));
    let mut by_language: Vec<(f64, &str)> =
        present.map(|(language, counts)| (f1(*counts), language.as_str())).collect();
    by_language.sort_by(|(one, _), (other, _)| one.total_cmp(other));
    let all: Vec<f64> = by_language.iter().map(|(score, _)| *score).collect();
    let tajik = counts.get("tg").copied().map_or(0.0, f1);
    println!(
        "{name:<42} F1 tg {tajik:.4}, macro {:.4} ({} texts)",
        all.iter().sum::<f64>() / all.len() as f64,
        rows.len()
    );
    let lowest: Vec<String> =
        by_language.iter().take(8).map(|(score, language)| format!("{language} {score:.3}")).collect();
    println!("{:<42} lowest: {}", "", lowest.join(", "));
}

fn disguise(text: &str, by: &str) -> String {
    let letter = |letter: char| {
        "ғӣқӯҳҷҒӢҚӮҲҶ".chars().position(|known| known == letter).and_then(|at| by.chars().nth(at))
    };
    text.chars().map(|own| letter(own).unwrap_or(own)).collect()
}

/// Words of which a change is counted.
fn compared(text: &str) -> Vec<&str> {
    text.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty()).collect()
}

fn mended(name: &str, rows: &[(String, String)], least: usize) {
    for (disguise_name, by) in
        [("Russian keyboard", "гикухчГИКУХЧ"), ("legacy font", "ѓїќўњљЃЇЌЎЊЉ"), ("clean", "ғӣқӯҳҷҒӢҚӮҲҶ")]
    {
        let (mut words, mut damaged, mut repaired, mut harmed) = (0.0, 0.0, 0.0, 0.0);
        for (_, text) in rows {
            let typed = disguise(text, by);
            let (right, bad) = (compared(text), compared(&typed));
            if right.len() < least {
                continue;
            }
            let mended = normalise(Tajik, &typed).text;
            let mended = compared(&mended);
            for (place, word) in right.iter().enumerate() {
                let now = mended.get(place).filter(|_| mended.len() == right.len());
                words += 1.0;
                if bad.get(place) == Some(word) {
                    harmed += f64::from(u8::from(now != Some(word)));
                } else {
                    damaged += 1.0;
                    repaired += f64::from(u8::from(now == Some(word)));
                }
            }
        }
        let title = format!("{name}, {least} words up, {disguise_name}");
        println!(
            "{title:<58} repaired {repaired} of {damaged} ({:.4}), harmed {:.4}",
            repaired / f64::max(damaged, 1.0),
            harmed / f64::max(words - damaged, 1.0)
        );
    }
}

/// How much of Tajik typed without its letters is still known as Tajik, four words at a time.
fn recalled(name: &str, rows: &[(String, String)]) {
    for (disguise_name, by) in [("Russian keyboard", "гикухчГИКУХЧ"), ("legacy font", "ѓїќўњљЃЇЌЎЊЉ")]
    {
        let texts = rows.iter().filter_map(|(_, text)| {
            let words: Vec<&str> = text.split_whitespace().take(4).collect();
            (words.len() == 4).then(|| disguise(&words.join(" "), by))
        });
        let found: Vec<bool> = texts.map(|text| identify(&text).language == "tg").collect();
        let right = found.iter().filter(|right| **right).count();
        println!(
            "{:<42} recall {:.4} ({} texts)",
            format!("identify, {name}, {disguise_name}"),
            right as f64 / found.len() as f64,
            found.len()
        );
    }
}

fn main() {
    speeds();
    segments::hard();
    let Some(folder) = std::env::var_os("PAIVAND_OPEN_SETS") else {
        println!("PAIVAND_OPEN_SETS names no folder: the scores on open sets are left out");
        return;
    };
    let folder = Path::new(&folder);
    if let Some(rows) = column(folder, "lid_train_ui.tsv", ["lang", "text"]) {
        let count = |text: &str| text.split_whitespace().count();
        let short: Vec<_> =
            rows.iter().filter(|(language, text)| language == "zh" || count(text) <= 5).cloned().collect();
        let long: Vec<_> = rows
            .iter()
            .filter(
                |(language, text)| {
                    if language == "zh" { text.chars().count() > 15 } else { count(text) >= 8 }
                },
            )
            .cloned()
            .collect();
        let three = long.iter().map(|(language, text)| {
            let part = if language == "zh" {
                text.chars().take(6).collect()
            } else {
                text.split_whitespace().skip(2).take(3).collect::<Vec<_>>().join(" ")
            };
            (language.clone(), part)
        });
        let three: Vec<_> = three.collect();
        identified("identify, interface, 1 to 5 words", &short);
        identified("identify, interface, 8 words and more", &long);
        identified("identify, interface, 3 words of 8", &three);
    }
    segments::joined(folder);
    for file in ["tm_firefox_en-tg.tsv", "tm_ui_en-tg.tsv"] {
        if let Some(rows) = column(folder, file, ["en", "tg"]) {
            recalled(file, &rows);
            for least in [1, 4, 14] {
                mended(file, &rows, least);
            }
        }
    }
}
