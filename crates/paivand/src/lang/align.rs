//! `paivand lang align`: which sentences of two files say the same.

use super::lines::{Line, Lines};
use crate::trouble::{Kind, Trouble};
use clap::Args;
use paivand_language::Language;
use paivand_language::align::{Bead, SENTENCES_MAX, align};
use serde_json::{Value, json};
use std::fs::File;
use std::io::{Read, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
pub(crate) struct Align {
    /// The language of the first file: tg, zh, ru or en.
    #[arg(long, value_parser = super::language)]
    from: Language,
    /// The language of the second file.
    #[arg(long, value_parser = super::language)]
    to: Language,
    /// The first text, one sentence a line.
    a: PathBuf,
    /// The second text.
    b: PathBuf,
}

/// The lines of a file, none of them left out.
fn sentences(path: &Path) -> Result<Vec<String>, Trouble> {
    let named = |error| Trouble::new(Kind::Machine, format!("{} cannot be read: {error}", path.display()));
    let mut lines = Lines::new(File::open(path).map_err(named)?);
    let mut found = Vec::new();
    while let Some(line) = lines.next().map_err(named)? {
        let number = found.len() + 1;
        let refused = |why| Err(Trouble::new(Kind::Words, format!("{}, line {number}: {why}", path.display())));
        match line {
            Line::Refused(why) => return refused(why),
            Line::Text(_) if number > SENTENCES_MAX => {
                return refused(format!("there are more than {SENTENCES_MAX} lines: align chapter by chapter"));
            }
            Line::Text(text) => found.push(text.to_owned()),
        }
    }
    Ok(found)
}

fn object(bead: &Bead) -> Value {
    let lines = |lines: &Range<usize>| lines.clone().collect::<Vec<_>>();
    // Four figures say all there is to say.
    let confidence = (bead.confidence * 10_000.0).round() / 10_000.0;
    json!({"a": lines(&bead.a), "b": lines(&bead.b), "confidence": confidence})
}

impl Align {
    /// Answers with one object, or for people with a line for each bead: both texts with a bar between.
    pub(super) fn answer_all(&self, json: bool, _: impl Read, mut output: impl Write) -> Result<(), Trouble> {
        let (a, b) = (sentences(&self.a)?, sentences(&self.b)?);
        let beads = align(self.from, &a, self.to, &b);
        let beads = beads.map_err(|error| Trouble::new(Kind::Words, error.to_string()))?;
        if json {
            writeln!(output, "{}", json!({"beads": beads.iter().map(object).collect::<Vec<_>>()}))?;
        } else {
            for bead in &beads {
                let text = |lines: &[String], span: &Range<usize>| {
                    lines.get(span.clone()).unwrap_or_default().join(" ")
                };
                writeln!(output, "{:.2} {} | {}", bead.confidence, text(&a, &bead.a), text(&b, &bead.b))?;
            }
        }
        output.flush()?;
        Ok(())
    }
}
