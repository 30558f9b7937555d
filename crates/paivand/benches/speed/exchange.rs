//! Acts at one node until they are complete at the other: two processes, real HTTP.

use crate::door::Speaker;
use crate::pair::Pair;
use crate::start::{Served, get};
use crate::{Line, rate, timed};
use paivand_node::WordStore;
use paivand_node::disk::MachineDisk;
use std::net::TcpListener;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

/// How often it looks whether all is done: often enough for the figure, seldom enough to leave the nodes the cores.
const LOOK_AGAIN: Duration = Duration::from_millis(20);

/// Connections at the door.
const DOORS: usize = 64;

pub(crate) fn lines(count: usize) -> Vec<Line> {
    let addresses = [(); 2].map(|()| {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        listener.local_addr().unwrap().to_string()
    });
    let pair = Pair::chartered(&addresses.clone().map(|address| Some(format!("http://{address}"))));
    let Pair { root, folders, nodes } = pair;
    drop(nodes);
    let served = [0, 1].map(|which: usize| Served::start(&folders[which], &addresses[which]));
    let before = size(&served[1].address, "tj");
    let (time, ()) = timed(|| {
        submit(&folders[1], count);
        // Complete: the own checkpoint at its last size carries the other side's cosignature.
        while !complete(&served[1].address, before + count) {
            std::thread::park_timeout(LOOK_AGAIN);
        }
        // And the other side holds the words of all.
        let words = |which: usize| WordStore::open(Arc::new(MachineDisk), &folders[which]).unwrap().count();
        let said = words(1);
        while words(0) < said {
            std::thread::park_timeout(LOOK_AGAIN);
        }
    });
    drop(served);
    let understood = folders.map(|folder| paivand_node::verify::read(&folder).unwrap());
    assert!(understood[0].standing == understood[1].standing, "both mean the same");
    drop(root);
    vec![Line::new(
        "acts and words at the other node, cosigned, acts/s",
        format!("{:.0} ({count} in {:.1} s)", rate(count, time), time.as_secs_f64()),
        "2000",
    )]
}

fn checkpoint(address: &str, side: &str) -> String {
    let answer = get(address, &format!("/logs/{side}/checkpoint"));
    answer.split_once("\r\n\r\n").map(|(_, body)| body.to_owned()).unwrap_or_default()
}

fn size(address: &str, side: &str) -> usize {
    checkpoint(address, side).lines().nth(1).unwrap().parse().unwrap()
}

fn complete(address: &str, size: usize) -> bool {
    let note = checkpoint(address, "tj");
    let held: usize = note.lines().nth(1).and_then(|line| line.parse().ok()).unwrap_or(0);
    held >= size && note.contains("cn.example/bench/mirror")
}

fn submit(folder: &Path, count: usize) {
    std::thread::scope(|scope| {
        for door in 0..DOORS {
            scope.spawn(move || {
                let mut speaker = Speaker::at(folder);
                (door..count).step_by(DOORS).for_each(|number| speaker.say(number));
            });
        }
    });
}
