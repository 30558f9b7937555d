//! `paivand invite` and `paivand token`: who comes in.

use crate::out::say;
use crate::trouble::{Kind, Trouble};
use clap::Args;
use jiff::Timestamp;
use paivand_node::identity::Identity;
use paivand_node::{Clock, SystemClock};
use paivand_people::{Bundle, INVITATION_DAYS, People, PeopleError, Seat, TOKEN_DAYS};
use paivand_world::SystemRandomness;
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
pub(crate) struct Invite {
    /// The node's folder.
    pub(crate) folder: PathBuf,
    /// The seat, such as secretary or co-chair, or several together: secretariat, leadership or lead-institution.
    #[arg(long, value_parser = seats)]
    seat: Seats,
}

#[derive(Debug, Args)]
pub(crate) struct List {
    /// The node's folder.
    folder: PathBuf,
    /// Ends the account of this name, with its sessions and device keys; its name is free again.
    #[arg(long, value_name = "NAME")]
    end: Option<String>,
    /// Ends every token of programs.
    #[arg(long)]
    end_tokens: bool,
    /// Shows who did what instead, the latest first.
    #[arg(long)]
    trail: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Token {
    /// The node's folder.
    folder: PathBuf,
    /// The seat whose rights the program has, such as reader or operator.
    #[arg(long)]
    seat: Seat,
}

/// Seats of one invitation.
#[derive(Clone, Debug)]
struct Seats(Vec<Seat>);

fn seats(word: &str) -> Result<Seats, String> {
    Bundle::seats_named(word).map(Seats)
}

/// Prints an invitation to a seat.
pub(crate) fn invite(invite: &Invite) -> Result<(), Trouble> {
    let people = open(&invite.folder, &side(&invite.folder)?)?;
    print_invitation(&people, &invite.seat.0)
}

/// Prints one more invitation, as the path under the address of the node.
pub(crate) fn print_invitation(people: &People, seats: &[Seat]) -> Result<(), Trouble> {
    let word = people.invite(seats, now()).map_err(trouble)?;
    let seats: Vec<&str> = seats.iter().map(|seat| seat.word()).collect();
    say!("invitation for {}, good once and for {INVITATION_DAYS} days:", seats.join(", "))?;
    say!("/invitation/{}", *word)
}

/// Lists people, or ends what they hold.
pub(crate) fn list(list: &List) -> Result<(), Trouble> {
    let people = open(&list.folder, &side(&list.folder)?)?;
    if let Some(name) = &list.end {
        let ended = people.end_account(name, now());
        if matches!(ended, Err(PeopleError::Unknown)) {
            return Err(Trouble::new(Kind::Words, format!("there is no account {name}")));
        }
        ended.map_err(trouble)?;
        say!("the account {name} is ended.")?;
    }
    if list.end_tokens {
        say!("{} tokens are ended.", people.end_tokens().map_err(trouble)?)?;
    }
    if list.trail {
        for trace in people.trail(None, TRAIL_MAX).map_err(trouble)? {
            let seat = trace.seat.map(|seat| format!(" as {seat}")).unwrap_or_default();
            say!(
                "{:.0} {}{seat}: {} {} {}",
                trace.at,
                trace.who,
                trace.mark.word(),
                trace.about,
                trace.address
            )?;
        }
        return Ok(());
    }
    for (account, seats) in people.accounts(now()).map_err(trouble)? {
        let seats: Vec<&str> = seats.iter().map(|seat| seat.word()).collect();
        say!("{}  {}", account.name, seats.join(", "))?;
    }
    Ok(())
}

/// Lines of the trail that are shown: some weeks of an office.
const TRAIL_MAX: u32 = 2_000;

/// Prints a token, as its last word.
pub(crate) fn token(token: &Token) -> Result<(), Trouble> {
    let people = open(&token.folder, &side(&token.folder)?)?;
    let word = people.token(token.seat, now()).map_err(trouble)?;
    say!("token of {}, good for {TOKEN_DAYS} days; it is shown once:", token.seat)?;
    say!("{}", *word)
}

/// The people of the node in a folder.
pub(crate) fn open(folder: &Path, side: &str) -> Result<People, Trouble> {
    People::open(folder, side, SystemRandomness).map_err(trouble)
}

fn side(folder: &Path) -> Result<String, Trouble> {
    Ok(Identity::open(folder)?.card.side)
}

pub(crate) fn trouble(error: PeopleError) -> Trouble {
    Trouble::caused(Kind::Machine, "the people of this node could not be read or written", error)
}

fn now() -> Timestamp {
    SystemClock.now()
}
