//! An invitation: choose a name and a password, let a device learn its secret, come in.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use paivand_people::{Invitation, Mark, NAME_LETTERS_MAX, PASSWORD_LETTERS_MIN, PeopleError, Seat, SignIn};
use paivand_voice::voice;

use crate::form::received::Received;
use crate::layout;
use crate::page::sign_in::{signed_in, why};
use crate::present::frame;
use crate::view::{Frame, Signed};
use crate::visit::Visit;

/// `/invitation/{word}`.
pub(crate) async fn show(Path(word): Path<String>, visit: Visit) -> Response {
    visit
        .answer(move |visit| {
            Ok(match visit.desk.people().invitation(&word, visit.desk.now()) {
                Ok(invitation) => form(visit, (&word, ""), &invitation, None).into_response(),
                Err(error) => (StatusCode::NOT_FOUND, gone(visit, &error)).into_response(),
            })
        })
        .await
}

/// What was sent to it.
pub(crate) async fn accept(Path(word): Path<String>, visit: Visit, received: Received) -> Response {
    visit
        .answer(move |visit| {
            let (people, now) = (visit.desk.people(), visit.desk.now());
            let told = |name: &str| received.answers.first(name).unwrap_or_default().to_owned();
            let (name, password, code) = (told("name"), told("password"), told("code"));
            let told = SignIn { name: name.trim(), password: &password, code: &code, address: &visit.peer };
            let seats = people.invitation(&word, now).map(|invited| invited.seats).unwrap_or_default();
            match people.accept(&word, &told, now) {
                Ok((account, codes)) => {
                    let traced = people.trace((&account.name, None), Mark::Joined, "", &visit.peer, now);
                    traced.map_err(|_| crate::PageError::Unreadable)?;
                    let mut response = signed_in(visit, &account, "/")?;
                    // The codes are shown once, on the page that comes with the session; no address holds them.
                    let codes: Vec<&str> = codes.iter().map(|code| code.as_str()).collect();
                    let cookies = response.headers().clone();
                    response = envelope(visit, (&account.name, seats), &codes).into_response();
                    for cookie in cookies.get_all(axum::http::header::SET_COOKIE) {
                        response.headers_mut().append(axum::http::header::SET_COOKIE, cookie.clone());
                    }
                    Ok(response)
                }
                Err(error) => Ok(match people.invitation(&word, now) {
                    Ok(invitation) => {
                        let page = form(visit, (&word, &name), &invitation, Some(&error));
                        (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
                    }
                    Err(error) => (StatusCode::NOT_FOUND, gone(visit, &error)).into_response(),
                }),
            }
        })
        .await
}

fn form(
    visit: &Visit,
    (word, name): (&str, &str),
    invitation: &Invitation,
    refused: Option<&PeopleError>,
) -> Markup {
    let voice = voice(visit.request.language);
    let around = frame::of(visit);
    let title = voice.say("invitation-title");
    let seats: Vec<String> =
        invitation.seats.iter().map(|seat| voice.say(layout::seat_word(*seat))).collect();
    let body = html! {
        (why(visit, refused))
        h1 { (title) }
        p.lead { (around.office.words) ": " (voice.list(&seats)) }
        form.card method="post" action={ "/invitation/" (word) } autocomplete="off" {
            div.field {
                label for="name" { (voice.say("sign-in-name")) }
                p.hint #name-hint { (voice.say("invitation-name-hint")) }
                input #name name="name" value=(name) autocomplete="username" required maxlength=(NAME_LETTERS_MAX)
                    autocapitalize="none" spellcheck="false" aria-describedby="name-hint";
            }
            div.field {
                label for="password" { (voice.say("sign-in-password")) }
                p.hint #password-hint {
                    (voice.tell("invitation-password-hint", &[("letters", PASSWORD_LETTERS_MIN.into())]))
                }
                input #password name="password" type="password" autocomplete="new-password" required
                    minlength=(PASSWORD_LETTERS_MIN) aria-describedby="password-hint";
            }
            div.field {
                p { (voice.say("invitation-device")) }
                p { a href=(invitation.enrolment.link) { (voice.say("invitation-device-link")) } }
                p.hint { (voice.say("invitation-device-secret")) " " code { (spaced(&invitation.enrolment.secret)) } }
                label for="code" { (voice.say("sign-in-code")) }
                input.short #code name="code" autocomplete="one-time-code" inputmode="numeric" required
                    maxlength="9";
            }
            p.hint { (voice.say("sign-in-no-secrets")) }
            p.buttons { button.primary type="submit" { (voice.say("invitation-accept")) } }
        }
    };
    layout::page(&around, &title, layout::Width::Card, &body)
}

/// In groups of four, as a person types it.
fn spaced(secret: &str) -> String {
    let letters: Vec<char> = secret.chars().collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

fn gone(visit: &Visit, error: &PeopleError) -> Markup {
    let voice = voice(visit.request.language);
    let title = voice.say("invitation-gone");
    let body = html! {
        h1 { (title) }
        (why(visit, Some(error)))
        p { a href="/sign-in" { (voice.say("sign-in")) } }
    };
    layout::page(&frame::of(visit), &title, layout::Width::Card, &body)
}

/// The codes for the envelope, shown once.
fn envelope(visit: &Visit, (name, seats): (&str, Vec<Seat>), codes: &[&str]) -> Markup {
    let voice = voice(visit.request.language);
    // The session begins with this very answer.
    let signed = Some(Signed { name: name.to_owned(), seats, form_token: String::new() });
    // The codes are shown once: no link of the page leads back to it.
    let around = Frame { path: "/".to_owned(), query: Vec::new(), ..frame::told(visit, signed) };
    let title = voice.say("envelope-title");
    let body = html! {
        h1 { (title) }
        p.lead { (voice.tell("envelope-lead", &[("name", name.into())])) }
        ol.envelope { @for code in codes { li { code { (spaced(code)) } } } }
        p.buttons { a.primary href="/" { (voice.say("envelope-done")) } }
    };
    layout::page(&around, &title, layout::Width::Card, &body)
}
