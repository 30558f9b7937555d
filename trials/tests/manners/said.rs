//! Every message is said by somebody, and everything that is said is a message.
//!
//! What the kernel names is asked of the kernel's own types, so a new kind of act, field, duty or refusal is missed
//! here until its words are there. Everything else is looked for in the sources of the crates that speak.

use crate::tree::{File, check, complaint, tree};
use paivand_kernel::{CATALOGUE, Duty, Expected, Field, HEAD, Holds, Kind, Refusal};
use serde::de::DeserializeOwned;
use std::collections::BTreeSet;

/// The sources that speak.
const SPEAKERS: [&str; 4] =
    ["crates/voice/src/", "crates/report/src/", "crates/web/src/", "crates/paivand/src/"];

/// The words of an enum as the wire has them: told by its own reader when it meets one that it does not know.
fn words<Of: DeserializeOwned>(unknown: &str) -> Vec<String> {
    let refused = serde_json::from_str::<Of>(unknown).err().unwrap().to_string();
    refused.split('`').skip(1).step_by(2).filter(|word| *word != "?").map(str::to_owned).collect()
}

/// The names of fields, also of those inside others.
fn fields(of: &'static [Field], found: &mut BTreeSet<String>) {
    for field in of {
        found.insert(format!("field-{}", field.name.replace('_', "-")));
        inner(field.holds, found);
    }
}

fn inner(holds: Holds, found: &mut BTreeSet<String>) {
    if let Holds::Group(inside) = holds {
        fields(inside, found);
    }
    if let Holds::OrNull(one) | Holds::Each(one) = holds {
        inner(*one, found);
    }
}

/// The messages of what the kernel names, and among them those of the words that may be chosen in a field: their
/// names begin with the field's, where others begin with their family's.
fn of_the_kernel() -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut found, mut chosen) = (BTreeSet::new(), BTreeSet::new());
    fields(HEAD, &mut found);
    for act in CATALOGUE {
        let name = act.name.replace('.', "-");
        found.extend([format!("act-{name}"), format!("act-{name}-about")]);
        fields(act.fields, &mut found);
        for field in act.fields {
            if let Holds::Choice(choices) = field.holds {
                let name = field.name.replace('_', "-");
                chosen.extend(choices.iter().map(|choice| format!("choice-{name}-{}", choice.word)));
            }
        }
    }
    found.extend(Kind::ALL.iter().map(|kind| format!("subject-{}", kind.word())));
    let of = |family: &'static str, words: Vec<String>| {
        words.into_iter().map(move |word| format!("{family}-{word}"))
    };
    found.extend(of("duty", words::<Duty>("\"?\"")).chain(of("step", words::<Duty>("\"?\""))));
    found.extend(of("refusal", words::<Refusal>(r#"{"refusal":"?"}"#)));
    found.extend(of("expected", words::<Expected>("\"?\"")));
    found.extend(chosen.iter().cloned());
    (found, chosen)
}

/// The texts in quotation marks of a source that speaks, without those of its comments and tests.
fn quoted(source: &str) -> Vec<String> {
    let source = source.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = source.lines().filter(|line| !line.trim_start().starts_with("//"));
    let code: Vec<&str> = lines.collect();
    let code = code.join("\n").replace("\\\"", "").replace("'\"'", "");
    code.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

/// Whether a name that is put together, `act-{}-about`, can be this message of the kernel; `{}-{}` is only a chosen
/// word of a field.
fn fits(pattern: &str, message: &str, chosen: bool) -> bool {
    let Some((begins, rest)) = pattern.split_once('{') else { return false };
    let Some((inside, ends)) = rest.rsplit_once('}') else { return false };
    let sound = if begins.is_empty() { chosen && inside.contains("}-{") } else { begins.ends_with('-') };
    let length = begins.len() + ends.len();
    sound && message.len() > length && message.starts_with(begins) && message.ends_with(ends)
}

/// What is wrong between these sources and these messages.
fn unsaid(files: &[File], messages: &BTreeSet<String>) -> Vec<String> {
    let speaks = |text: &str| [".say(", ".tell("].iter().any(|call| text.contains(call));
    let texts = files.iter().filter(|file| {
        file.ends(".rs")
            && SPEAKERS.iter().any(|speaker| file.path.starts_with(speaker))
            && !file.path.contains("/tests")
    });
    let texts = texts.filter_map(|file| Some((&file.path, file.text().filter(|text| speaks(text))?)));
    let spoken: Vec<(&String, String)> =
        texts.flat_map(|(path, text)| quoted(text).into_iter().map(move |said| (path, said))).collect();
    let (kernel, chosen) = of_the_kernel();
    let said = |message: &String| {
        let direct = spoken.iter().any(|(_, said)| said == message);
        let fitting = |said: &String| fits(said, message, chosen.contains(message));
        direct || kernel.contains(message) && spoken.iter().any(|(_, said)| fitting(said))
    };
    let unsaid = messages.iter().filter(|message| !said(message)).map(|message| {
        complaint("crates/voice/words", &format!("nobody says `{message}`"), "say it, or remove it")
    });
    let missing = kernel.iter().filter(|message| !messages.contains(*message)).map(|message| {
        complaint("crates/voice/words", &format!("the kernel names `{message}`"), "write it in all languages")
    });
    let families: BTreeSet<&str> =
        messages.iter().filter_map(|message| message.split_once('-')).map(|(first, _)| first).collect();
    let named = |said: &str| {
        let kebab = said.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-');
        kebab && said.split_once('-').is_some_and(|(first, _)| families.contains(first))
    };
    let unknown = spoken.iter().filter(|(_, said)| named(said) && !messages.contains(said));
    let unknown = unknown.map(|(path, said)| {
        complaint(
            path,
            &format!("there is no message `{said}`"),
            "write it in all languages, or mend its name",
        )
    });
    unsaid.chain(missing).chain(unknown).collect()
}

#[test]
fn every_message_is_said_and_everything_said_is_a_message() {
    let messages: BTreeSet<String> = paivand_voice::messages().map(str::to_owned).collect();
    let lacking = |message: &str| messages.iter().filter(|one| *one != message).cloned().collect();
    let more = messages.iter().cloned().chain([String::from("turn-nobody-says")]).collect();
    let tree = tree();
    check(|files| unsaid(files, &messages), &[], &tree);
    // A message that nobody says, one of the kernel that is not there, and one of a page.
    for wrong in [more, lacking("duty-fulfil"), lacking("turn-title")] {
        assert_eq!(unsaid(&tree, &wrong).len(), 1);
    }
    let misspelt = [File::sample("crates/web/src/place/a.rs", "html! { (voice.say(\"turn-titel\")) }\n")];
    let found = unsaid(&misspelt, &messages);
    assert!(found.iter().any(|complaint| complaint.contains("turn-titel")), "{found:?}");
}
