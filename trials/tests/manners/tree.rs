//! The files of the tree, and what is said of one that breaks a rule.

use std::fs;
use std::path::Path;

/// Folders that tools fill and nobody commits.
const NOT_OURS: [&str; 6] = [".git", "target", "node_modules", "found", "artifacts", "coverage"];

/// One file of the tree.
pub(crate) struct File {
    /// Its path from the root, with slashes.
    pub(crate) path: String,
    /// Its bytes.
    pub(crate) bytes: Vec<u8>,
}

impl File {
    /// A file that does not exist, for showing a check what it must refuse.
    pub(crate) fn sample(path: &str, text: &str) -> Self {
        Self { path: path.into(), bytes: text.into() }
    }

    /// Its text, unless it is a picture or a font.
    pub(crate) fn text(&self) -> Option<&str> {
        std::str::from_utf8(&self.bytes).ok()
    }

    /// Whether its name ends so.
    pub(crate) fn ends(&self, end: &str) -> bool {
        self.path.ends_with(end)
    }
}

/// All files of the tree, in order.
pub(crate) fn tree() -> Vec<File> {
    let mut files = Vec::new();
    gather(&Path::new(env!("CARGO_MANIFEST_DIR")).join(".."), "", &mut files);
    assert!(files.len() > 150, "this is not the tree: {} files", files.len());
    files
}

fn gather(folder: &Path, path: &str, into: &mut Vec<File>) {
    let mut entries: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap()).collect();
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let name = entry.file_name().into_string().unwrap();
        // In a worktree `.git` is a file.
        if NOT_OURS.contains(&name.as_str()) {
            continue;
        }
        let path = if path.is_empty() { name } else { format!("{path}/{name}") };
        if entry.file_type().unwrap().is_dir() {
            gather(&entry.path(), &path, into);
        } else {
            into.push(File { bytes: fs::read(entry.path()).unwrap(), path });
        }
    }
}

/// One file of the tree by its path.
pub(crate) fn file(path: &str) -> File {
    tree().into_iter().find(|file| file.path == path).unwrap_or_else(|| panic!("{path} is missing"))
}

/// Which file, why, and what to do.
pub(crate) fn complaint(path: &str, why: &str, mend: &str) -> String {
    format!("{path}: {why}; {mend}")
}

/// Shows the check something bad, which it must refuse, then the tree, which it must not.
pub(crate) fn check(check: impl Fn(&[File]) -> Vec<String>, bad: &[File], tree: &[File]) {
    for sample in bad {
        let alone = [File { path: sample.path.clone(), bytes: sample.bytes.clone() }];
        assert!(!check(&alone).is_empty(), "the check passes a bad {}: {:?}", sample.path, sample.text());
    }
    let complaints = check(tree);
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}
