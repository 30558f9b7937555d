//! Entry bundles of tlog-tiles: each entry behind its length as a big-endian 16-bit number.

use alloc::vec::Vec;

/// Largest entry a bundle can carry (tlog-tiles: a 16-bit length).
pub const ENTRY_BYTES_MAX: usize = 65_535;

/// Entries in a full bundle (tlog-tiles: 256).
pub const BUNDLE_ENTRIES: u64 = 256;

/// Largest bundle: 256 entries of the largest size with their lengths; no reader needs more.
pub const BUNDLE_BYTES_MAX: usize = 256 * (ENTRY_BYTES_MAX + 2);

/// Why bytes are not a bundle.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BundleError {
    /// The bytes end inside an entry or its length.
    #[error("the bundle ends inside entry {0}")]
    Torn(usize),
    /// More or fewer entries than the tile's width says.
    #[error("the bundle holds {held} entries where its name says {named}")]
    Count {
        /// Entries in the bytes.
        held: usize,
        /// Entries the name of the file promises.
        named: usize,
    },
}

/// Appends one entry to a bundle; false, and nothing appended, if the entry is too long.
pub fn push(bundle: &mut Vec<u8>, entry: &[u8]) -> bool {
    let Ok(length) = u16::try_from(entry.len()) else { return false };
    bundle.extend_from_slice(&length.to_be_bytes());
    bundle.extend_from_slice(entry);
    true
}

/// The entries of a bundle that must hold exactly `width` of them.
///
/// # Errors
/// The bundle is cut, or holds another number of entries.
pub fn entries(bundle: &[u8], width: usize) -> Result<Vec<&[u8]>, BundleError> {
    let mut found = Vec::with_capacity(width.min(256));
    let mut rest = bundle;
    while !rest.is_empty() {
        let (length, after) = rest.split_first_chunk().ok_or(BundleError::Torn(found.len()))?;
        let length = usize::from(u16::from_be_bytes(*length));
        let (entry, after) = after.split_at_checked(length).ok_or(BundleError::Torn(found.len()))?;
        found.push(entry);
        if found.len() > width {
            break;
        }
        rest = after;
    }
    if found.len() == width { Ok(found) } else { Err(BundleError::Count { held: found.len(), named: width }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bundle_is_read_whole_or_refused() {
        let mut bundle = Vec::new();
        for entry in [&b"one"[..], b"", &[7; ENTRY_BYTES_MAX]] {
            assert!(push(&mut bundle, entry));
        }
        assert!(!push(&mut bundle, &[7; ENTRY_BYTES_MAX + 1]));
        assert_eq!(entries(&bundle, 3).unwrap(), [&b"one"[..], b"", &[7; ENTRY_BYTES_MAX]]);
        assert_eq!(entries(&bundle, 2), Err(BundleError::Count { held: 3, named: 2 }));
        assert_eq!(entries(&bundle, 4), Err(BundleError::Count { held: 3, named: 4 }));
        assert_eq!(entries(&bundle[..bundle.len() - 1], 3), Err(BundleError::Torn(2)));
        assert_eq!(entries(&bundle[..6], 2), Err(BundleError::Torn(1)));
    }
}
