//! Days of series: around the year's end, leap days and holidays.

use super::*;
use jiff::civil::date;

fn weeks(every: i64, weekday: Weekday, first_on: Date) -> SeriesRule {
    SeriesRule {
        pattern: Pattern::Weeks,
        every,
        weekday,
        nth: 0,
        first_on,
        last_on: None,
        count: Some(4),
        on_holiday: OnHoliday::After,
    }
}

fn months(nth: Nth, weekday: Weekday, first_on: Date) -> SeriesRule {
    SeriesRule {
        pattern: Pattern::Month,
        nth,
        ..weeks(1, weekday, first_on)
    }
}

/// The held days, as `12-31`; a skipped one as `12-31 -`, a moved one as `12-25>12-28`.
fn days(rule: &SeriesRule) -> String {
    let short = |day: Date| day.to_string()[5..].to_owned();
    let one = |day: SeriesDay| match day.held_on {
        None => format!("{} -", short(day.planned_on)),
        Some(held) if held == day.planned_on => short(held),
        Some(held) => format!("{}>{}", short(day.planned_on), short(held)),
    };
    let all: Vec<String> = rule.days(60).into_iter().map(one).collect();
    all.join(", ")
}

#[test]
fn weeks_go_on_over_the_end_of_a_year() {
    let rule = weeks(2, Weekday::Thursday, date(2026, 12, 1));
    assert_eq!(days(&rule), "12-03, 12-17, 12-31, 01-14");
    // The first day is the weekday itself.
    let rule = weeks(1, Weekday::Thursday, date(2026, 12, 31));
    assert_eq!(days(&rule), "12-31, 01-07, 01-14, 01-21");
}

#[test]
fn months_have_first_and_last_weekdays_over_the_end_of_a_year() {
    let rule = months(2, Weekday::Tuesday, date(2026, 11, 11));
    assert_eq!(
        days(&rule),
        "12-08, 01-12, 02-09>02-10, 03-09",
        "that of November is over, and February has Seollal"
    );
    let rule = months(LAST, Weekday::Wednesday, date(2026, 11, 1));
    assert_eq!(days(&rule), "11-25, 12-30, 01-27, 02-24");
}

#[test]
fn a_leap_day_is_a_day_like_any_other() {
    let rule = months(LAST, Weekday::Tuesday, date(2028, 2, 1));
    assert_eq!(days(&rule), "02-29, 03-28, 04-25, 05-30");
    let rule = weeks(1, Weekday::Tuesday, date(2028, 2, 22));
    assert_eq!(days(&rule), "02-22, 02-29, 03-07, 03-14");
}

#[test]
fn a_holiday_moves_or_is_left_out_as_the_rule_says() {
    // 25 December 2026 is a Friday, 1 January 2027 the next one.
    let mut rule = weeks(1, Weekday::Friday, date(2026, 12, 18));
    assert_eq!(days(&rule), "12-18, 12-25>12-28, 01-01>01-04, 01-08");
    rule.on_holiday = OnHoliday::Before;
    assert_eq!(days(&rule), "12-18, 12-25>12-24, 01-01>12-31, 01-08");
    rule.on_holiday = OnHoliday::Skip;
    assert_eq!(
        days(&rule),
        "12-18, 12-25 -, 01-01 -, 01-08, 01-15, 01-22",
        "the number is that of meetings"
    );
    // Before the first day nothing is held.
    let rule = SeriesRule {
        on_holiday: OnHoliday::Before,
        ..weeks(1, Weekday::Friday, date(2026, 12, 25))
    };
    assert!(
        days(&rule).starts_with("12-25 -, 01-01>12-31"),
        "{}",
        days(&rule)
    );
}

