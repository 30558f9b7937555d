//! Durable submits, 256 at once.

use crate::bare::Bare;
use crate::pair::{Pair, statement};
use crate::{Line, rate, timed};
use paivand_node::Gate;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

/// People who submit at once, each waiting for their own acknowledgement.
const AT_ONCE: usize = 256;

pub(crate) fn lines(count: usize, bare: &Bare) -> Vec<Line> {
    let Pair { root, nodes: [_, node], .. } = Pair::chartered(&[None, None]);
    let gate = Gate::new(Arc::new(Mutex::new(node)));
    let next = AtomicUsize::new(0);
    let (time, ()) = timed(|| {
        std::thread::scope(|scope| {
            for _ in 0..AT_ONCE {
                scope.spawn(|| {
                    while let Some(number) = Some(next.fetch_add(1, Ordering::Relaxed)).filter(|n| *n < count)
                    {
                        gate.submit(statement(number)).unwrap();
                    }
                });
            }
        });
    });
    let batches: Vec<Vec<_>> = (0..count / AT_ONCE)
        .map(|batch| (0..AT_ONCE).map(|number| statement(batch * AT_ONCE + number)).collect())
        .collect();
    let mut node = gate.node().lock().unwrap();
    let (together, ()) = timed(|| {
        for batch in &batches {
            assert!(node.submit_all(batch).iter().all(Result::is_ok));
        }
    });
    drop((node, root));
    let together = rate(count / AT_ONCE * AT_ONCE, together);
    let submitted = rate(count, time);
    let share = 100.0 * submitted / bare.appended;
    vec![
        Line::new("durable submits, 256 at once, acts/s", format!("{submitted:.0}"), "5000"),
        Line::new("  of bare sign + group append", format!("{share:.0} % of {:.0}/s", bare.appended), "50 %"),
        Line::new(
            "  by one program, 256 in a list",
            format!("{together:.0}, {:.0} %", 100.0 * together / bare.appended),
            "",
        ),
    ]
}
