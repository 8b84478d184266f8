//! The web: router, sessions, pages and the public API.
//!
//! [`router`] builds everything from an [`App`]. A request passes, from outside in: arrival
//! time and request log, overload guard, security headers, time limit, body limit; then its
//! handler. A handler reads a [`context::Context`] (who asks, when, in which language), asks
//! `process` for a decision, writes it through `store`, and answers after the commit.

pub mod acts;
mod analysis;
pub mod api;
pub mod app;
pub mod ballot_file;
pub mod context;
pub mod cookie;
pub mod csrf;
pub mod diversity;
pub mod error;
pub mod fields;
pub mod form;
pub mod guard;
pub mod guest;
pub mod layout;
pub mod limiter;
mod live;
pub mod message;
pub mod pages;
pub mod paging;
mod photo;
mod place;
pub mod post;
pub mod router;
pub mod sheet;
mod shown;
mod similar;
mod upload;

pub use app::{App, Settings};
pub use router::router;
