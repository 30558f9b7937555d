//! What may leave the node: a pure question of a text's class, an engine's reach and the operator's settings.

use std::collections::BTreeSet;
use std::fmt;

/// How a text must be kept: the classes of fields in the record, and what never leaves the node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TextClass {
    /// For anyone: published, or meant to be.
    Public,
    /// Of offices and institutions: for the sides, not for the world.
    Institutional,
    /// One's own drafts and notes: never leaves the node.
    Internal,
    /// Of a person.
    Personal,
    /// Of a person and delicate.
    Special,
}

impl TextClass {
    /// All classes, the most open first.
    pub const ALL: [Self; 5] =
        [Self::Public, Self::Institutional, Self::Internal, Self::Personal, Self::Special];

    /// The word in settings and on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Institutional => "institutional",
            Self::Internal => "internal",
            Self::Personal => "personal",
            Self::Special => "special",
        }
    }

    /// The class with this name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.name() == name)
    }

    /// Whether no settings can let it off the node.
    fn is_bound(self) -> bool {
        match self {
            Self::Public | Self::Institutional => false,
            Self::Internal | Self::Personal | Self::Special => true,
        }
    }
}

impl fmt::Display for TextClass {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(self.name())
    }
}

/// How far a text travels to be translated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reach {
    /// It stays on the machine of the node.
    Node,
    /// It goes to a machine of the same operator.
    Network,
    /// It goes to somebody else.
    Outside,
}

impl Reach {
    /// All of them, the nearest first.
    pub const ALL: [Self; 3] = [Self::Node, Self::Network, Self::Outside];

    /// The word in settings.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Node => "node",
            Self::Network => "network",
            Self::Outside => "outside",
        }
    }

    /// The reach with this name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reach| reach.name() == name)
    }
}

impl fmt::Display for Reach {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(match self {
            Self::Node => "within the node",
            Self::Network => "in the operator's own network",
            Self::Outside => "outside",
        })
    }
}

/// Why a text may not go to an engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Texts of this class never leave the node, whatever the settings say.
    #[error(
        "the text is {class} and never leaves the node, but the engine is {reach}: use the memory or a local model"
    )]
    Bound {
        /// The text's.
        class: TextClass,
        /// The engine's.
        reach: Reach,
    },
    /// The operator has not allowed it.
    #[error(
        "the text is {class} and the engine is {reach}, which the operator has not allowed: use an engine within the node, or have {class} listed under allow.{} of the settings", reach.name()
    )]
    NotAllowed {
        /// The text's.
        class: TextClass,
        /// The engine's.
        reach: Reach,
    },
}

/// What the operator allows beyond the node; nothing, until it is said.
///
/// ```
/// use paivand_translation::{Policy, Reach, TextClass};
///
/// let policy = Policy::default().allowing(Reach::Outside, TextClass::Public)?;
/// assert!(policy.decide(TextClass::Public, Reach::Outside).is_ok());
/// assert!(policy.decide(TextClass::Institutional, Reach::Outside).is_err());
/// assert!(policy.decide(TextClass::Personal, Reach::Node).is_ok());
/// assert!(policy.allowing(Reach::Network, TextClass::Internal).is_err());
/// # Ok::<(), paivand_translation::Refusal>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Policy(BTreeSet<(Reach, TextClass)>);

impl Policy {
    /// The same, and texts of this class may go so far. What may go outside may not, for that, go into the
    /// operator's network: each is said by itself.
    ///
    /// # Errors
    /// [`Refusal::Bound`] for a class that never leaves the node.
    pub fn allowing(mut self, reach: Reach, class: TextClass) -> Result<Self, Refusal> {
        if class.is_bound() && reach != Reach::Node {
            return Err(Refusal::Bound { class, reach });
        }
        self.0.insert((reach, class));
        Ok(self)
    }

    /// Whether a text of this class may go to an engine of this reach.
    ///
    /// # Errors
    /// The reason why not.
    pub fn decide(&self, class: TextClass, reach: Reach) -> Result<(), Refusal> {
        if reach == Reach::Node {
            return Ok(());
        }
        if class.is_bound() {
            return Err(Refusal::Bound { class, reach });
        }
        match self.0.contains(&(reach, class)) {
            true => Ok(()),
            false => Err(Refusal::NotAllowed { class, reach }),
        }
    }
}

#[cfg(test)]
mod tests;
