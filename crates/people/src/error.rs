//! Why somebody is not let in, or something could not be kept.

/// Why; told to people in their language by its code.
#[derive(Debug, thiserror::Error)]
pub enum PeopleError {
    /// Name, password or code is not right. Which, and whether there is such an account, nobody is told.
    #[error("name, password and code do not fit together")]
    Unknown,
    /// Too many tries.
    #[error("too many tries: wait {seconds} s")]
    Wait {
        /// Until the next may be made.
        seconds: i64,
    },
    /// The invitation is not known, used or over.
    #[error("the invitation is used, over or was never given")]
    Invitation,
    /// The name cannot stand.
    #[error("a name has 1 to {} letters, digits, dots or hyphens", crate::NAME_LETTERS_MAX)]
    Name,
    /// Somebody has the name.
    #[error("somebody here has this name already")]
    NameTaken,
    /// The password is too short or too long.
    #[error("a password has at least {} letters", crate::PASSWORD_LETTERS_MIN)]
    Password,
    /// The first code does not fit the secret shown.
    #[error("the code does not fit: look at the time of the device")]
    Code,
    /// The device's key does not fit. Why, nobody is told.
    #[error("the key of the device does not fit")]
    Key,
    /// A draft is too long.
    #[error("a draft has at most {} bytes", crate::DRAFT_BYTES_MAX)]
    Draft,
    /// No randomness.
    #[error("the operating system gives no randomness")]
    Randomness,
    /// The database says no.
    #[error(
        "`people.sqlite` could not be read or written ({0}): if it is damaged, put it back from a backup"
    )]
    Database(#[from] rusqlite::Error),
}

impl PeopleError {
    /// Its code, which messages are named by.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Wait { .. } => "wait",
            Self::Invitation => "invitation",
            Self::Name => "name",
            Self::NameTaken => "name-taken",
            Self::Password => "password",
            Self::Code => "code",
            Self::Key => "key",
            Self::Draft => "draft",
            Self::Randomness | Self::Database(_) => "machine",
        }
    }
}
