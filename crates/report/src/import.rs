//! A work plan read back from a workbook: what somebody changed, or why it cannot be taken. Nothing is recorded here.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx, XlsxError};
use serde::Serialize;
use zip::ZipArchive;
use zip::result::ZipError;

use crate::format::xlsx::joined;
use crate::{Block, Cell, Paper, ReportError, Table};

/// Most rows that are read: a plan of a national programme has some hundreds.
const ROWS_MAX: usize = 20_000;
/// Most columns.
const COLUMNS_MAX: usize = 64;
/// Most bytes that a workbook unpacks to: a plan of the most rows, with words of four languages in each.
const INFLATED_BYTES_MAX: u64 = 256 * 1024 * 1024;
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
    inflated(bytes)?;
    let table = paper.blocks.iter().find_map(|block| match block {
        Block::Table(table) => Some(table),
        Block::Heading(_) | Block::Text(_) => None,
    });
    compared(&sheet(bytes)?, table.ok_or(ReportError::NoFormat("xlsx"))?)
}

/// Refuses what unpacks to more than a plan takes, before any of it is read.
fn inflated(bytes: &[u8]) -> Result<(), ReportError> {
    let unread = |error: ZipError| ReportError::Workbook(error.to_string());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(unread)?;
    let mut left = INFLATED_BYTES_MAX;
    for place in 0..archive.len() {
        let file = archive.by_index(place).map_err(unread)?;
        // What the file says of its size is not believed.
        let size = std::io::copy(&mut file.take(left + 1), &mut std::io::sink());
        let size = size.map_err(|error| ReportError::Workbook(error.to_string()))?;
        left = left.checked_sub(size).ok_or_else(|| {
            ReportError::Workbook(format!("it unpacks to more than {INFLATED_BYTES_MAX} bytes"))
        })?;
    }
    Ok(())
}

/// The cells of the first sheet by row and column. They are read one by one: a single cell in the last corner of a sheet
/// would make a table of all of it.
fn sheet(bytes: &[u8]) -> Result<BTreeMap<(usize, usize), Data>, ReportError> {
    let unread = |error: XlsxError| ReportError::Workbook(error.to_string());
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(unread)?;
    let name =
        book.sheet_names().first().cloned().ok_or_else(|| ReportError::Workbook("it has no sheet".into()))?;
    let mut formulas = book.worksheet_cells_reader(&name).map_err(unread)?;
    while let Some(formula) = formulas.next_formula().map_err(unread)? {
        if !formula.get_value().is_empty() {
            let (row, column) = formula.get_position();
            let place = cell_name(row as usize, column as usize);
            return Err(ReportError::at(place, "a formula stands here: paste its value instead"));
        }
    }
    drop(formulas);
    let mut cells = book.worksheet_cells_reader(&name).map_err(unread)?;
    let mut found = BTreeMap::new();
    while let Some(cell) = cells.next_cell().map_err(unread)? {
        let (row, column) = cell.get_position();
        let (row, column) = (row as usize, column as usize);
        let value = Data::from(cell.get_value().clone());
        if matches!(value, Data::Empty) {
            continue;
        }
        if row >= ROWS_MAX || column >= COLUMNS_MAX {
            let why = format!("it is beyond {ROWS_MAX} rows or {COLUMNS_MAX} columns: remove it");
            return Err(ReportError::at(cell_name(row, column), why));
        }
        found.insert((row, column), value);
    }
    Ok(found)
}

fn compared(sheet: &BTreeMap<(usize, usize), Data>, table: &Table) -> Result<Vec<Change>, ReportError> {
    let value = |row: usize, column: usize| sheet.get(&(row, column));
    let heads: Vec<String> = table.heads.iter().map(|head| joined(head, " · ")).collect();
    let width = sheet.keys().map(|(_, column)| column + 1).max().unwrap_or_default().max(heads.len());
    for column in 0..width {
        let found = value(0, column).map(plain).unwrap_or_default();
        let expected = heads.get(column).cloned().unwrap_or_default();
        if found != expected {
            let why = format!("its head is «{found}» and should be «{expected}»: columns stay as they were");
            return Err(ReportError::at(format!("column {}", column_name(column)), why));
        }
    }
    let last = sheet.keys().map(|(row, _)| row + 1).max().unwrap_or_default();
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

#[cfg(test)]
mod tests {
    use std::io::Write;

    use rust_xlsxwriter::Workbook;
    use zip::write::{SimpleFileOptions, ZipWriter};

    use super::*;
    use crate::{Row, Run};

    fn paper() -> Paper {
        let words = |text: &str| vec![Run::new("en", text)];
        let row = |id: &str, text: &str| Row(vec![Cell::Code(id.into()), Cell::Words(words(text))]);
        let rows = vec![row("C01", "first"), row("C02", "second")];
        let table = Table { heads: vec![words("No."), words("What")], widths: vec![1, 4], rows };
        let (title, digest) = (words("plan"), String::new());
        Paper { title, blocks: vec![Block::Table(table)], at: jiff::Timestamp::UNIX_EPOCH, digest }
    }

    /// A plan with this cell in it, too.
    fn plan(edit: impl FnOnce(&mut rust_xlsxwriter::Worksheet)) -> Vec<u8> {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        for (row, (id, text)) in (0..).zip([("No.", "What"), ("C01", "first"), ("C02", "changed")]) {
            sheet.write(row, 0, id).unwrap();
            sheet.write(row, 1, text).unwrap();
        }
        edit(sheet);
        book.save_to_buffer().unwrap()
    }

    #[test]
    fn a_changed_cell_is_found_by_its_name() {
        let found = changes(&plan(|_| {}), &paper()).unwrap();
        let told: Vec<_> = found.iter().map(|change| (&*change.cell, &*change.from, &*change.to)).collect();
        assert_eq!(told, [("B3", "second", "changed")]);
    }

    #[test]
    fn what_does_not_belong_is_refused_by_its_place() {
        let refused = |edit: fn(&mut rust_xlsxwriter::Worksheet)| {
            changes(&plan(edit), &paper()).unwrap_err().to_string()
        };
        let far = refused(|sheet| {
            sheet.write(1_048_575, 16_383, "x").unwrap();
        });
        assert!(far.starts_with("XFD1048576: "), "{far}");
        let formula = refused(|sheet| {
            sheet.write_formula(3, 1, "=1+1").unwrap();
        });
        assert!(formula.starts_with("B4: a formula"), "{formula}");
        let unknown = refused(|sheet| {
            sheet.write(4, 0, "C09").unwrap();
        });
        assert!(unknown.starts_with("A5: "), "{unknown}");
    }

    #[test]
    fn what_unpacks_to_too_much_is_refused_before_it_is_read() {
        let mut bomb = ZipWriter::new(Cursor::new(Vec::new()));
        bomb.start_file("xl/workbook.xml", SimpleFileOptions::default()).unwrap();
        let zeros = vec![0; 1 << 20];
        for _ in 0..=INFLATED_BYTES_MAX >> 20 {
            bomb.write_all(&zeros).unwrap();
        }
        let bomb = bomb.finish().unwrap().into_inner();
        assert!(bomb.len() < WORKBOOK_BYTES_MAX, "it is small as it comes");
        let refused = changes(&bomb, &paper()).unwrap_err().to_string();
        assert!(refused.contains("unpacks to more than"), "{refused}");
        assert!(changes(b"not a workbook", &paper()).is_err());
    }
}
