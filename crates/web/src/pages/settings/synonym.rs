//! The words that a district takes for the same when it looks for similar texts.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use deliberation::similar::Synonyms;
use korean::t;
use process::act::Target;
use process::similar::SynonymsForm;
use process::{Act, Invalid};
use store::District;
use ui::{Breadcrumb, Button, Details, Form as FormView, Textarea, actions, html};

use super::{Asked, back, shown};
use crate::acts::{NotDone, district, similar};
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::post::{Post, Settled};

struct View {
    district: District,
    /// The number of the present list, 0 for none, and its words.
    present: (i64, String),
}

async fn read(ctx: &Context, slug: &str) -> Result<View, WebError> {
    let (slug, actor) = (slug.to_owned(), ctx.actor.clone());
    let view = ctx.app.stores.site.read(move |tx| -> Result<_, NotDone> {
        let district = district::find(tx, &slug)?;
        process::authorize(&actor, Act::DistrictChange, Target::district(district.id))?;
        let present = store::synonyms_after(tx, district.id, 0)?.unwrap_or_default();
        Ok(View { district, present })
    });
    Ok(view.await?)
}

/// `GET /d/{district}/settings/synonyms`.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let view = read(&ctx, &slug).await?;
    let form = [("synonyms", view.present.1.clone())].into_iter().collect();
    let seen = view.present.0;
    let invalid = Invalid::default();
    Ok(page(&ctx, &view, (&form, seen), &invalid, &asked.done))
}

/// `POST /d/{district}/settings/synonyms`.
pub async fn post(Path(slug): Path<String>, post: Post) -> Result<Response<Body>, WebError> {
    let typed = SynonymsForm {
        words: post.form.text("synonyms"),
        // What is no number is never taken for the present list.
        seen: post.form.get("seen").parse().unwrap_or(-1),
    };
    let place = slug.clone();
    let done = post.once(move |tx, by| {
        similar::set_words(tx, by, &place, &typed)?;
        Ok(back(&place, "settings/synonyms", None, "synonyms"))
    });
    match post.settle(done.await)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => {
            // The page shows what stands there now, so that handing in again is a decision.
            let view = read(&post.ctx, &slug).await?;
            let seen = view.present.0;
            Ok(page(&post.ctx, &view, (&post.form, seen), &invalid, ""))
        }
    }
}

fn page(
    ctx: &Context,
    view: &View,
    (form, seen): (&Form, i64),
    invalid: &Invalid,
    done: &str,
) -> Response<Body> {
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form,
        invalid,
    };
    let home = format!("/d/{}", view.district.slug);
    let title = t(lang, "settings-synonyms");
    let view_form = FormView::post(format!("{home}/settings/synonyms"))
        .hidden_all(hidden(&ctx.tokens()))
        .hidden("seen", seen.to_string());
    let words = fields.hinted("synonyms", "synonyms-words", "synonyms-words-hint");
    let body = html! {
        (Breadcrumb::new(title.as_str()).step(t(lang, "settings-title"), format!("{home}/settings")).render(lang))
        (fields.summary())
        h1 { (title) }
        p.lead { (t(lang, "synonyms-lead")) }
        (view_form.render(html! {
            (Textarea::new(words).rows(10).render(lang))
            (actions(Button::new(t(lang, "synonyms-button")).render()))
        }))
        @if fields.form.text("synonyms").trim() != view.present.1.trim() {
            h2 { (t(lang, "synonyms-present")) }
            @if view.present.1.is_empty() { p.soft { (t(lang, "synonyms-none")) } }
            @else { ul { @for line in view.present.1.lines() { li { (ui::own_words(lang, line)) } } } }
        }
        (Details::new(t(lang, "synonyms-first"), html! {
            p { (t(lang, "synonyms-first-text")) }
            ul {
                @for line in Synonyms::first_text().lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
                    li lang=[(lang != korean::Lang::Ko).then_some("ko")] { (line) }
                }
            }
        }).render())
        p { a href={ (home) "/similar" } { (t(lang, "similar-title")) } }
    };
    shown(ctx, &view.district, &title, invalid, done, body)
}
