//! TER: edits of words, where moving a run of words is one edit (Tercom, as sacrebleu's lib_ter.py follows it,
//! Apache-2.0; each of its choices is kept, since the score must be the same).

use std::collections::HashMap;

use super::count;
use super::tokens::{is_space, split};

/// Longest run that is moved.
const SHIFT_SIZE_MAX: usize = 10;

/// Farthest that it is moved.
const SHIFT_DISTANCE_MAX: usize = 50;

/// Cells on each side of the diagonal that are looked at.
const BEAM_WIDTH: usize = 25;

/// Shifts that are tried for a line.
const CANDIDATES_MAX: usize = 1_000;

/// What turns a word of the hypothesis into one of the reference.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Same,
    Substitute,
    Insert,
    Delete,
    /// Outside the beam.
    Nothing,
}

/// Distance of a cell outside the beam.
const FAR: usize = usize::MAX / 2;

pub(super) fn statistics(hypothesis: &str, references: &[&str]) -> Vec<f64> {
    let words = |line: &str| {
        split(&line.trim_end_matches(is_space).to_lowercase()).map(str::to_owned).collect::<Vec<_>>()
    };
    let own = words(hypothesis);
    let (mut fewest, mut lengths) = (usize::MAX, 0.0);
    for reference in references {
        let theirs = words(reference);
        fewest = fewest.min(edits(&own, &theirs));
        lengths += count(theirs.len());
    }
    vec![count(fewest), lengths / count(references.len().max(1))]
}

/// Words as numbers, which compare faster.
fn numbered<'a>(words: &'a [String], numbers: &mut HashMap<&'a str, usize>) -> Vec<usize> {
    words
        .iter()
        .map(|word| {
            let next = numbers.len();
            *numbers.entry(word).or_insert(next)
        })
        .collect()
}

/// Edits and shifts that turn the hypothesis into the reference.
fn edits(own: &[String], theirs: &[String]) -> usize {
    if theirs.is_empty() {
        return own.len();
    }
    let mut numbers = HashMap::new();
    let (mut own, theirs) = (numbered(own, &mut numbers), numbered(theirs, &mut numbers));
    let (mut shifts, mut tried) = (0, 0);
    while let Some(shifted) = best_shift(&own, &theirs, &mut tried) {
        shifts += 1;
        own = shifted;
    }
    shifts + distance(&own, &theirs).0
}

/// The edit distance within the beam, and the steps from the hypothesis to the reference.
fn distance(own: &[usize], theirs: &[usize]) -> (usize, Vec<Step>) {
    let (height, width) = (own.len(), theirs.len());
    let first: Vec<(usize, Step)> = (0..=width).map(|place| (place, Step::Insert)).collect();
    let mut rows = vec![first];
    let ratio = if height > 0 { count(width) / count(height) } else { 1.0 };
    let beam = if count(BEAM_WIDTH) < ratio / 2.0 {
        floor((ratio / 2.0 + count(BEAM_WIDTH)).ceil())
    } else {
        BEAM_WIDTH
    };
    for (place, word) in (1..).zip(own) {
        let diagonal = floor(count(place) * ratio);
        let from = diagonal.saturating_sub(beam);
        let to = if place == height { width + 1 } else { (width + 1).min(diagonal + beam) };
        let mut row = vec![(FAR, Step::Nothing); width + 1];
        let before = rows.last().map_or(&[][..], Vec::as_slice);
        let cost = |row: &[(usize, Step)], place: usize| row.get(place).map_or(FAR, |(cost, _)| *cost);
        for column in from..to {
            let best = match column.checked_sub(1) {
                None => (cost(before, 0) + 1, Step::Delete),
                Some(left) => {
                    let same = theirs.get(left) == Some(word);
                    let diagonal = (
                        cost(before, left) + usize::from(!same),
                        if same { Step::Same } else { Step::Substitute },
                    );
                    // The earlier wins where they cost the same.
                    let steps = [
                        diagonal,
                        (cost(before, column) + 1, Step::Delete),
                        (cost(&row, left) + 1, Step::Insert),
                    ];
                    steps
                        .into_iter()
                        .fold((FAR, Step::Nothing), |best, step| if best.0 > step.0 { step } else { best })
                }
            };
            if let Some(cell) = row.get_mut(column) {
                *cell = best;
            }
        }
        rows.push(row);
    }
    let (mut row, mut column) = (height, width);
    let total = rows.last().and_then(|row| row.last()).map_or(0, |(cost, _)| *cost);
    let mut steps = Vec::with_capacity(height + width);
    while row > 0 || column > 0 {
        let step = rows.get(row).and_then(|row| row.get(column)).map_or(Step::Nothing, |(_, step)| *step);
        steps.push(step);
        match step {
            Step::Same | Step::Substitute => {
                (row, column) = (row.saturating_sub(1), column.saturating_sub(1));
            }
            Step::Insert => column = column.saturating_sub(1),
            Step::Delete => row = row.saturating_sub(1),
            Step::Nothing => break,
        }
    }
    steps.reverse();
    (total, steps)
}

