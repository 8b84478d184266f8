//! The decisions about hearings, moment by moment.

use super::*;
use crate::proposal::ProposalState;

const COMMITTEE: BodyId = BodyId(7);

fn moment(text: &str) -> Timestamp {
    text.parse().expect("a moment")
}

fn standing(state: ProposalState) -> Standing {
    Standing {
        state,
        version: 1,
        hidden: false,
        on_ballot: false,
    }
}

/// Asked on 1 July, waited for until the 8th is over.
fn asked() -> Hearing {
    Hearing {
        suggested: ClassKind::Complaint,
        body: Some(COMMITTEE),
        asked_at: moment("2026-07-01T10:00:00+09:00"),
        until: moment("2026-07-09T00:00:00+09:00"),
        said: None,
        recorded: None,
        closed: false,
    }
}

fn sitting(day: u8) -> Sitting {
    let at = |hour: u8| moment(&format!("2026-07-{day:02}T{hour:02}:00:00+09:00"));
    Sitting {
        kind: MeetingKind::SubCommittee,
        body: Some(COMMITTEE),
        starts_at: at(14),
        ends_at: at(16),
        cancelled: false,
        committee: 2,
    }
}

fn key(decided: Result<(), NotHeard>) -> Option<&'static str> {
    match decided {
        Ok(()) => None,
        Err(NotHeard::Refusal(refusal)) => Some(refusal.fault.key),
        Err(NotHeard::Invalid(invalid)) => {
            assert_eq!(invalid.0[0].field, "meeting");
            Some(invalid.0[0].fault.key)
        }
    }
}

#[test]
fn the_term_is_seven_days_and_rolls_over_a_weekend() {
    let rules = Rules::on(jiff::civil::date(2026, 7, 1));
    let from = moment("2026-07-01T10:00:00+09:00");
    assert_eq!(until(&rules, from), moment("2026-07-09T00:00:00+09:00"));
    // The seventh day after 4 July is a Saturday.
    let from = moment("2026-07-04T10:00:00+09:00");
    assert_eq!(until(&rules, from), moment("2026-07-14T00:00:00+09:00"));
}

#[test]
fn a_suggestion_is_a_complaint_or_an_agenda_and_a_sub_committee_hears() {
    let limits = Rules::on(jiff::civil::date(2026, 7, 1)).limits;
    let bodies = [
        (COMMITTEE, BodyKind::SubCommittee),
        (BodyId(8), BodyKind::GovernanceCouncil),
    ];
    let fields = |suggested: &str, body: &str| {
        let form = AskForm {
            suggested: suggested.into(),
            reason: "도로 보수는 담당 부서가 바로 합니다.".into(),
            body: body.into(),
        };
        let named = |invalid: Invalid| invalid.0.iter().map(|f| f.field).collect::<Vec<_>>();
        form.check(limits, &bodies)
            .map(|text| text.body)
            .map_err(named)
    };
    assert_eq!(fields("complaint", "7"), Ok(Some(COMMITTEE)));
    assert_eq!(fields("agenda", ""), Ok(None));
    assert_eq!(fields("project", "8"), Err(vec!["suggested", "council"]));
}

#[test]
fn somebody_else_asks_once() {
    let here = standing(ProposalState::Submitted);
    let others = (PersonId(9), PersonId(1));
    let (complaint, agenda) = (ClassKind::Complaint, ClassKind::Agenda);
    assert!(ask(here, None, complaint, others).is_ok());
    assert!(ask(here, Some(asked()), complaint, others).is_err());
    // About the other thing she is asked instead.
    assert!(ask(here, Some(asked()), agenda, others).is_ok());
    assert!(ask(here, None, complaint, (PersonId(9), PersonId(9))).is_err());
    assert!(ask(standing(ProposalState::Merged), None, complaint, others).is_err());
}

#[test]
fn a_proposer_answers_until_it_is_decided_and_what_she_wrote_stays() {
    let here = standing(ProposalState::Submitted);
    let at = moment("2026-07-02T10:00:00+09:00");
    let said = |way| Hearing {
        said: Some((way, at)),
        ..asked()
    };
    assert!(answer(here, Some(asked())).is_ok());
    assert!(answer(here, Some(said(Way::Meeting))).is_ok());
    assert!(answer(here, Some(said(Way::Text))).is_err());
    assert!(answer(here, None).is_err());
    let closed = Hearing {
        closed: true,
        ..asked()
    };
    assert!(answer(here, Some(closed)).is_err());
    assert!(answer(standing(ProposalState::Referred), Some(asked())).is_err());
    let limits = Rules::on(jiff::civil::date(2026, 7, 1)).limits;
    assert_eq!(
        check_answer(limits, "meeting", "").map(|s| s.0),
        Ok(Way::Meeting)
    );
    let faults = |way, text| check_answer(limits, way, text).map_err(|i| i.0[0].field);
    assert_eq!(faults("text", " "), Err("said"));
    assert_eq!(faults("", "말"), Err("way"));
    let masked = check_answer(limits, "text", "010-1234-5678로 주세요").expect("good");
    assert!(!masked.1.contains("1234"));
}

