//! How a proposal is read from a moment: what is said, the text in every authentic language, what changes, what follows.

use std::collections::BTreeMap;

use paivand_kernel::document::Document;
use paivand_kernel::{ActId, Class, Recorded, WordSource};
use paivand_node::Moment;
use paivand_people::Deed;
use paivand_voice::Wording;
use serde_json::Value;

use super::difference::runs;
use super::outcome::{became, files, reasons};
use super::view::{Change, Following, May, ProposalPage, ProposedText, Stand};
use crate::PageError;
use crate::form::control::DIGITS_SHOWN;
use crate::href::href;
use crate::page::document::reading::{held, plain_provisions, words};
use crate::present::{names, own, side_name};
use crate::view::{Link, Tag, Text};
use crate::visit::Visit;

/// The page of a proposal.
pub(super) fn proposal_page(
    visit: &Visit,
    id: &ActId,
    refused: Option<String>,
) -> Result<ProposalPage, PageError> {
    let (moment, language) = (visit.desk.look(), visit.request.language);
    let standing = moment.standing();
    let recorded = standing.act(id).filter(|recorded| recorded.joint).ok_or(PageError::NoSuchPlace)?;
    let wording = Wording::new(language, standing, moment.words());
    let act = &recorded.act;
    Ok(ProposalPage {
        act: id.to_string(),
        kind: wording.voice.act(act.content.name()),
        about: Link { words: Text::new(language, wording.subject(&act.subject)), href: href(&act.subject) },
        by: side_name(standing, act.by, language),
        sides: sides(&moment, visit, recorded),
        said: said(&moment, &wording, recorded),
        text: text(&moment, visit, recorded),
        became: became(&moment, &wording, recorded),
        reasons: reasons(&moment, &wording, recorded),
        files: files(&wording, recorded),
        may: may(&moment, visit, recorded),
        form_token: visit.form_token(),
        refused,
    })
}

fn sides(moment: &Moment, visit: &Visit, recorded: &Recorded) -> Vec<(Text, Stand)> {
    let own = own(moment);
    let mut sides: Vec<_> = recorded.act.sides.clone();
    sides.sort_by_key(|side| Some(*side) != own);
    let stand = |side| {
        if side == recorded.act.by || recorded.concurred().contains_key(&side) {
            Stand::Signed
        } else if recorded.declined().contains_key(&side) {
            Stand::Declined
        } else {
            Stand::Awaited
        }
    };
    let named = |side| (side_name(moment.standing(), side, visit.request.language), stand(side));
    sides.into_iter().map(named).collect()
}

fn may(moment: &Moment, visit: &Visit, recorded: &Recorded) -> May {
    let definition = recorded.act.content.definition();
    let open = recorded.enacted().is_none() && recorded.closed().is_none();
    let Some(own) = own(moment).filter(|own| open && recorded.act.sides.contains(own)) else {
        return May::default();
    };
    if recorded.act.by == own {
        return May { close: visit.may(Deed::Say(definition)), ..May::default() };
    }
    let awaited = !recorded.concurred().contains_key(&own) && !recorded.declined().contains_key(&own);
    let answer = awaited && visit.may(Deed::Answer(definition.subject));
    May { answer, close: false, awaits_others: awaited && !answer }
}

/// What the act says, field by field, as people read it.
fn said(moment: &Moment, wording: &Wording<'_>, recorded: &Recorded) -> Vec<(String, Vec<Text>)> {
    let language = wording.language;
    let content = serde_json::to_value(&recorded.act.content).unwrap_or_default();
    let words_of = moment.words().words_of(recorded);
    let mut said = Vec::new();
    for field in recorded.act.content.definition().fields {
        let texts: Vec<Text> = if field.class == Class::Worded {
            let all = words_of.as_ref().map(|words| {
                let each = words.each(field.name);
                if each.is_empty() { words.text(field.name).into_iter().collect() } else { each }
            });
            let all = all.unwrap_or_default().into_iter();
            all.flat_map(|text| text.iter())
                .filter_map(|(code, text)| Some(Text::new(Tag::parse(code.as_str())?, text)))
                .collect()
        } else {
            content
                .get(field.name)
                .map(|value| Text::new(language, plain(wording, field.name, value)))
                .into_iter()
                .collect()
        };
        if !texts.is_empty() {
            said.push((wording.voice.field(field.name), texts));
        }
    }
    for (name, day) in
        [("in_force_from", recorded.act.in_force_from), ("in_force_until", recorded.act.in_force_until)]
    {
        said.extend(
            day.map(|day| (wording.voice.field(name), vec![Text::new(language, wording.voice.date(day))])),
        );
    }
    said
}

