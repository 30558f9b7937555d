//! A disk that for a while opens no file, as when all descriptors are taken: the node is well again by itself.

use crate::circle::{Circle, TWO, state};
use paivand_node::disk::{Disk, MachineDisk};
use paivand_node::{Node, State, World};
use std::any::Any;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

#[derive(Debug, Default)]
struct Unwilling(AtomicBool);

impl Unwilling {
    fn willing(&self) -> io::Result<()> {
        let refused = self.0.load(Ordering::Relaxed);
        if refused { Err(io::Error::other("too many open files")) } else { Ok(()) }
    }
}

impl Disk for Unwilling {
    fn read(&self, path: &Path, bytes_max: usize) -> io::Result<Option<Vec<u8>>> {
        self.willing().and_then(|()| MachineDisk.read(path, bytes_max))
    }

    fn write(&self, files: &[(PathBuf, Vec<u8>)]) -> io::Result<()> {
        self.willing().and_then(|()| MachineDisk.write(files))
    }

    fn write_private(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.willing().and_then(|()| MachineDisk.write_private(path, bytes))
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.willing().and_then(|()| MachineDisk.remove(path))
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<String>> {
        self.willing().and_then(|()| MachineDisk.list(folder))
    }

    fn canonical(&self, folder: &Path) -> io::Result<PathBuf> {
        MachineDisk.canonical(folder)
    }

    fn lock(&self, folder: &Path) -> io::Result<Option<Box<dyn Any + Send>>> {
        MachineDisk.lock(folder)
    }
}

#[test]
fn a_node_that_failed_is_well_again_when_its_disk_is() {
    let circle = Circle::of(TWO);
    drop(circle.chartered());
    let disk = Arc::new(Unwilling::default());
    let world = World { disk: disk.clone(), ..World::machine() };
    let mut node = Node::open(&circle.folder("ash"), world).unwrap();
    let before = node.own_size();
    let (present, acts) = (node.present(), node.standing().acts().count());
    disk.0.store(true, Ordering::Relaxed);
    for _ in 0..3 {
        assert!(node.submit(&state("institution/a")).is_err());
        assert_eq!(node.state(), State::Failed);
        let shown = present.look();
        assert_eq!(
            (shown.state(), shown.standing().acts().count()),
            (&State::Failed, acts),
            "readers are told"
        );
    }
    disk.0.store(false, Ordering::Relaxed);
    let receipt = node.submit(&state("institution/b")).unwrap();
    assert_eq!((receipt.place().unwrap().1, node.state()), (before, State::Normal));
    let shown = present.look();
    assert_eq!((shown.state(), shown.standing().acts().count()), (&State::Normal, acts + 1));
}
