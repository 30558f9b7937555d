//! The text of a document, its authentic languages in parallel columns.

use jiff::Timestamp;
use paivand_kernel::document::{Document, Provision};
use paivand_kernel::{Kind, Standing, Subject};

use super::{Block, Cell, Order, Paper, Row, Run, Table, text};
use crate::ReportError;

/// The text in force of a document, by its identifier.
///
/// # Errors
/// [`ReportError::NoDocument`] if there is none, or its text is not held.
pub fn document(standing: &Standing, order: &Order, id: &str, at: Timestamp) -> Result<Paper, ReportError> {
    let missing = || ReportError::NoDocument(id.to_owned());
    let subject = Subject::new(Kind::Document, id).ok_or_else(missing)?;
    let version = standing.versions(&subject).pop().ok_or_else(missing)?;
    let document = version.document.ok_or_else(missing)?;
    let columns = columns(order, document);
    let mut rows = Vec::new();
    provisions(&document.provisions, &columns, &mut rows);
    let mut heads = vec![Vec::new()];
    heads.extend(columns.iter().map(|code| vec![Run::new(code.clone(), endonym(code))]));
    let width = 92 / u32::try_from(columns.len().max(1)).unwrap_or(1);
    let mut widths = vec![8];
    widths.extend(columns.iter().map(|_| width));
    let mut blocks = Vec::new();
    if document.label.is_some() {
        let source = document.source.as_ref().into_iter();
        let source = source.flat_map(|source| source.iter());
        blocks.push(Block::Text(text(order, source)));
    }
    blocks.push(Block::Table(Table { heads, widths, rows }));
    blocks.push(Block::Text(order.say("paper-aid")));
    let title = text(order, document.title.iter());
    Ok(Paper { title, blocks, at, digest: version.digest.to_string() })
}

/// The languages that stand side by side: the authentic ones in the order of the paper, or those that there are.
fn columns(order: &Order, document: &Document) -> Vec<String> {
    let authentic =
        document.languages.iter().filter(|held| held.authentic).map(|held| held.language.as_str());
    let mut columns: Vec<String> = authentic.map(str::to_owned).collect();
    if columns.is_empty() {
        columns = document.languages.iter().map(|held| held.language.as_str().to_owned()).collect();
        columns.retain(|code| order.voices().iter().any(|(voice, _)| voice == code));
    }
    columns.sort_by_key(|code| order.languages.iter().position(|other| other == code).unwrap_or(usize::MAX));
    columns
}

fn endonym(code: &str) -> String {
    paivand_language::Language::parse(code)
        .map_or_else(|| code.to_owned(), |language| language.endonym().to_owned())
}

fn provisions(of: &[Provision], columns: &[String], rows: &mut Vec<Row>) {
    for provision in of {
        let cell = |code: &String| {
            let words = provision.text.as_ref().and_then(|text| text.get(code)).unwrap_or_default();
            Cell::Words(vec![Run::new(code.clone(), words)])
        };
        let mut row = vec![Cell::Code(provision.id.clone())];
        row.extend(columns.iter().map(cell));
        rows.push(Row(row));
        provisions(&provision.provisions, columns, rows);
    }
}