/// A value as people read it: a date in words, a subject by its name, a digest by its first digits.
fn plain(wording: &Wording<'_>, field: &str, value: &Value) -> String {
    match value {
        Value::String(word) => {
            if let Ok(day) = word.parse::<jiff::civil::Date>() {
                wording.voice.date(day)
            } else if field == "side"
                && let Ok(side) = word.parse()
            {
                side_name(wording.standing, side, wording.language).words
            } else if let Some(subject) = word.contains('/').then(|| word.parse().ok()).flatten() {
                wording.subject(&subject)
            } else if word.len() == 64 {
                word.chars().take(DIGITS_SHOWN).collect()
            } else {
                chosen(wording, field, word)
            }
        }
        Value::Object(members) => {
            let colon = crate::part::colon(wording.language);
            let member = |(name, value): (&String, &Value)| {
                format!("{}{colon}{}", wording.voice.field(name), plain(wording, name, value))
            };
            members.iter().map(member).collect::<Vec<_>>().join(" · ")
        }
        Value::Array(items) => {
            wording.voice.list(&items.iter().map(|item| plain(wording, field, item)).collect::<Vec<_>>())
        }
        Value::Bool(on) => wording.voice.say(if *on { "form-yes" } else { "form-no" }),
        Value::Null | Value::Number(_) => value.to_string(),
    }
}

/// A word that may be chosen in a field is said; any other stands as it is.
fn chosen(wording: &Wording<'_>, field: &str, word: &str) -> String {
    use paivand_kernel::{CATALOGUE, Holds};
    let fields =
        CATALOGUE.iter().flat_map(|definition| definition.fields).filter(|known| known.name == field);
    let mut fields = fields;
    let known = fields.any(|known| {
        matches!(known.holds, Holds::Choice(choices) if choices.iter().any(|choice| choice.word == word))
    });
    if known { wording.voice.choice(field, word) } else { word.to_owned() }
}

/// The text that the act would adopt.
fn text(moment: &Moment, visit: &Visit, recorded: &Recorded) -> Option<ProposedText> {
    let (standing, language) = (moment.standing(), visit.request.language);
    let digest = recorded.act.content.document()?;
    let document = standing.document(&digest)?;
    let languages: Vec<_> = document.languages.iter().filter_map(held).collect();
    let mut shown: Vec<Tag> =
        languages.iter().filter(|held| held.authentic).map(|held| held.language).collect();
    if shown.is_empty() {
        shown = languages.iter().map(|held| held.language).collect();
    }
    shown.sort_by_key(|tag| *tag != language);
    shown.truncate(crate::view::SHOWN_MAX);
    let before = recorded.act.base.and_then(|base| standing.act(&base));
    let before = before.and_then(|base| standing.document(&base.act.content.document()?));
    let follows = document.commitments.iter().map(|commitment| Following {
        id: commitment.id.clone(),
        what: words(&commitment.text).for_reader(language).unwrap_or_else(|| Text::new(language, "")),
        on: commitment.on.iter().map(|side| side_name(standing, *side, language)).collect(),
        by: commitment.due,
    });
    Some(ProposedText {
        title: names(&document.title).for_reader(language)?,
        source: document.source.as_ref().and_then(|source| words(source).for_reader(language)),
        provisions: plain_provisions(&document.provisions),
        changes: before.map(|before| changes(before, document, &shown)),
        follows: follows.collect(),
        digest: digest.to_string(),
        languages,
        shown,
    })
}

/// Each place of a text in its languages.
type Places = BTreeMap<String, BTreeMap<Tag, String>>;

fn places(document: &Document) -> Places {
    let mut found = Places::new();
    let mut put = |place: &str, code: &str, text: &str| {
        if let Some(tag) = Tag::parse(code) {
            found.entry(place.to_owned()).or_default().insert(tag, text.to_owned());
        }
    };
    let mut open: Vec<&paivand_kernel::document::Provision> = document.provisions.iter().collect();
    while let Some(provision) = open.pop() {
        for (code, text) in provision.text.iter().flat_map(|text| text.iter()) {
            put(&provision.id, code.as_str(), text);
        }
        open.extend(&provision.provisions);
    }
    for commitment in &document.commitments {
        for (code, text) in commitment.text.iter() {
            put(&commitment.id, code.as_str(), text);
        }
    }
    found
}

/// What differs, place by place, in the languages that bind.
fn changes(before: &Document, after: &Document, shown: &[Tag]) -> Vec<Change> {
    let (old, new) = (places(before), places(after));
    let mut all: Vec<&String> = old.keys().chain(new.keys()).collect();
    all.sort();
    all.dedup();
    let none = BTreeMap::new();
    let mut found = Vec::new();
    for place in all {
        let (old, new) = (old.get(place).unwrap_or(&none), new.get(place).unwrap_or(&none));
        for language in shown {
            let text = |texts: &BTreeMap<Tag, String>| texts.get(language).cloned().unwrap_or_default();
            let (old, new) = (text(old), text(new));
            if old != new {
                found.push(Change {
                    place: place.clone(),
                    language: *language,
                    runs: runs(*language, &old, &new),
                });
            }
        }
    }
    found
}
