//! Finding what one asked without an account, by the code that was shown once.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use korean::t;
use process::act::Target;
use process::{Act, Invalid};
use ui::{Button, Form as PostForm, TextInput, actions, html};

use super::{below, list_address, show};
use crate::acts::{self, NotDone};
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::limiter;
use crate::post::Post;

/// `GET /d/{district}/inbox/find`.
pub async fn get(ctx: Context, Path(slug): Path<String>) -> Result<Response<Body>, WebError> {
    let invalid = Invalid::default();
    page(&ctx, slug, &Form::default(), &invalid, StatusCode::OK).await
}

/// `POST /d/{district}/inbox/find`: shows the one that goes with the code, also when a
/// moderator has hidden it. It changes nothing.
pub async fn post(Path(slug): Path<String>, post: Post) -> Result<Response<Body>, WebError> {
    let Post { ctx, form, .. } = post;
    limiter::check(&ctx.app.limiters.sign_in, ctx.network())
        .map_err(|wait| WebError::TooMany { wait })?;
    let (by, typed, place) = (ctx.by(), form.text("tracking"), slug.clone());
    let found = ctx
        .app
        .stores
        .site
        .read(move |tx| {
            let (district, found) = acts::inquiry::by_code(tx, &by, &place, &typed)?;
            show::read(tx, district, found).map_err(NotDone::from)
        })
        .await;
    match found {
        Ok(view) => Ok(ctx.ok(show::page(&ctx, &view, true))),
        Err(NotDone::Invalid(invalid)) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            page(&ctx, slug, &form, &invalid, status).await
        }
        Err(refused) => Err(refused.into()),
    }
}

async fn page(
    ctx: &Context,
    slug: String,
    typed: &Form,
    invalid: &Invalid,
    status: StatusCode,
) -> Result<Response<Body>, WebError> {
    let read = move |tx: &mut store::Tx<'_>| acts::district::find(tx, &slug);
    let district = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::PublicSee, Target::district(district.id))?;
    let lang = ctx.lang;
    let title = t(lang, "inquiry-find");
    let fields = Fields {
        lang,
        form: typed,
        invalid,
    };
    let code = fields
        .hinted("tracking", "inquiry-code", "inquiry-code-hint")
        .required();
    let back = list_address(&district);
    let body = html! {
        (fields.summary())
        h1 { (title) }
        p.lead { (t(lang, "inquiry-find-lead")) }
        (PostForm::post(format!("{back}/find")).hidden_all(hidden(&ctx.tokens())).render(html! {
            (TextInput::new(code).autocomplete("off").max_length(20).short().render(lang))
            (actions(html! {
                (Button::new(t(lang, "inquiry-find-button")).render())
                a href=(back) { (t(lang, "inquiry-cancel")) }
            }))
        }))
        p.soft { (t(lang, "inquiry-find-lost")) }
    };
    let page = below(ctx, &district, &title, fields.title(&title), body);
    Ok(ctx.page(status, page))
}
