//! A translation with the numbers of another text in place of its own.

use std::ops::Range;

/// Where the numbers of a text stand: runs of figures, with points and commas between figures.
fn numbers(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, sign) in text.char_indices().filter(|(_, sign)| sign.is_ascii_digit()) {
        let end = at + sign.len_utf8();
        match found.last_mut() {
            Some(last) if last.end == at => last.end = end,
            Some(last) if last.end + 1 == at && matches!(text.get(last.end..at), Some("." | ",")) => {
                last.end = end;
            }
            _ => found.push(at..end),
        }
    }
    found
}

/// The target with the numbers of the wanted text, if wanted text and source have as many, some differ, and each that
/// differs stands once in the source and once in the target.
pub(super) fn adapted(wanted: &str, source: &str, target: &str) -> Option<String> {
    let figures = |text: &str| -> Vec<String> {
        numbers(text).into_iter().filter_map(|span| text.get(span).map(str::to_owned)).collect()
    };
    let (new, old) = (figures(wanted), figures(source));
    if new == old || new.len() != old.len() {
        return None;
    }
    let places = numbers(target);
    let mut changes: Vec<(Range<usize>, &String)> = Vec::new();
    for (new, old) in new.iter().zip(&old).filter(|(new, old)| new != old) {
        let mut same = places.iter().filter(|span| target.get((*span).clone()) == Some(old));
        let place = same.next().filter(|_| same.next().is_none())?;
        if changes.iter().any(|(known, _)| known == place) {
            return None;
        }
        changes.push((place.clone(), new));
    }
    changes.sort_by_key(|(span, _)| span.start);
    let mut text = target.to_owned();
    for (span, new) in changes.into_iter().rev() {
        text.replace_range(span, new);
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_take_their_places() {
        for (wanted, source, target, expected) in [
            ("Page 4 of 9", "Page 3 of 5", "Саҳифаи 3 аз 5", Some("Саҳифаи 4 аз 9")),
            ("5 of 3", "3 of 5", "5 中的 3", Some("3 中的 5")),
            ("1,250.5 km", "3 km", "3 км", Some("1,250.5 км")),
            ("Page 3", "Page 3", "Саҳифаи 3", None),
            ("Page 4", "Page 3 of 5", "Саҳифаи 3 аз 5", None),
            ("Page 4", "Page 3", "Саҳифаи се", None),
            ("2 and 4", "3 and 3", "3 ва 3", None),
        ] {
            assert_eq!(adapted(wanted, source, target).as_deref(), expected, "{wanted}");
        }
    }
}
