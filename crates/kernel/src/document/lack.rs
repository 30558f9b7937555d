//! What a node lacks: texts that enacted acts name and that it does not hold, or that do not fit.

use super::{Document, DocumentAdopt, DocumentKind};
use crate::act::{Act, Content};
use crate::charter::CharterFound;
use crate::identity::{ActId, Digest};
use crate::side::Side;
use crate::standing::Standing;
use crate::subject::Subject;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// Why the text of an adopted version cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "lack", rename_all = "kebab-case")]
pub enum Lack {
    /// This node holds no readable file of that digest: a matter of this node, mended by obtaining it.
    #[error("it is not held here")]
    NotHeld,
    /// The file is a document of another kind than was adopted: so on every node.
    #[error("it is a document of another kind, {found:?}")]
    OtherKind {
        /// What it is.
        found: DocumentKind,
    },
    /// The file names another subject than the one it was adopted for: so on every node.
    #[error("it names itself {found}")]
    OtherId {
        /// What it names.
        found: String,
    },
    /// The text of a charter does not name a side.
    #[error("it does not name the side {side}")]
    Unnamed {
        /// Whom.
        side: Side,
    },
}

/// A subject about which a node knows less than the acts say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Incomplete {
    /// The document.
    pub subject: Subject,
    /// The act that adopted the version.
    pub act: ActId,
    /// The digest of its text.
    pub document: Digest,
    /// What is wrong.
    pub lack: Lack,
}

impl Standing {
    /// The text that an act adopted for a subject, if it is held and is what the act says.
    ///
    /// # Errors
    /// Why it cannot be used: it is not held here, or is another document than the act says.
    pub fn text(&self, about: &Subject, adopt: &DocumentAdopt) -> Result<&Arc<Document>, Lack> {
        let document = self.document(&adopt.document).ok_or(Lack::NotHeld)?;
        if document.kind != adopt.kind {
            return Err(Lack::OtherKind { found: document.kind });
        }
        if document.id != about.id() {
            return Err(Lack::OtherId { found: document.id.clone() });
        }
        Ok(document)
    }

    /// Whether the document that an act names, held here, is what the act says it is: of its kind and subject, and
    /// of a charter, with the names of all its sides.
    ///
    /// # Errors
    /// What is wrong with it, or that it is not held.
    pub fn is_text_of(&self, act: &Act) -> Result<(), Lack> {
        if let Some(adopt) = act.content.said::<DocumentAdopt>() {
            return self.text(&act.subject, adopt).map(drop);
        }
        let Some(charter) = act.content.said::<CharterFound>() else { return Ok(()) };
        let document = self.document(&charter.document).ok_or(Lack::NotHeld)?;
        if document.kind != DocumentKind::Charter {
            return Err(Lack::OtherKind { found: document.kind });
        }
        let unnamed = charter.sides.iter().find(|side| document.side(side.side).is_none());
        unnamed.map_or(Ok(()), |side| Err(Lack::Unnamed { side: side.side }))
    }

    /// Every version that all sides enacted and whose text cannot be used here. While there is one, the list of
    /// dues may be short of what follows from it; a node shows this beside the list and never instead of it.
    pub fn incomplete(&self) -> Vec<Incomplete> {
        let mut all = Vec::new();
        if let Some((act, charter)) = self.charter().filter(|_| self.charter_document().is_none()) {
            let (subject, document) = (Subject::charter(), charter.document);
            let lack = match self.document(&document) {
                Some(other) => Lack::OtherKind { found: other.kind },
                None => Lack::NotHeld,
            };
            all.push(Incomplete { subject, act, document, lack });
        }
        for subject in self.documents() {
            for (act, recorded) in self.on(subject) {
                let Content::DocumentAdopt(adopt) = &recorded.act.content else { continue };
                if recorded.enacted().is_none() {
                    continue;
                }
                if let Err(lack) = self.text(subject, adopt) {
                    all.push(Incomplete { subject: subject.clone(), act, document: adopt.document, lack });
                }
            }
        }
        all
    }
}

#[cfg(test)]
mod story {
    use super::*;
    use crate::dues;
    use crate::story::{Story, papers, subject};
    use serde_json::json;

    fn rules() -> serde_json::Value {
        papers::terms(json!([papers::rule("D1", "in-force", 30, "day")]))
    }

    /// What a node lacks is its own matter: it is told there, and no line of the list both compare speaks of it.
    #[test]
    fn a_node_that_lacks_the_terms_says_so_and_learns_what_is_owed_when_it_obtains_them() {
        let (mut here, terms) = (Story::of_two(), rules());
        here.adopt(&papers::memorandum());
        let act = here.agree("document/terms", &papers::adoption(&terms));
        let document = papers::digest(&terms);
        let lacking = Incomplete { subject: subject("document/terms"), act, document, lack: Lack::NotHeld };
        assert_eq!(here.standing.incomplete(), [lacking]);
        assert!(here.owed("2026-11-21").is_empty(), "nothing is invented, and nothing said to all of a lack");

        let mut there = here.clone();
        there.holds(&terms);
        assert!(there.standing.incomplete().is_empty());
        assert_eq!(there.owed("2026-11-21").len(), 2);
        here.holds(&terms);
        let now = "2026-11-21T00:00:00Z".parse().unwrap();
        assert_eq!(dues(&here.standing, now), dues(&there.standing, now));
    }

    #[test]
    fn only_what_all_sides_have_enacted_must_be_held() {
        let mut story = Story::of_two();
        let act =
            story.proposes("tj", "document/memorandum", json!({}), &papers::adoption(&papers::memorandum()));
        story.concurs("cn", act);
        assert!(story.standing.incomplete().is_empty());
        story.enacts(act);
        assert_eq!(story.standing.incomplete().len(), 1);
    }

    /// The signatures bind the digest, so every node sees the same other document, and none uses it.
    #[test]
    fn a_document_that_is_not_what_the_act_says_is_reported_and_never_used() {
        let mut story = Story::of_two();
        story.adopt(&papers::memorandum());
        let (terms, plan) =
            (rules(), papers::plan(json!([papers::commitment("C1", "due", &["tj"], Some("2027-01-31"))])));
        story.holds(&terms);
        story.holds(&plan);
        story.agree("document/other", &papers::adoption(&terms));
        let mut wrong = papers::adoption(&plan);
        wrong["kind"] = "terms".into();
        story.agree("document/plan", &wrong);
        let lacks: Vec<Lack> = story.standing.incomplete().into_iter().map(|each| each.lack).collect();
        let expected =
            [Lack::OtherId { found: "terms".into() }, Lack::OtherKind { found: DocumentKind::Workplan }];
        assert_eq!(lacks, expected);
        assert!(story.owed("2027-03-01").is_empty());
    }
}
