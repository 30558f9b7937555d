//! Scratch.
use std::io::Read;
fn main() {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).unwrap();
    if std::env::args().nth(1).as_deref() == Some("spell") {
        let (mut right, mut all, mut known) = (0, 0, 0);
        drop(paivand_language::spell::check("китобб"));
        let started = std::time::Instant::now();
        let mut wrong = Vec::new();
        for line in text.lines() {
            let (bad, good) = line.split_once('\t').unwrap();
            let checked = paivand_language::spell::check(bad);
            all += 1;
            if checked.suggestions.first().map(String::as_str) == Some(good) {
                right += 1;
            } else {
                known += usize::from(checked.known);
                wrong.push(format!("{bad}\t{good}\t{}\t{:?}", checked.known, checked.suggestions));
            }
        }
        println!("{right} of {all}, {known} known; {} words/s", all as f64 / started.elapsed().as_secs_f64());
        for w in wrong.iter().take(150) {
            println!("{w}");
        }
        return;
    }
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
