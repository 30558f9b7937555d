//! The frame around every page: head, navigation, foot.

use maud::{DOCTYPE, Markup, html};
use paivand_language::Language;
use paivand_voice::{Voice, voice};

use crate::view::Frame;
use crate::{address, asset, part};

/// A whole page.
pub(crate) fn page(frame: &Frame, title: &str, wide: bool, body: &Markup) -> Markup {
    let voice = voice(frame.language);
    html! {
        (DOCTYPE)
        html lang=(frame.language.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) " – " (voice.say("product")) }
                link rel="icon" href=(asset::address("mark.svg")) type="image/svg+xml";
                @for sheet in asset::SHEETS { link rel="stylesheet" href=(asset::address(sheet)); }
                script src=(asset::address("keys.js")) defer {}
            }
            body {
                a.skip href="#main" { (voice.say("skip")) }
                (header(voice, frame))
                main #main.wide[wide] tabindex="-1" {
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

fn header(voice: &Voice, frame: &Frame) -> Markup {
    html! {
        header.top {
            a.mark href="/" {
                (mark())
                span lang=(Language::Tajik.tag()) { "Пайванд" }
                span.dot aria-hidden="true" { "·" }
                span lang=(Language::Chinese.tag()) { "纽带" }
            }
            nav.places aria-label=(voice.say("nav-places")) {
                (place(frame, "/", &html! { (voice.say("nav-turn")) }))
                @for link in &frame.documents { (place(frame, &link.href, &part::text(frame.language, &link.words))) }
            }
            nav.languages aria-label=(voice.say("nav-languages")) {
                @for language in Language::ALL {
                    a href=(address::changed(&frame.path, &frame.query, "lang", Some(language.code())))
                        lang=(language.tag()) hreflang=(language.tag()) data-language=(language.code())
                        aria-current=[(language == frame.language).then_some("true")] { (language.endonym()) }
                }
            }
        }
    }
}

fn place(frame: &Frame, href: &str, words: &Markup) -> Markup {
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
            p {
                @match frame.held_by_both {
                    Some(held) => { (voice.tell("foot-held", &[("count", held.into())])) }
                    None => { (voice.say("foot-alone")) }
                }
                @if frame.recorded_here > 0 {
                    " " (voice.tell("foot-here", &[("count", frame.recorded_here.into())]))
                }
            }
            @if !frame.cut.is_empty() {
                ul.checkpoint aria-label=(voice.say("foot-checkpoint")) {
                    @for line in &frame.cut {
                        li { code { (line.origin) " · " (line.size) " · " (short(&line.root)) } }
                    }
                }
            }
            (help(voice))
            p { (voice.tell("foot-version", &[("version", frame.version.as_str().into())])) }
        }
    }
}

/// The first letters of a root, enough to compare by eye.
fn short(root: &str) -> String {
    const LETTERS: usize = 8;
    root.chars().take(LETTERS).collect()
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
