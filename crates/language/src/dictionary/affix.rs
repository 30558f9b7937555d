//! The endings, as rules of Hunspell.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::Flag;
use crate::morphology::stems::{Behind, Takes, behind};
use crate::morphology::{Asks, EndingHosts, Kind};
use crate::spell::{BEGINNINGS, BEGUN_LETTERS_MIN};

/// What a file of endings begins with: encoding, keyboard, letters that are tried and taken for each other.
const HEAD: &str = "\
# Tajik (tg_TJ): endings and words of paivand-language, Apache-2.0.
# Built by `paivand lang dictionary` from its grammar, its lists, and the packages that models/CARD.md names.
SET UTF-8
LANG tg
TRY аиорнтеудмкшбсзлҳвӣҷқгпхфёяӯцчйғъэюжьщы-
KEY йцукенгшӯзхъ|фқвапрӣолҷдҳжэ|ячсмитғбю
WORDCHARS -’
NEEDAFFIX X
MAP 6
MAP гғ
MAP иӣ
MAP кқ
MAP уӯ
MAP хҳ
MAP чҷ
REP 12
REP г ғ
REP и ӣ
REP к қ
REP у ӯ
REP х ҳ
REP ч ҷ
REP ӣ и
REP ӯ у
REP ў ӯ
REP ъ ь
REP аъ а
REP е э
";

/// A rule: what falls off, what comes in its place, and what the word must end in.
type Rule = (&'static str, String, &'static str);

/// Last letters of a host, as a condition of Hunspell.
const CONSONANT: &str = "[^аяоёуюӯэеиӣ]";
const OTHER_VOWEL: &str = "[оёуюӯэе]";

/// Rules of an ending of nouns: after each host that takes it, and after letters that a word loses before it.
fn declined(text: &str, hosts: EndingHosts) -> Vec<Rule> {
    let mut rules: Vec<Rule> = Vec::new();
    let mut rule = |fits: bool, off: &'static str, stem: &str, ends: &'static str| {
        if fits {
            rules.push((off, format!("{stem}{text}"), ends));
        }
    };
    rule(hosts.consonant, "", "", CONSONANT);
    rule(hosts.a, "", "", "[ая]");
    rule(hosts.vowel, "", "", OTHER_VOWEL);
    rule(hosts.i, "", "", "и");
    rule(hosts.i, "ӣ", "и", "ӣ");
    rule(hosts.long_i, "", "", "ӣ");
    // ҷой, ҷои; мавзуъ, мавзуи.
    let soft = text.starts_with(['и', 'е', 'я', 'ё', 'ю']);
    rule(hosts.vowel && soft, "й", "", "[оёуюӯэе]й");
    rule(hosts.vowel, "ъ", "", "[оёуюӯэе]ъ");
    rule(hosts.a, "ъ", "", "[ая]ъ");
    rules
}

/// Rules of a word behind another one.
fn doing(text: &str) -> Vec<Rule> {
    vec![("", text.to_owned(), "[^ӣ]"), ("ӣ", format!("и{text}"), "ӣ")]
}

/// Rules of a quality: -ӣ after a consonant, -вӣ and -гӣ after а, both after another vowel.
fn quality(text: &str) -> Vec<Rule> {
    let own = || text.to_owned();
    match text.chars().next() {
        Some('в') => vec![("", own(), "[ая]"), ("", own(), OTHER_VOWEL)],
        Some('г') => vec![("", own(), "[ая]")],
        _ => vec![("", own(), CONSONANT), ("", own(), OTHER_VOWEL)],
    }
}

/// The file of endings, `tg_TJ.aff`.
///
/// Some nine thousand rules in UTF-8, in a fixed order: the same library writes the same bytes.
#[must_use]
pub fn affixes() -> String {
    let mut groups: Vec<(Flag, BTreeSet<Rule>)> = [
        Flag::Declined,
        Flag::Graded,
        Flag::Living,
        Flag::Past,
        Flag::Present,
        Flag::Perfect,
        Flag::Doing,
        Flag::Quality,
    ]
    .map(|flag| (flag, BTreeSet::new()))
    .into();
    let mut add = |flag: Flag, rules: Vec<Rule>| {
        if let Some((_, group)) = groups.iter_mut().find(|(known, _)| *known == flag) {
            group.extend(rules);
        }
    };
    for behind in behind() {
        match behind {
            Behind::Suffix(ending) => {
                let flag = match ending.asks {
                    Asks::Nothing => Flag::Declined,
                    Asks::Degree => Flag::Graded,
                    Asks::Living => Flag::Living,
                };
                add(flag, declined(&ending.text, EndingHosts::of(ending)));
            }
            Behind::Person(personal) if personal.text.is_empty() => {}
            Behind::Person(personal) => {
                let flag = if personal.kind == Kind::Past { Flag::Past } else { Flag::Present };
                add(flag, vec![("", personal.text.clone(), ".")]);
            }
            Behind::Doing(text) => add(Flag::Doing, doing(text)),
            Behind::Quality(text) => add(Flag::Quality, quality(text)),
        }
    }
    add(Flag::Perfect, vec![("", "ӣ".to_owned(), "а")]);
    let mut file = HEAD.to_owned();
    for (flag, rules) in groups {
        let flag = flag.letter();
        writeln!(file, "SFX {flag} Y {}", rules.len()).unwrap_or_default();
        for (off, on, ends) in rules {
            let off = if off.is_empty() { "0" } else { off };
            writeln!(file, "SFX {flag} {off} {on} {ends}").unwrap_or_default();
        }
    }
    let flag = Flag::Begun.letter();
    writeln!(file, "PFX {flag} Y {}", BEGINNINGS.len()).unwrap_or_default();
    for beginning in BEGINNINGS {
        writeln!(file, "PFX {flag} 0 {beginning} .").unwrap_or_default();
    }
    file
}

/// The flags of what a stem takes.
pub(super) fn flags(takes: Takes, text: &str) -> Vec<Flag> {
    use crate::morphology::models::class;
    match takes {
        Takes::Nothing => Vec::new(),
        Takes::Declined(classes) => {
            let has = |wanted: u8| classes & wanted != 0;
            let long = text.len() > 4;
            let flags = [
                (Flag::Declined, has(class::NOUN | class::ADJECTIVE | class::NAME | class::ADVERB)),
                (Flag::Graded, has(class::ADJECTIVE | class::ADVERB)),
                (Flag::Living, has(class::NOUN | class::ADJECTIVE)),
                (Flag::Doing, has(class::NOUN | class::ADJECTIVE) && long),
                (Flag::Quality, has(class::NOUN | class::NAME) && long),
                (
                    Flag::Begun,
                    has(class::NOUN | class::ADJECTIVE) && text.chars().count() >= BEGUN_LETTERS_MIN,
                ),
            ];
            flags.into_iter().filter(|(_, fits)| *fits).map(|(flag, _)| flag).collect()
        }
        Takes::Conjugated(Kind::Nominal) if text.ends_with('а') => {
            vec![Flag::Declined, Flag::Graded, Flag::Living, Flag::Perfect]
        }
        Takes::Conjugated(Kind::Nominal) => vec![Flag::Declined],
        Takes::Conjugated(Kind::Past) => vec![Flag::Past],
        Takes::Conjugated(Kind::Present) => vec![Flag::Present],
    }
}
