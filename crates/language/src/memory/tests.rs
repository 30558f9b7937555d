//! The index against a comparison with everything.

use super::distance::Pattern;
use super::*;
use proptest::prelude::*;

fn memory(pairs: &[(String, String)]) -> Memory {
    let mut builder = Builder::default();
    for (source, target) in pairs {
        builder.add(source, target).unwrap();
    }
    builder.finish()
}

/// The textbook's table.
fn plain(one: &[&str], two: &[&str]) -> usize {
    let mut row: Vec<usize> = (0..=two.len()).collect();
    for (above, token) in (1..).zip(one) {
        let mut corner = std::mem::replace(&mut row[0], above);
        for (at, other) in (1..).zip(two) {
            let cell = (corner + usize::from(token != other)).min(row[at] + 1).min(row[at - 1] + 1);
            corner = std::mem::replace(&mut row[at], cell);
        }
    }
    row[two.len()]
}

#[expect(clippy::cast_precision_loss, reason = "lengths are small")]
fn score(one: &str, two: &str) -> f64 {
    let (one, two): (Vec<&str>, Vec<&str>) = (tokens(one).collect(), tokens(two).collect());
    let longer = one.len().max(two.len());
    (longer - plain(&one, &two)) as f64 / longer as f64
}

/// The best scores, by comparison with everything.
fn exhaustive(pairs: &[(String, String)], text: &str, wanted: Wanted) -> Vec<f64> {
    let mut distinct: Vec<_> = pairs.iter().filter(|(source, _)| tokens(source).next().is_some()).collect();
    distinct.sort();
    distinct.dedup();
    let mut scores: Vec<f64> = distinct.iter().map(|(source, _)| score(text, source)).collect();
    scores.retain(|score| *score > 0.0);
    scores.sort_by(|one, two| two.total_cmp(one));
    scores.truncate(wanted.most);
    let good = scores.iter().filter(|score| **score >= wanted.least).count();
    scores.truncate(good.max(usize::from(wanted.best)));
    scores
}

/// Sentences of few words, so that much is alike, with Chinese among them.
fn sentence() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec!["a", "b", "c", "d", "e", "ҷаласа", "会议", "x1", "y", "z."]);
    prop::collection::vec(word, 0..9).prop_map(|words| words.join(" "))
}

proptest! {
    #[test]
    fn the_best_are_those_of_an_exhaustive_search(
        sources in prop::collection::vec((sentence(), 0..3_u8), 0..60),
        queries in prop::collection::vec(sentence(), 1..6),
        most in 1..7_usize,
        least in prop::sample::select(vec![0.0, 0.5, 0.7, 0.75, 1.0]),
        best in any::<bool>(),
    ) {
        let pairs: Vec<_> = sources.into_iter().map(|(source, target)| (source, target.to_string())).collect();
        let memory = memory(&pairs);
        let mut search = memory.search();
        let wanted = Wanted { most, least, best };
        for query in &queries {
            let found = search.find(query, wanted).unwrap();
            let scores: Vec<f64> = found.iter().map(|found| found.score).collect();
            prop_assert_eq!(&scores, &exhaustive(&pairs, query, wanted), "{}", query);
            for found in found {
                prop_assert_eq!(score(query, found.source), found.score);
                prop_assert!(pairs.contains(&(found.source.to_owned(), found.target.to_owned())));
            }
        }
    }

    #[test]
    fn the_distance_is_that_of_the_textbook(
        one in prop::collection::vec(0..5_u16, 0..200), two in prop::collection::vec(0..5_u16, 0..200), limit in 0..250_usize,
    ) {
        let words = ["", "a", "b", "c", "d"];
        // Slot 0 stands for what is known nowhere, so it is like nothing.
        let named = |slots: &[u16], unknown| {
            slots.iter().map(|slot| if *slot == 0 { unknown } else { words[usize::from(*slot)] }).collect::<Vec<_>>()
        };
        let expected = plain(&named(&one, "?"), &named(&two, "!"));
        let mut pattern = Pattern::default();
        pattern.set(&one);
        // Slots beyond those of the pattern do not occur.
        let most = one.iter().max().copied().unwrap_or(0);
        let other = two.iter().map(|slot| if *slot > most || !one.contains(slot) { 0 } else { *slot });
        prop_assert_eq!(pattern.distance(other, limit), (expected <= limit).then_some(expected));
    }
}

