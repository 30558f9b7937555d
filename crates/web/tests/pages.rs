//! Every page in every language, as a browser would get it.

use std::collections::BTreeMap;

use maud::Markup;
use paivand_kernel::document::{Incomplete, Lack};
use paivand_kernel::{ActId, Digest, Standing};
use paivand_language::Language;
use paivand_voice::{Wording, voice};
use paivand_web::page::home::view::HomePage;
use paivand_web::page::{document, documents, failure, home, notes, parts};
use paivand_web::view::{Tag, Text, Texts};
use paivand_web::{PageError, sample};

/// Hostile words in all scripts.
const HOSTILE: &str = "<script>ғ&\"'人工\u{202e}</span><b>ҷӯ";

fn pages(language: Language) -> Vec<(&'static str, Markup)> {
    let frame = sample::frame(language, "/");
    vec![
        ("home", home::markup::page(&sample::home(language))),
        ("blank", home::markup::page(&sample::blank(language))),
        ("memorandum", document::markup::page(&sample::memorandum(language))),
        ("terms", document::markup::page(&sample::terms(language))),
        ("workplan", document::markup::page(&sample::workplan(language))),
        ("documents", documents::page(&frame, &[])),
        ("notes", notes::page(&frame, &sample::notes(language))),
        ("parts", parts::page(&frame)),
        ("no place", failure::page(&frame, &PageError::NoSuchPlace)),
        ("no document", failure::page(&frame, &PageError::NoSuchDocument)),
        ("bad date", failure::page(&frame, &PageError::BadDate("x".to_owned()))),
        ("unreadable", failure::page(&frame, &PageError::Unreadable)),
        ("not yours", failure::page(&frame, &PageError::NotYours)),
        ("bad form", failure::page(&frame, &PageError::BadForm)),
    ]
}

#[test]
fn every_page_speaks_every_language() {
    for language in Language::ALL {
        for (name, page) in pages(language) {
            let page = page.into_string();
            assert!(!page.contains('⟦'), "{name} in {}: {}", language.code(), around(&page, '⟦'));
            assert!(
                page.contains(&format!("<html lang=\"{}\" data-seat=\"secretary\">", language.tag())),
                "{name}"
            );
        }
    }
}

#[test]
fn what_a_node_lacks_is_told_in_every_language() {
    let standing = Standing::default();
    for language in Language::ALL {
        for lack in [Lack::NotHeld, Lack::OtherId { found: "other".to_owned() }] {
            let (act, document) = (ActId([1; 32]), Digest([2; 32]));
            let subject = "document/terms".parse().unwrap();
            let said = Wording::new(language, &standing, &BTreeMap::new()).lacking(&Incomplete {
                subject,
                act,
                document,
                lack,
            });
            assert!(said.contains("document/terms") && said.contains(&document.to_string()), "{said}");
            assert!(!said.contains('⟦'), "{said}");
        }
    }
}

fn around(page: &str, mark: char) -> String {
    page.chars().skip_while(|letter| *letter != mark).take(40).collect()
}

#[test]
fn identifiers_stand_once_and_headings_in_order() {
    for language in Language::ALL {
        for (name, page) in pages(language) {
            let page = page.into_string();
            let mut identifiers: Vec<_> =
                page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
            let count = identifiers.len();
            identifiers.sort_unstable();
            identifiers.dedup();
            assert_eq!(identifiers.len(), count, "{name}");
            let levels: Vec<u8> = page
                .split("<h")
                .skip(1)
                .filter_map(|rest| rest.bytes().next())
                .filter(u8::is_ascii_digit)
                .collect();
            assert_eq!(levels.first(), Some(&b'1'), "{name}");
            assert_eq!(levels.iter().filter(|level| **level == b'1').count(), 1, "{name}");
            assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{name}");
        }
    }
}

