//! The door of a running node for the people of its own machine: a socket in its folder, open to its owner only.

use crate::bell::Bell;
use crate::order::{self, Order};
use crate::trouble::{Kind, Trouble};
use paivand_kernel::Refusal;
use paivand_node::{Gate, Intent, Node, Receipt, SubmitError, World};
use serde::{Deserialize, Serialize};
use std::fs::{self, Permissions};
use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// Longest request: an act in JSON with room for its escapes.
const REQUEST_BYTES_MAX: u64 = 256 * 1024;

/// Most requests on one connection: a program that hands in a list need not knock for each.
const REQUESTS_MAX: usize = 100_000;

/// Longest wait for a request or its answer: a disk under load, not a person.
const WAIT: Duration = Duration::from_secs(30);

/// Longest wait for the node when the process ends.
const CLOSE_WAIT_MAX: Duration = Duration::from_secs(2);

/// Between two looks whether it is free.
const CLOSE_LOOK: Duration = Duration::from_millis(10);

/// A node that several threads share, and its bell.
pub(crate) struct Shared {
    pub(crate) node: Arc<Mutex<Node>>,
    pub(crate) gate: Arc<Gate>,
    pub(crate) bell: Arc<Bell>,
}

#[derive(Serialize, Deserialize)]
enum Answer {
    Recorded(Receipt),
    Done(Vec<String>),
    Refused {
        /// In English, for who looks after the node.
        why: String,
        /// The refusal of the rules of the sides, if it is that: with its code and arguments whoever asked tells it
        /// in the language of their reader.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        refusal: Option<Refusal>,
    },
}

impl Answer {
    fn refused(why: impl Into<String>) -> Self {
        Self::Refused { why: why.into(), refusal: None }
    }

    /// What goes wrong for who asked, if this is no.
    fn trouble(self) -> Result<Self, Trouble> {
        match self {
            Self::Refused { refusal: Some(refusal), .. } => Err(Trouble::refused(Kind::Refused, refusal)),
            Self::Refused { why, refusal: None } => Err(Trouble::new(Kind::Refused, why)),
            Self::Recorded(_) | Self::Done(_) => Ok(self),
        }
    }
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Request {
    Intent(Intent),
    Order(Order),
}

/// Where the door of the node in `folder` is.
pub(crate) fn path(folder: &Path) -> PathBuf {
    folder.join("door")
}

/// Submits through the door of the running node, or opens the node for this one act.
pub(crate) fn submit(folder: &Path, intent: &Intent) -> Result<Receipt, Trouble> {
    let Ok(mut stream) = UnixStream::connect(path(folder)) else {
        return Ok(Node::open(folder, World::machine())?.submit(intent)?);
    };
    stream.set_read_timeout(Some(WAIT))?;
    match ask(&mut stream, intent)? {
        Answer::Recorded(receipt) => Ok(receipt),
        Answer::Done(_) | Answer::Refused { .. } => {
            Err(Trouble::new(Kind::Machine, "the node answered something else"))
        }
    }
}

fn ask(stream: &mut UnixStream, request: &impl Serialize) -> Result<Answer, Trouble> {
    let mut bytes = serde_json::to_vec(request)?;
    bytes.push(b'\n');
    stream.write_all(&bytes)?;
    let mut line = String::new();
    BufReader::new(stream.take(REQUEST_BYTES_MAX)).read_line(&mut line)?;
    serde_json::from_str::<Answer>(&line)?.trouble()
}

/// Has the running node do something, or opens the node for it; prints what came of it.
pub(crate) fn order(folder: &Path, order: &Order) -> Result<(), Trouble> {
    let told = match UnixStream::connect(path(folder)) {
        Err(_) => order::obey_alone(folder, order)?,
        Ok(mut stream) => match ask(&mut stream, order)? {
            Answer::Done(told) => told,
            Answer::Recorded(_) | Answer::Refused { .. } => Vec::new(),
        },
    };
    told.iter().for_each(|line| println!("{line}"));
    Ok(())
}

/// Opens the door and answers, line by line, each connection on its own thread.
pub(crate) fn open(folder: &Path, shared: &Arc<Shared>) -> Result<(), Trouble> {
    let path = path(folder);
    if path.exists() {
        // The lock of the folder is ours, so this is the door of a process that is gone.
        fs::remove_file(&path)?;
    }
    let listener = UnixListener::bind(&path)?;
    fs::set_permissions(&path, Permissions::from_mode(0o600))?;
    let shared = Arc::clone(shared);
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let shared = Arc::clone(&shared);
            std::thread::spawn(move || {
                if let Err(error) = answer(&stream, &shared) {
                    tracing::warn!(%error, "a request at the door was broken off");
                }
            });
        }
    });
    Ok(())
}

fn answer(stream: &UnixStream, shared: &Shared) -> std::io::Result<()> {
    stream.set_read_timeout(Some(WAIT))?;
    let mut requests = BufReader::new(stream);
    for _ in 0..REQUESTS_MAX {
        let mut line = String::new();
        if requests.by_ref().take(REQUEST_BYTES_MAX).read_line(&mut line)? == 0 {
            break;
        }
        answer_one(stream, &line, shared)?;
    }
    Ok(())
}

fn answer_one(mut stream: &UnixStream, line: &str, shared: &Shared) -> std::io::Result<()> {
    let answer = match serde_json::from_str::<Request>(line) {
        Err(error) => Answer::refused(format!("the request could not be read: {error}")),
        Ok(Request::Intent(intent)) => match shared.gate.submit(intent) {
            Ok(receipt) => Answer::Recorded(receipt),
            Err(SubmitError::Meaning(refusal)) => {
                Answer::Refused { why: refusal.to_string(), refusal: Some(refusal) }
            }
            Err(error) => Answer::refused(error.to_string()),
        },
        Ok(Request::Order(order)) => match shared.node.lock() {
            Ok(mut node) => match order::obey(&mut node, &order) {
                Ok(told) => Answer::Done(told),
                Err(trouble) => Answer::refused(trouble.whole()),
            },
            Err(_) => Answer::refused("the node has stopped"),
        },
    };
    shared.bell.ring();
    let mut bytes = serde_json::to_vec(&answer).unwrap_or_default();
    bytes.push(b'\n');
    stream.write_all(&bytes)
}

impl Shared {
    pub(crate) fn new(node: Node) -> Self {
        let node = Arc::new(Mutex::new(node));
        Self { gate: Arc::new(Gate::new(Arc::clone(&node))), node, bell: Arc::new(Bell::new()) }
    }

    /// Keeps what was understood before the process ends, unless somebody holds the node for long: then it is
    /// worked out again at the next start.
    pub(crate) fn close(&self) {
        let start = std::time::Instant::now();
        loop {
            if let Ok(mut node) = self.node.try_lock() {
                return node.save();
            }
            if start.elapsed() > CLOSE_WAIT_MAX {
                return;
            }
            std::thread::sleep(CLOSE_LOOK);
        }
    }
}
