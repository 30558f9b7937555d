//! Speeds of transliteration and names, and scores: `cargo bench -p paivand-language --bench scripts`.
//!
//! The sentences beside this file were written for it, with their Persian script: `development.tsv` was looked at
//! while the rules were written, `test.tsv` was not. `PAIVAND_OPEN_SETS` may name a folder with `tm_ui_en-tg.tsv`,
//! whose Tajik then goes to Persian script and back: what comes back is compared.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_precision_loss,
    reason = "a measurement may stop at what cannot happen"
)]

use paivand_language::names::{Cyrillic, alike, from_chinese, to_chinese};
use paivand_language::transliterate::{Script, to_cyrillic, to_persian, transliterate};
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

const DEVELOPMENT: &str = include_str!("persian-script/development.tsv");
const TEST: &str = include_str!("persian-script/test.tsv");

/// How long each tool runs.
const TIME: Duration = Duration::from_millis(700);

/// Sentences of the open set that are compared.
const SENTENCES: usize = 4_000;

/// Words a second.
fn speed(name: &str, texts: &[String], work: impl Fn(&str)) {
    let words: usize = texts.iter().map(|text| text.split_whitespace().count()).sum();
    let started = Instant::now();
    let mut times = 0_u32;
    while started.elapsed() < TIME {
        texts.iter().for_each(|text| work(text));
        times += 1;
    }
    let all = words as f64 * f64::from(times);
    println!("{name:<42} {:>9.0} words/s", all / started.elapsed().as_secs_f64());
}

/// What is compared of two texts, and how far they are apart.
#[derive(Default)]
struct Compared {
    words: usize,
    right: usize,
    /// The same words, had every izofat been right.
    bare: usize,
    letters: usize,
    edits: usize,
}

fn distance<T: PartialEq>(one: &[T], other: &[T]) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, own) in one.iter().enumerate() {
        let mut corner = at;
        row[0] = at + 1;
        for (place, against) in other.iter().enumerate() {
            let change = corner + usize::from(own != against);
            corner = row[place + 1];
            row[place + 1] = change.min(corner + 1).min(row[place] + 1);
        }
    }
    row[other.len()]
}

impl Compared {
    fn add(&mut self, result: &str, reference: &str) {
        let split =
            |text: &str| text.to_lowercase().split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        let bare = |words: &[String]| -> Vec<String> {
            let own = |word: &String| {
                word.trim_end_matches(|last: char| !last.is_alphabetic())
                    .trim_end_matches(['и', 'ӣ'])
                    .to_owned()
            };
            words.iter().map(own).collect()
        };
        let (result_words, reference_words) = (split(result), split(reference));
        self.words += reference_words.len();
        self.right += reference_words.len().saturating_sub(distance(&result_words, &reference_words));
        self.bare +=
            reference_words.len().saturating_sub(distance(&bare(&result_words), &bare(&reference_words)));
        let (result, reference): (Vec<char>, Vec<char>) =
            (result.chars().collect(), reference.chars().collect());
        self.letters += reference.len();
        self.edits += distance(&result, &reference);
    }

    fn print(&self, name: &str) {
        let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
        println!(
            "{name:<42} words right {:.4} (but for izofat {:.4}) of {}, character errors {:.4}",
            share(self.right, self.words),
            share(self.bare, self.words),
            self.words,
            share(self.edits, self.letters)
        );
    }
}

fn scores(name: &str, table: &str) {
    let (mut forward, mut back) = (Compared::default(), Compared::default());
    for line in table.lines() {
        let (tajik, persian) = line.split_once('\t').unwrap();
        forward.add(&to_persian(tajik).text, persian);
        back.add(&to_cyrillic(persian).text, tajik);
    }
    forward.print(&format!("{name}, into Persian script"));
    back.print(&format!("{name}, into Cyrillic"));
}

/// Longer Tajik texts of the open set, there and back.
fn round_trips(folder: &Path) {
    let Ok(text) = std::fs::read_to_string(folder.join("tm_ui_en-tg.tsv")) else { return };
    let column = text.lines().next().and_then(|head| head.split('\t').position(|name| name == "tg"));
    let rows = text.lines().skip(1).filter_map(|line| line.split('\t').nth(column?));
    let clean = |text: &&str| {
        text.split_whitespace().count() >= 8
            && text.chars().all(|letter| !letter.is_ascii_alphabetic() && !letter.is_ascii_digit())
    };
    let mut compared = Compared::default();
    for text in rows.filter(clean).take(SENTENCES) {
        compared.add(&to_cyrillic(&to_persian(text).text).text, text);
    }
    compared.print("interface texts, there and back");
}

fn main() {
    let half = |half: usize| -> Vec<String> {
        let lines = DEVELOPMENT.lines().chain(TEST.lines());
        lines.filter_map(|line| line.split('\t').nth(half)).map(str::to_owned).collect()
    };
    let (tajik, persian) = (half(0), half(1));
    let started = Instant::now();
    black_box((to_persian("роҳ"), to_cyrillic("راه")));
    println!("{:<42} {:>9.1} ms", "first word, lists read", started.elapsed().as_secs_f64() * 1e3);
    speed("Tajik into Persian script", &tajik, |text| drop(black_box(to_persian(text))));
    speed("Persian script into Tajik", &persian, |text| drop(black_box(to_cyrillic(text))));
    speed("Tajik into ISO 9", &tajik, |text| {
        drop(black_box(transliterate(text, Script::Cyrillic, Script::Iso9)))
    });
    let names = ["习近平", "欧阳修", "石家庄"].map(str::to_owned);
    speed("Chinese names into Russian", &names, |name| {
        drop(black_box(from_chinese(name, Cyrillic::Russian)))
    });
    let names = ["Собир", "Иванов", "Душанбе"].map(str::to_owned);
    speed("Tajik names into Chinese", &names, |name| drop(black_box(to_chinese(name, Cyrillic::Tajik))));
    speed("names compared", &names, |name| {
        black_box(alike(name, "ایوان‌اف"));
    });
    scores("development sentences", DEVELOPMENT);
    scores("test sentences", TEST);
    if let Some(folder) = std::env::var_os("PAIVAND_OPEN_SETS") {
        round_trips(Path::new(&folder));
    }
}
