//! The rows and columns of the table.

use std::sync::LazyLock;

use process::{Act, Role};

#[path = "table_board.rs"]
mod board;
#[path = "table_bodies.rs"]
mod bodies;
#[path = "table_calendar.rs"]
mod calendar;
#[path = "table_evaluation.rs"]
mod evaluation;
#[path = "table_exchange.rs"]
mod exchange;
#[path = "table_money.rs"]
mod money;
#[path = "table_officers.rs"]
mod officers;
#[path = "table_projects.rs"]
mod projects;
#[path = "table_recruitment.rs"]
mod recruitment;
#[path = "table_reviews.rs"]
mod reviews;
#[path = "table_room.rs"]
mod room;
#[path = "table_selection.rs"]
mod selection;
#[path = "table_support.rs"]
mod support;
#[path = "table_voices.rs"]
mod voices;
#[path = "table_writing.rs"]
mod writing;

/// Who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Nobody known.
    Visitor,
    /// The holder of a role in the district of the address.
    Holder(Role),
    /// A moderator of another district.
    ModeratorElsewhere,
    /// The author of the proposal or comment, the owner of the session.
    Owner,
}

#[allow(non_upper_case_globals)]
impl Who {
    /// The administrator of the district.
    pub const Administrator: Who = Who::Holder(Role::Administrator);

    /// Every column, in order.
    pub fn all() -> Vec<Who> {
        let roles = Role::ALL.iter().copied().map(Who::Holder);
        std::iter::once(Who::Visitor)
            .chain(roles)
            .chain([Who::ModeratorElsewhere, Who::Owner])
            .collect()
    }

    /// The role held where the address is.
    pub fn role_here(self) -> Option<Role> {
        match self {
            Who::Holder(role) => Some(role),
            _ => None,
        }
    }

    /// Whether the role makes a public official, who may not vote.
    pub fn is_official(self) -> bool {
        self.role_here().is_some_and(Role::is_official)
    }

    fn title(self) -> String {
        match self {
            Who::Visitor => "visitor".to_owned(),
            Who::Holder(role) => role.to_string(),
            Who::ModeratorElsewhere => "moderator-elsewhere".to_owned(),
            Who::Owner => "owner".to_owned(),
        }
    }
}

/// The first line of the table.
pub fn head() -> String {
    let titles: Vec<String> = Who::all().into_iter().map(Who::title).collect();
    format!("route\t{}\n", titles.join("\t"))
}

/// What the address is asked about, where that matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Situation {
    /// The usual.
    Plain,
    /// A proposal that a moderator has hidden.
    Hidden,
    /// A hidden proposal whose author has appealed.
    Appealed,
    /// A vote that was counted.
    Counted,
    /// A session or an address of the owner.
    Session,
    /// The account of whoever asks.
    OwnAccount,
}

/// One row: a method on an address.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// The address as the router writes it.
    pub path: &'static str,
    /// What it is asked about.
    pub situation: Situation,
    /// The act of `process::act`, where one function decides.
    pub act: Option<Act>,
    /// The status for those who may.
    pub done: u16,
}

impl Target {
    /// The first cell of the row.
    pub fn name(&self) -> String {
        let about = match self.situation {
            Situation::Hidden => " (hidden)",
            Situation::Appealed => " (appealed)",
            Situation::Counted => " (counted)",
            _ => "",
        };
        format!("{} {}{about}", self.method, self.path)
    }
}

const fn row(method: &'static str, path: &'static str, act: Option<Act>, done: u16) -> Target {
    Target {
        method,
        path,
        situation: Situation::Plain,
        act,
        done,
    }
}

const fn when(situation: Situation, target: Target) -> Target {
    Target {
        situation,
        ..target
    }
}

