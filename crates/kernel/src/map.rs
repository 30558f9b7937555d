//! Maps of which a copy costs nothing: what readers look at stays as it was while the standing goes on.

/// A map in the order of its keys; copies share what neither has changed since, and a change costs O(log n).
pub(crate) type Map<K, V> = rpds::RedBlackTreeMapSync<K, V>;
