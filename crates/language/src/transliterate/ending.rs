//! Endings of Tajik words and how they are written after the Persian stem.

use super::persian::HALF_SPACE;

/// What a written stem ends in, for what follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Last {
    /// A consonant.
    Consonant,
    /// Alef or vav, sounded as a vowel.
    Open,
    /// The he that stands for a final а.
    Silent,
    /// A ye, sounded as a vowel.
    Ye,
}

/// An ending: rank in the order in which endings follow each other, Tajik, then what is written after each
/// [`Last`] (none where it does not follow), and what it costs.
struct Ending(u8, &'static str, [Option<&'static str>; 4], f32);

/// `^` joins with a half-space where the letter before it would join; `<` takes the silent he away.
const ENDINGS: [Ending; 60] = [
    Ending(1, "ӣ", [Some("ی"), Some("یی"), Some("‌ای"), None], 0.9),
    Ending(1, "гӣ", [None, None, Some("<گی"), None], 0.8),
    Ending(1, "вӣ", [None, Some("وی"), Some("<وی"), None], 1.2),
    Ending(1, "тар", [Some("تر"), Some("تر"), Some("‌تر"), Some("‌تر")], 0.8),
    Ending(1, "тарин", [Some("ترین"), Some("ترین"), Some("‌ترین"), Some("‌ترین")], 0.6),
    Ending(1, "она", [Some("انه"), None, None, None], 1.2),
    Ending(2, "зода", [Some("^زاده"), Some("زاده"), Some("‌زاده"), Some("‌زاده")], 0.8),
    Ending(1, "сола", [Some("^ساله"), Some("ساله"), Some("‌ساله"), Some("‌ساله")], 1.0),
    Ending(2, "ов", [Some("^اف"), None, None, None], 0.8),
    Ending(2, "ова", [Some("^اوا"), None, None, None], 0.8),
    Ending(2, "ев", [Some("یف"), Some("یف"), Some("‌یف"), Some("‌اف")], 1.0),
    Ending(2, "ева", [Some("یوا"), Some("یوا"), Some("‌یوا"), Some("‌اوا")], 1.0),
    Ending(1, "алӣ", [Some("^علی"), None, None, None], 1.2),
    Ending(1, "иддин", [Some("الدین"), None, None, None], 0.6),
    Ending(1, "уддин", [Some("الدین"), None, None, None], 0.6),
    Ending(1, "улло", [Some("^الله"), None, None, None], 0.6),
    Ending(1, "уллоҳ", [Some("^الله"), None, None, None], 0.6),
    Ending(1, "ҷон", [Some("^جان"), Some("جان"), Some("‌جان"), Some("‌جان")], 1.2),
    Ending(1, "хон", [Some("^خان"), Some("خان"), Some("‌خان"), Some("‌خان")], 1.2),
    Ending(2, "ҳо", [Some("^ها"), Some("ها"), Some("‌ها"), Some("^ها")], 0.4),
    Ending(2, "он", [Some("ان"), None, None, None], 0.7),
    Ending(2, "гон", [None, None, Some("<گان"), None], 0.4),
    Ending(2, "ён", [None, Some("یان"), None, Some("ان")], 0.5),
    Ending(2, "вон", [None, Some("ان"), None, None], 0.6),
    Ending(2, "от", [Some("ات"), None, Some("<ات"), None], 1.5),
    Ending(2, "ёт", [None, None, None, Some("ات")], 1.2),
    Ending(2, "ҷот", [None, Some("جات"), Some("‌جات"), Some("‌جات")], 1.0),
    Ending(3, "е", [Some("ی"), Some("یی"), Some("‌ای"), Some("‌ای")], 0.7),
    Ending(3, "и", [Some(""), Some("ی"), Some(""), Some("")], 0.2),
    Ending(3, "ам", [Some("م"), None, Some("‌ام"), Some("‌ام")], 1.0),
    Ending(3, "ат", [Some("ت"), None, Some("‌ات"), Some("‌ات")], 2.0),
    Ending(3, "аш", [Some("ش"), None, Some("‌اش"), Some("‌اش")], 0.8),
    Ending(3, "амон", [Some("مان"), None, Some("‌مان"), Some("‌مان")], 0.5),
    Ending(3, "атон", [Some("تان"), None, Some("‌تان"), Some("‌تان")], 0.5),
    Ending(3, "ашон", [Some("شان"), None, Some("‌شان"), Some("‌شان")], 0.5),
    Ending(3, "ям", [None, Some("یم"), Some("‌ام"), Some("‌ام")], 1.0),
    Ending(3, "ят", [None, Some("یت"), Some("‌ات"), Some("‌ات")], 2.5),
    Ending(3, "яш", [None, Some("یش"), Some("‌اش"), Some("‌اش")], 0.8),
    Ending(3, "ямон", [None, Some("یمان"), Some("‌مان"), Some("‌مان")], 0.5),
    Ending(3, "ятон", [None, Some("یتان"), Some("‌تان"), Some("‌تان")], 0.5),
    Ending(3, "яшон", [None, Some("یشان"), Some("‌شان"), Some("‌شان")], 0.5),
    Ending(4, "ро", [Some(" را"), Some(" را"), Some(" را"), Some(" را")], 0.3),
    Ending(5, "аст", [None, None, Some(" است"), Some(" است")], 0.5),
    Ending(5, "аст", [Some(" است"), None, None, None], 2.5),
    Ending(5, "ст", [None, Some("ست"), None, None], 1.5),
    Ending(5, "анд", [Some("ند"), None, Some("‌اند"), Some("‌اند")], 0.8),
    Ending(5, "янд", [None, Some("یند"), None, Some("‌اند")], 1.2),
    Ending(5, "ем", [Some("یم"), None, Some("‌ایم"), Some("‌ایم")], 1.0),
    Ending(5, "ед", [Some("ید"), None, Some("‌اید"), Some("‌اید")], 1.0),
    Ending(5, "ӣ", [None, None, Some("‌ای"), None], 1.5),
    Ending(6, "у", [Some(" و"), None, None, None], 1.8),
    Ending(6, "ю", [None, Some(" و"), Some(" و"), Some(" و")], 1.2),
    Ending(6, "ву", [None, Some(" و"), Some(" و"), Some(" و")], 1.2),
    Ending(1, "ум", [Some("م"), None, None, None], 1.8),
    Ending(1, "юм", [None, Some("م"), None, Some("‌ام")], 1.5),
    Ending(1, "ча", [Some("چه"), Some("چه"), Some("‌چه"), Some("‌چه")], 1.8),
    Ending(1, "гона", [Some("^گانه"), Some("گانه"), Some("<گانه"), Some("‌گانه")], 1.2),
    Ending(1, "кор", [Some("^کار"), Some("کار"), Some("‌کار"), Some("‌کار")], 1.5),
    Ending(1, "нок", [Some("ناک"), Some("ناک"), Some("‌ناک"), Some("‌ناک")], 1.5),
    Ending(1, "ро", [Some(" را"), Some(" را"), Some(" را"), Some(" را")], 0.3),
];

