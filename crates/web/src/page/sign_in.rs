//! The way in, and the way out.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use paivand_people::{Account, Bundle, Mark, PeopleError, SESSION_ENDS_HOURS, Seat, SignIn};
use paivand_voice::voice;

use crate::form::answers::Answers;
use crate::form::received::Received;
use crate::present::frame;
use crate::visit::Visit;
use crate::{PageError, layout};

/// Letters of a password field: the longest password in Latin letters.
const FIELD_LETTERS_MAX: u32 = 512;

/// `/sign-in`.
pub(crate) async fn show(visit: Visit) -> Response {
    visit
        .answer(|visit| {
            let to = visit.request.asked("to").unwrap_or("/").to_owned();
            Ok(form(visit, &to, None).into_response())
        })
        .await
}

/// The form, perhaps with why somebody was not let in.
pub(crate) fn form(visit: &Visit, to: &str, refused: Option<&PeopleError>) -> Markup {
    let voice = voice(visit.request.language);
    let around = frame::of(visit);
    let title = voice.say("sign-in");
    let body = html! {
        (why(visit, refused))
        h1 { (title) }
        p.lead { (around.office.words) }
        form.card method="post" action="/sign-in" {
            input type="hidden" name="to" value=(to);
            div.field {
                label for="name" { (voice.say("sign-in-name")) }
                input #name name="name" autocomplete="username" required maxlength=(FIELD_LETTERS_MAX)
                    autocapitalize="none" spellcheck="false";
            }
            div.field {
                label for="password" { (voice.say("sign-in-password")) }
                input #password name="password" type="password" autocomplete="current-password" required
                    maxlength=(FIELD_LETTERS_MAX);
            }
            div.field {
                label for="code" { (voice.say("sign-in-code")) }
                p.hint #code-hint { (voice.say("sign-in-code-hint")) }
                input.short #code name="code" autocomplete="one-time-code" required maxlength="24"
                    spellcheck="false" aria-describedby="code-hint";
            }
            p.hint { (voice.say("sign-in-no-secrets")) }
            p.buttons { button.primary type="submit" { (voice.say("sign-in-enter")) } }
        }
        // By script alone: a browser without it never sees a button that does nothing.
        form.card data-enter="" hidden method="post" action="/sign-in/key" {
            p.wrong hidden data-failed { (voice.say("keys-failed")) }
            p.buttons { button type="submit" name="by" value="key" { (voice.say("sign-in-by-key")) } }
        }
        @if visit.desk.has_samples() { (samples(visit)) }
    };
    layout::page(&around, &title, layout::Width::Card, &body)
}

/// Sample persons of a demonstration.
fn samples(visit: &Visit) -> Markup {
    let voice = voice(visit.request.language);
    html! {
        section.sample aria-labelledby="samples" {
            h2 #samples { (voice.say("sample-heading")) }
            p.hint { (voice.say("sample-lead")) }
            form method="post" action="/sign-in/sample" {
                @for seat in SAMPLES {
                    button type="submit" name="seat" value=(seat.word()) { (voice.say(layout::seat_word(seat))) }
                }
            }
        }
    }
}

/// The seats that sample persons hold.
pub(crate) const SAMPLES: [Seat; 4] = [Seat::Secretary, Seat::CoChair, Seat::Lead, Seat::Auditor];

/// Why somebody was not let in; of several reasons only those are told that help nobody to guess.
pub(crate) fn why(visit: &Visit, refused: Option<&PeopleError>) -> Markup {
    let voice = voice(visit.request.language);
    html! {
        @if let Some(error) = refused {
            div.summary role="alert" {
                p { (match error {
                    PeopleError::Wait { seconds } => voice.tell("people-wait", &[("seconds", (*seconds).into())]),
                    PeopleError::Unknown => voice.say("people-unknown"),
                    PeopleError::Invitation => voice.say("people-invitation"),
                    PeopleError::Name => voice.say("people-name"),
                    PeopleError::NameTaken => voice.say("people-name-taken"),
                    PeopleError::Password => voice.say("people-password"),
                    PeopleError::Code => voice.say("people-code"),
                    PeopleError::Key => voice.say("keys-failed"),
                    PeopleError::Draft | PeopleError::Randomness | PeopleError::Database(_) => {
                        voice.say("people-machine")
                    }
                }) }
            }
        }
    }
}

