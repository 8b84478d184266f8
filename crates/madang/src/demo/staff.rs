//! The people with a role in a district.

use process::Role;
use process::id::PersonId;
use store::Stores;

use super::calendar::Calendar;
use super::guests::People;
use super::people;

/// The people with a role in a district.
#[derive(Clone, Copy, Debug)]
pub struct Staff {
    /// Sets districts up and gives roles, in the whole city.
    pub administrator: PersonId,
    /// Runs the council's office: announces votes, calls meetings, records what was decided.
    pub secretary: PersonId,
    /// Chairs the council for the residents and signs for it.
    pub co_chair: PersonId,
    /// Sits in the council.
    pub member: PersonId,
    /// Carries projects out in a department of the district.
    pub official: PersonId,
    /// Puts together what departments say, and answers for them.
    pub coordinator: PersonId,
    /// Sent by the city to stand by the districts.
    pub support_officer: PersonId,
    /// Stands in for her.
    pub substitute: PersonId,
    /// Signs official documents.
    pub approver: PersonId,
    /// Signs in the approver's place.
    pub deputy: PersonId,
    /// An official of the city, who signs and approves for it and may not vote.
    pub officer: PersonId,
}

impl Staff {
    /// Everybody by the name under which she is signed in as.
    pub fn named(&self, district: &str) -> People {
        let here = [
            (Role::Secretary, self.secretary),
            (Role::CoChair, self.co_chair),
            (Role::CouncilMember, self.member),
            (Role::DepartmentOfficial, self.official),
            (Role::GovernanceCoordinator, self.coordinator),
            (Role::Approver, self.approver),
            (Role::DeputyApprover, self.deputy),
        ];
        let here = here.map(|(role, person)| (slug(district, role.as_str()), person));
        let everywhere = [
            (OFFICER, self.officer),
            (SUPPORT_OFFICER, self.support_officer),
            ("administrator", self.administrator),
        ];
        let everywhere = everywhere.map(|(name, person)| (name.to_owned(), person));
        here.into_iter().chain(everywhere).collect()
    }
}

/// The name under which a role's holder is signed in as in the demonstration. Those of the
/// first district have short names.
pub fn slug(district: &str, role: &str) -> String {
    match district {
        "haneul" => role.to_owned(),
        _ => format!("{district}-{role}"),
    }
}

/// Gives the roles of a district. The city's officer and support officer are the same people
/// everywhere.
///
/// # Errors
/// When an act is refused or the store fails.
pub async fn appoint(
    stores: &Stores,
    administrator: PersonId,
    (officer, support_officer, substitute): (PersonId, PersonId, PersonId),
    calendar: &Calendar,
    name: &str,
) -> anyhow::Result<Staff> {
    let place = (calendar.slug.as_str(), calendar.begins);
    for (who, role) in [
        (OFFICER, Role::CityOfficer),
        (SUPPORT_OFFICER, Role::SupportOfficer),
        (SUBSTITUTE, Role::SupportOfficer),
    ] {
        people::give(stores, administrator, place, who, role).await?;
    }
    let make = async |role: Role, title: &str| {
        let slug = slug(&calendar.slug, role.as_str());
        let title = format!("{name} {title}");
        people::with_role(stores, administrator, place, (&slug, &title, role)).await
    };
    Ok(Staff {
        administrator,
        secretary: make(Role::Secretary, "협치회의 간사").await?,
        co_chair: make(Role::CoChair, "공동의장").await?,
        member: make(Role::CouncilMember, "협치위원").await?,
        official: make(Role::DepartmentOfficial, "담당 주무관").await?,
        coordinator: make(Role::GovernanceCoordinator, "협치조정관").await?,
        support_officer,
        substitute,
        approver: make(Role::Approver, "담당 과장").await?,
        deputy: make(Role::DeputyApprover, "담당 팀장").await?,
        officer,
    })
}

/// The name in addresses of the city's officer.
pub const OFFICER: &str = "city-officer";
/// The name in addresses of the city's support officer.
pub const SUPPORT_OFFICER: &str = "support-officer";

/// The name in addresses of the one who stands in for the support officer.
const SUBSTITUTE: &str = "support-substitute";

/// The city's officer, its support officer and her substitute, who get their roles district by
/// district.
///
/// # Errors
/// When the store fails.
pub async fn of_the_city(
    stores: &Stores,
) -> Result<(PersonId, PersonId, PersonId), people::Refused> {
    Ok((
        people::reached(stores, OFFICER, "시에서 온 주민").await?,
        people::reached(stores, SUPPORT_OFFICER, "시에서 온 이웃").await?,
        people::reached(stores, SUBSTITUTE, "시에서 온 다른 이웃").await?,
    ))
}
