//! What a reader sees when a page cannot be shown: what was asked, why not, what to do.

use maud::{Markup, html};
use paivand_voice::voice;

use crate::route::Trouble;
use crate::shell;
use crate::view::Frame;

/// The page.
#[must_use]
pub fn page(frame: &Frame, trouble: &Trouble) -> Markup {
    let voice = voice(frame.language);
    let (heading, what, next) = match trouble {
        Trouble::NoSuchPlace => ("trouble-place", "trouble-place-what", "trouble-place-next"),
        Trouble::NoSuchDocument => ("trouble-document", "trouble-document-what", "trouble-document-next"),
        Trouble::BadDate(_) => ("trouble-date", "trouble-date-what", "trouble-date-next"),
        Trouble::Unreadable => ("trouble-node", "trouble-node-what", "trouble-node-next"),
    };
    let asked = match trouble {
        Trouble::BadDate(asked) => Some(asked),
        Trouble::NoSuchPlace | Trouble::NoSuchDocument | Trouble::Unreadable => None,
    };
    let title = voice.say(heading);
    let body = html! {
        h1 { (title) }
        p { (voice.say(what)) }
        @if let Some(asked) = asked { p { code { (asked) } } }
        p { (voice.say(next)) }
        p { a.go href="/" { (voice.say("nav-turn")) } }
    };
    shell::page(frame, &title, false, &body)
}
