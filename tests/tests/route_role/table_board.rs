//! The rows about the board: agendas, their lineage, and what becomes of proposals.

use process::Act;

use super::{SEE, Target, row};

const ADD: Option<Act> = Some(Act::AgendaAdd);
const EDIT: Option<Act> = Some(Act::AgendaEdit);
const CHANGE: Option<Act> = Some(Act::LineageChange);
const AGREE: Option<Act> = Some(Act::MergeAnswer);
const DECIDE: Option<Act> = Some(Act::SimilarDecide);
const SUPPORT: Option<Act> = Some(Act::SupportGive);
const CLASSIFY: Option<Act> = Some(Act::ProposalClassify);
const ASK: Option<Act> = Some(Act::HearingAsk);
const EXPLAIN: Option<Act> = Some(Act::HearingAnswer);
const NOTE: Option<Act> = Some(Act::HearingRecord);
const APPEAL: Option<Act> = Some(Act::ReferralAppeal);
const ANSWER: Option<Act> = Some(Act::ReferralAnswer);

const ONE: &str = "/d/{district}/agendas/{agenda}";
const CHANGED: &str = "/d/{district}/agendas/{agenda}/edit";
const PARTED: &str = "/d/{district}/agendas/{agenda}/split";
const MERGED: &str = "/d/{district}/agendas/merge";
const LINKED: &str = "/d/{district}/agendas/link";
const RETURNED: &str = "/d/{district}/agendas/{agenda}/return";
const STEP: &str = "/d/{district}/lineage/{lineage}";
const UNDONE: &str = "/d/{district}/lineage/{lineage}/undo";
const SUPPORTED: &str = "/d/{district}/support/{item}";
const UNSUPPORTED: &str = "/d/{district}/support/{item}/withdraw";
const CLASSIFIED: &str = "/d/{district}/proposals/{proposal}/classify";
const TRANSFORMED: &str = "/d/{district}/proposals/{proposal}/transform";
const HEARD: &str = "/d/{district}/proposals/{proposal}/hearing";
const EXPLAINED: &str = "/d/{district}/proposals/{proposal}/hearing/answer";
const NOTED: &str = "/d/{district}/proposals/{proposal}/hearing/record";
const APPEALED: &str = "/d/{district}/proposals/{proposal}/appeal";
const ANSWERED: &str = "/d/{district}/proposals/{proposal}/appeal/answer";

/// Every row.
pub const ROWS: &[Target] = &[
    row("GET", "/d/{district}/agendas", SEE, 200),
    row("GET", "/d/{district}/agendas/{agenda}/story", SEE, 200),
    row("GET", "/d/{district}/agendas/new", ADD, 200),
    row("POST", "/d/{district}/agendas", ADD, 303),
    row("GET", MERGED, CHANGE, 200),
    row("POST", MERGED, CHANGE, 303),
    row("GET", ONE, SEE, 200),
    row("GET", CHANGED, EDIT, 200),
    row("POST", CHANGED, EDIT, 303),
    row("GET", PARTED, CHANGE, 200),
    row("POST", PARTED, CHANGE, 303),
    row("GET", LINKED, CHANGE, 200),
    row("POST", LINKED, CHANGE, 303),
    row("GET", RETURNED, CHANGE, 200),
    row("POST", RETURNED, CHANGE, 303),
    row("GET", "/d/{district}/merges/{merge}", SEE, 200),
    row("POST", "/d/{district}/merges/{merge}/answer", AGREE, 303),
    row("POST", "/d/{district}/merges/{merge}/withdraw", CHANGE, 303),
    row("POST", "/d/{district}/merges/{merge}/settle", CHANGE, 303),
    row("GET", "/d/{district}/agendas/{agenda}/lineage", SEE, 200),
    row("GET", STEP, SEE, 200),
    row("GET", UNDONE, CHANGE, 200),
    row("POST", UNDONE, CHANGE, 303),
    row("GET", "/d/{district}/compare", SEE, 200),
    row("POST", "/d/{district}/compare", DECIDE, 303),
    row("GET", "/d/{district}/search", SEE, 200),
    row("GET", "/d/{district}/similar", SEE, 200),
    row("POST", SUPPORTED, SUPPORT, 303),
    row("POST", UNSUPPORTED, SUPPORT, 303),
    row("GET", CLASSIFIED, CLASSIFY, 200),
    row("POST", CLASSIFIED, CLASSIFY, 303),
    row("GET", TRANSFORMED, CLASSIFY, 200),
    row("POST", TRANSFORMED, CLASSIFY, 303),
    row("GET", HEARD, SEE, 200),
    row("POST", HEARD, ASK, 303),
    row("POST", EXPLAINED, EXPLAIN, 303),
    row("POST", NOTED, NOTE, 303),
    row("GET", APPEALED, APPEAL, 200),
    row("POST", APPEALED, APPEAL, 303),
    row("GET", ANSWERED, ANSWER, 200),
    row("POST", ANSWERED, ANSWER, 303),
    row("GET", "/api/v1/districts/{district}/board", SEE, 200),
    row("GET", "/api/v1/districts/{district}/search", SEE, 200),
    row("GET", "/api/v1/districts/{district}/similar", SEE, 200),
    row(
        "GET",
        "/api/v1/districts/{district}/similar/decisions",
        SEE,
        200,
    ),
    row("GET", "/api/v1/agendas/{agenda}", SEE, 200),
    row("GET", "/api/v1/lineage/{lineage}", SEE, 200),
];
