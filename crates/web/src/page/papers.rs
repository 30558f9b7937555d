//! Papers: what can be printed, and each of them as a file.

use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use paivand_kernel::{Kind, Subject};
use paivand_people::Deed;
use paivand_report::catalogue::{self, Listed, Source};
use paivand_report::{Format, ReportError};
use paivand_voice::{Wording, voice};

use crate::layout;
use crate::present::{frame, own};
use crate::view::Frame;
use crate::visit::Visit;
use crate::{PageError, address};

/// One paper on the page.
struct Line {
    title: String,
    /// The formats, each with where it is.
    files: Vec<(&'static str, String)>,
}

/// `/papers`.
pub(crate) async fn show(visit: Visit) -> Response {
    visit
        .page(|visit| {
            let moment = visit.desk.look();
            let wording = Wording::new(visit.request.language, moment.standing(), moment.words());
            let lines =
                |listed: Vec<Listed>| listed.iter().map(|one| line(&wording, one)).collect::<Vec<_>>();
            let both = lines(catalogue::of_record(moment.standing()));
            Ok(page(&frame::of(visit), &both, &lines(catalogue::of_office())))
        })
        .await
}

/// `/papers/{file}`: `PAPER.FORMAT`, or `PAPER-ID.FORMAT` of a document.
pub(crate) async fn file(Path(file): Path<String>, visit: Visit) -> Response {
    visit
        .answer(move |visit| {
            visit.seat_for(Deed::Read)?;
            let (name, ending) = file.rsplit_once('.').ok_or(PageError::NoSuchPlace)?;
            let format = Format::ALL.into_iter().find(|format| format.word() == ending);
            let format = format.ok_or(PageError::NoSuchPlace)?;
            let (paper, id) = match name.split_once('-') {
                Some((paper, id)) => (paper, Some(id)),
                None => (name, None),
            };
            let moment = visit.desk.look();
            let own = own(&moment).ok_or(PageError::Unreadable)?;
            let at = visit.request.at.map(|_| crate::present::instant(&moment, visit.request.at));
            let (standing, now) = (moment.standing(), moment.now());
            let source = Source { standing, words: moment.words(), own, at, now, alternat: None };
            let bytes = source.write(paper, id, format).map_err(|error| match error {
                ReportError::NoPaper(_) | ReportError::NoDocument(_) | ReportError::NoFormat(_) => {
                    PageError::NoSuchPlace
                }
                ReportError::Workbook(_) | ReportError::Place { .. } | ReportError::Written(_) => {
                    tracing::error!(%error, "a paper could not be written");
                    PageError::Unreadable
                }
            })?;
            let kept = format!("attachment; filename=\"{}\"", address::encode(&file));
            Ok((
                [(header::CONTENT_TYPE, format.media_type().to_owned()), (header::CONTENT_DISPOSITION, kept)],
                bytes,
            )
                .into_response())
        })
        .await
}

fn line(wording: &Wording<'_>, listed: &Listed) -> Line {
    let document = listed.id.as_deref().and_then(|id| Subject::new(Kind::Document, id));
    let name = wording.voice.say(match listed.paper {
        "dues" => "paper-dues",
        "sessions" => "paper-sessions",
        "workplan" => "paper-workplan",
        "chase" => "paper-chase",
        "summary" => "paper-summary",
        _ => "paper-document",
    });
    let title = document.map_or(name.clone(), |subject| format!("{name}: {}", wording.subject(&subject)));
    let stem = listed.id.as_ref().map_or(listed.paper.to_owned(), |id| format!("{}-{id}", listed.paper));
    let file = |format: &&'static str| (*format, format!("/papers/{}.{format}", address::encode(&stem)));
    Line { title, files: listed.formats.iter().map(file).collect() }
}

fn page(frame: &Frame, both: &[Line], own: &[Line]) -> Markup {
    let voice = voice(frame.language);
    let title = voice.say("nav-papers");
    let listed = |id: &str, heading: String, lines: &[Line]| {
        html! {
            section aria-labelledby=(id) {
                h2 id=(id) { (heading) }
                ul.lines role="list" {
                    @for line in lines {
                        li.line data-row tabindex="-1" {
                            p.what { (line.title) }
                            p.files {
                                @for (format, href) in &line.files {
                                    a href=(href) aria-label={ (line.title) " " (format.to_uppercase()) } download { (format.to_uppercase()) } " "
                                }
                            }
                        }
                    }
                }
            }
        }
    };
    let body = html! {
        h1 { (title) }
        p.lead { (voice.say("papers-lead")) }
        (listed("both", voice.say("papers-both"), both))
        (listed("own", voice.say("papers-own"), own))
    };
    layout::page(frame, &title, layout::Width::Reading, &body)
}
