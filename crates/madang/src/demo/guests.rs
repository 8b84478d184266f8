//! Whom a visitor of the demonstration may be, and what each can try.

use process::id::PersonId;
use web::app::DemoPerson;

use super::person;
use super::play::Staff;
use super::year::Year;

/// The people a visitor may sign in as, and what each can try.
pub fn guests(
    year: &Year,
    staff: &Staff,
    visitor: PersonId,
    proposer: PersonId,
    open_vote: &str,
) -> Vec<DemoPerson> {
    let d = format!("/d/{}", year.slug);
    let vote = format!("{d}/votes/{open_vote}");
    let own = year
        .proposals
        .last()
        .map(|id| format!("{d}/proposals/{id}"));
    vec![
        person(
            ("resident", visitor),
            ("주민", "Resident"),
            (
                "제안하고, 열린 투표에 참여하고, 지난 투표의 개표를 보세요.",
                "Propose, vote in the open vote, and see the earlier one counted.",
            ),
            d.clone(),
        ),
        person(
            ("proposer", proposer),
            ("제안한 주민", "Resident with a proposal"),
            (
                "내 제안을 고치거나 거두어들이세요.",
                "Change your proposal or take it back.",
            ),
            own.unwrap_or_else(|| d.clone()),
        ),
        person(
            ("moderator-1", staff.moderators[0]),
            ("게시물 관리자 1", "Moderator 1"),
            (
                "글을 까닭과 함께 가려 보세요.",
                "Hide something, with a reason.",
            ),
            format!("{d}/moderation"),
        ),
        person(
            ("moderator-2", staff.moderators[1]),
            ("게시물 관리자 2", "Moderator 2"),
            (
                "다른 관리자가 가린 글의 이의에 답하세요.",
                "Answer the appeal against what the other moderator hid.",
            ),
            format!("{d}/moderation"),
        ),
        person(
            ("clerk", staff.clerk),
            ("동주민센터 담당자", "Neighbourhood clerk"),
            (
                "신분증을 본 주민에게 들어가는 번호를 건네세요.",
                "Hand a sign-in code to a resident whose papers you saw.",
            ),
            format!("{d}/desk"),
        ),
        person(
            ("secretary", staff.secretary),
            ("간사", "Secretary"),
            (
                "누가 어떤 일을 맡았는지 보세요.",
                "See who holds which role.",
            ),
            format!("{d}/roles"),
        ),
        person(
            ("city-officer", staff.officer),
            ("시 담당자", "City officer"),
            (
                "투표할 수 없는 까닭을 조항과 함께 보세요.",
                "Be refused as a voter, with the clause.",
            ),
            vote,
        ),
        person(
            ("administrator", staff.administrator),
            ("관리자", "Administrator"),
            ("역할을 주고 끝내세요.", "Give and end roles."),
            format!("{d}/roles"),
        ),
    ]
}
