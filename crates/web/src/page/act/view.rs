//! What the form of an act is told.

use axum::http::StatusCode;
use paivand_kernel::{Definition, Side};

use crate::form::control::{Control, Offer};
use crate::view::Text;

/// The form of an act.
#[derive(Clone, Debug)]
pub struct ActForm {
    /// The kind of act.
    pub definition: &'static Definition,
    /// What the form carries to show that it comes from this session.
    pub form_token: String,
    /// What it is about.
    pub subject: About,
    /// Whether all sides are asked to sign it; none where that is not to be chosen.
    pub joint: Option<bool>,
    /// The days of force that may be stated; none of an act of one side.
    pub days: Option<(String, String)>,
    /// The sides without a node, each with the day on which it signed on paper and the scan; none of an act of one side.
    pub papers: Vec<PaperSide>,
    /// The fields.
    pub controls: Vec<Control>,
    /// The sides that will read it.
    pub read_by: Vec<Text>,
    /// Who says it.
    pub signing: Signing,
    /// Why it was refused, in the reader's language; the field at fault says so too.
    pub refused: Option<String>,
    /// Since when a draft of it is kept, in words.
    pub draft: Option<String>,
}

/// A side that signs on paper.
#[derive(Clone, Debug)]
pub struct PaperSide {
    /// Its short name.
    pub side: Side,
    /// Its name.
    pub name: Text,
    /// The day on which it signed.
    pub on: Control,
    /// The scan.
    pub scan: Control,
}

/// What an act is about.
#[derive(Clone, Debug)]
pub enum About {
    /// This, named so.
    Known(String, String),
    /// Something new, which gets this name.
    New(String),
    /// To be chosen first.
    Open(Vec<Offer>),
    /// Told by the answers.
    Follows,
}

/// What the reader may do with a form that was filled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signing {
    /// It is said by this reader; else it goes to who signs for the side.
    pub signs: bool,
    /// The number of what somebody handed over for signature.
    pub handed: Option<String>,
}

impl ActForm {
    /// The status of the page: a refused form is not as it should be.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        if self.refused.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }
    }

    /// How many controls must be answered.
    #[must_use]
    pub fn must(&self) -> usize {
        self.controls.iter().filter(|control| control.is_asked() && control.required).count()
    }
}
