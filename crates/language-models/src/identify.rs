//! The models that tell languages apart, one a script.

mod disguise;
mod letters;
mod texts;

use super::catalogue::Catalogues;
use super::learn::{Chance, halved};
use super::source::Sources;
use super::{BuildError, source, tessdata};
use disguise::disguised;
use letters::spells;
use paivand_language::models::Alphabet::{self, Latin};
use paivand_language::models::features;
use texts::{TEXTS, Texts};

/// Examples of a language in one round.
const EXAMPLES: usize = 90_000;

const ROUNDS: usize = 4;

/// How fast weights move at first.
const RATE: f32 = 0.4;

/// How many of a hundred examples are words of the list; and if there are few lines, lest they be learnt by heart.
const LIST_SHARE: usize = 45;
const LIST_SHARE_FEW: usize = 70;
const LINES_FEW: usize = 2_000;

/// What is drawn from: lines of running text, and words.
#[derive(Default)]
struct Pool {
    lines: Vec<String>,
    words: Vec<String>,
}

fn pool(
    sources: &Sources,
    texts: &Texts,
    catalogues: &Catalogues,
    tajik: &[String],
) -> Result<Pool, BuildError> {
    let mut pool = Pool::default();
    if !texts.words.is_empty() {
        let package = format!("tesseract-ocr-{}", texts.words);
        let data = sources
            .files(&package)?
            .into_iter()
            .find(|path| path.extension().is_some_and(|end| end == "traineddata"));
        let data = data.ok_or(BuildError::Format(package, "a package with traineddata"))?;
        pool.words = tessdata::words(&source::read(&data)?)?;
    }
    if texts.language == "tt" {
        // A word, a tab, its reading.
        let forms = sources.file("py-tat-morphan", "files/words.csv")?;
        let forms = String::from_utf8_lossy(&forms).into_owned();
        pool.words.extend(forms.lines().filter_map(|line| Some(line.split_once('\t')?.0.to_owned())));
    }
    pool.words.retain(|word| spells(texts.script, texts.language, word));
    pool.words.sort();
    let mut lines = catalogues.lines(texts.names)?;
    if texts.script == Latin && texts.language != "en" {
        // What was left untranslated.
        let english = TEXTS.iter().find(|texts| texts.language == "en");
        for line in catalogues.lines(english.map_or(&[], |texts| texts.names))? {
            lines.remove(&line);
        }
    }
    if texts.language == "tg" {
        lines.extend(tajik.iter().cloned());
    }
    let letters = |script, line: &str| features(script, line, |_| ());
    pool.lines = lines
        .into_iter()
        .filter(|line| {
            let own = letters(texts.script, line);
            own > 6
                && spells(texts.script, texts.language, line)
                && Alphabet::ALL.iter().all(|other| letters(*other, line) <= own)
        })
        .collect();
    Ok(pool)
}

/// Some words of a line or of the list.
fn drawn(pool: &Pool, chance: &mut Chance) -> String {
    let share = if pool.lines.len() < LINES_FEW { LIST_SHARE_FEW } else { LIST_SHARE };
    let from_list = !pool.words.is_empty() && (pool.lines.is_empty() || chance.below(100) < share);
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
pub(crate) fn train(sources: &Sources, tajik: &[String]) -> Result<Vec<(String, Vec<u8>)>, BuildError> {
    let catalogues = Catalogues::new(sources)?;
    let trained = std::thread::scope(|scope| {
        let scripts = Alphabet::ALL.map(|script| {
            let catalogues = &catalogues;
            scope.spawn(move || trained(script, sources, catalogues, tajik))
        });
        scripts.map(|script| script.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
    });
    trained.into_iter().collect()
}

fn trained(
    script: Alphabet,
    sources: &Sources,
    catalogues: &Catalogues,
    tajik: &[String],
) -> Result<(String, Vec<u8>), BuildError> {
    let languages = script.languages();
    let mut pools = Vec::new();
    for language in languages {
        let disguise = script == Latin && *language == "tg";
        let wanted = if disguise { Alphabet::Cyrillic } else { script };
        let texts = TEXTS.iter().find(|texts| texts.script == wanted && texts.language == *language);
        let texts =
            texts.ok_or_else(|| BuildError::Format((*language).to_owned(), "a language with texts"))?;
        let pool = pool(sources, texts, catalogues, tajik)?;
        println!("{} {language}: {} lines, {} words", script.script(), pool.lines.len(), pool.words.len());
        pools.push(pool);
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
    Ok((format!("identify-{}.bin", script.script().to_lowercase()), halved(&model.weights, languages.len())))
}
