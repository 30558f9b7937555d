//! What became of a proposal: how it ended, why a side declined it, and the files that it names.

use paivand_kernel::{CloseReason, Digest, Mark, Recorded, Side, WordSource};
use paivand_node::Moment;
use paivand_voice::Wording;
use serde_json::Value;

use crate::form::control::is_file;
use crate::href::file;
use crate::page::document::reading::words;
use crate::present::side_name;
use crate::view::{Link, Text};

/// What became of a proposal, and when; none while it is open.
pub(super) fn became(moment: &Moment, wording: &Wording<'_>, recorded: &Recorded) -> Option<String> {
    let standing = moment.standing();
    let (id, mark) = if let Some((mark, reason)) = recorded.closed() {
        let id = match reason {
            CloseReason::Withdrawn => "proposal-withdrawn",
            CloseReason::Declined => "proposal-declined",
            CloseReason::Lapsed => "proposal-lapsed",
            CloseReason::Crossed => "proposal-crossed",
        };
        (id, mark)
    } else if let Some(mark) = recorded.in_force() {
        ("proposal-held", mark)
    } else {
        ("proposal-enacted", recorded.enacted()?)
    };
    let date = wording.voice.date(standing.date_for(&recorded.act.sides, mark.on));
    Some(wording.voice.tell(id, &[("date", date.into())]))
}

/// Why each side that declined did, as far as its words are held.
pub(super) fn reasons(moment: &Moment, wording: &Wording<'_>, recorded: &Recorded) -> Vec<(Text, Text)> {
    let each = |(side, (_, named, _)): (&Side, &(Mark, Option<Digest>, Option<Digest>))| {
        let held = moment.words().words((*named)?)?;
        let reason = words(held.reason()?).for_reader(wording.language)?;
        Some((side_name(moment.standing(), *side, wording.language), reason))
    };
    recorded.declined().iter().filter_map(each).collect()
}

/// The files that the act names, but the text itself, which stands whole on the page.
pub(super) fn files(wording: &Wording<'_>, recorded: &Recorded) -> Vec<Link> {
    let content = serde_json::to_value(&recorded.act.content).unwrap_or_default();
    let text = recorded.act.content.document();
    let link = |name: &str, digest: Digest| Link {
        words: Text::new(wording.language, wording.voice.field(name)),
        href: Some(file(&digest)),
    };
    let fields = recorded.act.content.definition().fields.iter().filter(|field| is_file(field.holds));
    let scans = recorded.act.attested.iter().map(|paper| link("scan", paper.scan));
    let named = fields.flat_map(|field| {
        let values = match content.get(field.name) {
            Some(Value::Array(values)) => values.clone(),
            Some(value) => vec![value.clone()],
            None => Vec::new(),
        };
        let digests = values.into_iter().filter_map(|value| value.as_str()?.parse::<Digest>().ok());
        digests
            .filter(|digest| Some(*digest) != text)
            .map(|digest| link(field.name, digest))
            .collect::<Vec<_>>()
    });
    named.chain(scans).collect()
}
