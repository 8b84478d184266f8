//! Calling a meeting: what it is, where, when, and its timetable.

use jiff::civil::{Date, DateTime, Time};
use jiff::{SignedDuration, Timestamp};

use super::{MeetingKind, MeetingMode};
use crate::id::BodyId;
use crate::refusal::{Fault, Invalid};
use crate::rules::Rules;
use crate::text::Field;

/// A meeting as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MeetingForm {
    /// A name of [`MeetingKind`].
    pub kind: String,
    /// The id of the body that meets, or nothing.
    pub body: String,
    /// One line that names it.
    pub title: String,
    /// What it is for.
    pub purpose: String,
    /// Where.
    pub place: String,
    /// The day in Seoul, `2026-07-30`.
    pub day: String,
    /// The stated beginning, `14:00`.
    pub time: String,
    /// The timetable, a slot a line: `13:30 30 Reception / Secretariat / Team head`.
    pub timetable: String,
    /// A name of [`MeetingMode`]; nothing means on site.
    pub mode: String,
    /// The address under which one joins from afar.
    pub join_link: String,
    /// Why it is entered late: for a meeting that was held without having been announced.
    pub late_reason: String,
    /// The ids of the agendas on which it is called, which [`super::check_agendas`] checks.
    pub agendas: Vec<String>,
}

/// One part of a timetable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// When it begins.
    pub starts_at: Timestamp,
    /// How many minutes it takes.
    pub minutes: i64,
    /// What happens.
    pub title: String,
    /// Who leads it; may be empty.
    pub lead: String,
    /// Who speaks in it; may be empty.
    pub speakers: String,
}

impl Slot {
    /// The first moment after it.
    pub fn ends_at(&self) -> Timestamp {
        later(self.starts_at, SignedDuration::from_mins(self.minutes))
    }
}

/// A moment after another; the calendar's last one is its own next one.
pub(super) fn later(from: Timestamp, by: SignedDuration) -> Timestamp {
    from.checked_add(by).unwrap_or(Timestamp::MAX)
}

/// A meeting that can be called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingPlan {
    /// What kind.
    pub kind: MeetingKind,
    /// The body that meets.
    pub body: Option<BodyId>,
    /// One line that names it.
    pub title: String,
    /// What it is for.
    pub purpose: String,
    /// Where.
    pub place: String,
    /// How people take part.
    pub mode: MeetingMode,
    /// The address under which one joins from afar; empty on site.
    pub join_link: String,
    /// Why it is entered after it has begun; empty for one that is announced.
    pub late_reason: String,
    /// The stated beginning. The first slot may lie before it, such as the reception.
    pub starts_at: Timestamp,
    /// The timetable, in the order of time.
    pub slots: Vec<Slot>,
}

/// The longest meeting without a timetable is taken to last so long.
const USUAL: SignedDuration = SignedDuration::from_hours(2);

impl MeetingPlan {
    /// When it ends: with its last slot, or two hours after its beginning.
    pub fn ends_at(&self) -> Timestamp {
        let last = self.slots.iter().map(Slot::ends_at).max();
        last.map_or(later(self.starts_at, USUAL), |end| end.max(self.starts_at))
    }
}

/// Whether a meeting of the council is announced later than it should be: fewer whole days
/// before its day than `rules.terms.meeting_notice` asks for.
pub fn is_short_notice(
    kind: MeetingKind,
    called_at: Timestamp,
    starts_at: Timestamp,
    rules: &Rules,
) -> bool {
    let earliest = rules.terms.meeting_notice.deadline(called_at);
    kind.is_formal() && starts_at < earliest
}

