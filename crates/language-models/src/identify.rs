//! The models that tell languages apart, one a script.

use super::learn::{Chance, quantised};
use super::source::Sources;
use super::text::{messages, page, strings};
use super::words::typed;
use super::{BuildError, source, tessdata};
use paivand_language::models::{Alphabet, features};

/// Examples of a language in one round.
const EXAMPLES: usize = 90_000;

const ROUNDS: usize = 4;

/// How fast weights move at first.
const RATE: f32 = 0.4;

/// Where a language's texts are: its tag, its word list, its catalogues, its names, its Declaration.
struct Texts {
    script: Alphabet,
    language: &'static str,
    words: &'static str,
    catalogue: &'static str,
    names: &'static str,
    declarations: &'static [&'static str],
}

const fn texts(
    script: Alphabet,
    language: &'static str,
    [words, catalogue, names]: [&'static str; 3],
    declarations: &'static [&'static str],
) -> Texts {
    Texts { script, language, words, catalogue, names, declarations }
}

use Alphabet::{Arabic, Cyrillic, Latin};

const TEXTS: [Texts; 27] = [
    texts(Cyrillic, "tg", ["tgk", "tg", "tg"], &["tgk"]),
    texts(Cyrillic, "ru", ["rus", "ru", "ru"], &["rus"]),
    texts(Cyrillic, "uz", ["uzb-cyrl", "", "uz-Cyrl"], &["uzn_cyrl"]),
    texts(Cyrillic, "ky", ["kir", "ky", "ky"], &["kir"]),
    texts(Cyrillic, "kk", ["kaz", "kk", "kk"], &["kaz"]),
    texts(Cyrillic, "tt", ["tat", "tt", "tt"], &["tat"]),
    texts(Cyrillic, "mn", ["mon", "mn", "mn"], &["khk"]),
    texts(Cyrillic, "bg", ["bul", "bg", "bg"], &["bul"]),
    texts(Cyrillic, "sr", ["srp", "sr", "sr"], &["srp_cyrl"]),
    texts(Cyrillic, "mk", ["mkd", "mk", "mk"], &["mkd"]),
    texts(Cyrillic, "uk", ["ukr", "uk", "uk"], &["ukr"]),
    texts(Cyrillic, "be", ["bel", "be", "be"], &["bel"]),
    texts(
        Cyrillic,
        "und",
        ["", "udm", ""],
        &[
            "tyv", "sah", "chv", "oss", "abk", "kbd", "ady", "alt", "azj_cyrl", "cjs", "evn", "gld", "kjh",
            "koi", "niv", "tuk_cyrl", "yrk", "ykg",
        ],
    ),
    texts(Latin, "tg", ["", "", ""], &[]),
    texts(Latin, "en", ["eng", "en", "en"], &["eng"]),
    texts(Latin, "uz", ["uzb", "uz", "uz"], &["uzn_latn"]),
    texts(Latin, "tr", ["tur", "tr", "tr"], &["tur"]),
    texts(Latin, "az", ["aze", "az", "az"], &["azj_latn"]),
    texts(Latin, "tk", ["", "tk", "tk"], &["tuk_latn"]),
    texts(
        Latin,
        "und",
        ["", "", ""],
        &[
            "deu_1996", "fra", "spa", "ita", "por_BR", "pol", "ces", "slk", "hun", "fin", "est", "lav",
            "lit", "nld", "swe", "dan", "nob", "ron_2006", "hrv", "slv", "als", "eus", "cat", "gle", "cym",
            "isl", "mlt", "ind", "vie", "tgl", "swh", "hau_NG", "yor", "zul", "som", "kmr", "crh",
            "srp_latn", "uig_latn", "kaa", "lat",
        ],
    ),
    texts(Arabic, "fa", ["fas", "fa", "fa"], &["pes_1"]),
    texts(Arabic, "ar", ["ara", "ar", "ar"], &["arb"]),
    texts(Arabic, "ur", ["urd", "ur", "ur"], &["urd"]),
    texts(Arabic, "ug", ["uig", "ug", "ug"], &["uig_arab"]),
    texts(Arabic, "ps", ["pus", "", "ps"], &["pbu"]),
    texts(Arabic, "ckb", ["", "ckb", "ckb"], &["ckb"]),
    texts(Arabic, "und", ["", "", ""], &["skr", "pnb", "mly_arab"]),
];

