//! `paivand hand`: an office gives its consent to what was prepared, by one of four hands of equal standing.

use crate::reader::Reader;
use crate::submit::{keep_document, submit};
use crate::trouble::{Kind, Trouble};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use clap::{ArgGroup, Args};
use jiff::civil::Date;
use paivand_node::source::DOCUMENT_BYTES_MAX;
use paivand_node::{Intent, disk};
use paivand_record::entry::Bytes;
use paivand_record::hand::{ASSERTION_BYTES_MAX, Hand};
use paivand_record::hash::Hash;
use serde_json::Value;
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
#[command(group = ArgGroup::new("which").required(true).args(["pen", "certificate", "seal", "assertion"]))]
pub(crate) struct ByHand {
    /// The node's folder.
    folder: PathBuf,
    /// The act that was prepared, as --prepare printed it, or its first eight digits.
    act: String,
    /// The seat whose consent it is, such as seat/co-chair.
    #[arg(long)]
    seat: String,
    /// The scan of the paper that it signed.
    #[arg(long, value_name = "FILE", requires = "on")]
    pen: Option<PathBuf>,
    /// The day it signed the paper.
    #[arg(long, value_name = "YEAR-MONTH-DAY", requires = "pen")]
    on: Option<Date>,
    /// A detached CMS over the digest of the act, by a national certificate.
    #[arg(long, value_name = "FILE")]
    certificate: Option<PathBuf>,
    /// A signed PDF or OFD that names the digest of the act.
    #[arg(long, value_name = "FILE")]
    seal: Option<PathBuf>,
    /// The answer of a device key, as JSON: `authenticatorData`, `clientDataJSON` and `signature` in base64url.
    #[arg(long, value_name = "FILE")]
    assertion: Option<PathBuf>,
    #[command(flatten)]
    reader: Reader,
}

pub(crate) fn run(by: &ByHand) -> Result<(), Trouble> {
    let act = prepared(&by.folder, &by.act)?;
    let (seat, kept) = (by.seat.clone(), |file: &Path| keep(&by.folder, file));
    let hand = match (&by.pen, by.on, &by.certificate, &by.seal, &by.assertion) {
        (Some(scan), Some(on), ..) => Hand::Pen { seat, on, scan: kept(scan)? },
        (_, _, Some(cms), ..) => Hand::Certificate { seat, cms: kept(cms)? },
        (_, _, _, Some(file), _) => Hand::Seal { seat, file: kept(file)? },
        (_, _, _, _, Some(answer)) => assertion(seat, answer)?,
        _ => {
            return Err(Trouble::new(
                Kind::Words,
                "say by which hand: --pen, --certificate, --seal or --assertion",
            ));
        }
    };
    let said = submit(&by.folder, &Intent::Complete { act, hand });
    said.map_err(|trouble| trouble.told_in(by.reader.language))
}

/// The name of what waits for a hand and begins with these digits.
fn prepared(folder: &Path, digits: &str) -> Result<Hash, Trouble> {
    let waiting = paivand_node::outbox::Outbox::open(folder)?.all()?;
    let named = |act: &Hash| digits.len() >= 8 && act.to_string().starts_with(digits);
    let mut found =
        waiting.iter().filter(|(_, act)| act.awaits_hand && named(&act.id)).map(|(_, act)| act.id);
    match (found.next(), found.next()) {
        (Some(only), None) => Ok(only),
        (None, _) => {
            let why = format!(
                "nothing that begins with {digits} waits for a hand: `paivand show --waiting` lists what does"
            );
            Err(Trouble::new(Kind::Refused, why))
        }
        (Some(_), Some(_)) => Err(Trouble::new(
            Kind::Words,
            format!("several acts begin with {digits}: name more of its digits"),
        )),
    }
}

fn keep(folder: &Path, file: &Path) -> Result<Hash, Trouble> {
    let missing = || Trouble::new(Kind::Words, format!("{} is not there", file.display()));
    keep_document(folder, &disk::read(file, DOCUMENT_BYTES_MAX)?.ok_or_else(missing)?)
}

/// What a browser's `PublicKeyCredential.toJSON()` holds in `response`, with or without what stands around it.
fn assertion(seat: String, file: &Path) -> Result<Hand, Trouble> {
    let wrong = || {
        let why = format!(
            "{} is no assertion: it holds authenticatorData, clientDataJSON and signature",
            file.display()
        );
        Trouble::new(Kind::Words, why)
    };
    let bytes = disk::read(file, 4 * ASSERTION_BYTES_MAX)?.ok_or_else(wrong)?;
    let read: Value = serde_json::from_slice(&bytes).map_err(|_| wrong())?;
    let answer = read.get("response").unwrap_or(&read);
    let part = |name: &str| {
        let text = answer.get(name).and_then(Value::as_str).ok_or_else(wrong)?;
        URL_SAFE_NO_PAD.decode(text.trim_end_matches('=')).map(Bytes).map_err(|_| wrong())
    };
    let (authenticator_data, client_data) = (part("authenticatorData")?, part("clientDataJSON")?);
    Ok(Hand::DeviceKey { seat, authenticator_data, client_data, signature: part("signature")? })
}
