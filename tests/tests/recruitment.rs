//! Recruitment over the pages: calls, applications, and what each may see when.

mod calls;
mod seats;
mod statements;