/// What is drawn from: lines of running text, and words.
#[derive(Default)]
struct Pool {
    lines: Vec<String>,
    words: Vec<String>,
}

fn pool(sources: &Sources, texts: &Texts, files: &Files) -> Result<Pool, BuildError> {
    let mut pool = Pool::default();
    if !texts.words.is_empty() {
        let package = format!("tesseract-ocr-{}", texts.words);
        let data = sources
            .files(&package)?
            .into_iter()
            .find(|path| path.extension().is_some_and(|end| end == "traineddata"));
        let data = data.ok_or(BuildError::Format(package, "a package with traineddata"))?;
        pool.words = tessdata::words(&source::read(&data)?)?;
        pool.words.sort();
    }
    for name in texts.declarations {
        let path = files.declarations.iter().find(|path| path.ends_with(format!("declaration/{name}.html")));
        if let Some(path) = path {
            pool.lines.extend(page(&String::from_utf8_lossy(&source::read(path)?)));
        }
    }
    if !texts.names.is_empty() {
        for kind in ["languages", "territories"] {
            let json = sources.file("cldr-localenames-full", &format!("main/{}/{kind}.json", texts.names))?;
            strings(&serde_json::from_slice(&json).unwrap_or_default(), &mut pool.lines);
        }
    }
    if !texts.catalogue.is_empty() {
        for path in &files.catalogues {
            if path.to_string_lossy().contains(&format!("/locale/{}/", texts.catalogue)) {
                let wanted = if texts.language == "en" { "msgid" } else { "msgstr" };
                messages(&String::from_utf8_lossy(&source::read(path)?), wanted, &mut pool.lines);
            }
        }
    }
    pool.lines.retain(|line| features(texts.script, line, |_| ()) > 6);
    Ok(pool)
}

struct Files {
    declarations: Vec<std::path::PathBuf>,
    catalogues: Vec<std::path::PathBuf>,
}

/// Some words of a line or of the list.
fn drawn(pool: &Pool, chance: &mut Chance) -> String {
    let from_list = !pool.words.is_empty() && (pool.lines.is_empty() || chance.below(100) < 45);
    if from_list {
        let count = 1 + chance.below(4);
        let words: Vec<&str> = (0..count)
            .filter_map(|_| pool.words.get(chance.below(pool.words.len())))
            .map(String::as_str)
            .collect();
        return words.join(" ");
    }
    let Some(line) = pool.lines.get(chance.below(pool.lines.len())) else { return String::new() };
    let words: Vec<&str> = line.split_whitespace().filter(|word| !word.contains(['%', '<', '{'])).collect();
    let count = match chance.below(10) {
        0 => words.len(),
        1 => 8,
        _ => 1 + chance.below(4),
    };
    let start = chance.below(words.len().saturating_sub(count) + 1);
    words.iter().skip(start).take(count).copied().collect::<Vec<_>>().join(" ")
}

/// Tajik as old fonts, Russian keyboards and telephones write it.
fn disguised(text: &str, latin: bool, chance: &mut Chance) -> String {
    if latin {
        return text.to_lowercase().chars().map(|letter| chatted(letter, chance)).collect();
    }
    match chance.below(10) {
        0 | 1 => text.to_lowercase().chars().map(typed).collect(),
        2 | 3 => text.to_lowercase().chars().map(legacy).collect(),
        _ => text.to_owned(),
    }
}

fn legacy(letter: char) -> char {
    match letter {
        'ҳ' => 'њ',
        'қ' => 'ќ',
        'ҷ' => 'љ',
        'ӯ' => 'ў',
        'ӣ' => 'ї',
        'ғ' => 'ѓ',
        _ => letter,
    }
}