impl MeetingForm {
    /// Checks every field. `bodies` are those of the district.
    ///
    /// # Errors
    /// All faulty fields at once.
    pub fn check(
        &self,
        rules: &Rules,
        bodies: &[BodyId],
        now: Timestamp,
    ) -> Result<MeetingPlan, Invalid> {
        let limits = rules.limits;
        let mut invalid = Invalid::default();
        let kind = self.kind.parse::<MeetingKind>().ok();
        if kind.is_none() {
            invalid.push("kind", Fault::new("fault-meeting-kind"));
        }
        let body = bodies
            .iter()
            .copied()
            .find(|id| id.to_string() == self.body);
        if body.is_none() && !self.body.is_empty() {
            invalid.push("body", Fault::new("role-fault-body"));
        }
        let title = Field::line("title", limits.title_max).check(&self.title, &mut invalid);
        let purpose = Field::lines("purpose", limits.reason_max).check(&self.purpose, &mut invalid);
        let place = Field::line("place", limits.place_max).check(&self.place, &mut invalid);
        let day = self.day.trim().parse::<Date>().ok();
        if day.is_none() {
            invalid.push("day", Fault::new("fault-date"));
        }
        let time = clock(&self.time);
        if time.is_none() {
            invalid.push("time", Fault::new("fault-clock"));
        }
        let starts_at = day.zip(time).and_then(|(day, time)| moment(day, time));
        if day.is_some() && time.is_some() {
            // The last day of the calendar has no moment, and is as far as any.
            let starts_at = starts_at.unwrap_or(Timestamp::MAX);
            self.check_moment(rules, starts_at, now, &mut invalid);
        }
        let late = starts_at.is_some_and(|starts_at| starts_at <= now);
        let late_reason = Field::lines("late_reason", limits.reason_max)
            .optional()
            .check(&self.late_reason, &mut invalid);
        let mode = match self.mode.as_str() {
            "" => Some(MeetingMode::OnSite),
            name => name.parse().ok(),
        };
        if mode.is_none() {
            invalid.push("mode", Fault::new("fault-meeting-mode"));
        }
        let mode = mode.unwrap_or(MeetingMode::OnSite);
        let join_link = check_link(mode, &self.join_link, limits.link_max, &mut invalid);
        let slots = match day {
            Some(day) => self.slots(day, limits.title_max, &mut invalid),
            None => Vec::new(),
        };
        match (kind, starts_at) {
            (Some(kind), Some(starts_at)) => invalid.or(MeetingPlan {
                kind,
                body,
                title,
                purpose,
                place,
                mode,
                join_link,
                late_reason: if late { late_reason } else { String::new() },
                starts_at,
                slots,
            }),
            _ => Err(invalid),
        }
    }

    /// A meeting lies ahead, but not too far; or it was held not too long ago, and a reason
    /// says why nobody announced it.
    fn check_moment(
        &self,
        rules: &Rules,
        starts_at: Timestamp,
        now: Timestamp,
        invalid: &mut Invalid,
    ) {
        let limits = rules.limits;
        let days = |days: i64| SignedDuration::from_hours(24 * days);
        let late = !self.late_reason.trim().is_empty();
        if late && starts_at <= now {
            let oldest = now.saturating_sub(days(limits.meeting_late_days));
            if starts_at < oldest.unwrap_or(Timestamp::MIN) {
                let fault = Fault::new("fault-meeting-old").count("days", limits.meeting_late_days);
                invalid.push("day", fault);
            }
        } else if starts_at <= now || later(now, days(limits.vote_ahead_days)) < starts_at {
            let fault = Fault::new("fault-meeting-day").count("days", limits.vote_ahead_days);
            invalid.push("day", fault);
        }
    }

    fn slots(&self, day: Date, title_max: usize, invalid: &mut Invalid) -> Vec<Slot> {
        let mut slots: Vec<Slot> = Vec::new();
        let lines = self.timetable.lines().map(str::trim);
        for line in lines.filter(|line| !line.is_empty()) {
            let read = slot(day, line).filter(|slot| {
                let fits = |text: &str| text.chars().count() <= title_max;
                fits(&slot.title) && fits(&slot.lead) && fits(&slot.speakers)
            });
            let Some(slot) = read else {
                let fault = Fault::new("fault-timetable-line").text("line", line);
                invalid.push("timetable", fault);
                return Vec::new();
            };
            if slots
                .last()
                .is_some_and(|before| slot.starts_at < before.ends_at())
            {
                let fault = Fault::new("fault-timetable-overlap").text("line", line);
                invalid.push("timetable", fault);
                return Vec::new();
            }
            slots.push(slot);
        }
        if slots.len() > SLOTS {
            let fault = Fault::new("fault-timetable-long").number("max", SLOTS);
            invalid.push("timetable", fault);
        }
        let mut all = Invalid::default();
        Field::lines("timetable", usize::MAX)
            .optional()
            .check(&self.timetable, &mut all);
        invalid.0.extend(all.0);
        slots
    }
}

