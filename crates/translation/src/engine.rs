//! What every engine answers to, and what it may be asked.

use crate::memory::Match;
use crate::pair::Pair;
use crate::permission::Reach;
use crate::permitted::Permitted;
use crate::warning::Warning;

/// What an engine answers to one segment.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// The translation, unless the engine has none to offer.
    pub text: Option<String>,
    /// Others that a translator may want to see, with how well their sources fit.
    pub alternatives: Vec<Match>,
    /// What the engine itself knows to be doubtful in its text.
    pub warnings: Vec<Warning>,
}

/// Something that translates. It can be asked through a [`crate::Gate`] only: nobody else makes a [`Permitted`].
///
/// ```compile_fail
/// use paivand_translation::{Engine, Recall};
/// // There is no request to hand over, and none can be made:
/// Recall.translate(&paivand_translation::Permitted {});
/// ```
pub trait Engine: Send + Sync {
    /// Its name in marks: `memory`, `libretranslate`.
    fn name(&self) -> &str;

    /// Its version or its model, as the mark states it.
    fn version(&self) -> &str;

    /// How far a text travels to it.
    fn reach(&self) -> Reach;

    /// Whether it makes use of terms, matches and hints; such an engine is asked twice.
    fn takes_hints(&self) -> bool {
        false
    }

    /// One draft for each segment, in the order of the segments.
    ///
    /// # Errors
    /// See [`EngineError`].
    fn translate(&self, request: &Permitted<'_>) -> Result<Vec<Draft>, EngineError>;
}

/// Why an engine gave no answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EngineError {
    /// It does not know the pair.
    #[error("{engine} does not translate from {pair}: it offers {offered}; choose another engine")]
    PairNotOffered {
        /// Its name.
        engine: String,
        /// What was asked for.
        pair: Pair,
        /// What it said that it offers.
        offered: String,
    },
    /// It was handed a request that the gate made for an engine of another reach.
    #[error("{engine} was handed a text that may not go so far: ask it through a gate of its own")]
    NotPermitted {
        /// Its name.
        engine: String,
    },
    /// It asks to be left alone for a while.
    #[error("{engine} has too much to do: ask again {}", after(*.retry_after_seconds))]
    Busy {
        /// Its name.
        engine: String,
        /// How long it asked to wait, if it said so.
        retry_after_seconds: Option<u64>,
    },
    /// It was not reached, or not in time.
    #[error("{engine} could not be reached: {why}; check its address, and whether it is running")]
    Unreached {
        /// Its name.
        engine: String,
        /// What the link said.
        why: String,
    },
    /// It refused.
    #[error("{engine} refused with status {status}: {why}; check address, key and model in the settings")]
    Refused {
        /// Its name.
        engine: String,
        /// The status of HTTP.
        status: u16,
        /// The beginning of what it said.
        why: String,
    },
    /// It answered something that is no translation.
    #[error("the answer of {engine} cannot be used: {why}; ask again, or choose another engine")]
    Unusable {
        /// Its name.
        engine: String,
        /// What is wrong with it.
        why: String,
    },
    /// A model of one's own could not be used.
    #[error("the model in {folder} cannot be used: {why}")]
    Model {
        /// Where it lies.
        folder: String,
        /// What is wrong, and what to do.
        why: String,
    },
}

fn after(seconds: Option<u64>) -> String {
    seconds.map_or_else(|| "later".to_owned(), |seconds| format!("after {seconds} seconds"))
}
