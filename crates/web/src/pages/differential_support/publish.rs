//! Publishing the formula of a year.

use axum::body::Body;
use axum::extract::RawQuery;
use axum::http::{Response, StatusCode};
use korean::t;
use process::Invalid;
use process::differential_support::PublishForm;
use store::Tx;
use ui::{
    Breadcrumb, Button, Form as PostForm, InputKind, Notice, Page, TextInput, Textarea, actions,
    html,
};

use super::{FIELDS, HERE, asked, filled, inputs, typed};
use crate::acts::NotDone;
use crate::acts::differential_support as acts;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::post::{Post, Settled};

/// `GET /support/new`: the form, with the simulation of the address or the latest formula.
pub async fn get(ctx: Context, RawQuery(text): RawQuery) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let asked = asked(text.as_deref())?;
    let by = ctx.by();
    let read = move |tx: &mut Tx<'_>| -> Result<_, NotDone> {
        acts::allowed(tx, &by)?;
        let filled = match &asked {
            // What can't be read is told when it is sent.
            Some(form) => Some(acts::evaluated(tx, form)?.unwrap_or_else(|_| form.clone())),
            None => None,
        };
        Ok((acts::begin(tx, by.rules.limits)?, filled))
    };
    let (begin, asked) = ctx.app.stores.site.read(read).await?;
    let next = i64::from(ctx.today.year()) + 1;
    let form = filled(&asked.unwrap_or(begin.form)).with([("fiscal_year", next.to_string())]);
    Ok(page(&ctx, &form, &Invalid::default(), &begin.evaluated))
}

/// `POST /support`: publishes it and shows it.
pub async fn post(post: Post) -> Result<Response<Body>, WebError> {
    let form = PublishForm {
        fiscal_year: post.form.text("fiscal_year"),
        reason: post.form.text("reason"),
        simulation: typed(&post.form),
    };
    let done = post
        .once(move |tx, by| {
            let (_, year) = acts::publish(tx, by, &form)?;
            Ok(format!("{HERE}/{year}?done=published"))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => {
            let read = |tx: &mut Tx<'_>| store::evaluation_years(tx);
            let years = post.ctx.app.stores.site.read(read).await?;
            Ok(page(&post.ctx, &post.form, &invalid, &years))
        }
    }
}

fn page(ctx: &Context, form: &Form, invalid: &Invalid, evaluated: &[i64]) -> Response<Body> {
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form,
        invalid,
    };
    let title = t(lang, "differential-publish");
    let kept = FIELDS.iter().any(|name| !form.get(name).is_empty());
    let note = html! { p { (t(lang, "differential-publish-text")) } };
    let body = html! {
        (fields.summary())
        h1 { (title) }
        (Notice::information(note).render(lang))
        (PostForm::post(HERE).hidden_all(hidden(&ctx.tokens())).render(html! {
            (TextInput::new(fields.field("fiscal_year", "differential-year").required()).kind(InputKind::Number).short().render(lang))
            (Textarea::new(fields.hinted("reason", "differential-reason", "differential-reason-hint").required()).rows(4).render(lang))
            @if kept { p { (t(lang, "differential-publish-figures")) } }
            (inputs(&fields, evaluated))
            (actions(html! {
                (Button::new(t(lang, "differential-publish-button")).render())
                a href=(HERE) { (t(lang, "differential-cancel")) }
            }))
        }))
    };
    let crumbs = Breadcrumb::new(title.as_str()).step(t(lang, "differential-title"), HERE);
    let page = Page::new(lang, fields.title(&title), body)
        .noindex()
        .breadcrumb(crumbs.render(lang));
    let status = match invalid.0.is_empty() {
        true => StatusCode::OK,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    ctx.page(status, page)
}
