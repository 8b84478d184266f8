//! Bodies: the list, one with its people and its story, making, changing, joining, leaving.

pub mod edit;
pub mod import;
mod import_plan;
pub mod join;
pub mod list;
pub mod member;
pub mod new;
mod people;
pub mod show;
mod story;
pub mod turns;

use korean::{Lang, t};
use process::body::{BodyForm, BodyKind, Standing};
use process::id::BodyId;
use store::{Body, District};
use ui::{
    Breadcrumb, Choice, Markup, Page, Radios, Select, TextInput, Textarea, Tone, html,
    plain_and_official,
};

use crate::error::WebError;
use crate::fields::Fields;
use crate::form::Form;

/// The address of the list.
pub(super) fn list_address(district: &District) -> String {
    format!("/d/{}/bodies", district.slug)
}

/// The address of a body.
pub(crate) fn address(district: &District, id: BodyId) -> String {
    format!("/d/{}/bodies/{id}", district.slug)
}

/// The name of a body.
pub(crate) fn name(lang: Lang, body: &Body) -> &str {
    lang.pick(&body.name_ko, &body.name_en)
}

/// What a body is: the plain words, then the official term.
fn kind(lang: Lang, kind: BodyKind) -> Markup {
    plain_and_official(
        &t(lang, &format!("body-kind-{kind}")),
        &t(lang, &format!("body-kind-{kind}-official")),
    )
}

/// What somebody is in an open body, in a word.
fn standing(lang: Lang, standing: Standing) -> String {
    t(lang, &format!("body-standing-{standing}"))
}

/// How one becomes part of a body, in a word.
fn openness(lang: Lang, body: &Body) -> (String, Tone) {
    match body.open {
        true => (t(lang, "body-open"), Tone::Pine),
        false => (t(lang, "body-closed"), Tone::Quiet),
    }
}

/// Reads the id in an address.
fn id(text: &str) -> Result<BodyId, WebError> {
    text.parse().map_err(|_| WebError::not_found())
}

/// What was typed into the form of a body.
fn typed(form: &Form) -> BodyForm {
    BodyForm {
        kind: form.text("body_kind"),
        name_ko: form.text("name_ko"),
        name_en: form.text("name_en"),
        purpose: form.text("body_purpose"),
        membership: form.text("membership"),
    }
}

/// The inputs of the form of a body; what it is can be chosen only once.
fn inputs(fields: &Fields<'_>, kind: Option<BodyKind>) -> Markup {
    let lang = fields.lang;
    let kinds = BodyKind::ALL.iter().map(|kind| {
        let plain = t(lang, &format!("body-kind-{kind}"));
        let official = t(lang, &format!("body-kind-{kind}-official"));
        Choice::new(kind.as_str(), format!("{plain} ({official})"))
    });
    let membership = vec![
        Choice::new("open", t(lang, "body-membership-open"))
            .hint(t(lang, "body-membership-open-hint")),
        Choice::new("closed", t(lang, "body-membership-closed"))
            .hint(t(lang, "body-membership-closed-hint")),
    ];
    let purpose = fields.hinted("body_purpose", "body-purpose", "body-purpose-hint");
    html! {
        @if kind.is_none() {
            (Select::new(fields.hinted("body_kind", "body-kind", "body-kind-hint").required(), kinds.collect()).render(lang))
        }
        (TextInput::new(fields.field("name_ko", "body-name-ko").required()).render(lang))
        (TextInput::new(fields.field("name_en", "body-name-en").required()).render(lang))
        (Textarea::new(purpose.required()).rows(4).render(lang))
        (Radios::new(fields.field("membership", "body-membership").required(), membership).render(lang))
    }
}

/// A page below the one of a body, which search engines need not know.
fn below(
    lang: Lang,
    district: &District,
    body: &Body,
    title: &str,
    head: String,
    content: Markup,
) -> Page {
    Page::new(lang, head, content).noindex().breadcrumb(
        Breadcrumb::new(title)
            .step(t(lang, "body-list-title"), list_address(district))
            .step(name(lang, body), address(district, body.id))
            .render(lang),
    )
}
