//! The names of every file that a node publishes or keeps under a name that others ask for: nowhere else are they
//! spelt (C2SP tlog-tiles below a log's folder).

use paivand_record::hash::Hash;
use paivand_record::tile::Tile;
use std::fmt::Display;
use std::path::{Path, PathBuf};

/// The folder of all logs; asked for by itself, their list.
pub const LOGS: &str = "logs";

/// The folder of documents and other files that acts name.
pub const DOCUMENTS: &str = "documents";

/// The folder of words beside the log.
pub const WORDS: &str = "words";

/// What stands before the digest of words in a path.
pub const BEFORE_WORDS: &str = "words/";

/// Where on a node's site these are given, as its router writes it.
pub mod route {
    /// The list of all logs.
    pub const LISTING: &str = "/logs";
    /// A file of a log.
    pub const LOG: &str = "/logs/{name}/{*path}";
    /// The certified copy of an entry.
    pub const PROOF: &str = "/logs/{name}/proof/{index}";
    /// A document or another file: `/documents/ID` is a page for people.
    pub const DOCUMENT: &str = "/documents/by-digest/{digest}";
    /// Words, or several at once.
    pub const WORDS: &str = "/words/{digest}";
}

/// A file of the log in this folder.
pub fn of_log(name: &str, file: &str) -> String {
    format!("logs/{name}/{file}")
}

/// The checkpoint of a log.
pub fn checkpoint(name: &str) -> String {
    of_log(name, "checkpoint")
}

/// The verifier keys beside a log.
pub fn vkeys(name: &str) -> String {
    of_log(name, "vkeys")
}

/// A tile or a bundle of a log.
pub fn tile(name: &str, tile: Tile) -> String {
    of_log(name, &tile.path())
}

/// The certified copy of an entry, on a node's site.
pub fn proof(name: &str, index: u64) -> String {
    of_log(name, &format!("proof/{index}"))
}

/// Whether an address on a node's site is that of such a copy.
pub fn is_proof(address: &str) -> bool {
    address.starts_with("/logs/") && address.contains("/proof/")
}

/// A document, or another file that an act names.
pub fn document(digest: impl Display) -> String {
    format!("documents/{digest}")
}

/// Words, by their digest, or several at once by what stands for theirs.
pub fn words(digests: impl Display) -> String {
    format!("words/{digests}")
}

/// A path as it is asked for on a node's site: files by digest stand one step below the pages of documents.
pub fn on_site(path: &str) -> String {
    path.replace("documents/", "documents/by-digest/")
}

/// The log whose checkpoint a path names.
pub fn checkpoint_of(path: &str) -> Option<&str> {
    path.strip_prefix("logs/")?.strip_suffix("/checkpoint")
}

/// What a path names among words.
pub fn in_words(path: &str) -> Option<&str> {
    path.strip_prefix(BEFORE_WORDS)
}

/// What a path names among documents.
pub fn in_documents(path: &str) -> Option<&str> {
    path.strip_prefix("documents/")
}

/// Whether a path is below the folder of logs.
pub fn is_of_log(path: &str) -> bool {
    path.starts_with("logs/")
}

/// The folder of a log in a node's folder.
pub fn log_folder(folder: &Path, name: &str) -> PathBuf {
    folder.join(LOGS).join(name)
}

/// The file of a document in a node's folder.
pub fn document_file(folder: &Path, digest: Hash) -> PathBuf {
    folder.join(DOCUMENTS).join(digest.to_string())
}
