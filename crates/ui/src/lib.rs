//! Page components and layout, each component with its examples.
//!
//! A component is plain data with a `render(lang)`; it reads no clock and no database.
//! No markup here carries an inline style or script, so the strictest content policy fits.

pub mod assets;
mod components;
mod example;
mod gallery;
mod page;
mod text;

pub use components::*;
pub use example::{Component, Example};
pub use gallery::{components, gallery};
pub use maud::{Markup, PreEscaped, html};
pub use page::{Hidden, LanguageSwitch, NavItem, Page, Visitor, columns};
pub use text::{foreign, own_words, paragraphs, plain_and_official};
