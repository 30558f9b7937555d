//! Who may do what: the one table. Pages, programs and the command line ask [`may`] and nothing else.

use paivand_kernel::{Definition, Kind};

use crate::Seat;
use Seat::{Alternate, Auditor, CoChair, DataProtection, FocalPoint, Lead, Operator, Secretary, Treaty};

/// What somebody wants to do.
#[derive(Clone, Copy, Debug)]
pub enum Deed {
    /// Read the record.
    Read,
    /// Say an act of this kind for the side alone, prepare a joint one, or end one's own proposal of it.
    Say(&'static Definition),
    /// Put a joint act of this kind to the other sides: that signs it for this one.
    Propose(&'static Definition),
    /// Sign what another side proposed, or decline it.
    Answer(Kind),
    /// Invite somebody to a seat, and end an account.
    Invite,
    /// See who did what, and who signed in.
    Audit,
}

/// Everybody who works with the record may read it.
const READERS: &[Seat] = Seat::ALL;
/// Who commits the side.
const SIGNERS: &[Seat] = &[CoChair, Alternate];

/// Whether a seat may do this.
#[must_use]
pub fn may(seat: Seat, deed: Deed) -> bool {
    seats_that_may(deed).contains(&seat)
}

/// The table.
#[must_use]
pub fn seats_that_may(deed: Deed) -> &'static [Seat] {
    match deed {
        Deed::Read => READERS,
        Deed::Invite => &[Secretary, Operator],
        Deed::Audit => &[Auditor],
        // Who signs what others propose signs what is proposed here.
        Deed::Propose(definition) => seats_that_may(Deed::Answer(definition.subject)),
        Deed::Answer(Kind::Act) => &[CoChair, Alternate, DataProtection],
        Deed::Answer(_) => SIGNERS,
        Deed::Say(definition) => match definition.subject {
            Kind::Charter | Kind::Log => SIGNERS,
            Kind::Document | Kind::Body | Kind::Session | Kind::Note => {
                &[Secretary, CoChair, Alternate, Treaty]
            }
            Kind::Event | Kind::Topic => &[Secretary, CoChair, Alternate],
            Kind::Institution | Kind::Calendar => &[Secretary],
            Kind::Seat => &[Secretary, CoChair],
            Kind::Commitment => &[Secretary, CoChair, Alternate, Lead, FocalPoint],
            Kind::Act => &[Secretary, CoChair, DataProtection],
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use paivand_kernel::CATALOGUE;

    /// Seats that so far only read: their work comes with minutes, clearance and opinions.
    const READING: [Seat; 4] = [Seat::Linguist, Seat::Clearance, Seat::Reviewer, Seat::Reader];

    fn deeds() -> Vec<Deed> {
        let said = CATALOGUE.iter().map(Deed::Say);
        let answered = Kind::ALL.iter().copied().map(Deed::Answer);
        let proposed = CATALOGUE.iter().map(Deed::Propose);
        said.chain(proposed).chain(answered).chain([Deed::Read, Deed::Invite, Deed::Audit]).collect()
    }

    #[test]
    fn every_deed_is_somebodys_and_every_seat_reads() {
        for deed in deeds() {
            assert!(!seats_that_may(deed).is_empty(), "{deed:?}");
        }
        for seat in Seat::ALL {
            assert!(may(*seat, Deed::Read), "{seat}");
        }
    }

    #[test]
    fn only_those_who_commit_the_side_sign() {
        for kind in Kind::ALL.iter().copied().filter(|kind| *kind != Kind::Act) {
            for seat in Seat::ALL {
                let signs = matches!(seat, CoChair | Alternate);
                assert_eq!(may(*seat, Deed::Answer(kind)), signs, "{seat} {kind:?}");
                for definition in CATALOGUE.iter().filter(|definition| definition.subject == kind) {
                    assert_eq!(may(*seat, Deed::Propose(definition)), signs, "{seat} {}", definition.name);
                }
            }
        }
    }

    #[test]
    fn who_looks_after_the_machine_or_audits_says_nothing_for_the_side() {
        for seat in READING.into_iter().chain([Auditor, Operator]) {
            for deed in deeds() {
                let says = matches!(deed, Deed::Say(_) | Deed::Propose(_) | Deed::Answer(_));
                assert!(!(says && may(seat, deed)), "{seat} {deed:?}");
            }
        }
    }
}