fn chatted(letter: char, chance: &mut Chance) -> &'static str {
    let either = |chance: &mut Chance, one, other| if chance.below(3) > 0 { one } else { other };
    match letter {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' => "g",
        'ғ' => either(chance, "gh", "g"),
        'д' => "d",
        'е' => either(chance, "e", "ye"),
        'ё' => "yo",
        'ж' => "zh",
        'з' => "z",
        'и' | 'ӣ' => "i",
        'й' => "y",
        'к' => "k",
        'қ' => either(chance, "q", "k"),
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' | 'ӯ' => "u",
        'ф' => "f",
        'х' => either(chance, "kh", "x"),
        'ҳ' => "h",
        'ч' => "ch",
        'ҷ' => "j",
        'ш' => "sh",
        'ъ' => either(chance, "'", ""),
        'э' => "e",
        'ю' => "yu",
        'я' => "ya",
        ' ' => " ",
        _ => "",
    }
}

/// A softmax over the languages of a script.
struct Softmax {
    languages: usize,
    weights: Vec<f32>,
    squares: Vec<f32>,
}

impl Softmax {
    fn step(&mut self, features: &[usize], right: usize) {
        #[expect(clippy::cast_precision_loss, reason = "a line has few features")]
        let norm = (features.len().max(1) as f32).sqrt();
        let mut logits = vec![0.0_f32; self.languages];
        for bucket in features {
            let row = self.weights.get(bucket * self.languages..).unwrap_or_default();
            for (logit, weight) in logits.iter_mut().zip(row) {
                *logit += weight / norm;
            }
        }
        let most = logits.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        let total: f32 = logits.iter().map(|logit| (logit - most).exp()).sum();
        let gradients: Vec<f32> = logits
            .iter()
            .enumerate()
            .map(|(place, logit)| ((logit - most).exp() / total - f32::from(u8::from(place == right))) / norm)
            .collect();
        for bucket in features {
            let from = bucket * self.languages;
            let weights = self.weights.get_mut(from..from + self.languages).unwrap_or_default();
            let squares = self.squares.get_mut(from..from + self.languages).unwrap_or_default();
            for ((weight, square), gradient) in weights.iter_mut().zip(squares).zip(&gradients) {
                *square += gradient * gradient;
                *weight -= RATE * gradient / square.sqrt();
            }
        }
    }
}

/// The files of weights, one a script.
pub(crate) fn train(sources: &Sources) -> Result<Vec<(String, Vec<u8>)>, BuildError> {
    let mut catalogues = sources.files("Django")?;
    catalogues.retain(|path| path.extension().is_some_and(|end| end == "po"));
    let files = Files { declarations: sources.files("udhr")?, catalogues };
    let mut models = Vec::new();
    for script in Alphabet::ALL {
        let languages = script.languages();
        let mut pools = Vec::new();
        for language in languages {
            let disguise = script == Latin && *language == "tg";
            let wanted = if disguise { Cyrillic } else { script };
            let texts = TEXTS.iter().find(|texts| texts.script == wanted && texts.language == *language);
            let texts =
                texts.ok_or_else(|| BuildError::Format((*language).to_owned(), "a language with texts"))?;
            pools.push(pool(sources, texts, &files)?);
        }
        let cells = script.buckets() * languages.len();
        let mut model =
            Softmax { languages: languages.len(), weights: vec![0.0; cells], squares: vec![1e-2; cells] };
        let mut chance = Chance(0x2545_f491_4f6c_dd1d);
        for _ in 0..ROUNDS * EXAMPLES {
            for (place, (pool, language)) in pools.iter().zip(languages).enumerate() {
                let mut text = drawn(pool, &mut chance);
                if *language == "tg" {
                    text = disguised(&text, script == Latin, &mut chance);
                }
                let mut found = Vec::with_capacity(128);
                features(script, &text, |bucket| found.push(bucket));
                if !found.is_empty() {
                    model.step(&found, place);
                }
            }
        }
        models.push((format!("identify-{}.bin", script.script().to_lowercase()), quantised(&model.weights)));
    }
    Ok(models)
}
