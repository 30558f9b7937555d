//! Seats: what a person is here as. Rights hang on them, never on persons.

use core::fmt;
use core::str::FromStr;

macro_rules! seats {
    ($($(#[$about:meta])* $seat:ident $word:literal,)*) => {
        /// What a person of a side is here as.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Seat { $($(#[$about])* $seat),* }

        impl Seat {
            /// Every seat, in the order in which they are listed.
            pub const ALL: &[Self] = &[$(Self::$seat),*];

            /// Its word, in addresses, tables and commands.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$seat => $word),* }
            }
        }
    };
}

seats! {
    /// Keeps the papers, writes to the other side, chases.
    Secretary "secretary",
    /// Decides and signs.
    CoChair "co-chair",
    /// Stands in for the co-chair.
    Alternate "alternate",
    /// Certifies that language versions say the same.
    Linguist "linguist",
    /// Looks at what binds before it is signed.
    Treaty "treaty-department",
    /// Clears what leaves.
    Clearance "clearance",
    /// Leads a commitment.
    Lead "lead",
    /// Reports on what an institution was given.
    FocalPoint "focal-point",
    /// Gives an opinion.
    Reviewer "reviewer",
    /// Answers for personal data.
    DataProtection "data-protection",
    /// Sees who did what.
    Auditor "auditor",
    /// Looks after the installation.
    Operator "operator",
    /// Reads.
    Reader "reader",
}

impl fmt::Display for Seat {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(self.word())
    }
}

impl FromStr for Seat {
    type Err = String;
    fn from_str(word: &str) -> Result<Self, String> {
        Self::ALL.iter().copied().find(|seat| seat.word() == word).ok_or_else(|| {
            let known: Vec<&str> = Self::ALL.iter().map(|seat| seat.word()).collect();
            format!("there is no such seat; there are {}", known.join(", "))
        })
    }
}

/// Seats that most offices give together: who holds one is never asked as whom they act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bundle {
    /// Those who keep the record going.
    Secretariat,
    /// Those who sign.
    Leadership,
    /// Those who do what was promised.
    LeadInstitution,
}

impl Bundle {
    /// Every bundle.
    pub const ALL: [Self; 3] = [Self::Secretariat, Self::Leadership, Self::LeadInstitution];

    /// Its word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Secretariat => "secretariat",
            Self::Leadership => "leadership",
            Self::LeadInstitution => "lead-institution",
        }
    }

    /// The seats in it; the first is the one by which it is known.
    #[must_use]
    pub const fn seats(self) -> &'static [Seat] {
        match self {
            Self::Secretariat => &[Seat::Secretary, Seat::Linguist, Seat::Treaty, Seat::Clearance],
            Self::Leadership => &[Seat::CoChair, Seat::Alternate],
            Self::LeadInstitution => &[Seat::Lead, Seat::FocalPoint, Seat::Reviewer],
        }
    }

    /// The seats of a bundle or of one seat by its word.
    ///
    /// # Errors
    /// A sentence that names those that there are.
    pub fn seats_named(word: &str) -> Result<Vec<Seat>, String> {
        match Self::ALL.iter().find(|bundle| bundle.word() == word) {
            Some(bundle) => Ok(bundle.seats().to_vec()),
            None => word.parse().map(|seat| vec![seat]).map_err(|why: String| {
                format!("{why}, and together {}", Self::ALL.map(Self::word).join(", "))
            }),
        }
    }
}
