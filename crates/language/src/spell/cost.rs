//! How far a slip of the pen or the fingers leads, in hundredths of an exchanged letter.

use std::sync::LazyLock;

use crate::letters::tajik_for;
use crate::words::ALPHABET;

/// What a Russian keyboard has in the place of a Tajik letter.
const TYPED: i32 = 22;
/// The other way round.
const OVERDONE: i32 = 55;
/// Vowels that sound alike where they bear no stress.
const SOUNDS_ALIKE: i32 = 65;
/// A key beside the right one.
const BESIDE: i32 = 78;
const EXCHANGED: i32 = 105;
const TURNED: i32 = 60;
/// A letter written twice, or once where twice is right.
const DOUBLED: i32 = 50;
/// A letter left out, and one too many.
const LEFT_OUT: i32 = 85;
const ADDED: i32 = 90;
/// ъ and ь are not heard.
const SILENT: i32 = 45;
/// The first letter is seldom wrong.
const AT_FIRST: i32 = 18;

/// Rows of a Russian keyboard; a key has those beside it, above and below.
const ROWS: [&str; 3] = ["йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"];

/// Pairs of letters that sound alike, or nearly.
const ALIKE: [(char, char); 16] = [
    ('о', 'а'),
    ('у', 'ӯ'),
    ('и', 'е'),
    ('и', 'й'),
    ('ӣ', 'й'),
    ('е', 'э'),
    ('е', 'ё'),
    ('и', 'ӣ'),
    ('д', 'т'),
    ('б', 'п'),
    ('з', 'с'),
    ('қ', 'к'),
    ('ҷ', 'ж'),
    ('ғ', 'қ'),
    ('х', 'қ'),
    ('у', 'и'),
];

/// Place of a key: its row and its column.
fn key(letter: char) -> Option<(i32, i32)> {
    let typed = crate::letters::russian_keyboard(letter);
    ROWS.iter().zip(0..).find_map(|(keys, row)| {
        let column = keys.chars().position(|known| known == typed)?;
        Some((row, i32::try_from(column).ok()?))
    })
}

/// What it costs that one letter was meant and another written.
fn exchange(written: char, meant: char) -> i32 {
    if written == meant {
        return 0;
    }
    if tajik_for(written) == Some(meant) {
        return TYPED;
    }
    if tajik_for(meant) == Some(written) {
        return OVERDONE;
    }
    if ALIKE.iter().any(|pair| *pair == (written, meant) || *pair == (meant, written)) {
        return SOUNDS_ALIKE;
    }
    match (key(written), key(meant)) {
        (Some((row, column)), Some((other_row, other_column)))
            if (row - other_row).abs() <= 1 && (column - other_column).abs() <= 1 =>
        {
            BESIDE
        }
        _ => EXCHANGED,
    }
}

/// Letters of the alphabet, and room for all others at the end.
const LETTERS: usize = 64;

/// Costs of all exchanges, by the places of the letters in the alphabet.
static EXCHANGES: LazyLock<Vec<[i32; LETTERS]>> = LazyLock::new(|| {
    let letters: Vec<char> = ALPHABET.chars().collect();
    let row = |written: &char| {
        let mut row = [EXCHANGED; LETTERS];
        row.iter_mut().zip(&letters).for_each(|(slot, meant)| *slot = exchange(*written, *meant));
        row
    };
    letters.iter().map(row).collect()
});

/// A letter as its place in the alphabet; what is no letter of it is the last place.
pub(crate) type Place = u8;

/// Places of letters.
pub(crate) fn places(word: &str, found: &mut Vec<Place>) {
    found.clear();
    found.extend(word.chars().map(super::index::place));
}

/// The place of a letter that is not heard.
static SILENT_PLACES: LazyLock<[Place; 3]> = LazyLock::new(|| ['ъ', 'ь', '-'].map(super::index::place));

