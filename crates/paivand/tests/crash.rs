//! A serving node is killed at random moments under load: nothing acknowledged is lost, and the mark is never
//! below what was handed out, nor above what is held.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at what cannot happen")]

use paivand_kernel::ActId;
use paivand_node::mark::Mark;
use paivand_node::verify;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// How many times the node is killed.
const KILLS: u64 = 100;
/// How many acts a node has acknowledged, at least, when it is killed under work.
const LEAST_SAID: u64 = 2;

/// One statement through the door; its act if it was acknowledged.
fn state(door: &Path) -> Option<ActId> {
    let mut stream = UnixStream::connect(door).ok()?;
    let names = r#"{"tg":"ном","zh":"名","ru":"имя","en":"name"}"#;
    let content = format!(r#"{{"act":"institution.record","names":{names}}}"#);
    let intent = format!(r#"{{"intent":"state","subject":"institution/a","content":{content}}}"#);
    writeln!(stream, "{intent}").ok()?;
    let mut line = String::new();
    BufReader::new(stream).read_line(&mut line).ok()?;
    let answer: serde_json::Value = serde_json::from_str(&line).ok()?;
    answer["Recorded"]["act"].as_str()?.parse().ok()
}

/// The size of the checkpoint as the node hands it out, if it does.
fn handed_out(port: u16) -> Option<u64> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
    write!(stream, "GET /logs/tj/checkpoint HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
        .ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    answer.split_once("\r\n\r\n")?.1.lines().nth(1)?.parse().ok()
}

#[test]
fn a_hundred_kills_lose_nothing_acknowledged() {
    let root = tempfile::tempdir().unwrap();
    let program = env!("CARGO_BIN_EXE_paivand");
    let demo =
        Command::new(program).arg("demo").arg("--dir").arg(root.path()).arg("--exit").output().unwrap();
    assert!(demo.status.success());
    let folder = root.path().join("dushanbe");
    let door = folder.join("door");
    let mut acknowledged = Vec::new();
    let mut random: u64 = 20_261_124;
    for kill in 0..KILLS {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let mut serve = Command::new(program)
            .arg("serve")
            .arg(&folder)
            .args(["--listen", &format!("127.0.0.1:{port}")])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let start = Instant::now();
        while UnixStream::connect(&door).is_err() {
            assert!(serve.try_wait().unwrap().is_none(), "the node did not start again after kill {kill}");
            assert!(start.elapsed() < Duration::from_secs(60), "no door after kill {kill}");
            std::thread::yield_now();
        }
        // Knuth's linear congruential generator: the same moments in every run, as far as a machine allows.
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let moment = Instant::now() + Duration::from_micros(random >> 48);
        // One node in four dies at any moment, perhaps before it answers anybody; the others under work that it did,
        // however slow the machine is.
        let least = if kill % 4 == 0 { 0 } else { LEAST_SAID };
        let said = Arc::new(AtomicU64::new(0));
        let load = [0; 3].map(|_| {
            let (door, said) = (door.clone(), Arc::clone(&said));
            std::thread::spawn(move || {
                let mut acts = Vec::new();
                while let Some(act) = state(&door) {
                    acts.push(act);
                    said.fetch_add(1, Ordering::Relaxed);
                }
                acts
            })
        });
        let mut released = 0;
        let works =
            || said.load(Ordering::Relaxed) < least && load.iter().any(|thread| !thread.is_finished());
        while Instant::now() < moment || works() {
            released = handed_out(port).unwrap_or(0).max(released);
        }
        serve.kill().unwrap();
        serve.wait().unwrap();
        for thread in load {
            acknowledged.extend(thread.join().unwrap());
        }
        let checkpoint =
            verify::read(&folder).unwrap().cut.into_iter().find(|log| log.origin.starts_with("dushanbe"));
        let (mark, checkpoint) = (Mark::open(&folder).unwrap(), checkpoint.unwrap());
        let marked = mark.of(&checkpoint.origin).unwrap().size;
        assert!(
            (released..=checkpoint.size).contains(&marked),
            "kill {kill}: {marked} is marked, {released} was handed out, {} is held",
            checkpoint.size
        );
    }
    let standing = verify::read(&folder).unwrap().standing;
    let expected = usize::try_from(KILLS / 4 * 3 * LEAST_SAID).unwrap();
    assert!(acknowledged.len() >= expected, "the load was real: {}", acknowledged.len());
    let lost = acknowledged.iter().filter(|act| standing.act(act).is_none()).count();
    assert_eq!(lost, 0, "of {} acknowledged", acknowledged.len());
    println!("{KILLS} kills, {} acts acknowledged, none lost", acknowledged.len());
}
