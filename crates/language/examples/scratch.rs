//! Scratch.
use std::io::Read;
fn main() {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).unwrap();
    let time = std::env::args().nth(1).is_some();
    if time {
        let started = std::time::Instant::now();
        drop(std::hint::black_box(paivand_language::morphology::analyse("китоб")));
        println!("load {:?}", started.elapsed());
        let started = std::time::Instant::now();
        let mut n = 0;
        for _ in 0..200 {
            for line in text.lines() {
                n += std::hint::black_box(paivand_language::morphology::analyse(line)).len();
            }
        }
        println!("{} words/s", n as f64 / started.elapsed().as_secs_f64());
        return;
    }
    for line in text.lines() {
        for w in paivand_language::morphology::analyse(line) {
            println!("{}\t{}\t{}\t{}", w.form, w.lemma, w.upos, w.features);
        }
        println!();
    }
}
