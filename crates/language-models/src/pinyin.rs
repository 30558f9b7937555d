//! The readings of Chinese characters, without tones.

use super::BuildError;
use super::source::Sources;
use paivand_language::models::{PINYIN_CHARACTERS, PINYIN_READINGS};
use std::collections::{BTreeMap, BTreeSet};

/// A syllable without its tone; ü is written v.
fn toneless(syllable: &str) -> String {
    let plain = |letter: char| match letter {
        'ā' | 'á' | 'ǎ' | 'à' => 'a',
        'ē' | 'é' | 'ě' | 'è' => 'e',
        'ī' | 'í' | 'ǐ' | 'ì' => 'i',
        'ō' | 'ó' | 'ǒ' | 'ò' => 'o',
        'ū' | 'ú' | 'ǔ' | 'ù' => 'u',
        'ü' | 'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' => 'v',
        other => other,
    };
    syllable.chars().map(plain).collect()
}

/// All syllables in a line, then the numbers of the readings of each character, usual one first; no reading
/// has the number of no syllable.
pub(crate) fn table(sources: &Sources) -> Result<Vec<u8>, BuildError> {
    let file = sources.file("pypinyin", "pypinyin/pinyin_dict.json")?;
    let format = || BuildError::Format("pinyin_dict.json".to_owned(), "readings of characters");
    let all: BTreeMap<String, String> = serde_json::from_slice(&file).map_err(|_| format())?;
    let readings: Vec<Vec<String>> = PINYIN_CHARACTERS
        .map(|character| {
            let mut own: Vec<String> = Vec::new();
            for syllable in
                all.get(&u32::from(character).to_string()).into_iter().flat_map(|all| all.split(','))
            {
                let plain = toneless(syllable);
                if !plain.is_empty()
                    && plain.bytes().all(|letter| letter.is_ascii_lowercase())
                    && !own.contains(&plain)
                {
                    own.push(plain);
                }
            }
            own.truncate(PINYIN_READINGS);
            own
        })
        .collect();
    let syllables: BTreeSet<&String> = readings.iter().flatten().collect();
    let syllables: Vec<&str> = syllables.into_iter().map(String::as_str).collect();
    let mut bytes = syllables.join(" ").into_bytes();
    bytes.push(b'\n');
    for own in &readings {
        for place in 0..PINYIN_READINGS {
            let number = own.get(place).and_then(|wanted| syllables.iter().position(|known| known == wanted));
            let number = number.and_then(|number| u16::try_from(number).ok()).unwrap_or(u16::MAX);
            bytes.extend(number.to_le_bytes());
        }
    }
    Ok(bytes)
}
