//! One text of an agreement (공통 협약문) that the city issues to several districts: the text is
//! the same, and each district has its own limit, days and amount.

use finance::Won;

use crate::agreement::AgreementForm;
use crate::id::DistrictId;
use crate::refusal::{Fault, Invalid};
use crate::rules::Limits;
use crate::text::Field;

/// What one district is given, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TermsForm {
    /// The id of the district.
    pub district: String,
    /// The limit in whole per cent.
    pub limit: String,
    /// Who decides on exactly the limit: `council` or `city`.
    pub at_limit: String,
    /// First day of carrying out.
    pub start: String,
    /// Last day of carrying out.
    pub end: String,
    /// How much it is about.
    pub amount: String,
}

/// A text with what each district is given, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CommonForm {
    /// What it is called.
    pub title: String,
    /// The text, with places such as `{구}`.
    pub body: String,
    /// Why the parties chose who decides on exactly the limit.
    pub at_limit_note: String,
    /// The fiscal year.
    pub fiscal_year: String,
    /// The ids of the districts that it is issued to.
    pub chosen: Vec<String>,
    /// The terms of all districts, in the order of the form.
    pub terms: Vec<TermsForm>,
}

/// A district that a text may be issued to.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// Its id.
    pub id: DistrictId,
    /// Its name in Korean.
    pub name: &'a str,
}

/// What one district is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issued {
    /// The district.
    pub district: DistrictId,
    /// Its place in the form, counted from 1.
    pub nth: usize,
    /// How much it is about.
    pub amount: Won,
    /// The form of its agreement, with the text filled in.
    pub form: AgreementForm,
}

/// A text that can be issued.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Common {
    /// What it is called.
    pub title: String,
    /// The text, with its places.
    pub body: String,
    /// Why the parties chose who decides on exactly the limit.
    pub at_limit_note: String,
    /// The fiscal year.
    pub fiscal_year: i64,
    /// What each chosen district is given.
    pub issued: Vec<Issued>,
}

