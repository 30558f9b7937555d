//! Agreed words in running texts.

use super::*;
use crate::Language::{Chinese, English, Russian, Tajik};

fn ids(language: Language, text: &str) -> Vec<&str> {
    TermBase::seed().find(language, text).into_iter().map(|found| found.concept.id.as_str()).collect()
}

#[test]
fn terms_are_found_in_any_form() {
    for (language, text, expected) in [
        (
            Tajik,
            "Ҳамраисон ҷаласаи Гурӯҳи кории муштаракро мекушоянд",
            &["co-chair", "session", "joint-working-group"][..],
        ),
        (Tajik, "уҳдадориҳои тарафҳо", &["commitment", "side"]),
        (Russian, "на заседаниях Совместной рабочей группы", &["session", "joint-working-group"]),
        (Russian, "без рабочих групп", &["working-group"]),
        (Chinese, "人工智能联合工作组会议", &["artificial-intelligence", "joint-working-group", "session"]),
        (English, "The co-chairs sign the agreed minutes.", &["co-chair", "minutes"]),
        (English, "Nothing of that kind", &[]),
        (English, "", &[]),
    ] {
        assert_eq!(ids(language, text), expected, "{text}");
    }
}

#[test]
fn a_span_is_where_the_term_stands() {
    let text = "Дар ҷаласаи гурӯҳи кории муштарак.";
    let found = TermBase::seed().find(Tajik, text);
    let said: Vec<&str> = found.iter().map(|found| &text[found.span.clone()]).collect();
    assert_eq!(said, ["ҷаласаи", "гурӯҳи кории муштарак"]);
}

#[test]
fn a_forgotten_word_is_named() {
    let base = TermBase::seed();
    for (from, to, expected) in [
        ((English, "the minutes of the session"), (Chinese, "会议纪要"), &[][..]),
        // A protocol of a treaty is not the minutes of a meeting.
        ((English, "the minutes of the session"), (Chinese, "会议议定书"), &["minutes"]),
        ((Russian, "обязательства Сторон"), (Tajik, "вазифаҳои тарафҳо"), &["commitment"]),
        ((Chinese, "联合主席"), (Russian, "председатель"), &["co-chair"]),
        ((English, "the entry into force"), (Russian, "после вступления Меморандума в силу"), &[]),
        ((Tajik, "дар Чин"), (English, "in China"), &[]),
        ((Tajik, "дар Хитой"), (English, "in China"), &[]),
        ((English, "in China"), (Tajik, "дар Хитой"), &["china"]),
    ] {
        let forgotten: Vec<&str> =
            base.forgotten(from, to).into_iter().map(|concept| concept.id.as_str()).collect();
        assert_eq!(forgotten, expected, "{from:?} as {to:?}");
    }
}

#[test]
fn a_country_is_found_by_its_name_only() {
    let places = |language, text| -> Vec<&str> {
        TermBase::places().find(language, text).into_iter().map(|found| found.concept.id.as_str()).collect()
    };
    for (language, text, expected) in [
        (Russian, "в Казахстане и Того", &["kz", "tg"][..]),
        (Russian, "для того чтобы", &[]),
        (Tajik, "дар Қазоқистон ва Иёлоти Муттаҳидаи Амрико", &["kz", "us"]),
        (Chinese, "哈萨克斯坦和美国", &["kz", "us"]),
        (English, "Kazakhstan and the United States of America", &["kz", "us"]),
    ] {
        assert_eq!(places(language, text), expected, "{text}");
    }
    assert_eq!(TermBase::places().forgotten((English, "in Iran"), (Tajik, "дар Ироқ")).len(), 1);
}

#[test]
fn the_tables_are_whole() {
    whole(TermBase::seed(), 60);
    whole(TermBase::places(), 230);
}

fn whole(base: &TermBase, least: usize) {
    assert!(base.concepts().len() >= least, "the table is there");
    for concept in base.concepts() {
        for language in Language::ALL {
            let preferred = concept.preferred(language);
            let preferred =
                preferred.unwrap_or_else(|| panic!("{} has no {} term", concept.id, language.code()));
            assert!(
                base.all(language, &preferred.text, 0).iter().any(|found| found.concept == concept),
                "{} is found as {}",
                concept.id,
                preferred.text
            );
        }
    }
}

#[test]
fn a_table_is_read_or_refused_whole() {
    let base = TermBase::read("en\tid\tnote\ttg\nnode; peer; !server\tnode\tx\tгиреҳ?\n\n").ok();
    let concept = base.as_ref().and_then(|base| base.concepts().first()).cloned();
    let term = |text: &str, status, confirmed| Term { text: text.to_owned(), status, confirmed };
    let english = vec![
        term("node", Status::Preferred, true),
        term("peer", Status::Admitted, true),
        term("server", Status::Deprecated, true),
    ];
    let tajik = vec![term("гиреҳ", Status::Preferred, false)];
    assert_eq!(concept, Some(Concept::new("node".to_owned(), [tajik, vec![], vec![], english])));
    for (table, error) in [
        ("", TermError::NoHead),
        ("id\tde\nx\ty\n", TermError::NoHead),
        ("en\ttg\na\tb\n", TermError::NoHead),
        ("id\ten\n\tword\n", TermError::NoIdentifier(2)),
        ("id\ten\na\tone\na\ttwo\n", TermError::NoIdentifier(3)),
    ] {
        assert_eq!(TermBase::read(table).err(), Some(error), "{table:?}");
    }
    assert_eq!(TermBase::read(&"x".repeat(TABLE_BYTES_MAX + 1)).err(), Some(TermError::TooLarge));
}
