//! Reads the words out of a `traineddata` file of Tesseract 4 (tessdatamanager.cpp, dawg.h, unicharset.cpp).

use super::BuildError;

/// Places of two components in the table at the beginning.
const LSTM_WORDS: usize = 19;
const LSTM_UNICHARSET: usize = 21;

/// Begins every squished word graph.
const DAWG_MAGIC: i16 = 42;

/// Longest word that is followed: the graph has no circles, but a broken file may.
const LETTERS_MAX: usize = 60;

struct Graph {
    edges: Vec<u64>,
    letters: Vec<String>,
    /// Bits of an edge that hold its letter; three flags follow, then the next node.
    letter_bits: u32,
}

impl Graph {
    fn walk(&self, node: usize, word: &mut Vec<usize>, found: &mut Vec<String>) {
        if word.len() > LETTERS_MAX {
            return;
        }
        for edge in self.edges.get(node..).unwrap_or_default() {
            let letter = usize::try_from(edge & ((1 << self.letter_bits) - 1)).unwrap_or(usize::MAX);
            let (is_last, ends_word) =
                (edge >> self.letter_bits & 1 == 1, edge >> (self.letter_bits + 2) & 1 == 1);
            let next = usize::try_from(edge >> (self.letter_bits + 3)).unwrap_or(0);
            word.push(letter);
            if ends_word {
                found.push(
                    word.iter().filter_map(|letter| self.letters.get(*letter)).map(String::as_str).collect(),
                );
            }
            if next != 0 {
                self.walk(next, word, found);
            }
            word.pop();
            if is_last {
                break;
            }
        }
    }
}

fn at<const N: usize>(bytes: &[u8], place: usize) -> Option<[u8; N]> {
    bytes.get(place..)?.first_chunk::<N>().copied()
}

fn component(file: &[u8], wanted: usize) -> Option<&[u8]> {
    let count = usize::try_from(i32::from_le_bytes(at(file, 0)?)).ok()?;
    let offset =
        |place: usize| Some(usize::try_from(i64::from_le_bytes(at(file, 4 + 8 * place)?)).ok()).flatten();
    let start = offset(wanted)?;
    let end = (wanted + 1..count).find_map(offset).unwrap_or(file.len());
    file.get(start..end)
}

fn graph(file: &[u8]) -> Option<Graph> {
    let unicharset = std::str::from_utf8(component(file, LSTM_UNICHARSET)?).ok()?;
    let letters = unicharset.lines().skip(1).map(|line| match line.split(' ').next().unwrap_or_default() {
        "NULL" => " ".to_owned(),
        letter => letter.to_owned(),
    });
    let dawg = component(file, LSTM_WORDS)?;
    if i16::from_le_bytes(at(dawg, 0)?) != DAWG_MAGIC {
        return None;
    }
    let size = u32::try_from(i32::from_le_bytes(at(dawg, 2)?)).ok()?;
    let count = usize::try_from(i32::from_le_bytes(at(dawg, 6)?)).ok()?;
    let (edges, _) = dawg.get(10..)?.as_chunks::<8>();
    let edges = edges.get(..count)?.iter().map(|edge| u64::from_le_bytes(*edge)).collect();
    // As many bits as the size itself needs (dawg.cpp, `Dawg::init`).
    Some(Graph {
        edges,
        letters: letters.collect(),
        letter_bits: size.checked_add(1)?.next_power_of_two().ilog2(),
    })
}

/// The words of the file.
pub(crate) fn words(file: &[u8]) -> Result<Vec<String>, BuildError> {
    let graph = graph(file).ok_or_else(|| BuildError::Format("traineddata".to_owned(), "a word graph"))?;
    let mut found = Vec::new();
    graph.walk(0, &mut Vec::new(), &mut found);
    Ok(found)
}
