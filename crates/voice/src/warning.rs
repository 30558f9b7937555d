//! What a reader of a standing is warned of.

use paivand_kernel::ClockMark;
use paivand_kernel::document::{Incomplete, Lack};

use crate::{Said, Wording};

impl Wording<'_> {
    /// Two times of the record that contradict each other; whose clock is wrong is nobody's to say here.
    #[must_use]
    pub fn clock(&self, mark: &ClockMark) -> String {
        let (side, index) = (mark.at.side.to_string(), mark.at.entry().to_string());
        let (stated, against) = (mark.stated_at.to_string(), mark.against.to_string());
        let with = [("side", side), ("index", index), ("stated", stated), ("against", against)];
        self.voice.tell("clocks-disagree", &with.map(|(name, said)| (name, Said::from(said))))
    }

    /// What this node lacks of a document, and what follows.
    #[must_use]
    pub fn lacking(&self, incomplete: &Incomplete) -> String {
        let message = match incomplete.lack {
            Lack::NotHeld => "incomplete-not-held",
            Lack::OtherKind { .. } | Lack::OtherId { .. } | Lack::Unnamed { .. } => "incomplete-differs",
        };
        let what = ("what", self.subject(&incomplete.subject).into());
        self.voice.tell(message, &[what, ("digest", incomplete.document.to_string().into())])
    }
}
