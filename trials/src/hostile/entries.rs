//! Sound and hostile entries: each kind in its one spelling, and what is near it (docs/protocol.md sections 4, 6).

use super::Sample;
use super::acts::CHARTER;
use super::samples::{ORIGIN, checkpoint, log_key, mirror_key, note};
use jiff::Timestamp;
use paivand_record::checkpoint::Checkpoint;
use paivand_record::entry::{
    Body, Bytes, Citation, Close, CloseReason, Concur, Decline, Enact, Genesis, Keys, LogEnd, NewKey,
    Observe, Parting, Predecessor, Propose, ProvenConcur, SEALING_KEY_BYTES, Signature, Statement, Succeed,
    possession_message, seal, succession_message,
};
use paivand_record::envelope::{ACT_TYPE, Added, AddedBy, Envelope, encoding};
use paivand_record::hand::Hand;
use paivand_record::hash::Hash;
use paivand_record::suite::Suite;
use std::sync::LazyLock;

const SUITE: Suite = Suite::Ed25519Sha256;

/// All payloads that the log key has ever signed.
pub(super) static PAYLOADS: LazyLock<Vec<(String, Vec<u8>)>> = LazyLock::new(|| {
    let read = |bytes: Vec<u8>| Envelope::parse(&bytes).map(|read| (read.payload_type, read.payload));
    bodies().iter().filter_map(|(_, body)| read(sealed(body))).chain([newer()]).collect()
});

fn cited() -> Citation {
    Citation { origin: "birch.example/log".into(), index: 3, leaf: SUITE.leaf(b"cited") }
}

fn genesis(predecessor: Option<Predecessor>) -> Genesis {
    let line = log_key().verifier().to_string();
    Genesis {
        circle: "ash-birch".into(),
        side: "ash".into(),
        suite: "ed25519-sha256".into(),
        log_key: line.clone(),
        cosigner_key: mirror_key().verifier().to_string(),
        recovery_key: line,
        sealing_key: Bytes(vec![9; SEALING_KEY_BYTES]),
        predecessor,
    }
}

/// The genesis of a log that is to continue another.
fn continuing() -> Genesis {
    let Checkpoint { origin, size, root } = checkpoint();
    let (rehashed, authorisation) = (Some(Hash::of(b"rehashed")), Signature([0; 64]));
    let mut continuing = genesis(Some(Predecessor { origin, size, root, rehashed, authorisation }));
    let message = succession_message(ORIGIN, &continuing);
    if let Some(old) = &mut continuing.predecessor {
        old.authorisation = Signature(log_key().sign(message.as_bytes()));
    }
    continuing
}

