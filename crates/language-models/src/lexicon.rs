//! The lexicon of Tajik words and their classes.

use super::source::{Sources, read};
use super::{BuildError, tessdata};
use paivand_language::models::{RANK_MAX, class, is_adjective_by_shape, is_regular, splits, verb_forms};
use paivand_language::normalise::legacy_letters;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Letters of the shortest word that is taken from the crawl alone, and of the longest.
const STEM_LETTERS: std::ops::RangeInclusive<usize> = 4..=18;

/// With so many endings a stem of the crawl is taken for a word.
const ENDINGS_MIN: usize = 3;

/// A stem of so many letters is a word when the crawl has it bare and with one ending that proves much.
const SEEN_LETTERS_MIN: usize = 5;

/// Endings that prove most: a stem with two of them is a word.
const STRONG: [&str; 12] = ["и", "ро", "ҳо", "ҳои", "ҳоро", "ҳояш", "тар", "е", "аш", "ашон", "анд", "ҳое"];

/// Ends of those who do something, which the package calls adjectives.
const DOERS: [&str; 14] = [
    "гар",
    "чӣ",
    "шинос",
    "нигор",
    "омӯз",
    "бон",
    "фурӯш",
    "навис",
    "логия",
    "лог",
    "истгар",
    "соз",
    "дӯз",
    "тарош",
];

/// Tags of the package, and the classes they stand for.
const TAGS: [(&str, u8); 8] = [
    ("исм", class::NOUN),
    ("сифат", class::ADJECTIVE),
    ("исми хос", class::NAME),
    ("зарф", class::ADVERB),
    ("нидо", class::INTERJECTION),
    ("воҳиди ченак", class::NOUN),
    ("феъл", class::VERB),
    ("модалӣ", class::ADJECTIVE),
];

/// Words by the classes they have.
pub(crate) type Lexicon = BTreeMap<String, u8>;

fn is_word(word: &str) -> bool {
    word.chars().all(|letter| paivand_language::models::ALPHABET.contains(letter))
        && !word.starts_with('-')
        && !word.ends_with('-')
}

/// What the package says, as far as it can be believed.
fn tagged(sources: &Sources) -> Result<Lexicon, BuildError> {
    let mut words = Lexicon::new();
    let file = sources.file("tajiknlp", "tajiknlp/data/tajik_pos.jsonl")?;
    for line in String::from_utf8_lossy(&file).lines() {
        let entry: serde_json::Value = serde_json::from_str(line).unwrap_or_default();
        let cell = |name: &str| entry.get(name).and_then(serde_json::Value::as_str).unwrap_or_default();
        let word = cell("tajik").trim_end_matches('*').to_lowercase();
        let Some((_, classes)) = TAGS.iter().find(|(tag, _)| *tag == cell("part_of_speech")) else {
            continue;
        };
        if !is_word(&word) || word.chars().count() < 2 {
            continue;
        }
        // Its verbs are infinitives, stems and debris; a regular infinitive is all that is of use.
        if *classes == class::VERB && !(word.ends_with("ан") && is_regular(&word) && word.chars().count() > 5)
        {
            continue;
        }
        *words.entry(word).or_default() |= classes;
    }
    Ok(words)
}

/// What the web wrote: small forms, and whether each was met without a large letter.
fn crawled(sources: &Sources, known: &BTreeSet<String>) -> Result<BTreeMap<String, bool>, BuildError> {
    let data = sources.file("tesseract-ocr-tgk", "tessdata/tgk.traineddata")?;
    let mut forms = BTreeMap::new();
    for word in tessdata::words(&data)? {
        let small = legacy_letters(&word.to_lowercase());
        if is_word(&small) && known.contains(&small) {
            let is_small = word.chars().next().is_some_and(char::is_lowercase);
            *forms.entry(small).or_default() |= is_small;
        }
    }
    Ok(forms)
}

