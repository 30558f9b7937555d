//! Whose turn at 200 requests a second.

use crate::Line;

pub(crate) fn lines(_share: f64) -> Vec<Line> {
    Vec::new()
}
