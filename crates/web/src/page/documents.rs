//! The documents of the record, as a list.

use axum::response::Response;
use maud::{Markup, html};
use paivand_voice::{Wording, voice};

use crate::href;
use crate::layout;
use crate::page::document;
use crate::present::frame;
use crate::view::{Frame, Link, Text};
use crate::visit::Visit;
use crate::{PageError, part};

/// One document.
#[derive(Clone, Debug)]
pub struct DocumentLine {
    /// Its title, and its page.
    pub title: Link,
    /// What it is, in words.
    pub kind: String,
    /// Since when its latest version counts.
    pub from: jiff::civil::Date,
    /// How many versions it has.
    pub versions: usize,
}

/// `/documents`.
pub(crate) async fn show(visit: Visit) -> Response {
    visit.page(|visit| Ok(page(&frame::of(visit), &read(visit)?))).await
}

fn read(visit: &Visit) -> Result<Vec<DocumentLine>, PageError> {
    let (moment, language) = (visit.desk.look(), visit.request.language);
    let standing = moment.standing();
    let wording = Wording::new(language, standing, moment.words());
    let line = |subject: &paivand_kernel::Subject| {
        let versions = standing.versions(subject);
        let last = versions.last()?;
        Some(DocumentLine {
            title: Link {
                words: Text::new(language, wording.subject(subject)),
                href: Some(href::document(subject.id())),
            },
            kind: wording.voice.say(document::kind_word(last.kind)),
            from: last.from,
            versions: versions.len(),
        })
    };
    Ok(standing.documents().filter_map(line).collect())
}

/// The page.
#[must_use]
pub fn page(frame: &Frame, lines: &[DocumentLine]) -> Markup {
    let voice = voice(frame.language);
    let title = voice.say("nav-documents");
    let body = html! {
        h1 { (title) }
        @if lines.is_empty() { p.blank { (voice.say("documents-none")) } }
        ul.lines role="list" {
            @for line in lines {
                li.line data-row tabindex="-1" {
                    p.what { (part::link(frame.language, &line.title)) }
                    p.meta {
                        (line.kind) " · " (voice.tell("documents-versions", &[("count", line.versions.into())]))
                        " · " (voice.say("since")) " " (part::date(voice, line.from))
                    }
                }
            }
        }
    };
    layout::page(frame, &title, layout::Width::Reading, &body)
}
