//! What chance and malice do to bytes.

use proptest::prelude::*;

/// One change to bytes.
#[derive(Clone, Debug)]
pub(crate) enum Mutation {
    Flip(usize, u8),
    Cut(usize, usize),
    Insert(usize, Vec<u8>),
    Repeat(usize, usize),
    /// Another letter of base64 in place of one.
    Letter(usize, u8),
    /// The first number after a place becomes another.
    Number(usize, &'static str),
    /// The lines from a place on change places.
    Swap(usize),
}

/// Numbers at the edges of what machines and JSON hold.
const NUMBERS: [&str; 9] = [
    "0",
    "00",
    "-1",
    "1e9",
    "9007199254740991",
    "9007199254740992",
    "18446744073709551615",
    "18446744073709551616",
    "340282366920938463463374607431768211456",
];

const LETTERS: &[u8] = b"ABQZabz0189+/=-_";

pub(crate) fn mutations() -> impl Strategy<Value = Vec<Mutation>> {
    let place = any::<usize>;
    let one = prop_oneof![
        (place(), 0..8u8).prop_map(|(at, bit)| Mutation::Flip(at, bit)),
        (place(), place()).prop_map(|(from, to)| Mutation::Cut(from, to)),
        (place(), prop::collection::vec(any::<u8>(), 1..6)).prop_map(|(at, new)| Mutation::Insert(at, new)),
        (place(), place()).prop_map(|(from, to)| Mutation::Repeat(from, to)),
        (place(), prop::sample::select(LETTERS)).prop_map(|(at, letter)| Mutation::Letter(at, letter)),
        (place(), prop::sample::select(&NUMBERS[..])).prop_map(|(at, new)| Mutation::Number(at, new)),
        place().prop_map(Mutation::Swap),
    ];
    prop::collection::vec(one, 1..4)
}

/// Bytes after all changes.
pub(crate) fn mutated(bytes: &[u8], mutations: &[Mutation]) -> Vec<u8> {
    mutations.iter().fold(
        bytes.to_vec(),
        |bytes, mutation| if bytes.is_empty() { bytes } else { change(bytes, mutation) },
    )
}

fn change(mut bytes: Vec<u8>, mutation: &Mutation) -> Vec<u8> {
    let size = bytes.len();
    let span = |from: &usize, to: &usize| {
        let (from, to) = (from % size, to % size);
        from.min(to)..from.max(to)
    };
    match mutation {
        Mutation::Flip(at, bit) => bytes[at % size] ^= 1 << bit,
        Mutation::Cut(from, to) => drop(bytes.drain(span(from, to))),
        Mutation::Insert(at, new) => drop(bytes.splice(at % size..at % size, new.iter().copied())),
        Mutation::Repeat(from, to) => {
            let range = span(from, to);
            let again = bytes[range.clone()].to_vec();
            drop(bytes.splice(range.end..range.end, again));
        }
        Mutation::Letter(at, letter) => bytes[at % size] = *letter,
        Mutation::Number(at, new) => {
            let at = at % size;
            let from = bytes[at..].iter().position(u8::is_ascii_digit).map_or(at, |digit| at + digit);
            let digits = bytes[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
            drop(bytes.splice(from..from + digits, new.bytes()));
        }
        Mutation::Swap(at) => {
            let tail = bytes.split_off(at % size);
            let mut lines: Vec<&[u8]> = tail.split_inclusive(|byte| *byte == b'\n').collect();
            lines.reverse();
            bytes.extend(lines.concat());
        }
    }
    bytes
}

#[test]
fn each_change_does_what_it_says() {
    let middle = 4;
    for (mutation, after) in [
        (Mutation::Flip(middle, 0), &b"ab1\n32\ncd"[..]),
        (Mutation::Insert(middle, b"+".to_vec()), b"ab1\n+22\ncd"),
        (Mutation::Letter(middle, b'='), b"ab1\n=2\ncd"),
        (Mutation::Number(middle, "00"), b"ab1\n00\ncd"),
        (Mutation::Swap(middle), b"ab1\ncd22\n"),
        (Mutation::Cut(middle, middle), b"ab1\n22\ncd"),
    ] {
        assert_eq!(mutated(b"ab1\n22\ncd", std::slice::from_ref(&mutation)), after, "{mutation:?}");
    }
}
