//! Addresses on this node.

use crate::view::Tag;

/// Writes a text so that it can stand in a path segment or a query.
#[must_use]
pub fn encode(text: &str) -> String {
    use std::fmt::Write as _;
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b',') {
            encoded.push(char::from(byte));
        } else {
            // Writing into a string cannot fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

/// A path with its query.
#[must_use]
pub fn with_query(path: &str, query: &[(String, String)]) -> String {
    let pairs: Vec<_> =
        query.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
    if pairs.is_empty() { path.to_owned() } else { format!("{path}?{}", pairs.join("&")) }
}

/// The same page with one member of its query set, or taken away.
#[must_use]
pub fn changed(path: &str, query: &[(String, String)], name: &str, value: Option<&str>) -> String {
    let kept = query.iter().filter(|(other, _)| other != name).cloned();
    let pairs: Vec<_> = kept.chain(value.map(|value| (name.to_owned(), value.to_owned()))).collect();
    with_query(path, &pairs)
}

/// Languages as `?show=` writes them.
#[must_use]
pub fn shown(languages: &[Tag]) -> String {
    languages.iter().map(Tag::code).collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_values_stay_values() {
        let query = [("at".to_owned(), "a&lang=x\"<ҷ".to_owned())];
        assert_eq!(with_query("/", &query), "/?at=a%26lang%3Dx%22%3C%D2%B7");
        assert_eq!(changed("/", &query, "at", None), "/");
        assert_eq!(changed("/", &[], "lang", Some("tg")), "/?lang=tg");
    }
}
