//! One side's node: disk, views, vault and peer.
