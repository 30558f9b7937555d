//! The description of the API (OpenAPI 3.1), made from the definitions of acts.

use axum::Json;
use paivand_kernel::{Authority, CATALOGUE, Class, Definition, Field, Holds};
use serde_json::{Map, Value, json};

use super::acts::OF_THE_NODE;

/// `GET /api/v1/openapi.json`.
pub(crate) async fn document() -> Json<Value> {
    Json(description())
}

/// The whole description.
pub(crate) fn description() -> Value {
    let mut paths = Map::new();
    for (path, what, parameters) in [
        ("/api/v1/dues", "Whose turn it is, at a day or now.", json!([at(), language()])),
        ("/api/v1/standing", "What the record has come to.", json!([language()])),
        ("/api/v1/documents", "The documents with their versions.", json!([language()])),
        ("/api/v1/proposals", "The proposals that are open.", json!([language()])),
    ] {
        let answer = json!({"200": {"description": "The list, with the cut it was computed from.",
            "content": {"application/json": {"schema": {"type": "object"}}}}, "default": problem()});
        let name = path.rsplit('/').next().unwrap_or_default();
        paths.insert(
            path.into(),
            json!({"get": {"operationId": name, "summary": what, "parameters": parameters, "responses": answer}}),
        );
    }
    for definition in CATALOGUE.iter().filter(|definition| !OF_THE_NODE.contains(&definition.name)) {
        paths.insert(format!("/api/v1/acts/{}", definition.name), json!({"post": act(definition)}));
    }
    for (step, body) in [("sign", None), ("close", None), ("decline", Some(reason()))] {
        paths.insert(format!("/api/v1/proposals/{{act}}/{step}"), json!({"post": answer(step, body)}));
    }
    json!({"openapi": "3.1.0",
        "info": {"title": "Paivand", "version": env!("CARGO_PKG_VERSION"),
            "description": "The record of one side: its lists, and what its seats may say."},
        "security": [{"token": []}],
        "components": {"securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
            "schemas": {"Problem": problem_schema(), "Receipt": receipt_schema()}},
        "paths": paths})
}

fn at() -> Value {
    json!({"name": "at", "in": "query", "required": false, "schema": {"type": "string", "format": "date"}})
}

fn language() -> Value {
    json!({"name": "lang", "in": "query", "required": false,
        "schema": {"type": "string", "enum": ["tg", "zh", "ru", "en"]}})
}

fn act(definition: &Definition) -> Value {
    let mut members = Map::new();
    members.insert("subject".into(), json!({"type": "string", "maxLength": 96}));
    members.insert("content".into(), object(definition.fields));
    if definition.authority == Authority::Either {
        members.insert("joint".into(), json!({"type": "boolean"}));
    }
    if definition.authority != Authority::Own {
        for day in ["in_force_from", "in_force_until"] {
            members.insert(day.into(), json!({"type": "string", "format": "date"}));
        }
    }
    if definition.fields.iter().any(|field| field.class == Class::Personal) {
        members
            .insert("personal".into(), json!({"type": "object", "additionalProperties": {"type": "string"}}));
    }
    let body = json!({"type": "object", "properties": members, "required": ["subject", "content"],
        "additionalProperties": false});
    said(&definition.name.replace('.', "-"), definition.name, Some(body), &json!([language()]))
}

fn answer(step: &str, body: Option<Value>) -> Value {
    let named = json!({"name": "act", "in": "path", "required": true,
        "schema": {"type": "string", "pattern": "^[0-9a-f]{64}$"}});
    said(step, step, body, &json!([named, language()]))
}

fn reason() -> Value {
    json!({"type": "object", "properties": {"reason": {"type": "string", "maxLength": 2000}},
        "required": ["reason"], "additionalProperties": false})
}

fn said(id: &str, what: &str, body: Option<Value>, parameters: &Value) -> Value {
    let mut operation = json!({"operationId": id, "summary": what, "parameters": parameters,
        "responses": {
            "201": {"description": "It is said.",
                "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Receipt"}}}},
            "default": problem()}});
    if let (Some(body), Some(operation)) = (body, operation.as_object_mut()) {
        operation.insert(
            "requestBody".into(),
            json!({"required": true, "content": {"application/json": {"schema": body}}}),
        );
    }
    operation
}

fn problem() -> Value {
    json!({"description": "Why not (RFC 9457).",
        "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}})
}

fn problem_schema() -> Value {
    json!({"type": "object", "required": ["type", "title", "status", "code", "detail"],
        "properties": {"type": {"type": "string"}, "title": {"type": "string"}, "status": {"type": "integer"},
            "code": {"type": "string"}, "at": {"type": ["string", "null"]}, "detail": {"type": "string"}}})
}

fn receipt_schema() -> Value {
    json!({"type": "object", "properties": {"act": {"type": ["string", "null"]}}})
}

/// The members of these fields.
fn object(fields: &[Field]) -> Value {
    let members: Map<String, Value> = fields
        .iter()
        .filter(|field| field.class != Class::Personal)
        .map(|field| (field.name.to_owned(), value(field.holds)))
        .collect();
    let required: Vec<&str> = fields.iter().filter(|field| field.required).map(|field| field.name).collect();
    json!({"type": "object", "properties": members, "required": required, "additionalProperties": false})
}

/// What may stand in a field.
fn value(holds: Holds) -> Value {
    let text = |bytes: u32| json!({"type": "object", "additionalProperties": {"type": "string", "maxLength": bytes}});
    match holds {
        Holds::Names => text(600),
        Holds::Text => text(4_000),
        Holds::Passage => text(16_000),
        Holds::Date => json!({"type": "string", "format": "date"}),
        Holds::Number | Holds::Size => json!({"type": "integer", "minimum": 0}),
        Holds::Signed => json!({"type": "integer"}),
        Holds::Flag => json!({"type": "boolean"}),
        Holds::File(_) | Holds::Hash | Holds::Act => json!({"type": "string", "pattern": "^[0-9a-f]{64}$"}),
        Holds::Choice(choices) => {
            json!({"type": "string", "enum": choices.iter().map(|choice| choice.word).collect::<Vec<_>>()})
        }
        Holds::OrNull(inner) => json!({"anyOf": [value(*inner), {"type": "null"}]}),
        Holds::Each(inner) => json!({"type": "array", "items": value(*inner)}),
        Holds::BySide(inner) | Holds::ByAct(inner) => {
            json!({"type": "object", "additionalProperties": value(*inner)})
        }
        Holds::Group(fields) => object(fields),
        Holds::Code
        | Holds::Item
        | Holds::Line
        | Holds::Origin
        | Holds::Key
        | Holds::SeatKey
        | Holds::Zone
        | Holds::Language
        | Holds::Side
        | Holds::Subject(_)
        | Holds::Personal => json!({"type": "string", "maxLength": 1_000}),
    }
}