const LEDGER: Option<Act> = Some(Act::SpendingRecord);
const SEE: Option<Act> = Some(Act::PublicSee);
const CHANGE: Option<Act> = Some(Act::DistrictChange);
const CALENDAR: Option<Act> = Some(Act::CalendarSet);
const CRITERIA: Option<Act> = Some(Act::CriteriaSet);
const CLOSING: Option<Act> = Some(Act::ClosingExplain);
const CALL: Option<Act> = Some(Act::MeetingCall);
const RECORD: Option<Act> = Some(Act::MeetingRecord);
const GUEST: Option<Act> = Some(Act::MeetingTakePart);
const NEEDS: Option<Act> = Some(Act::AccessNeedSee);
const APPROVE: Option<Act> = Some(Act::MinutesApprove);
const OWN: Option<Act> = Some(Act::AccountManage);
const DRAFT: Option<Act> = Some(Act::DocumentDraft);
const SIGN: Option<Act> = Some(Act::DocumentApprove);

/// Every row: those of each topic, one after another.
pub static ROUTES: LazyLock<Vec<Target>> = LazyLock::new(|| {
    [
        BASE,
        board::ROWS,
        bodies::ROWS,
        recruitment::ROWS,
        money::ROWS,
        exchange::ROWS,
        projects::ROWS,
        evaluation::ROWS,
        reviews::ROWS,
        officers::ROWS,
        calendar::ROWS,
        room::ROWS,
        selection::ROWS,
        support::ROWS,
        voices::ROWS,
        writing::ROWS,
    ]
    .concat()
});

