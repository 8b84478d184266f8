//! Days that are checked, moved and taken into the next year.

use super::*;

const YEAR: [(&str, &str); 7] = [
    ("2026-02-02", "2026-04-15"),
    ("2026-03-02", "2026-05-29"),
    ("2026-05-18", "2026-07-20"),
    ("2026-07-21", "2026-08-31"),
    ("2026-09-01", "2026-10-31"),
    ("2027-01-01", "2027-12-31"),
    ("2028-01-01", "2028-04-30"),
];

fn form() -> CalendarForm {
    CalendarForm {
        stages: YEAR
            .map(|(first, last)| (first.into(), last.into()))
            .to_vec(),
        short_reason: String::new(),
        submits_on: String::new(),
    }
}

fn with(kind: StageKind, first: &str, last: &str) -> CalendarForm {
    let mut form = form();
    let at = StageKind::ALL
        .iter()
        .position(|k| *k == kind)
        .expect("a kind");
    form.stages[at] = (first.into(), last.into());
    form
}

fn rules() -> Rules {
    Rules::on(date(2026, 1, 5))
}

fn at(text: &str) -> Timestamp {
    text.parse().expect("a moment")
}

fn check(form: &CalendarForm) -> Result<Calendar, Invalid> {
    let mut invalid = Invalid::default();
    let calendar = form.check(Some(2027), &rules(), &mut invalid);
    invalid.or(calendar)
}

fn faults(invalid: Result<Calendar, Invalid>) -> Vec<(&'static str, &'static str)> {
    let faults = invalid.err().unwrap_or_default().0;
    faults.iter().map(|f| (f.field, f.fault.key)).collect()
}

#[test]
fn a_calendar_runs_forward_and_spends_in_its_year() {
    use StageKind::*;
    let calendar = check(&form()).expect("a good calendar");
    assert_eq!(calendar.stages.len(), 7);
    assert_eq!(calendar.stages[2].days(), 64);
    for (form, found) in [
        (
            with(Discovery, "", "2026-04-15"),
            ("discovery", "fault-date"),
        ),
        (
            with(Discovery, "2026-02-30", "2026-04-15"),
            ("discovery", "fault-date"),
        ),
        (
            with(Discovery, "2026-02-02T00:00", "2026-04-15"),
            ("discovery", "fault-date"),
        ),
        (
            with(Proposals, "2026-05-29", "2026-03-02"),
            ("proposals", "fault-date-order"),
        ),
        (
            with(Proposals, "2026-02-01", "2026-05-29"),
            ("proposals", "fault-stage-order"),
        ),
        (
            with(Planning, "2026-09-01", "2026-08-30"),
            ("planning", "fault-date-order"),
        ),
        (
            with(Planning, "2062-09-01", "2062-10-31"),
            ("planning", "fault-stage-far"),
        ),
        (
            with(Execution, "2026-12-31", "2027-12-31"),
            ("execution", "fault-stage-year"),
        ),
        (
            with(Execution, "2027-01-01", "2028-01-01"),
            ("execution", "fault-stage-year"),
        ),
    ] {
        assert_eq!(faults(check(&form)), [found]);
    }
}

#[test]
fn short_deliberation_needs_a_reason() {
    let enough = with(StageKind::Deliberation, "2026-06-10", "2026-07-20");
    // 272 days lead to the plan: 15 of 100 are 41.
    assert_eq!(check(&enough).expect("its share").stages[2].days(), 41);
    let mut short = with(StageKind::Deliberation, "2026-06-11", "2026-07-20");
    let invalid = check(&short).expect_err("no reason");
    assert_eq!(
        faults(Err(invalid.clone())),
        [("short_reason", "fault-deliberation-short")]
    );
    let args = &invalid.0[0].fault.args;
    assert!(
        args.contains(&("days", crate::refusal::Arg::Number(40))),
        "{args:?}"
    );
    short.short_reason = "  선거가 있습니다. ".into();
    assert_eq!(
        check(&short).expect("a reason").short_reason,
        "선거가 있습니다."
    );
    // With days enough nothing is said about a reason.
    let mut enough = enough;
    enough.short_reason = "예전 까닭".into();
    assert_eq!(check(&enough).expect("enough").short_reason, "");
}

#[test]
fn what_is_over_stays_and_what_has_begun_keeps_its_first_day() {
    use StageKind::*;
    let before = check(&form()).expect("a calendar").stages;
    let change = |mut form: CalendarForm, now: &str| {
        form.short_reason = "까닭".into();
        form.change(2027, &before, "", &rules(), at(now))
    };
    // On 1 June finding agendas and collecting proposals are over, weighing is going on.
    let now = "2026-06-01T10:00:00+09:00";
    assert_eq!(change(form(), now).expect("unchanged").stages, before);
    for (form, found) in [
        (
            with(Proposals, "2026-03-02", "2026-05-30"),
            Some(("proposals", "fault-stage-past")),
        ),
        (
            with(Deliberation, "2026-05-19", "2026-07-20"),
            Some(("deliberation", "fault-stage-begun")),
        ),
        (
            with(Deliberation, "2026-06-02", "2026-07-20"),
            Some(("deliberation", "fault-stage-begun")),
        ),
        (
            with(Deliberation, "2026-05-18", "2026-05-31"),
            Some(("deliberation", "fault-stage-ended")),
        ),
        (
            with(Selection, "2026-05-31", "2026-08-31"),
            Some(("selection", "fault-stage-ahead")),
        ),
        (with(Deliberation, "2026-05-18", "2026-08-10"), None),
        (with(Deliberation, "2026-05-18", "2026-06-20"), None),
        (with(Selection, "2026-06-01", "2026-08-31"), None),
    ] {
        assert_eq!(faults(change(form, now)), Vec::from_iter(found));
    }
    // In the last moment of a stage it may still be made longer, a millisecond later not.
    let longer = || with(Proposals, "2026-03-02", "2026-06-05");
    assert!(change(longer(), "2026-05-29T23:59:59.999+09:00").is_ok());
    let late = faults(change(longer(), "2026-05-30T00:00:00+09:00"));
    assert_eq!(late, [("proposals", "fault-stage-past")]);
    // The day is that of Seoul: in Greenwich it is still the day before.
    assert_eq!(faults(change(longer(), "2026-05-29T15:00:00Z")), late);
}

