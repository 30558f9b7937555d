//! What a file of others may be at most.

/// Elements in elements: TMX, XLIFF and TBX need about ten.
pub const DEPTH_MAX: usize = 64;

/// Attributes of an element: XLIFF, the richest, defines some thirty.
pub const ATTRIBUTES_MAX: usize = 64;

/// Bytes of one tag, one run of text or one unit: a long paragraph has some thousands, a book some million.
pub const PIECE_BYTES_MAX: usize = 1 << 20;
