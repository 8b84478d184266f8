//! The agreement (협약) between city and district: its terms, and who has signed.

use finance::Won;
use finance::change::{AgreementTerms, AtLimit, Clause, Scope};
use jiff::civil::Date;

use crate::refusal::{Fault, Invalid, Refusal};
use crate::role::named;
use crate::rules::Limits;
use crate::spending::official;
use crate::text::Field;

/// The terms as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AgreementForm {
    /// The limit in whole per cent.
    pub limit: String,
    /// Who decides on exactly the limit: `council` or `city`.
    pub at_limit: String,
    /// Why the parties chose so.
    pub at_limit_note: String,
    /// Of what the limit is a share: each `project` or the `district-total`.
    pub scope: String,
    /// First day of carrying out.
    pub execution_start: String,
    /// Last day of carrying out.
    pub execution_end: String,
    /// The agreement in plain words.
    pub summary: String,
    /// By which vote on a supplementary budget (추경) there is more money than before.
    pub supplement: String,
}

/// Terms that can be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgreementText {
    /// What the change rule needs.
    pub terms: AgreementTerms,
    /// Why the parties chose who decides on exactly the limit.
    pub at_limit_note: String,
    /// The agreement in plain words.
    pub summary: String,
    /// By which vote on a supplementary budget there is more money than before; empty for none.
    pub supplement: String,
}

impl AgreementForm {
    /// Checks every field.
    ///
    /// # Errors
    /// All faulty fields at once.
    pub fn check(&self, limits: &Limits) -> Result<AgreementText, Invalid> {
        let mut invalid = Invalid::default();
        let limit = self
            .limit
            .trim()
            .trim_end_matches('%')
            .trim_end()
            .parse::<u32>()
            .ok();
        let limit = limit.filter(|limit| (1..=50).contains(limit));
        if limit.is_none() {
            invalid.push("limit", Fault::new("fault-limit"));
        }
        let at_limit = at_limit(&self.at_limit);
        if at_limit.is_none() {
            invalid.push("at_limit", Fault::new("fault-at-limit"));
        }
        let at_limit_note = Field::lines("at_limit_note", limits.reason_max)
            .check(&self.at_limit_note, &mut invalid);
        let scope = scope(&self.scope);
        if scope.is_none() {
            invalid.push("limit_scope", Fault::new("fault-scope"));
        }
        let mut day = |field, typed: &str| {
            let found = typed.trim().parse::<Date>().ok();
            if found.is_none() {
                invalid.push(field, Fault::new("fault-date"));
            }
            found
        };
        let start = day("execution_start", &self.execution_start);
        let end = day("execution_end", &self.execution_end);
        if start.zip(end).is_some_and(|(start, end)| end < start) {
            invalid.push("execution_end", Fault::new("fault-date-order"));
        }
        let summary = Field::lines("summary", limits.body_max).check(&self.summary, &mut invalid);
        let supplement = Field::line("supplement", limits.need_max)
            .optional()
            .check(&self.supplement, &mut invalid);
        let (Some(limit), Some(at_limit), Some(scope)) = (limit, at_limit, scope) else {
            return Err(invalid);
        };
        let (Some(execution_start), Some(execution_end)) = (start, end) else {
            return Err(invalid);
        };
        invalid.or(AgreementText {
            terms: AgreementTerms {
                limit: [limit, 100],
                at_limit,
                scope,
                execution_start,
                execution_end,
            },
            at_limit_note,
            summary,
            supplement,
        })
    }
}

/// Who decides on exactly the limit, by its name.
pub fn at_limit(name: &str) -> Option<AtLimit> {
    match name {
        "council" => Some(AtLimit::Council),
        "city" => Some(AtLimit::City),
        _ => None,
    }
}

/// The name of who decides on exactly the limit.
pub fn at_limit_name(at_limit: AtLimit) -> &'static str {
    match at_limit {
        AtLimit::Council => "council",
        AtLimit::City => "city",
    }
}

/// Of what the limit is a share, by its name.
pub fn scope(name: &str) -> Option<Scope> {
    match name {
        "project" => Some(Scope::Project),
        "district-total" => Some(Scope::DistrictTotal),
        _ => None,
    }
}