/// The cost of a letter that is there or is not, beside its neighbour.
fn single(letter: Place, before: Option<Place>, plain: i32, silent: &[Place; 3]) -> i32 {
    if before == Some(letter) {
        DOUBLED
    } else if silent.contains(&letter) {
        SILENT
    } else {
        plain
    }
}

/// Room for the distances of two words, used again.
#[derive(Debug, Default)]
pub(crate) struct Distances {
    /// The rows of the letters written before the last one, before this one, and at it.
    rows: [Vec<i32>; 3],
}

impl Distances {
    /// How far what was written is from what may have been meant (Damerau and Levenshtein, with the costs above).
    pub(crate) fn between(&mut self, written: &[Place], meant: &[Place]) -> i32 {
        let [last, before, own] = &mut self.rows;
        let (exchanges, silent) = (&*EXCHANGES, &*SILENT_PLACES);
        let exchange = |written: Place, meant: Place| {
            if written == meant {
                return 0;
            }
            let row = exchanges.get(usize::from(written));
            row.and_then(|row| row.get(usize::from(meant))).copied().unwrap_or(EXCHANGED)
        };
        before.clear();
        let mut sum = 0;
        before.push(sum);
        for (place, letter) in meant.iter().enumerate() {
            let previous = place.checked_sub(1).and_then(|place| meant.get(place)).copied();
            sum += single(*letter, previous, LEFT_OUT, silent) + if place == 0 { AT_FIRST } else { 0 };
            before.push(sum);
        }
        for (row, letter) in written.iter().enumerate() {
            let previous = row.checked_sub(1).and_then(|row| written.get(row)).copied();
            let first = if row == 0 { AT_FIRST } else { 0 };
            let added = single(*letter, previous, ADDED, silent);
            own.clear();
            own.push(before.first().map_or(0, |cost| cost + added + first));
            for (column, other) in meant.iter().enumerate() {
                let before_other = column.checked_sub(1).and_then(|column| meant.get(column)).copied();
                let at = |row: &[i32], place: usize| row.get(place).copied().unwrap_or(i32::MAX / 2);
                let first = if column == 0 && row == 0 { AT_FIRST } else { 0 };
                let swap = exchange(*letter, *other);
                let mut best = at(before, column) + swap + if swap > TYPED { first } else { 0 };
                best = best.min(at(before, column + 1) + added);
                best = best.min(at(own, column) + single(*other, before_other, LEFT_OUT, silent));
                if let (Some(one), Some(two)) = (previous, before_other)
                    && letter != other
                    && one != two
                {
                    let turned = exchange(*letter, two) + exchange(one, *other);
                    if turned <= 2 * TYPED {
                        best = best.min(at(last, column - 1) + TURNED + turned);
                    }
                }
                own.push(best);
            }
            std::mem::swap(last, before);
            std::mem::swap(before, own);
        }
        before.last().copied().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_cost_what_they_are() {
        let mut distances = Distances::default();
        let mut between = |written: &str, meant: &str| {
            let [written, meant] = [written, meant].map(|word| {
                let mut letters = Vec::new();
                places(word, &mut letters);
                letters
            });
            distances.between(&written, &meant)
        };
        for (written, meant, cost) in [
            ("китоб", "китоб", 0),
            ("хукук", "ҳуқуқ", 3 * TYPED),
            ("китбо", "китоб", TURNED),
            ("кктоб", "китоб", EXCHANGED),
            ("китоп", "китоб", SOUNDS_ALIKE),
            ("китооб", "китоб", DOUBLED),
            ("муалим", "муаллим", DOUBLED),
            ("ктоб", "китоб", LEFT_OUT),
            ("китшоб", "китоб", ADDED),
            ("манба", "манбаъ", SILENT),
            ("", "об", LEFT_OUT * 2 + AT_FIRST),
            ("об", "", ADDED * 2 + AT_FIRST),
        ] {
            assert_eq!(between(written, meant), cost, "{written} {meant}");
        }
    }
}