#[test]
fn saturdays_stay_on_weekends_and_working_days_off_them() {
    // 15 August 2026 is a Saturday, 3 October too; the next day is free of holidays.
    let rule = weeks(1, Weekday::Saturday, date(2026, 8, 8));
    assert_eq!(days(&rule), "08-08, 08-15>08-16, 08-22, 08-29");
    // 25 September 2026 is a Friday of Chuseok.
    let rule = weeks(1, Weekday::Friday, date(2026, 9, 18));
    assert_eq!(days(&rule), "09-18, 09-25>09-28, 10-02, 10-09>10-12");
}

#[test]
fn a_last_day_and_a_number_end_it_and_two_never_fall_on_one_day() {
    let mut rule = weeks(1, Weekday::Monday, date(2026, 11, 2));
    (rule.count, rule.last_on) = (None, Some(date(2026, 11, 16)));
    assert_eq!(days(&rule), "11-02, 11-09, 11-16");
    rule.last_on = Some(date(2030, 1, 1));
    assert_eq!(rule.days(5).len(), 5);
    rule.last_on = Some(date(2026, 11, 1));
    assert_eq!(days(&rule), "");
    // Seven days of holidays in a row moved a meeting onto the next one of its series: from
    // Monday 2 October 2017 on all days are free until Tuesday the 10th.
    let rule = weeks(1, Weekday::Tuesday, date(2017, 9, 26));
    assert_eq!(days(&rule), "09-26, 10-03 -, 10-10, 10-17, 10-24");
}

/// A meeting that is held on the day that is planned for it.
fn on(day: Date) -> Announced {
    Announced {
        planned_on: day,
        held_on: day,
    }
}

fn followed(rule: OnHoliday, moved: (Announced, Date), later: &[(i32, Announced)]) -> Vec<String> {
    let text = |(which, day): (i32, SeriesDay)| match day.held_on {
        Some(held) => format!("{which} {held}"),
        None => format!("{which} -"),
    };
    follow(rule, moved, later).into_iter().map(text).collect()
}

#[test]
fn later_meetings_follow_one_that_moves() {
    let later = [
        (1, on(date(2026, 12, 10))),
        (2, on(date(2026, 12, 24))),
        (3, on(date(2027, 1, 7))),
    ];
    let to = |rule, to| followed(rule, (on(date(2026, 11, 26)), to), &later);
    assert_eq!(
        to(OnHoliday::After, date(2026, 11, 27)),
        ["1 2026-12-11", "2 2026-12-28", "3 2027-01-08"]
    );
    assert_eq!(
        to(OnHoliday::Skip, date(2026, 11, 27)),
        ["1 2026-12-11", "2 -", "3 2027-01-08"]
    );
    assert_eq!(
        to(OnHoliday::After, date(2026, 11, 26)),
        ["1 2026-12-10", "2 2026-12-24", "3 2027-01-07"]
    );
}

#[test]
fn one_that_was_moved_alone_follows_from_where_it_is() {
    // Planned for 6 August, moved alone to 25 September, after the one that moves now.
    let alone = Announced {
        planned_on: date(2026, 8, 6),
        held_on: date(2026, 9, 29),
    };
    let moved = (on(date(2026, 9, 17)), date(2026, 9, 18));
    assert_eq!(
        followed(OnHoliday::After, moved, &[(1, alone)]),
        ["1 2026-09-30"]
    );
    // The one that moves was itself moved alone: the others move by as many days as it does now.
    let moved = (alone, date(2026, 9, 30));
    let later = [(1, on(date(2026, 10, 15)))];
    assert_eq!(followed(OnHoliday::After, moved, &later), ["1 2026-10-16"]);
}

#[test]
fn a_holiday_brings_no_later_one_before_the_one_that_moves() {
    // Friday 25 December is a holiday, and so the day before is that of the one that moves.
    let moved = (on(date(2026, 12, 17)), date(2026, 12, 24));
    let later = [(1, on(date(2026, 12, 18))), (2, on(date(2027, 1, 7)))];
    assert_eq!(
        followed(OnHoliday::Before, moved, &later),
        ["1 -", "2 2027-01-14"]
    );
}
