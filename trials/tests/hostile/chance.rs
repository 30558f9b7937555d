//! Bytes of chance, samples changed by chance, and signed samples changed in any single bit.

use crate::mutation::{mutated, mutations};
use paivand_record::checkpoint::cosigned;
use paivand_record::envelope::Envelope;
use paivand_record::note::Note;
use paivand_trials::hostile::{TARGETS, log_key, mirror_key, samples};
use proptest::prelude::*;
use proptest::sample::Index;

/// Cases for all parsers together: some seconds, and fuzzers do the rest.
const CASES: u32 = 3_000;

fn chance() -> ProptestConfig {
    ProptestConfig { cases: CASES, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(chance())]

    #[test]
    fn bytes_of_chance_break_no_promise(bytes in prop::collection::vec(any::<u8>(), 0..400), text in ".{0,120}") {
        for (_, promise) in TARGETS {
            promise(&bytes);
            promise(text.as_bytes());
        }
    }

    #[test]
    fn changed_samples_break_no_promise(which in any::<Index>(), changes in mutations()) {
        for (target, promise) in TARGETS {
            let samples = samples(target);
            promise(&mutated(&which.get(samples).bytes, &changes));
        }
    }

    #[test]
    fn one_sample_continued_by_another_breaks_no_promise(one in any::<Index>(), two in any::<Index>(), at in any::<Index>()) {
        for (target, promise) in TARGETS {
            let samples = samples(target);
            let (one, two) = (&one.get(samples).bytes, &two.get(samples).bytes);
            let (start, end) = (at.index(one.len() + 1), at.index(two.len() + 1));
            promise(&[&one[..start], &two[end..]].concat());
        }
    }
}

fn sound(target: &str, name: &str) -> Vec<u8> {
    samples(target).iter().find(|sample| sample.name == name).unwrap().bytes.clone()
}

fn flipped(bytes: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    (0..8 * bytes.len()).map(|bit| {
        let mut changed = bytes.to_vec();
        changed[bit / 8] ^= 1 << (bit % 8);
        changed
    })
}

#[test]
fn no_single_bit_of_a_cosigned_checkpoint_can_change() {
    let good = sound("note", "sound-cosigned");
    let believed = |bytes: &[u8]| {
        Note::parse(bytes).is_ok_and(|note| {
            note.verify(log_key().verifier()).is_ok() && cosigned(&note, mirror_key().verifier()).is_ok()
        })
    };
    assert!(believed(&good));
    for (bit, changed) in flipped(&good).enumerate() {
        assert!(!believed(&changed), "bit {bit}");
    }
}

#[test]
fn no_single_bit_of_an_entry_can_change_but_in_the_hint() {
    let good = sound("entry", "sound-close");
    let believed = |bytes: &[u8]| Envelope::parse(bytes).is_some_and(|read| read.is_by(log_key().verifier()));
    assert!(believed(&good));
    let text = String::from_utf8(good.clone()).unwrap();
    let hint = text.find("\"keyid\":\"").unwrap() + 9;
    let hint = 8 * hint..8 * (hint + 8);
    for (bit, changed) in flipped(&good).enumerate().filter(|(bit, _)| !hint.contains(bit)) {
        assert!(!believed(&changed), "bit {bit}");
    }
}