/// The name of what the limit is a share of.
pub fn scope_name(scope: Scope) -> &'static str {
    match scope {
        Scope::Project => "project",
        Scope::DistrictTotal => "district-total",
    }
}

/// A clause that the program enforces, with its parameters: dated data of one agreement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enforced {
    /// Which clause; also the name of the rule that enforces it.
    pub clause: Clause,
    /// The parameters by their names, as data.
    pub parameters: Vec<(&'static str, String)>,
}

/// The clauses of an agreement that the program enforces.
pub fn enforced(terms: &AgreementTerms) -> Vec<Enforced> {
    let [numerator, denominator] = terms.limit;
    let scope = || ("scope", scope_name(terms.scope).to_owned());
    let all = [
        (
            Clause::ExecutionStart,
            vec![("execution_start", terms.execution_start.to_string())],
        ),
        (
            Clause::Limit,
            vec![("limit", format!("{numerator}/{denominator}")), scope()],
        ),
        (
            Clause::AtLimit,
            vec![
                ("at_limit", at_limit_name(terms.at_limit).to_owned()),
                scope(),
            ],
        ),
        (Clause::Diversion, vec![("from_won", "1".to_owned())]),
        (Clause::Content, Vec::new()),
    ];
    all.into_iter()
        .map(|(clause, parameters)| Enforced { clause, parameters })
        .collect()
}

/// Checks what a party chose at its signature for exactly the limit: "within" and "or more"
/// both hold there, so each party says it, and both have to say what the draft says.
///
/// # Errors
/// Names the field when nothing was chosen, or something else than the draft says.
pub fn chosen_at_limit(typed: &str, drafted: AtLimit) -> Result<AtLimit, Invalid> {
    let fault = |key| Invalid::one("chosen_at_limit", Fault::new(key));
    let chosen = at_limit(typed).ok_or_else(|| fault("fault-at-limit"))?;
    match chosen == drafted {
        true => Ok(chosen),
        false => Err(fault("fault-at-limit-differs")),
    }
}

named! {
    /// A party to the agreement.
    Party {
        /// The district and its council; the co-chair signs.
        District = "district",
        /// The city.
        City = "city",
    }
}

/// What the parties have done with the latest version.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Signatures {
    /// Whether the district has signed.
    pub district: bool,
    /// Whether the city has signed.
    pub city: bool,
    /// Whether one of them has sent it back, so that nobody signs it any more.
    pub sent_back: bool,
}

impl Signatures {
    /// Whether it is in force: both have signed.
    pub fn in_force(self) -> bool {
        self.district && self.city
    }
}

/// Decides on drafting a version: while the last one waits for its second signature, there is
/// no other, unless a party sent it back or the budget it was drafted on has changed since
/// (`overtaken`).
///
/// # Errors
/// When one party has signed and the other still can.
pub fn draft(latest: Option<Signatures>, overtaken: bool) -> Result<(), Refusal> {
    let half = latest.is_some_and(|signed| signed.district != signed.city && !signed.sent_back);
    match half && !overtaken {
        true => Err(Refusal::conflict(Fault::new("refusal-agreement-half"))),
        false => Ok(()),
    }
}

/// Decides on revising terms that are in force, on a day in Seoul.
///
/// # Errors
/// Once the last day of carrying out is over: its money has been spent or goes back.
pub fn revise(in_force: Option<&AgreementTerms>, today: Date) -> Result<(), Refusal> {
    match in_force {
        Some(terms) if terms.execution_end < today => {
            Err(Refusal::conflict(Fault::new("refusal-agreement-ended")))
        }
        _ => Ok(()),
    }
}

/// Checks that the days of carrying out end with the fiscal year, whose money nobody spends
/// after it (Local Finance Act, article 7).
///
/// # Errors
/// Names the last day when it lies after that year.
pub fn within_year(terms: &AgreementTerms, fiscal_year: i64) -> Result<(), Invalid> {
    let Some(closing) = finance::ledger::Closing::of(fiscal_year) else {
        return Ok(());
    };
    if terms.execution_end <= closing.ledger {
        return Ok(());
    }
    let fault = Fault::new("fault-execution-end").text("end", official(closing.ledger));
    Err(Invalid::one("execution_end", fault))
}

