//! The living style sheet: every part, in four languages, from sample views.

use axum::response::Response;
use maud::{Markup, html};
use paivand_language::Language;
use paivand_voice::voice;

use super::document::view::{Label, State};
use super::document::{state, text};
use super::home;
use crate::present::frame;
use crate::view::{Frame, Tag};
use crate::visit::Visit;
use crate::{layout, part, sample};

/// `/about/parts`.
pub(crate) async fn show(visit: Visit) -> Response {
    visit.page(|visit| Ok(page(&frame::of(visit)))).await
}

/// The page.
#[must_use]
pub fn page(frame: &Frame) -> Markup {
    let own = voice(frame.language);
    let title = own.say("about-parts");
    let body = html! {
        h1 { (title) }
        p.lead { (own.say("about-parts-lead")) }
        @for language in Language::ALL { (specimen(language)) }
    };
    layout::page(frame, &title, layout::Width::Wide, &body)
}

/// Identifiers stand once in a page: parts that carry one are shown in the reader's places only.
fn specimen(language: Language) -> Markup {
    let voice = voice(language);
    let memorandum = sample::memorandum(language);
    let states = [State::Open, State::Past, State::Claimed, State::Done, State::Disputed, State::Standing];
    let list = sample::home(language);
    html! {
        section.specimen lang=(language.tag()) aria-label=(language.endonym()) {
            h2 { (language.endonym()) }
            p { (part::label(voice, Label::Reconstructed)) " " (part::label(voice, Label::Demonstration)) }
            p { @for each in states { (state(voice, each)) " " } }
            (home::markup::rows(voice, &list.ours))
            (home::markup::rows(voice, &list.together))
            @if let Some(passage) = memorandum.provisions.last() {
                (text::cells(voice, passage, &Language::ALL.map(Tag::from)))
            }
            ul.plain role="list" {
                @for held in &memorandum.languages { li { (text::held_as(voice, held)) } }
            }
        }
    }
}