#[test]
fn a_day_that_is_not_changed_keeps_its_hour() {
    let mut before = check(&form()).expect("a calendar").stages;
    before[3].opens_at = at("2026-07-21T09:00:00+09:00");
    before[3].closes_at = at("2026-08-31T18:00:00+09:00");
    let now = at("2026-06-01T10:00:00+09:00");
    let kept = form().change(2027, &before, "", &rules(), now);
    assert_eq!(kept.expect("unchanged").stages, before);
    let later = with(StageKind::Selection, "2026-07-22", "2026-08-31");
    let later = later
        .change(2027, &before, "", &rules(), now)
        .expect("moved");
    assert_eq!(later.stages[3].opens_at, at("2026-07-22T00:00:00+09:00"));
    assert_eq!(later.stages[3].closes_at, before[3].closes_at);
}

#[test]
fn a_reason_stays_when_deliberation_is_over() {
    let mut short = with(StageKind::Deliberation, "2026-06-22", "2026-07-20");
    short.short_reason = "선거".into();
    let before = check(&short).expect("a reason").stages;
    short.short_reason = String::new();
    let after = |now: &str| short.change(2027, &before, "선거", &rules(), at(now));
    assert_eq!(
        after("2026-08-01T00:00:00+09:00")
            .expect("over")
            .short_reason,
        "선거"
    );
    let asked = faults(after("2026-07-01T00:00:00+09:00"));
    assert_eq!(asked, [("short_reason", "fault-deliberation-short")]);
}

#[test]
fn the_next_year_keeps_the_shape_of_this_one() {
    let stages = check(&form()).expect("a calendar").stages;
    let later = a_year_later(&stages);
    let days: Vec<_> = later
        .iter()
        .map(|(_, first, last)| (*first, *last))
        .collect();
    assert_eq!(
        days,
        [
            // Tuesday, and a Thursday.
            (date(2027, 2, 2), date(2027, 4, 15)),
            // 29 May 2027 is a Saturday.
            (date(2027, 3, 2), date(2027, 5, 31)),
            (date(2027, 5, 18), date(2027, 7, 20)),
            // The day after deliberation, as before; months stay whole.
            (date(2027, 7, 21), date(2027, 8, 31)),
            (date(2027, 9, 1), date(2027, 10, 31)),
            (date(2028, 1, 1), date(2028, 12, 31)),
            (date(2029, 1, 1), date(2029, 4, 30)),
        ]
    );
    // And it is a calendar that the next year takes.
    let typed = later.iter().map(|(_, a, b)| (a.to_string(), b.to_string()));
    let next = NextYearForm {
        fiscal_year: "2028".into(),
        budget: "10억".into(),
        calendar: CalendarForm {
            stages: typed.collect(),
            short_reason: String::new(),
            submits_on: String::new(),
        },
    };
    let next = next.check(date(2027, 1, 15), &rules()).expect("a year");
    assert_eq!((next.fiscal_year, next.budget), (2028, Won(1_000_000_000)));
}

#[test]
fn leap_days_and_ends_of_months_are_found_again() {
    for (day, later) in [
        (date(2028, 2, 29), date(2029, 2, 28)),
        (date(2027, 2, 28), date(2028, 2, 29)),
        (date(2026, 12, 31), date(2027, 12, 31)),
        // A Thursday, then a Saturday that is a holiday, moved past the Sunday.
        (date(2027, 10, 8), date(2028, 10, 10)),
        // A Saturday is moved nowhere: it was meant.
        (date(2026, 7, 18), date(2027, 7, 18)),
    ] {
        assert_eq!(shifted(day), later, "{day}");
    }
}

#[test]
fn a_stage_is_open_to_its_last_moment_in_seoul() {
    let stages = check(&form()).expect("a calendar").stages;
    // Choosing ends with August; carrying out begins and ends with the year.
    for (kind, now, expected) in [
        (3, "2026-08-31T23:59:59.999+09:00", Position::Present),
        (3, "2026-09-01T00:00:00+09:00", Position::Past),
        (3, "2026-08-31T14:59:59.999Z", Position::Present),
        (3, "2026-08-31T15:00:00Z", Position::Past),
        (5, "2026-12-31T23:59:59.999+09:00", Position::Ahead),
        (5, "2026-12-31T15:00:00Z", Position::Present),
        (5, "2027-12-31T23:59:59.999+09:00", Position::Present),
        (5, "2028-01-01T00:00:00+09:00", Position::Past),
    ] {
        assert_eq!(stages[kind].position(at(now)), expected, "{kind} {now}");
    }
}

#[test]
fn the_budget_is_handed_in_after_the_plan_and_before_its_year() {
    let on = |day: &str| CalendarForm {
        submits_on: day.into(),
        ..form()
    };
    let calendar = check(&on("2026-11-21")).expect("a good day");
    assert_eq!(calendar.submits_on, Some(date(2026, 11, 21)));
    for (day, key) in [
        ("2027-01-02", "fault-submission"),
        ("21/11/2026", "fault-submission"),
        ("2026-10-30", "fault-submission-early"),
    ] {
        assert_eq!(faults(check(&on(day))), [("submits_on", key)], "{day}");
    }
}