/// What was sent to `/sign-in`.
pub(crate) async fn enter(visit: Visit, received: Received) -> Response {
    visit
        .answer(move |visit| {
            let told = |name: &str| received.answers.first(name).unwrap_or_default().to_owned();
            let (name, password, code) = (told("name"), told("password"), told("code"));
            let told = SignIn { name: name.trim(), password: &password, code: &code, address: &visit.peer };
            match visit.desk.people().sign_in(&told, visit.desk.now()) {
                Ok(account) => signed_in(visit, &account, &to(&received.answers)),
                Err(error) => {
                    tracing::info!(code = error.code(), "nobody was let in");
                    let page = form(visit, &to(&received.answers), Some(&error));
                    Ok((StatusCode::UNAUTHORIZED, page).into_response())
                }
            }
        })
        .await
}

/// A sample person of a demonstration comes in by one click.
pub(crate) async fn enter_as_sample(visit: Visit, received: Received) -> Response {
    visit
        .answer(move |visit| {
            let seat = received.answers.first("seat").and_then(|seat| seat.parse::<Seat>().ok());
            let seat = seat.filter(|seat| visit.desk.has_samples() && SAMPLES.contains(seat));
            let seat = seat.ok_or(PageError::NoSuchPlace)?;
            let alone = [seat];
            let seats = if seat == Seat::Secretary { Bundle::Secretariat.seats() } else { &alone };
            let account = visit.desk.people().sample(seat, seats, visit.desk.now());
            signed_in(visit, &account.map_err(|_| PageError::Unreadable)?, "/")
        })
        .await
}

/// Begins a session and leads on.
pub(crate) fn signed_in(visit: &Visit, account: &Account, to: &str) -> Result<Response, PageError> {
    let (people, now) = (visit.desk.people(), visit.desk.now());
    let device = visit.headers.get(header::USER_AGENT).and_then(|device| device.to_str().ok());
    let word = people.begin(account, device.unwrap_or_default(), now).map_err(|_| PageError::Unreadable)?;
    people
        .trace((&account.name, None), Mark::SignedIn, "", &visit.peer, now)
        .map_err(|_| PageError::Unreadable)?;
    let mut response = Redirect::to(to).into_response();
    let cookie = format!(
        "{}={}; Path=/; Max-Age={}; HttpOnly; SameSite=Lax{}",
        visit.desk.cookie(),
        *word,
        SESSION_ENDS_HOURS * 3600,
        secure(visit)
    );
    let cookie = HeaderValue::from_str(&cookie).map_err(|_| PageError::Unreadable)?;
    response.headers_mut().append(header::SET_COOKIE, cookie);
    Ok(response)
}

/// Beyond loopback a proxy speaks https with the browser, and the cookie goes no other way.
fn secure(visit: &Visit) -> &'static str {
    let host = visit.headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let loopback = ["localhost", "127.", "[::1]"].iter().any(|name| host.starts_with(name));
    if loopback { "" } else { "; Secure" }
}

/// Where the reader was going: a path of this node and nothing else.
fn to(answers: &Answers) -> String {
    let asked = answers.first("to").unwrap_or("/");
    let plain = asked.starts_with('/')
        && !asked.starts_with("//")
        && asked.chars().all(|letter| letter.is_ascii_graphic() && letter != '\\');
    if plain && !asked.starts_with("/sign-") { asked.to_owned() } else { "/".to_owned() }
}

/// `/sign-out`.
pub(crate) async fn leave(visit: Visit, received: Received) -> Response {
    visit
        .answer(move |visit| {
            received.of_session(visit)?;
            let (people, now) = (visit.desk.people(), visit.desk.now());
            if let Some((admitted, word)) =
                visit.admitted.as_ref().and_then(|admitted| Some((admitted, admitted.word.as_ref()?)))
            {
                people.end(word).map_err(|_| PageError::Unreadable)?;
                people
                    .trace((admitted.session.name(), None), Mark::SignedOut, "", &visit.peer, now)
                    .map_err(|_| PageError::Unreadable)?;
            }
            let mut response = Redirect::to("/").into_response();
            let gone = format!("{}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax", visit.desk.cookie());
            if let Ok(gone) = HeaderValue::from_str(&gone) {
                response.headers_mut().append(header::SET_COOKIE, gone);
            }
            Ok(response)
        })
        .await
}
