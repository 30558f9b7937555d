//! Every page in every language, as a browser would get it.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::http::{HeaderMap, StatusCode};
use maud::Markup;
use paivand_kernel::document::{Incomplete, Lack};
use paivand_kernel::{ActId, Digest, Standing};
use paivand_language::Language;
use paivand_voice::{Wording, voice};
use paivand_web::sample::{self, Samples};
use paivand_web::view::{Column, Frame, Tag, Text, Texts, TurnPage, Whose};
use paivand_web::{Trouble, place, router};

/// Hostile words in all scripts.
const HOSTILE: &str = "<script>ғ&\"'人工\u{202e}</span><b>ҷӯ";

fn pages(language: Language) -> Vec<(&'static str, Markup)> {
    let frame = sample::frame(language, "/");
    vec![
        ("turn", place::turn::page(&sample::turn(language))),
        ("blank", place::turn::page(&sample::blank(language))),
        ("memorandum", place::document::page(&sample::memorandum(language))),
        ("terms", place::document::page(&sample::terms(language))),
        ("workplan", place::document::page(&sample::workplan(language))),
        ("parts", place::parts::page(&frame)),
        ("no place", place::trouble::page(&frame, &Trouble::NoSuchPlace)),
        ("no document", place::trouble::page(&frame, &Trouble::NoSuchDocument)),
        ("bad date", place::trouble::page(&frame, &Trouble::BadDate("x".to_owned()))),
        ("unreadable", place::trouble::page(&frame, &Trouble::Unreadable)),
    ]
}

