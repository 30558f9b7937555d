//! What can be typed.

use crate::out::say;
use crate::pouch::{self, Confirm, PouchCommand};
use crate::reader::Reader;
use crate::submit::{perhaps_prepared, submit};
use crate::trouble::Trouble;
use crate::{
    act, backup, demo, doctor, dues, hand, init, keys, lang, meet, memory, paper, people, serve, show, verify,
};
use clap::{Args, CommandFactory, Parser, Subcommand};
use paivand_node::Intent;
use paivand_node::identity::Identity;
use paivand_record::entry::CloseReason;
use paivand_record::hash::Hash;
use std::path::PathBuf;

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
    /// Prints an invitation for a person to a seat: a path below the address of the node, good once.
    Invite(people::Invite),
    /// Lists who may sign in; ends an account; shows who did what.
    People(people::List),
    /// Prints a token of a seat for a program, as its last word.
    Token(people::Token),
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
    /// Writes a paper of the record: the list of dues, a document, the work plan, the sessions.
    Paper(paper::Print),
    /// Reads an edited work plan back from a workbook and shows what it changes.
    Import(paper::Import),
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
    /// Copies a node's folder, also while it is running.
    Backup(backup::Backup),
    /// Says what is wrong with an installation, and the command that mends it.
    Doctor(doctor::Doctor),
    /// Prints the completions of a shell: bash, zsh, fish, elvish or powershell.
    Completions(Completions),
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
        Command::Paper(print) => paper::print(print),
        Command::Import(import) => paper::import(import),
        Command::Doctor(doctor) => doctor::run(doctor),
        Command::Completions(of) => completions(of),
        Command::Invite(invite) => people::invite(invite),
        Command::People(list) => people::list(list),
        Command::Token(token) => people::token(token),
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

#[derive(Debug, Args)]
struct Completions {
    /// The shell.
    shell: clap_complete::Shell,
}

fn completions(of: &Completions) -> Result<(), Trouble> {
    let mut words = Vec::new();
    clap_complete::generate(of.shell, &mut Arguments::command(), "paivand", &mut words);
    say!("{}", String::from_utf8_lossy(&words))
}
