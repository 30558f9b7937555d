//! How anything is said, in Tajik, Chinese, Russian and English.