#[test]
fn every_page_speaks_every_language() {
    for language in Language::ALL {
        for (name, page) in pages(language) {
            let page = page.into_string();
            assert!(!page.contains('⟦'), "{name} in {}: {}", language.code(), around(&page, '⟦'));
            assert!(page.contains(&format!("<html lang=\"{}\">", language.tag())), "{name}");
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
        let mut view = sample::turn(language);
        view.columns[0].lines[0].what = Text::new(Language::Chinese, chinese);
        view.frame.side = Text::new(Language::Chinese, chinese);
        view.frame.notices = vec![Text::new(Language::Chinese, chinese)];
        let page = place::turn::page(&view).into_string();
        let marked = page.matches(&format!("<span lang=\"zh-Hans\">{chinese}</span>")).count();
        assert_eq!(page.matches(chinese).count(), 3);
        assert_eq!(marked, if language == Language::Chinese { 0 } else { 3 });
    }
    let mut view = sample::memorandum(Language::English);
    view.shown = Language::ALL.map(Tag::from).to_vec();
    let page = place::document::page(&view).into_string();
    for language in Language::ALL {
        assert!(page.contains(&format!("<p lang=\"{}\" data-column=", language.tag())));
    }
}

#[test]
fn a_missing_language_is_shown_as_missing() {
    let page = place::document::page(&sample::memorandum(Language::English)).into_string();
    assert!(page.contains("There is no text in this language (中文)."));
}

#[test]
fn hostile_words_stay_words() {
    let mut view = sample::turn(Language::Tajik);
    for line in view.columns.iter_mut().flat_map(|column| &mut column.lines) {
        line.what.words = HOSTILE.to_owned();
        line.about.href = HOSTILE.to_owned();
        line.command = Some(HOSTILE.to_owned());
        line.zone = HOSTILE.to_owned();
    }
    view.frame.query = vec![("at".to_owned(), HOSTILE.to_owned()), (HOSTILE.to_owned(), HOSTILE.to_owned())];
    view.digest = HOSTILE.to_owned();
    let mut document = sample::memorandum(Language::Chinese);
    document.title = Texts::new([(Language::Chinese, HOSTILE)]);
    for passage in &mut document.provisions {
        passage.id = HOSTILE.to_owned();
        passage.texts = Texts::new(Language::ALL.map(|language| (language, HOSTILE)));
    }
    let trouble = Trouble::BadDate(HOSTILE.to_owned());
    for page in [
        place::turn::page(&view),
        place::document::page(&document),
        place::trouble::page(&sample::frame(Language::English, HOSTILE), &trouble),
    ] {
        let page = page.into_string();
        assert!(
            !page.contains("<script>ғ")
                && !page.contains("<b>")
                && page.contains("&lt;script&gt;ғ&amp;&quot;")
        );
    }
}

/// The list as the other side's node shows it: the same lines, the first two columns the other way round.
fn seen_from_the_other_side(view: &TurnPage, frame: Frame) -> TurnPage {
    let turned = |column: &Column| Column {
        whose: match column.whose {
            Whose::Ours => Whose::Theirs,
            Whose::Theirs => Whose::Ours,
            Whose::Both => Whose::Both,
        },
        ..column.clone()
    };
    let mut columns: Vec<_> = view.columns.iter().map(turned).collect();
    columns.swap(0, 1);
    TurnPage { frame, columns, ..view.clone() }
}

#[test]
fn swapping_the_sides_swaps_the_columns_and_nothing_else() {
    for language in Language::ALL {
        let here = sample::turn(language);
        let there = seen_from_the_other_side(&here, here.frame.clone());
        let [ours, theirs, both] = sections(&place::turn::page(&here).into_string());
        let [ours_there, theirs_there, both_there] = sections(&place::turn::page(&there).into_string());
        assert_eq!((&ours, &theirs, &both), (&theirs_there, &ours_there, &both_there));
        let back = seen_from_the_other_side(&there, here.frame.clone());
        assert_eq!(place::turn::page(&back).into_string(), place::turn::page(&here).into_string());
    }
}

/// The lines of each column, without their headings.
fn sections(page: &str) -> [String; 3] {
    let lines: Vec<_> = page
        .split("<section class=\"column\"")
        .skip(1)
        .map(|part| part.split_once("<ol").unwrap().1.split("</section>").next().unwrap().to_owned())
        .collect();
    lines.try_into().unwrap()
}

#[test]
fn a_standing_commitment_is_never_shown_as_late() {
    for language in Language::ALL {
        let mut view = sample::turn(language);
        for line in view.columns.iter_mut().flat_map(|column| &mut column.lines) {
            line.standing = true;
            line.past = true;
        }
        let page = place::turn::page(&view).into_string();
        assert!(!page.contains(&voice(language).say("mark-past")));
    }
}

async fn get(path: &str, wished: Option<&str>) -> (StatusCode, HeaderMap, String) {
    use tower::ServiceExt as _;
    let mut request = axum::http::Request::get(path);
    if let Some(wished) = wished {
        request = request.header("accept-language", wished);
    }
    let request = request.body(axum::body::Body::empty()).unwrap();
    let response = router(Arc::new(Samples)).oneshot(request).await.unwrap();
    let (status, headers) = (response.status(), response.headers().clone());
    let bytes = axum::body::to_bytes(response.into_body(), 2 * 1024 * 1024).await.unwrap();
    (status, headers, String::from_utf8_lossy(&bytes).into_owned())
}

#[tokio::test]
async fn every_answer_is_guarded() {
    for path in
        ["/", "/documents/none", "/nowhere", "/?at=never", "/assets/base.css", "/assets/none", "/about/parts"]
    {
        let (_, headers, _) = get(path, None).await;
        let policy = headers["content-security-policy"].to_str().unwrap();
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{path}");
        assert_eq!(headers["x-content-type-options"], "nosniff");
        assert!(headers.contains_key("referrer-policy"));
    }
}

#[tokio::test]
async fn no_page_holds_inline_script_or_style_or_another_origin() {
    for path in ["/", "/documents/memorandum?show=tg,zh,ru,en", "/documents/terms", "/about/parts"] {
        let (status, _, page) = get(path, None).await;
        assert_eq!(status, StatusCode::OK);
        assert!(
            !page.contains(" style=") && !page.contains("<style") && !page.contains(" onclick"),
            "{path}"
        );
        for kind in ["src=\"", "href=\""] {
            for address in page.split(kind).skip(1).filter_map(|rest| rest.split('"').next()) {
                assert!(address.starts_with('/') || address.starts_with('#'), "{path}: {address}");
            }
        }
    }
}

#[tokio::test]
async fn language_date_and_troubles_follow_the_request() {
    let (_, headers, page) = get("/?lang=tg&at=2027-01-15", Some("zh-CN")).await;
    assert!(page.contains("<html lang=\"tg\">") && page.contains("value=\"2027-01-15\""));
    assert!(headers["set-cookie"].to_str().unwrap().starts_with("lang=tg;"));
    let (_, headers, page) = get("/", Some("zh-CN")).await;
    assert!(page.contains("<html lang=\"zh-Hans\">") && !headers.contains_key("set-cookie"));
    assert_eq!(get("/?at=2026-02-30", None).await.0, StatusCode::BAD_REQUEST);
    assert_eq!(get("/documents/none", None).await.0, StatusCode::NOT_FOUND);
    assert_eq!(get("/documents/..%2F..%2Fetc", None).await.0, StatusCode::NOT_FOUND);
    assert_eq!(get("/nowhere", None).await.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn files_are_kept_for_ever_only_under_their_tag() {
    let (status, headers, _) = get(&paivand_web::asset::address("base.css"), None).await;
    assert_eq!(status, StatusCode::OK);
    assert!(headers["cache-control"].to_str().unwrap().contains("immutable") && headers.contains_key("etag"));
    let (_, headers, _) = get("/assets/base.css", None).await;
    assert!(!headers["cache-control"].to_str().unwrap().contains("immutable"));
}
