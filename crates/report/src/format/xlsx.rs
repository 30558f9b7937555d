//! A paper as a workbook: its table on one sheet, what stands around it on another.

use jiff::tz::Offset;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use crate::{Block, Cell, Paper, ReportError, Row, Run, Table};

/// Letters of a column that is as wide as the page.
const WIDTH_LETTERS: f64 = 1.4;
/// Points of a line of the default face.
const LINE_POINTS: f64 = 15.0;
/// How full a line is before a word goes to the next.
const FILL: f64 = 0.9;
/// The number of A4 among paper sizes (ECMA-376, 18.3.1.63).
const A4: u8 = 9;
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
    let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let code = Format::new().set_align(FormatAlign::Top);
    let date = Format::new().set_num_format("yyyy-mm-dd").set_align(FormatAlign::Top);
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
                Cell::Code(word) => sheet.write_string_with_format(number, column, word, &code)?,
                Cell::Date(Some(day)) => {
                    let (month, of_month) = (day.month().unsigned_abs(), day.day().unsigned_abs());
                    let value = ExcelDateTime::from_ymd(day.year().unsigned_abs(), month, of_month)?;
                    sheet.write_with_format(number, column, &value, &date)?
                }
                Cell::Date(None) => sheet,
            };
        }
    }
    let heads = table.heads.iter().map(Vec::len).max().unwrap_or(1).max(1);
    sheet.set_row_height(0, LINE_POINTS * f64::from(u32::try_from(heads).unwrap_or(1)))?;
    for (number, row) in (1..).zip(&table.rows) {
        // No program that reads the file works out how high a row is that holds several lines.
        sheet.set_row_height(number, LINE_POINTS * f64::from(lines(table, row)))?;
    }
    sheet.set_freeze_panes(1, 1)?;
    sheet.set_landscape();
    sheet.set_paper_size(A4);
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(0, 0)?;
    Ok(())
}

/// How many lines the fullest cell of a row takes: a Chinese character is as wide as two letters.
fn lines(table: &Table, row: &Row) -> u32 {
    let of_cell = |(cell, width): (&Cell, &u32)| {
        let Cell::Words(words) = cell else { return 1 };
        let room = (f64::from(*width) * WIDTH_LETTERS * FILL).max(1.0);
        let of_line = |line: &str| {
            let letters: u32 = line.chars().map(|letter| if letter > '\u{2e7f}' { 2 } else { 1 }).sum();
            // Whole numbers of letters: the cast loses nothing.
            (f64::from(letters) / room).ceil().max(1.0) as u32
        };
        words.iter().flat_map(|run| run.words.lines()).map(of_line).sum()
    };
    row.0.iter().zip(&table.widths).map(of_cell).max().unwrap_or(1)
}

pub(crate) fn joined(runs: &[Run], between: &str) -> String {
    runs.iter().map(|run| run.words.as_str()).collect::<Vec<_>>().join(between)
}
