//! `paivand meet`: another side becomes known by its card, and by where it is reached.

use crate::out::say;
use crate::submit::FILE_BYTES_MAX;
use crate::trouble::{Kind, Trouble};
use clap::Args;
use paivand_node::disk::{self, MachineDisk};
use paivand_node::identity::{Card, Identity, keep};
use paivand_node::published;
use paivand_node::source::{Http, Source};
use std::net::IpAddr;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct Meet {
    /// The node's folder.
    folder: PathBuf,
    /// The card of the other side.
    card: PathBuf,
    /// Where the other side's node is reached: `https://…`, or `http://…` on this machine; without it, exchange by
    /// pouch.
    #[arg(long)]
    url: Option<String>,
}

/// An address at which a node may be asked; why not, if it is none.
fn reachable(url: &str) -> Result<(), String> {
    let (scheme, rest) = url
        .split_once("://")
        .ok_or_else(|| format!("{url} is no address: write it as http://127.0.0.1:7602 or https://…"))?;
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = match authority.rsplit_once(':') {
        Some((host, port)) if !authority.ends_with(']') => {
            port.parse::<u16>().map_err(|_| format!("{port} is no port in {url}"))?;
            host
        }
        _ => authority,
    };
    let named = host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-:[]".contains(&byte));
    if host.is_empty() || !named {
        return Err(format!("{url} names no host"));
    }
    let loopback = host.eq_ignore_ascii_case("localhost")
        || host.trim_matches(['[', ']']).parse::<IpAddr>().is_ok_and(|address| address.is_loopback());
    match scheme {
        "https" => Ok(()),
        "http" if loopback => Ok(()),
        "http" => Err(format!(
            "{url} would be asked without encryption: use https://, with a reverse proxy in front of that node"
        )),
        _ => {
            Err(format!("{scheme} is nothing that is spoken here: use https://, or http:// on this machine"))
        }
    }
}

pub(crate) fn run(meet: &Meet) -> Result<(), Trouble> {
    if let Some(url) = &meet.url {
        reachable(url).map_err(|why| Trouble::new(Kind::Words, why))?;
    }
    let own = Identity::open(&meet.folder)?.card;
    let bytes = disk::read(&meet.card, FILE_BYTES_MAX)?;
    let read = bytes.as_deref().and_then(Card::parse);
    let unreadable = || {
        let why = format!("{} is no card: print one with `paivand card`", meet.card.display());
        Trouble::new(Kind::Words, why)
    };
    let mut card = read.ok_or_else(unreadable)?;
    card.url.clone_from(&meet.url);
    let fingerprint = card.verifier().ok_or_else(unreadable)?.fingerprint();
    keep(&MachineDisk, &meet.folder, &own, &card)?;
    say!("{} is known. Compare its fingerprint by telephone or on paper:\n{fingerprint}", card.side)?;
    let Some(url) = &meet.url else { return Ok(()) };
    match Http::new(url).get(&published::checkpoint(&card.side)) {
        Ok(Some(_)) => say!("{} answers at {url}.", card.side),
        Ok(None) => say!(
            "A node answers at {url}, and publishes no log of {}: look whether it is the right one.",
            card.side
        ),
        Err(error) => say!(
            "{} does not answer at {url} yet ({error}): it is asked again while this node runs.",
            card.side
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::reachable;

    #[test]
    fn an_address_is_of_this_machine_or_encrypted() {
        for (url, taken) in [
            ("http://127.0.0.1:7602", true),
            ("http://localhost:1/", true),
            ("http://[::1]:7602", true),
            ("https://records.example", true),
            ("https://records.example:8443/paivand", true),
            ("nonsense", false),
            ("", false),
            ("http://", false),
            ("https://", false),
            ("http://10.0.0.1", false),
            ("http://records.example", false),
            ("http://127.0.0.1.evil.example", false),
            ("http://127.0.0.1:port", false),
            ("http://127.0.0.1:99999", false),
            ("https://user@evil.example", false),
            ("https://two hosts", false),
            ("ftp://127.0.0.1", false),
            ("file:///etc", false),
        ] {
            assert_eq!(reachable(url).is_ok(), taken, "{url}");
        }
    }
}
