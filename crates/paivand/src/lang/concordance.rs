//! `paivand lang concordance`: what the texts of a provision say differently.

use clap::Args;
use paivand_language::Language;
use paivand_language::concordance::concordance;
use paivand_language::terms::TermBase;
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt;

#[derive(Debug, Args)]
pub(crate) struct Concordance {
    /// The language that the others were made from: its agreed words are looked for in theirs.
    #[arg(long, value_parser = super::language, default_value = "en")]
    from: Language,
}

/// What is worth a look.
#[derive(Serialize)]
pub(crate) struct Findings {
    findings: Vec<Finding>,
}

/// What one text has and another lacks.
#[derive(Serialize)]
struct Finding {
    kind: &'static str,
    what: String,
    lang: &'static str,
    start: usize,
    end: usize,
    missing: &'static str,
    expected: String,
}

impl fmt::Display for Findings {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, Finding { kind, what, lang, missing, expected, .. }) in self.findings.iter().enumerate() {
            let gap = if at == 0 { "" } else { " · " };
            write!(to, "{gap}{kind}: {lang} «{what}», {missing} lacks «{expected}»")?;
        }
        Ok(())
    }
}

impl super::Command for Concordance {
    type Answer = Findings;

    fn answer(&self, line: &str) -> Result<Findings, String> {
        let read: BTreeMap<String, String> = serde_json::from_str(line).map_err(|error| {
            format!(
                "the texts of a provision were to be read, but {error}: write one object a line, {{\"en\":\"…\",\"tg\":\"…\"}}"
            )
        })?;
        let mut texts = Vec::new();
        for (code, text) in &read {
            texts.push((super::language(code)?, text.as_str()));
        }
        texts.sort_by_key(|(language, _)| *language != self.from);
        let findings = concordance(&[TermBase::seed(), TermBase::places()], &texts).into_iter().map(|found| Finding {
            kind: found.kind.code(),
            what: found.what,
            lang: found.language.code(),
            start: found.span.start,
            end: found.span.end,
            missing: found.missing.code(),
            expected: found.expected,
        });
        Ok(Findings { findings: findings.collect() })
    }
}
