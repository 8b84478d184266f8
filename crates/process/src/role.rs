//! Roles, each held in a body or a district for a term.

use jiff::civil::Date;

use crate::id::{BodyId, DistrictId, GrantId, PersonId};

macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            /// Every value, in the order of the glossary.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The name in data, addresses and message keys.
            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $text),+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::role::UnknownName;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                $name::ALL.iter().copied().find(|v| v.as_str() == text).ok_or($crate::role::UnknownName)
            }
        }
    };
}
pub(crate) use named;

/// A name in data that no version of the program has written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown name")]
pub struct UnknownName;

named! {
    /// What a person is to the process (domain glossary).
    Role {
        /// 주민: anyone who has signed in.
        Resident = "resident",
        /// 협치위원.
        CouncilMember = "council-member",
        /// 공동의장.
        CoChair = "co-chair",
        /// 간사.
        Secretary = "secretary",
        /// 주민참여예산위원.
        BudgetCommitteeMember = "budget-committee-member",
        /// 진행자, of a forum or workshop.
        Facilitator = "facilitator",
        /// 동주민센터 담당자.
        Clerk = "clerk",
        /// 협치지원관.
        SupportOfficer = "support-officer",
        /// 담당 부서 공무원.
        DepartmentOfficial = "department-official",
        /// 협치조정관.
        GovernanceCoordinator = "governance-coordinator",
        /// 결재권자.
        Approver = "approver",
        /// 대결자.
        DeputyApprover = "deputy-approver",
        /// 시 담당자.
        CityOfficer = "city-officer",
        /// 게시물 관리자.
        Moderator = "moderator",
        /// 관리자.
        Administrator = "administrator",
    }
}

impl Role {
    /// Whether the holder is a public official on duty, who may not vote as a resident.
    pub fn is_official(self) -> bool {
        matches!(
            self,
            Role::Clerk
                | Role::SupportOfficer
                | Role::DepartmentOfficial
                | Role::GovernanceCoordinator
                | Role::Approver
                | Role::DeputyApprover
                | Role::CityOfficer
        )
    }
}

/// Whether any of the grants holds today or will: its holder sees other people's data, or is
/// about to.
pub fn lasts(grants: &[Grant], today: Date) -> bool {
    let over = |grant: &Grant| grant.ends_on.is_some_and(|end| end < today);
    !grants.iter().all(over)
}

/// A role given to a person: where and from when to when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// Its id.
    pub id: GrantId,
    /// The role.
    pub role: Role,
    /// The district it holds in; `None` means the whole city.
    pub district: Option<DistrictId>,
    /// The body it is held in, when it belongs to one.
    pub body: Option<BodyId>,
    /// First day, in Seoul.
    pub starts_on: Date,
    /// Last day, in Seoul; `None` means until revoked.
    pub ends_on: Option<Date>,
}

impl Grant {
    /// Whether the term includes `today`.
    pub fn holds_on(&self, today: Date) -> bool {
        self.starts_on <= today && self.ends_on.is_none_or(|end| today <= end)
    }
}

/// Who asks: nobody known, or a person with the roles that hold today.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Actor {
    /// The signed-in person.
    pub person: Option<PersonId>,
    /// The grants whose term includes today.
    pub grants: Vec<Grant>,
}

impl Actor {
    /// A visitor without account.
    pub fn visitor() -> Actor {
        Actor::default()
    }

    /// A signed-in person with the grants that hold on `today`.
    pub fn person(person: PersonId, grants: Vec<Grant>, today: Date) -> Actor {
        let grants = grants.into_iter().filter(|g| g.holds_on(today)).collect();
        Actor {
            person: Some(person),
            grants,
        }
    }

    /// Whether the actor holds `role` where `district` is concerned.
    ///
    /// A grant for the whole city holds in each district. A grant for one district never
    /// holds for the whole city (`district` = `None`).
    pub fn has(&self, role: Role, district: Option<DistrictId>) -> bool {
        match role {
            Role::Resident => self.person.is_some(),
            _ => self
                .grants
                .iter()
                .any(|g| g.role == role && (g.district.is_none() || g.district == district)),
        }
    }

    /// Whether the actor holds any role today but that of a resident.
    pub fn is_staff(&self) -> bool {
        !self.grants.is_empty()
    }

    /// Whether any grant makes the actor a public official.
    pub fn is_official(&self) -> bool {
        self.grants.iter().any(|g| g.role.is_official())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn grant(role: Role, district: Option<i64>) -> Grant {
        Grant {
            id: GrantId(1),
            role,
            district: district.map(DistrictId),
            body: None,
            starts_on: date(2026, 1, 1),
            ends_on: Some(date(2026, 12, 31)),
        }
    }

    #[test]
    fn a_term_has_a_first_and_a_last_day() {
        let grant = grant(Role::Secretary, Some(1));
        for (day, holds) in [
            (date(2025, 12, 31), false),
            (date(2026, 1, 1), true),
            (date(2026, 12, 31), true),
            (date(2027, 1, 1), false),
        ] {
            assert_eq!(grant.holds_on(day), holds, "{day}");
        }
    }

    #[test]
    fn a_district_role_stays_in_its_district() {
        let today = date(2026, 6, 1);
        let actor = Actor::person(PersonId(1), vec![grant(Role::Moderator, Some(1))], today);
        assert!(actor.has(Role::Moderator, Some(DistrictId(1))));
        assert!(!actor.has(Role::Moderator, Some(DistrictId(2))));
        assert!(!actor.has(Role::Moderator, None));
        let city = Actor::person(PersonId(1), vec![grant(Role::Moderator, None)], today);
        assert!(city.has(Role::Moderator, Some(DistrictId(2))));
        assert!(city.has(Role::Moderator, None));
    }

    #[test]
    fn names_round_trip() {
        for role in Role::ALL {
            assert_eq!(role.as_str().parse(), Ok(*role));
        }
        assert_eq!("king".parse::<Role>(), Err(UnknownName));
    }
}
