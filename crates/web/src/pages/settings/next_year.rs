//! The next year, made from the present one.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use korean::{t, tr};
use process::calendar::back::{submission_day, whole_year};
use process::calendar::{NextYearForm, a_year_later};
use process::{Act, Invalid};
use serde::Deserialize;
use ui::{Breadcrumb, Button, Form as FormView, InputKind, MoneyInput, TextInput, actions, html};

use super::{Asked, View, back, days, read, shown};
use crate::acts::district;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::post::{Post, Settled};

/// What the form begins with.
#[derive(Debug, Default, Deserialize)]
pub struct Begun {
    /// `back`: planned backwards; else the year before, a year later.
    #[serde(default)]
    plan: String,
}

/// `GET /d/{district}/settings/next-year`.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<Begun>,
) -> Result<Response<Body>, WebError> {
    let view = latest(&ctx, &slug).await?;
    let year = view.cycle.fiscal_year + 1;
    let backwards = match asked.plan.as_str() {
        "back" => whole_year(year, ctx.today, &ctx.rules),
        _ => None,
    };
    let mut form = Vec::new();
    if backwards.is_some() {
        let day = submission_day(year, &ctx.rules).to_string();
        form.push(("submits_on".to_owned(), day));
    }
    let planned = backwards.unwrap_or_else(|| a_year_later(&view.stages));
    form.extend(days::filled(planned));
    form.push(("fiscal_year".to_owned(), year.to_string()));
    form.push(("budget".to_owned(), view.cycle.budget.0.to_string()));
    let form = form.into_iter().collect();
    Ok(page(&ctx, &view, &form, &Invalid::default()))
}

/// `POST /d/{district}/settings/next-year`.
pub async fn post(Path(slug): Path<String>, post: Post) -> Result<Response<Body>, WebError> {
    let typed = NextYearForm {
        fiscal_year: post.form.text("fiscal_year"),
        budget: post.form.text("budget"),
        calendar: days::typed(&post.form),
    };
    let place = slug.clone();
    let done = post.once(move |tx, by| {
        district::next_year(tx, by, &place, &typed)?;
        let year = typed.fiscal_year.trim().parse().ok();
        Ok(back(&place, "settings", year, "next-year"))
    });
    match post.settle(done.await)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => {
            let view = latest(&post.ctx, &slug).await?;
            Ok(page(&post.ctx, &view, &post.form, &invalid))
        }
    }
}

/// The year that the next one is made from.
async fn latest(ctx: &Context, slug: &str) -> Result<View, WebError> {
    let mut view = read(ctx, slug, &Asked::default(), Act::DistrictChange).await?;
    let Some(latest) = view.years.first().cloned() else {
        return Ok(view);
    };
    if latest.id != view.cycle.id {
        let asked = Asked {
            year: latest.fiscal_year.to_string(),
            ..Asked::default()
        };
        view = read(ctx, slug, &asked, Act::DistrictChange).await?;
    }
    Ok(view)
}

fn page(ctx: &Context, view: &View, form: &Form, invalid: &Invalid) -> Response<Body> {
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form,
        invalid,
    };
    let home = format!("/d/{}", view.district.slug);
    let title = t(lang, "next-year-title");
    let before = view.cycle.fiscal_year.to_string();
    let view_form =
        FormView::post(format!("{home}/settings/next-year")).hidden_all(hidden(&ctx.tokens()));
    let body = html! {
        (Breadcrumb::new(title.as_str()).step(t(lang, "settings-title"), format!("{home}/settings")).render(lang))
        (fields.summary())
        h1 { (title) }
        p.lead { (tr(lang, "next-year-lead", &[("year", before.into())])) }
        p { (t(lang, "next-year-days")) }
        p { a href={ (home) "/settings/next-year?plan=back" } { (t(lang, "back-go")) } }
        (view_form.render(html! {
            (TextInput::new(fields.field("fiscal_year", "set-up-year").required())
                .kind(InputKind::Number).short().render(lang))
            (MoneyInput::new(fields.field("budget", "set-up-budget").required()).render(lang))
            h2 { (t(lang, "set-up-stages")) }
            (days::boxes(&fields, &[], ctx.now, false))
            (actions(Button::new(t(lang, "next-year-button")).render()))
        }))
    };
    shown(ctx, &view.district, &title, invalid, "", body)
}
