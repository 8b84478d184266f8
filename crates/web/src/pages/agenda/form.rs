//! The form of an agenda, for a new one, a change, a merge and a transformation.

use korean::{Lang, t, tr};
use process::agenda::{AgendaForm, AgendaText, SetBy};
use process::lineage::Why;
use process::rules::Limits;
use store::{Body as Council, Neighborhood};
use ui::{Choice, Markup, MoneyInput, Radios, Select, TextInput, Textarea, html};

use super::council_choices;
use crate::diversity::{category_choices, category_name};
use crate::fields::Fields;
use crate::form::Form;
use crate::pages::proposal::neighborhood_choices;

/// What was typed.
pub(in crate::pages) fn typed(form: &Form) -> AgendaForm {
    AgendaForm {
        title: form.text("title"),
        need: form.text("need"),
        body: form.text("body"),
        beneficiaries: form.text("beneficiaries"),
        place: form.text("place"),
        neighborhood: form.text("neighborhood"),
        cost: form.text("cost"),
        category: form.text("category"),
        set_by: form.text("set_by"),
        council: form.text("council"),
        department: form.text("department"),
    }
}

/// An agenda as if it had been typed, for changing it.
pub(super) fn filled(text: &AgendaText) -> Form {
    let neighborhood = text.neighborhood.map(|id| id.to_string());
    let council = text.council.map(|id| id.to_string());
    let cost = text.cost.map(|cost| korean::number(cost.0));
    [
        ("title", text.title.clone()),
        ("need", text.need.clone()),
        ("body", text.body.clone()),
        ("beneficiaries", text.beneficiaries.clone()),
        ("place", text.place.clone()),
        ("neighborhood", neighborhood.unwrap_or_default()),
        ("cost", cost.unwrap_or_default()),
        ("category", category_name(text.category)),
        ("set_by", text.set_by.as_str().to_owned()),
        ("council", council.unwrap_or_default()),
        ("department", text.department.clone()),
    ]
    .into_iter()
    .collect()
}

/// What the form lets choose.
pub(in crate::pages) struct Places {
    /// The neighbourhoods of the district.
    pub neighborhoods: Vec<Neighborhood>,
    /// Its bodies.
    pub bodies: Vec<Council>,
}

impl Places {
    /// Reads them.
    ///
    /// # Errors
    /// When the store fails.
    pub(in crate::pages) fn of(
        tx: &mut store::Tx<'_>,
        district: process::id::DistrictId,
    ) -> Result<Places, store::StoreError> {
        Ok(Places {
            neighborhoods: store::neighborhood_list(tx, district)?,
            bodies: store::body_list(tx, district)?,
        })
    }
}

