//! Whoever knows the digest of a file has read it in a log; the file itself goes to the sides of the circle.

use crate::circle::{Circle, THREE, TWO, meet};
use paivand_node::Intent;
use paivand_record::hash::Hash;
use serde_json::json;

#[test]
fn a_digest_alone_opens_nothing() {
    let circle = Circle::of(TWO);
    let mut nodes = circle.chartered();
    let scan = Hash::of(b"a scan");
    let path = format!("documents/{scan}");
    paivand_node::disk::write(&circle.folder("ash").join(&path), b"a scan").unwrap();
    let said = json!({"en": "Signed"});
    let attest = json!({"act": "event.attest", "what": said, "on": "2027-01-15", "place": said, "who": [said],
        "scan": scan});
    let intent = Intent::state("event/paper", attest.as_object().unwrap().clone());
    let act = nodes[0].submit(&intent).unwrap().act.unwrap();
    let recorded = nodes[0].standing().act(&paivand_kernel::ActId(act.0)).unwrap();
    let words = format!("words/{}", Hash(recorded.act.words.unwrap().0));
    meet(&mut nodes, 1, 0).unwrap();
    let [ash, birch] = &nodes[..] else { unreachable!() };
    // A side of another circle, with the same names and keys of its own.
    let other = Circle::of(THREE);
    let stranger = other.open("birch");
    for path in [&path, &words] {
        let asked = birch.request("ash", path);
        assert!(ash.may_give(path, Some(&asked)), "{asked}");
        let [scheme, side, time, signature] = asked.split(' ').collect::<Vec<_>>()[..] else {
            panic!("{asked}")
        };
        let later = time.parse::<i64>().unwrap() + 200_000;
        for (what, request) in [
            ("nobody asks", None),
            ("a stranger asks in its name", Some(stranger.request("ash", path))),
            ("it was asked of another", Some(birch.request("birch", path))),
            ("it was asked for another file", Some(birch.request("ash", "documents/other"))),
            ("it was asked long ago", Some(format!("{scheme} {side} {later} {signature}"))),
            ("another side is named", Some(format!("{scheme} cedar {time} {signature}"))),
            ("another scheme is named", Some(format!("Basic {side} {time} {signature}"))),
            ("more is said", Some(format!("{asked} more"))),
            ("less is said", Some(format!("{scheme} {side} {time}"))),
            ("nothing is said", Some(String::new())),
        ] {
            assert!(!ash.may_give(path, request.as_deref()), "{what}: {path}");
        }
    }
    for path in ["keys/log.key", "documents/../keys/log.key", "words/x", "documents/", "node.json"] {
        assert!(!ash.may_give(path, Some(&birch.request("ash", path))), "{path}");
    }
    // A file that stands in the folder and that no act names is nobody's.
    let loose = format!("documents/{}", Hash::of(b"loose"));
    paivand_node::disk::write(&circle.folder("ash").join(&loose), b"loose").unwrap();
    assert!(!ash.may_give(&loose, Some(&birch.request("ash", &loose))));
}
