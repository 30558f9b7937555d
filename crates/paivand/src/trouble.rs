//! How what goes wrong is told, and the exit code.

use paivand_kernel::Refusal;
use paivand_language::Language;
use paivand_node::identity::IdentityError;
use paivand_node::outbox::OutboxError;
use paivand_node::sealed::SealError;
use paivand_node::{ExchangeError, NodeError, RekeyError, SubmitError};
use paivand_voice::voice;
use std::fmt;
use std::process::ExitCode;

/// What kind of thing went wrong: the exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The rules of the record say no.
    Refused,
    /// Wrong words.
    Words,
    /// Disk, network or another process.
    Machine,
    /// Something does not verify.
    Unproven,
}

impl From<Kind> for ExitCode {
    fn from(kind: Kind) -> Self {
        Self::from(match kind {
            Kind::Refused => 1,
            Kind::Words => 2,
            Kind::Machine => 3,
            Kind::Unproven => 4,
        })
    }
}

/// What went wrong while doing what, and what to do next.
#[derive(Debug)]
pub(crate) struct Trouble {
    pub(crate) kind: Kind,
    attempt: String,
    pub(crate) source: Option<Box<dyn std::error::Error + Send + Sync>>,
    /// What the rules of the sides say no to, which is told in the reader's language.
    refusal: Option<Box<Refusal>>,
    language: Language,
}

impl Trouble {
    pub(crate) fn new(kind: Kind, attempt: impl Into<String>) -> Self {
        Self { kind, attempt: attempt.into(), source: None, refusal: None, language: Language::English }
    }

    /// The same with what brought it about.
    pub(crate) fn caused(
        kind: Kind,
        attempt: impl Into<String>,
        source: impl std::error::Error + Send + Sync + 'static,
    ) -> Self {
        Self { source: Some(Box::new(source)), ..Self::new(kind, attempt) }
    }

    /// The same where it is the rules of the sides that say no.
    pub(crate) fn refused(kind: Kind, refusal: Refusal) -> Self {
        Self { refusal: Some(Box::new(refusal)), ..Self::new(kind, "nothing was recorded") }
    }

    /// The same for a reader of a language.
    pub(crate) fn told_in(self, language: Language) -> Self {
        Self { language, ..self }
    }

    /// Whether it only means that a reader has had enough, at any depth of its causes.
    pub(crate) fn is_broken_pipe(&self) -> bool {
        let first = self.source.as_deref().map(|cause| cause as &(dyn std::error::Error + 'static));
        std::iter::successors(first, |cause| cause.source()).any(|cause| {
            let io = cause.downcast_ref::<std::io::Error>();
            io.is_some_and(|error| error.kind() == std::io::ErrorKind::BrokenPipe)
        })
    }

    /// The whole sentence, with its causes, for who asked at the door.
    pub(crate) fn whole(&self) -> String {
        let mut text = self.to_string();
        let mut cause = self.source.as_deref().and_then(std::error::Error::source);
        while let Some(error) = cause {
            text += &format!(": {error}");
            cause = error.source();
        }
        text
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(refusal) = &self.refusal {
            let voice = voice(self.language);
            to.write_str(&voice.refused(refusal))?;
            return voice.refused_field(refusal).map_or(Ok(()), |field| write!(to, "\n  {field}"));
        }
        to.write_str(&self.attempt)?;
        self.source.as_ref().map_or(Ok(()), |source| write!(to, ": {source}"))
    }
}

macro_rules! troubles {
    ($($error:ty => $kind:expr, $attempt:expr;)*) => {$(
        impl From<$error> for Trouble {
            fn from(error: $error) -> Self {
                Self::caused($kind, $attempt, error)
            }
        }
    )*};
}

troubles! {
    RekeyError => Kind::Refused, "log and keys stay as they are";
    SealError => Kind::Words, "the pouch could not be sealed or opened";
    OutboxError => Kind::Machine, "the outbox could not be used";
    ExchangeError => Kind::Machine, "nothing was taken from the other side";
    paivand_node::verify::VerifyError => Kind::Unproven, "the record does not verify";
    std::io::Error => Kind::Machine, "a file or a connection failed";
    serde_json::Error => Kind::Words, "the JSON could not be read";
    paivand_node::source::SourceError => Kind::Machine, "the files could not be had";
}

impl From<SubmitError> for Trouble {
    fn from(error: SubmitError) -> Self {
        if let SubmitError::Meaning(refusal) = error {
            return Self::refused(Kind::Refused, refusal);
        }
        Self::caused(Kind::Refused, "nothing was recorded", error)
    }
}

/// Whether it is the words that name a wrong folder or file, and not the machine.
fn kind_of(error: &IdentityError) -> Kind {
    match error {
        IdentityError::Taken(_)
        | IdentityError::Marked(_)
        | IdentityError::Missing(_)
        | IdentityError::OwnCard(_)
        | IdentityError::OtherCircle { .. }
        | IdentityError::OtherKeys(_)
        | IdentityError::Name => Kind::Words,
        IdentityError::Disk(_)
        | IdentityError::Randomness
        | IdentityError::Damaged(_)
        | IdentityError::Key(_)
        | IdentityError::NotRecovery(_) => Kind::Machine,
    }
}

impl From<IdentityError> for Trouble {
    fn from(error: IdentityError) -> Self {
        Self::caused(kind_of(&error), "the node's identity could not be used", error)
    }
}

impl From<NodeError> for Trouble {
    fn from(error: NodeError) -> Self {
        let kind = if let NodeError::Identity(identity) = &error { kind_of(identity) } else { Kind::Machine };
        Self::caused(kind, "the node could not be opened", error)
    }
}
