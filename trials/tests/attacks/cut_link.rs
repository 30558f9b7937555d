//! A link that is cut every few files: what came is kept, the next try goes on from there, and all of it
//! arrives; any number of entries under one checkpoint.

use crate::circle::{Circle, TWO, state};
use paivand_node::budget::Budget;
use paivand_node::source::{Source, SourceError};
use paivand_node::verify::verify;
use paivand_node::{Intent, Published};
use std::cell::Cell;

/// A link that breaks after so many answers.
struct Cut<'a>(&'a dyn Source, Cell<usize>);

impl Source for Cut<'_> {
    fn get(&self, path: &str) -> Result<Option<Vec<u8>>, SourceError> {
        let left = self.1.get().checked_sub(1);
        let broken = || SourceError::Unreached { peer: "birch".into(), source: "the link is cut".into() };
        self.1.set(left.ok_or_else(broken)?);
        self.0.get(path)
    }
}

const BUNDLES: usize = 20;

#[test]
fn a_first_copy_arrives_over_a_link_that_is_always_cut() {
    let circle = Circle::of(TWO);
    let mut nodes = circle.chartered();
    let many: Vec<Intent> =
        (0..BUNDLES * 256).map(|number| state(&format!("institution/i{number}"))).collect();
    assert!(nodes[1].submit_all(&many).iter().all(Result::is_ok));
    let [ash, birch] = &mut nodes[..] else { unreachable!() };
    let (mut rounds, mut asked) = (0, 0);
    while ash.cut() != birch.cut() {
        let truth = Published(birch);
        let link = Cut(&truth, Cell::new(5));
        let mut wants = ash.wants("birch");
        wants.budget = Budget::default();
        if let Ok(pouch) = wants.fetch(&link) {
            asked += pouch.0.keys().filter(|path| path.contains("logs/birch/tile/entries/")).count();
            ash.exchange("birch", &pouch).unwrap();
        }
        rounds += 1;
        assert!(rounds < 4 * BUNDLES, "{rounds} rounds: {:?} of {:?}", ash.cut(), birch.cut());
    }
    assert!(asked <= BUNDLES + 3, "{asked} bundles were asked for: none twice");
    drop(nodes);
    let report = verify(&circle.folder("ash")).unwrap();
    assert_eq!(report.logs.iter().map(|log| log.void).sum::<u64>(), 0);
}

#[test]
fn damage_on_the_way_costs_only_what_was_put_aside() {
    let circle = Circle::of(TWO);
    let mut nodes = circle.chartered();
    let many: Vec<Intent> = (0..1_000).map(|number| state(&format!("institution/i{number}"))).collect();
    assert!(nodes[1].submit_all(&many).iter().all(Result::is_ok));
    let [ash, birch] = &mut nodes[..] else { unreachable!() };
    let truth = Published(birch);
    let link = Cut(&truth, Cell::new(3));
    let mut pouch = ash.wants("birch").fetch(&link).unwrap();
    let (path, bytes) = pouch.0.iter_mut().find(|(path, _)| path.ends_with("entries/000")).unwrap();
    let at = bytes.len() - 9;
    bytes[at] ^= 1;
    assert!(path.contains("birch"));
    let before = ash.cut();
    ash.exchange("birch", &pouch).unwrap();
    let said = (0..9).find_map(|_| {
        let pouch = ash.wants("birch").fetch(&Published(birch)).unwrap();
        ash.exchange("birch", &pouch).err().map(|error| error.to_string())
    });
    assert!(said.unwrap().contains("it is asked for again"));
    assert_eq!((ash.cut(), ash.contradicted().len()), (before, 0), "nobody is blamed, nothing counts");
    for _ in 0..3 {
        let pouch = ash.wants("birch").fetch(&Published(birch)).unwrap();
        ash.exchange("birch", &pouch).unwrap();
    }
    assert_eq!(ash.cut(), birch.cut());
}
