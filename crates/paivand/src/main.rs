//! Paivand keeps a signed memorandum working: two nodes, one record, one list of dues.

mod act;
mod backup;
mod command;
mod demo;
mod door;
mod dues;
mod http;
mod init;
mod keys;
mod lang;
mod meet;
mod memory;
mod out;
mod serve;
mod show;
mod story;
mod verify;

use clap::Parser;
use std::io::IsTerminal;
use std::process::ExitCode;

fn main() -> ExitCode {
    // Colours are for a person at a terminal, never for a file.
    let colours = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let told = tracing_subscriber::fmt().with_writer(std::io::stderr).with_ansi(colours);
    told.with_max_level(tracing::Level::WARN).init();
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
