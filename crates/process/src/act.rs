//! Acts, and the one function that decides who may do them.
//!
//! Pages, the API, exports and jobs all ask [`authorize`]. The default is no: a pair of act
//! and role that [`rule`] does not name is refused. The whole table is committed as
//! `docs/act-by-role.tsv`, and a test holds it against this code.

use crate::id::{DistrictId, PersonId};
use crate::refusal::{Fault, Kind, Refusal};
use crate::role::{Actor, Role, named};

named! {
    /// Something a person may ask to see or to do.
    Act {
        /// See what is public of a district: its pages, proposals, votes and results.
        PublicSee = "public-see",
        /// Sign in, or ask for a code.
        SignIn = "sign-in",
        /// See and change one's own account, contacts and sessions.
        AccountManage = "account-manage",
        /// Hand in a proposal.
        ProposalSubmit = "proposal-submit",
        /// Enter a proposal for somebody at the counter of a neighbourhood office.
        ProposalEnter = "proposal-enter",
        /// Get the code with which a proposal is found without an account.
        TrackingCodeIssue = "tracking-code-issue",
        /// See by its code what became of a proposal, and act on it as its proposer.
        ProposalTrack = "proposal-track",
        /// Change a proposal.
        ProposalEdit = "proposal-edit",
        /// Take a proposal back.
        ProposalWithdraw = "proposal-withdraw",
        /// Comment on a proposal or an agenda, or answer a comment.
        CommentAdd = "comment-add",
        /// Take a comment back.
        CommentWithdraw = "comment-withdraw",
        /// Hide a proposal or a comment, with a reason.
        ContentHide = "content-hide",
        /// Read what is hidden.
        HiddenSee = "hidden-see",
        /// Appeal against a hiding.
        AppealMake = "appeal-make",
        /// Answer an appeal.
        AppealAnswer = "appeal-answer",
        /// See the list of hidden things and open appeals.
        ModerationSee = "moderation-see",
        /// Declare that one may vote, and vote.
        VoteCast = "vote-cast",
        /// Check a person's papers and hand over a sign-in code.
        DeskCodeIssue = "desk-code-issue",
        /// See who holds which role.
        RolesSee = "roles-see",
        /// Give or end a role.
        RolesChange = "roles-change",
        /// Set a district up.
        DistrictSetUp = "district-set-up",
        /// Announce a vote, with its agendas and rules.
        VoteAnnounce = "vote-announce",
        /// Set when the stages of a year open and close.
        CalendarSet = "calendar-set",
        /// Set what a district wants of the stages of its years.
        CriteriaSet = "criteria-set",
        /// Say why a stage closed with criteria unmet.
        ClosingExplain = "closing-explain",
        /// Change a district's names, neighbourhoods, words, budget and its next year.
        DistrictChange = "district-change",
        /// Appoint administrators of the whole city.
        AdministratorAppoint = "administrator-appoint",
        /// Make and change bodies of a district.
        BodyManage = "body-manage",
        /// Join a body that is open to everybody.
        BodyJoin = "body-join",
        /// Leave a body one has joined.
        BodyLeave = "body-leave",
        /// Change what somebody is in an open body: observer, participant, member.
        MembershipSet = "membership-set",
        /// Bring members of a body in from a table.
        MembersImport = "members-import",
        /// Offer to show newcomers of a body around, or stop.
        BodyGuide = "body-guide",
        /// Hand out the tasks of a body's next meeting.
        TurnHandOut = "turn-hand-out",
        /// Hand one's task on.
        TurnHandOn = "turn-hand-on",
        /// Publish a call for seats or for people, take it back, and look after the seats.
        RecruitmentCall = "recruitment-call",
        /// Apply for a seat.
        RecruitmentApply = "recruitment-apply",
        /// Take one's application back, and say yes or no to a seat.
        RecruitmentAnswer = "recruitment-answer",
        /// Read applications, and choose among them with reasons.
        RecruitmentSelect = "recruitment-select",
        /// Throw the dice of a lottery and draw.
        RecruitmentDraw = "recruitment-draw",
        /// Put an agenda of the council on the board.
        AgendaAdd = "agenda-add",
        /// Change an agenda.
        AgendaEdit = "agenda-edit",
        /// Classify a proposal as project, agenda or civil complaint.
        ProposalClassify = "proposal-classify",
        /// Suggest what a proposal is, and ask its proposer to explain it first.
        HearingAsk = "hearing-ask",
        /// Explain one's proposal before it is referred or transformed.
        HearingAnswer = "hearing-answer",
        /// Record what a proposer said on site.
        HearingRecord = "hearing-record",
        /// Appeal against the referral of one's proposal.
        ReferralAppeal = "referral-appeal",
        /// Answer such an appeal.
        ReferralAnswer = "referral-answer",
        /// Merge or split proposals and agendas, and undo it.
        LineageChange = "lineage-change",
        /// Agree to a merge of one's own proposal, or refuse it.
        MergeAnswer = "merge-answer",
        /// Decide whether two proposals or agendas ask for the same.
        SimilarDecide = "similar-decide",
        /// Agree, disagree or pass on an agenda, with a reason.
        OpinionGive = "opinion-give",
        /// Support a proposal or an agenda, and take that back.
        SupportGive = "support-give",
        /// Add a statement to an agenda, for everybody to vote on.
        StatementAdd = "statement-add",
        /// Agree, disagree or pass on statements.
        StatementVote = "statement-vote",
        /// Set when an agenda is deliberated online, and who sees results when.
        StatementSet = "statement-set",
        /// Send an agenda or a proposal to departments for review, and take that back.
        ReviewSend = "review-send",
        /// Write what one's department says in a review.
        ReviewWrite = "review-write",
        /// Put together what departments say, and answer in public.
        ReviewCoordinate = "review-coordinate",
        /// Read what departments write before it is published, and their notes.
        ReviewInternalSee = "review-internal-see",
        /// Ask that what departments answered be looked at again.
        ReviewAppeal = "review-appeal",
        /// Flag two projects that get in each other's way, and end that.
        ConflictFlag = "conflict-flag",
        /// Ask an expert for her opinion of an agenda.
        ExpertInvite = "expert-invite",
        /// Say what one's interest is, and give one's opinion as an expert.
        ExpertWrite = "expert-write",
        /// Record what the body answers to an expert.
        ExpertAnswer = "expert-answer",
        /// Keep texts of answers that a district gives often.
        TemplateManage = "template-manage",
        /// See all districts at once, as the city does.
        CitySee = "city-see",
        /// Issue one text of an agreement to several districts.
        CommonAgreementIssue = "common-agreement-issue",
        /// Publish the formula of differential support of a year.
        SupportFormulaPublish = "support-formula-publish",
        /// Name the office and post that owns an agenda.
        OwnerName = "owner-name",
        /// Ask or say something in the open inbox.
        InquiryMake = "inquiry-make",
        /// Say who answers an inquiry.
        InquiryAssign = "inquiry-assign",
        /// Answer an inquiry in public.
        InquiryAnswer = "inquiry-answer",
        /// Ask for a meeting of the council, and sign such a request.
        ConveningAsk = "convening-ask",
        /// Call a meeting.
        MeetingCall = "meeting-call",
        /// Record attendance, minutes and decisions of a meeting, and publish the minutes.
        MeetingRecord = "meeting-record",
        /// Check in at a meeting, and tell what one needs there.
        MeetingTakePart = "meeting-take-part",
        /// Read what people need in order to take part in a meeting.
        AccessNeedSee = "access-need-see",
        /// Read minutes as they were written, before personal data was masked.
        MinutesOriginalSee = "minutes-original-see",
        /// Approve published minutes.
        MinutesApprove = "minutes-approve",
        /// Assign a support officer to a district, and end that.
        OfficerAssign = "officer-assign",
        /// Tell when a support officer is away and the substitute stands in.
        OfficerAbsenceTell = "officer-absence-tell",
        /// Tell whether a support officer came to a meeting.
        OfficerPresenceTell = "officer-presence-tell",
        /// Write a support officer's note on a meeting.
        OfficerNoteWrite = "officer-note-write",
        /// Answer such a note for the council.
        OfficerNoteAnswer = "officer-note-answer",
        /// Read the conversation of council, support officer and city.
        OfficerTalkSee = "officer-talk-see",
        /// Say something in it, ask and close.
        OfficerTalk = "officer-talk",
        /// Come into a workshop room with its code, and take part.
        RoomTakePart = "room-take-part",
        /// Open a workshop room, lead it and record what came of it.
        RoomLead = "room-lead",
        /// Record what the council selected.
        SelectionRecord = "selection-record",
        /// Write the plan and its budget lines.
        PlanWrite = "plan-write",
        /// Write the terms of the agreement between city and district.
        AgreementDraft = "agreement-draft",
        /// Sign the agreement for the district.
        AgreementSignDistrict = "agreement-sign-district",
        /// Sign the agreement for the city.
        AgreementSignCity = "agreement-sign-city",
        /// Send a draft of the agreement back instead of signing it.
        AgreementSendBack = "agreement-send-back",
        /// Read evidence of payments that is closed to the public.
        EvidenceSee = "evidence-see",
        /// Say that one has read the summary of an agreement.
        AgreementRead = "agreement-read",
        /// Propose a change of the budget.
        ChangePropose = "change-propose",
        /// Record the council's decision on a change.
        ChangeDecide = "change-decide",
        /// Decide on a change for the city.
        ChangeApprove = "change-approve",
        /// Write into the ledger: commitments, spending with its evidence, what is carried over
        /// and what is paid back.
        SpendingRecord = "spending-record",
        /// Ask residents to be co-owners of a project, and end that.
        ProjectOwnerName = "project-owner-name",
        /// Say whether one takes the place of a co-owner, and leave it.
        ProjectOwnerAnswer = "project-owner-answer",
        /// Write the execution log of a project, and take entries back.
        ExecutionEntryWrite = "execution-entry-write",
        /// Propose to call a project complete, and take that back.
        CompletionPropose = "completion-propose",
        /// Consent to the completion of a project that one owns along, or say why not.
        CompletionAnswer = "completion-answer",
        /// Draw up the settlement of a year.
        SettlementDraft = "settlement-draft",
        /// Approve and lock a settlement.
        SettlementApprove = "settlement-approve",
        /// Publish by what a year is evaluated, and the results.
        EvaluationPublish = "evaluation-publish",
        /// Object to the result of one's district.
        EvaluationObject = "evaluation-object",
        /// Answer such an objection.
        EvaluationAnswer = "evaluation-answer",
        /// Tell how many people live in a district.
        ResidentsTell = "residents-tell",
        /// Write what became of a project, and publish it; a resident of one that she owns along.
        OutcomeReportWrite = "outcome-report-write",
        /// Draft an official document.
        DocumentDraft = "document-draft",
        /// Sign an official document.
        DocumentApprove = "document-approve",
        /// Read the closed parts of documents.
        DocumentClosedSee = "document-closed-see",
    }
}

