//! What the tests of all formats write.

use super::{Code, Kind, Segment};
use proptest::prelude::*;

/// Signs that XML can hold, among them all that must be escaped.
pub(super) const TEXT: &str = "[^\u{0}-\u{8}\u{b}\u{c}\u{e}-\u{1f}\u{fffe}\u{ffff}]{0,12}";

/// Any text with any codes in it.
pub(super) fn segment() -> impl Strategy<Value = Segment> {
    let kind = prop::sample::select(vec![Kind::Open, Kind::Close, Kind::Alone]);
    let code = (kind, "[0-9]{1,2}", TEXT).prop_map(|(kind, id, content)| Code { kind, id, content });
    prop::collection::vec((TEXT, prop::option::of(code)), 0..4).prop_map(|parts| {
        let mut segment = Segment::default();
        for (text, code) in parts {
            segment.push_text(&text);
            code.into_iter().for_each(|code| segment.push_code(code));
        }
        segment
    })
}
