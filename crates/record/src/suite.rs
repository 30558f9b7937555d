//! Suites of algorithms: the one registry of what signs and hashes a log.
//!
//! Algorithms fall, and a state may demand its own. What is in force is judged by the suite that the charter and
//! each genesis name, and by nothing else, so that every node decides alike. Other signatures may stand beside
//! (see [`crate::envelope::Added`]).

/// A suite: how entries are signed and how a log is hashed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Suite {
    /// Ed25519 (RFC 8032, strict) with SHA-256.
    Ed25519Sha256,
}

impl Suite {
    /// Every suite that may stand in a required place.
    pub const ALL: [Self; 1] = [Self::Ed25519Sha256];

    /// Its name in charters and genesis entries.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ed25519Sha256 => "ed25519-sha256",
        }
    }

    /// The suite of a name; none if it is not in the registry: in a required place that is void.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|suite| suite.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_suite_has_one_name() {
        for suite in Suite::ALL {
            assert_eq!(Suite::parse(suite.name()), Some(suite));
        }
        assert_eq!(Suite::parse("rsa-md5"), None);
        assert_eq!(Suite::parse("Ed25519-SHA256"), None);
    }
}