/// What the table says of one act and one kind of actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// Not at all.
    No,
    /// Only where the thing is the actor's own.
    Own,
    /// Yes, within the district of the grant.
    Yes,
}

/// What the act is aimed at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Target {
    /// The district concerned; `None` means the whole city.
    pub district: Option<DistrictId>,
    /// Whose the thing is.
    pub owner: Option<PersonId>,
}

impl Target {
    /// Something in a district that is nobody's own.
    pub fn district(district: DistrictId) -> Target {
        Target {
            district: Some(district),
            owner: None,
        }
    }

    /// Something in a district that somebody made.
    pub fn owned(district: DistrictId, owner: PersonId) -> Target {
        Target {
            district: Some(district),
            owner: Some(owner),
        }
    }
}

/// The table: what a visitor (`None`) or the holder of a role may do.
///
/// A signed-in person is always a [`Role::Resident`] too, so the rows of other roles only
/// name what comes on top.
pub fn rule(act: Act, role: Option<Role>) -> Rule {
    use Act::*;
    match (act, role) {
        (
            PublicSee | SignIn | InquiryMake | ProposalTrack | MeetingTakePart | RoomTakePart,
            None | Some(Role::Resident),
        ) => Rule::Yes,
        (AccountManage, Some(Role::Resident)) => Rule::Own,
        (
            ProposalSubmit | CommentAdd | VoteCast | BodyJoin | RecruitmentApply | OpinionGive
            | SupportGive | StatementAdd | StatementVote | AgreementRead | ProjectOwnerAnswer,
            Some(Role::Resident),
        ) => Rule::Yes,
        (
            ProposalEdit | ProposalWithdraw | TrackingCodeIssue | CommentWithdraw | HiddenSee
            | AppealMake | BodyLeave | BodyGuide | TurnHandOn | RecruitmentAnswer | HearingAnswer
            | ReferralAppeal | AgendaEdit | ReviewAppeal | MergeAnswer | ExpertWrite
            | ExecutionEntryWrite | CompletionAnswer | OutcomeReportWrite,
            Some(Role::Resident),
        ) => Rule::Own,
        (
            ContentHide | HiddenSee | AppealAnswer | ModerationSee,
            Some(Role::Moderator | Role::Administrator),
        ) => Rule::Yes,
        (DeskCodeIssue | ProposalEnter, Some(Role::Clerk | Role::Administrator)) => Rule::Yes,
        (RolesSee, Some(Role::Secretary | Role::GovernanceCoordinator | Role::Administrator)) => {
            Rule::Yes
        }
        (RolesChange | DistrictSetUp | AdministratorAppoint, Some(Role::Administrator)) => {
            Rule::Yes
        }
        (
            VoteAnnounce | CalendarSet | DistrictChange | BodyManage | MembersImport | AgendaEdit,
            Some(Role::Secretary | Role::Administrator),
        ) => Rule::Yes,
        _ => council_rule(act, role).unwrap_or_else(|| money_rule(act, role)),
    }
}

