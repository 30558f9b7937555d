//! The cases of transparency-dev/merkle as a table: each proof is believed or refused as theirs is.

use paivand_record::hash::Hash;
use paivand_record::suite::Suite;
use paivand_record::tree::{includes, is_consistent};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Inclusion {
    file: String,
    leaf_idx: u64,
    tree_size: u64,
    root: String,
    leaf_hash: String,
    proof: Option<Vec<String>>,
    want_err: bool,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Consistency {
    file: String,
    size1: u64,
    size2: u64,
    root1: String,
    root2: String,
    proof: Option<Vec<String>>,
    want_err: bool,
}

/// The one case where we differ: both roots are the same 12 bytes, and to us no hash has 12 bytes.
const SHORT_ROOT: &str = "additional/sizes-are-equal-one-and-proof-is-empty.json";

/// A proof whose hashes cannot be read is refused, like one that leads elsewhere.
fn hashes(proof: Option<&Vec<String>>) -> Option<Vec<Hash>> {
    proof.into_iter().flatten().map(|hash| Hash::from_base64(hash)).collect()
}

#[test]
fn inclusion_is_judged_as_in_the_vectors() {
    let cases: Vec<Inclusion> = serde_json::from_str(include_str!("vectors/inclusion.json")).unwrap();
    let believed = |case: &Inclusion| {
        let leaf = Hash::from_base64(&case.leaf_hash)?;
        let (root, proof) = (Hash::from_base64(&case.root)?, hashes(case.proof.as_ref())?);
        includes(Suite::Ed25519Sha256, &leaf, (case.leaf_idx, case.tree_size), &proof, &root).then_some(())
    };
    for case in &cases {
        assert_eq!(believed(case).is_none(), case.want_err, "{}", case.file);
    }
    let refused = cases.iter().filter(|case| case.want_err).count();
    assert_eq!((cases.len(), refused), (98, 92));
}

#[test]
fn consistency_is_judged_as_in_the_vectors() {
    let cases: Vec<Consistency> = serde_json::from_str(include_str!("vectors/consistency.json")).unwrap();
    let believed = |case: &Consistency| {
        let (old, new) = (Hash::from_base64(&case.root1)?, Hash::from_base64(&case.root2)?);
        let proof = hashes(case.proof.as_ref())?;
        is_consistent(Suite::Ed25519Sha256, (case.size1, &old), (case.size2, &new), &proof).then_some(())
    };
    for case in &cases {
        assert_eq!(believed(case).is_none(), case.want_err || case.file == SHORT_ROOT, "{}", case.file);
    }
    let refused = cases.iter().filter(|case| case.want_err).count();
    assert_eq!((cases.len(), refused), (98, 92));
    assert!(cases.iter().any(|case| case.file == SHORT_ROOT && !case.want_err));
}
