//! The form of a proposal, for a new one and for a change.

use korean::{t, tr};
use process::photo::PhotosForm;
use process::proposal::{ProposalForm, ProposalText};
use process::rules::Limits;
use store::Neighborhood;
use ui::{Markup, MoneyInput, Select, TextInput, Textarea, html};

use super::neighborhood_choices;
use crate::diversity::{category_choices, category_name};
use crate::fields::Fields;
use crate::form::Form;

/// What was typed.
pub(in crate::pages) fn typed(form: &Form, photos: PhotosForm) -> ProposalForm {
    ProposalForm {
        title: form.text("title"),
        need: form.text("need"),
        body: form.text("body"),
        place: form.text("place"),
        neighborhood: form.text("neighborhood"),
        cost: form.text("cost"),
        category: form.text("category"),
        photos,
    }
}

/// A proposal as if it had been typed, for changing it.
pub(super) fn filled(text: &ProposalText) -> Form {
    let neighborhood = text.neighborhood.map(|id| id.to_string());
    let cost = text.cost.map(|cost| korean::number(cost.0));
    [
        ("title", text.title.clone()),
        ("need", text.need.clone()),
        ("body", text.body.clone()),
        ("place", text.place.clone()),
        ("neighborhood", neighborhood.unwrap_or_default()),
        ("cost", cost.unwrap_or_default()),
        ("category", category_name(text.category)),
    ]
    .into_iter()
    .collect()
}

/// The fields, with what is similar below those that it is found by. Lengths are said and
/// checked, never cut while somebody types or pastes.
pub(in crate::pages) fn inputs(
    fields: &Fields<'_>,
    limits: &Limits,
    of: &[Neighborhood],
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
        "proposal-title",
        "proposal-title-hint",
        limits.title_max,
    );
    let place = limited(
        "place",
        "proposal-place",
        "proposal-place-hint",
        limits.place_max,
    );
    let need = fields
        .hinted("need", "proposal-need", "proposal-need-hint")
        .required();
    let body = fields
        .hinted("body", "proposal-body", "proposal-body-hint")
        .required();
    let near = fields.hinted(
        "neighborhood",
        "proposal-neighborhood",
        "proposal-neighborhood-hint",
    );
    let cost = fields.hinted("cost", "proposal-cost", "proposal-cost-hint");
    let category = fields.hinted("category", "category-label", "category-hint");
    html! {
        (TextInput::new(title.required()).render(lang))
        (Textarea::new(need).rows(3).max_length(characters(limits.need_max)).render(lang))
        (alike)
        (Textarea::new(body).rows(10).max_length(characters(limits.body_max)).render(lang))
        (TextInput::new(place).render(lang))
        (Select::new(near, neighborhood_choices(lang, "proposal-whole-district", of)).render(lang))
        (Select::new(category, category_choices(lang, "category-none")).render(lang))
        (MoneyInput::new(cost).render(lang))
        p.soft { (t(lang, "proposal-public-note")) }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use finance::Won;
    use process::id::NeighborhoodId;
    use process::rules::Rules;

    #[test]
    fn a_proposal_survives_the_way_through_its_form() {
        let text = ProposalText {
            title: "밤길이 밝은 통학로".into(),
            need: "어두워서 아이들이 돌아서 갑니다.".into(),
            body: "등을 답니다.\n\n아래만 비춥니다.".into(),
            place: String::new(),
            neighborhood: Some(NeighborhoodId(5)),
            cost: Some(Won(120_000_000)),
            category: Some(process::category::Category::Safety),
        };
        let rules = Rules::on(jiff::civil::date(2026, 7, 1));
        let back = typed(&filled(&text), PhotosForm::default())
            .check(rules.limits, &[NeighborhoodId(5)])
            .unwrap();
        assert_eq!(back, text);
    }
}
