//! Sessions of a body: fixed, then held.

pub(crate) mod fix;
pub(crate) mod held;
mod sitting;

pub use fix::{Host, SessionFix};
pub use held::SessionHeld;
pub use sitting::Sitting;
