//! The harness of the system tests: a whole site in a folder or database of its own.
//!
//! [`TestApp`] is the site with a clock that a test sets, [`Browser`] a person's browser that
//! keeps cookies and fills the forms it is shown, and [`DistrictBuilder`] puts a district with
//! people, proposals and a vote into place through the acts of the site itself.

pub mod agreed;
pub mod answer;
pub mod app;
pub mod board;
pub mod bodies;
pub mod browser;
pub mod calendar;
pub mod database;
pub mod differential;
pub mod experts;
pub mod form;
pub mod hearings;
pub mod html;
pub mod issued;
pub mod load;
pub mod looking_back;
pub mod meetings;
pub mod officers;
pub mod opened;
pub mod people;
pub mod pictures;
pub mod projects;
pub mod records;
pub mod recruiting;
pub mod reported;
pub mod reviews;
pub mod rooms;
pub mod selecting;
pub mod series;
pub mod village;
pub mod voices;

pub use agreed::Agreed;
pub use answer::Answer;
pub use app::{Backend, TestApp, on_both, on_sqlite};
pub use browser::Browser;
pub use form::FilledForm;
pub use people::PersonBuilder;
pub use selecting::Selecting;
pub use village::{DistrictBuilder, Village, Vote};
