//! Sending an agenda or a proposal to departments.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use korean::{t, tr};
use process::Act;
use process::act::Target;
use process::review::SendForm;
use serde::Deserialize;
use store::{Department, District, Tx};
use ui::{
    Button, Checkboxes, Choice, EmptyState, Form as PostForm, Markup, Textarea, actions, html,
    own_words,
};

use super::{below, list_address};
use crate::acts;
use crate::acts::review::Subject;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::post::Post;
use crate::shown::{Outcome, Shown, outcome};

/// What the address may ask for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// The thing, such as `agenda-7`.
    #[serde(default)]
    item: String,
}

/// `GET /d/{district}/reviews/new?item=…`.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let form: Form = [("item", asked.item)].into_iter().collect();
    page(&ctx, slug, &form, &Shown::first()).await
}

/// `POST /d/{district}/reviews`.
pub async fn post(Path(slug): Path<String>, post: Post) -> Result<Response<Body>, WebError> {
    let item = post.form.text("item");
    let typed = SendForm {
        question: post.form.text("question"),
        departments: post.form.all("department"),
    };
    let place = slug.clone();
    let done = post
        .once(move |tx, by| {
            let id = acts::review::send(tx, by, &place, &item, &typed)?;
            Ok(format!("/d/{place}/reviews/{id}?done=sent"))
        })
        .await;
    match outcome(&post, done)? {
        Outcome::Done(response) => Ok(response),
        Outcome::Again(shown) => page(&post.ctx, slug, &post.form, &shown).await,
    }
}

async fn page(
    ctx: &Context,
    slug: String,
    form: &Form,
    shown: &Shown,
) -> Result<Response<Body>, WebError> {
    let (item, actor) = (form.text("item"), ctx.actor.clone());
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let district = acts::district::find(tx, &slug)?;
        process::authorize(&actor, Act::ReviewSend, Target::district(district.id))?;
        let (district, subject) = acts::review::subject::<WebError>(tx, &slug, &item)?;
        let departments = store::department_list(tx, district.id)?;
        Ok((district, subject, departments))
    };
    let (district, subject, departments) = ctx.app.stores.site.read(read).await?;
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form,
        invalid: &shown.invalid,
    };
    let title = t(lang, "review-send-title");
    let body = html! {
        (fields.summary())
        (shown.notice(ctx))
        h1 { (title) }
        p.lead { (own_words(lang, &subject.title)) }
        p { (own_words(lang, &subject.need)) }
        (asking(ctx, &district, &subject, &departments, &fields))
    };
    let page = below(
        ctx,
        &district,
        (&title, shown.title(lang, &title)),
        &[],
        body,
    );
    Ok(ctx.page(shown.status, page.noindex()))
}

fn asking(
    ctx: &Context,
    district: &District,
    subject: &Subject,
    departments: &[Department],
    fields: &Fields<'_>,
) -> Markup {
    let lang = ctx.lang;
    if departments.is_empty() {
        return EmptyState::new(t(lang, "department-none"), t(lang, "department-none-text"))
            .action(
                t(lang, "settings-departments"),
                format!("/d/{}/settings/departments", district.slug),
            )
            .render();
    }
    let choices = departments
        .iter()
        .map(|one| {
            Choice::new(
                one.id.to_string(),
                lang.pick(&one.text.name_ko, &one.text.name_en).as_str(),
            )
        })
        .collect();
    let due = ctx.rules.terms.review_card.deadline(ctx.now);
    let answer = ctx.rules.terms.review_answer.deadline(ctx.now);
    let dates = [
        ("due", korean::deadline(lang, due).into()),
        ("answer", korean::deadline(lang, answer).into()),
    ];
    let question = fields
        .hinted("question", "review-question", "review-question-hint")
        .required();
    let max = u32::try_from(ctx.rules.limits.reason_max).unwrap_or(u32::MAX);
    PostForm::post(list_address(district))
        .hidden_all(hidden(&ctx.tokens()))
        .hidden("item", subject.item.to_string())
        .render(html! {
            (Checkboxes::new(fields.hinted("department", "review-departments", "review-departments-hint"), choices)
                .chosen(fields.form.all("department")).render(lang))
            (Textarea::new(question).rows(4).max_length(max).render(lang))
            p { (tr(lang, "review-send-dates", &dates)) }
            (actions(html! {
                (Button::new(t(lang, "review-send-button")).render())
                a href=(list_address(district)) { (t(lang, "review-cancel")) }
            }))
        })
}
