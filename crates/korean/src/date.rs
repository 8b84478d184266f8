//! Dates and times as residents read them, always in Asia/Seoul.

use std::sync::LazyLock;

use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use crate::{Lang, t, tr};

static SEOUL: LazyLock<TimeZone> =
    LazyLock::new(|| TimeZone::get("Asia/Seoul").expect("the time zone data are compiled in"));

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The moment on the calendar and the clock of Seoul.
pub fn seoul(ts: Timestamp) -> Zoned {
    ts.to_zoned(SEOUL.clone())
}

/// The moment at which calendar and clock of Seoul show `at`; none beyond the calendar's end.
pub fn seoul_moment(at: jiff::civil::DateTime) -> Option<Timestamp> {
    at.to_zoned(SEOUL.clone())
        .ok()
        .map(|zoned| zoned.timestamp())
}

/// The first moment of a day in Seoul.
pub fn seoul_midnight(day: Date) -> Timestamp {
    let zoned = day.to_zoned(SEOUL.clone());
    zoned.map_or(Timestamp::MAX, |zoned| zoned.timestamp())
}

/// The day of the week in one sign or three letters: "금", "Fri".
pub fn weekday(lang: Lang, date: Date) -> &'static str {
    match date.weekday() {
        Weekday::Monday => lang.pick("월", "Mon"),
        Weekday::Tuesday => lang.pick("화", "Tue"),
        Weekday::Wednesday => lang.pick("수", "Wed"),
        Weekday::Thursday => lang.pick("목", "Thu"),
        Weekday::Friday => lang.pick("금", "Fri"),
        Weekday::Saturday => lang.pick("토", "Sat"),
        Weekday::Sunday => lang.pick("일", "Sun"),
    }
}

/// "2026년 7월 10일(금)", "Fri 10 July 2026".
pub fn date(lang: Lang, ts: Timestamp) -> String {
    let day = seoul(ts).date();
    match lang {
        Lang::Ko => format!("{}년 {}", day.year(), day_text(lang, day)),
        Lang::En => format!("{} {}", day_text(lang, day), day.year()),
    }
}

/// The date without its year: "7월 10일(금)", "Fri 10 July".
pub fn date_short(lang: Lang, ts: Timestamp) -> String {
    day_text(lang, seoul(ts).date())
}

/// "18:00", on the 24-hour clock in both languages.
pub fn time(ts: Timestamp) -> String {
    let at = seoul(ts);
    format!("{:02}:{:02}", at.hour(), at.minute())
}

/// "2026년 7월 10일(금) 18:00", "Fri 10 July 2026, 18:00".
pub fn date_time(lang: Lang, ts: Timestamp) -> String {
    format!("{}{}{}", date(lang, ts), lang.pick(" ", ", "), time(ts))
}

/// "7월 10일(금) 18:00", "Fri 10 July, 18:00".
pub fn date_time_short(lang: Lang, ts: Timestamp) -> String {
    format!(
        "{}{}{}",
        date_short(lang, ts),
        lang.pick(" ", ", "),
        time(ts)
    )
}

/// The days from first to last without their year, for a list whose heading names it:
/// "7월 22일~31일", "22–31 July".
pub fn date_range_in_year(lang: Lang, first: Timestamp, last: Timestamp) -> String {
    let (a, b) = (seoul(first).date(), seoul(last).date());
    let month = |d: Date| MONTHS[usize::from(d.month().unsigned_abs()) - 1];
    if a == b {
        return date_short(lang, first);
    }
    match (lang, a.month() == b.month()) {
        (Lang::Ko, true) => format!("{}월 {}일~{}일", a.month(), a.day(), b.day()),
        (Lang::Ko, false) => {
            format!(
                "{}월 {}일~{}월 {}일",
                a.month(),
                a.day(),
                b.month(),
                b.day()
            )
        }
        (Lang::En, true) => format!("{}–{} {}", a.day(), b.day(), month(a)),
        (Lang::En, false) => format!("{} {} – {} {}", a.day(), month(a), b.day(), month(b)),
    }
}