/// A number that is not negative, without its fraction.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "lengths of sentences")]
fn floor(number: f64) -> usize {
    number.floor() as usize
}

/// Which word of the hypothesis stands for each of the reference (none before the first), and which of both are
/// in error; by the steps from the reference to the hypothesis.
struct Alignment {
    places: Vec<Option<usize>>,
    theirs_wrong: Vec<bool>,
    own_wrong: Vec<bool>,
}

fn aligned(steps: &[Step]) -> Alignment {
    let mut alignment = Alignment { places: Vec::new(), theirs_wrong: Vec::new(), own_wrong: Vec::new() };
    for step in steps {
        let wrong = *step != Step::Same;
        // The steps were from the hypothesis; an insertion is a deletion for who comes from the reference.
        if !matches!(step, Step::Insert) {
            alignment.own_wrong.push(wrong);
        }
        if !matches!(step, Step::Delete) {
            alignment.theirs_wrong.push(wrong);
            alignment.places.push(alignment.own_wrong.len().checked_sub(1));
        }
    }
    alignment
}

/// The shift that helps most, done; `None` if none helps, or too many were tried.
fn best_shift(own: &[usize], theirs: &[usize], tried: &mut usize) -> Option<Vec<usize>> {
    let (before, steps) = distance(own, theirs);
    let Alignment { places, theirs_wrong, own_wrong } = aligned(&steps);
    // What is gained, then the length, then the earliest start, then the earliest target.
    let mut best: Option<([isize; 4], Vec<usize>)> = None;
    for (start, reference, length) in matching_runs(own, theirs) {
        let any = |wrong: &[bool], from: usize| wrong.iter().skip(from).take(length).any(|wrong| *wrong);
        let within =
            places.get(reference).copied().flatten().is_some_and(|at| (start..start + length).contains(&at));
        if !any(&own_wrong, start) || !any(&theirs_wrong, reference) || within {
            continue;
        }
        let mut previous = None;
        for offset in 0..=length {
            let target = match (reference + offset).checked_sub(1) {
                None => 0,
                Some(at) => match places.get(at) {
                    Some(place) => place.map_or(0, |place| place + 1),
                    None => break,
                },
            };
            if previous.replace(target) == Some(target) {
                continue;
            }
            let shifted = shifted(own, start, length, target);
            let gain = before.cast_signed() - distance(&shifted, theirs).0.cast_signed();
            let rank = [gain, length.cast_signed(), -start.cast_signed(), -target.cast_signed()];
            *tried += 1;
            if best.as_ref().is_none_or(|(most, _)| rank > *most) {
                best = Some((rank, shifted));
            }
        }
        if *tried >= CANDIDATES_MAX {
            return None;
        }
    }
    best.filter(|([gain, ..], _)| *gain > 0).map(|(_, shifted)| shifted)
}

/// Runs of words that stand in both: where in the hypothesis, where in the reference, how many.
fn matching_runs(own: &[usize], theirs: &[usize]) -> Vec<(usize, usize, usize)> {
    let mut runs = Vec::new();
    for start in 0..own.len() {
        for reference in 0..theirs.len() {
            if start.abs_diff(reference) > SHIFT_DISTANCE_MAX {
                continue;
            }
            let same = own
                .iter()
                .skip(start)
                .zip(theirs.iter().skip(reference))
                .take_while(|(one, other)| one == other);
            runs.extend((1..=same.take(SHIFT_SIZE_MAX).count()).map(|length| (start, reference, length)));
        }
    }
    runs
}

/// The words with a run of them moved before a target.
fn shifted(words: &[usize], start: usize, length: usize, target: usize) -> Vec<usize> {
    let part = |from: usize, to: usize| words.get(from..to.min(words.len())).unwrap_or_default();
    let (run, end) = (part(start, start + length), words.len());
    if target < start {
        [part(0, target), run, part(target, start), part(start + length, end)].concat()
    } else if target > start + length {
        [part(0, start), part(start + length, target), run, part(target, end)].concat()
    } else {
        [part(0, start), part(start + length, length + target), run, part(length + target, end)].concat()
    }
}
