//! One who says things at the door of a running node, each after the answer to the one before.

use crate::pair::statement;
use std::io::{BufRead, BufReader, Write};
use std::os::unix::net::UnixStream;
use std::path::Path;

pub(crate) struct Speaker(BufReader<UnixStream>);

impl Speaker {
    pub(crate) fn at(folder: &Path) -> Self {
        Self(BufReader::new(UnixStream::connect(folder.join("door")).unwrap()))
    }

    /// Returns when it is recorded.
    pub(crate) fn say(&mut self, number: usize) {
        let mut line = serde_json::to_vec(&statement(number)).unwrap();
        line.push(b'\n');
        self.0.get_mut().write_all(&line).unwrap();
        let mut answer = String::new();
        self.0.read_line(&mut answer).unwrap();
        assert!(answer.contains("Recorded"), "{answer}");
    }
}
