//! When the stages of a year open and close.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use korean::{t, tr};
use process::{Act, Invalid};
use ui::{Breadcrumb, Button, Form as FormView, Hidden, actions, html};

use super::{Asked, View, back, days, read, shown, years};
use crate::acts::district;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::post::{Post, Settled};

/// `GET /d/{district}/settings/calendar`.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let view = read(&ctx, &slug, &asked, Act::CalendarSet).await?;
    let mut form = days::filled(days::of(&view.stages));
    form.push(("short_reason".to_owned(), view.cycle.short_reason.clone()));
    let submits_on = view.submits_on.map(|day| day.to_string());
    form.push(("submits_on".to_owned(), submits_on.unwrap_or_default()));
    let form = form.into_iter().collect();
    Ok(page(&ctx, &view, &form, &Invalid::default(), &asked))
}

/// `POST /d/{district}/settings/calendar`.
pub async fn post(Path(slug): Path<String>, post: Post) -> Result<Response<Body>, WebError> {
    let asked = Asked::of(&post.form);
    let year = asked.fiscal_year()?;
    let (typed, place) = (days::typed(&post.form), slug.clone());
    let done = post.once(move |tx, by| {
        district::set_calendar(tx, by, &place, year, &typed)?;
        Ok(back(&place, "settings/calendar", year, "calendar"))
    });
    match post.settle(done.await)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => {
            let view = read(&post.ctx, &slug, &asked, Act::CalendarSet).await?;
            Ok(page(&post.ctx, &view, &post.form, &invalid, &asked))
        }
    }
}

fn page(
    ctx: &Context,
    view: &View,
    form: &Form,
    invalid: &Invalid,
    asked: &Asked,
) -> Response<Body> {
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form,
        invalid,
    };
    let home = format!("/d/{}", view.district.slug);
    let address = format!("{home}/settings/calendar");
    let year = view.cycle.fiscal_year;
    let title = tr(lang, "calendar-title", &[("year", year.to_string().into())]);
    let least = ctx.rules.terms.deliberation_least_days;
    let [part, of] = ctx.rules.planner.deliberation_least_share;
    let share = korean::percent(part, of).unwrap_or_default();
    let mut secret = hidden(&ctx.tokens());
    secret.push(Hidden::new("fiscal_year", year.to_string()));
    let view_form = FormView::post(&address).hidden_all(secret);
    let body = html! {
        (Breadcrumb::new(title.as_str()).step(t(lang, "settings-title"), format!("{home}/settings?year={year}")).render(lang))
        (fields.summary())
        h1 { (title) }
        p.lead { (t(lang, "calendar-lead")) " " (tr(lang, "calendar-least", &[("days", least.into()), ("share", share.into())])) }
        (years(lang, &address, &view.years, year))
        p { a href={ (address) "/back?year=" (year) } { (t(lang, "back-go")) } }
        (view_form.render(html! {
            (days::boxes(&fields, &view.stages, ctx.now, false))
            (actions(Button::new(t(lang, "calendar-button")).render()))
        }))
        p { a href={ (home) "/year?year=" (year) } { (t(lang, "calendar-see")) } }
    };
    shown(ctx, &view.district, &title, invalid, &asked.done, body)
}
