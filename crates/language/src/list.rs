//! Lists: "a, b and c".

use crate::Language;

/// Joins the items of a list as a sentence would: `a, b and c`.
#[must_use]
pub fn joined(language: Language, items: &[String]) -> String {
    let (between, last) = match language {
        Language::Tajik => (", ", " ва "),
        Language::Chinese => ("、", "和"),
        Language::Russian => (", ", " и "),
        Language::English => (", ", " and "),
    };
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., end] => format!("{}{last}{end}", first.join(between)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_read_as_sentences_do() {
        for (language, one, two, three) in [
            (Language::Tajik, "Хуҷанд", "Хуҷанд ва Кӯлоб", "Хуҷанд, Кӯлоб ва Бохтар"),
            (Language::Chinese, "北京", "北京和上海", "北京、上海和西安"),
            (Language::Russian, "Худжанд", "Худжанд и Куляб", "Худжанд, Куляб и Бохтар"),
            (Language::English, "Khujand", "Khujand and Kulob", "Khujand, Kulob and Bokhtar"),
        ] {
            let items: Vec<String> = match language {
                Language::Tajik => ["Хуҷанд", "Кӯлоб", "Бохтар"],
                Language::Chinese => ["北京", "上海", "西安"],
                Language::Russian => ["Худжанд", "Куляб", "Бохтар"],
                Language::English => ["Khujand", "Kulob", "Bokhtar"],
            }
            .map(str::to_owned)
            .into();
            assert_eq!(joined(language, &[]), "");
            assert_eq!(joined(language, &items[..1]), one);
            assert_eq!(joined(language, &items[..2]), two);
            assert_eq!(joined(language, &items), three);
        }
    }
}
