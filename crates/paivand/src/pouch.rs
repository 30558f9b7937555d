//! Exchange by files carried by hand, and what a person answers for where nobody can be asked.

use crate::door;
use crate::order::Order;
use crate::trouble::{Kind, Trouble};
use clap::{Args, Subcommand};
use std::io::Read;
use std::path::{Path, PathBuf};

/// Longest reason read: a page of text.
const REASON_BYTES_MAX: u64 = 4_096;

#[derive(Debug, Subcommand)]
pub(crate) enum PouchCommand {
    /// Packs what the node publishes: all of it into one file for whoever has it, or what a side lacks into files of at
    /// most 10 MB that only that side can open.
    Pack {
        /// The node's folder.
        folder: PathBuf,
        /// The file to write; further parts get `.2`, `.3` … behind its name.
        file: PathBuf,
        /// Only what this side does not hold yet, as far as its signatures show.
        #[arg(long = "for", value_name = "SIDE")]
        side: Option<String>,
    },
    /// Takes what is new out of a pouch, or out of all its parts together.
    Open {
        /// The node's folder.
        folder: PathBuf,
        /// The file, or all parts.
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Confirm {
    /// The node's folder.
    folder: PathBuf,
    /// A file with the reason, or `-` to read it from standard input.
    #[arg(long)]
    reason_file: PathBuf,
}

pub(crate) fn run(command: &PouchCommand) -> Result<(), Trouble> {
    let (folder, order) = match command {
        PouchCommand::Pack { folder, file, side } => {
            (folder, Order::Pack { file: std::path::absolute(file)?, side: side.clone() })
        }
        PouchCommand::Open { folder, files } => {
            let files = files.iter().map(std::path::absolute).collect::<Result<_, _>>()?;
            (folder, Order::Open { files })
        }
    };
    door::order(folder, &order)
}

/// Lets a person answer for a start that cannot be confirmed otherwise.
pub(crate) fn confirm(arguments: &Confirm) -> Result<(), Trouble> {
    let mut reason = String::new();
    let file = &arguments.reason_file;
    let read = if file == Path::new("-") {
        std::io::stdin().take(REASON_BYTES_MAX).read_to_string(&mut reason)
    } else {
        let opened = std::fs::File::open(file);
        opened.and_then(|from| from.take(REASON_BYTES_MAX).read_to_string(&mut reason))
    };
    read.map_err(|error| {
        let attempt = format!("nothing was confirmed: no reason could be read from {}", file.display());
        Trouble::caused(Kind::Words, attempt, error)
    })?;
    door::order(&arguments.folder, &Order::Confirm { reason })
}
