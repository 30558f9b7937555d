//! Sample sides and days for tests that read as minutes.
