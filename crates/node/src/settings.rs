//! What the operator of a node decides about its installation: `settings` in `node.json`.

use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// Bytes of entries stored for one other side unless its operator says otherwise: some six million usual
/// entries, which no honest side writes unannounced.
const QUOTA_BYTES: u64 = 8 << 30;

/// Decisions about one installation; without any, a machine that nobody copies behind its back.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// A second place for the high-water mark, outside this machine and its backups.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mark_elsewhere: Option<PathBuf>,
    /// The machine is snapshotted, with whatever lies beside the folder: a mark there confirms nothing.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub snapshotted: bool,
    /// Another server gives the files to whoever asks: the mark rises before they are written.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub files_served_elsewhere: bool,
    /// Most bytes of entries stored of one other side.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quota_bytes: Option<u64>,
}

impl Settings {
    pub(crate) fn is_default(&self) -> bool {
        *self == Self::default()
    }

    /// Most bytes of entries stored of one other side.
    pub fn quota(&self) -> u64 {
        self.quota_bytes.unwrap_or(QUOTA_BYTES)
    }
}
