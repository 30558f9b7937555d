//! A paper as JSON.

use serde_json::{Value, json};

use crate::{Block, Cell, Paper, ReportError, Run, Table};

pub(super) fn write(paper: &Paper) -> Result<Vec<u8>, ReportError> {
    let value = json!({"title": runs(&paper.title), "at": paper.at.to_string(), "digest": paper.digest,
        "blocks": paper.blocks.iter().map(block).collect::<Vec<_>>()});
    let mut bytes =
        serde_json::to_vec_pretty(&value).map_err(|error| ReportError::Written(error.to_string()))?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn runs(runs: &[Run]) -> Value {
    runs.iter().map(|run| json!({"language": run.language, "words": run.words})).collect()
}

fn block(block: &Block) -> Value {
    match block {
        Block::Heading(words) => json!({"heading": runs(words)}),
        Block::Text(words) => json!({"text": runs(words)}),
        Block::Table(of) => json!({"table": table(of)}),
    }
}

fn table(table: &Table) -> Value {
    let rows = table.rows.iter().map(|row| row.0.iter().map(cell).collect::<Vec<_>>());
    json!({"heads": table.heads.iter().map(|head| runs(head)).collect::<Vec<_>>(), "rows": rows.collect::<Vec<_>>()})
}

fn cell(cell: &Cell) -> Value {
    match cell {
        Cell::Words(words) => runs(words),
        Cell::Code(code) => json!(code),
        Cell::Date(day) => json!(day.map(|day| day.to_string())),
    }
}
