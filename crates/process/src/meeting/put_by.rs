//! Who put an agenda on the list of a meeting, so that it is seen who leads.

use std::collections::BTreeMap;

use crate::id::AgendaId;
use crate::refusal::{Fault, Invalid};
use crate::role::{Role, named};

named! {
    /// Who put an agenda on the list of a meeting.
    PutBy {
        /// 민간위원.
        PrivateMember = "private-member",
        /// 공무원 or the secretariat.
        Official = "official",
        /// 주민.
        Resident = "resident",
        /// 함께: private members and officials.
        Together = "together",
    }
}

impl PutBy {
    /// What is noted where nobody says otherwise: a co-chair who calls a meeting is a private
    /// member, everybody else who may is of the secretariat.
    pub fn of_caller(role: Role) -> PutBy {
        match role {
            Role::CoChair => PutBy::PrivateMember,
            _ => PutBy::Official,
        }
    }
}

/// The agendas of a meeting as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AgendasForm {
    /// The ids of those that are ticked.
    pub agendas: Vec<String>,
    /// The ids of those of which it is said who put them there.
    pub of: Vec<String>,
    /// A name of [`PutBy`] for each of them.
    pub put: Vec<String>,
}

impl AgendasForm {
    /// What is said of the agendas that stand on the list. What is said of others is left out.
    ///
    /// # Errors
    /// Under the field `put` with the place in the form, where no known name is given.
    pub fn check_put(&self, known: &[AgendaId]) -> Result<BTreeMap<AgendaId, PutBy>, Invalid> {
        let mut invalid = Invalid::default();
        let mut said = BTreeMap::new();
        for (nth, (of, put)) in (1i64..).zip(self.of.iter().zip(&self.put)) {
            let Some(id) = known.iter().find(|id| id.to_string() == *of) else {
                continue;
            };
            match put.parse() {
                Ok(put) => drop(said.insert(*id, put)),
                Err(_) => invalid.push("put", Fault::new("fault-meeting-put").count("nth", nth)),
            }
        }
        invalid.or(said)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_caller_is_named_where_nobody_says_otherwise() {
        assert_eq!(PutBy::of_caller(Role::CoChair), PutBy::PrivateMember);
        assert_eq!(PutBy::of_caller(Role::Secretary), PutBy::Official);
    }

    #[test]
    fn a_wrong_name_is_told_by_its_place() {
        let form = |put: &[&str]| AgendasForm {
            agendas: Vec::new(),
            of: vec!["3".into(), "9".into(), "4".into()],
            put: put.iter().map(|put| (*put).to_owned()).collect(),
        };
        let known = [AgendaId(3), AgendaId(4)];
        let said = form(&["resident", "x", "together"]).check_put(&known);
        let said = said.expect("what nobody asked for is left out");
        assert_eq!(said.get(&AgendaId(3)), Some(&PutBy::Resident));
        assert_eq!(said.get(&AgendaId(4)), Some(&PutBy::Together));
        let invalid = form(&["", "", "mayor"])
            .check_put(&known)
            .expect_err("faulty");
        let places: Vec<_> = invalid.0.iter().map(|f| f.fault.number_of("nth")).collect();
        assert_eq!(places, [Some(1), Some(3)]);
    }
}
