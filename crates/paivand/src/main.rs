//! Paivand keeps a signed memorandum working: two nodes, one record, one list of dues.

mod act;
mod backup;
mod bell;
mod command;
mod copying;
mod demo;
mod doctor;
mod door;
mod dues;
mod hand;
mod http;
mod init;
mod keys;
mod lang;
mod meet;
mod memory;
mod order;
mod out;
mod paper;
mod people;
mod pouch;
mod reader;
mod serve;
mod show;
mod story;
mod submit;
mod trouble;
mod verify;

use clap::Parser;
use rustix::process::{DumpableBehavior, Resource, Rlimit, set_dumpable_behavior, setrlimit};
use std::io::IsTerminal;
use std::process::ExitCode;

/// Nothing of what this process holds in memory, such as keys and names, is written to a core file or read by
/// others of the same user.
fn keep_memory_private() {
    let none = Rlimit { current: Some(0), maximum: Some(0) };
    let limited = setrlimit(Resource::Core, none);
    let hidden = set_dumpable_behavior(DumpableBehavior::NotDumpable);
    if let Err(error) = limited.and(hidden) {
        tracing::warn!(%error, "memory of this process could not be kept out of core files");
    }
}

fn main() -> ExitCode {
    // Colours are for a person at a terminal, never for a file.
    let colours = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let told = tracing_subscriber::fmt().with_writer(std::io::stderr).with_ansi(colours);
    told.with_max_level(tracing::Level::WARN).init();
    keep_memory_private();
    match command::run(&command::Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever reads our answers has enough: `paivand … | head`.
        Err(trouble) if trouble.is_broken_pipe() => ExitCode::SUCCESS,
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