/// The part of the table about bodies, agendas, meetings and the inbox.
fn council_rule(act: Act, role: Option<Role>) -> Option<Rule> {
    use Act::*;
    let yes = match act {
        MembershipSet | ProposalClassify => &[Role::Secretary, Role::CoChair][..],
        HearingAsk => &[
            Role::Clerk,
            Role::Secretary,
            Role::CoChair,
            Role::Facilitator,
        ],
        HearingRecord => &[Role::Secretary, Role::Facilitator],
        TurnHandOut => &[Role::CoChair, Role::Secretary, Role::Facilitator],
        RecruitmentCall => &[Role::Secretary],
        RecruitmentSelect => &[Role::Secretary, Role::CoChair],
        RecruitmentDraw => &[Role::CoChair],
        ReferralAnswer => &[Role::Secretary, Role::CoChair, Role::GovernanceCoordinator],
        AgendaAdd => &[
            Role::CouncilMember,
            Role::CoChair,
            Role::Secretary,
            Role::BudgetCommitteeMember,
        ],
        LineageChange => &[Role::Secretary, Role::CoChair, Role::Facilitator],
        SimilarDecide => &[
            Role::CouncilMember,
            Role::CoChair,
            Role::Secretary,
            Role::Facilitator,
        ],
        ReviewSend => &[Role::Secretary, Role::GovernanceCoordinator],
        ConflictFlag => &[
            Role::CoChair,
            Role::Secretary,
            Role::DepartmentOfficial,
            Role::GovernanceCoordinator,
        ],
        ExpertInvite | ExpertAnswer => &[Role::CoChair, Role::Secretary, Role::Facilitator],
        TemplateManage => &[
            Role::Secretary,
            Role::DepartmentOfficial,
            Role::GovernanceCoordinator,
        ],
        CitySee => &[Role::CityOfficer, Role::Administrator],
        CommonAgreementIssue | SupportFormulaPublish => &[Role::CityOfficer],
        OwnerName => &[Role::Secretary, Role::GovernanceCoordinator],
        ReviewWrite => &[Role::DepartmentOfficial],
        ReviewCoordinate => &[Role::GovernanceCoordinator],
        ReviewInternalSee => &[Role::DepartmentOfficial, Role::GovernanceCoordinator],
        InquiryAssign => &[Role::Secretary, Role::GovernanceCoordinator],
        InquiryAnswer => &[
            Role::Secretary,
            Role::SupportOfficer,
            Role::DepartmentOfficial,
            Role::GovernanceCoordinator,
        ],
        ConveningAsk => &[Role::CouncilMember, Role::CoChair],
        MeetingCall => &[Role::CoChair, Role::Secretary, Role::Facilitator],
        MeetingRecord | AccessNeedSee | MinutesOriginalSee => &[Role::Secretary, Role::Facilitator],
        MinutesApprove => &[Role::CoChair],
        OfficerAssign => &[Role::CityOfficer, Role::Administrator],
        OfficerAbsenceTell => &[Role::SupportOfficer, Role::CityOfficer, Role::Administrator],
        OfficerPresenceTell => &[Role::Secretary, Role::Facilitator, Role::SupportOfficer],
        OfficerNoteWrite => &[Role::SupportOfficer],
        OfficerNoteAnswer => &[Role::CoChair, Role::Secretary],
        OfficerTalkSee => &[
            Role::CouncilMember,
            Role::CoChair,
            Role::Secretary,
            Role::SupportOfficer,
            Role::CityOfficer,
        ],
        OfficerTalk => &[
            Role::CoChair,
            Role::Secretary,
            Role::SupportOfficer,
            Role::CityOfficer,
        ],
        RoomLead => &[
            Role::Secretary,
            Role::Facilitator,
            Role::CityOfficer,
            Role::Administrator,
        ],
        StatementSet => &[Role::Secretary, Role::Facilitator],
        CriteriaSet => &[Role::Secretary, Role::Administrator],
        SelectionRecord | ClosingExplain => &[Role::Secretary],
        _ => return None,
    };
    Some(among(role, yes))
}

