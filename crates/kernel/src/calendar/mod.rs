//! Each side's holidays and make-up days.

mod count;
pub(crate) mod state;

pub(crate) use count::working_both;
pub use state::CalendarState;
