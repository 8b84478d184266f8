//! Meetings (회의), forums (공론장) and workshops: how they are called, and what is recorded.

mod agenda;
mod attendance;
mod calendar;
mod call;
mod change;
mod check_in;
mod decision;
mod minutes;
mod put_by;
mod series;
mod series_form;
mod task;

pub use agenda::{AGENDAS, INVITED, check_agendas, invites_committee};
pub use attendance::{Attendance, AttendanceForm, Attendee, record_attendance};
pub use calendar::{CalendarEvent, calendar};
pub use call::{MeetingForm, MeetingPlan, Slot, is_short_notice, moment};
pub(crate) use call::{clock, slot};
pub use change::{
    CancelForm, MeetingStanding, Move, MoveForm, SEEN, cancel, days_seen, in_force, movable,
};
pub use check_in::{
    Need, Needs, NeedsForm, Whose, check_in_code_open, check_in_open, check_kind, check_whose,
    needs_kept, needs_open, needs_room,
};
pub use decision::{DecisionForm, DecisionText};
pub use minutes::{
    Minutes, MinutesBody, MinutesForm, MinutesState, Point, add_to_minutes, approve_minutes,
    check_addendum, minutes_state, public_minutes, public_text, publish, write_minutes,
};
pub use put_by::{AgendasForm, PutBy};
pub use series::{Announced, LAST, Nth, OnHoliday, Pattern, SeriesDay, SeriesRule, follow};
pub use series_form::{NTHS, SeriesForm, SeriesPlan, WEEKDAYS, too_far};
pub use task::{TaskForm, TaskText, check_outcome, check_reopening, finish_task, reopen_task};

use jiff::Timestamp;

use crate::id::DistrictId;
use crate::refusal::{Fault, Refusal};
use crate::role::{Actor, Role, named};

named! {
    /// What kind of meeting it is.
    MeetingKind {
        /// 정기회의 of a body.
        Regular = "regular",
        /// 임시회의.
        Extra = "extra",
        /// 분과회의: anybody may come.
        SubCommittee = "sub-committee",
        /// 협치회의 and 주민참여예산위원회 together.
        Joint = "joint",
        /// 공론장.
        Forum = "forum",
        /// 총회.
        Assembly = "assembly",
        /// 발대식.
        Launch = "launch",
        /// 워크숍.
        Workshop = "workshop",
        /// 거리 상담, 찾아가는 창구.
        StreetDesk = "street-desk",
    }
}

named! {
    /// How people take part in a meeting.
    MeetingMode {
        /// In one place.
        OnSite = "on-site",
        /// Over a link alone.
        Online = "online",
        /// In one place, and over a link.
        Hybrid = "hybrid",
    }
}

impl MeetingKind {
    /// Whether it is one of the council, which has to be announced in good time.
    pub fn is_formal(self) -> bool {
        matches!(self, MeetingKind::Regular | MeetingKind::Extra)
    }

    /// Whether anybody may come and speak.
    pub fn is_open(self) -> bool {
        matches!(
            self,
            MeetingKind::SubCommittee
                | MeetingKind::Forum
                | MeetingKind::Assembly
                | MeetingKind::Launch
                | MeetingKind::Workshop
                | MeetingKind::StreetDesk
        )
    }
}

/// The role in which somebody calls a meeting of a district. That of the council comes first,
/// so that it shows what the council itself has set.
pub fn called_as(actor: &Actor, district: DistrictId) -> Role {
    [Role::CoChair, Role::Secretary]
        .into_iter()
        .find(|role| actor.has(*role, Some(district)))
        .unwrap_or(Role::Facilitator)
}

/// Nothing is recorded of a meeting that has not begun.
///
/// # Errors
/// Before its stated beginning.
pub fn begun(starts_at: Timestamp, now: Timestamp) -> Result<(), Refusal> {
    if now < starts_at {
        let fault = Fault::new("refusal-meeting-ahead").moment("starts", starts_at);
        return Err(Refusal::conflict(fault));
    }
    Ok(())
}
