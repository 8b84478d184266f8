//! Recruitment (공개모집): how people come to the seats of a body.

pub mod lottery;
