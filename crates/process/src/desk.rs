//! The desk of a neighbourhood office: what a clerk has to have seen, and which account a
//! code that is handed over belongs to.

use jiff::civil::Date;

use crate::eligibility::Basis;
use crate::identity::{Assurance, Identity, IdentityForm, guardian_fault};
use crate::refusal::{Fault, Invalid};
use crate::rules::Rules;

/// What the clerk typed.
#[derive(Clone, Debug, Default)]
pub struct DeskForm {
    /// Name and birth as on the papers.
    pub identity: IdentityForm,
    /// The basis, as a name of [`Basis`], when its proof was shown; else empty.
    pub basis: String,
    /// Whether the clerk saw the papers.
    pub papers: bool,
    /// Whether the clerk saw the guardian's consent, which a child needs.
    pub guardian: bool,
    /// Which of the verified people of this name and birth it is: the ordinal of one, `other`
    /// for one more, empty while nobody was asked.
    pub who: String,
    /// Whether the person knows that another account loses the identity.
    pub take_over: bool,
}

/// Who stands at the desk, among people of one name and day of birth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Nobody was asked.
    Unsaid,
    /// The one of this ordinal.
    Holder(usize),
    /// None of them.
    Another,
}

/// What the clerk has seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Who stands at the desk.
    pub identity: Identity,
    /// What makes her a citizen, when that was shown.
    pub basis: Option<Basis>,
    /// Whether a guardian agreed on a child's behalf.
    pub guardian: bool,
}

impl DeskForm {
    /// What the clerk says about who it is.
    pub fn who(&self) -> Who {
        match self.who.as_str() {
            "other" => Who::Another,
            ordinal => ordinal.parse().map_or(Who::Unsaid, Who::Holder),
        }
    }

    /// Checks what the clerk typed.
    ///
    /// # Errors
    /// All faulty fields at once, in the order of the form.
    pub fn check(&self, rules: &Rules, today: Date) -> Result<Seen, Invalid> {
        let mut invalid = Invalid::default();
        let identity = self.identity.check(today, rules.limits, &mut invalid);
        let basis = Basis::allowed(&self.basis, rules.eligibility);
        if basis.is_none() && !self.basis.is_empty() {
            invalid.push("basis", Fault::new("fault-basis"));
        }
        if !self.papers {
            invalid.push("papers", Fault::new("desk-fault-papers"));
        }
        let child = identity
            .as_ref()
            .is_some_and(|person| person.is_child(rules.guardian, today));
        if child && !self.guardian {
            let fault = guardian_fault(rules.guardian, "desk-fault-guardian");
            invalid.push("guardian", fault);
        }
        match identity {
            Some(identity) => invalid.or(Seen {
                identity,
                basis,
                guardian: child,
            }),
            None => Err(invalid),
        }
    }
}

/// What is known of a person of this name and day of birth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// Her ordinal among those of this name and birth, counted from 1.
    pub ordinal: usize,
    /// How her account came to stand for her; `None` when she closed it while a ballot of
    /// hers lies in the box of a vote that is not counted.
    pub assurance: Option<Assurance>,
    /// Whether she holds a role today or later.
    pub staff: bool,
}

/// What the desk does with a person whose papers it has seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeskOutcome {
    /// A new account stands for the person: for that of this ordinal, who closed hers, or for
    /// one more.
    NewAccount(Option<usize>),
    /// The code signs in to the account of this ordinal, which was verified before.
    SameAccount(usize),
    /// No code is made; the clerk is asked whether it is one of the people who were seen
    /// before. Two people may share a name and a birthday.
    AskWho,
    /// No code is made; the person is asked whether another account, which had only declared
    /// the identity, shall lose it.
    AskToMove,
    /// A new account takes the identity over from the one of this ordinal, which had only
    /// declared it.
    MoveIdentity(usize),
    /// No code is made: the verified account of this ordinal holds a role, and a clerk could
    /// sign in as anybody's superior.
    Staff(usize),
}

