//! What can be typed, and how what goes wrong is told.

use crate::out::say;
use crate::pouch::{self, Confirm, PouchCommand};
use crate::{act, backup, demo, door, dues, hand, init, keys, lang, meet, memory, serve, show, verify};
use clap::{Args, Parser, Subcommand};
use paivand_kernel::Refusal;
use paivand_language::Language;
use paivand_node::identity::{Card, Identity, IdentityError};
use paivand_node::outbox::OutboxError;
use paivand_node::sealed::SealError;
use paivand_node::source::Http;
use paivand_node::{Entered, ExchangeError, Intent, NodeError, RekeyError, SubmitError, disk};
use paivand_record::entry::CloseReason;
use paivand_record::hash::Hash;
use paivand_voice::voice;
use std::fmt;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Largest file read from the command line: a document or a card.
pub(crate) const FILE_BYTES_MAX: usize = 1 << 20;

/// Paivand keeps a signed memorandum working: two nodes, one record, one list of dues.
///
/// Exit codes: 0 done; 1 refused by the rules of the record; 2 wrong words on the command line; 3 the disk,
/// the network or another process is in the way; 4 something does not verify.
#[derive(Debug, Parser)]
#[command(name = "paivand", version)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Plays the beginning of a cooperation on two nodes that speak to each other over loopback.
    Demo(demo::Demo),
    /// Makes a node: its keys, its folder and the first entry of its log.
    Init(init::Init),
    /// Makes another side known, by its card (a file that `paivand card` printed there).
    Meet(meet::Meet),
    /// Prints the card of a node, for the other side.
    Card(Place),
    /// Runs a node: publishes its record and exchanges with the other side.
    Serve(serve::Serve),
    /// Says something alone, or puts it to the other side.
    Act(act::Act),
    /// Signs what another side proposed.
    Concur(Concur),
    /// Declines what another side proposed.
    Decline(Decline),
    /// Takes one's own proposal back.
    Withdraw(OnAct),
    /// Prints the record: logs, joint acts and where they stand.
    Show(show::Show),
    /// Prints whose turn it is: what is awaited from our side, from theirs, from both.
    Dues(dues::Dues),
    /// Checks a record from its files alone: those of a folder, or those that a running node publishes.
    Verify(verify::Verify),
    /// Exchanges by a file carried by hand.
    #[command(subcommand)]
    Pouch(PouchCommand),
    /// Gives the consent of an office to what was prepared with --prepare, by its hand: paper, certificate, seal or
    /// device key.
    Hand(Box<hand::ByHand>),
    /// Takes a person's word that a node holds all that it ever handed out, when another side cannot be asked:
    /// then it makes statements, and signs nothing joint.
    Confirm(Confirm),
    /// Copies a node's folder while it is not running.
    Backup(backup::Backup),
    /// Puts a backup back; the node stays read-only until it has caught up.
    Restore(backup::Restore),
    /// Prints the verifier keys of a node's own log, one per line: the log's, then its cosigners', then the
    /// log's first key where it was replaced.
    Keys(keys::Print),
    /// Replaces a node's keys by new ones while it is not running; the other sides follow by themselves.
    Rekey(keys::Rekey),
    /// The same by the recovery key, when the node's own keys were lost or stolen.
    Recover(keys::Recover),
    /// Proposes that another log, under new keys and vouched for by the recovery key, continues a node's own, while
    /// it is not running: for keys that were stolen, or entries that nobody holds any more.
    Succeed(keys::Succeed),
    /// Prints the texts of a node's documents in force as a translation memory (TMX), for `paivand lang` and for
    /// other tools.
    Memory(memory::Memory),
    /// Language tools: numbers, dates and texts in Tajik, Chinese, Russian and English.
    Lang(lang::Lang),
}

#[derive(Debug, Args)]
struct Place {
    /// The node's folder.
    folder: PathBuf,
}

/// Who reads what comes of a command.
#[derive(Debug, Args)]
pub(crate) struct Reader {
    /// The language of what is told: tg, zh, ru or en.
    #[arg(long, default_value = "en", value_parser = lang::language)]
    pub(crate) language: Language,
}

#[derive(Debug, Args)]
struct OnAct {
    /// The node's folder.
    folder: PathBuf,
    /// The act, as `paivand show` prints it, or its first eight digits where no other begins so.
    act: String,
    #[command(flatten)]
    reader: Reader,
}

#[derive(Debug, Args)]
struct Decline {
    #[command(flatten)]
    on: OnAct,
    /// Why, for the other side to read.
    #[arg(long)]
    reason: String,
    /// Waits for the hand of an office, see `paivand hand`.
    #[arg(long)]
    prepare: bool,
}

