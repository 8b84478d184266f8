//! The year itself: who may do what, and what each act changes.
//!
//! Everything here is a pure decision. A function takes what is known (the record, the actor's
//! roles, the time of the request) and answers with what shall be written, or with a
//! [`Refusal`] or [`Invalid`] that names a message key. Nothing here knows a clock, a random
//! source, a database or HTTP.

pub mod act;
pub mod agenda;
pub mod agreement;
pub mod agreement_notice;
pub mod announcement;
pub mod answer_template;
pub mod body;
pub mod budget_change;
pub mod budget_import;
pub mod calendar;
pub mod category;
pub mod city;
pub mod classification;
pub mod coauthor;
pub mod comment;
pub mod common_agreement;
pub mod completion;
pub mod conflict;
pub mod convening;
pub mod council;
pub mod coverage;
pub mod criterion;
pub mod department;
pub mod desk;
pub mod district;
pub mod diversion_report;
pub mod diversity;
pub mod document;
pub mod draft;
pub mod duty;
pub mod eligibility;
pub mod execution_entry;
pub mod evaluation;
pub mod expert_review;
pub mod hearing;
pub mod id;
pub mod identity;
pub mod import_file;
pub mod inquiry;
pub mod lineage;
pub mod meeting;
pub mod member_import;
pub mod merge;
pub mod moderation;
pub mod month;
pub mod newcomer;
pub mod notice;
pub mod openness;
pub mod opinion;
pub mod outcome_report;
pub mod person;
pub mod photo;
pub mod plan;
pub mod project_owner;
pub mod proposal;
pub mod proxy;
pub mod recruitment;
pub mod refusal;
pub mod report;
pub mod review;
pub mod role;
pub mod room;
pub mod rules;
pub mod selection;
pub mod settlement;
pub mod similar;
pub mod spending;
pub mod spending_import;
pub mod stage;
pub mod statement;
pub mod support;
pub mod support_officer;
pub mod table;
pub mod tally;
pub mod term;
pub mod text;
pub mod vote;

pub use act::{Act, authorize};
pub use refusal::{Fault, FieldFault, Invalid, Kind, Refusal};
pub use role::{Actor, Grant, Role};