/// From one day to another, both included, naming month and year once where they agree:
/// "2026년 7월 22일~31일", "22–31 July 2026".
pub fn date_range(lang: Lang, first: Timestamp, last: Timestamp) -> String {
    let (a, b) = (seoul(first).date(), seoul(last).date());
    let month = |d: Date| MONTHS[usize::from(d.month().unsigned_abs()) - 1];
    if a == b {
        return date(lang, first);
    }
    let (same_year, same_month) = (
        a.year() == b.year(),
        a.first_of_month() == b.first_of_month(),
    );
    match (lang, same_year, same_month) {
        (Lang::Ko, _, true) => {
            format!("{}년 {}월 {}일~{}일", a.year(), a.month(), a.day(), b.day())
        }
        (Lang::Ko, true, _) => {
            format!(
                "{}년 {}월 {}일~{}월 {}일",
                a.year(),
                a.month(),
                a.day(),
                b.month(),
                b.day()
            )
        }
        (Lang::Ko, ..) => format!(
            "{}년 {}월 {}일~{}년 {}월 {}일",
            a.year(),
            a.month(),
            a.day(),
            b.year(),
            b.month(),
            b.day()
        ),
        (Lang::En, _, true) => format!("{}–{} {} {}", a.day(), b.day(), month(a), a.year()),
        (Lang::En, true, _) => {
            format!(
                "{} {} – {} {} {}",
                a.day(),
                month(a),
                b.day(),
                month(b),
                a.year()
            )
        }
        (Lang::En, ..) => format!(
            "{} {} {} – {} {} {}",
            a.day(),
            month(a),
            a.year(),
            b.day(),
            month(b),
            b.year()
        ),
    }
}

/// The form of official documents: "2026. 7. 10.".
pub fn official_date(ts: Timestamp) -> String {
    let day = seoul(ts).date();
    format!("{}. {}. {}.", day.year(), day.month(), day.day())
}

/// The day for `<input type=date>` and data files: "2026-07-10".
pub fn date_input(ts: Timestamp) -> String {
    seoul(ts).date().to_string()
}

