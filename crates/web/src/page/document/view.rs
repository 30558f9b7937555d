//! A document: its languages side by side, its commitments and its proof.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::Date;
use paivand_language::Language;

use crate::view::{Frame, Link, Tag, Text, Texts};

/// A document in force or proposed, as it stood at a date.
#[derive(Clone, Debug)]
pub struct DocumentPage {
    /// What stands around the page.
    pub frame: Frame,
    /// What sort of document it is.
    pub kind: Kind,
    /// Its title.
    pub title: Texts,
    /// What must be said wherever the document is shown.
    pub label: Option<Label>,
    /// Where the text comes from, in one sentence.
    pub source: Texts,
    /// The date for which states are shown.
    pub at: Date,
    /// Its versions, the oldest first.
    pub versions: Vec<Version>,
    /// That the record holds the agreement of all sides; none while it does not.
    pub agreed: Option<Agreed>,
    /// That a signature on paper was attested in the record; none while it was not.
    pub attested: Option<Attested>,
    /// Term, renewal and notice; none where no terms govern the document.
    pub term: Option<Term>,
    /// The languages of the document.
    pub languages: Vec<Held>,
    /// The languages shown, one to four, in order.
    pub shown: Vec<Tag>,
    /// The text.
    pub provisions: Vec<Provision>,
    /// The rules that follow from it (terms only).
    pub rules: Vec<RuleLine>,
    /// Its commitments, as a ledger (work plan only).
    pub commitments: Vec<Commitment>,
    /// Who put which signature where.
    pub proof: Vec<ProofLine>,
    /// SHA-256 of the document's bytes, in hexadecimal.
    pub digest: String,
}

/// What sort of document it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A memorandum, agreement or treaty.
    Instrument,
    /// Terms of reference, with the rules of the work.
    Terms,
    /// A work plan, with commitments.
    Workplan,
}

/// What must be said wherever a document is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// Reconstructed from public reports; not the signed text.
    Reconstructed,
    /// Written for demonstration; nobody adopted it.
    Demonstration,
}

/// A version of the document.
#[derive(Clone, Debug)]
pub struct Version {
    /// Counted from one.
    pub number: u64,
    /// In force from this date.
    pub from: Date,
    /// The page of the document at that date.
    pub href: String,
    /// Whether this version is the one shown.
    pub chosen: bool,
}

/// All sides agreed in the record.
#[derive(Clone, Debug)]
pub struct Agreed {
    /// In force since.
    pub since: Date,
    /// The sides that agreed.
    pub sides: Vec<Text>,
    /// Its end, where one is known.
    pub ends: Option<Ends>,
    /// Whether a side signed it on paper alone, as another attests: then the record is not held by all.
    pub on_paper: bool,
}

/// When a document ends, and by what.
#[derive(Clone, Copy, Debug)]
pub struct Ends {
    /// Its last day in force.
    pub on: Date,
    /// What brings the end about.
    pub why: Why,
    /// Whether that day has passed.
    pub passed: bool,
}

/// What brings the end of a document about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Its text states the day.
    Stated,
    /// Its term is not renewed.
    Term,
    /// A side has given notice.
    Notice,
}

/// A signature on paper, attested in the record by one side or by all.
#[derive(Clone, Debug)]
pub struct Attested {
    /// The day of signature.
    pub on: Date,
    /// The place of signature.
    pub place: Text,
    /// The offices that signed.
    pub who: Vec<Text>,
    /// The sides that attest it.
    pub by: Vec<Text>,
}

/// Term, renewal and notice.
#[derive(Clone, Debug)]
pub struct Term {
    /// First day of the term.
    pub from: Date,
    /// Last day of the term.
    pub until: Date,
    /// Whether it renews without a word.
    pub tacit: bool,
    /// The last day for notice.
    pub notice_by: Date,
    /// The provision that says so.
    pub under: Link,
    /// The label of the document that says so.
    pub label: Option<Label>,
}

/// Most languages side by side: more columns than these nobody reads.
pub const SHOWN_MAX: usize = 4;

impl DocumentPage {
    /// The languages that may be shown: those that the document names, and those in which a passage has words.
    #[must_use]
    pub fn offered(&self) -> Vec<Tag> {
        fn gather(provisions: &[Provision], into: &mut BTreeSet<Tag>) {
            for provision in provisions {
                into.extend(provision.texts.languages());
                gather(&provision.provisions, into);
            }
        }
        let mut offered: BTreeSet<Tag> = self.languages.iter().map(|held| held.language).collect();
        gather(&self.provisions, &mut offered);
        offered.into_iter().collect()
    }
}

