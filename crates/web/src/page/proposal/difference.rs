//! What differs between two texts, word by word: words are found as the language writes them.

use paivand_language::Language;
use paivand_language::segment::words;
use similar::{ChangeTag, TextDiff};

use super::view::Run;
use crate::view::Tag;

/// The runs that stay, go and come between two texts of a language.
pub(super) fn runs(language: Tag, old: &str, new: &str) -> Vec<Run> {
    let (old, new) = (pieces(language, old), pieces(language, new));
    let mut runs: Vec<Run> = Vec::new();
    for change in TextDiff::from_slices(&old, &new).iter_all_changes() {
        let piece = change.value();
        match (change.tag(), runs.last_mut()) {
            (ChangeTag::Equal, Some(Run::Same(run)))
            | (ChangeTag::Delete, Some(Run::Gone(run)))
            | (ChangeTag::Insert, Some(Run::New(run))) => run.push_str(piece),
            (ChangeTag::Equal, _) => runs.push(Run::Same(piece.to_owned())),
            (ChangeTag::Delete, _) => runs.push(Run::Gone(piece.to_owned())),
            (ChangeTag::Insert, _) => runs.push(Run::New(piece.to_owned())),
        }
    }
    runs
}

/// The words of a text and what stands between them; together they are the text.
fn pieces(language: Tag, text: &str) -> Vec<&str> {
    let language = match language {
        Tag::Spoken(language) => language,
        // Words of other languages are told apart by spaces.
        Tag::Other(_) => Language::English,
    };
    let mut pieces = Vec::new();
    let mut at = 0;
    for word in words(language, text) {
        pieces.extend(text.get(at..word.start).filter(|between| !between.is_empty()));
        at = word.end;
        pieces.extend(text.get(word));
    }
    pieces.extend(text.get(at..).filter(|rest| !rest.is_empty()));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(language: Language, old: &str, new: &str) -> String {
        let run = |run: Run| match run {
            Run::Same(words) => words,
            Run::Gone(words) => format!("[-{words}]"),
            Run::New(words) => format!("[+{words}]"),
        };
        runs(language.into(), old, new).into_iter().map(run).collect()
    }

    #[test]
    fn differences_are_words_of_the_language() {
        assert_eq!(
            told(Language::Tajik, "дар давоми сӣ рӯз", "дар давоми шаст рӯз"),
            "дар давоми [-сӣ][+шаст] рӯз"
        );
        assert_eq!(
            told(Language::Chinese, "三十日内举行会议", "六十日内举行会议"),
            "[-三十日内][+六十日内]举行会议"
        );
        assert_eq!(told(Language::English, "", "new"), "[+new]");
        assert_eq!(told(Language::English, "same", "same"), "same");
    }
}
