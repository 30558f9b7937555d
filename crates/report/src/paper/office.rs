//! Papers of one office: a letter that asks for what is awaited, and the month in one table. They are not compared.

use jiff::Timestamp;
use jiff::civil::Date;
use paivand_kernel::{Due, Side, Standing, WordSource};
use paivand_voice::{Voice, Wording};

use super::{Block, Cell, Order, Paper, Row, Run, Table, side_names};

/// What is asked for, by whom, when.
#[derive(Clone, Copy)]
pub struct Office<'a> {
    /// The record.
    pub standing: &'a Standing,
    /// Words beside it.
    pub words: &'a dyn WordSource,
    /// Languages and sides.
    pub order: &'a Order,
    /// The side whose office it is.
    pub own: Side,
    /// The instant.
    pub at: Timestamp,
}

impl Office<'_> {
    /// A letter that asks the other sides for what is awaited from them and has a date: neutral, and with its source.
    #[must_use]
    pub fn chase(&self) -> Paper {
        let dues = paivand_kernel::dues(self.standing, self.at);
        let theirs = |due: &&Due| due.by.is_some() && !due.on.contains(&self.own);
        let mut dues: Vec<&Due> = dues.iter().filter(theirs).collect();
        dues.sort_by_key(|due| due.by);
        let opening = if dues.is_empty() { "paper-chase-none" } else { "paper-chase-opening" };
        let mut blocks = vec![Block::Text(self.order.say(opening))];
        if !dues.is_empty() {
            blocks.push(Block::Table(self.listed(&dues)));
            blocks.push(Block::Text(self.order.say("paper-chase-closing")));
        }
        blocks.push(Block::Text(self.order.say("paper-aid")));
        self.paper("paper-chase", blocks)
    }

    /// The month of a day: what awaits whom, and what each side recorded in it.
    #[must_use]
    pub fn summary(&self, day: Date) -> Paper {
        let dues = paivand_kernel::dues(self.standing, self.at);
        let mut blocks = Vec::new();
        let (ours, others): (Vec<&Due>, Vec<&Due>) =
            dues.iter().partition(|due| due.on.as_slice() == [self.own]);
        let (together, theirs): (Vec<&Due>, Vec<&Due>) =
            others.into_iter().partition(|due| due.on.contains(&self.own));
        for (head, of) in [("paper-ours", ours), ("paper-theirs", theirs), ("paper-together", together)] {
            blocks.push(Block::Heading(self.counted(head, of.len())));
            if !of.is_empty() {
                blocks.push(Block::Table(self.listed(&of)));
            }
        }
        let acts = self.recorded(day);
        blocks.push(Block::Heading(self.counted("paper-recorded", acts.len())));
        if !acts.is_empty() {
            let heads = ["paper-day", "paper-on", "paper-what"].map(|id| self.order.say(id)).to_vec();
            blocks.push(Block::Table(Table { heads, widths: vec![14, 20, 66], rows: acts }));
        }
        blocks.push(Block::Text(self.order.say("paper-aid")));
        self.paper("paper-summary", blocks)
    }

    fn paper(&self, title: &str, blocks: Vec<Block>) -> Paper {
        let digest = paivand_kernel::dues_digest(&paivand_kernel::dues(self.standing, self.at)).to_string();
        Paper { title: self.order.say(title), blocks, at: self.at, digest }
    }

    fn counted(&self, id: &str, count: usize) -> Vec<Run> {
        let told = |(code, voice): (String, &'static Voice)| {
            Run::new(
                code,
                format!("{} ({})", voice.say(id), voice.number(i64::try_from(count).unwrap_or(i64::MAX))),
            )
        };
        self.order.voices().into_iter().map(told).collect()
    }

    fn listed(&self, dues: &[&Due]) -> Table {
        let row = |due: &&Due| {
            Row(vec![
                self.told(&|wording| wording.what(due)),
                Cell::Date(due.by),
                self.told(&|wording| wording.under(due)),
            ])
        };
        let heads = ["paper-what", "paper-by", "paper-under"].map(|id| self.order.say(id)).to_vec();
        Table { heads, widths: vec![64, 16, 20], rows: dues.iter().map(row).collect() }
    }

    fn told(&self, tell: &dyn Fn(&Wording<'_>) -> String) -> Cell {
        let run = |(code, voice): (String, &'static Voice)| {
            Run::new(code, tell(&Wording::new(voice.language(), self.standing, self.words)))
        };
        Cell::words(self.order.voices().into_iter().map(run).collect())
    }

    /// What was recorded in the month of a day, in the order of the days.
    fn recorded(&self, day: Date) -> Vec<Row> {
        let mut acts: Vec<_> = self
            .standing
            .acts()
            .map(|(_, recorded)| (self.standing.date_for(&[recorded.act.by], recorded.stated_at), recorded))
            .filter(|(on, _)| (on.year(), on.month()) == (day.year(), day.month()))
            .collect();
        acts.sort_by_key(|(on, recorded)| (*on, recorded.act.by, recorded.at.index));
        let row = |(on, recorded): (Date, &paivand_kernel::Recorded)| {
            let told = |wording: &Wording<'_>| {
                let kind = wording.voice.act(recorded.act.content.name());
                format!("{kind}: {}", wording.subject(&recorded.act.subject))
            };
            let by = Cell::Words(side_names(self.standing, self.order, &[recorded.act.by]));
            Row(vec![Cell::Date(Some(on)), by, self.told(&told)])
        };
        acts.into_iter().map(row).collect()
    }
}
