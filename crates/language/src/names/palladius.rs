//! Chinese syllables in Cyrillic by the system of Palladius, and as Tajik has them.

/// Initials of a syllable: pinyin, Russian, Tajik. Tajik has had no ц since 1998, and has ҷ of its own.
const INITIALS: [(&str, &str, &str); 21] = [
    ("zh", "чж", "ҷ"),
    ("ch", "ч", "ч"),
    ("sh", "ш", "ш"),
    ("b", "б", "б"),
    ("p", "п", "п"),
    ("m", "м", "м"),
    ("f", "ф", "ф"),
    ("d", "д", "д"),
    ("t", "т", "т"),
    ("n", "н", "н"),
    ("l", "л", "л"),
    ("g", "г", "г"),
    ("k", "к", "к"),
    ("h", "х", "х"),
    ("j", "цз", "ҷ"),
    ("q", "ц", "тс"),
    ("x", "с", "с"),
    ("r", "ж", "ж"),
    ("z", "цз", "дз"),
    ("c", "ц", "тс"),
    ("s", "с", "с"),
];

/// Finals after an initial.
const FINALS: [(&str, &str); 34] = [
    ("a", "а"),
    ("o", "о"),
    ("e", "э"),
    ("ai", "ай"),
    ("ei", "эй"),
    ("ao", "ао"),
    ("ou", "оу"),
    ("an", "ань"),
    ("en", "энь"),
    ("ang", "ан"),
    ("eng", "эн"),
    ("ong", "ун"),
    ("i", "и"),
    ("ia", "я"),
    ("iao", "яо"),
    ("ie", "е"),
    ("iu", "ю"),
    ("ian", "янь"),
    ("in", "инь"),
    ("iang", "ян"),
    ("ing", "ин"),
    ("iong", "юн"),
    ("u", "у"),
    ("ua", "уа"),
    ("uo", "о"),
    ("uai", "уай"),
    ("ui", "уй"),
    ("uan", "уань"),
    ("un", "унь"),
    ("uang", "уан"),
    ("v", "юй"),
    ("ve", "юэ"),
    ("van", "юань"),
    ("vn", "юнь"),
];

/// Syllables without an initial, and those that follow no rule.
const WHOLE: [(&str, &str); 32] = [
    ("a", "а"),
    ("o", "о"),
    ("e", "э"),
    ("ai", "ай"),
    ("ei", "эй"),
    ("ao", "ао"),
    ("ou", "оу"),
    ("an", "ань"),
    ("en", "энь"),
    ("ang", "ан"),
    ("eng", "эн"),
    ("er", "эр"),
    ("hui", "хуэй"),
    ("wa", "ва"),
    ("wo", "во"),
    ("wai", "вай"),
    ("wei", "вэй"),
    ("wan", "вань"),
    ("wen", "вэнь"),
    ("wang", "ван"),
    ("weng", "вэн"),
    ("wu", "у"),
    ("ya", "я"),
    ("yo", "йо"),
    ("yao", "яо"),
    ("ye", "е"),
    ("you", "ю"),
    ("yan", "янь"),
    ("yang", "ян"),
    ("yong", "юн"),
    ("yi", "и"),
    ("yu", "юй"),
];

/// Which language the Cyrillic is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum For {
    Russian,
    Tajik,
}

fn whole(syllable: &str) -> Option<&'static str> {
    match syllable {
        "yin" => Some("инь"),
        "ying" => Some("ин"),
        "yue" => Some("юэ"),
        "yuan" => Some("юань"),
        "yun" => Some("юнь"),
        _ => WHOLE.iter().find(|(pinyin, _)| *pinyin == syllable).map(|(_, cyrillic)| *cyrillic),
    }
}

/// One syllable, small; nothing for what is no syllable of pinyin.
pub(super) fn syllable(pinyin: &str, wanted: For) -> Option<String> {
    if let Some(known) = whole(pinyin) {
        return Some(own(known, wanted));
    }
    let (initial, russian, tajik) = INITIALS.iter().find(|(initial, ..)| pinyin.starts_with(initial))?;
    let ending = pinyin.strip_prefix(initial)?;
    // After j, q and x, u is ü.
    let rounded = ending
        .strip_prefix('u')
        .filter(|_| matches!(*initial, "j" | "q" | "x"))
        .map(|rest| format!("v{rest}"));
    let ending = rounded.as_deref().unwrap_or(ending);
    let ending = match (*initial, ending) {
        ("z" | "c" | "s", "i") => {
            if wanted == For::Russian {
                "ы"
            } else {
                "и"
            }
        }
        _ => FINALS.iter().find(|(pinyin, _)| *pinyin == ending)?.1,
    };
    let initial = if wanted == For::Russian { russian } else { tajik };
    Some(format!("{initial}{}", own(ending, wanted)))
}

/// Tajik has no soft sign.
fn own(cyrillic: &str, wanted: For) -> String {
    match wanted {
        For::Russian => cyrillic.to_owned(),
        For::Tajik => cyrillic.replace('ь', ""),
    }
}

/// Syllables as one word with a large letter; ъ parts н from a vowel after it: 长安 is Чанъань.
pub(super) fn word(syllables: &[&str], wanted: For) -> Option<String> {
    let mut text = String::new();
    for pinyin in syllables {
        let next = syllable(pinyin, wanted)?;
        let begins_with_vowel = next.starts_with(['а', 'о', 'э', 'у', 'и', 'е', 'ю', 'я']);
        if text.ends_with('н') && begins_with_vowel {
            text.push('ъ');
        }
        text.push_str(&next);
    }
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect())
}
