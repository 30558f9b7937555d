use super::*;
use Language::{English, Tajik};

const PAIR: Pair = Pair { from: English, to: Tajik };

#[test]
fn numbers_are_put_in_their_places_or_not_at_all() {
    for (text, source, target, expected) in [
        ("Article 7, paragraph 3", "Article 5, paragraph 2", "Моддаи 5, банди 2", Some("Моддаи 7, банди 3")),
        (
            "Article 7, paragraph 2",
            "Article 5, paragraph 2",
            "банди 2-юми моддаи 5",
            Some("банди 2-юми моддаи 7"),
        ),
        ("Article 5, paragraph 3", "Article 5, paragraph 2", "банди 2-юми моддаи 5", None),
        (
            "Article 2, paragraph 5",
            "Article 5, paragraph 2",
            "Банди 2 аз моддаи 5",
            Some("Банди 5 аз моддаи 2"),
        ),
        ("in 2027", "in 2026", "дар соли 2026", Some("дар соли 2027")),
        ("by 2027", "in 2026", "дар соли 2026", None),
        ("in 2027", "in 2026", "дар ин сол", None),
        ("in 2027 and 2028", "in 2026 and 2026", "дар соли 2026 ва 2026", None),
        ("1,250 seats", "1,300 seats", "1300 ҷой", None),
        ("no figures", "no figures", "бе рақам", None),
    ] {
        assert_eq!(renumbered(PAIR, text, source, target).as_deref(), expected, "{text}");
    }
}
