use std::io::*;
fn main() {
    for l in stdin().lines() {
        let l = l.unwrap();
        let t = paivand_language::transliterate::to_persian(&l);
        if std::env::args().count() > 1 {
            println!("{}\t{}\t{:?}", l, t.text, t.alternatives)
        } else {
            println!("{}", t.text)
        }
    }
}
