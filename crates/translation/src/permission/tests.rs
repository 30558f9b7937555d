use super::*;

/// `+` allowed; `b` bound to the node; `n` not allowed by the operator.
fn decided(policy: &Policy, class: TextClass) -> String {
    let letter = |reach| match policy.decide(class, reach) {
        Ok(()) => '+',
        Err(Refusal::Bound { class: said, reach: far }) if said == class && far == reach => 'b',
        Err(Refusal::NotAllowed { class: said, reach: far }) if said == class && far == reach => 'n',
        Err(other) => panic!("{class} {reach}: {other}"),
    };
    Reach::ALL.into_iter().map(letter).collect()
}

/// What the operator allows, and what is decided for each class.
type Row = (&'static [(Reach, TextClass)], [&'static str; 5]);

#[test]
fn the_whole_table() {
    use Reach::{Network, Outside};
    use TextClass::{Institutional, Public};
    // Every set of what can be allowed; for each class, in the order of `ALL`: node, network, outside.
    let rows: [Row; 16] = [
        (&[], ["+nn", "+nn", "+bb", "+bb", "+bb"]),
        (&[(Network, Public)], ["++n", "+nn", "+bb", "+bb", "+bb"]),
        (&[(Network, Institutional)], ["+nn", "++n", "+bb", "+bb", "+bb"]),
        (&[(Outside, Public)], ["+n+", "+nn", "+bb", "+bb", "+bb"]),
        (&[(Outside, Institutional)], ["+nn", "+n+", "+bb", "+bb", "+bb"]),
        (&[(Network, Public), (Network, Institutional)], ["++n", "++n", "+bb", "+bb", "+bb"]),
        (&[(Network, Public), (Outside, Public)], ["+++", "+nn", "+bb", "+bb", "+bb"]),
        (&[(Network, Public), (Outside, Institutional)], ["++n", "+n+", "+bb", "+bb", "+bb"]),
        (&[(Network, Institutional), (Outside, Public)], ["+n+", "++n", "+bb", "+bb", "+bb"]),
        (&[(Network, Institutional), (Outside, Institutional)], ["+nn", "+++", "+bb", "+bb", "+bb"]),
        (&[(Outside, Public), (Outside, Institutional)], ["+n+", "+n+", "+bb", "+bb", "+bb"]),
        (
            &[(Network, Public), (Network, Institutional), (Outside, Public)],
            ["+++", "++n", "+bb", "+bb", "+bb"],
        ),
        (
            &[(Network, Public), (Network, Institutional), (Outside, Institutional)],
            ["++n", "+++", "+bb", "+bb", "+bb"],
        ),
        (
            &[(Network, Public), (Outside, Public), (Outside, Institutional)],
            ["+++", "+n+", "+bb", "+bb", "+bb"],
        ),
        (
            &[(Network, Institutional), (Outside, Public), (Outside, Institutional)],
            ["+n+", "+++", "+bb", "+bb", "+bb"],
        ),
        (
            &[(Network, Public), (Network, Institutional), (Outside, Public), (Outside, Institutional)],
            ["+++", "+++", "+bb", "+bb", "+bb"],
        ),
    ];
    for (allowed, expected) in rows {
        let policy = allowed
            .iter()
            .try_fold(Policy::default(), |policy, (reach, class)| policy.allowing(*reach, *class))
            .unwrap();
        assert_eq!(TextClass::ALL.map(|class| decided(&policy, class)), expected, "{allowed:?}");
    }
}

#[test]
fn no_settings_let_a_bound_text_off_the_node() {
    for class in [TextClass::Internal, TextClass::Personal, TextClass::Special] {
        for reach in [Reach::Network, Reach::Outside] {
            assert_eq!(Policy::default().allowing(reach, class), Err(Refusal::Bound { class, reach }));
        }
        assert!(Policy::default().allowing(Reach::Node, class).is_ok());
    }
}

#[test]
fn names_are_read_back() {
    for class in TextClass::ALL {
        assert_eq!(TextClass::parse(class.name()), Some(class));
    }
    for reach in Reach::ALL {
        assert_eq!(Reach::parse(reach.name()), Some(reach));
    }
    assert_eq!(TextClass::parse("secret"), None);
    assert_eq!(Reach::parse("moon"), None);
}

#[test]
fn a_refusal_says_what_to_do() {
    let refused = Policy::default().decide(TextClass::Public, Reach::Outside).unwrap_err().to_string();
    assert!(refused.contains("have public listed under allow.outside of the settings"), "{refused}");
    let refused = Policy::default().decide(TextClass::Internal, Reach::Network).unwrap_err().to_string();
    assert!(refused.contains("internal and never leaves the node"), "{refused}");
}
