//! Readings of the parts of a name become readings of the name.

/// Most other results: what a person looks through at a glance.
const ALTERNATIVES_MAX: usize = 5;

/// The names known before, then the parts with their best readings, then with one part read otherwise; each once.
pub(super) fn names(known: Vec<String>, parts: &[Vec<String>], between: &str) -> Vec<String> {
    let with = |changed: usize, to: usize| -> String {
        let own = |(at, own): (usize, &Vec<String>)| {
            own.get(if at == changed { to } else { 0 }).cloned().unwrap_or_default()
        };
        parts.iter().enumerate().map(own).collect::<Vec<_>>().join(between)
    };
    let others = parts.iter().enumerate().flat_map(|(at, own)| (1..own.len()).map(move |to| (at, to)));
    let read = std::iter::once((usize::MAX, 0)).chain(others).map(|(at, to)| with(at, to));
    let mut each: Vec<String> = Vec::new();
    for text in known.into_iter().chain(read) {
        if !each.contains(&text) {
            each.push(text);
        }
    }
    each.truncate(ALTERNATIVES_MAX + 1);
    each
}
