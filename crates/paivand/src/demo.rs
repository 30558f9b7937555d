//! The demonstration: two node processes that speak real HTTP, and a story told only with verbs a user has.

use crate::out::say;
use crate::submit::keep_document;
use crate::trouble::{Kind, Trouble};
use crate::{door, dues, show, story};
use clap::Args;
use jiff::{Timestamp, ToSpan, tz::Offset};
use paivand_node::disk::MachineDisk;
use paivand_node::identity::{Card, Identity, keep};
use paivand_node::{Intent, Node, Receipt, World, published, verify};
use paivand_record::fate::Fate;
use paivand_record::hash::Hash;
use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// Longest wait for the other node to follow: replication takes under a second on loopback.
const PATIENCE: Duration = Duration::from_secs(60);

/// Longest wait for the nodes to end when they are asked to.
const ENDING: Duration = Duration::from_secs(8);

/// Between two looks.
const LOOK: Duration = Duration::from_millis(50);

const SIDES: [(&str, &str); 2] = [("cn", "beijing"), ("tj", "dushanbe")];

#[derive(Debug, Args)]
pub(crate) struct Demo {
    /// Where the two node folders go; it must not hold any yet. Without it, a new temporary folder.
    #[arg(long)]
    dir: Option<PathBuf>,
    /// Ends after the story instead of serving.
    #[arg(long)]
    exit: bool,
}

/// Two running nodes; they are stopped when this is dropped.
struct Stage {
    folders: [PathBuf; 2],
    urls: Vec<String>,
    processes: Vec<Child>,
}

impl Drop for Stage {
    fn drop(&mut self) {
        // First asked, so that each closes its door; whoever does not end in time is ended.
        for process in &self.processes {
            if let Ok(id) = i32::try_from(process.id())
                && let Some(id) = Pid::from_raw(id)
            {
                kill_process(id, Signal::TERM).ok();
            }
        }
        let start = Instant::now();
        for process in &mut self.processes {
            while matches!(process.try_wait(), Ok(None)) && start.elapsed() < ENDING {
                std::thread::sleep(LOOK);
            }
            process.kill().ok();
            process.wait().ok();
        }
    }
}

/// Whether somebody has asked the demonstration to end.
static STOPPED: AtomicBool = AtomicBool::new(false);

/// Notes when a person or the machine asks the process to end: the nodes it started end with it.
fn heed_signals() -> Result<(), Trouble> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    std::thread::spawn(move || {
        runtime.block_on(crate::http::stopped());
        STOPPED.store(true, Ordering::Relaxed);
    });
    Ok(())
}

pub(crate) fn run(demo: &Demo) -> Result<(), Trouble> {
    heed_signals()?;
    let root = demo
        .dir
        .clone()
        .unwrap_or_else(|| std::env::temp_dir().join(format!("paivand-demo-{}", std::process::id())));
    let mut stage = Stage::set(&root)?;
    say!("Two nodes, {} and {}, each with its own keys, log and process.\n", SIDES[1].1, SIDES[0].1)?;
    stage.play()?;
    stage.settle()?;
    stage.compare()?;
    if demo.exit {
        return Ok(());
    }
    say!("\nThe nodes are running. In the browser, in four languages:")?;
    for ((side, _), url) in SIDES.iter().zip(&stage.urls) {
        say!("  {url}/    ({side}; its record as static C2SP files: {url}/{})", published::checkpoint(side))?;
    }
    say!("Whose turn it is:  paivand dues {}", stage.folder("tj").display())?;
    say!("Stop with Ctrl-C. The folders stay in {}.", root.display())?;
    stage.stand()
}

impl Stage {
    /// Until somebody stops the demonstration, or a node ends by itself.
    fn stand(&mut self) -> Result<(), Trouble> {
        while !STOPPED.load(Ordering::Relaxed) {
            std::thread::sleep(LOOK);
            for process in &mut self.processes {
                if let Some(status) = process.try_wait()? {
                    let why = format!("a node of the demonstration ended by itself ({status})");
                    return Err(Trouble::new(Kind::Machine, why));
                }
            }
        }
        Ok(())
    }

