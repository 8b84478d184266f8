//! The evaluation of a year: publishing by what it is measured, measuring it, objecting and
//! answering. No figure is typed by anybody.

mod measured;

pub use measured::measure;

use korean::Lang;
use process::act::{Target, acting_as};
use process::evaluation::{
    AnswerForm, Measure, ObjectionForm, Profile, ResidentsForm, SchemeForm, Verdict,
    answer as may_answer, object as may_object, publish_result, publish_scheme,
};
use process::id::{
    DistrictId, EvaluationObjectionId, EvaluationResultId, EvaluationSchemeId, ResidentsId,
};
use process::refusal::Fault;
use process::role::Role;
use process::{Act, Invalid, Refusal};
use serde_json::json;
use store::{District, EvaluationObjection, EvaluationResult, EvaluationScheme, StoreError, Tx};

use super::support_officer::tell_all;
use super::{By, NotDone, district, not_found};

/// How a measure is reckoned, in the words of a language.
pub fn formula(lang: Lang, measure: Measure) -> String {
    korean::t(lang, &format!("evaluation-formula-{measure}"))
}

/// The districts whose evaluation somebody may publish, in the order of their names.
///
/// # Errors
/// When the store fails.
pub fn districts(tx: &mut Tx<'_>, by: &By) -> Result<Vec<District>, StoreError> {
    let mut all = store::district_list(tx)?;
    all.retain(|one| {
        let target = Target::district(one.id);
        by.may(Act::EvaluationPublish, target).is_ok()
    });
    Ok(all)
}

/// Refuses whoever may publish a scheme: who may in any district may, because it is one for all.
///
/// # Errors
/// The refusal.
pub fn allowed(tx: &mut Tx<'_>, by: &By) -> Result<(), NotDone> {
    if districts(tx, by)?.is_empty() {
        let first = store::district_list(tx)?.first().map(|one| one.id);
        let target = first.map_or_else(Target::default, Target::district);
        by.may(Act::EvaluationPublish, target)?;
    }
    Ok(())
}

/// Publishes by what a year is measured; from then on it stays as it is.
///
/// # Errors
/// Refuses who may not, a second scheme of a year, and one that is not older than its year;
/// names the faulty fields.
pub fn scheme(tx: &mut Tx<'_>, by: &By, form: &SchemeForm) -> Result<EvaluationSchemeId, NotDone> {
    allowed(tx, by)?;
    by.consented(tx)?;
    let words = |measure| (formula(Lang::Ko, measure), formula(Lang::En, measure));
    let (scheme, reason) = form.check(by.rules.limits, &words)?;
    let year = scheme.fiscal_year;
    let there = store::evaluation_scheme_of(tx, year)?.is_some();
    let begins = store::execution_opens(tx, year)?;
    publish_scheme(year, there, begins, by.now)
        .map_err(|refused| Invalid::one("fiscal_year", refused.fault))?;
    let id = store::evaluation_scheme_add(tx, &scheme, &reason, by.person()?, by.now)?;
    let weights = scheme
        .areas
        .iter()
        .map(|one| (one.area.as_str(), one.weight));
    let detail = json!({
        "fiscal_year": year,
        "weights": weights.collect::<std::collections::BTreeMap<_, _>>(),
    });
    let subject = format_args!("evaluation-scheme/{id}");
    by.audit(tx, Act::EvaluationPublish, subject, &detail)?;
    Ok(id)
}

/// The evaluation of a district as everybody reads it.
pub struct Evaluation {
    /// The district.
    pub district: District,
    /// The schemes of all years, the latest first.
    pub schemes: Vec<EvaluationScheme>,
    /// The versions of all years, the latest first.
    pub results: Vec<EvaluationResult>,
    /// The objections to them, the latest first.
    pub objections: Vec<EvaluationObjection>,
}

impl Evaluation {
    /// The version of a year that holds: its latest one.
    pub fn of_year(&self, year: i64) -> Option<&EvaluationResult> {
        self.results.iter().find(|one| one.fiscal_year == year)
    }

    /// The years that have a result, the latest first.
    pub fn years(&self) -> Vec<i64> {
        let mut years: Vec<i64> = self.results.iter().map(|one| one.fiscal_year).collect();
        years.sort_unstable();
        years.dedup();
        years.reverse();
        years
    }

    /// The scheme of a year.
    pub fn scheme(&self, year: i64) -> Option<&EvaluationScheme> {
        let mut schemes = self.schemes.iter();
        schemes.find(|one| one.scheme.fiscal_year == year)
    }

