//! Prints whose turn it is, for people in their language and for programs as JSON.

use crate::command::{Kind, Trouble};
use clap::Args;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;
use paivand_kernel::{Deed, Due, Duty, LanguageText, Names, Standing, Under, dues, dues_digest};
use paivand_language::{Language, Said, Voice, voice};
use paivand_node::identity::Identity;
use paivand_node::verify;
use serde_json::json;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct Dues {
    /// The node's folder.
    folder: PathBuf,
    /// As of the end of this day (UTC), such as 2027-03-01; without it, now.
    #[arg(long)]
    at: Option<String>,
    /// As JSON: the cut, the instant, the digest and the list.
    #[arg(long)]
    json: bool,
    /// tg, zh, ru or en.
    #[arg(long, default_value = "en")]
    language: String,
}

/// The last instant of a day, UTC: the same on every node.
pub(crate) fn end_of(day: Date) -> Result<Timestamp, Trouble> {
    let wrong = |_| Trouble::new(Kind::Words, format!("{day} is no day that can be reckoned with"));
    Offset::UTC.to_timestamp(day.at(23, 59, 59, 0)).map_err(wrong)
}

pub(crate) fn run(arguments: &Dues) -> Result<(), Trouble> {
    let now = match &arguments.at {
        None => Timestamp::try_from(std::time::SystemTime::now()).unwrap_or_default(),
        Some(day) => {
            let wrong = |_| Trouble::new(Kind::Words, format!("{day} is no date: write it as 2027-03-01"));
            end_of(day.parse().map_err(wrong)?)?
        }
    };
    let unknown =
        || Trouble::new(Kind::Words, format!("{} is no language here: tg, zh, ru or en", arguments.language));
    let language = Language::parse(&arguments.language).ok_or_else(unknown)?;
    let read = verify::read(&arguments.folder)?;
    let list = dues(&read.standing, now);
    if arguments.json {
        let all = json!({"at": now.to_string(), "cut": read.cut, "digest": dues_digest(&list), "dues": list});
        println!("{}", serde_json::to_string_pretty(&all)?);
        return Ok(());
    }
    let own = Identity::open(&arguments.folder)?.card.side;
    let page = Page { voice: voice(language), language, standing: &read.standing };
    for column in ["whose-ours", "whose-theirs", "whose-both"] {
        println!("{}", page.voice.say(column));
        let lines: Vec<&Due> = list.iter().filter(|due| whose(due, &own) == column).collect();
        if lines.is_empty() {
            println!("  {}", page.voice.say("due-none"));
        }
        lines.iter().for_each(|due| page.line(due));
        println!();
    }
    for log in &read.cut {
        println!("{}  {}  {}", log.origin, log.size, log.root);
    }
    println!("{}", dues_digest(&list));
    Ok(())
}

fn whose(due: &Due, own: &str) -> &'static str {
    match due.on.as_slice() {
        [only] if only.as_str() == own => "whose-ours",
        on if on.iter().any(|side| side.as_str() == own) => "whose-both",
        _ => "whose-theirs",
    }
}

struct Page<'a> {
    voice: &'static Voice,
    language: Language,
    standing: &'a Standing,
}

impl Page<'_> {
    fn line(&self, due: &Due) {
        let mut when = self.voice.tell("due-since", &[("since", self.voice.date(due.since).into())]);
        if let Some(by) = due.by {
            when = format!("{when} · {}", self.voice.tell("due-by", &[("by", self.voice.date(by).into())]));
        }
        println!("  {}", self.what(due));
        println!(
            "    {when} · {} · {}",
            self.under(due),
            self.voice.say(&format!("step-{}", word(due.duty)))
        );
    }

    fn what(&self, due: &Due) -> String {
        let text = due.text.as_ref().and_then(|text| self.text(text)).unwrap_or_else(|| self.subject(due));
        let role = due.item.as_deref().map(|role| {
            let roles =
                role.split(", ").map(|role| self.voice.say(&format!("role-{role}"))).collect::<Vec<_>>();
            self.voice.list(&roles)
        });
        let with: Vec<(&str, Said)> = match due.duty {
            Duty::NameSeats => {
                vec![("subject", self.subject(due).into()), ("role", role.unwrap_or_default().into())]
            }
            Duty::FirstSession | Duty::RegularSession | Duty::ConfirmSeats | Duty::DecideRenewal => {
                vec![("subject", self.subject(due).into())]
            }
            Duty::Fulfil => {
                vec![("item", due.item.clone().unwrap_or_default().into()), ("what", text.into())]
            }
            Duty::RespondClaim | Duty::Concur | Duty::Close | Duty::Enact | Duty::Receipt | Duty::Hold => {
                vec![("what", text.into())]
            }
        };
        self.voice.tell(&format!("duty-{}", word(due.duty)), &with)
    }

    /// The name that the acts give a subject, or its identifier.
    fn subject(&self, due: &Due) -> String {
        let named = self.standing.on(&due.about).find_map(|(_, recorded)| match &recorded.act.deed {
            Deed::BodyConstitute(body) => self.names(&body.names),
            Deed::InstitutionRecord(institution) => self.names(&institution.names),
            Deed::DocumentAdopt(adopt) => {
                let document = self.standing.document(&adopt.document)?;
                Some(document.title.get(self.language.code())?.to_owned())
            }
            Deed::CharterFound(_)
            | Deed::EventAttest(_)
            | Deed::DocumentNotice(_)
            | Deed::SeatFill(_)
            | Deed::SeatVacate(_)
            | Deed::SeatConfirm(_)
            | Deed::SessionFix(_)
            | Deed::SessionHeld(_)
            | Deed::CommitmentClaim(_)
            | Deed::CommitmentRespond(_)
            | Deed::CalendarState(_) => None,
        });
        named.unwrap_or_else(|| due.about.to_string())
    }

    fn names(&self, names: &Names) -> Option<String> {
        names.get(self.language.code()).map(str::to_owned)
    }

    fn text(&self, text: &LanguageText) -> Option<String> {
        text.get(self.language.code()).map(str::to_owned)
    }

    fn under(&self, due: &Due) -> String {
        match &due.under {
            Under::Provision { document, provision, .. } => format!("{document} {provision}"),
            Under::Agreed { subject, .. } => subject.to_string(),
            Under::Record { rule } => rule.clone(),
        }
    }
}

/// The word of a duty in message names: as it is written in JSON.
fn word(duty: Duty) -> &'static str {
    match duty {
        Duty::NameSeats => "name-seats",
        Duty::FirstSession => "first-session",
        Duty::RegularSession => "regular-session",
        Duty::ConfirmSeats => "confirm-seats",
        Duty::RespondClaim => "respond-claim",
        Duty::DecideRenewal => "decide-renewal",
        Duty::Fulfil => "fulfil",
        Duty::Concur => "concur",
        Duty::Close => "close",
        Duty::Enact => "enact",
        Duty::Receipt => "receipt",
        Duty::Hold => "hold",
    }
}
