//! The sessions of all bodies, for a calendar.

use jiff::civil::Date;
use paivand_kernel::{Kind, Standing, WordSource};
use paivand_voice::{Voice, Wording};

use super::{Order, Run};

/// A session as a calendar holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sitting {
    /// Its name in the record: unique for ever.
    pub subject: String,
    /// What it is, in the languages of the paper.
    pub title: Vec<Run>,
    /// The day.
    pub on: Date,
    /// The zone of the host: sessions begin by the host's clock.
    pub zone: String,
    /// How often it was moved.
    pub moved: usize,
    /// When the latest of its acts was stated.
    pub stamped: jiff::Timestamp,
}

/// Every session that was fixed, in the order of bodies and days.
#[must_use]
pub fn sessions(standing: &Standing, words: &dyn WordSource, order: &Order) -> Vec<Sitting> {
    let bodies = standing.of_kind(Kind::Body);
    let sittings = bodies.flat_map(|body| standing.sittings(body));
    let told = |sitting: paivand_kernel::session::Sitting<'_>| {
        let run = |(code, voice): (String, &'static Voice)| {
            Run::new(code, Wording::new(voice.language(), standing, words).subject(&sitting.subject))
        };
        let zone = sitting.host.and_then(|host| {
            let (_, charter) = standing.charter()?;
            charter.sides.iter().find(|side| side.side == host).map(|side| side.zone.clone())
        });
        let fixes = standing.chain(&sitting.subject);
        Sitting {
            subject: sitting.subject.to_string(),
            title: order.voices().into_iter().map(run).collect(),
            on: sitting.held.map_or(sitting.fix.on, |held| held.held_on),
            zone: zone.unwrap_or_else(|| "Etc/UTC".to_owned()),
            moved: fixes.len().saturating_sub(1),
            stamped: sitting.recorded.stated_at,
        }
    };
    sittings.map(told).collect()
}
