//! What a move would do, shown before it is done: the days of a series, or a holiday.

use axum::body::Body;
use axum::http::{Response, StatusCode};
use korean::{Lang, t, tr};
use process::Invalid;
use process::id::MeetingId;
use process::meeting::{MoveForm, OnHoliday, SEEN};
use ui::{Markup, Notice, Table, TimeStyle, html, time};

use super::{Change, page};
use crate::acts::meeting::{MovePlan, move_plan};
use crate::acts::{NotDone, not_found};
use crate::error::WebError;
use crate::fields::Fields;
use crate::pages::meeting::series::on_holiday;
use crate::post::Post;

/// Whether nothing is wrong but that the days were not seen.
pub(super) fn is_missing(invalid: &Invalid) -> bool {
    invalid.0.iter().all(|fault| fault.field == SEEN)
}

/// The form again with what was typed, and above it the days.
pub(super) async fn show(
    post: &Post,
    slug: String,
    id: MeetingId,
    typed: MoveForm,
) -> Result<Response<Body>, WebError> {
    let (ctx, by) = (&post.ctx, post.ctx.by());
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, NotDone> {
        let plan = move_plan(tx, &by, &slug, id, &typed)?;
        let rule = match plan.series {
            Some(series) => store::series_get(tx, series)?.map(|found| found.rule.on_holiday),
            None => None,
        };
        Ok((plan, rule))
    };
    let (plan, rule) = ctx.app.stores.site.read(read).await?;
    let days = plan.days().ok_or_else(not_found)?;
    let none = Invalid::default();
    let fields = Fields {
        lang: ctx.lang,
        form: &post.form,
        invalid: &none,
    };
    let seen = Some((look(ctx.lang, &plan, rule), days));
    let about = (&plan.district, &plan.before);
    let page = page(ctx, about, Change::Move, &fields, seen);
    Ok(ctx.page(StatusCode::OK, page))
}

fn look(lang: Lang, plan: &MovePlan, rule: Option<OnHoliday>) -> Markup {
    let holiday = plan.to.to_holiday().map(|day| {
        let day = korean::date(lang, korean::seoul_midnight(day));
        let words = tr(lang, "series-look-holiday", &[("day", day.into())]);
        Notice::warning(html! { p { (words) } }).render(lang)
    });
    let rule = rule.map(|rule| {
        let rule = on_holiday(lang, rule);
        tr(lang, "series-look-rule", &[("rule", rule.into())])
    });
    let when = |at| time(lang, at, TimeStyle::DateTime);
    let table = Table::new(t(lang, "series-look-days"), t(lang, "series-look-now"))
        .column(t(lang, "series-look-then"))
        .row(when(plan.before.starts_at), vec![when(plan.to.starts_at)]);
    let table = plan.later.iter().fold(table, |table, one| {
        let then = match one.starts_at {
            Some(at) => when(at),
            None => html! { (t(lang, "series-look-dropped")) },
        };
        table.row(when(one.meeting.starts_at), vec![then])
    });
    html! {
        section.section aria-labelledby="look" {
            h2 #look { (t(lang, "series-look")) }
            @if let Some(holiday) = holiday { (holiday) }
            p { (t(lang, "series-look-text")) }
            @if let Some(rule) = rule { p { (rule) } }
            (table.render())
        }
    }
}
