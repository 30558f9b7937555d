use std::io::*;
fn main() {
    let a: Vec<String> = std::env::args().collect();
    for l in stdin().lines() {
        let l = l.unwrap();
        let t = if a.len() > 1 && a[1] == "back" {
            paivand_language::transliterate::to_cyrillic(&l)
        } else {
            paivand_language::transliterate::to_persian(&l)
        };
        if a.len() > 2 { println!("{}\t{}\t{:?}", l, t.text, t.alternatives) } else { println!("{}", t.text) }
    }
}
