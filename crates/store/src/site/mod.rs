//! The nouns of the site store, one file each.

pub(crate) mod access_record;
pub(crate) mod agreement;
pub(crate) mod attendance;
pub(crate) mod budget_change;
pub(crate) mod budget_line;
pub(crate) mod comment;
pub(crate) mod contact;
pub(crate) mod cycle;
pub(crate) mod decision;
pub(crate) mod district;
pub(crate) mod document;
pub(crate) mod first_run;
pub(crate) mod installation;
pub(crate) mod meeting;
pub(crate) mod minutes;
pub(crate) mod moderation;
pub(crate) mod person;
pub(crate) mod proposal;
pub(crate) mod role_grant;
pub(crate) mod session;
pub(crate) mod settlement;
pub(crate) mod sign_in_code;
pub(crate) mod spending;
pub(crate) mod vote;
pub(crate) mod vote_result;
pub(crate) mod workshop;
