//! Real nodes on simulated disks, which live through what a model lives through.

#[path = "../../simulation/chance.rs"]
mod chance;
#[path = "../../simulation/circle.rs"]
#[allow(dead_code, reason = "the simulation uses all of it")]
mod circle;
#[path = "../../simulation/disk.rs"]
#[allow(dead_code, reason = "the simulation uses all of it")]
mod disk;
pub(crate) mod host;
#[path = "../../simulation/machine.rs"]
#[allow(dead_code, reason = "the simulation uses all of it")]
mod machine;
#[path = "../../simulation/network.rs"]
#[allow(dead_code, reason = "the simulation uses all of it")]
mod network;
pub(crate) mod replay;
