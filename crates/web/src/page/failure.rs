//! What a reader sees when a page cannot be shown: what was asked, why not, what to do.

use maud::{Markup, html};
use paivand_voice::voice;

use crate::PageError;
use crate::layout;
use crate::view::Frame;

/// The page.
#[must_use]
pub fn page(frame: &Frame, error: &PageError) -> Markup {
    let voice = voice(frame.language);
    let (heading, what, next) = match error {
        PageError::NoSuchPlace => ("trouble-place", "trouble-place-what", "trouble-place-next"),
        PageError::NoSuchDocument => ("trouble-document", "trouble-document-what", "trouble-document-next"),
        PageError::BadDate(_) => ("trouble-date", "trouble-date-what", "trouble-date-next"),
        PageError::Unreadable => ("trouble-node", "trouble-node-what", "trouble-node-next"),
        PageError::NotYours => ("trouble-seat", "trouble-seat-what", "trouble-seat-next"),
        PageError::BadForm => ("trouble-form", "trouble-form-what", "trouble-form-next"),
    };
    let asked = match error {
        PageError::BadDate(asked) => Some(asked),
        PageError::NoSuchPlace
        | PageError::NoSuchDocument
        | PageError::Unreadable
        | PageError::NotYours
        | PageError::BadForm => None,
    };
    let title = voice.say(heading);
    let body = html! {
        h1 { (title) }
        p { (voice.say(what)) }
        @if let Some(asked) = asked { p { code { (asked) } } }
        p { (voice.say(next)) }
        p { a.go href="/" { (voice.say("nav-turn")) } }
    };
    layout::page(frame, &title, layout::Width::Reading, &body)
}
