//! Persian script into Tajik Cyrillic.

use super::back::{Reading, readings_of};
use super::izofat::{Kind, is_bound};
use super::persian::{HALF_SPACE, code};
use super::tajik::word;

/// Most other results of one text.
const ALTERNATIVES_MAX: usize = 5;

/// What costs so much more than the best result is no longer likely.
const LIKELY: f32 = 3.0;

/// A part of a text.
enum Part {
    /// What stands between words.
    Marks(String),
    /// The readings of a word, best first.
    Word(Vec<Reading>),
}

/// Letters of a Persian word as the list has them; marks of vowels are passed over.
fn plain(letter: char) -> Option<char> {
    match letter {
        'ي' | 'ى' => Some('ی'),
        'ك' => Some('ک'),
        'ۀ' => Some('ه'),
        'أ' | 'إ' | 'ٱ' => Some('ا'),
        'ؤ' => Some('و'),
        '\u{64b}'..='\u{65f}' | '\u{670}' | 'ـ' => None,
        other => Some(other),
    }
}

fn is_persian(letter: char) -> bool {
    code(letter).is_some() || matches!(letter, 'ة' | '\u{64b}'..='\u{65f}' | '\u{670}' | 'ـ')
}

/// Marks and figures as Cyrillic text has them.
fn mark(letter: char) -> char {
    match letter {
        '،' | '٬' => ',',
        '؛' => ';',
        '؟' => '?',
        '٪' => '%',
        '٫' => ',',
        '۰'..='۹' => char::from_digit(u32::from(letter) - u32::from('۰'), 10).unwrap_or(letter),
        '٠'..='٩' => char::from_digit(u32::from(letter) - u32::from('٠'), 10).unwrap_or(letter),
        other => other,
    }
}

/// The text with what was written apart joined by a half-space: «می رود» where the two make a verb, «خانه ی».
fn glued(text: &str) -> String {
    let is_verb = |start: &str, word: &str| {
        let bare = word.trim_end_matches(|sign: char| !is_persian(sign));
        let joined: String = format!("{start}{HALF_SPACE}{bare}").chars().filter_map(plain).collect();
        bare.chars().count() > 1 && readings_of(&joined).first().is_some_and(|best| best.kind == Kind::Verb)
    };
    let words: Vec<&str> = text.split(' ').collect();
    let mut glued = String::with_capacity(text.len());
    for (at, word) in words.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| words.get(at)).copied().unwrap_or_default();
        let is_joined = match *word {
            "ی" => before.ends_with(['ه', 'ا', 'و']),
            word => matches!(before, "می" | "نمی") && is_verb(before, word),
        };
        if at > 0 {
            glued.push(if is_joined { HALF_SPACE } else { ' ' });
        }
        glued.push_str(word);
    }
    glued
}

/// Words and what stands between them.
fn parts(text: &str) -> Vec<Part> {
    let text = &*glued(text);
    let mut parts: Vec<Part> = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let persian = is_persian(first);
        let end = rest
            .char_indices()
            .find(|(_, letter)| is_persian(*letter) != persian)
            .map_or(rest.len(), |(at, _)| at);
        let (head, tail) = rest.split_at_checked(end).unwrap_or((rest, ""));
        if persian {
            let small: String = head.replace("اً", "ن").chars().filter_map(plain).collect();
            let bare = small.trim_matches(HALF_SPACE);
            if !joined(&mut parts, bare) {
                parts.push(Part::Word(readings_of(bare)));
            }
        } else {
            parts.push(Part::Marks(head.chars().map(mark).collect()));
        }
        rest = tail;
    }
    parts
}

/// Adds what Tajik writes together with the word before: «را», «است» after a participle, «ها» after a space.
fn joined(parts: &mut Vec<Part>, word_after: &str) -> bool {
    let ending = match word_after {
        "را" => "ро",
        "است" => "аст",
        "ها" => "ҳо",
        "های" => "ҳои",
        _ => return false,
    };
    let Some(Part::Marks(between)) = parts.last() else { return false };
    if between != " " {
        return false;
    }
    let before = parts.len().checked_sub(2).and_then(|at| parts.get_mut(at));
    let Some(Part::Word(readings)) = before else { return false };
    let Some(first) = readings.first() else { return false };
    // «кардааст», but «омода аст»: joined where the list has it, or the participle of a verb.
    let is_participle = first.text.ends_with('а') && word(&format!("{}аст", first.text)).is_some();
    if ending == "аст" && !is_participle {
        return false;
    }
    for reading in readings {
        if ending != "аст" && reading.text.ends_with('ӣ') {
            reading.text.pop();
            reading.text.push('и');
        }
        reading.text.push_str(ending);
        reading.kind = if ending == "аст" { Kind::Verb } else { Kind::by_ending(&reading.text) };
    }
    parts.pop();
    true
}

