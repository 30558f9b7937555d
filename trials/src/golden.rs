//! Golden records: what a node's files said when they were kept, they must say for ever.

use jiff::Timestamp;
use paivand_kernel::{dues, dues_digest};
use paivand_node::verify::{VerifyError, read, verify};
use paivand_record::fate::Fate;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// The name of the file that says what a record must come to.
pub const EXPECTATION: &str = "expectation.json";

/// The name of the file that says what the acts of a record mean, beside some records.
pub const MEANING: &str = "meaning.json";

/// When dues are asked for: soon after the records were made, later, and long after.
const INSTANTS: [&str; 3] = ["2027-01-01T00:00:00Z", "2028-06-30T12:00:00Z", "2032-01-01T00:00:00Z"];

/// Where the golden records stand.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("golden")
}

/// What the files of one node say, found by verifying and folding all of them.
pub fn told(node: &Path) -> Result<Value, VerifyError> {
    let report = verify(node)?;
    let understood = read(node)?;
    let logs = report.logs.iter().map(|log| {
        let (at, fingerprint) = (&log.checkpoint, log.fingerprint);
        json!({
            "side": log.side, "origin": at.origin, "size": at.size, "root": at.root, "fingerprint": fingerprint,
            "cosignatures": log.cosignatures, "valid": log.valid, "void": log.void,
        })
    });
    let acts = understood.record.acts().iter().map(|(act, joint)| {
        json!({"act": act, "by": joint.head.by, "subject": joint.head.subject, "fate": fate(&joint.fate)})
    });
    let mut documents: Vec<String> = std::fs::read_dir(node.join("documents"))
        .into_iter()
        .flatten()
        .flatten()
        .map(|file| file.file_name().to_string_lossy().into_owned())
        .collect();
    documents.sort();
    let owed = INSTANTS.iter().map(|instant| {
        let now: Timestamp = instant.parse().unwrap_or_default();
        let list = dues(&understood.standing, now);
        json!({"at": now, "count": list.len(), "digest": dues_digest(&list).to_string()})
    });
    Ok(json!({
        "logs": logs.collect::<Vec<_>>(),
        "acts": acts.collect::<Vec<_>>(),
        "in_force": report.in_force,
        "pending": report.pending,
        "documents": documents,
        "documents_checked": report.documents,
        "dues": owed.collect::<Vec<_>>(),
    }))
}

/// What the acts of one node's files mean: their kinds and hands, what was taken over or contested, what counts for
/// nothing and why, what was erased.
///
/// # Errors
/// As [`read`].
pub fn meant(node: &Path) -> Result<Value, VerifyError> {
    let standing = read(node)?.standing;
    let acts = standing.acts().map(|(id, act)| {
        json!({
            "act": id, "kind": act.act.content.name(), "subject": act.act.subject, "hands": act.hands(),
            "taken_over": act.taken_over(), "disputed": act.disputed(), "attested": act.act.attested,
        })
    });
    let voids =
        standing.voids().map(|(at, void)| json!({"at": at, "act": void.act, "refusal": void.refusal}));
    let erased = standing.erased().into_iter().map(|(act, _)| act);
    Ok(json!({
        "acts": acts.collect::<Vec<_>>(),
        "voids": voids.collect::<Vec<_>>(),
        "erased": erased.collect::<Vec<_>>(),
        "clocks": standing.clocks(),
    }))
}

fn fate(fate: &Fate) -> Value {
    match fate {
        Fate::Open => json!("open"),
        Fate::Closed { at, reason } => json!({"closed": reason, "at": at}),
        Fate::Enacted { at } => json!({"enacted": at}),
        Fate::InForce { enact, at, cosigned } => {
            json!({"enacted": enact, "in_force": at, "cosigned": cosigned})
        }
    }
}
