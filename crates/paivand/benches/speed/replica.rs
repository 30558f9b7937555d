//! Checking a replica: every signature, every leaf, the root; and the start of a node that holds it.

use crate::bare::Bare;
use crate::pair::{Pair, statement};
use crate::{Line, rate, start, timed};
use paivand_node::source::Folder;
use paivand_node::submit::BATCH_ACTS_MAX;
use paivand_node::verify;

pub(crate) fn lines(count: usize, bare: &Bare) -> Vec<Line> {
    let mut pair = Pair::chartered(&[None, None]);
    for first in (0..count).step_by(BATCH_ACTS_MAX) {
        let batch: Vec<_> = (first..count.min(first + BATCH_ACTS_MAX)).map(statement).collect();
        assert!(pair.nodes[1].submit_all(&batch).iter().all(Result::is_ok));
    }
    let source = Folder(pair.folders[1].clone());
    let (pulled, _) = timed(|| pair.nodes[0].exchange("tj", &source).unwrap());
    assert_eq!(pair.nodes[0].cut()[1], pair.nodes[1].cut()[1]);
    let folder = pair.folders[0].clone();
    let (verified, report) = timed(|| verify::verify(&folder).unwrap());
    let entries = usize::try_from(report.logs.iter().map(|log| log.checkpoint.size).sum::<u64>()).unwrap();
    drop(pair.nodes);
    let share = |time| 100.0 * rate(entries, time) / bare.verified;
    let mut lines = vec![
        Line::new(
            "pull, check and fold a replica, signatures/s",
            format!("{:.0}, {:.0} % of {:.0}/s bare", rate(entries, pulled), share(pulled), bare.verified),
            "70 %",
        ),
        Line::new(
            "verify a folder: tiles, signatures, meaning",
            format!("{:.0}, {:.0} %", rate(entries, verified), share(verified)),
            "",
        ),
    ];
    lines.extend(start::lines(&folder, entries));
    lines
}
