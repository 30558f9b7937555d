//! Placeholders and tags: `{name}`, `%1$s`, `${x}`, `<b>`, `&nbsp;`. Nobody translates them.

use super::Warning;
use std::collections::BTreeMap;

/// Longest tag or placeholder, in bytes: a link with its address has some hundreds.
const PLACEHOLDER_BYTES_MAX: usize = 1_024;

/// Placeholders and tags, from left to right.
pub(super) fn placeholders(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut after_digit = false;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let first = rest.chars().next().unwrap_or_default();
        let length = match first {
            '{' => braces(rest),
            '$' => rest.strip_prefix('$').and_then(braces).map(|length| length + 1),
            // After a figure it says "percent".
            '%' if !after_digit => percent(rest),
            '<' => tag(rest),
            '&' => entity(rest),
            _ => None,
        };
        after_digit = first.is_ascii_digit();
        match length.and_then(|length| rest.get(..length)) {
            Some(placeholder) => {
                found.push(placeholder);
                at += placeholder.len();
            }
            None => at += first.len_utf8(),
        }
    }
    found
}

/// `{}`, `{0}`, `{name}`, `{{name}}`, `{count:>3}`.
fn braces(text: &str) -> Option<usize> {
    let (open, close) = if text.starts_with("{{") { ("{{", "}}") } else { ("{", "}") };
    let inner = text.strip_prefix(open)?;
    let end = inner.find(close)?;
    let fits = |sign: char| sign.is_ascii_alphanumeric() || "_.:$-><+# ".contains(sign);
    let fits = inner.get(..end)?.chars().all(fits) && end < PLACEHOLDER_BYTES_MAX;
    fits.then_some(open.len() + end + close.len())
}

/// `%s`, `%-5.2f`, `%1$s`, `%(name)s`, `%%`.
fn percent(text: &str) -> Option<usize> {
    let rest = text.strip_prefix('%')?;
    if rest.starts_with('%') {
        return Some(2);
    }
    let named = rest.strip_prefix('(').and_then(|inner| {
        let end = inner.find(')')?;
        let fits = inner.get(..end)?.chars().all(|sign| sign.is_ascii_alphanumeric() || sign == '_');
        fits.then_some(())?;
        inner.get(end + 1..)
    });
    let rest = named.unwrap_or(rest);
    let rest = rest.trim_start_matches(|sign: char| sign.is_ascii_digit() || "$-+#.*".contains(sign));
    let rest = rest.trim_start_matches(['l', 'h', 'z']);
    let mut signs = rest.chars();
    let conversion = signs.next().filter(|sign| "sdifuxXeEgGcp@".contains(*sign))?;
    // "100 %deposit" is no placeholder: what follows is a word.
    let ends = !signs.next().is_some_and(|sign| sign.is_ascii_alphabetic());
    ends.then_some(text.len() - rest.len() + conversion.len_utf8())
}

/// `<b>`, `</b>`, `<br/>`, `<a href="…">`.
fn tag(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('<')?;
    let name = inner.strip_prefix('/').unwrap_or(inner);
    let end = inner.find(['>', '<'])?;
    let fits = name.starts_with(|sign: char| sign.is_ascii_alphabetic())
        && inner.get(end..)?.starts_with('>')
        && end < PLACEHOLDER_BYTES_MAX;
    fits.then_some(end + 2)
}

/// `&amp;`, `&#1234;`.
fn entity(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('&')?;
    let end = inner.find(|sign: char| !sign.is_ascii_alphanumeric() && sign != '#')?;
    (end > 1 && end < 12 && inner.get(end..)?.starts_with(';')).then_some(end + 2)
}

/// What one side has oftener than the other.
pub(super) fn compare(source: &str, target: &str) -> Vec<Warning> {
    let mut counts: BTreeMap<&str, i64> = BTreeMap::new();
    for placeholder in placeholders(source) {
        *counts.entry(placeholder).or_default() += 1;
    }
    for placeholder in placeholders(target) {
        *counts.entry(placeholder).or_default() -= 1;
    }
    let different = counts.into_iter().filter(|(_, count)| *count != 0);
    different
        .map(|(placeholder, count)| match count > 0 {
            true => Warning::PlaceholderMissing(placeholder.to_owned()),
            false => Warning::PlaceholderAdded(placeholder.to_owned()),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_found_and_nothing_else() {
        for (text, expected) in [
            ("Салом, {name}! %s", &["{name}", "%s"][..]),
            ("{{user.name}} {0} {} ${total}", &["{{user.name}}", "{0}", "{}", "${total}"]),
            ("%1$s %-5.2f %(count)d %% %ld %@", &["%1$s", "%-5.2f", "%(count)d", "%%", "%ld", "%@"]),
            (
                "<b>матн</b><br/> <a href=\"https://a.tj/\">",
                &["<b>", "</b>", "<br/>", "<a href=\"https://a.tj/\">"],
            ),
            ("a &amp; b &#8212;", &["&amp;", "&#8212;"]),
            ("100% safe, 5%d, 5 % of, a < b > c, R&D; {ҷой} AT&T <", &[]),
            ("%discount {unclosed", &[]),
        ] {
            assert_eq!(placeholders(text), expected, "{text}");
        }
    }

    #[test]
    fn each_is_kept_as_often_as_it_stood() {
        assert_eq!(compare("<b>a</b> {x}", "{x} <b>б</b>"), []);
        assert_eq!(
            compare("%s of %s {x}", "%s {y}"),
            [
                Warning::PlaceholderMissing("%s".into()),
                Warning::PlaceholderMissing("{x}".into()),
                Warning::PlaceholderAdded("{y}".into()),
            ]
        );
    }
}