#[test]
fn nothing_is_decided_before_the_proposer_was_heard() {
    let early = moment("2026-07-08T23:59:59+09:00");
    let over = moment("2026-07-09T00:00:00+09:00");
    let word = |hearing, now| heard(hearing, now).map_err(|refusal| refusal.fault.key);
    assert_eq!(word(None, over), Err("refusal-hearing-none"));
    assert_eq!(word(Some(asked()), early), Err("refusal-hearing-waits"));
    assert_eq!(word(Some(asked()), over), Ok(over));
    let at = moment("2026-07-03T10:00:00+09:00");
    let wrote = Hearing {
        said: Some((Way::Text, at)),
        ..asked()
    };
    assert_eq!(word(Some(wrote), early), Ok(at));
    // Whoever comes is heard once it is recorded, whatever the day.
    let comes = Hearing {
        said: Some((Way::Meeting, at)),
        ..asked()
    };
    assert_eq!(word(Some(comes), over), Err("refusal-hearing-comes"));
    let met = sitting(6).starts_at;
    let noted = |hearing, noted| Hearing {
        recorded: Some((met, noted)),
        ..hearing
    };
    assert_eq!(word(Some(noted(comes, met)), early), Ok(met));
    // What others record of somebody who has not answered does not cut her time short.
    let silent = noted(asked(), met);
    assert_eq!(word(Some(silent), early), Err("refusal-hearing-waits"));
    assert_eq!(word(Some(silent), over), Ok(over));
    // Nor does it when she said that she comes only later.
    let before = noted(comes, moment("2026-07-02T10:00:00+09:00"));
    assert_eq!(word(Some(before), early), Err("refusal-hearing-waits"));
    // A meeting that was over before she wrote knew nothing of it.
    assert_eq!(
        word(
            Some(noted(wrote, moment("2026-07-02T10:00:00+09:00"))),
            early
        ),
        Ok(at)
    );
}

#[test]
fn a_meeting_with_the_budget_committee_decides_once_it_knows() {
    let at = moment("2026-07-03T10:00:00+09:00");
    let now = moment("2026-07-10T10:00:00+09:00");
    let hearing = Hearing {
        said: Some((Way::Text, at)),
        ..asked()
    };
    let by = |sitting: Sitting| {
        key(decide(
            ClassKind::Complaint,
            Some(hearing),
            Some(sitting),
            now,
        ))
    };
    assert_eq!(by(sitting(6)), None);
    assert_eq!(
        key(decide(ClassKind::Complaint, Some(hearing), None, now)),
        Some("fault-sitting")
    );
    assert_eq!(by(sitting(2)), Some("fault-sitting-before"));
    let other = decide(ClassKind::Agenda, Some(hearing), Some(sitting(6)), now);
    assert_eq!(key(other), Some("refusal-hearing-other"));
    assert_eq!(by(sitting(20)), Some("fault-sitting-ahead"));
    let cancelled = Sitting {
        cancelled: true,
        ..sitting(6)
    };
    assert_eq!(by(cancelled), Some("fault-sitting-cancelled"));
    let alone = Sitting {
        committee: 0,
        ..sitting(6)
    };
    assert_eq!(by(alone), Some("fault-sitting-committee"));
    let other = Sitting {
        body: Some(BodyId(8)),
        ..sitting(6)
    };
    assert_eq!(by(other), Some("fault-sitting-other"));
    let joint = Sitting {
        kind: MeetingKind::Joint,
        body: None,
        ..sitting(6)
    };
    assert_eq!(by(joint), None);
    let forum = Sitting {
        kind: MeetingKind::Forum,
        ..sitting(6)
    };
    assert_eq!(by(forum), Some("fault-sitting-other"));
    // Where a joint meeting hears, no sub-committee does.
    let jointly = Hearing {
        body: None,
        ..hearing
    };
    let unnamed = Sitting {
        body: None,
        ..sitting(6)
    };
    let decided = decide(ClassKind::Complaint, Some(jointly), Some(unnamed), now);
    assert_eq!(key(decided), Some("fault-sitting-other"));
}

#[test]
fn what_was_said_on_site_is_recorded_once() {
    let here = standing(ProposalState::Submitted);
    let now = moment("2026-07-10T10:00:00+09:00");
    let others = (PersonId(9), PersonId(1));
    let alone = Sitting {
        committee: 0,
        ..sitting(6)
    };
    assert_eq!(
        key(record(here, Some(asked()), Some(alone), others, now)),
        None
    );
    let recorded = Hearing {
        recorded: Some((alone.starts_at, now)),
        ..asked()
    };
    let again = record(here, Some(recorded), Some(alone), others, now);
    assert_eq!(key(again), Some("refusal-hearing-recorded"));
    let none = record(here, None, Some(alone), others, now);
    assert_eq!(key(none), Some("refusal-hearing-none"));
    let ahead = record(here, Some(asked()), Some(sitting(20)), others, now);
    assert_eq!(key(ahead), Some("fault-sitting-ahead"));
    let own = (PersonId(9), PersonId(9));
    let own = record(here, Some(asked()), Some(alone), own, now);
    assert_eq!(key(own), Some("refusal-classify-own"));
    // A meeting of the time before she was asked, or before she said that she comes.
    let late = Hearing {
        asked_at: sitting(7).starts_at,
        ..asked()
    };
    let early = record(here, Some(late), Some(alone), others, now);
    assert_eq!(key(early), Some("fault-sitting-before"));
    let comes = Hearing {
        said: Some((Way::Meeting, sitting(7).starts_at)),
        ..asked()
    };
    let early = record(here, Some(comes), Some(alone), others, now);
    assert_eq!(key(early), Some("fault-sitting-before"));
}
