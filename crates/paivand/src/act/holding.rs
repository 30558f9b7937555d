//! What the fields of an act hold, as their flags say it.

use paivand_kernel::Holds;

/// What stands for the value of a flag in its help.
pub(super) fn value_name(holds: Holds) -> &'static str {
    match holds {
        Holds::Line | Holds::Choice(_) => "WORDS",
        Holds::Code | Holds::Item => "IDENTIFIER",
        Holds::Origin => "LOG",
        Holds::Key | Holds::SeatKey => "KEY",
        Holds::Zone => "ZONE",
        Holds::Language => "LANGUAGE",
        Holds::Names | Holds::Text | Holds::Passage => "en=TEXT",
        Holds::Date => "YEAR-MONTH-DAY",
        Holds::Number | Holds::Signed | Holds::Size => "NUMBER",
        Holds::Flag => "true|false",
        Holds::File(_) => "DIGEST|@FILE",
        Holds::Hash => "DIGEST",
        Holds::Act => "ACT",
        Holds::Side => "SIDE",
        Holds::Subject(_) => "SUBJECT",
        Holds::Personal => "VALUE",
        Holds::Group(_) | Holds::BySide(_) | Holds::ByAct(_) => "JSON",
        Holds::Each(Holds::Names | Holds::Text) => "JSON",
        Holds::Each(inner) | Holds::OrNull(inner) => value_name(*inner),
    }
}

/// What a field holds, in words.
pub(super) fn holds(holds: Holds) -> String {
    match holds {
        Holds::Line => "one line of text".into(),
        Holds::Code => "an identifier: lowercase letters, digits, dots and hyphens".into(),
        Holds::Item => "an id, as the document writes it".into(),
        Holds::Origin => "the name of a log".into(),
        Holds::SeatKey => "the public key of a device: es256: or eddsa: and base64".into(),
        Holds::Key => "a verifier key, as `paivand keys` prints it".into(),
        Holds::Zone => "a time zone, such as Asia/Dushanbe".into(),
        Holds::Language => "the tag of a language, such as tg".into(),
        Holds::Names | Holds::Text | Holds::Passage => {
            "a text with its language before it, once for each: en=…".into()
        }
        Holds::Date => "a date".into(),
        Holds::Number | Holds::Signed | Holds::Size => "a whole number".into(),
        Holds::Flag => "true or false".into(),
        Holds::File(_) => "@FILE, a file that the node keeps, or the 64 digits of one that it holds".into(),
        Holds::Hash => "64 digits".into(),
        Holds::Act => "the name of an act, as `paivand show` prints it".into(),
        Holds::Side => "the short name of a side".into(),
        Holds::Subject(kind) => format!("a subject, {}/IDENTIFIER", kind.word()),
        Holds::Choice(_) => "one of the words listed".into(),
        Holds::Personal => "@- to type it, or @FILE: only this node's vault will hold it".into(),
        Holds::Each(Holds::Names | Holds::Text) => "several; each a JSON object of languages".into(),
        Holds::OrNull(inner) => format!("{}, or null", self::holds(*inner)),
        Holds::BySide(_) => "a JSON object, by side".into(),
        Holds::ByAct(_) => "a JSON object, by kind of act".into(),
        Holds::Each(inner) => format!("several, the flag once for each: {}", self::holds(*inner)),
        Holds::Group(fields) => {
            let names: Vec<&str> = fields.iter().map(|field| field.name).collect();
            format!("a JSON object of {}", names.join(", "))
        }
    }
}
