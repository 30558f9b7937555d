//! How a form looks: each control with its label, hint and error.

use maud::{Markup, html};
use paivand_voice::Voice;

use super::control::{Asks, Control, DIGITS_SHOWN, Offer};
use crate::part;
use crate::view::Tag;

/// Letters of the longest line; more is refused by the rules, with a reason.
const LINE_LETTERS: u32 = 2_000;

pub(crate) fn controls<'a>(voice: &Voice, controls: impl IntoIterator<Item = &'a Control>) -> Markup {
    html! { @for one in controls { (control(voice, one)) } }
}

fn control(voice: &Voice, control: &Control) -> Markup {
    let id = format!("f-{}", control.name.replace(['.', '_'], "-"));
    let (hint, wrong) = (format!("{id}-hint"), format!("{id}-wrong"));
    let described = match (&control.hint, &control.wrong) {
        (Some(_), Some(_)) => Some(format!("{hint} {wrong}")),
        (Some(_), None) => Some(hint.clone()),
        (None, Some(_)) => Some(wrong.clone()),
        (None, None) => None,
    };
    let told = html! {
        @if let Some(words) = &control.hint { p.hint id=(hint) { (words) } }
        @if let Some(words) = &control.wrong { p.wrong id=(wrong) { (words) } }
    };
    let mine = Mine { id: &id, described: described.as_deref(), control };
    html! {
        @match &control.asks {
            Asks::Known { value, shown } => {
                div.field.given {
                    span.label-of { (control.label) } p.known { (shown) }
                    input type="hidden" name=(control.name) value=(value);
                }
            }
            Asks::Tick(on) => {
                div.field.tick {
                    input id=(id) type="checkbox" name=(control.name) checked[*on] aria-describedby=[mine.described];
                    label for=(id) { (control.label) }
                    (told)
                }
            }
            Asks::Radio(_) | Asks::Texts(..) | Asks::Group(_) => {
                fieldset.field id=(id) aria-describedby=[mine.described] {
                    legend { (mine.label(voice)) }
                    (told)
                    (mine.several(voice))
                }
            }
            Asks::Line(_) | Asks::Date(..) | Asks::Number(_) | Asks::Lines(_) | Asks::Select(_) | Asks::File { .. } => {
                div.field {
                    label for=(id) { (mine.label(voice)) }
                    (told)
                    (mine.one(voice))
                }
            }
        }
    }
}

struct Mine<'a> {
    id: &'a str,
    described: Option<&'a str>,
    control: &'a Control,
}

impl Mine<'_> {
    fn label(&self, voice: &Voice) -> Markup {
        html! {
            (self.control.label)
            @if !self.control.required { span.optional { (voice.say("form-optional")) } }
        }
    }

    fn invalid(&self) -> Option<&'static str> {
        self.control.wrong.is_some().then_some("true")
    }

    fn one(&self, voice: &Voice) -> Markup {
        let (name, required) = (&self.control.name, self.control.required);
        html! {
            @match &self.control.asks {
                Asks::Date(value, day) => {
                    input.short id=(self.id) name=(name) value=(value) required[required] inputmode="numeric"
                        autocomplete="off" maxlength="10" placeholder="2027-03-12"
                        aria-describedby=[self.described] aria-invalid=[self.invalid()];
                    @if let Some(day) = day { span.in-words { (part::date(voice, *day)) } }
                }
                Asks::Number(value) => {
                    input.short id=(self.id) name=(name) value=(value) required[required] inputmode="numeric"
                        autocomplete="off" maxlength="9" aria-describedby=[self.described] aria-invalid=[self.invalid()];
                }
                Asks::Lines(value) => {
                    textarea id=(self.id) name=(name) rows="5" required[required]
                        aria-describedby=[self.described] aria-invalid=[self.invalid()] { (value) }
                }
                Asks::Select(offers) => (self.select(voice, offers)),
                Asks::File { kept, several } => {
                    @for digest in kept {
                        p.kept {
                            (voice.say("form-kept")) " " code { (digest.chars().take(DIGITS_SHOWN).collect::<String>()) }
                            input type="hidden" name=(name) value=(digest);
                        }
                    }
                    input id=(self.id) type="file" name=(name) multiple[*several]
                        required[required && kept.is_empty()] aria-describedby=[self.described]
                        aria-invalid=[self.invalid()];
                }
                Asks::Line(value) => {
                    input id=(self.id) name=(name) value=(value) required[required] autocomplete="off"
                        maxlength=(LINE_LETTERS) aria-describedby=[self.described] aria-invalid=[self.invalid()];
                }
                Asks::Known { .. } | Asks::Tick(_) | Asks::Radio(_) | Asks::Texts(..) | Asks::Group(_) => {}
            }
        }
    }

    fn select(&self, voice: &Voice, offers: &[Offer]) -> Markup {
        html! {
            select id=(self.id) name=(self.control.name) required[self.control.required]
                aria-describedby=[self.described] aria-invalid=[self.invalid()] {
                option value="" { (voice.say("form-choose")) }
                @for offer in offers {
                    option value=(offer.value) selected[offer.chosen] { (offer.shown) }
                }
            }
        }
    }

    /// A text in one language.
    fn text(&self, (language, text): &(Tag, String), long: bool) -> Markup {
        let id = format!("{}-{}", self.id, language.code());
        let field = format!("{}.{}", self.control.name, language.code());
        html! {
            div {
                label for=(id) lang=(language.tag()) { (language.endonym()) }
                @if long {
                    textarea id=(id) name=(field) rows="3" lang=(language.tag()) { (text) }
                } @else {
                    input id=(id) name=(field) value=(text) lang=(language.tag()) autocomplete="off"
                        maxlength=(LINE_LETTERS);
                }
            }
        }
    }

    fn several(&self, voice: &Voice) -> Markup {
        let (name, required) = (&self.control.name, self.control.required);
        html! {
            @match &self.control.asks {
                Asks::Radio(offers) => {
                    div.radios {
                        @for (place, offer) in offers.iter().enumerate() {
                            @let id = format!("{}-{place}", self.id);
                            span.radio {
                                input id=(id) type="radio" name=(name) value=(offer.value) checked[offer.chosen]
                                    required[required];
                                label for=(id) { (offer.shown) }
                            }
                        }
                    }
                }
                Asks::Texts(texts, long) => {
                    @let (own, others) = texts.split_at(texts.len().min(1));
                    div.texts-of {
                        @for one in own { (self.text(one, *long)) }
                        @if !others.is_empty() {
                            details open[others.iter().any(|(_, text)| !text.is_empty())] {
                                summary { (voice.say("form-other-languages")) }
                                div.texts-of { @for one in others { (self.text(one, *long)) } }
                            }
                        }
                    }
                }
                Asks::Group(inner) => (controls(voice, inner)),
                Asks::Known { .. } | Asks::Line(_) | Asks::Date(..) | Asks::Number(_) | Asks::Lines(_)
                | Asks::Select(_) | Asks::Tick(_) | Asks::File { .. } => {}
            }
        }
    }
}
