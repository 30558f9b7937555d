//! A paper as a workbook: its table on one sheet, what stands around it on another.

use jiff::tz::Offset;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use crate::{Block, Cell, Paper, ReportError, Run, Table};

/// Letters of a column that is as wide as the page.
const WIDTH_LETTERS: f64 = 1.4;
/// Longest name of a sheet, which spreadsheets bound.
const SHEET_LETTERS_MAX: usize = 31;

impl From<XlsxError> for ReportError {
    fn from(error: XlsxError) -> Self {
        Self::Written(error.to_string())
    }
}

pub(super) fn write(paper: &Paper) -> Result<Vec<u8>, ReportError> {
    let mut book = Workbook::new();
    let made = Offset::UTC.to_datetime(paper.at);
    let (year, month, day) =
        (made.year().unsigned_abs(), made.month().unsigned_abs(), made.day().unsigned_abs());
    // The time of the record: the clock of the machine would make every copy another.
    let made = ExcelDateTime::from_ymd(year, month, day)?;
    book.set_properties(
        &DocProperties::new().set_title(joined(&paper.title, " · ")).set_creation_datetime(&made),
    );
    let tables = paper.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        Block::Heading(_) | Block::Text(_) => None,
    });
    for (number, table) in tables.enumerate() {
        let sheet = book.add_worksheet();
        sheet.set_name(name(paper, number))?;
        write_table(sheet, table)?;
    }
    let sheet = book.add_worksheet();
    sheet.set_name("Paivand")?;
    let mut row = 0;
    for words in [joined(&paper.title, " · "), paper.at.to_string(), format!("SHA-256 {}", paper.digest)] {
        sheet.write(row, 0, words)?;
        row += 1;
    }
    for block in &paper.blocks {
        if let Block::Heading(words) | Block::Text(words) = block {
            for run in words {
                sheet.write(row, 0, run.words.as_str())?;
                row += 1;
            }
        }
    }
    Ok(book.save_to_buffer()?)
}

/// The name of a sheet: the first words of the title, without what spreadsheets refuse.
fn name(paper: &Paper, number: usize) -> String {
    let title = paper.title.first().map(|run| run.words.as_str()).unwrap_or("Paivand");
    let plain = title.chars().filter(|letter| !"[]:*?/\\'".contains(*letter));
    let end = if number == 0 { String::new() } else { format!(" {}", number + 1) };
    plain.take(SHEET_LETTERS_MAX - end.len()).chain(end.chars()).collect()
}

fn write_table(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold().set_text_wrap();
    let text = Format::new().set_text_wrap();
    let date = Format::new().set_num_format("yyyy-mm-dd");
    for (column, (head, width)) in (0..).zip(table.heads.iter().zip(&table.widths)) {
        sheet.write_with_format(0, column, joined(head, " · "), &bold)?;
        sheet.set_column_width(column, f64::from(*width) * WIDTH_LETTERS)?;
    }
    for (number, row) in (1..).zip(&table.rows) {
        for (column, cell) in (0..).zip(&row.0) {
            match cell {
                Cell::Words(words) => {
                    sheet.write_string_with_format(number, column, joined(words, "\n"), &text)?
                }
                Cell::Code(code) => sheet.write_string(number, column, code)?,
                Cell::Date(Some(day)) => {
                    let (month, of_month) = (day.month().unsigned_abs(), day.day().unsigned_abs());
                    let value = ExcelDateTime::from_ymd(day.year().unsigned_abs(), month, of_month)?;
                    sheet.write_with_format(number, column, &value, &date)?
                }
                Cell::Date(None) => sheet,
            };
        }
    }
    sheet.set_freeze_panes(1, 1)?;
    Ok(())
}

pub(crate) fn joined(runs: &[Run], between: &str) -> String {
    runs.iter().map(|run| run.words.as_str()).collect::<Vec<_>>().join(between)
}
