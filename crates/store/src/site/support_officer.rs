//! Support officers: assignments and absences, whether they came, notes, and the conversation.

pub(crate) mod assignment;
pub(crate) mod note;
pub(crate) mod presence;
pub(crate) mod talk;

pub use assignment::*;
pub use note::*;
pub use presence::*;
pub use talk::*;
