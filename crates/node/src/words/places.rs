//! Where words stand in a folder: which file, or which part of a bundle.

use crate::exchange::source::pouch::Pouch;
use crate::published::{self, BEFORE_WORDS};
use paivand_kernel::words::WORDS_BYTES_MAX;
use paivand_record::hash::Hash;
use paivand_world::disk::Disk;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// Largest bundle read: a batch of 256 acts whose words are all as long as they may be, with their names.
pub(super) const BUNDLE_BYTES_MAX: usize = 256 * (WORDS_BYTES_MAX + 128);

/// Bytes at which a bundle is full when others are merged into it: one is rewritten whole for each erasure.
pub(super) const BUNDLE_BYTES: usize = 4 << 20;

/// Files that may lie side by side before they are merged at a start: each costs one opening there.
pub(super) const FILES_MAX: usize = 1_024;

/// What stands before the digest of words in a bundle.
const BEFORE: &[u8] = BEFORE_WORDS.as_bytes();

#[derive(Clone, Copy, Debug)]
pub(super) enum Place {
    File,
    /// Where it starts, and its length in bytes: small, for there is one of these for each act.
    Bundle {
        number: u32,
        start: u32,
        length: u32,
    },
}

impl Place {
    /// A part of a bundle, which is never larger than [`BUNDLE_BYTES_MAX`].
    pub(super) fn within(number: u32, at: &Range<usize>) -> Self {
        let small = |bytes: usize| u32::try_from(bytes).unwrap_or(u32::MAX);
        Self::Bundle { number, start: small(at.start), length: small(at.len()) }
    }
}

#[derive(Debug, Default)]
pub(super) struct Held {
    pub(super) places: BTreeMap<Hash, Place>,
    /// What is erased and could not be removed from the disk yet.
    pub(super) hidden: BTreeMap<Hash, Place>,
    /// Bytes of each bundle.
    pub(super) bundles: BTreeMap<u32, usize>,
    /// Bundles to be written anew: something in them is damaged, or lies elsewhere too.
    pub(super) untidy: BTreeSet<u32>,
    pub(super) next: u32,
}

pub(super) fn bundles(folder: &Path) -> PathBuf {
    folder.join("bundles")
}

pub(super) fn bundle(folder: &Path, number: u32) -> PathBuf {
    bundles(folder).join(format!("{number:08}"))
}

/// What lies in a folder, each of it held against its name, and what is damaged.
pub(super) fn scan(disk: &dyn Disk, folder: &Path) -> io::Result<(Held, Vec<PathBuf>)> {
    let (mut held, mut damaged) = (Held::default(), Vec::new());
    for name in disk.list(folder)? {
        let Some(digest) = Hash::from_hex(&name) else { continue };
        let path = folder.join(&name);
        match disk.read(&path, WORDS_BYTES_MAX) {
            Ok(Some(bytes)) if is_words(digest, &bytes) => {
                held.places.insert(digest, Place::File);
            }
            Ok(Some(_)) | Err(_) => damaged.push(path),
            // A running node laid it elsewhere meanwhile.
            Ok(None) => {}
        }
    }
    for number in disk.list(&bundles(folder))?.iter().filter_map(|name| name.parse().ok()) {
        held.next = held.next.max(number + 1);
        let path = bundle(folder, number);
        let Some(bytes) = disk.read(&path, BUNDLE_BYTES_MAX)? else { continue };
        if !held.take_bundle(number, &bytes) {
            damaged.push(path);
        }
    }
    Ok((held, damaged))
}

impl Held {
    /// Notes what a bundle holds; false if some of it is not what its name says.
    pub(super) fn take_bundle(&mut self, number: u32, bytes: &[u8]) -> bool {
        self.bundles.insert(number, bytes.len());
        let (words, whole) = found(bytes);
        for (digest, at) in words {
            self.place(digest, Place::within(number, &at));
        }
        if !whole {
            self.untidy.insert(number);
        }
        whole
    }

    pub(super) fn place(&mut self, digest: Hash, place: Place) {
        let number = |place: &Place| match place {
            Place::Bundle { number, .. } => Some(*number),
            Place::File => None,
        };
        let before = self.places.insert(digest, place).as_ref().and_then(number);
        self.untidy.extend(before.filter(|before| Some(*before) != number(&place)));
    }

    /// What lies in small files, if these are too many.
    pub(super) fn small(&self) -> Vec<(Hash, Place)> {
        let is_small = |place: &Place| match place {
            Place::File => true,
            Place::Bundle { number, .. } => {
                self.bundles.get(number).is_some_and(|bytes| *bytes < BUNDLE_BYTES / 2)
            }
        };
        let files = self.places.values().filter(|place| matches!(place, Place::File)).count();
        let bundles = self.bundles.values().filter(|bytes| **bytes < BUNDLE_BYTES / 2).count();
        if files + bundles <= FILES_MAX {
            return Vec::new();
        }
        self.places
            .iter()
            .filter(|(_, place)| is_small(place))
            .map(|(digest, place)| (*digest, *place))
            .collect()
    }
}

pub(super) fn is_words(digest: Hash, bytes: &[u8]) -> bool {
    bytes.len() <= WORDS_BYTES_MAX && Hash::of(bytes) == digest
}

/// The words in a bundle and where they stand, and whether it is whole. Of a damaged one all that are still to be found:
/// each tells by its digest that it is itself.
pub(super) fn found(bytes: &[u8]) -> (Vec<(Hash, Range<usize>)>, bool) {
    let named = |path: &str, at: &Range<usize>| {
        let digest = Hash::from_hex(published::in_words(path)?)?;
        bytes.get(at.clone()).is_some_and(|bytes| is_words(digest, bytes)).then(|| (digest, at.clone()))
    };
    if let Ok(files) = Pouch::places(bytes) {
        let words: Vec<_> = files.iter().filter_map(|(path, at)| named(path, at)).collect();
        let whole = words.len() == files.len();
        return (words, whole);
    }
    let starts = bytes.windows(BEFORE.len()).enumerate().filter(|(_, part)| *part == BEFORE);
    let words = starts.filter_map(|(start, _)| {
        let (path, at) = Pouch::file_at(bytes, start)?;
        named(path, &at)
    });
    (words.collect(), false)
}

pub(super) fn packed(words: BTreeMap<Hash, Vec<u8>>) -> Vec<u8> {
    Pouch(words.into_iter().map(|(digest, bytes)| (super::asked::path_of(digest), bytes)).collect())
        .to_bytes()
}