/// The longest timetable.
const SLOTS: usize = 40;

/// The link of a meeting that one can join from afar; on site there is none.
pub(super) fn check_link(
    mode: MeetingMode,
    typed: &str,
    max: usize,
    invalid: &mut Invalid,
) -> String {
    if mode == MeetingMode::OnSite {
        return String::new();
    }
    let link = Field::line("join_link", max).check(typed, invalid);
    let faulty = || !link.starts_with("https://") || link.contains(char::is_whitespace);
    if !link.is_empty() && faulty() {
        invalid.push("join_link", Fault::new("fault-join-link"));
    }
    link
}

/// Reads "13:30 30 Reception / Secretariat / Team head": what, who leads, who speaks.
pub(crate) fn slot(day: Date, line: &str) -> Option<Slot> {
    let (time, rest) = line.split_once(char::is_whitespace)?;
    let (minutes, what) = rest.trim_start().split_once(char::is_whitespace)?;
    let minutes = minutes.trim_end_matches(['분', '′', '\'']).parse().ok();
    let minutes = minutes.filter(|minutes| (1..=24 * 60).contains(minutes))?;
    let mut parts = what.splitn(3, " / ").map(|part| part.trim().to_owned());
    let title = parts.next().unwrap_or_default();
    let starts_at = moment(day, clock(time)?)?;
    (!title.is_empty()).then(|| Slot {
        starts_at,
        minutes,
        title,
        lead: parts.next().unwrap_or_default(),
        speakers: parts.next().unwrap_or_default(),
    })
}