/// Letters that do not join the next one.
pub(super) fn joins(letter: char) -> bool {
    !matches!(letter, 'آ' | 'ا' | 'د' | 'ذ' | 'ر' | 'ز' | 'ژ' | 'و' | HALF_SPACE | ' ')
}

/// What a Tajik stem, written so, ends in.
pub(super) fn last_of(tajik: &[char], persian: &str) -> Last {
    match (tajik.last(), persian.chars().last()) {
        (Some('а' | 'я' | 'е'), Some('ه')) => Last::Silent,
        (Some('ӣ' | 'и' | 'е'), Some('ی')) => Last::Ye,
        (Some('о' | 'у' | 'ӯ' | 'ё' | 'ю' | 'а' | 'я'), Some('ا' | 'و')) => Last::Open,
        _ => Last::Consonant,
    }
}

/// An ending written after a stem.
fn written(stem: &str, ending: &str) -> String {
    if let Some(rest) = ending.strip_prefix('<') {
        return format!("{}{rest}", stem.strip_suffix('ه').unwrap_or(stem));
    }
    if let Some(rest) = ending.strip_prefix('^') {
        let half_space = if stem.chars().last().is_some_and(joins) { "\u{200c}" } else { "" };
        return format!("{stem}{half_space}{rest}");
    }
    format!("{stem}{ending}")
}

/// What follows an ending.
fn last_after(ending: &str, persian: &str, before: Last) -> Last {
    match (ending.chars().last(), persian.chars().last()) {
        (_, None) => before,
        (Some('о' | 'ё'), Some('ا')) => Last::Open,
        (Some('ӣ' | 'е' | 'и'), Some('ی')) => Last::Ye,
        (Some('а'), Some('ه')) => Last::Silent,
        _ => Last::Consonant,
    }
}

/// Writes the rest of a word as endings after its stem, every way there is: text and cost.
pub(super) fn endings(rest: &[char], stem: &str, last: Last, found: &mut impl FnMut(String, f32)) {
    follow(rest, stem, last, 0, 0.0, found);
}

fn follow(rest: &[char], stem: &str, last: Last, rank: u8, cost: f32, found: &mut impl FnMut(String, f32)) {
    if rest.is_empty() {
        found(stem.to_owned(), cost);
        return;
    }
    for Ending(own_rank, tajik, persian, own_cost) in &ENDINGS {
        // The izofat ends its word.
        if *own_rank <= rank || (*tajik == "и" && rest.len() > 1) {
            continue;
        }
        // Every letter of the table has two bytes.
        let Some((head, tail)) = rest.split_at_checked(tajik.len() / 2) else { continue };
        if !head.iter().copied().eq(tajik.chars()) {
            // A final ӣ is written и before another ending.
            let softened = matches!(*tajik, "ӣ" | "гӣ" | "вӣ" | "алӣ");
            let alike = head
                .iter()
                .zip(tajik.chars())
                .all(|(one, other)| *one == other || (*one == 'и' && other == 'ӣ'));
            if !(softened && alike && !tail.is_empty()) {
                continue;
            }
        }
        let place = match last {
            Last::Consonant => 0,
            Last::Open => 1,
            Last::Silent => 2,
            Last::Ye => 3,
        };
        if let Some(ending) = persian.get(place).copied().flatten() {
            let text = written(stem, ending);
            let next = last_after(tajik, ending, last);
            follow(tail, &text, next, *own_rank, cost + own_cost, found);
        }
    }
}