/// The moment for the `datetime` attribute of `<time>`: "2026-07-10T18:00:00+09:00".
pub fn datetime_attribute(ts: Timestamp) -> String {
    seoul(ts).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

/// Calendar days in Seoul from `now` to `ts`: 0 on the same day, negative when past.
fn days_left(now: Timestamp, ts: Timestamp) -> i64 {
    let (from, to) = (seoul(now).date(), seoul(ts).date());
    // Two dates of the calendar are at most some millions of days apart.
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}

/// The day on which a deadline ends and the time as people say it: midnight belongs to the
/// day before, as 24:00.
fn end(deadline: Timestamp) -> (Timestamp, String) {
    let midnight = seoul(deadline).time() == jiff::civil::Time::midnight();
    match deadline.checked_sub(jiff::SignedDuration::from_millis(1)) {
        Ok(before) if midnight => (before, "24:00".to_owned()),
        _ => (deadline, time(deadline)),
    }
}

/// A deadline with its year: "2026년 5월 31일(일) 24:00", "Sun 31 May 2026, 24:00".
pub fn deadline(lang: Lang, ts: Timestamp) -> String {
    let (day, time) = end(ts);
    format!("{}{}{time}", date(lang, day), lang.pick(" ", ", "))
}

/// A deadline without its year: "5월 31일(일) 24:00", "Sun 31 May, 24:00".
pub fn deadline_short(lang: Lang, ts: Timestamp) -> String {
    let (day, time) = end(ts);
    format!("{}{}{time}", date_short(lang, day), lang.pick(" ", ", "))
}

/// Calendar days in Seoul from `now` to the day on which a deadline ends.
pub fn days_to_deadline(now: Timestamp, deadline: Timestamp) -> i64 {
    days_left(now, end(deadline).0)
}

/// The time left until a deadline, in words: "11일 남음", "오늘 18:00까지", "끝남".
pub fn days_left_text(lang: Lang, now: Timestamp, deadline: Timestamp) -> String {
    if deadline <= now {
        return t(lang, "time-over");
    }
    let time = end(deadline).1;
    match days_to_deadline(now, deadline) {
        0 => tr(lang, "time-until-today", &[("time", time.into())]),
        1 => tr(lang, "time-until-tomorrow", &[("time", time.into())]),
        days => tr(lang, "time-days-left", &[("days", days.into())]),
    }
}

fn day_text(lang: Lang, day: Date) -> String {
    let name = weekday(lang, day);
    match lang {
        Lang::Ko => format!("{}월 {}일({name})", day.month(), day.day()),
        Lang::En => {
            let month = MONTHS[usize::from(day.month().unsigned_abs()) - 1];
            format!("{name} {} {month}", day.day())
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn days_are_days_of_seoul() {
        // Half past midnight in Seoul is still the day before in Greenwich.
        let ts = at("2026-07-09T15:30:00Z");
        assert_eq!(date(Lang::Ko, ts), "2026년 7월 10일(금)");
        assert_eq!(date(Lang::En, ts), "Fri 10 July 2026");
        assert_eq!(date_time(Lang::Ko, ts), "2026년 7월 10일(금) 00:30");
        assert_eq!(date_time_short(Lang::En, ts), "Fri 10 July, 00:30");
        assert_eq!(official_date(ts), "2026. 7. 10.");
        assert_eq!(date_input(ts), "2026-07-10");
        assert_eq!(datetime_attribute(ts), "2026-07-10T00:30:00+09:00");
    }

    #[test]
    fn time_left() {
        let close = at("2026-07-31T18:00:00+09:00");
        for (now, days, ko, en) in [
            ("2026-07-20T23:59:00+09:00", 11, "11일 남음", "11 days left"),
            (
                "2026-07-30T09:00:00+09:00",
                1,
                "내일 18:00까지",
                "until 18:00 tomorrow",
            ),
            (
                "2026-07-31T09:00:00+09:00",
                0,
                "오늘 18:00까지",
                "until 18:00 today",
            ),
            ("2026-07-31T18:00:00+09:00", 0, "끝남", "ended"),
            ("2026-08-02T00:00:00+09:00", -2, "끝남", "ended"),
        ] {
            assert_eq!(days_left(at(now), close), days);
            assert_eq!(days_left_text(Lang::Ko, at(now), close), ko);
            assert_eq!(days_left_text(Lang::En, at(now), close), en);
        }
    }

    #[test]
    fn midnight_is_the_end_of_the_day_before() {
        let (now, close) = (
            at("2026-05-31T09:00:00+09:00"),
            at("2026-06-01T00:00:00+09:00"),
        );
        assert_eq!(deadline(Lang::Ko, close), "2026년 5월 31일(일) 24:00");
        assert_eq!(deadline_short(Lang::En, close), "Sun 31 May, 24:00");
        assert_eq!(days_left_text(Lang::Ko, now, close), "오늘 24:00까지");
        let day_before = at("2026-05-30T23:59:00+09:00");
        assert_eq!(
            days_left_text(Lang::Ko, day_before, close),
            "내일 24:00까지"
        );
        let evening = at("2026-05-31T18:00:00+09:00");
        assert_eq!(deadline_short(Lang::Ko, evening), "5월 31일(일) 18:00");
    }

    #[test]
    fn ranges_name_each_part_once() {
        let range = |lang, a, b| date_range(lang, at(a), at(b));
        let (a, b, c) = (
            "2026-07-22T00:00:00+09:00",
            "2026-07-31T18:00:00+09:00",
            "2026-08-02T09:00:00+09:00",
        );
        assert_eq!(range(Lang::Ko, a, b), "2026년 7월 22일~31일");
        assert_eq!(range(Lang::En, a, b), "22–31 July 2026");
        assert_eq!(range(Lang::Ko, a, c), "2026년 7월 22일~8월 2일");
        assert_eq!(range(Lang::En, a, c), "22 July – 2 August 2026");
        let d = "2027-01-03T09:00:00+09:00";
        assert_eq!(range(Lang::Ko, c, d), "2026년 8월 2일~2027년 1월 3일");
        assert_eq!(range(Lang::En, c, d), "2 August 2026 – 3 January 2027");
    }
}
