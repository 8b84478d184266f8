//! Flagging two things that get in each other's way.

use axum::body::Body;
use axum::extract::{Path, RawQuery};
use axum::http::{Response, StatusCode};
use korean::t;
use process::Act;
use process::act::Target;
use process::conflict::{ConflictForm, ConflictKind};
use store::{BoardItem, Tx};
use ui::{
    Breadcrumb, Button, Choice, Form as PostForm, Hidden, Page, Radios, Textarea, actions, html,
    own_words,
};

use super::list_address;
use crate::acts;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::layout::{Section, in_district};
use crate::pages::agenda::ask;
use crate::post::Post;
use crate::shown::{Outcome, Shown, outcome};

/// `GET /d/{district}/conflicts/new?items=…&items=…`.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let asked = ask::decode(query.as_deref())?;
    page(&ctx, slug, &asked, &Shown::first()).await
}

/// `POST /d/{district}/conflicts`.
pub async fn post(Path(slug): Path<String>, post: Post) -> Result<Response<Body>, WebError> {
    let typed = ConflictForm {
        items: post.form.all("items"),
        conflict: post.form.text("conflict_kind"),
        reason: post.form.text("reason"),
    };
    let place = slug.clone();
    let done = post
        .once(move |tx, by| {
            acts::conflict::flag(tx, by, &place, &typed)?;
            Ok(format!("/d/{place}/conflicts?done=flagged"))
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
    let items = ask::items(form)?;
    let actor = ctx.actor.clone();
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let district = acts::district::find(tx, &slug)?;
        process::authorize(&actor, Act::ConflictFlag, Target::district(district.id))?;
        let rows = store::board_some(tx, district.id, &items)?;
        Ok((district, rows))
    };
    let (district, rows) = ctx.app.stores.site.read(read).await?;
    let [one, other] = rows.as_slice() else {
        let fault = "fault-similar-items";
        return Err(WebError::request(StatusCode::BAD_REQUEST, fault));
    };
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form,
        invalid: &shown.invalid,
    };
    let title = t(lang, "conflict-new");
    let kinds = ConflictKind::ALL.iter().map(|kind| {
        let choice = Choice::new(kind.as_str(), t(lang, &format!("conflict-kind-{kind}")));
        choice.hint(t(lang, &format!("conflict-kind-{kind}-hint")))
    });
    let mut carried = hidden(&ctx.tokens());
    let both = [one, other].map(|row: &BoardItem| Hidden::new("items", row.item.to_string()));
    carried.extend(both);
    let reason = fields.hinted("reason", "conflict-reason", "conflict-reason-hint");
    let max = u32::try_from(ctx.rules.limits.reason_max).unwrap_or(u32::MAX);
    let body = html! {
        (fields.summary())
        (shown.notice(ctx))
        h1 { (title) }
        p.lead { (own_words(lang, &one.title)) " ↔ " (own_words(lang, &other.title)) }
        p { (t(lang, "conflict-new-lead")) }
        (PostForm::post(list_address(&district)).hidden_all(carried).render(html! {
            (Radios::new(fields.field("conflict_kind", "conflict-kind").required(), kinds.collect()).render(lang))
            (Textarea::new(reason.required()).rows(4).max_length(max).render(lang))
            (actions(html! {
                (Button::new(t(lang, "conflict-button")).render())
                a href=(list_address(&district)) { (t(lang, "review-cancel")) }
            }))
        }))
    };
    let crumbs = Breadcrumb::new(title.as_str())
        .step(t(lang, "conflict-list-title"), list_address(&district));
    let page = Page::new(lang, shown.title(lang, &title), body)
        .noindex()
        .breadcrumb(crumbs.render(lang));
    let page = in_district(ctx, &district, Section::Agendas, page);
    Ok(ctx.page(shown.status, page))
}