    fn set(root: &Path) -> Result<Self, Trouble> {
        let folders = SIDES.map(|(_, city)| root.join(city));
        let mut cards: Vec<Card> = Vec::new();
        for ((side, city), folder) in SIDES.iter().zip(&folders) {
            let identity = Identity::make(
                &World::machine(),
                folder,
                "tj-cn-ai",
                side,
                &format!("{city}.example/tj-cn-ai"),
            )?;
            let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
            cards.push(Card { url: Some(format!("http://127.0.0.1:{port}")), ..identity.card });
        }
        for (folder, own) in folders.iter().zip(&cards) {
            for other in cards.iter().filter(|other| other.side != own.side) {
                keep(&MachineDisk, folder, own, other)?;
            }
            drop(Node::open(folder, World::machine())?);
        }
        let mut stage = Self {
            folders,
            urls: cards.iter().filter_map(|card| card.url.clone()).collect(),
            processes: Vec::new(),
        };
        let program = std::env::current_exe()?;
        for (folder, (card, language)) in stage.folders.iter().zip(cards.iter().zip(["zh", "tg"])) {
            let listen = card.url.as_deref().unwrap_or_default().trim_start_matches("http://");
            let mut command = Command::new(&program);
            command
                .arg("serve")
                .arg(folder)
                .args(["--listen", listen, "--language", language, "--samples", "--ends-with-parent"])
                .stdout(Stdio::null());
            stage.processes.push(command.spawn()?);
        }
        for folder in &stage.folders {
            wait("a node to open its door", || Ok(door::path(folder).exists().then_some(())))?;
        }
        Ok(stage)
    }

    fn folder(&self, side: &str) -> &Path {
        let [cn, tj] = &self.folders;
        if side == "cn" { cn } else { tj }
    }

    fn play(&self) -> Result<(), Trouble> {
        let logs = wait("each node to hold both logs", || {
            let (record, other) = (self.read("tj")?.record, self.read("cn")?.record);
            let begun = |log: &paivand_record::fate::Log| log.genesis.is_some();
            let all =
                record.logs().values().chain(other.logs().values()).filter(|log| begun(log)).count() == 4;
            let listed = record.logs().iter().filter_map(|(origin, log)| {
                Some((log.side.clone(), origin.clone(), log.genesis?.to_string()))
            });
            Ok(all.then(|| listed.collect::<Vec<_>>()))
        })?;
        let text = keep_document(self.folder("tj"), story::CHARTER.as_bytes())?;
        self.agree("tj", "charter", &story::charter(&logs, &text.to_string()))?;
        for line in story::statements() {
            self.state(&line)?;
        }
        let mut version = Hash::of(b"");
        for (kind, text) in
            [("instrument", story::MEMORANDUM), ("terms", story::TERMS), ("workplan", story::WORKPLAN)]
        {
            let document: Value = serde_json::from_str(text)?;
            let id = document.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
            let digest = keep_document(self.folder("tj"), text.as_bytes())?;
            let content = serde_json::json!({"act": "document.adopt", "kind": kind, "document": digest});
            version = self.agree("tj", &format!("document/{id}"), &content)?;
            if kind == "terms" {
                for line in story::bodies() {
                    self.agree(&line.by, &line.subject, &line.content)?;
                }
            }
        }
        for line in story::seats() {
            self.state(&line)?;
        }
        story::claim(&version.to_string()).map_or(Ok(()), |line| self.state(&line))
    }