#[derive(Debug, Args)]
struct Concur {
    #[command(flatten)]
    on: OnAct,
    /// Waits for the hand of an office, see `paivand hand`.
    #[arg(long)]
    prepare: bool,
}

/// What kind of thing went wrong: the exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The rules of the record say no.
    Refused,
    /// Wrong words.
    Words,
    /// Disk, network or another process.
    Machine,
    /// Something does not verify.
    Unproven,
}

impl From<Kind> for ExitCode {
    fn from(kind: Kind) -> Self {
        Self::from(match kind {
            Kind::Refused => 1,
            Kind::Words => 2,
            Kind::Machine => 3,
            Kind::Unproven => 4,
        })
    }
}

/// What went wrong while doing what, and what to do next.
#[derive(Debug)]
pub(crate) struct Trouble {
    pub(crate) kind: Kind,
    attempt: String,
    pub(crate) source: Option<Box<dyn std::error::Error + Send + Sync>>,
    /// What the rules of the sides say no to, which is told in the reader's language.
    refusal: Option<Box<Refusal>>,
    language: Language,
}

impl Trouble {
    pub(crate) fn new(kind: Kind, attempt: impl Into<String>) -> Self {
        Self { kind, attempt: attempt.into(), source: None, refusal: None, language: Language::English }
    }

    /// The same with what brought it about.
    pub(crate) fn caused(
        kind: Kind,
        attempt: impl Into<String>,
        source: impl std::error::Error + Send + Sync + 'static,
    ) -> Self {
        Self { source: Some(Box::new(source)), ..Self::new(kind, attempt) }
    }

    /// The same where it is the rules of the sides that say no.
    pub(crate) fn refused(kind: Kind, refusal: Refusal) -> Self {
        Self { refusal: Some(Box::new(refusal)), ..Self::new(kind, "nothing was recorded") }
    }

    /// The same for a reader of a language.
    pub(crate) fn told_in(self, language: Language) -> Self {
        Self { language, ..self }
    }

