//! Writes the samples of every parser to `fuzz/corpus`, where fuzzers start and tests replay.

use paivand_trials::hostile::{TARGETS, samples};
use std::path::Path;

fn main() -> std::io::Result<()> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/corpus");
    for (target, _) in TARGETS {
        let folder = corpus.join(target);
        std::fs::create_dir_all(&folder)?;
        for sample in samples(target) {
            std::fs::write(folder.join(&sample.name), &sample.bytes)?;
        }
    }
    Ok(())
}
