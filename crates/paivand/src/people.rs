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
