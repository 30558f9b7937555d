//! Two sides.
use super::check::expect_all;
use super::setting::{Seen, Setting};

const N2: Setting = Setting::of("n=2", 2);
const N3: Setting = Setting::of("n=3", 3);
const R: Setting = Setting { restorable: 7, restores: 1, ..N3 };

#[test]
fn none() {
    expect_all(N2, &[]);
    expect_all(Setting { seen: Seen::Whole, ..N2 }, &[]);
    for s in [N2, Setting { seen: Seen::Whole, name: "n=2 whole", ..N2 }] {
        println!("{}", s.name);
        expect_all(Setting { restorable: 3, restores: 1, name: "restore", ..s }, &[]);
        expect_all(Setting { restorable: 1, restores: 2, name: "restore same twice", ..s }, &[]);
        expect_all(Setting { pouch: true, name: "pouch", ..s }, &[]);
        expect_all(Setting { rotating: 3, name: "rotate both", ..s }, &[]);
        expect_all(Setting { restorable: 3, restores: 1, pouch: true, name: "restore pouch", ..s }, &[]);
        expect_all(Setting { restorable: 3, restores: 1, rotating: 1, name: "restore rotate", ..s }, &[]);
        expect_all(Setting { pouch: true, rotating: 1, name: "pouch rotate", ..s }, &[]);
    }
}
#[test]
fn fork2() {
    expect_all(Setting { forger: Some(0), name: "n=2 forger", ..N2 }, &[]);
    expect_all(Setting { forger: Some(0), pouch: true, name: "n=2 forger pouch", ..N2 }, &[]);
}
#[test]
fn fork2rot1() {
    expect_all(Setting { forger: Some(0), rotating: 2, name: "n=2 forger rotate honest", ..N2 }, &[]);
}
#[test]
fn fork2rot0() {
    expect_all(Setting { forger: Some(0), rotating: 1, name: "n=2 forger rotate forger", ..N2 }, &[]);
}
#[test]
fn three() {
    expect_all(Setting { pouch: true, name: "n=3 pouch", ..N3 }, &[]);
    expect_all(Setting { rotating: 1, name: "n=3 rotate 0", ..N3 }, &[]);
    expect_all(Setting { rotating: 4, name: "n=3 rotate 2", ..N3 }, &[]);
}
#[test]
fn three_r() {
    expect_all(Setting { name: "n=3 restore", ..R }, &[]);
}
#[test]
fn three_f0() {
    expect_all(Setting { forger: Some(0), name: "n=3 forger 0", ..N3 }, &[]);
}
#[test]
fn three_f2() {
    expect_all(Setting { forger: Some(2), name: "n=3 forger 2", ..N3 }, &[]);
}