/// What the crawl shows of a stem.
#[derive(Default)]
struct Family {
    endings: BTreeSet<&'static str>,
    small: usize,
}

/// Families of all stems that the crawled forms may have.
fn families(forms: &BTreeMap<String, bool>) -> BTreeMap<String, Family> {
    let mut families: BTreeMap<String, Family> = BTreeMap::new();
    for (form, is_small) in forms {
        let whole = std::iter::once((form.clone(), ""));
        for (stem, ending) in splits(form).into_iter().chain(whole) {
            let family = families.entry(stem).or_default();
            family.endings.insert(ending);
            family.small += usize::from(*is_small);
        }
    }
    families
}

/// Mends what the package says by what the crawl shows.
fn mend(words: &mut Lexicon, families: &BTreeMap<String, Family>, verbs: &BTreeSet<String>) {
    words.retain(|word, classes| {
        // гуфта, шуда: forms of verbs, not adjectives.
        !(*classes == class::ADJECTIVE && word.ends_with('а') && verbs.contains(word))
    });
    for (word, classes) in words.iter_mut() {
        let family = families.get(word);
        let has = |ending: &str| family.is_some_and(|family| family.endings.contains(ending));
        if *classes == class::ADJECTIVE {
            let is_doer = DOERS.iter().any(|end| word.ends_with(end))
                || (word.ends_with("нда") && verbs.contains(word));
            if is_doer {
                *classes = class::NOUN;
            } else if !word.ends_with('ӣ')
                && (has("он") || has("они") || has("гон") || has("гони") || has("онро"))
            {
                *classes |= class::NOUN;
            }
        }
        // дӯстона, бародарона: both how something is and how it is done.
        if word.ends_with("она") && *classes & (class::ADJECTIVE | class::ADVERB) != 0 {
            *classes |= class::ADJECTIVE | class::ADVERB;
        }
        if *classes == class::NAME
            && (has("ҳо") || has("ҳои"))
            && family.is_some_and(|family| family.small > 2)
        {
            *classes |= class::NOUN;
        }
    }
}

/// Words that only the crawl has: stems with several endings.
fn discovered(
    words: &Lexicon,
    forms: &BTreeMap<String, bool>,
    families: &BTreeMap<String, Family>,
    verbs: &BTreeSet<String>,
) -> Lexicon {
    let mut found = Lexicon::new();
    let mut stems: Vec<(&String, &Family)> = families.iter().collect();
    stems.sort_by_key(|(stem, _)| (stem.chars().count(), *stem));
    for (stem, family) in stems {
        if !STEM_LETTERS.contains(&stem.chars().count()) || words.contains_key(stem) || verbs.contains(stem) {
            continue;
        }
        let strong = family.endings.iter().filter(|ending| STRONG.contains(ending)).count();
        let is_seen = forms.contains_key(stem);
        // A last ъ or й was only supposed.
        if !is_seen && (stem.ends_with('ъ') || stem.ends_with('й')) {
            continue;
        }
        let letters = stem.chars().count();
        let is_proved = strong >= 2 && family.endings.len() >= ENDINGS_MIN + usize::from(!is_seen);
        let is_likely = is_seen && strong >= 1 && letters >= SEEN_LETTERS_MIN;
        if !is_proved && !is_likely {
            continue;
        }
        let is_inflected = splits(stem).into_iter().any(|(root, ending)| {
            let is_known = words.contains_key(&root) || found.contains_key(&root) || verbs.contains(&root);
            is_known && (ending != "он" || root.chars().count() > 3)
        });
        if is_inflected {
            continue;
        }
        let classes_of = |root: &str| words.get(root).copied().unwrap_or(0);
        let classes = if family.small * 2 < family.endings.len() {
            class::NAME
        } else if is_adjective_by_shape(stem, classes_of) {
            class::ADJECTIVE
        } else {
            class::NOUN
        };
        found.insert(stem.clone(), classes | class::CRAWLED);
    }
    found
}

