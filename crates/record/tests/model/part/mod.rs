//! One small model for each part of the protocol, over one judge.

pub(crate) mod branches;
pub(crate) mod charter;
pub(crate) mod joint;
pub(crate) mod paper;
pub(crate) mod succession;
