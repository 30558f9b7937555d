//! A paper as a text document: six small parts in a zip with a fixed time, every attribute ours.

use std::io::Write;

use quick_xml::escape::escape;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::format::xlsx::joined;
use crate::{Block, Cell, Paper, ReportError, Run, Table};

/// The width of the text, in twentieths of a point: A4 with margins of two centimetres.
const WIDTH: u32 = 9_638;
/// Letters of the digest in the foot: enough to tell two papers apart by eye.
const DIGEST_LETTERS: usize = 16;

const NAMESPACES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships""#;
const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;

const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>"#;
const PACKAGE: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>"#;
const RELATED: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer1.xml"/></Relationships>"#;
const STYLES: &str = r#"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Noto Serif" w:hAnsi="Noto Serif" w:eastAsia="Noto Serif CJK SC" w:cs="Noto Serif"/><w:sz w:val="21"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="80"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="26"/></w:rPr></w:style>"#;

pub(super) fn write(paper: &Paper) -> Result<Vec<u8>, ReportError> {
    let core = format!(
        r#"<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{}</dc:title><dcterms:created xsi:type="dcterms:W3CDTF">{:.0}</dcterms:created></cp:coreProperties>"#,
        escape(joined(&paper.title, " · ")),
        paper.at
    );
    let parts = [
        ("[Content_Types].xml", TYPES.to_owned()),
        ("_rels/.rels", PACKAGE.to_owned()),
        ("docProps/core.xml", core),
        ("word/document.xml", document(paper)),
        ("word/styles.xml", format!("<w:styles {NAMESPACES}>{STYLES}</w:styles>")),
        ("word/footer1.xml", footer(paper)),
        ("word/_rels/document.xml.rels", RELATED.to_owned()),
    ];
    let failed = |error: zip::result::ZipError| ReportError::Written(error.to_string());
    let mut archive = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for (name, part) in parts {
        archive.start_file(name, options).map_err(failed)?;
        let written = archive.write_all(format!("{HEAD}{part}").as_bytes());
        written.map_err(|error| ReportError::Written(error.to_string()))?;
    }
    Ok(archive.finish().map_err(failed)?.into_inner())
}

fn document(paper: &Paper) -> String {
    let mut body = String::new();
    for run in &paper.title {
        body += &paragraph("Title", std::slice::from_ref(run));
    }
    for block in &paper.blocks {
        match block {
            Block::Heading(words) => body += &paragraph("Heading1", words),
            Block::Text(words) => {
                for run in words {
                    body += &paragraph("Normal", std::slice::from_ref(run));
                }
            }
            Block::Table(of) => body += &table(of),
        }
    }
    format!(
        r#"<w:document {NAMESPACES}><w:body>{body}<w:sectPr><w:footerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>"#
    )
}

fn paragraph(style: &str, words: &[Run]) -> String {
    let runs: Vec<String> = words.iter().map(run).collect();
    let between = run(&Run::new("en", " · "));
    format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{}</w:p>"#, runs.join(&between))
}

/// Chinese says twice that it is: without the hint its quotes and dots take the Latin face.
fn run(run: &Run) -> String {
    let marks = if run.language.starts_with("zh") {
        r#"<w:rFonts w:hint="eastAsia"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/>"#.to_owned()
    } else {
        let tag = if run.language == "tg" { "tg-Cyrl-TJ" } else { run.language.as_str() };
        format!(r#"<w:lang w:val="{}"/>"#, escape(tag))
    };
    let lines: Vec<String> = run
        .words
        .split('\n')
        .map(|line| format!(r#"<w:t xml:space="preserve">{}</w:t>"#, escape(line)))
        .collect();
    format!("<w:r><w:rPr>{marks}</w:rPr>{}</w:r>", lines.join("<w:br/>"))
}

fn table(table: &Table) -> String {
    let whole: u32 = table.widths.iter().sum::<u32>().max(1);
    let widths: Vec<u32> = table.widths.iter().map(|width| WIDTH * width / whole).collect();
    let grid: String = widths.iter().map(|width| format!(r#"<w:gridCol w:w="{width}"/>"#)).collect();
    let head: Vec<String> = table.heads.iter().map(|head| lines(head)).collect();
    let rows = table.rows.iter().map(|of| row(&widths, of.0.iter().map(cell), false));
    let rows: String = std::iter::once(row(&widths, head.into_iter(), true)).chain(rows).collect();
    format!(
        r#"<w:tbl><w:tblPr><w:tblW w:w="{WIDTH}" w:type="dxa"/><w:tblBorders><w:top w:val="single" w:sz="8"/><w:bottom w:val="single" w:sz="4"/><w:insideH w:val="single" w:sz="4"/></w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl><w:p/>"#
    )
}

fn row(widths: &[u32], cells: impl Iterator<Item = String>, is_head: bool) -> String {
    let marks = if is_head { "<w:cantSplit/><w:tblHeader/>" } else { "<w:cantSplit/>" };
    let cells: String = widths
        .iter()
        .zip(cells)
        .map(|(width, cell)| {
            format!(r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>"#)
        })
        .collect();
    format!("<w:tr><w:trPr>{marks}</w:trPr>{cells}</w:tr>")
}

/// A cell holds at least one paragraph.
fn lines(words: &[Run]) -> String {
    let lines: String = words.iter().map(|run| paragraph("Normal", std::slice::from_ref(run))).collect();
    if lines.is_empty() { "<w:p/>".to_owned() } else { lines }
}

fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Words(words) => lines(words),
        Cell::Code(code) => lines(&[Run::new("en", code.clone())]),
        Cell::Date(day) => lines(&[Run::new("en", day.map(|day| day.to_string()).unwrap_or_default())]),
    }
}

/// Page of pages, and the digest by which the paper is told from others.
fn footer(paper: &Paper) -> String {
    let field = |code: &str| {
        format!(
            r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>"#
        )
    };
    let letters: Vec<char> = paper.digest.chars().take(DIGEST_LETTERS).collect();
    let digest: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
    let foot = Run::new("en", format!("   {:.0}   SHA-256 {}", paper.at, digest.join(" ")));
    format!(
        r#"<w:ftr {NAMESPACES}><w:p><w:pPr><w:jc w:val="center"/></w:pPr>{}{}{}{}</w:p></w:ftr>"#,
        field("PAGE"),
        run(&Run::new("en", " / ")),
        field("NUMPAGES"),
        run(&foot)
    )
}