/// Our own table: classes by their letters.
fn own(root: &Path) -> Result<Vec<(String, u8)>, BuildError> {
    let table = read(&root.join("crates/language/lexicon/words-tg.tsv"))?;
    let table = String::from_utf8_lossy(&table).into_owned();
    let mut words: BTreeMap<String, u8> = BTreeMap::new();
    for (letters, row) in
        table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'))
    {
        let classes = letters.chars().fold(0, |classes, letter| {
            classes
                | match letter {
                    'N' => class::NOUN,
                    'A' => class::ADJECTIVE,
                    'D' => class::ADVERB,
                    'P' => class::NAME,
                    'I' => class::INTERJECTION,
                    'V' => class::VERB,
                    _ => 0,
                }
        });
        for word in row.split_whitespace() {
            *words.entry(word.to_lowercase()).or_default() |= classes;
        }
    }
    Ok(words.into_iter().collect())
}

/// Names of countries and territories.
fn names(sources: &Sources) -> Result<Vec<String>, BuildError> {
    let mut found = Vec::new();
    let file = sources.file("cldr-localenames-full", "tg/territories.json")?;
    crate::extract::strings(&serde_json::from_slice(&file).unwrap_or_default(), &mut found);
    found.retain(|name| name.chars().next().is_some_and(char::is_uppercase) && is_word(&name.to_lowercase()));
    Ok(found.into_iter().map(|name| name.to_lowercase()).filter(|name| name.chars().count() > 3).collect())
}

/// All words with their classes and ranks; `known` are the forms that are no misspellings.
pub(crate) fn words(
    root: &Path,
    sources: &Sources,
    known: &BTreeSet<String>,
) -> Result<Vec<(String, u8, u8)>, BuildError> {
    let mut words = tagged(sources)?;
    let causatives: Vec<String> = words
        .iter()
        .filter(|(_, classes)| **classes & class::VERB != 0)
        .filter_map(|(word, _)| word.strip_suffix("ондан").filter(|root| root.chars().count() > 1))
        .map(|root| format!("{root}онидан"))
        .collect();
    words.extend(causatives.into_iter().map(|word| (word, class::VERB)));
    let regular =
        words.iter().filter(|(_, classes)| *classes & class::VERB != 0).map(|(word, _)| word.as_str());
    let verbs = verb_forms(regular);
    let forms = crawled(sources, known)?;
    let families = families(&forms);
    mend(&mut words, &families, &verbs);
    for name in names(sources)? {
        *words.entry(name).or_default() |= class::NAME;
    }
    let own = own(root)?;
    words.extend(own.iter().cloned());
    words.retain(|_, classes| *classes != 0);
    let gone: BTreeSet<&String> =
        own.iter().filter(|(_, classes)| *classes == 0).map(|(word, _)| word).collect();
    let mut more = discovered(&words, &forms, &families, &verbs);
    more.retain(|word, _| !gone.contains(word));
    println!("lexicon: {} words of packages and our own, {} of the crawl", words.len(), more.len());
    words.extend(more);
    let rank = |word: &str| {
        let met = families.get(word).map_or(0, |family| family.endings.len());
        // One step for each half as many again.
        let steps = (1.0 + f64::from(u32::try_from(met).unwrap_or(0))).ln() / 1.5_f64.ln();
        let steps = (0..RANK_MAX).take_while(|step| f64::from(*step) + 1.0 <= steps).count();
        u8::try_from(steps).unwrap_or(RANK_MAX)
    };
    let ours: BTreeSet<&String> = own.iter().map(|(word, _)| word).collect();
    // What was written down by hand is met often.
    let least = |word: &String| if ours.contains(word) { 10 } else { 0 };
    Ok(words.iter().map(|(word, classes)| (word.clone(), *classes, rank(word).max(least(word)))).collect())
}
