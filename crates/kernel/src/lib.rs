//! What the sides agreed, how it may change, and what is owed: pure rules.
