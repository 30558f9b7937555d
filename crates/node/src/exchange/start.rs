//! How a node starts: whether what it holds is all that it ever handed out or signed for.
//!
//! No evidence is not safety. A start is confirmed by a mark that fits, or when every other side has answered
//! a question of this very start. Until then the node reads, mirrors and answers; it seals, cosigns and hands
//! out nothing new, and what is said waits in the outbox.

use crate::door::error::SubmitError;
use crate::door::intent::REASON_BYTES_MAX;
use crate::exchange::error::ExchangeError;
use crate::exchange::showing::Signed;
use crate::log::held::Held;
use crate::log::mark::Found;
use crate::node::Node;
use crate::node::error::NodeError;
use crate::node::state::State;
use paivand_record::checkpoint::{Checkpoint, cosigned};
use paivand_record::entry::{Body, Observe};
use paivand_record::fate::Roots;
use paivand_record::note::Note;

impl Node {
    /// Judges the present start by what stood beside the folder.
    pub(crate) fn begin_start(&mut self) -> Result<(), NodeError> {
        let kept = self.start.kept()?;
        let found = self.logs.mark.found();
        // Of a machine that is snapshotted only the place outside it can tell.
        let counted = found.iter().skip(usize::from(self.keys.identity.settings.snapshotted));
        let marked = counted.into_iter().any(|found| *found == Found::Whole);
        if marked && kept.is_none() {
            self.refuse_other_history()?;
            // A log that is marked and not here may be the one that this side writes by now.
            if self.logs.unknown_marks().is_empty() {
                return Ok(());
            }
        }
        for path in
            found.iter().filter_map(|found| if let Found::Damaged(path) = found { Some(path) } else { None })
        {
            tracing::error!(path = %path.display(), "the high-water mark is damaged: nothing is signed here until every other side has shown what it holds; exchange with each of them");
        }
        self.logs.mark.close();
        let question = match kept {
            Some(question) => question,
            None => {
                let question = self.start.ask()?;
                self.start.keep(&question)?;
                question
            }
        };
        if question.person.is_some() && marked {
            self.logs.mark.begin(&[]).map_err(NodeError::Mark)?;
        }
        self.start.question = Some(question);
        Ok(())
    }

    /// A mark of another history than the one held confirms nothing, and no answer can mend it.
    fn refuse_other_history(&self) -> Result<(), NodeError> {
        // One that is to continue another is begun again where its beginning was lost.
        for origin in self.known().chain(&self.keys.identity.card.side) {
            let Some(mark) = self.logs.mark.of(&origin) else { continue };
            let held = Held(&self.logs.stores).root(&origin, mark.size);
            if held.is_some_and(|root| root != mark.root) {
                return Err(NodeError::OtherHistory(self.folder.clone(), origin));
            }
        }
        Ok(())
    }

    /// Takes the answer of a side to the question of this start.
    pub(crate) fn hear(&mut self, side: &str, answer: &[u8]) -> Result<(), ExchangeError> {
        let Some(question) = self.start.question.clone() else { return Ok(()) };
        let refused = || ExchangeError::Showing(side.to_owned());
        let signed = Signed::parse(answer).ok_or_else(refused)?;
        let card = self.keys.cards.iter().find(|card| card.side == side).ok_or_else(refused)?;
        let own = &self.keys.identity.card;
        let sound = signed.showing.circle == own.circle
            && signed.showing.asker == own.side
            && signed.showing.nonce == question.nonce
            && self.known().cosigners_held(card).iter().any(|key| signed.is_by(key));
        if !sound {
            return Err(refused());
        }
        let parts = |shown: &&Checkpoint| self.logs.reaches(shown) && !self.logs.holds(shown);
        if let Some(shown) = signed.showing.holds.iter().find(parts) {
            tracing::error!(
                shown.origin,
                side,
                "that side holds another history of the own log than this folder: put the newest backup back"
            );
        }
        let answer = String::from_utf8(answer.to_vec()).map_err(|_| refused())?;
        if question.answers.get(side) == Some(&answer) {
            return Ok(());
        }
        let mut question = question;
        question.answers.insert(side.to_owned(), answer);
        self.start.keep(&question)?;
        self.start.question = Some(question);
        Ok(())
    }

