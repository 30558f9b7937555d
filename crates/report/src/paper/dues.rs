//! The list of dues, in the order of the provisions: what both sides see together has no order of lateness.

use jiff::Timestamp;
use paivand_kernel::{Standing, WordSource, dues_digest};
use paivand_voice::Wording;

use super::{Block, Cell, Order, Paper, Row, Run, Table, side_names};

/// The list at an instant.
#[must_use]
pub fn dues(standing: &Standing, words: &dyn WordSource, order: &Order, at: Timestamp) -> Paper {
    let list = paivand_kernel::dues(standing, at);
    let rows = list.iter().map(|due| {
        let told = |tell: &dyn Fn(&Wording<'_>) -> String| {
            let run = |(code, voice): (String, &'static paivand_voice::Voice)| {
                Run::new(code, tell(&Wording::new(voice.language(), standing, words)))
            };
            Cell::words(order.voices().into_iter().map(run).collect())
        };
        Row(vec![
            told(&|wording| wording.what(due)),
            Cell::Words(side_names(standing, order, due.on.as_slice())),
            Cell::Date(due.by),
            told(&|wording| wording.under(due)),
        ])
    });
    let table = Table {
        heads: ["paper-what", "paper-on", "paper-by", "paper-under"].map(|id| order.say(id)).to_vec(),
        widths: vec![52, 18, 14, 16],
        rows: rows.collect(),
    };
    let blocks = vec![Block::Table(table), Block::Text(order.say("paper-aid"))];
    Paper { title: order.say("paper-dues"), blocks, at, digest: dues_digest(&list).to_string() }
}
