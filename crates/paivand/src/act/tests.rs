//! What is typed is what is meant, for every kind of act there is.
#![allow(clippy::unwrap_used, reason = "a test may stop at what cannot happen")]

use super::*;
use clap::Parser;

#[derive(Debug, Parser)]
struct Typed {
    #[command(flatten)]
    act: Act,
}

fn no_file(field: &Field, path: &Path) -> Result<Digest, Trouble> {
    Err(Trouble::new(Kind::Words, format!("{} names {}", field.name, path.display())))
}

fn typed(words: &[String]) -> Result<Act, clap::Error> {
    let begin = ["act", "FOLDER"].map(String::from);
    Typed::try_parse_from(begin.iter().chain(words)).map(|typed| typed.act)
}

fn content(act: &Act) -> Result<Map<String, Value>, Trouble> {
    let Said::Flags { definition, flags } = &act.said else { panic!("typed by its kind") };
    spoken(definition, flags, &no_file).map(|spoken| spoken.content)
}

#[test]
fn the_flags_of_each_sample_say_the_sample() {
    for definition in CATALOGUE.iter().filter(|kind| kind.name != SUCCEED) {
        let sample = sample_of(definition);
        let mut words = vec![definition.name.to_owned(), format!("{}/a", definition.subject.word())];
        words.extend(flags_of(definition, &sample));
        let act = typed(&words).unwrap();
        assert_eq!(content(&act).unwrap(), sample, "{}", definition.name);
        // Each flag that must be given is missed when it is not.
        for field in definition.fields.iter().filter(|field| field.required) {
            let mut without = sample.clone();
            without.remove(field.name);
            let mut fewer = words[..2].to_vec();
            fewer.extend(flags_of(definition, &without));
            match typed(&fewer) {
                Err(error) => assert_eq!(error.kind(), clap::error::ErrorKind::MissingRequiredArgument),
                Ok(act) => {
                    let empty = Value::Array(Vec::new());
                    assert_eq!(content(&act).unwrap()[field.name], empty, "only a list may be left out");
                }
            }
        }
    }
}

#[test]
fn the_name_of_a_person_goes_beside_the_content() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("name");
    std::fs::write(&file, "A Name\n").unwrap();
    let seat = "seat.fill|seat/a|--role|member|--body|body/a|--office|en=A|--alternate|true|--holder";
    let line = format!("{seat}|@{}", file.display());
    let act = typed(&line.split('|').map(String::from).collect::<Vec<_>>()).unwrap();
    let Said::Flags { definition, flags } = &act.said else { panic!("typed by its kind") };
    let Spoken { content, personal } = spoken(definition, flags, &no_file).unwrap();
    assert!(!Value::from(content).to_string().contains("Name"));
    assert_eq!(personal.get("holder").map(String::as_str), Some("A Name"));
    // On a command line every process of the machine would read it.
    let bare = typed(&format!("{seat}|A Name").split('|').map(String::from).collect::<Vec<_>>()).unwrap();
    let Said::Flags { definition, flags } = &bare.said else { panic!("typed by its kind") };
    assert!(spoken(definition, flags, &no_file).is_err());
}

#[test]
fn help_tells_every_field_and_shows_an_example() {
    for definition in CATALOGUE {
        let help = command_of(definition).render_long_help().to_string();
        assert!(!help.contains('⟦'), "{help}");
        assert!(help.contains("Example: paivand act FOLDER"), "{help}");
        for field in definition.fields {
            assert!(help.contains(&format!("--{}", field.name.replace('_', "-"))), "{help}");
        }
        let either = definition.authority == Authority::Either;
        assert_eq!(help.contains("--joint"), either, "{}", definition.name);
    }
}

#[test]
fn what_cannot_be_meant_is_told_with_what_to_do() {
    let words = |line: &str| line.split('|').map(String::from).collect::<Vec<_>>();
    for line in [
        "seat.fill|seat/a|--role|queen|--body|body/a|--office|en=A|--alternate|true",
        "seat.fill|seat/a|--role|member|--office|en=A|--alternate|true",
        "seat.unheard|seat/a",
        "seat.confirm|session/a|--joint",
    ] {
        assert!(typed(&words(line)).is_err(), "{line}");
    }
    assert!(typed(&[]).unwrap_err().to_string().contains("name the kind of act"));
    for (line, told) in [
        ("seat.fill|seat/a|--role|member|--body|body/a|--office|A|--alternate|true", "--office"),
        (
            "seat.fill|seat/a|--role|member|--body|body/a|--office|en=A|--office|en=B|--alternate|true",
            "--office",
        ),
        ("seat.fill|seat/a|--role|member|--body|body/a|--office|en=A|--alternate|perhaps", "--alternate"),
        ("session.held|session/a|--held-on|2027-02-30", "Field: Held on (held_on)"),
        (
            "event.attest|event/a|--what|en=A|--on|2027-01-01|--place|en=A|--scan|@paper.pdf",
            "scan names paper.pdf",
        ),
    ] {
        let refused = content(&typed(&words(line)).unwrap()).unwrap_err();
        assert_eq!(refused.kind, Kind::Words, "{line}");
        assert!(refused.to_string().contains(told), "{line}: {refused}");
    }
}