/// Decides on a version that gives other amounts while the one in force is carried out: what
/// no change may do, a new agreement may not do either, and more money than before needs the
/// district assembly's vote on a supplementary budget.
///
/// # Errors
/// What the rule on changes forbids, with the article; names the vote when it is missing.
pub fn revised_amounts(
    judged: &finance::change::Judgement,
    supplement: &str,
) -> Result<(), RevisionFault> {
    use finance::change::Verdict;
    match judged.verdict {
        Verdict::SupplementRequired if supplement.trim().is_empty() => {
            let fault = Fault::new("fault-supplement");
            Err(RevisionFault::Field(Invalid::one("supplement", fault)))
        }
        Verdict::BlockedTransfer | Verdict::Blocked => {
            crate::budget_change::propose(judged).map_err(RevisionFault::Refused)
        }
        _ => Ok(()),
    }
}

/// Why a version does not give other amounts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RevisionFault {
    /// A field is faulty.
    Field(Invalid),
    /// No agreement can give them.
    Refused(Refusal),
}

/// Decides on putting amounts in force that are no less than what was spent, bound and carried
/// over of each line; an entry is what a line gets and what was taken of it.
///
/// # Errors
/// The first line that would get less, with both figures.
pub fn above_taken(lines: impl IntoIterator<Item = (Won, Won)>) -> Result<(), Refusal> {
    for (place, (amount, taken)) in lines.into_iter().enumerate() {
        if amount < taken {
            let fault = Fault::new("refusal-agreement-spent").number("line", place + 1);
            return Err(Refusal::conflict(fault.won("spent", taken)));
        }
    }
    Ok(())
}

/// Decides on sending the latest version back, which either party may until both have signed it.
///
/// # Errors
/// Without a version, once it is in force, and a second time.
pub fn send_back(latest: Option<Signatures>) -> Result<(), Refusal> {
    let refused = |key| Err(Refusal::conflict(Fault::new(key)));
    match latest {
        None => refused("refusal-agreement-none"),
        Some(signed) if signed.sent_back => refused("refusal-agreement-sent-back"),
        Some(signed) if signed.in_force() => refused("refusal-agreement-signed"),
        Some(_) => Ok(()),
    }
}

