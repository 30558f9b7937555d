//! Writing what a side says: the words taken out, the charter, the base and the close to cite found, the act spelt
//! and signed.

use crate::door::error::SubmitError;
use crate::door::intent::{Days, Intent};
use crate::log::known::Known;
use paivand_kernel::{Code, LanguageText, TextError, Words, definition_of, words};
use paivand_record::act::{ACT_BYTES_MAX, Attested, CHARTER, Head};
use paivand_record::entry::{Body, Bytes, Citation, Close, Concur, Decline, Propose, Signature, Statement};
use paivand_record::envelope::{ACT_TYPE, encoding};
use paivand_record::fate::{JointAct, Void};
use paivand_record::hash::Hash;
use paivand_record::suite::Suite;
use paivand_world::Randomness;
use serde::Serialize;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// The language of a text of which nobody said in which it is, after BCP 47.
const UNDETERMINED: &str = "und";

/// What an act says, as it stands in the log, and the words beside it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Said {
    pub(crate) content: Map<String, Value>,
    /// The name of its words.
    pub(crate) words: Option<Hash>,
    /// The words themselves, where they are new and not kept yet.
    pub(crate) fresh: Option<Words>,
}

/// What stands around what an act says.
#[derive(Debug, Default)]
pub(crate) struct Around {
    pub(crate) base: Option<Hash>,
    pub(crate) charter: Option<Hash>,
    pub(crate) sides: Vec<String>,
    pub(crate) days: Days,
    pub(crate) attested: Vec<Attested>,
}

/// What an act of this side is written with: what is known, and numbers that nobody can foresee.
#[derive(Clone, Copy)]
pub(crate) struct Pen<'a> {
    pub(crate) known: Known<'a>,
    pub(crate) randomness: &'a dyn Randomness,
}

impl<'a> Pen<'a> {
    /// What an intent says: the worded fields taken out of it, which are to stand beside the log, and commitments to
    /// its personal values put in.
    pub(crate) fn said(&self, intent: &Intent, kept: &Map<String, Value>) -> Result<Said, SubmitError> {
        let (Intent::State { content, .. } | Intent::Propose { content, .. }) = intent else {
            let Intent::Decline { reason, .. } = intent else { return Ok(Said::default()) };
            return Ok(Said::with(Map::new(), Some(self.reason(reason)?)));
        };
        let mut content = content.clone();
        let name = content.get("act").and_then(Value::as_str).unwrap_or_default();
        let Some(definition) = definition_of(name) else { return Ok(Said::with(with(&content, kept), None)) };
        let said = words::take(definition, &mut content);
        if said.is_empty() {
            return Ok(Said::with(with(&content, kept), None));
        }
        let built = Words::build(definition, &said, self.salt()?).map_err(SubmitError::Meaning)?;
        Ok(Said::with(with(&content, kept), Some(built)))
    }

    /// Why something was done, as words of their own.
    pub(crate) fn reason(&self, reason: &str) -> Result<Words, SubmitError> {
        Words::of_reason(in_language(reason)?, self.salt()?).map_err(SubmitError::Meaning)
    }

    fn salt(&self) -> Result<[u8; words::SALT_BYTES], SubmitError> {
        let mut salt = [0; words::SALT_BYTES];
        self.randomness.fill(&mut salt).then_some(salt).ok_or(SubmitError::Randomness)
    }

    /// The entry that an intent asks for, and the act it is about.
    pub(crate) fn body_of(&self, intent: &Intent, said: &Said) -> Result<(Body, Hash), SubmitError> {
        match intent {
            Intent::State { subject, .. } => {
                let charter = self.known.record.charter().ok_or(SubmitError::NoCharter)?;
                let sides = vec![self.known.keys.identity.card.side.clone()];
                let around = Around { charter: Some(charter), sides, ..Around::default() };
                let act = self.act(subject, said, around)?;
                let id = self.own_suite().act_id(&act);
                Ok((Body::Statement(Statement { act: Bytes(act), hand: None }), id))
            }
            Intent::Propose { subject, days, attested, .. } => {
                self.proposal(subject, said, *days, attested.clone())
            }
            Intent::Concur { act } => {
                let joint = self.joint(act)?;
                let releases = self.release(&joint.head)?;
                let (signature, proposal) = (self.sign(&joint.bytes), joint.at.clone());
                let stopped = self.known.stopping(joint);
                let concur = Concur { proposal, act_id: *act, signature, releases, stopped, hand: None };
                Ok((Body::Concur(concur), *act))
            }
            Intent::Decline { act, .. } => {
                let proposal = self.joint(act)?.at.clone();
                let (words, draft) = (said.words, None);
                Ok((Body::Decline(Decline { proposal, act_id: *act, words, draft, hand: None }), *act))
            }
            Intent::Prepare { .. } | Intent::Complete { .. } => Err(SubmitError::NoHandHere),
            Intent::Close { act, reason } => {
                let proposal = self.joint(act)?.at.clone();
                Ok((Body::Close(Close { proposal, act_id: *act, reason: *reason }), *act))
            }
        }
    }