    /// One side proposes; the other signs as soon as it holds the proposal; then both wait for force.
    fn agree(&self, by: &str, subject: &str, content: &Value) -> Result<Hash, Trouble> {
        let content = content.as_object().cloned().unwrap_or_default();
        let receipt = self.submit(by, &Intent::propose(subject, content))?;
        let act = receipt.act.ok_or_else(|| Trouble::new(Kind::Refused, "a proposal gave no act"))?;
        let other = if by == "tj" { "cn" } else { "tj" };
        wait("the other node to hold the proposal", || {
            Ok(self.read(other)?.record.acts().contains_key(&act).then_some(()))
        })?;
        wait("the other side to sign", || match door::submit(self.folder(other), &Intent::Concur { act }) {
            Ok(_) => Ok(Some(())),
            // The node serves files before it has folded them, and documents follow the acts that name them.
            Err(trouble)
                if ["no proposal", "not held here"].iter().any(|why| trouble.to_string().contains(why)) =>
            {
                Ok(None)
            }
            Err(trouble) => Err(trouble),
        })?;
        wait("both nodes to see it in force", || {
            for (side, _) in SIDES {
                let record = self.read(side)?.record;
                if !record.acts().get(&act).is_some_and(|act| matches!(act.fate, Fate::InForce { .. })) {
                    return Ok(None);
                }
            }
            Ok(Some(()))
        })?;
        say!("{by} proposed, {other} signed, in force on both:  {subject}")?;
        Ok(act)
    }

    fn state(&self, line: &story::Line) -> Result<(), Trouble> {
        let content = line.content.as_object().cloned().unwrap_or_default();
        let kind = content.get("act").and_then(Value::as_str).unwrap_or_default().to_owned();
        self.submit(&line.by, &Intent::state(&line.subject, content))?;
        say!("{} stated {kind}:  {}", line.by, line.subject)?;
        Ok(())
    }

    fn submit(&self, side: &str, intent: &Intent) -> Result<Receipt, Trouble> {
        door::submit(self.folder(side), intent)
    }

    /// The record as the files of one node tell it; a file caught while being replaced is read again.
    fn read(&self, side: &str) -> Result<verify::Understood, Trouble> {
        let folder = self.folder(side);
        wait("the files of a node to be whole", || Ok(verify::read(folder).ok()))
    }

    /// Until both nodes hold the same.
    fn settle(&self) -> Result<(), Trouble> {
        wait("both nodes to hold the same", || {
            Ok((self.read("cn")?.cut == self.read("tj")?.cut).then_some(()))
        })
    }

    fn compare(&self) -> Result<(), Trouble> {
        let now = Timestamp::try_from(std::time::SystemTime::now()).unwrap_or_default();
        let today = Offset::UTC.to_datetime(now).date();
        let later = |days: i32| today.checked_add(days.days()).unwrap_or(today);
        let days = [today, later(400), later(1600)];
        let mut shown = Vec::new();
        for ((side, city), folder) in SIDES.iter().zip(&self.folders) {
            say!("\n{city} ({side})")?;
            let report = show::report(folder)?;
            for (log, size, root) in show::sizes(&report) {
                say!("  log {log}: {size} entries, root {root}")?;
            }
            say!("  {} joint acts in force, {} pending", report.in_force, report.pending)?;
            let standing = verify::read(folder)?.standing;
            let mut lists = Vec::new();
            for day in days {
                let now = dues::end_of(day)?;
                let list = paivand_kernel::dues(&standing, now);
                let digest = paivand_kernel::dues_digest(&list);
                say!("  {} dues on {day}, digest {digest}", list.len())?;
                lists.push(digest);
            }
            shown.push((show::sizes(&report), report.in_force, report.pending, lists));
        }
        match shown.as_slice() {
            [one, other] if one == other => {
                say!("\nBoth nodes hold and understand the same, and owe the same.")?;
                Ok(())
            }
            _ => Err(Trouble::new(Kind::Unproven, "the two nodes differ")),
        }
    }
}

fn wait<T>(what: &str, mut look: impl FnMut() -> Result<Option<T>, Trouble>) -> Result<T, Trouble> {
    let start = Instant::now();
    loop {
        if let Some(found) = look()? {
            return Ok(found);
        }
        if STOPPED.load(Ordering::Relaxed) {
            return Err(Trouble::new(
                Kind::Machine,
                format!("the demonstration was stopped while it waited for {what}"),
            ));
        }
        if start.elapsed() > PATIENCE {
            return Err(Trouble::new(
                Kind::Machine,
                format!("waited {} s in vain for {what}", PATIENCE.as_secs()),
            ));
        }
        std::thread::sleep(LOOK);
    }
}
