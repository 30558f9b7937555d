//! Sentences and words, as spans of bytes that lose nothing but white space.
//!
//! ```
//! use paivand_language::Language::{Chinese, Tajik};
//! use paivand_language::segment::{sentences, words};
//!
//! let text = "Э. Раҳмон 9. 11. 1994 дар ш. Душанбе сухан гуфт. Ҷаласа соли 2026 мешавад.";
//! let parts: Vec<&str> = sentences(Tajik, text).filter_map(|span| text.get(span)).collect();
//! assert_eq!(parts.len(), 2);
//! let parts: Vec<&str> = words(Chinese, "联合工作组讨论人工智能。").map(|span| &"联合工作组讨论人工智能。"[span]).collect();
//! assert_eq!(parts, ["联合工作组", "讨论", "人工智能", "。"]);
//! ```

mod abbreviation;
mod heading;
mod sentence;
#[cfg(test)]
mod tests;
mod word;

pub use sentence::{Sentences, sentences};
pub use word::{Words, words};

/// Bytes of a text, from the first to before the last.
pub type Span = std::ops::Range<usize>;
