//! A work plan as a table of its commitments: out, and in again.

use jiff::Timestamp;
use paivand_kernel::{Kind, Standing, Subject};

use super::{Block, Cell, Order, Paper, Row, Run, Table, side_names, text};
use crate::ReportError;

/// The columns that are the same whatever the languages: the number first, then the texts of the languages, then these.
pub const COLUMNS: [&str; 4] = ["paper-on", "paper-by", "paper-under", "paper-evidence"];

/// The work plan in force, by its identifier.
///
/// # Errors
/// [`ReportError::NoDocument`] if there is none, or its text is not held.
pub fn workplan(standing: &Standing, order: &Order, id: &str, at: Timestamp) -> Result<Paper, ReportError> {
    let missing = || ReportError::NoDocument(id.to_owned());
    let subject = Subject::new(Kind::Document, id).ok_or_else(missing)?;
    let version = standing.versions(&subject).pop().ok_or_else(missing)?;
    let document = version.document.ok_or_else(missing)?;
    let languages: Vec<String> = order.voices().into_iter().map(|(code, _)| code).collect();
    let rows = document.commitments.iter().map(|commitment| {
        let mut row = vec![Cell::Code(commitment.id.clone())];
        row.extend(languages.iter().map(|code| {
            Cell::Words(vec![Run::new(code.clone(), commitment.text.get(code).unwrap_or_default())])
        }));
        row.push(Cell::Words(side_names(standing, order, &commitment.on)));
        row.push(Cell::Date(commitment.due));
        row.push(Cell::Code(commitment.provisions.join(", ")));
        let evidence = commitment.evidence.iter();
        row.push(Cell::Words(text(order, evidence)));
        Row(row)
    });
    let mut heads = vec![order.say("paper-number")];
    heads.extend(languages.iter().map(|code| {
        let word = order.voices().into_iter().find(|(other, _)| other == code);
        vec![Run::new(code.clone(), word.map(|(_, voice)| voice.say("paper-commitment")).unwrap_or_default())]
    }));
    heads.extend(COLUMNS.map(|id| order.say(id)));
    let mut widths = vec![7];
    widths.extend(languages.iter().map(|_| 48 / u32::try_from(languages.len().max(1)).unwrap_or(1)));
    widths.extend([12, 10, 8, 24]);
    let title = text(order, document.title.iter());
    let table = Table { heads, widths, rows: rows.collect() };
    let blocks = vec![Block::Table(table), Block::Text(order.say("paper-aid"))];
    Ok(Paper { title, blocks, at, digest: version.digest.to_string() })
}