/// Reads a time of the 24-hour clock, "9:30" or "13:30".
pub(crate) fn clock(typed: &str) -> Option<Time> {
    let (hour, minute) = typed.trim().split_once(':')?;
    let digits = |text: &str, most| {
        (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
    };
    if !digits(hour, 2) || !digits(minute, 2) || minute.len() != 2 {
        return None;
    }
    Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
}

/// The moment of a time of a day in Seoul; nothing where the calendar has none.
pub fn moment(day: Date, time: Time) -> Option<Timestamp> {
    korean::seoul_moment(DateTime::from_parts(day, time))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn form() -> MeetingForm {
        MeetingForm {
            kind: "workshop".into(),
            title: "함께 돌아보는 모임".into(),
            purpose: "한 해를 돌아봅니다.".into(),
            place: "큰 방".into(),
            day: "2026-10-18".into(),
            time: "14:00".into(),
            timetable: "13:30 30 접수 / 지원관\n\n14:00 5′ 여는 말\n14:05 15분 이야기 / 팀장 / 주민 대표, 전문위원"
                .into(),
            ..MeetingForm::default()
        }
    }

    fn check(form: &MeetingForm) -> Result<MeetingPlan, Invalid> {
        let now = "2026-10-01T09:00:00+09:00".parse().expect("a moment");
        form.check(&Rules::on(date(2026, 10, 1)), &[BodyId(7)], now)
    }

    #[test]
    fn the_first_slot_may_lie_before_the_stated_beginning() {
        let plan = check(&form()).expect("a good form");
        assert_eq!(plan.starts_at.to_string(), "2026-10-18T05:00:00Z");
        assert_eq!(plan.slots[0].starts_at.to_string(), "2026-10-18T04:30:00Z");
        assert_eq!(plan.slots[2].lead, "팀장");
        assert_eq!(plan.slots[2].speakers, "주민 대표, 전문위원");
        let minutes: i64 = plan.slots.iter().map(|slot| slot.minutes).sum();
        assert_eq!(minutes, 50);
        assert_eq!(plan.ends_at().to_string(), "2026-10-18T05:20:00Z");
    }

    #[test]
    fn every_faulty_field_is_named() {
        let fault = |form: &MeetingForm| {
            let invalid = check(form).expect_err("a faulty form");
            invalid
                .0
                .iter()
                .map(|f| (f.field, f.fault.key))
                .collect::<Vec<_>>()
        };
        let empty = fault(&MeetingForm::default());
        let fields: Vec<_> = empty.iter().map(|(field, _)| *field).collect();
        assert_eq!(fields, ["kind", "title", "purpose", "place", "day", "time"]);
        for (timetable, key) in [
            ("13:30 접수", "fault-timetable-line"),
            ("25:00 10 접수", "fault-timetable-line"),
            ("13:30 0 접수", "fault-timetable-line"),
            ("13:30 99999999999999999999 접수", "fault-timetable-line"),
            ("13:30 30 접수\n13:59 10 여는 말", "fault-timetable-overlap"),
        ] {
            let faulty = MeetingForm {
                timetable: timetable.into(),
                ..form()
            };
            assert_eq!(fault(&faulty), [("timetable", key)], "{timetable}");
        }
        let last = MeetingForm {
            day: "9999-12-30".into(),
            timetable: "23:59 1440 접수".into(),
            ..form()
        };
        assert_eq!(fault(&last)[0].0, "day");
        let past = MeetingForm {
            day: "2026-09-30".into(),
            ..form()
        };
        assert_eq!(fault(&past), [("day", "fault-meeting-day")]);
        let foreign = MeetingForm {
            body: "8".into(),
            ..form()
        };
        assert_eq!(fault(&foreign), [("body", "role-fault-body")]);
    }

    #[test]
    fn one_joins_from_afar_over_an_encrypted_link_alone() {
        let online = |mode: &str, link: &str| MeetingForm {
            mode: mode.into(),
            join_link: link.into(),
            ..form()
        };
        let plan = check(&online("hybrid", " https://meet.example/abc ")).expect("a link");
        assert_eq!(plan.join_link, "https://meet.example/abc");
        let plan = check(&online("on-site", "https://meet.example/abc")).expect("no link");
        assert_eq!(
            (plan.mode, plan.join_link.as_str()),
            (MeetingMode::OnSite, "")
        );
        for (mode, link, key) in [
            ("online", "", "fault-empty"),
            ("online", "http://meet.example/abc", "fault-join-link"),
            ("hybrid", "https://meet.example/a b", "fault-join-link"),
            ("somehow", "", "fault-meeting-mode"),
        ] {
            let invalid = check(&online(mode, link)).expect_err("faulty");
            assert_eq!(invalid.0[0].fault.key, key, "{mode} {link}");
        }
    }

    #[test]
    fn what_was_held_unannounced_is_entered_with_a_reason() {
        let held = |day: &str, reason: &str| MeetingForm {
            day: day.into(),
            late_reason: reason.into(),
            ..form()
        };
        let reason = "급히 모여 알리지 못했습니다.";
        let plan = check(&held("2026-09-20", reason)).expect("a late entry");
        assert_eq!(plan.late_reason, reason);
        for (day, reason) in [("2026-09-20", " "), ("2025-09-01", reason)] {
            assert_eq!(
                check(&held(day, reason)).expect_err("faulty").0[0].field,
                "day"
            );
        }
        // A reason on a meeting ahead means nothing.
        assert_eq!(
            check(&held("2026-10-18", reason))
                .expect("ahead")
                .late_reason,
            ""
        );
    }

    #[test]
    fn a_council_meeting_is_announced_fifteen_days_before() {
        let at = |text: &str| text.parse::<Timestamp>().expect("a moment");
        let rules = Rules::on(date(2026, 7, 1));
        let called = at("2026-07-01T23:59:59+09:00");
        for (kind, starts, short) in [
            (MeetingKind::Regular, "2026-07-16T23:59:59+09:00", true),
            (MeetingKind::Regular, "2026-07-17T00:00:00+09:00", false),
            (MeetingKind::Forum, "2026-07-02T14:00:00+09:00", false),
        ] {
            assert_eq!(
                is_short_notice(kind, called, at(starts), &rules),
                short,
                "{starts}"
            );
        }
    }
}
