//! Names and terms of the house's own lists, in ten surroundings each.

use crate::Language::Tajik;
use crate::letters::russian_keyboard;
use crate::names::tajik_names;
use crate::normalise::normalise;
use crate::terms::{Status, TermBase};

/// Ten surroundings, as they should be; in none of them another word has one of the six letters.
const SURROUNDINGS: [&str; 10] = [
    "NAME",
    "NAME ва Эрон",
    "дар NAME",
    "созишномаи байни Эрон ва NAME",
    "NAME, Эрон",
    "Вазири молия дар NAME буд",
    "аз NAME омад",
    "барои NAME",
    "Сафари NAME",
    "Маълумот дар бораи NAME",
];

/// Every name and term that has none of the six letters: nothing but them in the line tells that.
fn right() -> Vec<String> {
    let terms = TermBase::seed().concepts().iter().flat_map(|concept| concept.terms(Tajik));
    let terms = terms.filter(|term| term.status != Status::Deprecated).map(|term| term.text.clone());
    let all = tajik_names().map(str::to_owned).chain(terms);
    // «Конго - Киншаса» has a dash to be mended.
    let all = all.filter(|name| !name.contains(" - "));
    all.filter(|name| name.chars().all(|letter| russian_keyboard(letter) == letter)).collect()
}

#[test]
fn no_name_of_ours_is_harmed() {
    let right = right();
    let mut harmed = Vec::new();
    for name in &right {
        for surroundings in SURROUNDINGS {
            let line = surroundings.replace("NAME", name);
            let mended = normalise(Tajik, &line).text;
            if mended != line {
                harmed.push(format!("{line} => {mended}"));
            }
        }
    }
    println!("{} names and terms, each in ten lines: {} harmed", right.len(), harmed.len());
    assert!(right.len() > 400 && harmed.is_empty(), "{}", harmed.join("\n"));
}

#[test]
fn a_name_of_ours_is_mended_alone() {
    for (typed, meant) in [
        ("Рахмон", "Раҳмон"),
        ("Рахмонов", "Раҳмонов"),
        ("Рахмонро", "Раҳмонро"),
        ("Хофиз", "Ҳофиз"),
        ("Казокистон", "Қазоқистон"),
        ("Казокистону Киргизистон", "Қазоқистону Қирғизистон"),
        ("Хисор", "Ҳисор"),
        ("Чумхурии Мардумии Чин", "Ҷумҳурии Мардумии Чин"),
        ("созишномаи байни Точикистон ва Чин", "созишномаи байни Тоҷикистон ва Чин"),
        ("Чин ва Хиндустон", "Чин ва Ҳиндустон"),
        ("вазири корхои хоричии Чин", "вазири корҳои хориҷии Чин"),
        ("муносибатхои Чину Точикистон", "муносибатҳои Чину Тоҷикистон"),
        ("Чинро, Чинӣ", "Чинро, Чинӣ"),
        ("забони чини", "забони чинӣ"),
        ("Чини бузург", "Чини бузург"),
    ] {
        assert_eq!(normalise(Tajik, typed).text, meant);
    }
}
