//! A document of a node: its languages, its commitments with their state, and its proof.

use jiff::civil::Date;
use paivand_kernel::commitment::{Answer as Answered, Outcome as Claimed, Progress};
use paivand_kernel::document as kernel;
use paivand_kernel::{Code, Content, Recorded, Standing, Subject, WordSource};
use paivand_language::Language;
use paivand_node::{Moment, published};
use paivand_voice::Wording;

use super::view::{
    Agreed, Answer, Attested, Claim, Commitment, DocumentPage, Ends, Held, Kind, Label, Origin, Outcome,
    ProofLine, ProofStep, Provision, RuleLine, State, Strength, Term, Version, Why,
};
use crate::href::href;
use crate::present::{day, names, side_name, texts};
use crate::view::{Frame, Link, Tag, Text, Texts};
use crate::{PageError, Request};

/// A document of a moment by its identifier, such as `memorandum`.
///
/// # Errors
/// [`PageError::NoSuchDocument`], or [`PageError::Unreadable`] if its text is not held.
pub fn document_page(
    (moment, frame): (&Moment, Frame),
    ask: &Request,
    id: &str,
) -> Result<DocumentPage, PageError> {
    let (standing, at) = (moment.standing(), day(moment, ask.at));
    let subject = Subject::new(paivand_kernel::Kind::Document, id).ok_or(PageError::NoSuchDocument)?;
    let versions = standing.versions(&subject);
    // After its end the last text is shown all the same, with that day; before its beginning the first.
    let last = versions.iter().rfind(|version| version.from <= at);
    let chosen = last.or_else(|| versions.first()).cloned();
    let version = chosen.ok_or(PageError::NoSuchDocument)?;
    let document = version.document.ok_or(PageError::Unreadable)?;
    let said: &dyn WordSource = moment.words();
    let wording = Wording::new(ask.language, standing, said);
    let view = View { standing, held: said, at, language: ask.language, wording };
    let commitments = view.commitments(&subject);
    let from = version.from;
    let listed = versions.iter().zip(1..).map(|(version, number)| Version {
        number,
        from: version.from,
        href: format!("{}?at={}", crate::href::document(subject.id()), version.from),
        chosen: version.from == from,
    });
    let joint = standing.act(&version.act).filter(|act| act.joint);
    let mut page = DocumentPage {
        frame,
        kind: kind(version.kind),
        title: names(&document.title),
        label: document.label.map(label),
        source: document.source.as_ref().map(words).unwrap_or_default(),
        at,
        versions: listed.collect(),
        agreed: Some(Agreed {
            since: from,
            sides: view.sides(),
            ends: view.ends(&subject),
            on_paper: is_on_paper(version.recorded),
        }),
        attested: view.attested(&subject),
        term: view.term(&subject),
        languages: document.languages.iter().filter_map(held).collect(),
        shown: Vec::new(),
        provisions: document
            .provisions
            .iter()
            .map(|provision| view.provision(provision, &commitments))
            .collect(),
        rules: document.rules.iter().map(|rule| view.rule(&subject, rule)).collect(),
        commitments: if version.kind == kernel::DocumentKind::Workplan { commitments } else { Vec::new() },
        proof: joint.map(|act| view.proof(moment, act)).unwrap_or_default(),
        digest: version.digest.to_string(),
    };
    page.shown = shown(ask, &page.offered());
    Ok(page)
}

/// Whether a side signed an act on paper alone, and has not taken it over.
fn is_on_paper(recorded: &Recorded) -> bool {
    recorded.act.attested.iter().any(|paper| !recorded.taken_over().contains_key(&paper.side))
}

