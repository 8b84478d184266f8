//! The form that gives a role.

use korean::t;
use process::Role;
use store::{Body, Department};
use ui::{Button, Choice, Form as FormView, InputKind, Markup, Select, TextInput, actions, html};

use crate::context::Context;
use crate::fields::{Fields, hidden};

use super::name;

/// The form; roles are chosen from all but that of a resident, which everybody has.
pub fn give(
    ctx: &Context,
    slug: &str,
    fields: &Fields<'_>,
    (bodies, departments): (&[Body], &[Department]),
) -> Markup {
    let lang = ctx.lang;
    let roles = Role::ALL.iter().filter(|role| **role != Role::Resident);
    let roles = roles
        .map(|role| Choice::new(role.as_str(), name(lang, *role)))
        .collect();
    let bodies: Vec<Choice> = bodies
        .iter()
        .map(|b| Choice::new(b.id.to_string(), lang.pick(&b.name_ko, &b.name_en).as_str()))
        .collect();
    let departments: Vec<Choice> = departments
        .iter()
        .map(|one| {
            let name = lang.pick(&one.text.name_ko, &one.text.name_en);
            Choice::new(one.id.to_string(), name.as_str())
        })
        .collect();
    let department = fields.hinted("department", "role-department", "role-department-hint");
    let address = fields
        .hinted("address", "role-address", "role-address-hint")
        .required();
    let role = fields.field("role", "role-role").required();
    let body = fields.hinted("body", "role-body", "role-body-hint");
    let starts = fields.field("starts_on", "role-starts").required();
    let ends = fields.hinted("ends_on", "role-ends", "role-ends-hint");
    let view = FormView::post(format!("/d/{slug}/roles")).hidden_all(hidden(&ctx.tokens()));
    html! {
        h2 { (t(lang, "role-give")) }
        p { (t(lang, "role-give-text")) }
        (view.render(html! {
            (TextInput::new(address).autocomplete("off").max_length(254).render(lang))
            (Select::new(role, roles).render(lang))
            @if !departments.is_empty() { (Select::new(department, departments).render(lang)) }
            @if !bodies.is_empty() { (Select::new(body, bodies).render(lang)) }
            (TextInput::new(starts).kind(InputKind::Date).render(lang))
            (TextInput::new(ends).kind(InputKind::Date).render(lang))
            (actions(html! { (Button::new(t(lang, "role-give-button")).render()) }))
        }))
    }
}
