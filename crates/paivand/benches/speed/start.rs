//! The start of a node that holds much, until its first page.

use crate::{Line, timed};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// A serving node; stopped when dropped.
pub(crate) struct Served {
    process: Child,
    pub(crate) address: String,
}

impl Drop for Served {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

impl Served {
    pub(crate) fn start(folder: &Path, listen: &str) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_paivand"));
        command.arg("serve").arg(folder).args(["--listen", listen]).stdout(Stdio::piped());
        let mut process = command.spawn().unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("listening on http://").unwrap().to_owned();
        Self { process, address }
    }

    /// Resident memory in MiB.
    pub(crate) fn memory_mib(&self) -> f64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id())).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
        line.trim().trim_end_matches(" kB").parse::<f64>().unwrap() / 1024.0
    }
}

/// One GET on a connection of its own; the whole answer.
pub(crate) fn get(address: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

pub(crate) fn lines(folder: &Path, entries: usize) -> Vec<Line> {
    assert!(entries > 0);
    let (time, served) = timed(|| {
        let served = Served::start(folder, "127.0.0.1:0");
        assert!(get(&served.address, "/").starts_with("HTTP/1.1 200"));
        served
    });
    vec![
        Line::new(
            "start until the first page, with all of these",
            format!("{:.2} s, {entries} entries", time.as_secs_f64()),
            "1 s at 100000",
        ),
        Line::new("  memory at most", format!("{:.0} MiB", served.memory_mib()), "150 MB"),
    ]
}
