//! Series of joint meetings of council and budget committee: the list, one with its days,
//! calling one.

pub mod list;
pub mod new;
pub mod show;

use jiff::civil::Date;
use korean::{Lang, t, tr};
use process::id::MeetingSeriesId;
use process::meeting::{LAST, Nth, OnHoliday, Pattern, SeriesRule};
use store::District;
use ui::{Markup, TimeStyle, time};

use crate::error::WebError;

/// The address of the list.
pub(super) fn list_address(district: &District) -> String {
    format!("/d/{}/series", district.slug)
}

/// The address of a series.
pub(super) fn address(district: &District, id: MeetingSeriesId) -> String {
    format!("/d/{}/series/{id}", district.slug)
}

/// Reads the id in an address.
fn id(text: &str) -> Result<MeetingSeriesId, WebError> {
    text.parse().map_err(|_| WebError::not_found())
}

/// A weekday in full; Monday is 1.
fn weekday(lang: Lang, number: i8) -> String {
    let key = match number {
        1 => "series-weekday-1",
        2 => "series-weekday-2",
        3 => "series-weekday-3",
        4 => "series-weekday-4",
        5 => "series-weekday-5",
        6 => "series-weekday-6",
        _ => "series-weekday-7",
    };
    t(lang, key)
}

/// Which weekday of a month, in words.
fn nth(lang: Lang, number: Nth) -> String {
    let key = match number {
        1 => "series-nth-1",
        2 => "series-nth-2",
        3 => "series-nth-3",
        LAST => "series-nth-last",
        _ => "series-nth-4",
    };
    t(lang, key)
}

/// What becomes of holidays, in words.
pub(super) fn on_holiday(lang: Lang, rule: OnHoliday) -> String {
    let key = match rule {
        OnHoliday::After => "series-holiday-after",
        OnHoliday::Before => "series-holiday-before",
        OnHoliday::Skip => "series-holiday-skip",
    };
    t(lang, key)
}

/// How often and on which weekday, in one line.
fn how_often(lang: Lang, rule: &SeriesRule) -> String {
    let day = weekday(lang, rule.weekday.to_monday_one_offset());
    match rule.pattern {
        Pattern::Weeks if rule.every == 1 => tr(lang, "series-weekly", &[("day", day.into())]),
        Pattern::Weeks => {
            let args = [("every", rule.every.into()), ("day", day.into())];
            tr(lang, "series-weeks", &args)
        }
        Pattern::Month => {
            let args = [("nth", nth(lang, rule.nth).into()), ("day", day.into())];
            tr(lang, "series-monthly", &args)
        }
    }
}

/// A day.
fn day(lang: Lang, day: Date) -> Markup {
    time(lang, korean::seoul_midnight(day), TimeStyle::Date)
}