/// Words that are bound to the figure after them: «соли 1991».
const BEFORE_FIGURES: [&str; 9] = ["сол", "соат", "модда", "банд", "боб", "қисм", "саҳифа", "аср", "рақам"];

/// Whether the last word of a clause is bound to what stands after it: a figure, or a name in quotes.
fn is_bound_to(word: &Reading, marks: Option<&str>) -> bool {
    let after = marks.and_then(|marks| marks.strip_prefix(' ')).and_then(|marks| marks.chars().next());
    match after {
        Some(figure) if figure.is_ascii_digit() => {
            BEFORE_FIGURES.contains(&word.text.to_lowercase().as_str())
        }
        Some('«') => word.kind == Kind::Noun,
        _ => false,
    }
}

/// Binds a reading with -и; a final ӣ is written и before it.
fn bound(reading: &mut Reading) {
    if reading.text.ends_with('и') {
        return;
    }
    if reading.text.ends_with('ӣ') {
        reading.text.pop();
        reading.text.push('и');
    } else if ["ой", "ӯй", "уй"].iter().any(|ending| reading.text.ends_with(ending)) {
        // «ҷой», «ҷои».
        reading.text.pop();
    }
    reading.text.push('и');
}

/// Writes the izofat where a word is bound to the next one.
fn bind(parts: &mut [Part]) {
    let mut clause: Vec<usize> = Vec::new();
    let mut clauses: Vec<Vec<usize>> = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        match part {
            Part::Word(_) => clause.push(at),
            Part::Marks(marks) if marks.trim().is_empty() => {}
            Part::Marks(_) => clauses.push(std::mem::take(&mut clause)),
        }
    }
    clauses.push(clause);
    for clause in clauses {
        let first = |at: &usize| match parts.get(*at) {
            Some(Part::Word(readings)) => readings.first(),
            _ => None,
        };
        let words: Vec<String> =
            clause.iter().map(|at| first(at).map_or(String::new(), |own| own.text.to_lowercase())).collect();
        let kinds: Vec<Kind> =
            clause.iter().map(|at| first(at).map_or(Kind::Unknown, |own| own.kind)).collect();
        let mut places: Vec<usize> = clause
            .iter()
            .enumerate()
            .filter(|(at, _)| is_bound(&words, &kinds, *at))
            .map(|(_, part)| *part)
            .collect();
        if let Some(last) = clause.last() {
            let marks = match parts.get(last + 1) {
                Some(Part::Marks(marks)) => Some(marks.as_str()),
                _ => None,
            };
            places.extend(first(last).is_some_and(|own| is_bound_to(own, marks)).then_some(*last));
        }
        for at in places {
            if let Some(Part::Word(readings)) = parts.get_mut(at) {
                readings.iter_mut().for_each(bound);
            }
        }
    }
}

/// Sentences begin with a large letter, and names have one.
fn large(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// The text, and other likely ones.
pub(super) fn written(text: &str) -> (String, Vec<String>) {
    let mut parts = parts(text);
    bind(&mut parts);
    let with = |changed: usize, to: usize| -> String {
        let mut begins = true;
        let mut whole = String::new();
        for (at, part) in parts.iter().enumerate() {
            match part {
                Part::Marks(marks) => {
                    begins |= marks.contains(['.', '!', '?']);
                    whole.push_str(marks);
                }
                Part::Word(readings) => {
                    let Some(reading) = readings.get(if at == changed { to } else { 0 }) else { continue };
                    let is_large = begins || reading.kind == Kind::Name;
                    whole.push_str(&if is_large { large(&reading.text) } else { reading.text.clone() });
                    begins = false;
                }
            }
        }
        whole
    };
    let mut others: Vec<(f32, usize, usize)> = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        if let Part::Word(readings) = part {
            let first = readings.first().map_or(0.0, |first| first.cost);
            others
                .extend(readings.iter().enumerate().skip(1).map(|(to, other)| (other.cost - first, at, to)));
        }
    }
    others.retain(|(more, ..)| *more <= LIKELY);
    others.sort_by(|one, other| one.0.total_cmp(&other.0));
    let best = with(usize::MAX, 0);
    let mut alternatives: Vec<String> = Vec::new();
    for (_, at, to) in others.into_iter().take(ALTERNATIVES_MAX) {
        let other = with(at, to);
        if other != best && !alternatives.contains(&other) {
            alternatives.push(other);
        }
    }
    (best, alternatives)
}
