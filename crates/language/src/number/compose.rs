//! Puts a number together from the values of its words, in any language that counts by thousands.

use super::{Number, NumberError, PLACES_MAX, WHOLE_BELOW};

/// What a word contributes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// A value of its own: 1 to 999 in words, anything in figures.
    Value(u64),
    /// A hundred, which multiplies what stands before it in its group, up to this.
    Hundred(u64),
    /// A power of a thousand, which multiplies its group.
    Scale(u64),
    /// "And": nothing, between two others.
    And,
}

/// A number being put together; it refuses what no speaker would say («ду се», "twenty thirty").
pub(super) struct Sum {
    total: u64,
    group: Option<u64>,
    /// Values below this may follow in the group.
    room: u64,
    /// Scales below this may follow.
    scale: u64,
    zero: bool,
    /// Whether "and" was the last part, so that another must follow.
    open: bool,
}

impl Sum {
    pub(super) fn new() -> Self {
        Self { total: 0, group: None, room: 1_000, scale: WHOLE_BELOW, zero: false, open: false }
    }

    /// Takes the next part, or says that it cannot follow.
    pub(super) fn push(&mut self, part: Part) -> Option<()> {
        if self.zero {
            return None;
        }
        self.open = part == Part::And;
        match part {
            Part::And => return self.started().then_some(()),
            Part::Value(0) => {
                self.zero = !self.started();
                return self.zero.then_some(());
            }
            Part::Value(value) if value >= self.room => {
                // Figures of any size may stand alone: 1500, or 25 before «миллион».
                if self.started() || value >= WHOLE_BELOW {
                    return None;
                }
                (self.group, self.room) = (Some(value), 1);
            }
            Part::Value(value) => {
                self.group = Some(self.group.unwrap_or(0).checked_add(value)?);
                self.room = match value {
                    20..100 if value.is_multiple_of(10) => 10,
                    100.. if value.is_multiple_of(100) => 100,
                    _ => 1,
                };
            }
            Part::Hundred(most) => {
                let before = self.group.unwrap_or(1);
                if before > most || (self.group.is_none() && self.room < 1_000) {
                    return None;
                }
                (self.group, self.room) = (Some(before * 100), 100);
            }
            Part::Scale(scale) if scale < self.scale => {
                let group = self.group.take().unwrap_or(1);
                self.total = self.total.checked_add(group.checked_mul(scale)?)?;
                (self.room, self.scale) = (1_000, scale);
            }
            Part::Scale(_) => return None,
        }
        Some(())
    }

    fn started(&self) -> bool {
        self.total > 0 || self.group.is_some()
    }

    /// The number, if there was any.
    pub(super) fn finish(self) -> Option<u64> {
        let started = (self.started() || self.zero) && !self.open;
        let whole = self.total.checked_add(self.group.unwrap_or(0))?;
        (started && whole < WHOLE_BELOW).then_some(whole)
    }
}

/// The number that parts make.
pub(super) fn sum(parts: impl IntoIterator<Item = Part>) -> Option<u64> {
    let mut sum = Sum::new();
    for part in parts {
        sum.push(part)?;
    }
    sum.finish()
}

/// A whole part and so many parts of a whole: of ten, a hundred …, or of what divides them, as four does.
///
/// A third has no end in figures, and is refused.
pub(super) fn with_fraction(whole: u64, part: u64, of: u64) -> Result<Number, NumberError> {
    // Two quarters are a half, but ten hundredths have their zero.
    let is_ten = of.checked_ilog10().is_some_and(|power| 10_u64.checked_pow(power) == Some(of));
    let common = if is_ten { 1 } else { common_divisor(part, of) };
    let (part, of) = (part / common, of / common);
    let powers = (1..=PLACES_MAX)
        .filter_map(|places| Some((places, 10_u64.checked_pow(u32::try_from(places).ok()?)?)));
    let fitting = |(_, power): &(usize, u64)| of > 1 && power.is_multiple_of(of);
    let Some((width, power)) = powers.into_iter().find(fitting).filter(|_| part < of) else {
        return Err(NumberError::NotUnderstood(format!("{part}/{of}")));
    };
    Number::new(false, whole, &format!("{:0width$}", part * (power / of)))
}

fn common_divisor(one: u64, other: u64) -> u64 {
    if other == 0 { one.max(1) } else { common_divisor(other, one % other) }
}

/// Digits after a point that were said one by one, or as one number.
pub(super) fn digits(values: &[u64]) -> Option<String> {
    let single = values.len() == 1 || values.iter().all(|value| *value < 10);
    (!values.is_empty() && single).then(|| values.iter().map(u64::to_string).collect())
}