/// The part of the table about money and documents. An administrator looks after the site and
/// decides nothing about money.
fn money_rule(act: Act, role: Option<Role>) -> Rule {
    use Act::*;
    let yes = match act {
        PlanWrite | SpendingRecord | ExecutionEntryWrite | OutcomeReportWrite => {
            &[Role::Secretary, Role::DepartmentOfficial][..]
        }
        EvidenceSee => &[Role::Secretary, Role::DepartmentOfficial, Role::CityOfficer],
        EvaluationPublish | EvaluationAnswer => &[Role::CityOfficer],
        EvaluationObject => &[Role::CoChair, Role::Secretary],
        ResidentsTell => &[Role::Secretary, Role::CityOfficer],
        AgreementDraft => &[Role::Secretary, Role::CityOfficer],
        AgreementSignDistrict => &[Role::CoChair],
        AgreementSendBack => &[Role::CoChair, Role::CityOfficer],
        AgreementSignCity | ChangeApprove | SettlementApprove => &[Role::CityOfficer],
        ChangePropose => &[
            Role::CouncilMember,
            Role::CoChair,
            Role::Secretary,
            Role::DepartmentOfficial,
        ],
        ChangeDecide | SettlementDraft | ProjectOwnerName => &[Role::Secretary],
        CompletionPropose => &[Role::DepartmentOfficial],
        DocumentDraft => &[
            Role::Secretary,
            Role::SupportOfficer,
            Role::DepartmentOfficial,
            Role::CityOfficer,
        ],
        DocumentApprove => &[Role::Approver, Role::DeputyApprover],
        DocumentClosedSee => &[
            Role::Secretary,
            Role::SupportOfficer,
            Role::DepartmentOfficial,
            Role::Approver,
            Role::DeputyApprover,
            Role::CityOfficer,
        ],
        _ => return Rule::No,
    };
    among(role, yes)
}

