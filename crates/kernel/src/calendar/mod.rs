//! Each side's holidays and make-up days.

mod count;
pub(crate) mod state;

pub(crate) use count::Calendars;
pub use state::CalendarState;
