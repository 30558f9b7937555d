//! Where entries stand for the kernel: by side and place, one log of a side after another.

use paivand_kernel::{LOG_BITS, Past, Side};
use paivand_record::fate::{Past as Sizes, Record};

/// The side of a log, as the kernel names it.
pub(crate) fn side_of(record: &Record, origin: &str) -> Option<Side> {
    record.logs().get(origin)?.side.parse().ok()
}

/// Where the places of a log begin among those of its side.
pub(crate) fn first_place(record: &Record, origin: &str) -> u64 {
    record.ordinal(origin) << LOG_BITS
}

/// What a log had seen, as the kernel counts it.
pub(crate) fn past_of(record: &Record, sizes: &Sizes) -> Past {
    through(record, sizes.sizes().iter().map(|(origin, size)| (origin.as_str(), *size)))
}

/// The sizes of logs as places of their sides.
pub(crate) fn through<'a>(record: &Record, sizes: impl Iterator<Item = (&'a str, u64)>) -> Past {
    let counted = |(origin, size)| {
        let side = side_of(record, origin)?;
        Some((side, first_place(record, origin) + record.own_entries(origin, size)))
    };
    Past(sizes.filter_map(counted).collect())
}