/// The languages asked for; otherwise the reader's own, those of the circle that the document has, and where that is
/// one alone another of its languages.
fn shown(ask: &Request, offered: &[Tag]) -> Vec<Tag> {
    if !ask.show.is_empty() {
        return ask.show.clone();
    }
    let wished = [ask.language, Language::Tajik, Language::Chinese].map(Tag::from);
    let mut shown: Vec<Tag> = Vec::new();
    for language in wished.iter().filter(|language| offered.contains(language)) {
        if !shown.contains(language) {
            shown.push(*language);
        }
    }
    let others = offered.iter().filter(|language| !shown.contains(language)).copied().collect::<Vec<_>>();
    let lacking = 2_usize.saturating_sub(shown.len());
    shown.extend(others.into_iter().take(lacking));
    if shown.is_empty() {
        shown.push(ask.language.into());
    }
    shown
}

pub(crate) fn words<const LONGEST: usize>(text: &paivand_kernel::Texts<LONGEST>) -> Texts {
    texts(text.iter().map(|(code, words)| (code.as_str().to_owned(), words.to_owned())))
}

pub(super) fn kind(kind: kernel::DocumentKind) -> Kind {
    match kind {
        // The text of a charter has no page of its own; it reads like the instrument that it is.
        kernel::DocumentKind::Instrument | kernel::DocumentKind::Charter => Kind::Instrument,
        kernel::DocumentKind::Terms => Kind::Terms,
        kernel::DocumentKind::Workplan => Kind::Workplan,
    }
}

fn label(label: kernel::Label) -> Label {
    match label {
        kernel::Label::Reconstructed => Label::Reconstructed,
        kernel::Label::Demonstration => Label::Demonstration,
    }
}

fn strength(strength: kernel::Strength) -> Strength {
    match strength {
        kernel::Strength::Constitutive => Strength::Constitutive,
        kernel::Strength::Due => Strength::Due,
        kernel::Strength::BestEfforts => Strength::BestEfforts,
        kernel::Strength::Standing => Strength::Standing,
    }
}

pub(crate) fn held(rendering: &kernel::Rendering) -> Option<Held> {
    let code: &Code = &rendering.language;
    let language = Tag::parse(code.as_str())?;
    let origin = match rendering.origin {
        kernel::Origin::Authored => Origin::Authored,
        kernel::Origin::Person => Origin::Person,
        kernel::Origin::Machine => Origin::Machine,
    };
    let certified_by =
        rendering.certified_by.iter().map(|office| Text::new(language, office.clone())).collect();
    Some(Held { language, authentic: rendering.authentic, origin, certified_by })
}

/// The passages of a text alone, without what was promised under them.
pub(crate) fn plain_provisions(provisions: &[kernel::Provision]) -> Vec<Provision> {
    let plain = |provision: &kernel::Provision| Provision {
        id: provision.id.clone(),
        texts: provision.text.as_ref().map(words).unwrap_or_default(),
        strength: provision.strength.map(strength),
        commitments: Vec::new(),
        disagreements: Vec::new(),
        provisions: plain_provisions(&provision.provisions),
    };
    provisions.iter().map(plain).collect()
}

struct View<'a> {
    standing: &'a Standing,
    held: &'a dyn WordSource,
    at: Date,
    language: Language,
    wording: Wording<'a>,
}

