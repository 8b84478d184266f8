//! Typed identifiers, one type for each noun.
//!
//! An id is a positive 63-bit number made by the application: milliseconds since 2020 in the
//! upper 42 bits, a counter and random bits below. Ids of one noun therefore sort by the time
//! they were made, and pages can be keyed by them. Ballots are the exception: their ids are
//! random. In JSON and in addresses an id is a string of digits.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A text is not an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an id: ids are digits")]
pub struct NotAnId;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub i64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}", self.0)
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;

            fn from_str(text: &str) -> Result<Self, NotAnId> {
                parse(text).map($name)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    )+};
}

ids! {
    /// A resident's place as co-owner of a project.
    ProjectOwnerId,
    /// An entry of the execution log (실행 기록) of a project.
    ExecutionEntryId,
    /// A proposal to call a project complete.
    CompletionId,
    /// A person with an account.
    PersonId,
    /// A way to reach a person: an e-mail address or a phone number.
    ContactId,
    /// A signed-in browser.
    SessionId,
    /// A role given to a person for a term.
    GrantId,
    /// A district (자치구).
    DistrictId,
    /// A neighbourhood (행정동) of a district.
    NeighborhoodId,
    /// A council, committee or other body of a district.
    BodyId,
    /// One district's round for one fiscal year.
    CycleId,
    /// A resident's proposal (제안).
    ProposalId,
    /// A request to put proposals and agendas together.
    MergeId,
    /// A comment on a proposal.
    CommentId,
    /// A hiding, an appeal or its answer.
    ModerationId,
    /// A resident vote (주민투표) on agendas.
    VoteId,
    /// One agenda on the ballot of a vote.
    VoteItemId,
    /// Somebody's place in a body that is open to everybody.
    MembershipId,
    /// A call for seats or for people (공개모집).
    RecruitmentId,
    /// Somebody's application to a call.
    ApplicationId,
    /// A seat that a call gave, or a place in its reserve.
    SeatId,
    /// A turn at a task that goes around in a body.
    TurnOfTaskId,
    /// An agenda (의제): what the council deliberates and residents vote on.
    AgendaId,
    /// A classification of a proposal, with its referral and appeal.
    ClassificationId,
    /// The hearing of a proposer before a body decides what her proposal is.
    HearingId,
    /// A merge or split of proposals and agendas.
    LineageId,
    /// A department (부서) of a district.
    DepartmentId,
    /// A review of an agenda or a proposal by departments.
    ReviewId,
    /// What one department is asked in a review.
    ReviewCardId,
    /// An answer that a district gives often.
    AnswerTemplateId,
    /// A text of an agreement that several districts sign.
    CommonAgreementId,
    /// What an expert is asked of an agenda.
    ExpertReviewId,
    /// Two projects that get in each other's way.
    ConflictId,
    /// A question or opinion in the open inbox.
    InquiryId,
    /// What one person thinks of an agenda.
    OpinionId,
    /// A statement about an agenda that everybody votes on.
    StatementId,
    /// What somebody said of a statement at one time.
    StatementVoteId,
    /// A meeting, forum or workshop.
    MeetingId,
    /// A request of members of the council for a meeting.
    ConveningId,
    /// Joint meetings that recur by a rule.
    MeetingSeriesId,
    /// A support officer's assignment to a district.
    OfficerAssignmentId,
    /// A time in which a support officer is away.
    OfficerAbsenceId,
    /// A support officer's note on a meeting.
    OfficerNoteId,
    /// A thread of the conversation of council, support officer and city.
    OfficerThreadId,
    /// A decision taken in a meeting.
    DecisionId,
    /// What somebody undertook in a meeting.
    TaskId,
    /// A workshop room.
    RoomId,
    /// A table of a room, a board of its own.
    TableId,
    /// Somebody who came into a room with its code.
    ParticipantId,
    /// A keyword card of a room.
    CardId,
    /// Cards that say the same.
    ClusterId,
    /// A topic that a room discusses.
    TopicId,
    /// A place in the queue of speakers.
    TurnId,
    /// A suggestion (건의) that came out of a room.
    SuggestionId,
    /// What the council selected for a year.
    SelectionId,
    /// A line of the plan's budget, the same through all versions.
    BudgetLineId,
    /// A detailed project (세부사업) of a round.
    ProjectId,
    /// One version of the amounts of all lines.
    BudgetVersionId,
    /// The agreement between city and district for a year.
    AgreementId,
    /// A change of the budget that was proposed.
    BudgetChangeId,
    /// A row of the ledger of spending.
    SpendingId,
    /// A commitment of money of a line.
    CommitmentId,
    /// Evidence of a payment.
    EvidenceId,
    /// A file of evidence.
    EvidenceFileId,
    /// Money that is carried over to the next year.
    CarryOverId,
    /// A note that the diversions of a quarter were reported.
    DiversionReportId,
    /// A payment back of what was not spent.
    RefundId,
    /// A settlement of a year.
    SettlementId,
    /// By what a year is evaluated.
    EvaluationSchemeId,
    /// What was measured of a district in a year.
    EvaluationResultId,
    /// What a district objects to in it.
    EvaluationObjectionId,
    /// How many people lived in a district on a day.
    ResidentsId,
    /// What became of a project.
    OutcomeReportId,
    /// An official document.
    DocumentId,
    /// A photo that came with a proposal.
    PhotoId,
    /// A formula of differential support.
    SupportFormulaId,
}

/// Only plain digits are an id, so that one thing has one address.
fn parse(text: &str) -> Result<i64, NotAnId> {
    let plain = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !plain || (text.len() > 1 && text.starts_with('0')) {
        return Err(NotAnId);
    }
    text.parse().map_err(|_| NotAnId)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_thing_has_one_address() {
        assert_eq!("42".parse(), Ok(ProposalId(42)));
        for text in [
            "",
            "+1",
            "-1",
            "01",
            "1 ",
            "0x1",
            "9223372036854775808",
            "一",
        ] {
            assert_eq!(text.parse::<ProposalId>(), Err(NotAnId), "{text}");
        }
    }
}
