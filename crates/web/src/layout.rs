//! The frame around every page: head, navigation, foot.

use maud::{DOCTYPE, Markup, html};
use paivand_language::Language;
use paivand_people::Seat;
use paivand_voice::{Voice, voice};

use crate::view::{Frame, Signed};
use crate::{address, asset, part};

/// How wide a page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Width {
    /// One card: sign-in.
    Card,
    /// For reading and forms.
    Reading,
    /// For lists beside each other.
    Wide,
}

/// A whole page.
pub(crate) fn page(frame: &Frame, title: &str, width: Width, body: &Markup) -> Markup {
    let voice = voice(frame.language);
    let class = match width {
        Width::Card => "card-page",
        Width::Reading => "reading",
        Width::Wide => "wide",
    };
    html! {
        (DOCTYPE)
        html lang=(frame.language.tag()) data-seat=[frame.signed.as_ref().and_then(seat)] {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) " – " (voice.say("product")) }
                link rel="icon" href=(asset::address("mark.svg")) type="image/svg+xml";
                link rel="stylesheet" href=(asset::address("sheet.css"));
                script src=(asset::address("keys.js")) defer {}
            }
            body {
                a.skip href="#main" { (voice.say("skip")) }
                (header(voice, frame))
                @if let Some(at) = frame.at {
                    p.elsewhen {
                        (voice.tell("other-date", &[("date", voice.date(at).into())])) " · "
                        a href=(address::changed(&frame.path, &frame.query, "at", None)) { (voice.say("other-date-back")) }
                    }
                }
                main #main class=(class) tabindex="-1" {
                    @if !frame.notices.is_empty() {
                        ul.notices {
                            @for notice in &frame.notices { li { (part::text(frame.language, notice)) } }
                        }
                    }
                    (body)
                }
                (footer(voice, frame))
            }
        }
    }
}

/// The seat by which a person is known.
fn seat(signed: &Signed) -> Option<&'static str> {
    signed.seats.first().map(|seat| seat.word())
}

fn header(voice: &Voice, frame: &Frame) -> Markup {
    html! {
        header.top {
            a.mark href="/" { (mark()) span { (voice.say("product")) } }
            @if frame.signed.is_some() {
                nav.places aria-label=(voice.say("nav-places")) {
                    (place(frame, "/", &voice.say("nav-turn")))
                    (place(frame, "/documents", &voice.say("nav-documents")))
                    (place(frame, "/notes", &voice.say("nav-notes")))
                    (place(frame, "/papers", &voice.say("nav-papers")))
                    (place(frame, "/acts", &voice.say("nav-acts")))
                }
            }
            div.mine {
                @if let Some(signed) = &frame.signed { (person(voice, signed)) }
                (languages(voice, frame))
            }
        }
    }
}

fn person(voice: &Voice, signed: &Signed) -> Markup {
    let seats: Vec<String> = signed.seats.iter().map(|seat| voice.say(seat_word(*seat))).collect();
    html! {
        details.menu {
            summary { (signed.name) @if let Some(first) = seats.first() { span.whom { (first) } } }
            div {
                p { (voice.list(&seats)) }
                @if !signed.form_token.is_empty() {
                    p { a href="/settings/keys" { (voice.say("keys-title")) } }
                    form method="post" action="/sign-out" {
                        input type="hidden" name="_form" value=(signed.form_token);
                        button type="submit" { (voice.say("sign-out")) }
                    }
                }
            }
        }
    }
}

/// The name of a seat in the catalogues.
pub(crate) fn seat_word(seat: Seat) -> &'static str {
    match seat {
        Seat::Secretary => "seat-secretary",
        Seat::CoChair => "seat-co-chair",
        Seat::Alternate => "seat-alternate",
        Seat::Linguist => "seat-linguist",
        Seat::Treaty => "seat-treaty-department",
        Seat::Clearance => "seat-clearance",
        Seat::Lead => "seat-lead",
        Seat::FocalPoint => "seat-focal-point",
        Seat::Reviewer => "seat-reviewer",
        Seat::DataProtection => "seat-data-protection",
        Seat::Auditor => "seat-auditor",
        Seat::Operator => "seat-operator",
        Seat::Reader => "seat-reader",
    }
}

fn languages(voice: &Voice, frame: &Frame) -> Markup {
    html! {
        details.menu.languages {
            summary { span.unseen { (voice.say("nav-languages")) ": " } (frame.language.endonym()) }
            nav aria-label=(voice.say("nav-languages")) {
                @for language in Language::ALL {
                    a href=(address::changed(&frame.path, &frame.query, "lang", Some(language.code())))
                        lang=(language.tag()) hreflang=(language.tag()) data-language=(language.code())
                        aria-current=[(language == frame.language).then_some("true")] { (language.endonym()) }
                }
            }
        }
    }
}

fn place(frame: &Frame, href: &str, words: &str) -> Markup {
    html! { a href=(href) aria-current=[(frame.path == href).then_some("page")] { (words) } }
}

/// Two strands that hold each other.
fn mark() -> Markup {
    html! {
        svg viewBox="0 0 32 20" width="28" height="18" aria-hidden="true" focusable="false" {
            path d="M2 3c9 0 7 14 14 14S24 3 30 3" {}
            path d="M2 17c9 0 7-14 14-14s8 14 14 14" {}
        }
    }
}

fn footer(voice: &Voice, frame: &Frame) -> Markup {
    html! {
        footer.foot {
            p.whose {
                (voice.say("foot-node")) " " strong { (part::text(frame.language, &frame.side)) } " · "
                (part::text(frame.language, &frame.office))
            }
            @if frame.signed.is_some() {
                p {
                    @match frame.held_by_both {
                        Some(held) => { (voice.tell("foot-held", &[("count", held.into())])) }
                        None => { (voice.say("foot-alone")) }
                    }
                    @if frame.recorded_here > 0 {
                        " " (voice.tell("foot-here", &[("count", frame.recorded_here.into())]))
                    }
                }
                p { (voice.say("foot-aid")) }
                (help(voice))
            }
            p { (voice.tell("foot-version", &[("version", frame.version.as_str().into())])) }
        }
    }
}

/// Help, in the same spot on every page.
fn help(voice: &Voice) -> Markup {
    let keys = [
        ("j · k", "key-rows"),
        ("[ · ]", "key-columns"),
        ("l → t z r e", "key-language"),
        ("g → h m", "key-go"),
        ("?", "key-help"),
    ];
    html! {
        details #help {
            summary { (voice.say("help")) }
            p { (voice.say("help-turn")) }
            p { (voice.say("help-document")) }
            p { (voice.say("help-proof")) }
            div.keys {
                h2 { (voice.say("keys")) }
                dl.facts.narrow {
                    @for (key, said) in keys { (part::fact_key(key, &voice.say(said))) }
                }
                button #shortcuts type="button" hidden
                    data-off=(voice.say("keys-turn-off")) data-on=(voice.say("keys-turn-on")) {}
            }
            p { a href="/about/parts" { (voice.say("about-parts")) } }
        }
    }
}
