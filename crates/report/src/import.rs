//! A work plan read back from a workbook: what somebody changed, or why it cannot be taken. Nothing is recorded here.

use std::collections::BTreeSet;
use std::io::Cursor;

use calamine::{Data, Range, Reader, Xlsx};
use serde::Serialize;

use crate::format::xlsx::joined;
use crate::{Block, Cell, Paper, ReportError, Table};

/// Most rows that are read: a plan of a national programme has some hundreds.
const ROWS_MAX: usize = 20_000;
/// Most columns.
const COLUMNS_MAX: usize = 64;
/// Largest workbook, in bytes.
pub const WORKBOOK_BYTES_MAX: usize = 16 * 1024 * 1024;

/// One cell that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The number of the commitment.
    pub id: String,
    /// The cell, `C4`.
    pub cell: String,
    /// The head of its column.
    pub column: String,
    /// What the record says.
    pub from: String,
    /// What stands there.
    pub to: String,
}

/// What a workbook changes against the paper that it was written from.
///
/// # Errors
/// [`ReportError::Workbook`] if it is none; [`ReportError::Place`] where something does not belong: a formula, an
/// unknown or repeated number, another column.
pub fn changes(bytes: &[u8], paper: &Paper) -> Result<Vec<Change>, ReportError> {
    if bytes.len() > WORKBOOK_BYTES_MAX {
        return Err(ReportError::Workbook(format!("it is larger than {WORKBOOK_BYTES_MAX} bytes")));
    }
    let unread = |error: calamine::XlsxError| ReportError::Workbook(error.to_string());
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(unread)?;
    let name =
        book.sheet_names().first().cloned().ok_or_else(|| ReportError::Workbook("it has no sheet".into()))?;
    let formulas = book.worksheet_formula(&name).map_err(unread)?;
    let start = formulas.start().unwrap_or_default();
    if let Some((row, column, _)) = formulas.used_cells().find(|(_, _, formula)| !formula.is_empty()) {
        let place = cell_name(start.0 as usize + row, start.1 as usize + column);
        return Err(ReportError::at(place, "a formula stands here: paste its value instead"));
    }
    let range = book.worksheet_range(&name).map_err(unread)?;
    let table = paper.blocks.iter().find_map(|block| match block {
        Block::Table(table) => Some(table),
        Block::Heading(_) | Block::Text(_) => None,
    });
    compared(&range, table.ok_or(ReportError::NoFormat("xlsx"))?)
}

fn compared(range: &Range<Data>, table: &Table) -> Result<Vec<Change>, ReportError> {
    if range.height() > ROWS_MAX || range.width() > COLUMNS_MAX {
        let why = format!("more than {ROWS_MAX} rows or {COLUMNS_MAX} columns");
        return Err(ReportError::Workbook(why));
    }
    let (first_row, first_column) = range.start().unwrap_or_default();
    let value = |row: usize, column: usize| {
        let at = (u32::try_from(row).ok()?, u32::try_from(column).ok()?);
        (at.0 >= first_row && at.1 >= first_column).then(|| range.get_value(at)).flatten()
    };
    let heads: Vec<String> = table.heads.iter().map(|head| joined(head, " · ")).collect();
    let width = heads.len().max(first_column as usize + range.width());
    for column in 0..width {
        let found = value(0, column).map(plain).unwrap_or_default();
        let expected = heads.get(column).cloned().unwrap_or_default();
        if found != expected {
            let why = format!("its head is «{found}» and should be «{expected}»: columns stay as they were");
            return Err(ReportError::at(format!("column {}", column_name(column)), why));
        }
    }
    let last = first_row as usize + range.height();
    let (mut changes, mut seen) = (Vec::new(), BTreeSet::new());
    for row in 1..last {
        let cells: Vec<String> =
            (0..width).map(|column| value(row, column).map(plain).unwrap_or_default()).collect();
        if cells.iter().all(String::is_empty) {
            continue;
        }
        let id = cells.first().cloned().unwrap_or_default();
        let known = table.rows.iter().find(|known| known.0.first() == Some(&Cell::Code(id.clone())));
        let Some(known) = known else {
            let why = format!("row {}: the plan has no commitment «{id}»", row + 1);
            return Err(ReportError::at(cell_name(row, 0), why));
        };
        if !seen.insert(id.clone()) {
            return Err(ReportError::at(format!("row {}", row + 1), format!("«{id}» stands twice")));
        }
        for (column, (cell, to)) in known.0.iter().zip(&cells).enumerate() {
            let from = told(cell);
            if from.trim() != to.trim() {
                let head = heads.get(column).cloned().unwrap_or_default();
                let (cell, to) = (cell_name(row, column), to.clone());
                changes.push(Change { id: id.clone(), cell, column: head, from, to });
            }
        }
    }
    Ok(changes)
}

/// A cell of the paper, as a reader of the workbook sees it.
fn told(cell: &Cell) -> String {
    match cell {
        Cell::Words(words) => joined(words, "\n"),
        Cell::Code(code) => code.clone(),
        Cell::Date(day) => day.map(|day| day.to_string()).unwrap_or_default(),
    }
}

/// A cell of the workbook as text; dates as they are written everywhere here.
fn plain(value: &Data) -> String {
    if let Data::DateTime(at) = value {
        let (year, month, day, ..) = at.to_ymd_hms_milli();
        return format!("{year:04}-{month:02}-{day:02}");
    }
    value.to_string().replace("\r\n", "\n")
}

fn column_name(column: usize) -> String {
    let mut name = String::new();
    let mut left = column + 1;
    while left > 0 {
        let letter = u8::try_from((left - 1) % 26).unwrap_or_default();
        name.insert(0, char::from(b'A' + letter));
        left = (left - 1) / 26;
    }
    name
}

fn cell_name(row: usize, column: usize) -> String {
    format!("{}{}", column_name(column), row + 1)
}
