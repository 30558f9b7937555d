//! What is signed: the pre-authentication encoding of DSSE, of a payload under its type.

use alloc::format;
use alloc::vec::Vec;

/// The payload type of an act, which `act_id` covers too.
pub const ACT_TYPE: &str = "application/vnd.paivand.act.v1+json";

/// The pre-authentication encoding of DSSE: what is signed.
pub fn encoding(payload_type: &str, payload: &[u8]) -> Vec<u8> {
    let head = format!("DSSEv1 {} {payload_type} {} ", payload_type.len(), payload.len());
    [head.as_bytes(), payload].concat()
}
