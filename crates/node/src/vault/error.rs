//! Why something could not be kept in the vault or taken out of it.

/// Longest personal value: the name of a person, with titles, in four languages.
pub const PERSONAL_BYTES_MAX: usize = 2_000;

/// Why something could not be kept in the vault or taken out of it.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// The database says no.
    #[error("`vault.sqlite` could not be read or written ({0}): if it is damaged, put it back from a backup")]
    Database(#[from] rusqlite::Error),
    /// It could not be opened at the start.
    #[error(
        "`vault.sqlite` could not be opened ({0}): put it back from a backup and start the node again; all else goes on"
    )]
    Damaged(String),
    /// Too long.
    #[error("a personal value has at most {PERSONAL_BYTES_MAX} bytes, and something in it")]
    Length,
    /// No randomness for a salt.
    #[error("the operating system gives no randomness for a salt")]
    Randomness,
}