/// The fields, with what is similar, if anything is looked for, below those that it is found
/// by. Lengths are said and checked, never cut while somebody types or pastes.
pub(in crate::pages) fn inputs(
    fields: &Fields<'_>,
    limits: &Limits,
    of: &Places,
    alike: &Markup,
) -> Markup {
    let lang = fields.lang;
    let characters = |max: usize| u32::try_from(max).unwrap_or(u32::MAX);
    let limited = |name: &str, label: &str, hint: &str, max: usize| {
        let max = korean::Value::from(max);
        fields
            .field(name, label)
            .hint(tr(lang, hint, &[("max", max)]))
    };
    let title = limited(
        "title",
        "agenda-title",
        "agenda-title-hint",
        limits.title_max,
    );
    let need = fields.hinted("need", "proposal-need", "agenda-need-hint");
    let body = fields.hinted("body", "proposal-body", "agenda-body-hint");
    let beneficiaries = fields.hinted(
        "beneficiaries",
        "agenda-beneficiaries",
        "agenda-beneficiaries-hint",
    );
    let place = limited(
        "place",
        "proposal-place",
        "proposal-place-hint",
        limits.place_max,
    );
    let near = fields.hinted(
        "neighborhood",
        "proposal-neighborhood",
        "agenda-neighborhood-hint",
    );
    let cost = fields.hinted("cost", "proposal-cost", "agenda-cost-hint");
    let set_by = fields.hinted("set_by", "agenda-set-by", "agenda-set-by-hint");
    let council = fields.hinted("council", "agenda-council", "agenda-council-hint");
    let department = fields.hinted("department", "agenda-department", "agenda-department-hint");
    let near_choices = neighborhood_choices(lang, "proposal-whole-district", &of.neighborhoods);
    let category = fields.hinted("category", "category-label", "category-hint");
    html! {
        (TextInput::new(title.required()).render(lang))
        (Textarea::new(need.required()).rows(3).max_length(characters(limits.need_max)).render(lang))
        (alike)
        (Textarea::new(body.required()).rows(10).max_length(characters(limits.body_max)).render(lang))
        (TextInput::new(beneficiaries).render(lang))
        (TextInput::new(place).render(lang))
        (Select::new(near, near_choices).render(lang))
        (Select::new(category, category_choices(lang, "category-none")).render(lang))
        (MoneyInput::new(cost).render(lang))
        (Radios::new(set_by.required(), set_by_choices(lang)).render(lang))
        (Select::new(council, council_choices(lang, &of.bodies)).render(lang))
        (TextInput::new(department).render(lang))
    }
}

/// Why a step is done and where it was decided, as typed.
pub(in crate::pages) fn typed_why(form: &Form) -> Why {
    Why {
        reason: form.text("reason"),
        body: form.text("decided_in"),
    }
}

/// In which body a step was decided, and its reason.
pub(in crate::pages) fn why(
    fields: &Fields<'_>,
    limits: &Limits,
    bodies: &[Council],
    label: &str,
    hint: &str,
) -> Markup {
    let lang = fields.lang;
    let field = fields.hinted(
        "decided_in",
        "lineage-decided-in",
        "lineage-decided-in-hint",
    );
    let none = Choice::new("", t(lang, "lineage-decided-in-none"));
    let choices = std::iter::once(none).chain(council_choices(lang, bodies));
    html! {
        (Select::new(field, choices.collect()).render(lang))
        (reason(fields, limits, label, hint))
    }
}

/// The reason of a step, which everybody reads.
pub(in crate::pages) fn reason(
    fields: &Fields<'_>,
    limits: &Limits,
    label: &str,
    hint: &str,
) -> Markup {
    let max = u32::try_from(limits.reason_max).unwrap_or(u32::MAX);
    let field = fields.hinted("reason", label, hint).required();
    Textarea::new(field)
        .rows(4)
        .max_length(max)
        .render(fields.lang)
}

fn set_by_choices(lang: Lang) -> Vec<Choice> {
    let each = SetBy::ALL
        .iter()
        .map(|by| Choice::new(by.as_str(), t(lang, &format!("agenda-set-by-{by}"))));
    each.collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use finance::Won;
    use process::agenda::Known;
    use process::id::{BodyId, NeighborhoodId};
    use process::rules::Rules;

    #[test]
    fn an_agenda_survives_the_way_through_its_form() {
        let text = AgendaText {
            title: "밝은 통학로".into(),
            need: "어두워서 아이들이 돌아서 갑니다.".into(),
            body: "등을 답니다.\n\n아래만 비춥니다.".into(),
            beneficiaries: "초등학생과 보호자".into(),
            place: String::new(),
            neighborhood: Some(NeighborhoodId(5)),
            cost: Some(Won(120_000_000)),
            category: Some(process::category::Category::Safety),
            set_by: SetBy::Public,
            council: Some(BodyId(9)),
            department: "도로과".into(),
        };
        let rules = Rules::on(jiff::civil::date(2026, 7, 1));
        let known = Known {
            neighborhoods: &[NeighborhoodId(5)],
            bodies: &[BodyId(9)],
        };
        let back = typed(&filled(&text)).check(rules.limits, known).unwrap();
        assert_eq!(back, text);
    }
}
