//! Who reads what comes of a command.

use crate::lang;
use clap::Args;
use paivand_language::Language;

/// Who reads what comes of a command.
#[derive(Debug, Args)]
pub(crate) struct Reader {
    /// The language of what is told: tg, zh, ru or en.
    #[arg(long, default_value = "en", value_parser = lang::language)]
    pub(crate) language: Language,
}
