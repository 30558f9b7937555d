//! The keys as a tokenizer of tantivy.

use tantivy_tokenizer_api::{Token, TokenStream, Tokenizer};

use super::keys;
use crate::Language;

/// Cuts texts of one language into the keys of [`keys`], for indexing and for asking alike.
///
/// ```
/// use paivand_language::Language::Russian;
/// use paivand_language::search::SearchTokenizer;
/// use tantivy_tokenizer_api::{TokenStream, Tokenizer};
///
/// let mut tokenizer = SearchTokenizer::new(Russian);
/// let mut found = Vec::new();
/// tokenizer.token_stream("о рабочей группе").process(&mut |token| found.push((token.position, token.offset_from)));
/// assert_eq!(found, [(0, 0), (1, 3), (2, 18)]);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct SearchTokenizer(Language);

impl SearchTokenizer {
    /// For texts of this language.
    #[must_use]
    pub fn new(language: Language) -> Self {
        Self(language)
    }
}

/// The keys of one text.
pub struct Keys<'text> {
    keys: Box<dyn Iterator<Item = (crate::segment::Span, String)> + 'text>,
    token: Token,
}

impl Tokenizer for SearchTokenizer {
    type TokenStream<'text> = Keys<'text>;

    fn token_stream<'text>(&'text mut self, text: &'text str) -> Keys<'text> {
        Keys { keys: Box::new(keys(self.0, text)), token: Token::default() }
    }
}

impl TokenStream for Keys<'_> {
    fn advance(&mut self) -> bool {
        let Some((span, key)) = self.keys.next() else { return false };
        self.token.offset_from = span.start;
        self.token.offset_to = span.end;
        // A token begins before the first position.
        self.token.position = self.token.position.wrapping_add(1);
        self.token.text = key;
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}