    pub(crate) fn proposal(
        &self,
        subject: &str,
        said: &Said,
        days: Days,
        mut attested: Vec<Attested>,
    ) -> Result<(Body, Hash), SubmitError> {
        let record = &self.known.record;
        let charter = record.charter();
        let sides = match charter.and_then(|charter| record.acts().get(&charter)) {
            Some(charter) => charter.head.sides.clone(),
            None if subject == CHARTER => self.founding(said),
            None => return Err(SubmitError::NoCharter),
        };
        attested.sort_by(|left, right| left.side.cmp(&right.side));
        let of_all = attested.is_empty() || subject == CHARTER;
        let base = if of_all { record.head_of(subject) } else { record.attested_head_of(subject) };
        let act = self.act(subject, said, Around { base, charter, sides, days, attested })?;
        let id = self.own_suite().act_id(&act);
        Ok((self.proposed(act)?, id))
    }

    /// The sides that a first charter names, also those without a node.
    fn founding(&self, said: &Said) -> Vec<String> {
        let named = said.content.get("sides").and_then(Value::as_array);
        let name = |side: &Value| side.get("side").and_then(Value::as_str).map(str::to_owned);
        let named: Option<BTreeSet<String>> = named.and_then(|sides| sides.iter().map(name).collect());
        named.unwrap_or_else(|| self.known.logs.all_sides().cloned().collect()).into_iter().collect()
    }

    /// The proposal of an act whose bytes are fixed.
    pub(crate) fn proposed(&self, act: Vec<u8>) -> Result<Body, SubmitError> {
        let head = Head::parse(&act).ok_or(SubmitError::Refused(Void::Act))?;
        let (releases, signature) = (self.release(&head)?, self.sign(&act));
        Ok(Body::Propose(Propose { act: Bytes(act), signature, releases, hand: None }))
    }

    /// The bytes of an act of this side.
    pub(crate) fn act(&self, subject: &str, said: &Said, around: Around) -> Result<Vec<u8>, SubmitError> {
        #[derive(Serialize)]
        struct Act<'a> {
            nonce: String,
            by: &'a str,
            charter: Option<Hash>,
            subject: &'a str,
            base: Option<Hash>,
            #[serde(skip_serializing_if = "Vec::is_empty")]
            settles: Vec<Hash>,
            sides: Vec<String>,
            #[serde(flatten)]
            days: Days,
            #[serde(skip_serializing_if = "Vec::is_empty")]
            attested: Vec<Attested>,
            #[serde(skip_serializing_if = "Option::is_none")]
            words: Option<Hash>,
            content: &'a Map<String, Value>,
        }
        let mut nonce = [0; 16];
        self.randomness.fill(&mut nonce).then_some(()).ok_or(SubmitError::Randomness)?;
        let nonce = nonce.iter().map(|byte| format!("{byte:02x}")).collect();
        let Said { content, words, .. } = said;
        let Around { base, charter, sides, days, attested } = around;
        let by = &self.known.keys.identity.card.side;
        let settles = self.known.record.contending(subject, base);
        let words = *words;
        let act = Act { nonce, by, charter, subject, base, settles, sides, days, attested, words, content };
        let bytes = serde_json::to_vec(&act).map_err(|_| SubmitError::Refused(Void::Act))?;
        if bytes.len() <= ACT_BYTES_MAX { Ok(bytes) } else { Err(SubmitError::ActTooLong) }
    }

    /// The suite by which this side signs, and its present log is hashed.
    pub(crate) fn own_suite(&self) -> Suite {
        self.known.keys.identity.signer.verifier().suite()
    }

    /// The signature of this side on an act.
    pub(crate) fn sign(&self, act: &[u8]) -> Signature {
        Signature(self.known.keys.identity.signer.sign(&encoding(ACT_TYPE, act)))
    }

    /// A joint act that is known here.
    pub(crate) fn joint(&self, act: &Hash) -> Result<&JointAct, SubmitError> {
        self.known.record.acts().get(act).ok_or(SubmitError::UnknownAct(*act))
    }

    pub(crate) fn release(&self, head: &Head) -> Result<Option<Citation>, SubmitError> {
        self.known.record.release(&self.known.keys.identity.card.side, head).map_err(SubmitError::Bound)
    }
}

impl Said {
    fn with(content: Map<String, Value>, fresh: Option<Words>) -> Self {
        let words = fresh.as_ref().map(|words| Hash(words.digest().0));
        Self { content, words, fresh }
    }
}

/// A text as a person gives it, with or without its language before it: `tg=…`.
fn in_language(said: &str) -> Result<LanguageText, SubmitError> {
    let tagged = said.split_once('=').and_then(|(tag, text)| Some((tag.parse::<Code>().ok()?, text)));
    let undetermined = || {
        UNDETERMINED
            .parse::<Code>()
            .map(|code| (code, said))
            .map_err(|_| SubmitError::Text(TextError::Languages))
    };
    let (code, text) = tagged.map_or_else(undetermined, Ok)?;
    LanguageText::new(&BTreeMap::from([(code, text.to_owned())])).map_err(SubmitError::Text)
}

/// The content with the commitments to its personal values.
fn with(content: &Map<String, Value>, kept: &Map<String, Value>) -> Map<String, Value> {
    content.iter().chain(kept).map(|(field, value)| (field.clone(), value.clone())).collect()
}
