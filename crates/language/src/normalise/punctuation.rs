//! Quotation marks, dashes, and the width of signs.

use super::Reason;
use super::cells::Cells;
use crate::Language;
use crate::letters::is_han;

/// Signs of half width and their Chinese ones.
const CHINESE_SIGNS: [(char, char); 8] =
    [(',', '，'), ('.', '。'), ('?', '？'), ('!', '！'), (':', '：'), (';', '；'), ('(', '（'), (')', '）')];

/// Letters, figures and spaces of full width become plain; beside Chinese characters signs become full.
pub(super) fn width(language: Language, cells: &mut Cells) {
    for place in 0..cells.len() {
        let Some(letter) = cells.at(place) else { continue };
        let plain = match letter {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0),
            '\u{3000}' => Some(' '),
            _ => None,
        };
        let sign = |plain: char| CHINESE_SIGNS.iter().any(|(half, _)| *half == plain);
        match plain {
            Some(plain)
                if language != Language::Chinese
                    || plain.is_ascii_alphanumeric()
                    || !(sign(plain) || plain == '~') =>
            {
                cells.set(place, plain, Reason::Width);
            }
            _ => {}
        }
    }
    if language == Language::Chinese {
        chinese_signs(cells);
    }
}

fn chinese_signs(cells: &mut Cells) {
    for place in 0..cells.len() {
        let Some((_, full)) = CHINESE_SIGNS.iter().find(|(half, _)| Some(*half) == cells.at(place)) else {
            continue;
        };
        let before = place.checked_sub(1).and_then(|before| cells.at(before));
        let after = cells.at(place + 1);
        let written =
            |beside: Option<char>| beside.is_some_and(|sign| is_han(sign) || "”’》」）".contains(sign));
        let beside = match full {
            '（' => written(after),
            '）' => written(before),
            // 3.5, 12:30 and 1,000 stay; 共1,000人。 has its point after a character.
            _ => written(before) && after.is_none_or(|after| !after.is_ascii_alphanumeric()),
        };
        if beside {
            cells.set(place, *full, Reason::Width);
        }
    }
}

/// A hyphen between spaces, or two hyphens, is a dash; signs that only look like a hyphen become one.
pub(super) fn dashes(language: Language, cells: &mut Cells) {
    let dash = match language {
        Language::Tajik | Language::Russian | Language::Chinese => '—',
        Language::English => '–',
    };
    let mut doubled = false;
    for place in 0..cells.len() {
        let before = place.checked_sub(1).and_then(|before| cells.at(before));
        match (before, cells.at(place), cells.at(place + 1)) {
            (Some(' ' | '\u{a0}'), Some('-'), Some(' ' | '\u{a0}')) if language != Language::Chinese => {
                cells.set(place, dash, Reason::Dashes);
            }
            (Some(' ' | '\u{a0}'), Some('-'), Some('-'))
                if matches!(cells.at(place + 2), Some(' ' | '\u{a0}')) =>
            {
                cells.set(place, dash, Reason::Dashes);
                cells.clear(place + 1, Reason::Dashes);
                doubled = true;
            }
            (Some(before), Some('\u{2010}' | '\u{2011}'), Some(after))
                if before.is_alphanumeric() && after.is_alphanumeric() =>
            {
                cells.set(place, '-', Reason::Dashes);
            }
            _ => {}
        }
    }
    if doubled {
        cells.close();
    }
}

/// Opening and closing marks of a language, which quotes in pairs become; English keeps what it has.
fn marks(language: Language) -> Option<(char, char)> {
    match language {
        Language::Tajik | Language::Russian => Some(('«', '»')),
        Language::Chinese => Some(('“', '”')),
        Language::English => None,
    }
}

/// Marks inside those of [`marks`].
fn inner_marks(language: Language) -> Option<(char, char)> {
    match language {
        Language::Tajik | Language::Russian => Some(('„', '“')),
        Language::Chinese => Some(('‘', '’')),
        Language::English => None,
    }
}

/// Quotes in pairs become those of the language; a line where they do not pair keeps its own.
///
/// Inside the marks of the language only straight quotes change, into its inner ones: «… „…“ …» is right.
pub(super) fn quotes(language: Language, cells: &mut Cells) {
    let (Some((open, close)), Some((inner_open, inner_close))) = (marks(language), inner_marks(language))
    else {
        return;
    };
    let places = quoted(language, cells);
    let (pairs, rest) = places.as_chunks::<2>();
    let pairs_up = |[(first, is_inner), (second, is_inner_too)]: &[(usize, bool); 2]| {
        is_inner == is_inner_too && opens(cells, *first) && closes(cells, *second)
    };
    if !rest.is_empty() || !pairs.iter().all(pairs_up) {
        return;
    }
    for [(first, is_inner), (second, _)] in pairs {
        let is_straight = [*first, *second].iter().all(|place| cells.at(*place) == Some('"'));
        let (open, close) = match is_inner {
            true if is_straight => (inner_open, inner_close),
            true => continue,
            false => (open, close),
        };
        cells.set(*first, open, Reason::Quotes);
        cells.set(*second, close, Reason::Quotes);
    }
}

/// Where quotes stand that may not be those of the language, and whether inside such.
fn quoted(language: Language, cells: &Cells) -> Vec<(usize, bool)> {
    let mut depth = 0_usize;
    let mut found = Vec::new();
    for place in 0..cells.len() {
        match cells.at(place) {
            Some('«') => depth += 1,
            Some('»') => depth = depth.saturating_sub(1),
            // “ and ” are the marks of Chinese itself; what stands between two of them is inside.
            Some('“') if language == Language::Chinese && depth == 0 => {
                depth = 1;
                found.push((place, false));
            }
            Some('”') if language == Language::Chinese && depth == 1 => {
                depth = 0;
                found.push((place, false));
            }
            Some('"' | '“' | '”' | '„' | '‟') => found.push((place, depth > 0)),
            _ => {}
        }
    }
    // Pairs that are inside others are handed on before these, so that each stands beside its own.
    found.sort_by_key(|(_, is_inner)| !is_inner);
    found
}

fn opens(cells: &Cells, place: usize) -> bool {
    let before = place.checked_sub(1).and_then(|before| cells.at(before));
    let free = |sign: char| sign.is_whitespace() || is_han(sign) || "([-—–:：，。、（«".contains(sign);
    cells.at(place) != Some('”')
        && before.is_none_or(free)
        && cells.at(place + 1).is_some_and(|after| !after.is_whitespace())
}

fn closes(cells: &Cells, place: usize) -> bool {
    let before = place.checked_sub(1).and_then(|before| cells.at(before));
    cells.at(place) != Some('„') && before.is_some_and(|before| !before.is_whitespace())
}
