//! Who came, in numbers. Lists of names are closed documents and never stand here.

use crate::refusal::{Fault, Invalid, Refusal};
use crate::role::named;
use crate::rules::Limits;
use crate::text::Field;

named! {
    /// What people at a meeting are.
    Attendee {
        /// 민간위원.
        PrivateMember = "private-member",
        /// 당연직 위원.
        ExOfficioMember = "ex-officio-member",
        /// 주민참여예산위원.
        BudgetCommittee = "budget-committee",
        /// 담당 부서 공무원; the note names the departments.
        DepartmentOfficial = "department-official",
        /// 협치지원관; the note names the office of a substitute.
        SupportOfficer = "support-officer",
        /// 청년활동가.
        YouthActivist = "youth-activist",
        /// 전문가.
        Expert = "expert",
        /// 주민.
        Resident = "resident",
        /// Somebody else.
        Other = "other",
        /// People who were counted without asking what they are.
        Unsplit = "unsplit",
    }
}

impl Attendee {
    /// Whether a note belongs to it.
    pub fn has_note(self) -> bool {
        matches!(
            self,
            Attendee::DepartmentOfficial | Attendee::SupportOfficer
        )
    }
}

/// How many came, as typed: for each kind the number and the note.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AttendanceForm(pub Vec<(String, String)>);

/// How many of a kind came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attendance {
    /// What they are.
    pub kind: Attendee,
    /// How many.
    pub people: i64,
    /// Departments, or the office of a substitute; may be empty.
    pub note: String,
}

/// More people than any hall of a district holds.
const MOST: i64 = 10_000;

/// Decides whether attendance may be recorded or corrected: until the minutes that rest on it
/// are published.
///
/// # Errors
/// When they are.
pub fn record_attendance(minutes_published: bool) -> Result<(), Refusal> {
    if minutes_published {
        return Err(Refusal::conflict(Fault::new(
            "refusal-attendance-published",
        )));
    }
    Ok(())
}

impl AttendanceForm {
    /// Checks every number, in the order of [`Attendee::ALL`]. Kinds of which nobody came and
    /// nothing is noted are left out. Phone numbers and addresses in a note are masked,
    /// because it is public.
    ///
    /// # Errors
    /// All faulty fields at once.
    pub fn check(&self, limits: &Limits) -> Result<Vec<Attendance>, Invalid> {
        let mut invalid = Invalid::default();
        let mut found = Vec::new();
        for (kind, (people, note)) in Attendee::ALL.iter().zip(&self.0) {
            let people = match people.trim() {
                "" => Some(0),
                typed => typed
                    .parse()
                    .ok()
                    .filter(|people| (0..=MOST).contains(people)),
            };
            let Some(people) = people else {
                invalid.push(kind.as_str(), Fault::new("fault-people").count("max", MOST));
                continue;
            };
            let note = Field::line(note_field(*kind), limits.place_max)
                .optional()
                .check(note, &mut invalid);
            if people > 0 || !note.is_empty() {
                found.push(Attendance {
                    kind: *kind,
                    people,
                    note: korean::mask_contacts_in(&note),
                });
            }
        }
        if found.iter().all(|attendance| attendance.people == 0) && invalid.0.is_empty() {
            invalid.push(
                Attendee::PrivateMember.as_str(),
                Fault::new("fault-nobody-came"),
            );
        }
        invalid.or(found)
    }
}

/// The form field of the note of a kind.
fn note_field(kind: Attendee) -> &'static str {
    match kind {
        Attendee::SupportOfficer => "substitute",
        _ => "departments",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Rules;
    use jiff::civil::date;

    /// Scenario 33.
    #[test]
    fn the_office_of_a_substitute_is_kept_where_no_support_officer_came() {
        let limits = Rules::on(date(2026, 7, 1)).limits;
        let note = "지역공동체담당관 주무관 (010-1234-5678)";
        let rows = Attendee::ALL.iter().map(|kind| match kind {
            Attendee::Resident => ("12".to_owned(), String::new()),
            Attendee::SupportOfficer => (String::new(), note.to_owned()),
            _ => Default::default(),
        });
        let came = AttendanceForm(rows.collect())
            .check(limits)
            .expect("numbers");
        assert_eq!(came.len(), 2);
        assert_eq!(came[0].note, "지역공동체담당관 주무관 (010-****-5678)");
        assert!(record_attendance(false).is_ok() && record_attendance(true).is_err());
    }

    #[test]
    fn numbers_are_checked_and_nobody_is_left_out() {
        let limits = Rules::on(date(2026, 7, 1)).limits;
        let form = |typed: &[&str]| {
            let rows = Attendee::ALL.iter().enumerate().map(|(n, _)| {
                let people = typed.get(n).copied().unwrap_or("");
                (people.to_owned(), String::new())
            });
            AttendanceForm(rows.collect())
        };
        let came = form(&["26", "0", "", "5", "7", "6"])
            .check(limits)
            .expect("numbers");
        assert_eq!(came.iter().map(|a| a.people).sum::<i64>(), 44);
        assert_eq!(came.len(), 4);
        for (typed, key) in [
            (&["-1"][..], "fault-people"),
            (&["10001"], "fault-people"),
            (&["많음"], "fault-people"),
            (&["0", "0"], "fault-nobody-came"),
        ] {
            let invalid = form(typed).check(limits).expect_err("faulty");
            assert_eq!(invalid.0[0].fault.key, key, "{typed:?}");
        }
    }
}