    /// Confirms the start if every other side has answered and nothing more is to be taken.
    pub(crate) fn settle_start(&mut self) -> Result<(), ExchangeError> {
        if self.start.question.is_none()
            || !self.waits_for().is_empty()
            || self.keys.others().next().is_none()
        {
            return Ok(());
        }
        // All have shown what they hold: of a log that nobody has, nothing was ever taken.
        self.logs.unknown_marks().iter().for_each(|origin| self.logs.mark.forget(origin));
        let marks = self.marks_shown();
        self.logs.mark.begin(&marks).map_err(NodeError::Mark)?;
        self.start.end().map_err(NodeError::Mark)?;
        if self.known().own_size() == 0 && self.state() == State::Normal {
            self.begin()?;
        }
        Ok(())
    }

    /// The marks that are lost: of the own logs what is held, of the others the largest checkpoint that this
    /// side cosigned, as all have shown it.
    fn marks_shown(&self) -> Vec<Note> {
        let own = self.logs.stores.iter().filter(|(origin, _)| self.known().is_own(origin));
        let mut marks: Vec<Note> = own.filter_map(|(_, store)| store.note().cloned()).collect();
        let keys = self.known().cosigners_ever(&self.keys.identity.card);
        let answers = self.start.question.iter().flat_map(|question| question.answers.values());
        for answer in answers.filter_map(|answer| Signed::parse(answer.as_bytes())) {
            let ours = |note: &Note| keys.iter().any(|key| cosigned(note, key).is_ok());
            let others = |note: &Note| {
                Checkpoint::of_note(note).is_ok_and(|shown| !self.known().is_own(&shown.origin))
            };
            marks.extend(answer.showing.cosigned.into_iter().filter(|note| ours(note) && others(note)));
        }
        let held = self.logs.stores.keys().filter(|origin| !self.known().is_own(origin));
        marks.extend(held.filter_map(|origin| self.logs.largest_cosigned(origin, &keys)));
        marks
    }

    /// A person lets statements be made though not every other side has answered: for a side that cannot be
    /// reached. Nothing joint is signed, and nothing is cosigned, until all have.
    ///
    /// # Errors
    /// [`SubmitError::Confirmed`] if there is nothing to confirm; [`SubmitError::ReadOnly`] below the mark,
    /// which no word of a person outweighs; if the reason is empty or too long, or cannot be kept.
    pub fn confirm_by_person(&mut self, reason: &str) -> Result<(), SubmitError> {
        let reason = reason.trim();
        if reason.is_empty() || reason.len() > REASON_BYTES_MAX {
            return Err(SubmitError::Reason);
        }
        if let State::ReadOnly { origin, released, held } = self.state() {
            return Err(SubmitError::ReadOnly { origin, held, released });
        }
        let Some(mut question) = self.start.question.clone() else { return Err(SubmitError::Confirmed) };
        let failed = |error: &dyn std::error::Error| SubmitError::Start(error.to_string());
        if self.keys.others().next().is_some() {
            question.person = Some(reason.to_owned());
            self.start.keep(&question).map_err(|error| failed(&error))?;
            self.logs.mark.begin(&self.marks_shown()).map_err(|error| failed(&error))?;
            self.start.question = Some(question);
        } else {
            // There is nobody to ask.
            self.logs.mark.begin(&self.marks_shown()).map_err(|error| failed(&error))?;
            self.start.end().map_err(|error| failed(&error))?;
        }
        tracing::warn!("a person confirmed the start of the node");
        if self.known().own_size() == 0 && self.state() == State::Normal {
            self.begin()?;
        }
        self.say_confirmed(reason)?;
        let sealed = self.seal_waiting();
        self.publish();
        sealed
    }

    /// The record says that a person answered for a start; why, in words beside it.
    fn say_confirmed(&mut self, reason: &str) -> Result<(), SubmitError> {
        if self.known().own_size() == 0 || !self.keys.identity.valid {
            return Ok(());
        }
        let words = Some(self.words.keep(&self.pen().reason(reason)?));
        let said = self.write_one(Body::Observe(Observe::Confirmed { words }));
        if said.is_err() {
            self.words.forget(words);
        }
        said
    }
}
