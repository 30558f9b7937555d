//! Paivand keeps a signed memorandum working: two nodes, one record, one list of dues.

mod act;
mod backup;
mod command;
mod demo;
mod door;
mod dues;
mod keys;
mod lang;
mod memory;
mod pouch;
mod serve;
mod show;
mod story;
mod verify;

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    tracing_subscriber::fmt().with_writer(std::io::stderr).with_max_level(tracing::Level::WARN).init();
    match command::run(&command::Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("paivand: {trouble}");
            let mut cause = trouble.source.as_deref().and_then(std::error::Error::source);
            while let Some(error) = cause {
                eprintln!("  because: {error}");
                cause = error.source();
            }
            trouble.kind.into()
        }
    }
}
