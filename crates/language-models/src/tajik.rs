//! The Tajik words as a transducer that is walked letter by letter, with how rare each is and its kind; and
//! what their letters follow.

use super::BuildError;
use super::source::Sources;
use paivand_language::models::{KIND_STEP, Kind, RARITY_MAX, tajik_key};
use std::collections::{BTreeMap, BTreeSet};

/// How rare words are that only the crawl has, and those of the lexicon: one step is a tenth of a doubling.
const CRAWLED: u64 = 160;
const LISTED: u64 = 90;

/// Endings by which a word shows that it lives, and what each doubling of their number takes away.
const LIVING: [&str; 12] = ["и", "ро", "ҳо", "ҳои", "ҳоро", "е", "аш", "ӣ", "ам", "у", "ашон", "он"];
const LIVES: u64 = 14;

/// A word that runs once in our texts, and what each doubling of its count takes away.
const RUNNING: u64 = 70;
const DOUBLING: u64 = 10;

/// The kind that a part of speech of the lexicon stands for.
fn kind(part: &str) -> Option<Kind> {
    Some(match part {
        "исм" | "шумора" | "рақам" | "воҳиди ченак" => Kind::Noun,
        "исми хос" => Kind::Name,
        "сифат" => Kind::Adjective,
        "феъл" | "феъли ёридиҳанда" => Kind::Verb,
        "пайвандак" | "пешоянд" | "ҷонишин" | "ҳиссача" | "нидо" | "зарф" => {
            Kind::Function
        }
        _ => return None,
    })
}

/// Our own list of words by their kind: a kind, then its words.
const OWN_KINDS: &str = include_str!("../../language/lexicon/kinds-tg.txt");

/// The kinds of the words of the lexicon, and of our own list before it.
pub(crate) fn kinds(sources: &Sources) -> Result<BTreeMap<String, Kind>, BuildError> {
    let lexicon = sources.file("tajiknlp", "tajiknlp/data/tajik_pos.jsonl")?;
    let mut kinds = BTreeMap::new();
    for line in String::from_utf8_lossy(&lexicon).lines() {
        let entry: serde_json::Value = serde_json::from_str(line).unwrap_or_default();
        let cell =
            |name: &str| entry.get(name).and_then(|cell| cell.as_str()).unwrap_or_default().to_lowercase();
        if let Some(kind) = kind(&cell("part_of_speech")) {
            // The first meaning that is no name counts.
            let known = kinds.entry(cell("tajik")).or_insert(kind);
            if *known == Kind::Name {
                *known = kind;
            }
        }
    }
    for line in OWN_KINDS.lines() {
        let mut words = line.split(' ');
        let kind = match words.next() {
            Some("function") => Kind::Function,
            Some("verb") => Kind::Verb,
            Some("name") => Kind::Name,
            Some("noun") => Kind::Noun,
            Some("adjective") => Kind::Adjective,
            _ => return Err(BuildError::Format(line.to_owned(), "a kind and its words")),
        };
        kinds.extend(words.map(|word| (word.to_owned(), kind)));
    }
    Ok(kinds)
}

/// The words of running lines, small.
pub(crate) fn words(line: &str) -> Vec<String> {
    line.to_lowercase()
        .split(|letter: char| !letter.is_alphabetic() && letter != '-')
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The transducer.
pub(crate) fn list(
    words_listed: &BTreeSet<String>,
    kinds: &BTreeMap<String, Kind>,
    running: &[String],
    sounded: &BTreeSet<String>,
) -> Result<Vec<u8>, BuildError> {
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    for word in running.iter().flat_map(|line| words(line)) {
        *counts.entry(word).or_default() += 1;
    }
    let mut values: BTreeMap<Vec<u8>, u64> = BTreeMap::new();
    for word in words_listed
        .iter()
        .chain(kinds.keys())
        .chain(counts.keys().filter(|word| counts.get(*word) > Some(&1)))
    {
        let count = counts.get(word).copied().unwrap_or(0);
        let kind = kinds.get(word).copied();
        let mut rarity: u64 = match (count, kind) {
            (0, None) => CRAWLED,
            (0, Some(_)) => LISTED,
            (count, _) => RUNNING.saturating_sub(DOUBLING * u64::from(count.ilog2())),
        };
        let living = LIVING.iter().filter(|ending| words_listed.contains(&format!("{word}{ending}"))).count();
        rarity = rarity.saturating_sub(LIVES * u64::from((living + 1).ilog2()));
        // What is also sounded so in Persian is no slip of the crawl.
        if sounded.contains(&folded(word)) {
            rarity = rarity.saturating_sub(30);
        }
        if let Some(key) = tajik_key(word) {
            let value = rarity.min(RARITY_MAX) + KIND_STEP * kind.unwrap_or(Kind::Unknown).number();
            values.insert(key, value);
        }
    }
    let failed = |_| BuildError::Format("the Tajik words".to_owned(), "a sorted list");
    let mut builder = fst::MapBuilder::memory();
    for (key, value) in &values {
        builder.insert(key, *value).map_err(failed)?;
    }
    builder.into_inner().map_err(failed)
}

/// A word without what Persian does not sound: long and short и and у fall together, ъ and doubling away.
pub(crate) fn folded(word: &str) -> String {
    let mut text = String::new();
    for letter in word.chars() {
        let plain = match letter {
            'ӣ' | 'е' | 'э' => 'и',
            'ӯ' => 'у',
            'ъ' => continue,
            'ғ' => 'қ',
            other => other,
        };
        if text.ends_with(plain) {
            continue;
        }
        match plain {
            'ё' => text.push_str("йо"),
            'я' => text.push_str("йа"),
            'ю' => text.push_str("йу"),
            _ => text.push(plain),
        }
    }
    text
}

/// The Persian lexicon of `gruut-lang-fa`, whose sounds are written in the letters of [`folded`].
pub(crate) fn sounded(sources: &Sources) -> Result<BTreeSet<String>, BuildError> {
    let lines = sources.file("gruut-lang-fa", "lexicon.tsv")?;
    let sound = |sound: &str| {
        Some(match sound {
            "æ" => "а",
            "ɒː" => "о",
            "e̞" | "iː" => "и",
            "o" | "uː" => "у",
            "b" => "б",
            "p" => "п",
            "t" => "т",
            "d" => "д",
            "k" => "к",
            "g" => "г",
            "ʔ" => "",
            "f" => "ф",
            "v" => "в",
            "s" => "с",
            "z" => "з",
            "ʃ" => "ш",
            "ʒ" => "ж",
            "x" | "χ" => "х",
            "ɣ" | "q" | "ɢ" => "қ",
            "h" => "ҳ",
            "t͡ʃ" => "ч",
            "d͡ʒ" => "ҷ",
            "m" => "м",
            "n" => "н",
            "l" => "л",
            "ɾ" | "r" => "р",
            "j" => "й",
            _ => return None,
        })
    };
    let mut found = BTreeSet::new();
    for line in String::from_utf8_lossy(&lines).lines() {
        let Some((persian, sounds)) = line.split_once('\t') else { continue };
        let Some(mut word) = sounds.split(' ').map(sound).collect::<Option<String>>() else { continue };
        // A silent he is sounded е in Tehran and а elsewhere.
        if persian.ends_with('ه') && word.ends_with('и') {
            word.pop();
            word.push('а');
        }
        found.insert(folded(&word));
    }
    Ok(found)
}
