//! The log, its proofs, joint acts and replication: pure protocol.
