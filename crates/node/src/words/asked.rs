//! How words are asked for: by their digests, one or several in a path.

use crate::published;
use paivand_record::hash::Hash;

/// Most words asked for in one request: their digests fit the 8 KiB that proxies take for a line.
pub(crate) const REQUEST_WORDS_MAX: usize = 100;

/// Bytes after which an answer to such a request holds no more words; what is left is asked for again.
pub(crate) const ANSWER_BYTES_MAX: usize = 4 << 20;

/// Between the digests in such a request.
const AND: char = '+';

/// The path of words as another side asks for them.
pub(crate) fn path_of(digest: Hash) -> String {
    published::words(digest)
}

/// One path for several words.
pub(crate) fn path_of_all(digests: &[Hash]) -> String {
    let digests: Vec<String> = digests.iter().map(Hash::to_string).collect();
    published::words(digests.join(&AND.to_string()))
}

/// The words that a path names; nothing if it is no such path, or names more than one request may.
pub(crate) fn digests_of(path: &str) -> Option<Vec<Hash>> {
    let named: Vec<&str> = published::in_words(path)?.split(AND).take(REQUEST_WORDS_MAX + 1).collect();
    if named.len() > REQUEST_WORDS_MAX {
        return None;
    }
    named.into_iter().map(Hash::from_hex).collect()
}
