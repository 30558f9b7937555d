//! A standing, told in one language.

use paivand_kernel::{Standing, WordSource};
use paivand_language::Language;

use crate::{Voice, voice};

/// A standing and the language it is told in: the same words on pages, in the terminal and on paper.
#[derive(Clone, Copy)]
pub struct Wording<'a> {
    /// The language.
    pub language: Language,
    /// Its voice.
    pub voice: &'static Voice,
    /// The standing that is told.
    pub standing: &'a Standing,
    pub(crate) words: &'a dyn WordSource,
}

impl<'a> Wording<'a> {
    /// The wording of a standing; `words` holds what acts say beside the log, and may hold nothing.
    #[must_use]
    pub fn new(language: Language, standing: &'a Standing, words: &'a dyn WordSource) -> Self {
        Self { language, voice: voice(language), standing, words }
    }
}
