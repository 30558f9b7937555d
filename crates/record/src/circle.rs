//! Names of circles.

/// Longest name of a circle: it is a code, and stands in addresses and file names.
pub const CIRCLE_BYTES_MAX: usize = 64;

/// Whether `name` may name a circle: lowercase letters, digits, dots and hyphens.
pub fn is_circle(name: &str) -> bool {
    let letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b".-".contains(&byte);
    (1..=CIRCLE_BYTES_MAX).contains(&name.len()) && name.bytes().all(letter)
}
