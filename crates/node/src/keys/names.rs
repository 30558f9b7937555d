//! What a side calls its keys, by custom.

/// What a log's side calls its recovery key, by custom.
pub(crate) fn recovery_name(origin: &str) -> String {
    format!("{origin}/recovery")
}

/// What a log's side calls its mirror, by custom.
pub(crate) fn cosigner_name(origin: &str) -> String {
    format!("{origin}/mirror")
}