fn among(role: Option<Role>, yes: &[Role]) -> Rule {
    match role {
        Some(role) if yes.contains(&role) => Rule::Yes,
        _ => Rule::No,
    }
}

/// Decides whether `actor` may do `act` to `target`.
///
/// # Errors
/// [`Kind::SignIn`] when signing in could help, [`Kind::Forbidden`] otherwise.
pub fn authorize(actor: &Actor, act: Act, target: Target) -> Result<(), Refusal> {
    let granted = |rule: Rule| match rule {
        Rule::No => false,
        Rule::Own => actor.person.is_some() && actor.person == target.owner,
        Rule::Yes => true,
    };
    let by_role =
        |role: &Role| actor.has(*role, target.district) && granted(rule(act, Some(*role)));
    if granted(rule(act, None)) || Role::ALL.iter().any(by_role) {
        return Ok(());
    }
    if actor.person.is_none() {
        return Err(Refusal {
            kind: Kind::SignIn,
            fault: Fault::new("refusal-sign-in"),
        });
    }
    Err(Refusal::forbidden("refusal-not-allowed"))
}

/// The first role, in the order of the glossary, in which `actor` may do `act` in a district:
/// what a record says instead of a name. Whoever may not is a resident.
pub fn acting_as(actor: &Actor, act: Act, district: Option<DistrictId>) -> Role {
    let may = |role: &&Role| actor.has(**role, district) && rule(act, Some(**role)) == Rule::Yes;
    Role::ALL
        .iter()
        .find(may)
        .copied()
        .unwrap_or(Role::Resident)
}

