//! Saying of two things side by side whether they ask for the same.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use korean::t;
use process::similar::{DecisionForm, Likeness};
use store::{BoardItem, District};
use ui::{Button, Choice, Form as FormView, Hidden, Markup, Radios, Textarea, actions, html};

use crate::acts;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{self, Fields};
use crate::pages::agenda::compare;
use crate::post::Post;
use crate::shown::{Outcome, outcome};

/// `POST /d/{district}/compare`: records what two things are to each other and shows them side
/// by side again; of the same ones the way to put them together stands there.
pub async fn post(Path(slug): Path<String>, post: Post) -> Result<Response<Body>, WebError> {
    let typed = DecisionForm {
        items: post.form.all("items"),
        likeness: post.form.text("likeness"),
        reason: post.form.text("reason"),
    };
    let district = slug.clone();
    let done = post
        .once(move |tx, by| {
            let decided = acts::similar::decide(tx, by, &district, &typed)?;
            let (first, second) = (decided.pair.first(), decided.pair.second());
            Ok(format!(
                "/d/{district}/compare?items={first}&items={second}&done=decided"
            ))
        })
        .await;
    match outcome(&post, done)? {
        Outcome::Done(response) => Ok(response),
        Outcome::Again(shown) => compare::again(&post, slug, &shown).await,
    }
}

/// The form for two things.
pub(in crate::pages) fn form(
    ctx: &Context,
    district: &District,
    pair: [&BoardItem; 2],
    fields: &Fields<'_>,
) -> Markup {
    let lang = ctx.lang;
    let max = u32::try_from(ctx.rules.limits.reason_max).unwrap_or(u32::MAX);
    let kept = pair.map(|row| Hidden::new("items", row.item.to_string()));
    let name = |of: &Likeness| {
        let choice = Choice::new(of.as_str(), t(lang, &format!("likeness-{of}")));
        choice.hint(t(lang, &format!("likeness-{of}-hint")))
    };
    let choices = Likeness::ALL.iter().map(name).collect();
    let likeness = fields.field("likeness", "similar-likeness").required();
    let reason = fields
        .hinted("reason", "similar-reason", "lineage-reason-hint")
        .required();
    html! {
        section.section #items tabindex="-1" aria-labelledby="decide" {
            h2 #decide { (t(lang, "similar-decide")) }
            p { (t(lang, "similar-decide-lead")) }
            (FormView::post(format!("/d/{}/compare", district.slug))
                .hidden_all(fields::hidden(&ctx.tokens()))
                .hidden_all(kept)
                .render(html! {
                    (Radios::new(likeness, choices).render(lang))
                    (Textarea::new(reason).rows(3).max_length(max).render(lang))
                    (actions(Button::new(t(lang, "similar-decide-button")).render()))
                }))
        }
    }
}