    /// Whether an objection to the year of a version was accepted since that was published: also
    /// one to the version before, which the next one then answers.
    pub fn accepted(&self, latest: &EvaluationResult) -> bool {
        self.objections.iter().any(|one| {
            let since = one.answered_at.is_some_and(|at| latest.published_at < at);
            one.fiscal_year == latest.fiscal_year
                && one.verdict == Some(Verdict::Accepted)
                && (one.result == latest.id || since)
        })
    }
}

/// Reads it, always with the same number of statements.
///
/// # Errors
/// When there is no such district.
pub fn read(tx: &mut Tx<'_>, slug: &str) -> Result<Evaluation, NotDone> {
    let district = district::find(tx, slug)?;
    Ok(Evaluation {
        schemes: store::evaluation_schemes(tx)?,
        results: store::evaluation_results(tx, district.id)?,
        objections: store::evaluation_objections(tx, district.id)?,
        district,
    })
}

/// What would be published of a year, and whether it may be.
pub struct Preview {
    /// What is there already.
    pub evaluation: Evaluation,
    /// The scheme of the year.
    pub scheme: EvaluationScheme,
    /// What is measured now.
    pub profile: Profile,
    /// Why it is not published now.
    pub refused: Option<Refusal>,
    /// The seal of the profile.
    pub seal: String,
}

/// Measures a year without publishing anything.
///
/// # Errors
/// Refuses who may not; when the year has no scheme.
pub fn preview(tx: &mut Tx<'_>, by: &By, slug: &str, year: i64) -> Result<Preview, NotDone> {
    let evaluation = read(tx, slug)?;
    let target = Target::district(evaluation.district.id);
    by.may(Act::EvaluationPublish, target)?;
    let scheme = evaluation.scheme(year).cloned().ok_or_else(not_found)?;
    let profile = measure(tx, &evaluation.district, &scheme.scheme, by)?;
    let there = evaluation.of_year(year);
    let accepted = there.is_some_and(|there| evaluation.accepted(there));
    let refused = publish_result(year, there.is_some(), accepted, by.today).err();
    Ok(Preview {
        seal: store::evaluation_profile_seal(&profile)?,
        evaluation,
        scheme,
        profile,
        refused,
    })
}

/// Measures a year of a district and publishes it: the first version, or the next one after an
/// accepted objection. Those who may object are told. `seal` is that of the profile that the
/// officer was shown.
///
/// # Errors
/// Refuses who may not, before the year is over, where nothing asks for another version, and
/// when the records give something else by now.
pub fn publish(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    (year, seal): (i64, &str),
) -> Result<EvaluationResultId, NotDone> {
    let found = preview(tx, by, slug, year)?;
    by.consented(tx)?;
    if let Some(refused) = found.refused {
        return Err(refused.into());
    }
    if found.seal != seal {
        return Err(Refusal::conflict(Fault::new("refusal-evaluation-moved-on")).into());
    }
    let district = &found.evaluation.district;
    let number = found
        .evaluation
        .of_year(year)
        .map_or(1, |there| there.number + 1);
    let until = by.rules.terms.evaluation_objection.deadline(by.now);
    let of = (&found.scheme, district.id, number);
    let id = store::evaluation_result_add(tx, of, &found.profile, until, by.person()?, by.now)?;
    let may = [Role::CoChair, Role::Secretary];
    let people = store::holders_of(tx, district.id, &may, by.today)?;
    let people = people.into_iter().map(|holder| holder.person);
    let words = ("evaluation-published-subject", "evaluation-published-text");
    let address = format!("/d/{slug}/evaluation");
    tell_all(tx, by, people, words, |lang| {
        let name = lang.pick(&district.name_ko, &district.name_en).clone();
        vec![
            ("district", name.into()),
            ("year", year.to_string().into()),
            ("until", korean::deadline(lang, until).into()),
            ("address", address.clone().into()),
        ]
    })?;
    let detail = json!({ "fiscal_year": year, "number": number });
    let subject = format_args!("evaluation-result/{id}");
    by.audit(tx, Act::EvaluationPublish, subject, &detail)?;
    Ok(id)
}

