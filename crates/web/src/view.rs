//! What a page is told: plain views, with nothing left to decide but the wording.

mod document;
mod frame;
mod tag;
mod text;
mod turn;

pub use document::{
    Agreed, Answer, Attested, Claim, Commitment, Compared, Disagreement, DocumentPage, Ends, Held, Kind,
    Label, Origin, Outcome, ProofLine, ProofStep, Provision, RuleLine, SHOWN_MAX, State, Strength, Term,
    Version, Why,
};
pub use frame::{CutLine, Frame};
pub use tag::Tag;
pub use text::{Link, Text, Texts};
pub use turn::{Column, Line, TurnPage, Whose};