#[test]
fn a_memory_is_built_from_a_file() {
    let file = "<tmx version=\"1.4\"><body>\
<tu><tuv xml:lang=\"en-US\"><seg>Joint <bpt i=\"1\">b</bpt>working<ept i=\"1\"/> group</seg></tuv><tuv xml:lang=\"tg\"><seg>Гурӯҳи кории муштарак</seg></tuv></tu>\
<tu><tuv xml:lang=\"en\"><seg>Russian</seg></tuv><tuv xml:lang=\"ru\"><seg>Русский</seg></tuv></tu>\
<tu><tuv xml:lang=\"en\"><seg> </seg></tuv><tuv xml:lang=\"tg\"><seg>Холӣ</seg></tuv></tu></body></tmx>";
    let mut builder = Builder::default();
    builder.add_tmx(file.as_bytes(), "en", "tg").unwrap();
    let memory = builder.finish();
    assert_eq!((memory.len(), memory.is_empty(), memory.left_out()), (1, false, 1));
    let found = memory.search().find("Joint working party", Wanted::default()).unwrap();
    let expected = Match {
        score: 2.0 / 3.0,
        source: "Joint working group",
        target: "Гурӯҳи кории муштарак",
        adapted: None,
    };
    assert_eq!(found, [expected]);
    assert!(Builder::default().add_tmx(&b"<tmx>"[..], "en", "tg").is_err());
}

#[test]
fn of_equal_matches_the_newest_is_the_best() {
    let unit = |of_unit: &str, of_text: &str, target: &str| {
        format!(
            "<tu{of_unit}><tuv xml:lang=\"en\"><seg>Hello world</seg></tuv><tuv xml:lang=\"tg\"{of_text}><seg>{target}</seg></tuv></tu>"
        )
    };
    let (old, new) = (" changedate=\"20200101T000000Z\"", " changedate=\"20250101T000000Z\"");
    let made = " creationdate=\"20230101T000000Z\"";
    for (units, expected) in [
        ([unit(old, "", "old"), unit(new, "", "new")], "new"),
        ([unit(new, "", "new"), unit(old, "", "old")], "new"),
        ([unit("", "", "none"), unit(old, "", "old")], "old"),
        ([unit(old, new, "new of its text"), unit(made, "", "made")], "new of its text"),
        ([unit("", "", "first"), unit("", "", "second")], "first"),
    ] {
        let mut builder = Builder::default();
        let file = format!("<tmx version=\"1.4\"><body>{}</body></tmx>", units.concat());
        builder.add_tmx(file.as_bytes(), "en", "tg").unwrap();
        let memory = builder.finish();
        let found = memory.search().find("Hello world", Wanted::default()).unwrap();
        assert_eq!(found.first().map(|found| found.target), Some(expected), "{units:?}");
    }
}

#[test]
fn pages_are_no_segments() {
    let page = "word ".repeat(TOKENS_MAX + 1);
    let memory = memory(&[(page.clone(), "саҳифа".to_owned()), ("word".to_owned(), "калима".to_owned())]);
    assert_eq!((memory.len(), memory.left_out()), (1, 1));
    assert_eq!(memory.search().find(&page, Wanted::default()), Err(MemoryError::Long));
    let longest = "word ".repeat(TOKENS_MAX);
    assert_eq!(memory.search().find(&longest, Wanted::default()).unwrap().len(), 1);
}
