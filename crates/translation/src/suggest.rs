//! What may be said in the other languages, while somebody writes in one.

use crate::gate::{Gate, Request, TranslateError};
use crate::mark::MachineTranslation;
use crate::pair::Pair;
use crate::permission::TextClass;
use jiff::civil::Date;
use paivand_language::Language;

/// What is offered for one language: an answer a segment, or why there is none.
pub type Suggested = (Language, Result<Vec<MachineTranslation>, TranslateError>);

impl Gate<'_> {
    /// Suggestions for texts in each of the other languages, in the order of [`Language::ALL`].
    ///
    /// A language that the engine does not offer, or may not have, does not keep the others from being answered.
    ///
    /// ```
    /// use paivand_language::Language::{Chinese, English, Russian, Tajik};
    /// use paivand_language::terms::TermBase;
    /// use paivand_translation::{Gate, Policy, Recall, TextClass};
    ///
    /// let gate = Gate::new(&Recall, Policy::default()).with_terms(TermBase::seed(), TextClass::Public);
    /// let day = jiff::civil::date(2026, 11, 24);
    /// let suggested = gate.suggest(TextClass::Internal, English, &["Each co-chair signs the minutes."], day);
    /// let agreed: Vec<(_, Vec<_>)> = suggested
    ///     .into_iter()
    ///     .map(|(language, answers)| (language, answers.unwrap()[0].terms.iter().map(|term| term.targets[0].clone()).collect()))
    ///     .collect();
    /// assert_eq!(agreed, [
    ///     (Tajik, vec!["ҳамраис".to_owned(), "протоколи ҷаласа".to_owned()]),
    ///     (Chinese, vec!["联合主席".to_owned(), "会议纪要".to_owned()]),
    ///     (Russian, vec!["сопредседатель".to_owned(), "протокол заседания".to_owned()]),
    /// ]);
    /// ```
    pub fn suggest(&self, class: TextClass, from: Language, segments: &[&str], date: Date) -> Vec<Suggested> {
        let others = Language::ALL.into_iter().filter(|to| *to != from);
        others
            .map(|to| (to, self.translate(&Request { class, pair: Pair { from, to }, segments, date })))
            .collect()
    }
}