impl CommonForm {
    /// Checks every field, and fills the text in for each chosen district.
    ///
    /// # Errors
    /// All faulty fields at once, those of a district by its place in the form.
    pub fn check(&self, limits: &Limits, known: &[Known<'_>]) -> Result<Common, Invalid> {
        let mut invalid = Invalid::default();
        let title = Field::line("title", limits.title_max).check(&self.title, &mut invalid);
        let body = Field::lines("body", limits.body_max).check(&self.body, &mut invalid);
        let note = Field::lines("at_limit_note", limits.reason_max);
        let at_limit_note = note.check(&self.at_limit_note, &mut invalid);
        let year = self.fiscal_year.trim().parse::<i64>().ok();
        let year = year.filter(|year| (2000..=2100).contains(year));
        if year.is_none() {
            invalid.push("fiscal_year", Fault::new("fault-common-fiscal"));
        }
        let mut issued = Vec::new();
        for (place, terms) in self.terms.iter().enumerate() {
            if !self.chosen.contains(&terms.district) {
                continue;
            }
            let found = known
                .iter()
                .find(|one| one.id.to_string() == terms.district);
            let Some(found) = found else {
                invalid.push("districts", Fault::new("fault-common-district"));
                continue;
            };
            let one = terms.check(
                limits,
                *found,
                (place + 1, &body, &at_limit_note),
                &mut invalid,
            );
            issued.extend(one);
        }
        if self.chosen.is_empty() {
            invalid.push("districts", Fault::new("fault-common-none"));
        }
        match year {
            Some(fiscal_year) => invalid.or(Common {
                title,
                body,
                at_limit_note,
                fiscal_year,
                issued,
            }),
            None => Err(invalid),
        }
    }
}

impl TermsForm {
    fn check(
        &self,
        limits: &Limits,
        known: Known<'_>,
        (nth, body, note): (usize, &str, &str),
        invalid: &mut Invalid,
    ) -> Option<Issued> {
        let amount = self.amount.parse::<Won>().ok();
        let amount = amount.filter(|won| 0 < won.0 && won.0 <= limits.cost_max_won);
        if amount.is_none() {
            invalid.push("amount", Fault::new("fault-cost").number("nth", nth));
        }
        let amount = amount?;
        let form = AgreementForm {
            limit: self.limit.clone(),
            at_limit: self.at_limit.clone(),
            at_limit_note: note.to_owned(),
            scope: "project".to_owned(),
            execution_start: self.start.clone(),
            execution_end: self.end.clone(),
            summary: fill(body, known.name, self, amount),
            supplement: String::new(),
        };
        // What is wrong with the text itself is told once, beside the text.
        let faults = form.check(limits).err().unwrap_or_default().0;
        let own = ["limit", "at_limit", "execution_start", "execution_end"];
        for fault in faults
            .into_iter()
            .filter(|fault| own.contains(&fault.field))
        {
            invalid.push(fault.field, fault.fault.number("nth", nth));
        }
        Some(Issued {
            district: known.id,
            nth,
            amount,
            form,
        })
    }
}

/// What stands in a common text for what differs: the district, its limit, its first and last
/// day, and its amount.
pub const MARKS: [&str; 5] = ["{구}", "{한도}", "{시작}", "{끝}", "{금액}"];

/// The text with what belongs to one district in its places.
fn fill(body: &str, name: &str, terms: &TermsForm, amount: Won) -> String {
    let limit = terms.limit.trim().trim_end_matches('%').trim_end();
    let amount = korean::won_exact(korean::Lang::Ko, amount.0);
    let own = [name, limit, terms.start.trim(), terms.end.trim(), &amount];
    MARKS
        .iter()
        .zip(own)
        .fold(body.to_owned(), |text, (mark, own)| text.replace(mark, own))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Rules;

    #[test]
    fn each_district_gets_the_same_text_with_its_own_terms() {
        let limits = Rules::on(jiff::civil::date(2026, 9, 1)).limits;
        let known = [
            Known {
                id: DistrictId(1),
                name: "가람구",
            },
            Known {
                id: DistrictId(2),
                name: "나래구",
            },
            Known {
                id: DistrictId(3),
                name: "다온구",
            },
        ];
        let terms = |district: &str, limit: &str, amount: &str| TermsForm {
            district: district.into(),
            limit: limit.into(),
            at_limit: "council".into(),
            start: "2027-01-01".into(),
            end: "2027-12-31".into(),
            amount: amount.into(),
        };
        let form = CommonForm {
            title: "2027년 협약".into(),
            body: "{구}는 {금액}을 {시작}부터 쓰고 {한도}% 안에서 바꿉니다.".into(),
            at_limit_note: "협치회의가 정합니다.".into(),
            fiscal_year: "2027".into(),
            chosen: vec!["1".into(), "3".into()],
            terms: vec![
                terms("1", "10", "8억"),
                terms("2", "x", "x"),
                terms("3", "5 %", "9억"),
            ],
        };
        let common = form
            .check(limits, &known)
            .expect("what is not chosen is not looked at");
        let texts: Vec<_> = common
            .issued
            .iter()
            .map(|one| one.form.summary.as_str())
            .collect();
        assert_eq!(
            texts,
            [
                "가람구는 800,000,000원을 2027-01-01부터 쓰고 10% 안에서 바꿉니다.",
                "다온구는 900,000,000원을 2027-01-01부터 쓰고 5% 안에서 바꿉니다."
            ]
        );
        let wrong = CommonForm {
            chosen: vec!["2".into(), "3".into()],
            terms: vec![
                terms("1", "10", "1"),
                terms("2", "60", "1억"),
                terms("3", "5", "0"),
            ],
            ..form.clone()
        };
        let faults = wrong.check(limits, &known).expect_err("faulty terms").0;
        let named: Vec<_> = faults
            .iter()
            .map(|f| (f.field, f.fault.number_of("nth")))
            .collect();
        assert_eq!(named, [("limit", Some(2)), ("amount", Some(3))]);
        let none = CommonForm {
            chosen: Vec::new(),
            ..form
        };
        assert_eq!(
            none.check(limits, &known).expect_err("nobody").0[0].field,
            "districts"
        );
    }
}