/// Decides on a signature, and whether it puts the version in force.
///
/// # Errors
/// Without a draft or lines, when a party sent it back, when the party has signed before, or
/// when the budget has changed since the draft (`overtaken`): its amounts would undo that change.
pub fn sign(
    latest: Option<Signatures>,
    party: Party,
    lines: usize,
    overtaken: bool,
) -> Result<bool, Refusal> {
    let refused = |key| Err(Refusal::conflict(Fault::new(key)));
    let Some(signed) = latest else {
        return refused("refusal-agreement-none");
    };
    if lines == 0 {
        return refused("refusal-agreement-empty");
    }
    if signed.sent_back {
        return refused("refusal-agreement-sent-back");
    }
    let (mine, theirs) = match party {
        Party::District => (signed.district, signed.city),
        Party::City => (signed.city, signed.district),
    };
    if mine {
        return refused("refusal-agreement-signed");
    }
    if overtaken {
        return refused("refusal-agreement-overtaken");
    }
    Ok(theirs)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Rules;
    use jiff::civil::date;

    #[test]
    fn both_sign_once_and_the_second_puts_it_in_force() {
        let signed = |district, city| {
            let sent_back = false;
            Some(Signatures {
                district,
                city,
                sent_back,
            })
        };
        let key = |outcome: Result<bool, Refusal>| outcome.map_err(|refusal| refusal.fault.key);
        for (latest, party, lines, expected) in [
            (None, Party::City, 3, Err("refusal-agreement-none")),
            (
                signed(false, false),
                Party::City,
                0,
                Err("refusal-agreement-empty"),
            ),
            (signed(false, false), Party::District, 3, Ok(false)),
            (
                signed(true, false),
                Party::District,
                3,
                Err("refusal-agreement-signed"),
            ),
            (signed(true, false), Party::City, 3, Ok(true)),
            (signed(false, true), Party::District, 3, Ok(true)),
        ] {
            assert_eq!(
                key(sign(latest, party, lines, false)),
                expected,
                "{latest:?} {party:?}"
            );
        }
        let terms = AgreementTerms {
            limit: [10, 100],
            at_limit: AtLimit::Council,
            scope: Scope::Project,
            execution_start: date(2027, 1, 1),
            execution_end: date(2027, 12, 31),
        };
        assert!(revise(Some(&terms), date(2027, 12, 31)).is_ok());
        assert!(revise(Some(&terms), date(2028, 1, 1)).is_err());
        let overtaken = key(sign(signed(true, false), Party::City, 3, true));
        assert_eq!(overtaken, Err("refusal-agreement-overtaken"));
        assert!(draft(signed(true, false), false).is_err());
        assert!(draft(signed(true, false), true).is_ok());
        assert!(draft(signed(true, true), false).is_ok() && draft(None, false).is_ok());
    }

    #[test]
    fn what_is_sent_back_is_signed_no_more() {
        let key = |outcome: Result<(), Refusal>| outcome.map_err(|refusal| refusal.fault.key);
        assert_eq!(key(send_back(None)), Err("refusal-agreement-none"));
        for (district, city) in [(false, false), (true, false), (false, true), (true, true)] {
            let before = Signatures {
                district,
                city,
                sent_back: false,
            };
            let after = Signatures {
                sent_back: true,
                ..before
            };
            match before.in_force() {
                true => assert_eq!(
                    key(send_back(Some(before))),
                    Err("refusal-agreement-signed")
                ),
                false => {
                    assert_eq!(key(send_back(Some(before))), Ok(()));
                    assert!(draft(Some(after), false).is_ok());
                }
            }
            assert_eq!(
                key(send_back(Some(after))),
                Err("refusal-agreement-sent-back")
            );
            for party in [Party::District, Party::City] {
                let signs = sign(Some(after), party, 3, false).map(drop);
                assert_eq!(key(signs), Err("refusal-agreement-sent-back"));
            }
        }
    }

    #[test]
    fn both_parties_choose_who_decides_on_exactly_the_limit() {
        for drafted in [AtLimit::Council, AtLimit::City] {
            for typed in ["council", "city", "", "both"] {
                let chosen = chosen_at_limit(typed, drafted);
                let same = typed == at_limit_name(drafted);
                assert_eq!(chosen.is_ok(), same, "{typed} {drafted:?}");
            }
        }
        for scope_of in [Scope::Project, Scope::DistrictTotal] {
            assert_eq!(scope(scope_name(scope_of)), Some(scope_of));
        }
    }

    #[test]
    fn every_faulty_field_is_named() {
        let limits = Rules::on(date(2026, 9, 1)).limits;
        let invalid = AgreementForm::default().check(limits).expect_err("empty");
        let fields: Vec<_> = invalid.0.iter().map(|f| f.field).collect();
        let all = [
            "limit",
            "at_limit",
            "at_limit_note",
            "limit_scope",
            "execution_start",
            "execution_end",
            "summary",
        ];
        assert_eq!(fields, all);
        let good = AgreementForm {
            limit: "10 %".into(),
            at_limit: "city".into(),
            at_limit_note: "두 쪽이 정함".into(),
            scope: "project".into(),
            execution_start: "2027-01-01".into(),
            execution_end: "2027-12-31".into(),
            summary: "함께 지키는 약속".into(),
            supplement: String::new(),
        };
        assert_eq!(
            good.check(limits).expect("a good form").terms.limit,
            [10, 100]
        );
        for limit in ["0", "51", "-1", "10.5", "십"] {
            let faulty = AgreementForm {
                limit: limit.into(),
                ..good.clone()
            };
            assert!(faulty.check(limits).is_err(), "{limit}");
        }
    }
}