/// The rows that no topic has in a file of its own.
const BASE: &[Target] = &[
    row("GET", "/", SEE, 200),
    row("GET", "/about", SEE, 200),
    row("GET", "/primer", SEE, 200),
    row("GET", "/glossary", SEE, 200),
    row("GET", "/privacy", SEE, 200),
    row("POST", "/language", SEE, 303),
    row("GET", "/assets/{name}", SEE, 200),
    row("GET", "/design", SEE, 200),
    row("GET", "/d/{district}", SEE, 200),
    row("GET", "/d/{district}/year", SEE, 200),
    row("GET", "/d/{district}/proposals", SEE, 200),
    row(
        "POST",
        "/d/{district}/proposals",
        Some(Act::ProposalSubmit),
        303,
    ),
    row(
        "GET",
        "/d/{district}/proposals/new",
        Some(Act::ProposalSubmit),
        200,
    ),
    row("GET", "/d/{district}/proposals/{proposal}", SEE, 200),
    when(
        Situation::Hidden,
        row("GET", "/d/{district}/proposals/{proposal}", SEE, 200),
    ),
    row(
        "GET",
        "/d/{district}/proposals/{proposal}/edit",
        Some(Act::ProposalEdit),
        200,
    ),
    row(
        "POST",
        "/d/{district}/proposals/{proposal}/edit",
        Some(Act::ProposalEdit),
        303,
    ),
    row(
        "GET",
        "/d/{district}/proposals/{proposal}/withdraw",
        Some(Act::ProposalWithdraw),
        200,
    ),
    row(
        "POST",
        "/d/{district}/proposals/{proposal}/withdraw",
        Some(Act::ProposalWithdraw),
        303,
    ),
    row(
        "GET",
        "/d/{district}/proposals/{proposal}/comments",
        SEE,
        200,
    ),
    row(
        "POST",
        "/d/{district}/proposals/{proposal}/comments",
        Some(Act::CommentAdd),
        303,
    ),
    row("GET", "/d/{district}/agendas/{agenda}/comments", SEE, 200),
    row(
        "POST",
        "/d/{district}/agendas/{agenda}/comments",
        Some(Act::CommentAdd),
        303,
    ),
    row("GET", "/d/{district}/comments/{comment}", SEE, 200),
    row(
        "GET",
        "/d/{district}/comments/{comment}/withdraw",
        Some(Act::CommentWithdraw),
        200,
    ),
    row(
        "POST",
        "/d/{district}/comments/{comment}/withdraw",
        Some(Act::CommentWithdraw),
        303,
    ),
    row(
        "GET",
        "/d/{district}/moderation",
        Some(Act::ModerationSee),
        200,
    ),
    row(
        "GET",
        "/d/{district}/moderation/{kind}/{id}/hide",
        Some(Act::ContentHide),
        200,
    ),
    row(
        "POST",
        "/d/{district}/moderation/{kind}/{id}/hide",
        Some(Act::ContentHide),
        303,
    ),
    when(
        Situation::Hidden,
        row(
            "GET",
            "/d/{district}/moderation/{kind}/{id}/appeal",
            Some(Act::AppealMake),
            200,
        ),
    ),
    when(
        Situation::Hidden,
        row(
            "POST",
            "/d/{district}/moderation/{kind}/{id}/appeal",
            Some(Act::AppealMake),
            303,
        ),
    ),
    when(
        Situation::Appealed,
        row(
            "GET",
            "/d/{district}/moderation/{kind}/{id}/answer",
            Some(Act::AppealAnswer),
            200,
        ),
    ),
    when(
        Situation::Appealed,
        row(
            "POST",
            "/d/{district}/moderation/{kind}/{id}/answer",
            Some(Act::AppealAnswer),
            303,
        ),
    ),
    row("GET", "/d/{district}/votes", SEE, 200),
    row(
        "GET",
        "/d/{district}/votes/new",
        Some(Act::VoteAnnounce),
        200,
    ),
    row("POST", "/d/{district}/votes", Some(Act::VoteAnnounce), 303),
    // Every role here is of one district; setting one up is for the whole city.
    row("GET", "/set-up", None, 403),
    row("POST", "/set-up", None, 403),
    row("GET", "/d/{district}/votes/{vote}", SEE, 200),
    row(
        "POST",
        "/d/{district}/votes/{vote}/eligibility",
        Some(Act::VoteCast),
        303,
    ),
    row(
        "POST",
        "/d/{district}/votes/{vote}/ballot",
        Some(Act::VoteCast),
        303,
    ),
    when(
        Situation::Counted,
        row("GET", "/d/{district}/votes/{vote}/result", SEE, 200),
    ),
    when(
        Situation::Counted,
        row("GET", "/d/{district}/votes/{vote}/ballots.pb", SEE, 200),
    ),
    row("GET", "/d/{district}/spending", SEE, 200),
    row(
        "GET",
        "/d/{district}/spending/new",
        Some(Act::SpendingRecord),
        200,
    ),
    row(
        "POST",
        "/d/{district}/spending",
        Some(Act::SpendingRecord),
        303,
    ),
    row(
        "GET",
        "/d/{district}/spending/{row}/counter",
        Some(Act::SpendingRecord),
        200,
    ),
    row(
        "POST",
        "/d/{district}/spending/{row}/counter",
        Some(Act::SpendingRecord),
        303,
    ),
    row("GET", "/d/{district}/spending/{row}", SEE, 200),
    row("POST", "/d/{district}/spending/{row}", LEDGER, 303),
    // Open evidence is for everybody.
    row("GET", "/d/{district}/evidence/{evidence}", SEE, 200),
    row(
        "GET",
        "/d/{district}/evidence/{evidence}/close",
        LEDGER,
        200,
    ),
    row(
        "POST",
        "/d/{district}/evidence/{evidence}/close",
        LEDGER,
        303,
    ),
    row("GET", "/d/{district}/commitments", SEE, 200),
    row("GET", "/d/{district}/commitments/new", LEDGER, 200),
    row("POST", "/d/{district}/commitments", LEDGER, 303),
    row(
        "GET",
        "/d/{district}/commitments/{commitment}/release",
        LEDGER,
        200,
    ),
    row(
        "POST",
        "/d/{district}/commitments/{commitment}/release",
        LEDGER,
        303,
    ),
    row("GET", "/d/{district}/carry-over", SEE, 200),
    row("POST", "/d/{district}/carry-over", LEDGER, 303),
    row("GET", "/d/{district}/carry-over/{row}/counter", LEDGER, 200),
    row(
        "POST",
        "/d/{district}/carry-over/{row}/counter",
        LEDGER,
        303,
    ),
    row("GET", "/d/{district}/refund", SEE, 200),
    row("POST", "/d/{district}/refund", LEDGER, 303),
    row("GET", "/d/{district}/refund/{row}/counter", LEDGER, 200),
    row("POST", "/d/{district}/refund/{row}/counter", LEDGER, 303),
    row("GET", "/d/{district}/settlement", SEE, 200),
    row(
        "GET",
        "/d/{district}/settlement/new",
        Some(Act::SettlementDraft),
        200,
    ),
    row(
        "POST",
        "/d/{district}/settlement/new",
        Some(Act::SettlementDraft),
        303,
    ),
    row(
        "POST",
        "/d/{district}/settlement/approve",
        Some(Act::SettlementApprove),
        303,
    ),
    row("GET", "/d/{district}/meetings", SEE, 200),
    row("GET", "/d/{district}/meetings/new", CALL, 200),
    row("POST", "/d/{district}/meetings", CALL, 303),
    row("GET", "/d/{district}/meetings/{meeting}", SEE, 200),
    row("GET", "/d/{district}/calendar.ics", SEE, 200),
    row(
        "GET",
        "/d/{district}/meetings/{meeting}/calendar.ics",
        SEE,
        200,
    ),
    row("GET", "/d/{district}/meetings/{meeting}/move", CALL, 200),
    row("POST", "/d/{district}/meetings/{meeting}/move", CALL, 303),
    row("GET", "/d/{district}/meetings/{meeting}/agendas", CALL, 200),
    row(
        "POST",
        "/d/{district}/meetings/{meeting}/agendas",
        CALL,
        303,
    ),
    row("GET", "/d/{district}/meetings/{meeting}/cancel", CALL, 200),
    row("POST", "/d/{district}/meetings/{meeting}/cancel", CALL, 303),
    row(
        "GET",
        "/d/{district}/meetings/{meeting}/attendance",
        RECORD,
        200,
    ),
    row(
        "POST",
        "/d/{district}/meetings/{meeting}/attendance",
        RECORD,
        303,
    ),
    row(
        "GET",
        "/d/{district}/meetings/{meeting}/check-in",
        RECORD,
        200,
    ),
    row(
        "POST",
        "/d/{district}/meetings/{meeting}/check-in",
        RECORD,
        303,
    ),
    row(
        "GET",
        "/d/{district}/meetings/{meeting}/check-in/sign",
        RECORD,
        200,
    ),
    row(
        "GET",
        "/d/{district}/meetings/{meeting}/attendance/sheet",
        RECORD,
        200,
    ),
    row("GET", "/d/{district}/meetings/{meeting}/needs", GUEST, 200),
    row("POST", "/d/{district}/meetings/{meeting}/needs", GUEST, 303),
    row(
        "GET",
        "/d/{district}/meetings/{meeting}/needs/read",
        NEEDS,
        200,
    ),
    row(
        "POST",
        "/d/{district}/meetings/{meeting}/needs/read",
        NEEDS,
        200,
    ),
    row("GET", "/check-in", SEE, 200),
    row("POST", "/check-in", GUEST, 303),
    row(
        "GET",
        "/d/{district}/meetings/{meeting}/minutes",
        RECORD,
        200,
    ),
    row(
        "POST",
        "/d/{district}/meetings/{meeting}/minutes",
        RECORD,
        303,
    ),
    row(
        "POST",
        "/d/{district}/meetings/{meeting}/minutes/publish",
        RECORD,
        303,
    ),
    row(
        "POST",
        "/d/{district}/meetings/{meeting}/minutes/approve",
        APPROVE,
        303,
    ),
    row("GET", "/d/{district}/meetings/{meeting}/tasks", RECORD, 200),
    row(
        "POST",
        "/d/{district}/meetings/{meeting}/tasks",
        RECORD,
        303,
    ),
    row(
        "POST",
        "/d/{district}/meetings/{meeting}/tasks/{task}/done",
        RECORD,
        303,
    ),
    row(
        "POST",
        "/d/{district}/meetings/{meeting}/tasks/{task}/reopen",
        RECORD,
        303,
    ),
    row(
        "POST",
        "/d/{district}/meetings/{meeting}/minutes/addenda",
        RECORD,
        303,
    ),
    row(
        "GET",
        "/d/{district}/meetings/{meeting}/decisions",
        RECORD,
        200,
    ),
    row(
        "POST",
        "/d/{district}/meetings/{meeting}/decisions",
        RECORD,
        303,
    ),
    row("GET", "/d/{district}/documents", SEE, 200),
    row("GET", "/d/{district}/documents/new", DRAFT, 200),
    row("POST", "/d/{district}/documents", DRAFT, 303),
    row("GET", "/d/{district}/documents/{document}", SEE, 200),
    row("GET", "/d/{district}/documents/{document}/text", SEE, 200),
    row("GET", "/d/{district}/documents/{document}/edit", DRAFT, 200),
    row(
        "POST",
        "/d/{district}/documents/{document}/edit",
        DRAFT,
        303,
    ),
    row("POST", "/d/{district}/documents/{document}/sign", SIGN, 303),
    row(
        "POST",
        "/d/{district}/documents/{document}/withdraw",
        DRAFT,
        303,
    ),
    row(
        "POST",
        "/d/{district}/documents/{document}/return",
        SIGN,
        303,
    ),
    // Of those who sign only an approver takes note of what a deputy did.
    row(
        "POST",
        "/d/{district}/documents/{document}/report",
        None,
        303,
    ),
    row("GET", "/sign-in", None, 200),
    row("POST", "/sign-in", Some(Act::SignIn), 303),
    row("GET", "/sign-in/code", None, 200),
    row("POST", "/sign-in/code", Some(Act::SignIn), 303),
    row("POST", "/sign-out", None, 303),
    when(Situation::OwnAccount, row("GET", "/consent", OWN, 200)),
    when(Situation::OwnAccount, row("POST", "/consent", OWN, 303)),
    when(Situation::OwnAccount, row("GET", "/me", OWN, 200)),
    when(Situation::OwnAccount, row("POST", "/me/name", OWN, 303)),
    when(
        Situation::OwnAccount,
        row("POST", "/me/generation", OWN, 303),
    ),
    when(Situation::OwnAccount, row("POST", "/me/contacts", OWN, 303)),
    // No code was asked for, so this leads back to the account.
    when(
        Situation::OwnAccount,
        row("GET", "/me/contacts/code", OWN, 303),
    ),
    when(
        Situation::OwnAccount,
        row("POST", "/me/contacts/code", OWN, 303),
    ),
    when(
        Situation::Session,
        row("POST", "/me/sessions/{session}/end", OWN, 303),
    ),
    when(
        Situation::Session,
        row("POST", "/me/contacts/{contact}/remove", OWN, 303),
    ),
    when(Situation::OwnAccount, row("GET", "/me/close", OWN, 200)),
    // Whoever holds a role has to lay it down first.
    row("POST", "/me/close", None, 303),
    row("GET", "/d/{district}/desk", Some(Act::DeskCodeIssue), 200),
    row("POST", "/d/{district}/desk", Some(Act::DeskCodeIssue), 200),
    row(
        "GET",
        "/d/{district}/desk/proposal",
        Some(Act::ProposalEnter),
        200,
    ),
    row(
        "POST",
        "/d/{district}/desk/proposal",
        Some(Act::ProposalEnter),
        200,
    ),
    row("GET", "/where", Some(Act::ProposalTrack), 200),
    row("POST", "/where", Some(Act::ProposalTrack), 200),
    row("POST", "/where/appeal", Some(Act::ProposalTrack), 200),
    row("POST", "/where/hearing", Some(Act::ProposalTrack), 200),
    row(
        "GET",
        "/d/{district}/proposals/{proposal}/code",
        Some(Act::TrackingCodeIssue),
        200,
    ),
    row(
        "POST",
        "/d/{district}/proposals/{proposal}/code",
        Some(Act::TrackingCodeIssue),
        200,
    ),
    row("GET", "/d/{district}/roles", Some(Act::RolesSee), 200),
    row("POST", "/d/{district}/roles", Some(Act::RolesChange), 303),
    row(
        "POST",
        "/d/{district}/roles/{grant}/end",
        Some(Act::RolesChange),
        303,
    ),
    row("GET", "/set-up/administrators", None, 403),
    row("POST", "/set-up/administrators", None, 403),
    row("POST", "/set-up/administrators/{grant}/end", None, 403),
    row("GET", "/d/{district}/settings", CHANGE, 200),
    row("POST", "/d/{district}/settings", CHANGE, 303),
    row("GET", "/d/{district}/settings/criteria", CRITERIA, 200),
    row("POST", "/d/{district}/settings/criteria", CRITERIA, 303),
    row("GET", "/d/{district}/settings/closings", CLOSING, 200),
    row("POST", "/d/{district}/settings/closings", CLOSING, 303),
    row("GET", "/d/{district}/settings/calendar", CALENDAR, 200),
    row("GET", "/d/{district}/settings/calendar/back", CALENDAR, 200),
    row("POST", "/d/{district}/settings/calendar", CALENDAR, 303),
    row("GET", "/d/{district}/settings/neighborhoods", CHANGE, 200),
    row("POST", "/d/{district}/settings/neighborhoods", CHANGE, 303),
    row("GET", "/d/{district}/settings/next-year", CHANGE, 200),
    row("POST", "/d/{district}/settings/next-year", CHANGE, 303),
    row("GET", "/d/{district}/settings/synonyms", CHANGE, 200),
    row("POST", "/d/{district}/settings/synonyms", CHANGE, 303),
    row("GET", "/first-run", None, 200),
    row("POST", "/first-run", None, 303),
    row("GET", "/healthz", None, 200),
    row("GET", "/metrics", None, 404),
    row("GET", "/demo", None, 200),
    row("GET", "/demo/as/{person}", None, 200),
    row("POST", "/demo/as/{person}", Some(Act::SignIn), 303),
    row("GET", "/api", SEE, 200),
    row("GET", "/api/v1/districts", SEE, 200),
    row("GET", "/api/v1/districts/{district}", SEE, 200),
    row("GET", "/api/v1/districts/{district}/years", SEE, 200),
    row("GET", "/api/v1/districts/{district}/proposals", SEE, 200),
    row("GET", "/api/v1/proposals/{proposal}", SEE, 200),
    row("GET", "/api/v1/proposals/{proposal}/comments", SEE, 200),
    row("GET", "/api/v1/agendas/{agenda}/comments", SEE, 200),
    row("GET", "/api/v1/comments/{comment}", SEE, 200),
    row("GET", "/api/v1/districts/{district}/votes", SEE, 200),
    row("GET", "/api/v1/votes/{vote}", SEE, 200),
    when(
        Situation::Counted,
        row("GET", "/api/v1/votes/{vote}/result", SEE, 200),
    ),
    row("GET", "/api/v1/districts/{district}/meetings", SEE, 200),
    row("GET", "/api/v1/meetings/{meeting}", SEE, 200),
    row("GET", "/api/v1/districts/{district}/documents", SEE, 200),
    row("GET", "/api/v1/documents/{document}", SEE, 200),
    row("GET", "/api/v1/districts/{district}/spending", SEE, 200),
    row("GET", "/api/v1/districts/{district}/commitments", SEE, 200),
    row("GET", "/api/v1/spending/{row}", SEE, 200),
    row("GET", "/api/v1/districts/{district}/carry-over", SEE, 200),
    row("GET", "/api/v1/districts/{district}/refund", SEE, 200),
    row("GET", "/api/v1/districts/{district}/diversions", SEE, 200),
    // Nothing is approved in the year that is shown first.
    row("GET", "/api/v1/districts/{district}/settlement", None, 404),
    row("GET", "/api/v1/openapi.json", SEE, 200),
];
