//! Moments, readable by people and machines.

use jiff::Timestamp;
use korean::{Lang, datetime_attribute, days_left_text, days_to_deadline};
use maud::{Markup, html};

use crate::Example;
use crate::example::example;

/// How much of a moment is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeStyle {
    /// "2026년 7월 10일(금)".
    Date,
    /// "7월 10일(금)".
    DateShort,
    /// "2026년 7월 10일(금) 18:00".
    DateTime,
    /// "7월 10일(금) 18:00".
    DateTimeShort,
    /// "18:00".
    Time,
    /// A deadline: "2026년 7월 10일(금) 24:00" for the midnight after that day.
    Deadline,
    /// The same without the year.
    DeadlineShort,
    /// "2026. 7. 10.", for documents.
    Official,
}

/// A moment in a `time` element.
pub fn time(lang: Lang, ts: Timestamp, style: TimeStyle) -> Markup {
    let text = match style {
        TimeStyle::Date => korean::date(lang, ts),
        TimeStyle::DateShort => korean::date_short(lang, ts),
        TimeStyle::DateTime => korean::date_time(lang, ts),
        TimeStyle::DateTimeShort => korean::date_time_short(lang, ts),
        TimeStyle::Time => korean::time(ts),
        TimeStyle::Deadline => korean::deadline(lang, ts),
        TimeStyle::DeadlineShort => korean::deadline_short(lang, ts),
        TimeStyle::Official => korean::official_date(ts),
    };
    html! { time datetime=(datetime_attribute(ts)) { (text) } }
}

/// A deadline with date, weekday and the days left: "7월 31일(금) 18:00 · 11일 남음".
pub fn deadline(lang: Lang, now: Timestamp, ts: Timestamp) -> Markup {
    let soon = ts > now && days_to_deadline(now, ts) <= 7;
    html! {
        (time(lang, ts, TimeStyle::DeadlineShort)) " · "
        span.left .soon[soon] { (days_left_text(lang, now, ts)) }
    }
}

/// Noon of 20 July 2026 in Seoul.
pub(crate) const EXAMPLE_NOW: Timestamp = Timestamp::constant(1_784_516_400, 0);
/// 31 July 2026, 18:00 in Seoul.
pub(crate) const EXAMPLE_CLOSE: Timestamp = Timestamp::constant(1_785_488_400, 0);

pub(crate) fn examples() -> Vec<Example> {
    vec![
        example!("날짜와 시각", "Date and time", |lang| html! {
            p { (time(lang, EXAMPLE_CLOSE, TimeStyle::DateTime)) }
            p { (time(lang, EXAMPLE_CLOSE, TimeStyle::Official)) }
        }),
        example!("기한", "A deadline", |lang| html! {
            p { (deadline(lang, EXAMPLE_NOW, EXAMPLE_CLOSE)) }
        }),
    ]
}
