use paivand_language::names::*;
use std::io::*;
fn main() {
    let a: Vec<String> = std::env::args().collect();
    for l in stdin().lines() {
        let l = l.unwrap();
        let c = if a[2] == "tg" || a[1] == "tg" { Cyrillic::Tajik } else { Cyrillic::Russian };
        let t = if a[1] == "zh" { from_chinese(&l, c) } else { to_chinese(&l, c) };
        println!("{}\t{}\t{:?}", l, t.text, t.alternatives)
    }
}
