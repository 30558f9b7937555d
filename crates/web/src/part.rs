//! The parts that pages are put together from.

use jiff::Timestamp;
use jiff::civil::Date;
use maud::{Markup, html};
use paivand_language::Language;
use paivand_voice::Voice;

use crate::address;
use crate::page::document::view::Label;
use crate::view::{CutLine, Frame, Link, Text, Texts};

/// Words in their own language: marked, if it is not the language of the page.
#[must_use]
pub fn text(page: Language, text: &Text) -> Markup {
    html! {
        @if text.language == page { (text.words) } @else { span lang=(text.language.tag()) { (text.words) } }
    }
}

/// Words for a reader of the page's language, or a note that there are none.
#[must_use]
pub fn texts(voice: &Voice, texts: &Texts) -> Markup {
    match texts.for_reader(voice.language()) {
        Some(chosen) => text(voice.language(), &chosen),
        None => html! { span.missing { (voice.say("text-missing")) } },
    }
}

/// A link; plain words where there is no page of it.
#[must_use]
pub fn link(page: Language, link: &Link) -> Markup {
    html! {
        @match &link.href {
            Some(href) => a href=(href) { (text(page, &link.words)) },
            None => (text(page, &link.words)),
        }
    }
}

/// Several names as a list of the language, each marked with its own language.
#[must_use]
pub fn names(page: Language, names: &[Text]) -> Markup {
    html! {
        @for (place, name) in names.iter().enumerate() {
            @if place > 0 { (if page == Language::Chinese { "、" } else { ", " }) }
            (text(page, name))
        }
    }
}

/// The comma of a language, with its space.
#[must_use]
pub fn comma(page: Language) -> &'static str {
    if page == Language::Chinese { "，" } else { ", " }
}

/// The colon of a language, with its space.
#[must_use]
pub fn colon(page: Language) -> &'static str {
    if page == Language::Chinese { "：" } else { ": " }
}

/// A date as the language writes it.
#[must_use]
pub fn date(voice: &Voice, date: Date) -> Markup {
    html! { time datetime=(date) { (voice.date(date)) } }
}

/// An instant to the second, as `datetime` takes it: browsers read no more than milliseconds.
#[must_use]
pub fn to_second(at: Timestamp) -> Timestamp {
    Timestamp::from_second(at.as_second()).unwrap_or(at)
}

/// A term and what is said of it, for a row of facts.
#[must_use]
pub fn fact(term: &str, said: &Markup) -> Markup {
    html! { div { dt { (term) } dd { (said) } } }
}

/// What must be said wherever a document is shown.
#[must_use]
pub fn label(voice: &Voice, label: Label) -> Markup {
    let message = match label {
        Label::Reconstructed => "page-label-reconstructed",
        Label::Demonstration => "page-label-demonstration",
    };
    html! { span.label { (voice.say(message)) } }
}

/// The logs a page was computed from, and the digest of what it shows.
#[must_use]
pub fn cut(voice: &Voice, cut: &[CutLine], digest: Option<&str>, explained: &str) -> Markup {
    html! {
        section.proof aria-labelledby="cut" {
            h2 #cut { (voice.say("cut-heading")) }
            p { (explained) }
            dl.cut {
                @for line in cut {
                    div {
                        dt { (text(voice.language(), &line.side)) }
                        dd {
                            code { (line.origin) } " · " span.number { (voice.number(whole(line.size))) } " · "
                            code.digest { (line.root) }
                        }
                    }
                }
                @if let Some(digest) = digest { (fact(&voice.say("digest"), &html! { code.digest { (digest) } })) }
            }
        }
    }
}

/// The form that asks for another date; `kept` is the rest of the page's query.
#[must_use]
pub fn date_form(voice: &Voice, path: &str, kept: &[(String, String)], at: Date) -> Markup {
    html! {
        form.asof method="get" action=(path) {
            label for="at" { (voice.say("as-of")) }
            input #at name="at" value=(at) required inputmode="numeric" maxlength="10" autocomplete="off";
            @for (name, value) in kept.iter().filter(|(name, _)| name != "at") {
                input type="hidden" name=(name) value=(value);
            }
            button type="submit" { (voice.say("as-of-show")) }
        }
    }
}

/// A count for a voice, which counts in `i64`.
#[must_use]
pub fn whole(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// A key and what it does.
#[must_use]
pub fn fact_key(key: &str, said: &str) -> Markup {
    html! { div { dt { kbd { (key) } } dd { (said) } } }
}

/// The way to the other parts of a long list; nothing where all is shown.
#[must_use]
pub fn pager(voice: &Voice, frame: &Frame, part: usize, parts: usize) -> Markup {
    let to = |part: usize| address::changed(&frame.path, &frame.query, "part", Some(&part.to_string()));
    html! {
        @if parts > 1 {
            nav.pager aria-label=(voice.say("pager")) {
                @if part > 1 { a rel="prev" href=(to(part - 1)) { (voice.say("pager-before")) } }
                span { (voice.tell("pager-place", &[("part", part.into()), ("parts", parts.into())])) }
                @if part < parts { a rel="next" href=(to(part + 1)) { (voice.say("pager-after")) } }
            }
        }
    }
}
