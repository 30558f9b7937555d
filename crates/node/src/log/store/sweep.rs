//! What a crash left beyond the checkpoint, and is no part of the log.

use super::block::LEVELS;
use super::{LogStore, StoreError};
use paivand_record::tile::{Kind, TILE_HASHES, Tile};
use std::io;
use std::path::{Path, PathBuf};

impl LogStore {
    /// Removes what a crash left beyond the checkpoint, so that no file of the log ever tells of another.
    ///
    /// # Errors
    /// The disk refuses.
    pub fn sweep(&self) -> Result<(), StoreError> {
        let levels = (0..LEVELS)
            .map(|level| (Kind::Hashes { level }, self.size() >> (u32::from(LEVELS) * u32::from(level))));
        for (kind, unit) in std::iter::once((Kind::Entries, self.size())).chain(levels) {
            let mut index = unit / TILE_HASHES;
            while self.sweep_tile(kind, index, unit).map_err(|error| self.failed(error))? {
                index += 1;
            }
        }
        Ok(())
    }

    fn sweep_tile(&self, kind: Kind, index: u64, unit: u64) -> io::Result<bool> {
        let full = self.folder.join(Tile { kind, index, width: 256 }.path());
        let mut part = full.clone().into_os_string();
        part.push(".p");
        let part = PathBuf::from(part);
        let names = self.disk.list(full.parent().unwrap_or(&self.folder))?;
        let has = |path: &Path| path.file_name().and_then(|name| name.to_str()).map(String::from);
        let (full_there, part_there) = (
            has(&full).is_some_and(|name| names.contains(&name)),
            has(&part).is_some_and(|name| names.contains(&name)),
        );
        let width = unit.saturating_sub(index * TILE_HASHES).min(TILE_HASHES);
        if full_there && width < TILE_HASHES {
            self.disk.remove(&full)?;
        }
        for name in if part_there { self.disk.list(&part)? } else { Vec::new() } {
            if name.parse::<u64>().map_or(true, |held| held > width) {
                self.disk.remove(&part.join(name))?;
            }
        }
        Ok(full_there || part_there)
    }
}
