//! The agendas on which a meeting is called, and who is invited because of them.

use super::MeetingKind;
use crate::id::AgendaId;
use crate::refusal::{Fault, Invalid};
use crate::role::Role;

/// The most agendas of one meeting.
pub const AGENDAS: usize = 20;

/// Who is told that a meeting is called on an agenda for which an office answers: the officials
/// who answer for offices of the district, and its support officers.
pub const INVITED: [Role; 2] = [Role::DepartmentOfficial, Role::SupportOfficer];

/// Checks the agendas that were ticked, as ids. `offered` are those on which a meeting of the
/// district can be called.
///
/// # Errors
/// What is not offered, and more than [`AGENDAS`], under the field `agendas`.
pub fn check_agendas(typed: &[String], offered: &[AgendaId]) -> Result<Vec<AgendaId>, Invalid> {
    let known = |typed: &String| offered.iter().copied().find(|id| id.to_string() == *typed);
    let found: Option<Vec<AgendaId>> = typed.iter().map(known).collect();
    let unknown = || Invalid::one("agendas", Fault::new("fault-meeting-agenda"));
    let mut found = found.ok_or_else(unknown)?;
    found.sort_unstable();
    found.dedup();
    if found.len() > AGENDAS {
        let fault = Fault::new("fault-meeting-agendas").number("max", AGENDAS);
        return Err(Invalid::one("agendas", fault));
    }
    Ok(found)
}

/// Whether the members of the committee for participatory budgeting are invited as well, so
/// that they are there from the first forum to the last assembly.
pub fn invites_committee(kind: MeetingKind) -> bool {
    kind == MeetingKind::Joint || kind.is_open()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_offered_is_taken_each_once_and_not_too_many() {
        let offered: Vec<AgendaId> = (1..=21).map(AgendaId).collect();
        let check = |typed: &[&str]| {
            let typed: Vec<String> = typed.iter().map(|id| (*id).to_owned()).collect();
            check_agendas(&typed, &offered)
        };
        assert_eq!(check(&[]), Ok(vec![]));
        assert_eq!(check(&["7", "3", "7"]), Ok(vec![AgendaId(3), AgendaId(7)]));
        for typed in [&["22"][..], &["3", "x"], &[""]] {
            let fault = check(typed).expect_err("unknown").0[0].fault.key;
            assert_eq!(fault, "fault-meeting-agenda", "{typed:?}");
        }
        let all: Vec<String> = offered.iter().map(ToString::to_string).collect();
        let fault = check_agendas(&all, &offered).expect_err("too many").0[0]
            .fault
            .key;
        assert_eq!(fault, "fault-meeting-agendas");
    }

    #[test]
    fn the_committee_comes_to_what_is_open_or_joint() {
        assert!(invites_committee(MeetingKind::Joint) && invites_committee(MeetingKind::Forum));
        assert!(!invites_committee(MeetingKind::Regular));
    }
}