/// The table as tab-separated text, as committed in `docs/act-by-role.tsv`.
pub fn table() -> String {
    let mut out = String::from("act\tvisitor");
    for role in Role::ALL {
        out.push('\t');
        out.push_str(role.as_str());
    }
    out.push('\n');
    for act in Act::ALL {
        out.push_str(act.as_str());
        for role in std::iter::once(None).chain(Role::ALL.iter().copied().map(Some)) {
            out.push_str(match rule(*act, role) {
                Rule::No => "\tno",
                Rule::Own => "\town",
                Rule::Yes => "\tyes",
            });
        }
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::GrantId;
    use crate::role::Grant;
    use jiff::civil::date;

    fn holder(role: Role, district: Option<i64>) -> Actor {
        let today = date(2026, 7, 1);
        let grant = Grant {
            id: GrantId(1),
            role,
            district: district.map(DistrictId),
            body: None,
            starts_on: today,
            ends_on: None,
        };
        Actor::person(PersonId(7), vec![grant], today)
    }

    #[test]
    fn the_committed_table_is_the_code() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/act-by-role.tsv");
        let committed = std::fs::read_to_string(path).unwrap_or_default();
        assert!(
            committed == table(),
            "write this to docs/act-by-role.tsv:\n{}",
            table()
        );
    }

    #[test]
    fn the_default_is_no() {
        let actor = holder(Role::CouncilMember, Some(1));
        let district = Target::district(DistrictId(1));
        for act in [
            Act::ContentHide,
            Act::RolesChange,
            Act::DeskCodeIssue,
            Act::VoteAnnounce,
        ] {
            assert_eq!(
                authorize(&actor, act, district),
                Err(Refusal::forbidden("refusal-not-allowed"))
            );
            let refused = authorize(&Actor::visitor(), act, district).expect_err("no visitor may");
            assert_eq!(refused.kind, Kind::SignIn);
        }
    }

    #[test]
    fn a_record_names_the_role_that_allows_the_act() {
        let as_of = |role, act, district| acting_as(&holder(role, Some(1)), act, Some(district));
        let here = DistrictId(1);
        assert_eq!(
            as_of(Role::Facilitator, Act::RoomLead, here),
            Role::Facilitator
        );
        assert_eq!(as_of(Role::Moderator, Act::RoomLead, here), Role::Resident);
        let elsewhere = DistrictId(2);
        assert_eq!(
            as_of(Role::Facilitator, Act::RoomLead, elsewhere),
            Role::Resident
        );
    }

    #[test]
    fn own_means_own() {
        let actor = holder(Role::Moderator, Some(1));
        let own = Target::owned(DistrictId(1), PersonId(7));
        let other = Target::owned(DistrictId(1), PersonId(8));
        assert!(authorize(&actor, Act::ProposalEdit, own).is_ok());
        assert!(authorize(&actor, Act::ProposalEdit, other).is_err());
        assert!(authorize(&actor, Act::ContentHide, other).is_ok());
        let foreign = Target::owned(DistrictId(2), PersonId(8));
        assert!(authorize(&actor, Act::ContentHide, foreign).is_err());
    }
}