/// Objects to the result of a year for the district; the text and its answer are public.
///
/// # Errors
/// Refuses who may not and once the days for it are over; names the faulty field.
pub fn object(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    year: i64,
    form: &ObjectionForm,
) -> Result<EvaluationObjectionId, NotDone> {
    let found = read(tx, slug)?;
    let district = &found.district;
    by.may(Act::EvaluationObject, Target::district(district.id))?;
    by.consented(tx)?;
    let result = found.of_year(year).ok_or_else(not_found)?;
    may_object(result.objects_until, by.now)?;
    let text = form.check(by.rules.limits)?;
    let role = acting_as(&by.actor, Act::EvaluationObject, Some(district.id));
    let due = by.rules.terms.evaluation_answer.deadline(by.now);
    let who = (by.person()?, role);
    let id = store::evaluation_objection_add(tx, result, &text, who, due, by.now)?;
    let people = store::holders_of(tx, district.id, &[Role::CityOfficer], by.today)?;
    let people = people.into_iter().map(|holder| holder.person);
    let words = ("evaluation-objected-subject", "evaluation-objected-text");
    let address = format!("/d/{slug}/evaluation/objections/{id}");
    tell_all(tx, by, people, words, |lang| {
        let name = lang.pick(&district.name_ko, &district.name_en).clone();
        vec![
            ("district", name.into()),
            ("year", year.to_string().into()),
            ("due", korean::deadline(lang, due).into()),
            ("address", address.clone().into()),
        ]
    })?;
    let detail = json!({ "fiscal_year": year, "number": result.number, "as": role.as_str() });
    let subject = format_args!("evaluation-objection/{id}");
    by.audit(tx, Act::EvaluationObject, subject, &detail)?;
    Ok(id)
}

/// An objection with the district of its address.
///
/// # Errors
/// When there is none in it.
pub fn find_objection(
    tx: &mut Tx<'_>,
    slug: &str,
    id: EvaluationObjectionId,
) -> Result<(District, EvaluationObjection), NotDone> {
    let district = district::find(tx, slug)?;
    let found = store::evaluation_objection_get(tx, id)?;
    let found = found.filter(|one| one.district == district.id);
    Ok((district, found.ok_or_else(not_found)?))
}

/// Answers an objection, once, and tells whoever made it.
///
/// # Errors
/// Refuses who may not and a second answer; names the faulty fields.
pub fn answer(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: EvaluationObjectionId,
    form: &AnswerForm,
) -> Result<(), NotDone> {
    let (district, objection) = find_objection(tx, slug, id)?;
    by.may(Act::EvaluationAnswer, Target::district(district.id))?;
    by.consented(tx)?;
    may_answer(objection.answered_at)?;
    let (verdict, text) = form.check(by.rules.limits)?;
    let said = (verdict, text.as_str());
    if !store::evaluation_objection_answer(tx, id, said, by.person()?, by.now)? {
        return Err(Refusal::conflict(Fault::new("refusal-evaluation-answered")).into());
    }
    let words = ("evaluation-answered-subject", "evaluation-answered-text");
    let address = format!("/d/{slug}/evaluation/objections/{id}");
    tell_all(tx, by, [objection.made_by], words, |lang| {
        let name = lang.pick(&district.name_ko, &district.name_en).clone();
        vec![
            ("district", name.into()),
            ("year", objection.fiscal_year.to_string().into()),
            ("address", address.clone().into()),
        ]
    })?;
    let detail = json!({ "verdict": verdict.as_str(), "late": objection.due_at <= by.now });
    let subject = format_args!("evaluation-objection/{id}");
    Ok(by.audit(tx, Act::EvaluationAnswer, subject, &detail)?)
}

/// Tells how many people live in a district.
///
/// # Errors
/// Refuses who may not; names the faulty fields.
pub fn residents(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    form: &ResidentsForm,
) -> Result<ResidentsId, NotDone> {
    let district = district::find(tx, slug)?;
    by.may(Act::ResidentsTell, Target::district(district.id))?;
    by.consented(tx)?;
    let told = form.check(by.rules.limits, by.today)?;
    let id = store::residents_add(tx, district.id, &told, by.person()?, by.now)?;
    let detail = json!({ "counted_on": told.counted_on.to_string(), "residents": told.residents });
    let subject = format_args!("district/{}", district.id);
    by.audit(tx, Act::ResidentsTell, subject, &detail)?;
    Ok(id)
}

/// What is known of the residents of a district; for the figures of a year the latest day that
/// is not after its end counts.
fn residents_in(
    tx: &mut Tx<'_>,
    district: DistrictId,
    year: i16,
) -> Result<Option<i64>, StoreError> {
    let told = store::residents_of(tx, district)?;
    let found = told.iter().find(|one| one.text.counted_on.year() <= year);
    Ok(found.map(|one| one.text.residents))
}
