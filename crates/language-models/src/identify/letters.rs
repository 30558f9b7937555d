//! Letters of the languages: what the crawled lists have beside them is of another language.

use paivand_language::models::Alphabet;

const RUSSIAN: &str = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя";
const ARABIC: &str = "ابتثجحخدذرزسشصضطظعغفقلمنهوئءآأؤة";
const ENGLISH: &str = "abcdefghijklmnopqrstuvwxyz";

/// The letters of a language: a whole alphabet, and what is added to it; nothing if all are let in.
fn letters(script: Alphabet, language: &str) -> [&'static str; 2] {
    match (script, language) {
        (Alphabet::Cyrillic, "tg") => [RUSSIAN, "ғӣқӯҳҷњќљўїѓ"],
        (Alphabet::Cyrillic, "ru") => [RUSSIAN, ""],
        (Alphabet::Cyrillic, "uz") => [RUSSIAN, "ўқғҳ"],
        (Alphabet::Cyrillic, "ky") => [RUSSIAN, "ңөү"],
        (Alphabet::Cyrillic, "kk") => [RUSSIAN, "әғқңөұүһі"],
        (Alphabet::Cyrillic, "tt") => [RUSSIAN, "әөүҗңһ"],
        (Alphabet::Cyrillic, "ba") => [RUSSIAN, "әөүғҡңҙҫһ"],
        (Alphabet::Cyrillic, "mn") => [RUSSIAN, "өү"],
        (Alphabet::Cyrillic, "bg") => ["абвгдежзийклмнопрстуфхцчшщъьюя", "ѝ"],
        (Alphabet::Cyrillic, "sr") => ["абвгдђежзијклљмнњопрстћуфхцчџш", ""],
        (Alphabet::Cyrillic, "mk") => ["абвгдѓежзѕијклљмнњопрстќуфхцчџш", "ѐѝ"],
        (Alphabet::Cyrillic, "uk") => ["абвгґдеєжзиіїйклмнопрстуфхцчшщьюя", ""],
        (Alphabet::Cyrillic, "be") => ["абвгдеёжзійклмнопрстуўфхцчшыьэюя", ""],
        (Alphabet::Latin, "en") => [ENGLISH, "'"],
        (Alphabet::Latin, "uz") => [ENGLISH, "'"],
        (Alphabet::Latin, "tr") => ["abcçdefgğhıijklmnoöprsştuüvyz", "âîû'\u{307}"],
        (Alphabet::Latin, "az") => ["abcçdeəfgğhxıijklmnoöpqrsştuüvyz", "'\u{307}"],
        (Alphabet::Latin, "tk") => ["abçdeäfgjžhiňlkmnoöprsştuüwyýz", "'"],
        (Alphabet::Arabic, "fa") => [ARABIC, "پچژگکی\u{200c}\u{64b}\u{654}"],
        (Alphabet::Arabic, "ar") => [ARABIC, "إىيك\u{64b}\u{64c}\u{64d}\u{64e}\u{64f}\u{650}\u{651}\u{652}"],
        (Alphabet::Arabic, "ur") => [ARABIC, "پچژگکیٹڈڑںےہھۂۓ\u{200c}\u{64b}\u{651}\u{650}\u{64f}"],
        (Alphabet::Arabic, "ug") => ["ئاەبپتجچخدرزژسشغفقكگڭلمنھوۇۆۈۋېىي", ""],
        (Alphabet::Arabic, "ps") => [ARABIC, "پچژګکيیټډړږښڼېۍځڅگىك"],
        (Alphabet::Arabic, "ckb") => ["ئابپتجچحخدرڕزژسشعغفڤقکگلڵمنوۆهھەیێ", "\u{200c}"],
        _ => ["", ""],
    }
}

/// Whether a word may be of the language.
pub(super) fn spells(script: Alphabet, language: &str, word: &str) -> bool {
    let known = letters(script, language);
    known == ["", ""]
        || word
            .chars()
            .flat_map(char::to_lowercase)
            .all(|letter| !letter.is_alphabetic() || known.iter().any(|letters| letters.contains(letter)))
}
