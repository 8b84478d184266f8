//! Pages, one file each: `pages/<noun>/<verb>.rs`, or `pages/<noun>.rs` while it is short.

pub mod about;
pub mod account;
pub mod agreement;
pub mod asset;
pub mod change;
pub mod demo;
pub mod desk;
pub mod district;
pub mod document;
pub mod failure;
pub mod first_run;
pub mod gallery;
pub mod glossary;
pub mod health;
pub mod home;
pub mod language;
pub mod moderation;
pub mod money;
pub mod plan;
pub mod primer;
pub mod proposal;
pub mod role;
pub mod set_up;
pub mod sign_in;
pub mod vote;
