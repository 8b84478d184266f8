//! Departments (부서): the offices of a district that answer for agendas and review them.

use crate::id::DepartmentId;
use crate::refusal::{Fault, Invalid};
use crate::rules::Limits;
use crate::text::Field;

/// What a department is called, and how its office is reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DepartmentText {
    /// The name in Korean.
    pub name_ko: String,
    /// The name in English.
    pub name_en: String,
    /// The telephone or address of the office, never of a person; may be empty.
    pub contact: String,
}

/// The departments of a district as typed: those there are, each on its own line, and new ones.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DepartmentsForm {
    /// Id and line, "공원녹지과 / Parks Division / 02-000-0000", of each that there is; an empty
    /// line closes it.
    pub lines: Vec<(String, String)>,
    /// New ones, one a line.
    pub departments: String,
}

/// What is to become of the departments.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DepartmentChanges {
    /// Those that are called or reached differently now.
    pub changed: Vec<(DepartmentId, DepartmentText)>,
    /// Those that are closed: nothing new is sent to them.
    pub closed: Vec<DepartmentId>,
    /// New ones.
    pub added: Vec<DepartmentText>,
}

impl DepartmentsForm {
    /// Compares what was typed with the departments there are. One that the form does not name,
    /// because somebody added it meanwhile, stays as it is.
    ///
    /// # Errors
    /// A line that names nothing, a name that stands twice, and too many in all.
    pub fn check(
        &self,
        limits: &Limits,
        before: &[(DepartmentId, DepartmentText)],
    ) -> Result<DepartmentChanges, Invalid> {
        let mut invalid = Invalid::default();
        let mut changes = DepartmentChanges::default();
        let typed = |id: &DepartmentId| {
            let found = self.lines.iter().find(|(of, _)| *of == id.to_string());
            found.map(|(_, line)| line)
        };
        let kept = before.iter().filter(|(id, _)| typed(id).is_none());
        let mut taken: Vec<String> = kept.map(|(_, text)| text.name_ko.clone()).collect();
        for (id, text) in before {
            let Some(line) = typed(id) else { continue };
            if line.trim().is_empty() {
                changes.closed.push(*id);
                continue;
            }
            let Some(new) = one(limits, "office_lines", line, &mut taken, &mut invalid) else {
                continue;
            };
            if new != *text {
                changes.changed.push((*id, new));
            }
        }
        for line in self.departments.lines().filter(|l| !l.trim().is_empty()) {
            let new = one(limits, "departments", line, &mut taken, &mut invalid);
            changes.added.extend(new);
            if !invalid.0.is_empty() {
                break;
            }
        }
        if taken.len() > limits.departments_max {
            let fault = Fault::new("fault-departments-many");
            invalid.push("departments", fault.number("max", limits.departments_max));
        }
        invalid.or(changes)
    }
}

/// Who owns an agenda, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnerForm {
    /// The id of the department.
    pub department: String,
    /// The post of the official, such as the head of a team; never a name.
    pub post: String,
}

impl OwnerForm {
    /// Checks both fields; `known` are the open departments of the district.
    ///
    /// # Errors
    /// All faulty fields at once.
    pub fn check(
        &self,
        limits: &Limits,
        known: &[DepartmentId],
    ) -> Result<(DepartmentId, String), Invalid> {
        let mut invalid = Invalid::default();
        let department = self.department.parse().ok();
        let department = department.filter(|id| known.contains(id));
        if department.is_none() {
            invalid.push("department", Fault::new("fault-department"));
        }
        let post = Field::line("post", limits.body_name_max).check(&self.post, &mut invalid);
        match department {
            Some(department) => invalid.or((department, post)),
            None => Err(invalid),
        }
    }
}

/// One line, whose name must not be among those taken, and is then.
fn one(
    limits: &Limits,
    field: &'static str,
    line: &str,
    taken: &mut Vec<String>,
    invalid: &mut Invalid,
) -> Option<DepartmentText> {
    let mut parts = line.splitn(3, '/').map(str::trim);
    let ko = parts.next().unwrap_or_default();
    let en = parts.next().filter(|part| !part.is_empty()).unwrap_or(ko);
    let contact = parts.next().unwrap_or_default();
    let mut faults = Invalid::default();
    let max = limits.body_name_max;
    let text = DepartmentText {
        name_ko: Field::line(field, max).check(ko, &mut faults),
        name_en: Field::line(field, max).check(en, &mut faults),
        contact: Field::line(field, limits.place_max)
            .optional()
            .check(contact, &mut faults),
    };
    if !faults.0.is_empty() || taken.contains(&text.name_ko) {
        let fault = Fault::new("fault-department-line").text("line", line.trim());
        invalid.push(field, fault);
        return None;
    }
    taken.push(text.name_ko.clone());
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Rules;

    fn text(ko: &str, en: &str, contact: &str) -> DepartmentText {
        DepartmentText {
            name_ko: ko.into(),
            name_en: en.into(),
            contact: contact.into(),
        }
    }

    #[test]
    fn lines_are_compared_with_what_there_is() {
        let limits = Rules::on(jiff::civil::date(2026, 7, 1)).limits;
        let before = [
            (DepartmentId(1), text("도로과", "Roads", "")),
            (DepartmentId(2), text("공원과", "Parks", "02-000-0000")),
            (DepartmentId(3), text("복지과", "Welfare", "")),
        ];
        let form = |lines: &[(&str, &str)], new: &str| DepartmentsForm {
            lines: lines
                .iter()
                .map(|(id, line)| ((*id).into(), (*line).into()))
                .collect(),
            departments: new.into(),
        };
        let typed = form(
            &[("1", "도로관리과 / Roads / 02-111-1111"), ("2", " ")],
            "청년과\n\n공원과 / Parks",
        );
        let changes = typed.check(limits, &before).expect("a good form");
        assert_eq!(
            changes.changed,
            [(DepartmentId(1), text("도로관리과", "Roads", "02-111-1111"))]
        );
        assert_eq!(changes.closed, [DepartmentId(2)]);
        let added = [text("청년과", "청년과", ""), text("공원과", "Parks", "")];
        assert_eq!(changes.added, added);
        for (typed, field) in [
            (form(&[("1", "복지과")], ""), "office_lines"),
            (form(&[("3", "도로과")], ""), "office_lines"),
            (form(&[], "복지과 / Again"), "departments"),
            (form(&[], "/ Nothing"), "departments"),
        ] {
            let faults = typed.check(limits, &before).expect_err("a faulty form");
            assert_eq!(faults.0[0].field, field, "{typed:?}");
        }
        let many: Vec<String> = (0..=limits.departments_max)
            .map(|n| n.to_string())
            .collect();
        assert!(form(&[], &many.join("\n")).check(limits, &before).is_err());
    }
}
