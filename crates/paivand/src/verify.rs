//! `paivand verify`: a record checked from its files, here or at a node.

use crate::out::say;
use crate::show;
use crate::trouble::{Kind, Trouble};
use clap::Args;
use paivand_node::fetch::{FetchError, Limits, verify_at};
use paivand_node::verify::{Report, verify};
use std::path::Path;
use std::time::Duration;

#[derive(Debug, Args)]
pub(crate) struct Verify {
    /// A node's folder, or where a node is reached, such as `http://127.0.0.1:7601`.
    place: String,
    /// As JSON.
    #[arg(long)]
    json: bool,
    /// A key fingerprint that must be among the logs'; may be given several times.
    #[arg(long)]
    trust: Vec<String>,
    /// Seconds to wait for one answer of a node.
    #[arg(long, default_value_t = 30, value_parser = clap::value_parser!(u64).range(1..=3600))]
    patience: u64,
}

impl From<FetchError> for Trouble {
    fn from(error: FetchError) -> Self {
        let kind = if error.is_false() { Kind::Unproven } else { Kind::Machine };
        let attempt = "the record could not be verified from where it is published";
        let mut trouble = Self::new(kind, attempt);
        trouble.source = Some(Box::new(error));
        trouble
    }
}

pub(crate) fn run(arguments: &Verify) -> Result<(), Trouble> {
    let report = report(arguments)?;
    for trusted in &arguments.trust {
        if !report.logs.iter().any(|log| log.fingerprint.to_string() == *trusted) {
            return Err(Trouble::new(Kind::Unproven, format!("no log here has the key {trusted}")));
        }
    }
    if arguments.json {
        say!("{}", serde_json::to_string_pretty(&report)?)?;
    } else {
        show::print_report(&report)?;
    }
    Ok(())
}

fn report(arguments: &Verify) -> Result<Report, Trouble> {
    let place = arguments.place.as_str();
    if !place.starts_with("http://") && !place.starts_with("https://") {
        return Ok(verify(Path::new(place))?);
    }
    // Removed when it is dropped, whatever comes.
    let folder = tempfile::tempdir()?;
    let limits = Limits { answer: Duration::from_secs(arguments.patience), ..Limits::default() };
    Ok(verify_at(place, folder.path(), limits)?)
}
