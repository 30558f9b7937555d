//! A number so many times, for a power of ten.

use super::{Number, NumberError, WHOLE_BELOW};

/// The number so many times, for a power of ten: its point moves to the right.
pub(super) fn times(number: &Number, power: u64) -> Result<Number, NumberError> {
    let places = usize::try_from(power.ilog10()).unwrap_or(usize::MAX);
    let moved: String = number.fraction.chars().chain(std::iter::repeat('0')).take(places).collect();
    let whole = format!("{}{moved}", number.whole).parse().map_err(|_| NumberError::TooLarge)?;
    let rest = number.fraction.get(places..).unwrap_or_default();
    if whole >= WHOLE_BELOW {
        return Err(NumberError::TooLarge);
    }
    Number::new(number.negative, whole, rest)
}