/// A language of the document.
#[derive(Clone, Debug)]
pub struct Held {
    /// The language.
    pub language: Tag,
    /// Whether this text is authentic.
    pub authentic: bool,
    /// Who wrote it.
    pub origin: Origin,
    /// The sides whose linguist certified it.
    pub certified_by: Vec<Text>,
}

/// How a text came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Written in this language.
    Authored,
    /// Translated by a person.
    Person,
    /// Translated by a machine.
    Machine,
}

/// How strong a promise is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strength {
    /// Done once and for all by one act.
    Constitutive,
    /// Done by a date.
    Due,
    /// Worked on as well as one can.
    BestEfforts,
    /// Kept all the time; reported on, never late.
    Standing,
}

/// A passage, with those below it.
#[derive(Clone, Debug)]
pub struct Provision {
    /// Its number in the document, such as `R2.1`; also its address on the page.
    pub id: String,
    /// Its text.
    pub texts: Texts,
    /// How strong its promise is; none where it promises nothing.
    pub strength: Option<Strength>,
    /// What was promised under it.
    pub commitments: Vec<Commitment>,
    /// What its texts say differently, for people to judge.
    pub disagreements: Vec<Disagreement>,
    /// The passages below it.
    pub provisions: Vec<Provision>,
}

/// What the text of one language says and that of another does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disagreement {
    /// What is compared.
    pub kind: Compared,
    /// As it stands in the text that has it.
    pub what: Text,
    /// The language whose text lacks it, or has a word to be avoided.
    pub missing: Language,
    /// What would be expected there.
    pub expected: String,
}

/// What is compared between texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compared {
    /// A number.
    Number,
    /// A date, or a month.
    Date,
    /// A sign of letters and figures.
    Code,
    /// An agreed word.
    Term,
    /// A name of a person or a place.
    Name,
    /// A word to be avoided.
    Avoided,
}

/// A rule of the terms, with where it comes from.
#[derive(Clone, Debug)]
pub struct RuleLine {
    /// Its number, such as `D1`.
    pub id: String,
    /// The rule in words.
    pub rule: Text,
    /// The provision that sets it.
    pub under: Link,
    /// Where the figure comes from; `None` is a default of this product.
    pub precedent: Option<String>,
}

/// A promise, and how it stands at the date of the page.
#[derive(Clone, Debug)]
pub struct Commitment {
    /// Its number in the work plan.
    pub id: String,
    /// Where it is kept.
    pub href: String,
    /// What was promised.
    pub texts: Texts,
    /// Who promised.
    pub on: Vec<Text>,
    /// Who leads.
    pub lead: Vec<Text>,
    /// The provisions it serves.
    pub under: Vec<Link>,
    /// By when; none for standing ones.
    pub due: Option<Date>,
    /// How strong it is.
    pub strength: Strength,
    /// How it stands.
    pub state: State,
    /// What counts as evidence.
    pub evidence: Texts,
    /// What was claimed, the oldest first.
    pub claims: Vec<Claim>,
}

/// How a commitment stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Under way.
    Open,
    /// Its date has passed.
    Past,
    /// Claimed by one side; the answer is awaited.
    Claimed,
    /// Claimed done, and the other side concurs.
    Done,
    /// The other side sees it differently.
    Disputed,
    /// Kept all the time.
    Standing,
}

/// What one side says about a commitment.
#[derive(Clone, Debug)]
pub struct Claim {
    /// Who says it.
    pub by: Text,
    /// When.
    pub on: Date,
    /// What came of it.
    pub outcome: Outcome,
    /// In the side's own words.
    pub words: Text,
    /// What the other side answered, with who and when.
    pub answer: Option<(Text, Date, Answer)>,
}

/// What came of a commitment, as its side says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// All of it.
    Done,
    /// Some of it.
    Partly,
    /// Something is in the way.
    Obstacle,
    /// Events made it pointless.
    Overtaken,
}

/// The answer to a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It is so.
    Concur,
    /// It was read.
    Note,
    /// It is seen differently.
    Dispute,
}

/// A step of the agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProofStep {
    /// Proposed, with this side's signature.
    Proposed,
    /// Agreed to, with this side's signature on the same bytes.
    Concurred,
    /// All signatures brought together.
    Enacted,
    /// Receipt by the other side shown: in force.
    InForce,
}

/// Where one signature stands.
#[derive(Clone, Debug)]
pub struct ProofLine {
    /// Whose log it stands in.
    pub side: Text,
    /// Which step it is.
    pub step: ProofStep,
    /// The origin of the log.
    pub origin: String,
    /// The position in the log, counted from zero.
    pub index: u64,
    /// When the signer's clock says it was made.
    pub at: Timestamp,
    /// The fingerprint of the key that signed.
    pub fingerprint: String,
    /// The certified copy.
    pub copy: String,
}
