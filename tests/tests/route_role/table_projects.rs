//! The rows about projects: their pages, co-owners, the log and completion.

use process::Act;

use super::{SEE, Target, row};

const NAME: Option<Act> = Some(Act::ProjectOwnerName);
const ANSWER: Option<Act> = Some(Act::ProjectOwnerAnswer);
const WRITE: Option<Act> = Some(Act::ExecutionEntryWrite);
const PROPOSE: Option<Act> = Some(Act::CompletionPropose);
const CONSENT: Option<Act> = Some(Act::CompletionAnswer);
const PROJECT: &str = "/d/{district}/projects/{project}";
const NEW: &str = "/d/{district}/projects/{project}/entries/new";
const ENTRIES: &str = "/d/{district}/projects/{project}/entries";
const WITHDRAW: &str = "/d/{district}/projects/{project}/entries/{entry}/withdraw";
const OWNERS: &str = "/d/{district}/projects/{project}/owners";
const ASKED: &str = "/d/{district}/projects/{project}/owners/answer";
const END: &str = "/d/{district}/projects/{project}/owners/{owner}/end";
const COMPLETION: &str = "/d/{district}/projects/{project}/completion";
const SAYS: &str = "/d/{district}/projects/{project}/completion/answer";
const TAKEN: &str = "/d/{district}/projects/{project}/completion/withdraw";

/// Every row.
pub const ROWS: &[Target] = &[
    row("GET", "/d/{district}/projects", SEE, 200),
    row("GET", PROJECT, SEE, 200),
    row("GET", NEW, WRITE, 200),
    row("POST", ENTRIES, WRITE, 303),
    row("GET", WITHDRAW, WRITE, 200),
    row("POST", WITHDRAW, WRITE, 303),
    row("GET", OWNERS, NAME, 200),
    row("POST", OWNERS, NAME, 200),
    row("GET", ASKED, ANSWER, 200),
    row("POST", ASKED, ANSWER, 303),
    row("POST", END, NAME, 303),
    row("GET", COMPLETION, SEE, 200),
    row("POST", COMPLETION, PROPOSE, 303),
    row("POST", SAYS, CONSENT, 303),
    row("POST", TAKEN, PROPOSE, 303),
    row("GET", "/api/v1/districts/{district}/projects", SEE, 200),
    row("GET", "/api/v1/projects/{project}", SEE, 200),
    row("GET", "/api/v1/projects/{project}/entries", SEE, 200),
];