impl View<'_> {
    fn sides(&self) -> Vec<Text> {
        self.standing.sides().into_iter().map(|side| side_name(self.standing, side, self.language)).collect()
    }

    fn ends(&self, subject: &Subject) -> Option<Ends> {
        let end = self.standing.end_of(subject, self.at)?;
        let why = match end.why {
            kernel::Why::Stated => Why::Stated,
            kernel::Why::Term => Why::Term,
            kernel::Why::Notice => Why::Notice,
        };
        Some(Ends { on: end.on, why, passed: end.on < self.at })
    }

    /// The paper signature, if any side attested it; by whom, if they say the same day.
    fn attested(&self, subject: &Subject) -> Option<Attested> {
        let mut found: Option<Attested> = None;
        for (_, recorded) in self.standing.acts() {
            let Content::EventAttest(event) = &recorded.act.content else { continue };
            if event.instrument.as_ref() != Some(subject) {
                continue;
            }
            let by = side_name(self.standing, recorded.act.by, self.language);
            match &mut found {
                Some(found) if found.on == event.on => found.by.push(by),
                Some(_) => {}
                None => {
                    let said = self.held.words_of(recorded)?;
                    let who = said.each("who").into_iter();
                    found = Some(Attested {
                        on: event.on,
                        place: words(said.text("place")?).for_reader(self.language)?,
                        who: who.filter_map(|who| words(who).for_reader(self.language)).collect(),
                        by: vec![by],
                    });
                }
            }
        }
        found
    }

    /// The term, from the terms that govern this document or from the terms themselves.
    fn term(&self, subject: &Subject) -> Option<Term> {
        let terms = self.standing.documents().find_map(|about| {
            let version = self.standing.version_at(about, self.at)?;
            let document = version.document?;
            let fits = about == subject || document.governs.as_ref() == Some(subject);
            let term = document.term.as_ref().filter(|_| fits)?;
            Some((about, version.from, term, document.label))
        });
        let (about, from, term, of) = terms?;
        let period = term.period_at(from, self.at);
        Some(Term {
            from: period.from,
            until: period.until,
            tacit: term.renewal == kernel::Renewal::Tacit,
            notice_by: period.notice_by,
            under: Link {
                words: Text::new(
                    self.language,
                    format!("{} {}", self.wording.subject(about), term.provision),
                ),
                href: href(about).map(|page| format!("{page}#{}", term.provision)),
            },
            label: of.map(label),
        })
    }

    fn provision(&self, provision: &kernel::Provision, commitments: &[Commitment]) -> Provision {
        let here =
            |commitment: &&Commitment| commitment.under.iter().any(|under| under.words.words == provision.id);
        Provision {
            id: provision.id.clone(),
            texts: provision.text.as_ref().map(words).unwrap_or_default(),
            strength: provision.strength.map(strength),
            commitments: commitments.iter().filter(here).cloned().collect(),
            disagreements: Vec::new(),
            provisions: provision.provisions.iter().map(|child| self.provision(child, commitments)).collect(),
        }
    }

    fn rule(&self, subject: &Subject, rule: &kernel::Rule) -> RuleLine {
        RuleLine {
            id: rule.id.clone(),
            rule: Text::new(self.language, self.wording.voice.act(&rule.clears)),
            under: Link {
                words: Text::new(self.language, rule.provision.clone()),
                href: href(subject).map(|page| format!("{page}#{}", rule.provision)),
            },
            precedent: (rule.precedent != "product default").then(|| rule.precedent.clone()),
        }
    }

    /// The commitments of this work plan, or of the work plans that carry out this instrument.
    fn commitments(&self, subject: &Subject) -> Vec<Commitment> {
        let mut all = Vec::new();
        for about in self.standing.documents() {
            let Some(version) = self.standing.version_at(about, self.at) else { continue };
            let Some(document) = version.document else { continue };
            if about != subject && document.governs.as_ref() != Some(subject) {
                continue;
            }
            let governed = document.governs.clone().unwrap_or_else(|| about.clone());
            for commitment in &document.commitments {
                all.push(self.commitment(about, &version, &governed, commitment));
            }
        }
        all
    }

    fn commitment(
        &self,
        plan: &Subject,
        version: &kernel::Version<'_>,
        governed: &Subject,
        commitment: &kernel::Commitment,
    ) -> Commitment {
        let id = format!("{}.{}", plan.id(), commitment.id.to_lowercase());
        let subject = Subject::new(paivand_kernel::Kind::Commitment, &id);
        let progress =
            subject.as_ref().map(|subject| self.standing.progress(subject, version.act, commitment));
        let leads = commitment
            .lead
            .iter()
            .flatten()
            .map(|(_, lead)| Text::new(self.language, self.wording.subject(lead)));
        let under = commitment.provisions.iter().map(|provision| Link {
            words: Text::new(self.language, provision.clone()),
            href: href(governed).map(|page| format!("{page}#{provision}")),
        });
        Commitment {
            id: commitment.id.clone(),
            href: format!("{}#{}", crate::href::document(plan.id()), commitment.id),
            texts: words(&commitment.text),
            on: commitment.on.iter().map(|side| side_name(self.standing, *side, self.language)).collect(),
            lead: leads.collect(),
            under: under.collect(),
            due: commitment.due,
            strength: strength(commitment.strength),
            state: self.state(commitment, progress),
            evidence: words(&commitment.evidence),
            claims: subject.map(|subject| self.claims(&subject)).unwrap_or_default(),
        }
    }

    fn state(&self, commitment: &kernel::Commitment, progress: Option<Progress>) -> State {
        match progress {
            _ if commitment.strength == kernel::Strength::Standing => State::Standing,
            Some(Progress::Claimed(_)) => State::Claimed,
            Some(Progress::Settled(..)) => State::Done,
            Some(Progress::Contested(_)) => State::Disputed,
            Some(Progress::Open) | None if commitment.deadline().is_some_and(|due| due < self.at) => {
                State::Past
            }
            Some(Progress::Open) | None => State::Open,
        }
    }

    fn claims(&self, subject: &Subject) -> Vec<Claim> {
        let claims = self.standing.claims(subject).into_iter().map(|claim| {
            let by = claim.recorded.act.by;
            let on = self.standing.date_for(&[by], claim.recorded.stated_at);
            let held = self.held.words_of(claim.recorded);
            let said = held.as_ref().and_then(|said| said.text("text"));
            let unheld = || Text::new(self.language, self.wording.voice.say("words-not-held"));
            let answer = claim.answers.iter().next().and_then(|(side, (act, answer))| {
                let on = self.standing.date_for(&[*side], self.standing.act(act)?.stated_at);
                Some((side_name(self.standing, *side, self.language), on, answered(*answer)))
            });
            Claim {
                by: side_name(self.standing, by, self.language),
                on,
                outcome: claimed(claim.outcome),
                words: said.and_then(|said| words(said).for_reader(self.language)).unwrap_or_else(unheld),
                answer,
            }
        });
        claims.collect()
    }

    /// Who signed, and where it stands in which log.
    fn proof(&self, moment: &Moment, act: &Recorded) -> Vec<ProofLine> {
        let mut lines = vec![(act.act.by, ProofStep::Proposed, act.at)];
        lines.extend(act.concurred().iter().map(|(side, mark)| (*side, ProofStep::Concurred, mark.at)));
        if let (Some(enacted), Some(in_force)) = (act.enacted(), act.in_force()) {
            lines.push((act.act.by, ProofStep::Enacted, enacted.at));
            lines.push((act.act.by, ProofStep::InForce, in_force.at));
        }
        let lines = lines.into_iter().filter_map(|(side, step, at)| {
            let (origin, log) = moment.log_of(at)?;
            let entry = moment.entry(origin, at.entry())?;
            Some(ProofLine {
                side: side_name(self.standing, side, self.language),
                step,
                at: entry.stated_at,
                fingerprint: entry.leaf.to_string(),
                copy: format!("/{}", published::proof(&log.name, at.entry())),
                origin: origin.to_owned(),
                index: at.entry(),
            })
        });
        lines.collect()
    }
}

fn claimed(outcome: Claimed) -> Outcome {
    match outcome {
        Claimed::Done => Outcome::Done,
        Claimed::Partly => Outcome::Partly,
        Claimed::Obstacle => Outcome::Obstacle,
        Claimed::Overtaken => Outcome::Overtaken,
    }
}

fn answered(answer: Answered) -> Answer {
    match answer {
        Answered::Concur => Answer::Concur,
        Answered::Note => Answer::Note,
        Answered::Dispute => Answer::Dispute,
    }
}
