//! The corpus in `fuzz/corpus`: every file does what its name says, and every sample is there.

use paivand_trials::hostile::{TARGETS, samples};
use std::path::{Path, PathBuf};

fn folder(target: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/corpus").join(target)
}

#[test]
fn every_file_of_the_corpus_is_taken_or_refused_as_its_name_says() {
    for (target, promise) in TARGETS {
        let mut found = [0, 0];
        for file in std::fs::read_dir(folder(target)).unwrap() {
            let path = file.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap();
            let taken = promise(&std::fs::read(&path).unwrap());
            match name.split('-').next().unwrap() {
                "sound" => assert!(taken, "{target}/{name} was refused"),
                "hostile" => assert!(!taken, "{target}/{name} was taken"),
                // What a fuzzer found and named by its digest: that it ran through is all that is asked.
                _ => continue,
            }
            found[usize::from(taken)] += 1;
        }
        assert!(
            found[0] > 0 && found[1] > 0,
            "the corpus of {target} lacks hostile or sound files: {found:?}"
        );
    }
}

#[test]
fn every_sample_stands_in_the_corpus() {
    for (target, _) in TARGETS {
        let samples = samples(target);
        assert!(!samples.is_empty(), "{target} has no samples");
        for sample in samples {
            let kept = std::fs::read(folder(target).join(&sample.name)).ok();
            let advice = "write it with: cargo run -p paivand-trials --bin corpus";
            assert_eq!(
                kept.as_ref(),
                Some(&sample.bytes),
                "{target}/{} is not the sample: {advice}",
                sample.name
            );
        }
    }
}

/// Formats of the record: here what is near a sound file matters most.
const OF_THE_RECORD: [&str; 10] =
    ["note", "checkpoint", "bundle", "entry", "act", "fate", "proof", "key", "tile", "pouch"];

#[test]
fn of_every_format_of_the_record_more_is_refused_than_taken() {
    for target in OF_THE_RECORD {
        let (sound, hostile): (Vec<_>, Vec<_>) =
            samples(target).iter().partition(|sample| sample.name.starts_with("sound"));
        assert!(hostile.len() > sound.len(), "{target}: {} taken, {} refused", sound.len(), hostile.len());
    }
}

#[test]
fn every_promise_has_its_fuzzer() {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz");
    let listed = std::fs::read_to_string(manifest.join("Cargo.toml")).unwrap();
    for (target, _) in TARGETS {
        let body = std::fs::read_to_string(manifest.join(format!("fuzz_targets/{target}.rs"))).unwrap();
        assert!(listed.contains(&format!("fuzz_targets/{target}.rs")), "{target} is not in fuzz/Cargo.toml");
        assert!(body.contains("paivand_trials::hostile::"), "{target} calls another body");
    }
}
