//! The columns of a table of members, and what offices write into them.

use jiff::civil::Date;

use super::ROLES;
use crate::role::{Role, named};
use crate::table;
use crate::text::name_key;

named! {
    /// A column of the table.
    Column {
        /// The name that others will see.
        Name = "name",
        /// An e-mail address or a phone number.
        Address = "address",
        /// One of [`ROLES`].
        Role = "role",
        /// The first day of the term.
        StartsOn = "starts_on",
        /// The last day of the term; may be empty.
        EndsOn = "ends_on",
    }
}

impl Column {
    /// The names by which offices call it, in the form of [`name_key`].
    const fn titles(self) -> &'static [&'static str] {
        match self {
            Column::Name => &["이름", "성명", "위원명", "name", "fullname"],
            Column::Address => &[
                "연락처",
                "이메일",
                "전자우편",
                "메일",
                "휴대전화",
                "휴대폰",
                "핸드폰",
                "전화",
                "전화번호",
                "이메일이나전화",
                "연락처이메일이나휴대전화",
                "email",
                "phone",
                "mobile",
                "contact",
                "address",
                "emailorphone",
                "emailaddress",
                "phonenumber",
            ],
            Column::Role => &["역할", "직위", "직책", "구분", "role", "office"],
            Column::StartsOn => &[
                "시작일",
                "시작하는날",
                "첫날",
                "위촉일",
                "임기시작",
                "임기시작일",
                "firstday",
                "start",
                "starts",
                "startson",
                "from",
                "termstart",
                "startdate",
            ],
            Column::EndsOn => &[
                "종료일",
                "끝나는날",
                "마지막날",
                "만료일",
                "임기끝",
                "임기종료",
                "임기종료일",
                "임기만료일",
                "lastday",
                "end",
                "ends",
                "endson",
                "until",
                "to",
                "termend",
                "enddate",
            ],
        }
    }
}

/// The columns in the order of [`Column::ALL`]. A table may have one column of e-mail and one
/// of phone numbers.
pub(super) static COLUMNS: [table::Column; 5] = [
    known(Column::Name, "name", "import-fault-no-name"),
    known(Column::Address, "address", "import-fault-no-address"),
    known(Column::Role, "role", "import-fault-no-role"),
    known(Column::StartsOn, "starts_on", "import-fault-no-starts-on"),
    known(Column::EndsOn, "ends_on", "import-fault-no-ends-on"),
];

const fn known(column: Column, name: &'static str, missing: &'static str) -> table::Column {
    table::Column {
        name,
        titles: column.titles(),
        missing: Some(missing),
        many: matches!(column, Column::Address),
    }
}

/// Reads one of the roles that a table may give.
pub(super) fn role(typed: &str) -> Option<Role> {
    let key = name_key(typed);
    let known = |role: &Role| {
        let names: &[&str] = match role {
            Role::CouncilMember => &["협치위원", "민간위원", "councilmember"],
            Role::CoChair => &["공동의장", "의장", "cochair"],
            Role::BudgetCommitteeMember => &[
                "주민참여예산위원",
                "참여예산위원",
                "예산위원",
                "budgetcommitteemember",
            ],
            _ => &[],
        };
        names.contains(&key.as_str())
    };
    ROLES.iter().copied().find(known)
}

/// A day as people and spreadsheets write it: 2026-08-01, 2026.8.1., 2026/08/01, 2026년 8월 1일.
pub(crate) fn day(typed: &str) -> Option<Date> {
    let numbers: Vec<&str> = typed
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .collect();
    let between = typed.chars().filter(|c| !c.is_ascii_digit());
    let plain = between.clone().all(|c| "-./년월일 ".contains(c));
    let [year, month, day] = numbers.as_slice() else {
        return None;
    };
    if !plain || year.len() != 4 || month.len() > 2 || day.len() > 2 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}