    /// Whether it only means that a reader has had enough, at any depth of its causes.
    pub(crate) fn is_broken_pipe(&self) -> bool {
        let first = self.source.as_deref().map(|cause| cause as &(dyn std::error::Error + 'static));
        std::iter::successors(first, |cause| cause.source()).any(|cause| {
            let io = cause.downcast_ref::<std::io::Error>();
            io.is_some_and(|error| error.kind() == std::io::ErrorKind::BrokenPipe)
        })
    }

    /// The whole sentence, with its causes, for who asked at the door.
    pub(crate) fn whole(&self) -> String {
        let mut text = self.to_string();
        let mut cause = self.source.as_deref().and_then(std::error::Error::source);
        while let Some(error) = cause {
            text += &format!(": {error}");
            cause = error.source();
        }
        text
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(refusal) = &self.refusal {
            let voice = voice(self.language);
            to.write_str(&voice.refused(refusal))?;
            return voice.refused_field(refusal).map_or(Ok(()), |field| write!(to, "\n  {field}"));
        }
        to.write_str(&self.attempt)?;
        self.source.as_ref().map_or(Ok(()), |source| write!(to, ": {source}"))
    }
}

macro_rules! troubles {
    ($($error:ty => $kind:expr, $attempt:expr;)*) => {$(
        impl From<$error> for Trouble {
            fn from(error: $error) -> Self {
                Self::caused($kind, $attempt, error)
            }
        }
    )*};
}

troubles! {
    RekeyError => Kind::Refused, "log and keys stay as they are";
    SealError => Kind::Words, "the pouch could not be sealed or opened";
    OutboxError => Kind::Machine, "the outbox could not be used";
    ExchangeError => Kind::Machine, "nothing was taken from the other side";
    paivand_node::verify::VerifyError => Kind::Unproven, "the record does not verify";
    std::io::Error => Kind::Machine, "a file or a connection failed";
    serde_json::Error => Kind::Words, "the JSON could not be read";
    paivand_node::source::SourceError => Kind::Machine, "the files could not be had";
}

impl From<SubmitError> for Trouble {
    fn from(error: SubmitError) -> Self {
        if let SubmitError::Meaning(refusal) = error {
            return Self::refused(Kind::Refused, refusal);
        }
        Self::caused(Kind::Refused, "nothing was recorded", error)
    }
}

/// Whether it is the words that name a wrong folder or file, and not the machine.
fn kind_of(error: &IdentityError) -> Kind {
    match error {
        IdentityError::Taken(_)
        | IdentityError::Marked(_)
        | IdentityError::Missing(_)
        | IdentityError::OwnCard(_)
        | IdentityError::OtherCircle { .. }
        | IdentityError::OtherKeys(_)
        | IdentityError::Name => Kind::Words,
        IdentityError::Disk(_)
        | IdentityError::Randomness
        | IdentityError::Damaged(_)
        | IdentityError::Key(_)
        | IdentityError::NotRecovery(_) => Kind::Machine,
    }
}

impl From<IdentityError> for Trouble {
    fn from(error: IdentityError) -> Self {
        Self::caused(kind_of(&error), "the node's identity could not be used", error)
    }
}

impl From<NodeError> for Trouble {
    fn from(error: NodeError) -> Self {
        let kind = if let NodeError::Identity(identity) = &error { kind_of(identity) } else { Kind::Machine };
        Self::caused(kind, "the node could not be opened", error)
    }
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Trouble> {
    match &arguments.command {
        Command::Demo(demo) => demo::run(demo),
        Command::Init(arguments) => init::run(arguments),
        Command::Meet(arguments) => meet::run(arguments),
        Command::Card(place) => {
            say!("{}", serde_json::to_string_pretty(&Identity::open(&place.folder)?.card)?)?;
            Ok(())
        }
        Command::Serve(serve) => serve::run(serve),
        Command::Act(act) => act::run(act),
        Command::Concur(concur) => concur.on.submit(concur.prepare, |act| Intent::Concur { act }),
        Command::Decline(decline) => {
            let reason = decline.reason.clone();
            decline.on.submit(decline.prepare, |act| Intent::Decline { act, reason })
        }
        Command::Withdraw(on) => {
            on.submit(false, |act| Intent::Close { act, reason: CloseReason::Withdrawn })
        }
        Command::Show(show) => show::run(show),
        Command::Dues(arguments) => dues::run(arguments),
        Command::Memory(arguments) => memory::run(arguments),
        Command::Verify(arguments) => verify::run(arguments),
        Command::Pouch(command) => pouch::run(command),
        Command::Hand(arguments) => hand::run(arguments),
        Command::Confirm(arguments) => pouch::confirm(arguments),
        Command::Backup(arguments) => backup::backup(arguments),
        Command::Restore(arguments) => backup::restore(arguments),
        Command::Keys(arguments) => keys::print(arguments),
        Command::Rekey(arguments) => keys::rekey(arguments),
        Command::Recover(arguments) => keys::recover(arguments),
        Command::Succeed(arguments) => keys::succeed(arguments),
        Command::Lang(arguments) => lang::run(arguments),
    }
}

impl OnAct {
    /// Says something of the act, or prepares it for the hand of an office.
    fn submit(&self, prepare: bool, intent: impl FnOnce(Hash) -> Intent) -> Result<(), Trouble> {
        let said = self.find().and_then(|act| submit(&self.folder, &perhaps_prepared(intent(act), prepare)));
        said.map_err(|trouble| trouble.told_in(self.reader.language))
    }

    /// The act named, by all of its digits or by the first eight.
    fn find(&self) -> Result<Hash, Trouble> {
        match Hash::from_hex(&self.act) {
            Some(whole) => Ok(whole),
            None => show::find(&paivand_node::verify::read(&self.folder)?, &self.act),
        }
    }
}

/// Writes a document into the node's folder under its digest.
pub(crate) fn keep_document(folder: &Path, bytes: &[u8]) -> Result<Hash, Trouble> {
    let digest = Hash::of(bytes);
    disk::write(&folder.join(format!("documents/{digest}")), bytes)?;
    Ok(digest)
}

/// What is said, or what is prepared for the hand of an office.
pub(crate) fn perhaps_prepared(intent: Intent, prepare: bool) -> Intent {
    if prepare { Intent::Prepare { of: Box::new(intent) } } else { intent }
}

/// Through the running node's door if there is one, else by opening the node here.
pub(crate) fn submit(folder: &Path, intent: &Intent) -> Result<(), Trouble> {
    let receipt = door::submit(folder, intent)?;
    match &receipt.entered {
        Entered::Recorded { origin, index } => say!("recorded: {origin} entry {index}")?,
        Entered::Waiting { waits_for, .. } => {
            say!("said, not yet in the log: waits for {}", waits_for.join(", "))?;
        }
        Entered::Prepared { challenge, .. } => {
            say!("prepared, not yet in the log: waits for the hand of an office, by `paivand hand`")?;
            say!("challenge for a device key {challenge}")?;
        }
        Entered::Withdrawn => say!("taken back: nothing of it is in the log")?,
    }
    if let Some(act) = receipt.act {
        say!("act {act}")?;
    }
    Ok(())
}

/// The files of a peer's node.
pub(crate) fn peer(card: &Card) -> Option<Http> {
    card.url.as_deref().map(Http::new)
}
