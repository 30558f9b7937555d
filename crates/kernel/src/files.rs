//! Files that an act names, found by its definition.

use crate::act::Content;
use crate::definition::{Field, FileClass, Holds};
use crate::identity::Digest;
use alloc::vec::Vec;
use serde_json::Value;

/// Every file that a content names, with who may have it.
pub(crate) fn named(content: &Content, fields: &[Field]) -> Vec<(FileClass, Digest)> {
    let mut files = Vec::new();
    // Most kinds of act name none, and a record holds many acts.
    if fields.iter().any(|field| may_name(field.holds)) {
        members(&serde_json::to_value(content).unwrap_or_default(), fields, &mut files);
    }
    files
}

/// What a field holds several of, or perhaps nothing of.
fn inner(holds: Holds) -> Option<Holds> {
    if let Holds::Each(inner) | Holds::OrNull(inner) | Holds::BySide(inner) | Holds::ByAct(inner) = holds {
        Some(*inner)
    } else {
        None
    }
}

fn may_name(holds: Holds) -> bool {
    if let Holds::Group(fields) = holds {
        return fields.iter().any(|field| may_name(field.holds));
    }
    matches!(holds, Holds::File(_)) || inner(holds).is_some_and(may_name)
}

fn members(value: &Value, fields: &[Field], files: &mut Vec<(FileClass, Digest)>) {
    for field in fields {
        if let Some(value) = value.get(field.name) {
            gather(value, field.holds, files);
        }
    }
}

fn gather(value: &Value, holds: Holds, files: &mut Vec<(FileClass, Digest)>) {
    if let Holds::File(class) = holds {
        let digest = value.as_str().and_then(|digest| digest.parse().ok());
        files.extend(digest.map(|digest| (class, digest)));
    } else if let Holds::Group(fields) = holds {
        members(value, fields, files);
    } else if let Some(inner) = inner(holds) {
        match value {
            Value::Array(items) => items.iter().for_each(|item| gather(item, inner, files)),
            Value::Object(members) => members.values().for_each(|item| gather(item, inner, files)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => gather(value, inner, files),
        }
    }
}
