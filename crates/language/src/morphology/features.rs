//! Features of a word, packed into eight bytes.

/// Values of a feature by their code; the first stands for its absence.
type Values = &'static [&'static str];

/// Bits of a slot.
const SLOT_BITS: u8 = 4;

/// Names in the order of Universal Dependencies, the slot that each is read from, and the values by code.
/// A slot may be read by two names: who owns is a person and a number.
const PRINTED: [(&str, Slot, Values); 19] = [
    ("Aspect", Slot::Aspect, &["", "Imp", "Perf"]),
    ("Case", Slot::Case, &["", "Acc"]),
    ("Clitic", Slot::Clitic, &["", "Conj", "Cop", "Conj,Cop"]),
    ("Definite", Slot::Definite, &["", "Ind"]),
    ("Degree", Slot::Degree, &["", "Pos", "Cmp", "Sup"]),
    ("Izofat", Slot::Izofat, &["", "Yes"]),
    ("Mood", Slot::Mood, &["", "Ind", "Sub", "Imp"]),
    ("Number", Slot::Number, &["", "Sing", "Plur"]),
    ("Number[psor]", Slot::Owner, &["", "Sing", "Sing", "Sing", "Plur", "Plur", "Plur"]),
    ("Number[subj]", Slot::Subject, &["", "Sing", "Sing", "Sing", "Plur", "Plur", "Plur"]),
    ("NumType", Slot::NumType, &["", "Card", "Ord"]),
    ("Person", Slot::Person, &["", "1", "2", "3"]),
    ("Person[psor]", Slot::Owner, &["", "1", "2", "3", "1", "2", "3"]),
    ("Person[subj]", Slot::Subject, &["", "1", "2", "3", "1", "2", "3"]),
    ("Polarity", Slot::Polarity, &["", "Neg"]),
    ("PronType", Slot::PronType, &["", "Prs", "Dem", "Int", "Ind", "Tot", "Neg", "Rcp", "Prs"]),
    ("Reflex", Slot::PronType, &["", "", "", "", "", "", "", "", "Yes"]),
    ("Tense", Slot::Tense, &["", "Past", "Pres", "Fut"]),
    ("VerbForm", Slot::VerbForm, &["", "Fin", "Inf", "Part", "Conv"]),
];

/// Where a feature is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Slot {
    Aspect,
    Case,
    Clitic,
    Definite,
    Degree,
    Izofat,
    Mood,
    Number,
    /// Whose it is: a pronoun that leans on the word.
    Owner,
    /// Of whom it is said: a copula that leans on the word.
    Subject,
    NumType,
    Person,
    Polarity,
    PronType,
    Tense,
    VerbForm,
}

impl Slot {
    const fn shift(self) -> u8 {
        self as u8 * SLOT_BITS
    }
}

/// The features of a word, by their names and values in Universal Dependencies.
///
/// Beyond those, `Izofat` marks the linking -и, `Clitic` what else leans on the word: `Conj` is -у, -ю or -ву
/// (and), `Cop` a copula, whose person and number are `Person[subj]` and `Number[subj]`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Features(u64);

impl Features {
    /// No features.
    pub const NONE: Self = Self(0);

    /// With a feature; what the slot held is gone.
    pub(crate) const fn with(self, slot: Slot, code: u64) -> Self {
        Self((self.0 & !(15 << slot.shift())) | (code << slot.shift()))
    }

    /// With all features of another; where both have one, the other's.
    pub(crate) fn and(self, other: Self) -> Self {
        let mut mask = 0;
        for place in 0..16 {
            if other.0 >> (place * SLOT_BITS) & 15 != 0 {
                mask |= 15 << (place * SLOT_BITS);
            }
        }
        Self((self.0 & !mask) | other.0)
    }

    pub(crate) const fn code(self, slot: Slot) -> u64 {
        self.0 >> slot.shift() & 15
    }

    pub(crate) const fn has(self, slot: Slot) -> bool {
        self.code(slot) != 0
    }

    /// Name and value of each feature, in the order of Universal Dependencies.
    pub fn iter(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        PRINTED.iter().filter_map(move |(name, slot, values)| {
            let code = usize::try_from(self.code(*slot)).unwrap_or(0);
            values.get(code).filter(|value| !value.is_empty()).map(|value| (*name, *value))
        })
    }

    /// The value of a feature.
    #[must_use]
    pub fn get(self, name: &str) -> Option<&'static str> {
        self.iter().find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// Reads `Case=Acc|Number=Plur`, or `_` for none; a feature that does not exist gives none at all.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text == "_" {
            return Some(Self::NONE);
        }
        let given: Vec<(&str, &str)> =
            text.split('|').map(|pair| pair.split_once('=')).collect::<Option<_>>()?;
        let mut features = Self::NONE;
        for (name, _) in &given {
            let (_, slot, _) = PRINTED.iter().find(|(known, ..)| known == name)?;
            let wanted = |code: &u64| {
                let at = usize::try_from(*code).unwrap_or(0);
                PRINTED.iter().filter(|(_, known, _)| known == slot).all(|(name, _, values)| {
                    let value = given.iter().find(|(given, _)| given == name).map_or("", |(_, value)| *value);
                    values.get(at) == Some(&value)
                })
            };
            features = features.with(*slot, (1..16).find(wanted)?);
        }
        Some(features)
    }
}

impl std::fmt::Display for Features {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut mark = "";
        for (name, value) in self.iter() {
            write!(to, "{mark}{name}={value}")?;
            mark = "|";
        }
        to.write_str(if mark.is_empty() { "_" } else { "" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn features_are_written_and_read_again() {
        for text in [
            "_",
            "Number=Plur",
            "Case=Acc|Number=Sing|Number[psor]=Plur|Person[psor]=1",
            "Clitic=Cop|Degree=Pos|Number[subj]=Plur|Person[subj]=3",
            "PronType=Prs|Reflex=Yes",
            "Aspect=Imp|Mood=Ind|Number=Plur|Person=3|Polarity=Neg|Tense=Past|VerbForm=Fin",
        ] {
            assert_eq!(Features::parse(text).unwrap().to_string(), text);
        }
        for text in ["", "Number", "Number=Many", "Colour=Red"] {
            assert_eq!(Features::parse(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_added_takes_the_place_of_what_was() {
        let [singular, plural] = [1, 2].map(|code| Features::NONE.with(Slot::Number, code));
        assert_eq!(singular.and(plural), plural);
        assert_eq!(singular.and(Features::NONE), singular);
    }
}
