//! What is decided on steps of the lineage.

use super::*;
use crate::id::{AgendaId, ProposalId};

fn proposal(id: i64, state: ProposalState) -> (Item, CycleId, SourceStanding) {
    let standing = Standing {
        state,
        version: 1,
        hidden: false,
        on_ballot: false,
    };
    (
        Item::Proposal(ProposalId(id)),
        CycleId(1),
        SourceStanding::Proposal(standing),
    )
}

fn agenda(state: AgendaState, on_ballot: bool) -> AgendaStanding {
    AgendaStanding {
        state,
        version: 1,
        hidden: false,
        on_ballot,
    }
}

#[test]
fn two_things_that_stand_can_be_put_together() {
    let council = (
        Item::Agenda(AgendaId(3)),
        CycleId(1),
        SourceStanding::Agenda(agenda(AgendaState::Open, false)),
    );
    let one = proposal(1, ProposalState::Submitted);
    let two = proposal(2, ProposalState::Submitted);
    assert!(merge(&[one, two, council]).is_ok());
    let field = |sources: &[_]| match merge(sources) {
        Err(NotMerged::Invalid(invalid)) => invalid.0[0].fault.key,
        Err(NotMerged::Refusal(refusal)) => refusal.fault.key,
        Ok(()) => "",
    };
    assert_eq!(field(&[]), "fault-merge-items");
    assert_eq!(field(&[one]), "fault-merge-items");
    assert_eq!(field(&[one, one]), "fault-merge-items");
    let next_year = (two.0, CycleId(2), two.2);
    assert_eq!(field(&[one, next_year]), "fault-merge-years");
    for (state, key) in [
        (ProposalState::Withdrawn, "refusal-proposal-withdrawn"),
        (ProposalState::Merged, "refusal-proposal-merged"),
        (ProposalState::Referred, "refusal-proposal-referred"),
    ] {
        assert_eq!(field(&[one, proposal(2, state)]), key);
    }
    let many: Vec<_> = (0..21)
        .map(|id| proposal(id, ProposalState::Submitted))
        .collect();
    assert_eq!(field(&many), "fault-merge-many");
}

#[test]
fn two_parts_at_least_have_to_be_there() {
    let rules = crate::rules::Rules::on(jiff::civil::date(2026, 7, 1));
    let part = |title: &str| PartForm {
        title: title.into(),
        need: "까닭".into(),
        body: "할 일".into(),
        cost: "100만".into(),
    };
    let none = PartForm::default;
    let check = |parts: &[PartForm], reason: &str| {
        let checked = check_parts(rules.limits, parts, &reason.into(), &[]);
        let fields = |invalid: Invalid| invalid.0.iter().map(|f| f.field).collect::<Vec<_>>();
        checked.map(|(parts, _)| parts.len()).map_err(fields)
    };
    assert_eq!(
        check(&[part("가"), part("나"), none(), none()], "까닭"),
        Ok(2)
    );
    assert_eq!(
        check(&[part("가"), part("나"), none(), part("라")], "까닭"),
        Ok(3)
    );
    let missing = vec!["title_2", "need_2", "body_2", "reason"];
    assert_eq!(check(&[part("가"), none()], ""), Err(missing));
    assert_eq!(check(&[part("가")], "까닭"), Err(vec!["title_2"]));
}

#[test]
fn a_step_is_undone_while_its_results_stand() {
    let stands = agenda(AgendaState::Open, false);
    assert!(undo(false, &[true], &[stands, stands]).is_ok());
    assert!(undo(false, &[true, false], &[stands]).is_err());
    let key = |undone, results: &[_]| undo(undone, &[], results).expect_err("refused").fault.key;
    assert_eq!(key(true, &[stands]), "refusal-lineage-undone");
    for (result, expected) in [
        (
            agenda(AgendaState::Merged, false),
            "refusal-lineage-went-on",
        ),
        (agenda(AgendaState::Split, false), "refusal-lineage-went-on"),
        (agenda(AgendaState::Open, true), "refusal-lineage-on-ballot"),
        (
            agenda(AgendaState::Selected, true),
            "refusal-lineage-decided",
        ),
        (
            agenda(AgendaState::LeftOut, true),
            "refusal-lineage-decided",
        ),
    ] {
        assert_eq!(key(false, &[stands, result]), expected);
    }
}
