//! How a refusal is said.

use paivand_kernel::Refusal;

use crate::{Said, Wording};

impl Wording<'_> {
    /// Why something is refused, told by its code.
    #[must_use]
    pub fn refusal(&self, refusal: &Refusal) -> String {
        let told = serde_json::to_value(refusal).unwrap_or_default();
        let members = told.as_object().into_iter().flatten();
        let plain = |said: &serde_json::Value| said.as_str().map_or_else(|| said.to_string(), str::to_owned);
        let with: Vec<(&str, Said)> =
            members.map(|(name, said)| (name.as_str(), plain(said).into())).collect();
        self.voice.tell(&format!("refusal-{}", refusal.code()), &with)
    }
}