/// Decides which account a code handed over in person belongs to.
///
/// An identity that was only declared gives way to the person who shows papers, so that
/// nobody can block another's vote by typing her name; but she is asked first, because the
/// other account is most often her own.
pub fn decide(known: &[Known], who: Who, take_over: bool) -> DeskOutcome {
    let declared = known
        .iter()
        .find(|known| known.assurance == Some(Assurance::Declared));
    let fresh = match declared {
        None => DeskOutcome::NewAccount(None),
        Some(declared) if take_over => DeskOutcome::MoveIdentity(declared.ordinal),
        Some(_) => DeskOutcome::AskToMove,
    };
    let mut seen = known
        .iter()
        .filter(|known| known.assurance != Some(Assurance::Declared));
    match who {
        Who::Another => fresh,
        Who::Unsaid if seen.next().is_none() => fresh,
        Who::Unsaid => DeskOutcome::AskWho,
        Who::Holder(ordinal) => match seen.find(|known| known.ordinal == ordinal) {
            Some(known) if known.staff => DeskOutcome::Staff(ordinal),
            Some(known) if known.assurance.is_none() => DeskOutcome::NewAccount(Some(ordinal)),
            Some(_) => DeskOutcome::SameAccount(ordinal),
            None => DeskOutcome::AskWho,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 7, 24);

    fn form(birth_year: &str) -> DeskForm {
        DeskForm {
            identity: IdentityForm {
                name: "주민 삼".into(),
                birth_year: birth_year.into(),
                birth_month: "7".into(),
                birth_day: "25".into(),
            },
            papers: true,
            ..DeskForm::default()
        }
    }

    fn faults(form: &DeskForm) -> Vec<&'static str> {
        let invalid = form.check(&Rules::on(TODAY), TODAY).err();
        invalid.map_or(Vec::new(), |i| i.0.iter().map(|f| f.field).collect())
    }

    #[test]
    fn papers_and_for_a_child_the_guardian_are_seen() {
        assert_eq!(faults(&form("1966")), [""; 0]);
        assert_eq!(faults(&form("2012")), ["guardian"]);
        let agreed = DeskForm {
            guardian: true,
            ..form("2012")
        };
        let seen = agreed.check(&Rules::on(TODAY), TODAY).expect("it is seen");
        assert!(seen.guardian);
        // A tick that was not needed says nothing about a grown person.
        let grown = DeskForm {
            guardian: true,
            ..form("1966")
        };
        let seen = grown.check(&Rules::on(TODAY), TODAY).expect("it is seen");
        assert!(!seen.guardian);
        let nothing = DeskForm {
            basis: "neighbour".into(),
            ..DeskForm::default()
        };
        assert_eq!(faults(&nothing), ["name", "birth", "basis", "papers"]);
    }

    #[test]
    fn papers_win_over_a_declaration_and_open_no_account_with_a_role() {
        use DeskOutcome::*;
        let known = |ordinal, assurance, staff| Known {
            ordinal,
            assurance: Some(assurance),
            staff,
        };
        let left = Known {
            ordinal: 1,
            assurance: None,
            staff: false,
        };
        let declared = known(1, Assurance::Declared, true);
        let (one, two) = (
            known(1, Assurance::Verified, false),
            known(2, Assurance::Verified, true),
        );
        for (known, who, take_over, outcome) in [
            (&[][..], "", false, NewAccount(None)),
            (&[left], "", true, AskWho),
            (&[left], "1", false, NewAccount(Some(1))),
            (&[left], "other", false, NewAccount(None)),
            (&[declared], "", false, AskToMove),
            (&[declared], "", true, MoveIdentity(1)),
            (&[one], "", true, AskWho),
            (&[one], "1", false, SameAccount(1)),
            (&[one], "2", false, AskWho),
            (&[one], "other", false, NewAccount(None)),
            (&[one, two], "2", true, Staff(2)),
            (&[declared, two], "", true, AskWho),
            (&[declared, two], "other", false, AskToMove),
            (&[declared, two], "other", true, MoveIdentity(1)),
        ] {
            let form = DeskForm {
                who: who.into(),
                ..DeskForm::default()
            };
            let found = decide(known, form.who(), take_over);
            assert_eq!(found, outcome, "{known:?} {who} {take_over}");
        }
    }
}