fn hands() -> [(&'static str, Hand); 4] {
    let (seat, file) = ("seat/co-chair", Hash::of(b"file"));
    let bytes = |text: &[u8]| Bytes(text.to_vec());
    [
        ("pen", Hand::Pen { seat: seat.into(), on: "2027-03-01".parse().expect("a day"), scan: file }),
        ("certificate", Hand::Certificate { seat: seat.into(), cms: file }),
        ("seal", Hand::Seal { seat: seat.into(), file }),
        (
            "device-key",
            Hand::DeviceKey {
                seat: seat.into(),
                authenticator_data: bytes(&[5; 37]),
                client_data: bytes(b"{}"),
                signature: bytes(&[1; 64]),
            },
        ),
    ]
}

fn enact(end: Option<LogEnd>) -> Enact {
    let act_id = SUITE.act_id(CHARTER.as_bytes());
    let proven = ProvenConcur {
        concur: cited(),
        signature: act_signature(),
        proof: vec![SUITE.leaf(b"one")],
        checkpoint: note().to_string(),
    };
    Enact { proposal: cited(), act_id, concurs: vec![proven], end }
}

fn ending() -> LogEnd {
    let leaf = SUITE.leaf(b"three");
    let parting = Parting {
        first: 0,
        first_leaf: leaf,
        first_proof: vec![leaf],
        second: 1,
        second_leaf: SUITE.leaf(b"four"),
        second_proof: Vec::new(),
    };
    LogEnd { size: 2, root: checkpoint().root, proofs: vec![vec![leaf], Vec::new()], parts: Some(parting) }
}

fn act_signature() -> Signature {
    Signature(log_key().sign(&encoding(ACT_TYPE, CHARTER.as_bytes())))
}

/// One body of each kind, and of each that has several forms.
fn bodies() -> Vec<(String, Body)> {
    let act = Bytes(CHARTER.into());
    let (act_id, signature) = (SUITE.act_id(&act.0), act_signature());
    let line = log_key().verifier().to_string();
    let possession = Signature(log_key().sign(possession_message(ORIGIN, 1, &line).as_bytes()));
    let (proposal, releases) = (cited(), Some(cited()));
    let (words, draft) = (Some(Hash::of(b"words")), Some(Hash::of(b"draft")));
    let add = vec![NewKey { key: line, possession }];
    let receipt = |enact| Body::Observe(Observe::Receipt { enact, checkpoint: note().to_string() });
    let fork = Observe::Fork {
        first: note().to_string(),
        second: String::new(),
        root: words,
        proof: vec![SUITE.leaf(b"one")],
    };
    let concur = |stopped, hand| {
        let (proposal, releases) = (proposal.clone(), releases.clone());
        Body::Concur(Concur { proposal, act_id, signature, releases, stopped, hand })
    };
    let mut bodies: Vec<(String, Body)> = [
        ("genesis", Body::Genesis(genesis(None))),
        ("genesis-continuing", Body::Genesis(continuing())),
        (
            "keys",
            Body::Keys(Keys { add, revoke: vec![], sealing_key: Some(Bytes(vec![8; SEALING_KEY_BYTES])) }),
        ),
        ("statement", Body::Statement(Statement { act: act.clone(), hand: None })),
        ("propose", Body::Propose(Propose { act, signature, releases: releases.clone(), hand: None })),
        ("concur", concur(None, None)),
        ("concur-stopped", concur(Some(checkpoint()), None)),
        ("decline", Body::Decline(Decline { proposal: proposal.clone(), act_id, words, draft, hand: None })),
        ("close", Body::Close(Close { proposal: cited(), act_id, reason: CloseReason::Crossed })),
        ("enact", Body::Enact(enact(None))),
        ("enact-ending", Body::Enact(enact(Some(ending())))),
        ("seen", Body::Observe(Observe::Seen {})),
        ("receipt", receipt(releases.clone())),
        ("receipt-alone", receipt(None)),
        ("fork", Body::Observe(fork)),
        ("confirmed", Body::Observe(Observe::Confirmed { words })),
        ("succeed", Body::Succeed(Succeed { enact: cited() })),
    ]
    .map(|(kind, body)| (kind.to_owned(), body))
    .into();
    bodies.extend(hands().map(|(kind, hand)| (format!("hand-{kind}"), concur(None, Some(hand)))));
    bodies
}

fn sealed(body: &Body) -> Vec<u8> {
    let stated_at = Timestamp::from_second(1_800_000_000).unwrap_or_default();
    let seen = [Checkpoint { origin: "birch.example/log".into(), ..checkpoint() }];
    seal((ORIGIN, 2), &seen, stated_at, body, log_key()).expect("a sample is short")
}

/// A kind that this version does not know, properly signed.
fn newer() -> (String, Vec<u8>) {
    ("application/vnd.paivand.poem.v1+json".into(), b"{}".to_vec())
}

/// An entry with signatures of other algorithms beside that of the suite.
fn with_added(entry: &[u8], count: usize) -> Vec<u8> {
    let Some(mut envelope) = Envelope::parse(entry) else { return Vec::new() };
    let by = [AddedBy::Key(vec![4; 65]), AddedBy::Chain(Hash::of(b"chain"))];
    let added = by.into_iter().cycle().take(count);
    envelope.added =
        added.map(|by| Added { algorithm: "sm2-sm3".into(), by, signature: vec![9; 64] }).collect();
    envelope.to_bytes("")
}

/// The sound and the hostile ones.
pub(super) fn samples() -> Vec<Sample> {
    let mut samples: Vec<Sample> =
        bodies().iter().map(|(kind, body)| Sample::sound(kind, sealed(body))).collect();
    let of = |kind: &str| {
        let body = bodies().into_iter().find(|(name, _)| name == kind).map(|(_, body)| sealed(&body));
        body.expect("there is a sample of each kind")
    };
    let close = of("close");
    let text = String::from_utf8(close.clone()).expect("an entry is text");
    let added = String::from_utf8(with_added(&close, 3)).expect("an entry is text");
    let (kind, payload) = newer();
    samples.extend([
        Sample::sound("added", added.clone()),
        Sample::hostile("added-four", with_added(&close, 4)),
        Sample::hostile("newer-kind", Envelope::seal(&kind, payload, log_key()).to_bytes("")),
        Sample::hostile("byte-order-mark", format!("\u{feff}{text}")),
        Sample::hostile(
            "list",
            text.replace("[{\"keyid\":", "[[").replace(",\"sig\":", ",").replace("}]", "]]"),
        ),
    ]);
    for (what, from, to) in ENVELOPES {
        assert!(added.contains(from), "{from} is not in {added}");
        samples.push(Sample::hostile(what, added.replacen(from, to, 1)));
    }
    for (kind, table) in PAYLOADS_WRONG {
        for (what, from, to) in table {
            samples.push(Sample::hostile(&format!("{kind}-{what}"), respelled(&of(kind), from, to)));
        }
    }
    samples
}

/// What is wrong, and how an entry comes to be so.
type Wrong = (&'static str, &'static str, &'static str);

const ENVELOPES: [Wrong; 12] = [
    ("space", ":", ": "),
    ("twice", "{\"payload\"", "{\"payload\":\"\",\"payload\""),
    ("two-signatures", "[{", "[{\"keyid\":\"\",\"sig\":\"\"},{"),
    ("unknown-member", "{\"payload\"", "{\"a\":1,\"payload\""),
    ("escaped", "payloadType\":\"a", "payloadType\":\"\\u0061"),
    ("line-end", "}]}", "}]}\n"),
    ("no-signature", "\"sig\":\"", "\"sig\":\"\",\"other\":\""),
    ("added-of-no-kind", "sm2-sm3/key/", "sm2-sm3/"),
    ("added-upper-case", "sm2-sm3/key/", "SM2/key/"),
    ("added-no-algorithm", "sm2-sm3/key/", "/key/"),
    ("added-long-chain", "/chain/", "/chain/0"),
    ("added-unpadded", "CQkJCQ==\"}", "CQkJCQ\"}"),
];

const PAYLOADS_WRONG: [(&str, &[Wrong]); 12] = [
    (
        "close",
        &[
            ("list", "\"body\":{\"proposal\":", "\"body\":[{\"proposal\":"),
            ("offset", "00:00Z", "00:00+00:00"),
            ("fraction", "00:00Z", "00:00.000Z"),
            ("space", "\"index\":2", "\"index\": 2"),
            ("huge-place", "\"index\":2", "\"index\":9007199254740992"),
            ("huger-place", "\"index\":3", "\"index\":18446744073709551616"),
            ("long-place", "\"index\":2", "\"index\":00000000000000002"),
            ("float", "\"index\":2", "\"index\":2.0"),
            ("twice", "\"index\":2", "\"index\":2,\"index\":2"),
            ("member", "\"index\":2", "\"index\":2,\"indices\":2"),
            ("byte-order-mark", "{\"origin\":\"ash", "\u{feff}{\"origin\":\"ash"),
            ("unknown-reason", "crossed", "bored"),
            ("proposal-place", "{\"origin\":\"birch.example/log\",\"index\":3,", "3,{"),
            (
                "seen-twice",
                "\"seen\":[",
                "\"seen\":[{\"origin\":\"birch.example/log\",\"size\":0,\"root\":\"4444444444444444444444444444444444444444444444444444444444444444\"},",
            ),
        ],
    ),
    (
        "genesis",
        &[
            ("no-suite", "\"suite\":\"ed25519-sha256\",", ""),
            ("suite-number", "\"suite\":\"ed25519-sha256\"", "\"suite\":1"),
            ("no-predecessor", ",\"predecessor\":null", ""),
            ("sealing-key-unpadded", "CQk=\"", "CQk\""),
            ("sealing-key-not-canonical", "CQk=\"", "CQl=\""),
            ("member", "\"circle\"", "\"vault\":null,\"circle\""),
        ],
    ),
    (
        "genesis-continuing",
        &[
            ("without-authorisation", ",\"authorisation\":", ",\"authorisation\":null,\"word\":"),
            ("short-authorisation", "\"authorisation\":\"", "\"authorisation\":\"AAAA"),
            ("no-rehashed", "\"rehashed\":", "\"hashed\":"),
        ],
    ),
    ("keys", &[("no-sealing-key", "\"sealing_key\":", "\"sealing\":"), ("no-revoke", "\"revoke\":[],", "")]),
    (
        "statement",
        &[("no-hand", ",\"hand\":null", ""), ("act-not-canonical", "\"act\":\"ey", "\"act\":\"e y")],
    ),
    (
        "concur",
        &[
            ("no-stopped", ",\"stopped\":null", ""),
            ("no-hand", ",\"hand\":null", ""),
            ("hand-text", "\"hand\":null", "\"hand\":\"seat/co-chair\""),
            ("stopped-text", "\"stopped\":null", "\"stopped\":\"\""),
        ],
    ),
    (
        "hand-pen",
        &[
            ("unknown-kind", "\"kind\":\"pen\"", "\"kind\":\"foot\""),
            ("no-kind", "\"kind\":\"pen\",", ""),
            ("no-day", "2027-03-01", "2027-02-30"),
            ("member", "\"on\":", "\"at\":1,\"on\":"),
        ],
    ),
    (
        "decline",
        &[
            ("no-words", "\"words\":", "\"reason\":"),
            ("typed-words", "\"words\":\"", "\"words\":\"на ҳоло"),
            ("no-hand", ",\"hand\":null", ""),
        ],
    ),
    ("enact", &[("no-end", ",\"end\":null", ""), ("short-proof", "\"proof\":[\"", "\"proof\":[\"0")]),
    (
        "enact-ending",
        &[("large-branch", "\"second\":1", "\"second\":256"), ("no-parts", "\"parts\":", "\"part\":")],
    ),
    (
        "fork",
        &[
            ("no-root", "\"root\":\"", "\"roots\":\""),
            ("two-observes", "{\"fork\":", "{\"seen\":{},\"fork\":"),
        ],
    ),
    ("succeed", &[("member", "\"enact\":", "\"successor\":\"\",\"enact\":")]),
];

/// An entry whose payload says something else, under the signature of the first.
fn respelled(entry: &[u8], from: &str, to: &str) -> Vec<u8> {
    let Some(mut envelope) = Envelope::parse(entry) else { return Vec::new() };
    let payload = String::from_utf8(envelope.payload).unwrap_or_default();
    assert!(payload.contains(from), "{from} is not in {payload}");
    // The last place: the first may be in what was seen.
    let at = payload.rfind(from).unwrap_or_default();
    envelope.payload = [payload.get(..at), Some(to), payload.get(at + from.len()..)]
        .into_iter()
        .flatten()
        .collect::<String>()
        .into_bytes();
    envelope.to_bytes("")
}