#[test]
fn words_of_another_language_say_so() {
    let chinese = "一段中文";
    for language in Language::ALL {
        let mut view = sample::home(language);
        view.theirs[0].what = Text::new(Language::Chinese, chinese);
        view.frame.side = Text::new(Language::Chinese, chinese);
        view.frame.notices = vec![Text::new(Language::Chinese, chinese)];
        let page = home::markup::page(&view).into_string();
        let marked = page.matches(&format!("<span lang=\"zh-Hans\">{chinese}</span>")).count();
        assert_eq!(page.matches(chinese).count(), 3);
        assert_eq!(marked, if language == Language::Chinese { 0 } else { 3 });
    }
    let mut view = sample::memorandum(Language::English);
    view.shown = Language::ALL.map(Tag::from).to_vec();
    let page = document::markup::page(&view).into_string();
    for language in Language::ALL {
        assert!(page.contains(&format!("<p lang=\"{}\" data-column=", language.tag())));
    }
}

#[test]
fn a_missing_language_is_shown_as_missing() {
    let page = document::markup::page(&sample::memorandum(Language::English)).into_string();
    assert!(page.contains("There is no text in this language (中文)."));
}

#[test]
fn hostile_words_stay_words() {
    let mut view = sample::home(Language::Tajik);
    for line in lines(&mut view) {
        line.what.words = HOSTILE.to_owned();
        line.about.href = Some(HOSTILE.to_owned());
        line.act = Some(HOSTILE.to_owned());
        line.place = HOSTILE.to_owned();
    }
    view.frame.query = vec![("at".to_owned(), HOSTILE.to_owned()), (HOSTILE.to_owned(), HOSTILE.to_owned())];
    view.digest = HOSTILE.to_owned();
    let mut document = sample::memorandum(Language::Chinese);
    document.title = Texts::new([(Language::Chinese, HOSTILE)]);
    for passage in &mut document.provisions {
        passage.id = HOSTILE.to_owned();
        passage.texts = Texts::new(Language::ALL.map(|language| (language, HOSTILE)));
    }
    let mut register = sample::notes(Language::Russian);
    for note in &mut register.notes {
        (note.id, note.title) = (HOSTILE.to_owned(), HOSTILE.to_owned());
        note.sides.iter_mut().for_each(|side| side.number = Some(Text::new(Language::English, HOSTILE)));
    }
    let error = PageError::BadDate(HOSTILE.to_owned());
    for page in [
        home::markup::page(&view),
        document::markup::page(&document),
        notes::page(&sample::frame(Language::Russian, "/notes"), &register),
        failure::page(&sample::frame(Language::English, HOSTILE), &error),
    ] {
        let page = page.into_string();
        assert!(
            !page.contains("<script>ғ")
                && !page.contains("<b>")
                && page.contains("&lt;script&gt;ғ&amp;&quot;")
        );
    }
}

fn lines(view: &mut HomePage) -> impl Iterator<Item = &mut home::view::Line> {
    let first = view.next.iter_mut().map(|next| &mut next.line);
    first.chain(&mut view.ours).chain(&mut view.together).chain(&mut view.theirs)
}

#[test]
fn a_document_is_told_as_it_stands_on_the_day_shown() {
    for language in Language::ALL {
        let say = |id: &str| voice(language).say(id);
        let mut view = sample::memorandum(language);
        let since = view.agreed.as_ref().unwrap().since;
        for (label, at, word) in [
            (None, since.yesterday().unwrap(), "agreed-not-yet"),
            (None, since, "agreed-yes"),
            (None, since.tomorrow().unwrap(), "agreed-yes"),
            (Some(document::view::Label::Demonstration), since, "agreed-rehearsed"),
        ] {
            (view.label, view.at) = (label, at);
            let page = document::markup::page(&view).into_string();
            assert!(page.contains(&format!(">{}</span>", say(word))), "{at} {word}");
            if word != "agreed-yes" {
                assert!(!page.contains(&format!(">{}</span>", say("agreed-yes"))), "{at} {word}");
            }
        }
    }
}

#[test]
fn another_date_says_so_on_every_page() {
    for language in Language::ALL {
        let mut view = sample::home(language);
        assert!(!home::markup::page(&view).into_string().contains("class=\"elsewhen\""));
        view.frame.at = Some(sample::TODAY);
        assert!(home::markup::page(&view).into_string().contains("class=\"elsewhen\""));
    }
}

#[test]
fn files_are_under_the_page_they_serve() {
    let page = home::markup::page(&sample::home(Language::Tajik)).into_string();
    let sheets = page.matches("rel=\"stylesheet\"").count();
    assert_eq!(sheets, 1, "one sheet takes one connection");
    assert!(!page.contains("chinese.css"), "the Chinese faces come after the page");
}
