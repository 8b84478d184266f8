//! Meetings as an iCalendar file (RFC 5545), for the calendars on people's phones.

use jiff::Timestamp;
use jiff::tz::TimeZone;

/// A meeting as a calendar shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarEvent {
    /// A name that never changes, so that a moved meeting replaces itself: `meeting-7@host`.
    pub uid: String,
    /// How often it was moved or cancelled.
    pub sequence: i64,
    /// When what is said here was last changed.
    pub changed_at: Timestamp,
    /// When it begins.
    pub starts_at: Timestamp,
    /// When it ends.
    pub ends_at: Timestamp,
    /// What it is called.
    pub summary: String,
    /// What it is for.
    pub description: String,
    /// Where.
    pub location: String,
    /// Its page.
    pub url: String,
    /// Whether it was cancelled.
    pub cancelled: bool,
    /// Whether it is a day, which makes nobody busy: that on which it begins.
    pub all_day: bool,
}

/// The zone of all times: Seoul has been nine hours ahead without a summer time since 1988.
const ZONE: &str = "BEGIN:VTIMEZONE\r\nTZID:Asia/Seoul\r\nBEGIN:STANDARD\r\n\
                    DTSTART:19881009T000000\r\nTZOFFSETFROM:+0900\r\nTZOFFSETTO:+0900\r\n\
                    TZNAME:KST\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";

/// The calendar called `name` with its events, in the order given. The same events give the
/// same bytes.
pub fn calendar(name: &str, events: &[CalendarEvent]) -> String {
    let mut out = String::from("BEGIN:VCALENDAR\r\n");
    line(&mut out, "VERSION", "2.0");
    line(&mut out, "PRODID", "-//Madang//Meetings//KO");
    line(&mut out, "CALSCALE", "GREGORIAN");
    line(&mut out, "X-WR-CALNAME", &escape(name));
    line(&mut out, "X-WR-TIMEZONE", "Asia/Seoul");
    out.push_str(ZONE);
    for event in events {
        write(&mut out, event);
    }
    out.push_str("END:VCALENDAR\r\n");
    out
}

fn write(out: &mut String, event: &CalendarEvent) {
    let local = |at: Timestamp| korean::seoul(at).strftime("%Y%m%dT%H%M%S").to_string();
    let universal = |at: Timestamp| {
        let at = at.to_zoned(TimeZone::UTC);
        at.strftime("%Y%m%dT%H%M%SZ").to_string()
    };
    out.push_str("BEGIN:VEVENT\r\n");
    line(out, "UID", &event.uid);
    line(out, "DTSTAMP", &universal(event.changed_at));
    line(out, "LAST-MODIFIED", &universal(event.changed_at));
    line(out, "SEQUENCE", &event.sequence.to_string());
    if event.all_day {
        let day = korean::seoul(event.starts_at)
            .strftime("%Y%m%d")
            .to_string();
        line(out, "DTSTART;VALUE=DATE", &day);
        line(out, "TRANSP", "TRANSPARENT");
    } else {
        line(out, "DTSTART;TZID=Asia/Seoul", &local(event.starts_at));
        line(out, "DTEND;TZID=Asia/Seoul", &local(event.ends_at));
    }
    line(out, "SUMMARY", &escape(&event.summary));
    line(out, "DESCRIPTION", &escape(&event.description));
    line(out, "LOCATION", &escape(&event.location));
    line(out, "URL", &event.url);
    let status = if event.cancelled {
        "CANCELLED"
    } else {
        "CONFIRMED"
    };
    line(out, "STATUS", status);
    out.push_str("END:VEVENT\r\n");
}

/// A text with what has a meaning of its own marked (RFC 5545, 3.3.11).
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '\\' | ';' | ',' => out.extend(['\\', sign]),
            '\n' => out.push_str("\\n"),
            sign if sign.is_control() => {}
            sign => out.push(sign),
        }
    }
    out
}

/// The longest line in bytes, without its end.
const LONGEST: usize = 75;

/// One content line, folded after 75 bytes and never inside a letter (RFC 5545, 3.1).
fn line(out: &mut String, name: &str, value: &str) {
    let mut used = 0;
    for sign in name.chars().chain([':']).chain(value.chars()) {
        if used + sign.len_utf8() > LONGEST {
            out.push_str("\r\n ");
            used = 1;
        }
        out.push(sign);
        used += sign.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event() -> CalendarEvent {
        let at = |text: &str| text.parse().expect("a moment");
        CalendarEvent {
            uid: "meeting-7@madang.example".into(),
            sequence: 2,
            changed_at: at("2026-08-01T09:30:00+09:00"),
            starts_at: at("2026-08-20T14:00:00+09:00"),
            ends_at: at("2026-08-20T16:00:00+09:00"),
            summary: "공론장; 첫째, 둘째".into(),
            description: "가\n나\\다".into(),
            location: "하늘구청 큰 방".into(),
            url: "https://madang.example/d/haneul/meetings/7".into(),
            cancelled: true,
            all_day: false,
        }
    }

    #[test]
    fn a_meeting_is_written_as_the_standard_asks() {
        let text = calendar("하늘구 모임", &[event()]);
        for expected in [
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n",
            "UID:meeting-7@madang.example\r\nDTSTAMP:20260801T003000Z\r\n",
            "SEQUENCE:2\r\nDTSTART;TZID=Asia/Seoul:20260820T140000\r\n",
            "SUMMARY:공론장\\; 첫째\\, 둘째\r\n",
            "DESCRIPTION:가\\n나\\\\다\r\n",
            "STATUS:CANCELLED\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        ] {
            assert!(text.contains(expected), "{expected}\n{text}");
        }
    }

    /// Unfolded, a long text is whole; folded, no line is longer than 75 bytes.
    #[test]
    fn long_lines_are_folded_between_letters() {
        for length in 1..120 {
            let long = CalendarEvent {
                summary: format!("a{}", "가".repeat(length)),
                ..event()
            };
            let text = calendar("달력", std::slice::from_ref(&long));
            assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
            let whole = text.replace("\r\n ", "");
            assert!(whole.contains(&format!("SUMMARY:{}\r\n", long.summary)));
        }
    }

    #[test]
    fn a_day_has_no_hours() {
        let day = CalendarEvent {
            all_day: true,
            ..event()
        };
        let text = calendar("달력", &[day]);
        assert!(text.contains("DTSTART;VALUE=DATE:20260820\r\nTRANSP:TRANSPARENT\r\n"));
        assert!(!text.contains("DTEND"));
    }
}
