//! All stages of a district's year, with what happens in each.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use korean::{Lang, t};
use process::Act;
use process::act::Target;
use process::stage::{Position, Stage};
use ui::{Page, Tag, Tone, html};

use crate::acts::{NotDone, district};
use crate::context::Context;
use crate::error::WebError;
use crate::layout::{Section, in_district};

/// `GET /d/{district}/year`.
pub async fn get(ctx: Context, Path(slug): Path<String>) -> Result<Response<Body>, WebError> {
    let lang = ctx.lang;
    let found = ctx.app.stores.site.read(move |tx| -> Result<_, NotDone> {
        let district = district::find(tx, &slug)?;
        let stages = match store::cycle_current(tx, district.id)? {
            Some(cycle) => store::stages_of(tx, cycle.id)?,
            None => Vec::new(),
        };
        Ok((district, stages))
    });
    let (district, stages) = found.await?;
    ctx.may(Act::PublicSee, Target::district(district.id))?;
    let title = t(lang, "year-title");
    let body = html! {
        h1 { (title) }
        @if stages.is_empty() { p.lead { (t(lang, "district-lead-none")) } }
        @for stage in &stages {
            section.section {
                h2 { (t(lang, &format!("stage-{}", stage.kind))) }
                p {
                    (when(lang, stage)) " "
                    @match stage.position(ctx.now) {
                        Position::Past => (Tag::new(t(lang, "year-past"), Tone::Quiet).render()),
                        Position::Present => (Tag::new(t(lang, "year-present"), Tone::Persimmon).render()),
                        Position::Ahead => (Tag::new(t(lang, "year-ahead"), Tone::Sky).render()),
                    }
                }
                p { (t(lang, &format!("year-{}", stage.kind))) }
            }
        }
    };
    let page = Page::new(lang, title.as_str(), body);
    Ok(ctx.ok(in_district(&ctx, &district, Section::Home, page)))
}

/// The days of a stage in words; its end is the last moment that still belongs to it.
pub fn when(lang: Lang, stage: &Stage) -> String {
    let last = stage.closes_at - jiff::SignedDuration::from_millis(1);
    korean::date_range(lang, stage.opens_at, last)
}

/// The same for the rail: without the year when it is the present one, and only the year
/// when the stage fills another.
pub fn when_short(lang: Lang, stage: &Stage, now: jiff::Timestamp) -> String {
    let last = stage.closes_at - jiff::SignedDuration::from_millis(1);
    let year = |at| korean::seoul(at).date().year();
    let (first_year, last_year) = (year(stage.opens_at), year(last));
    if first_year == year(now) && last_year == first_year {
        return korean::date_range_in_year(lang, stage.opens_at, last);
    }
    let text = |year: i16| year.to_string();
    if first_year == last_year {
        return korean::tr(lang, "year-only", &[("year", text(first_year).into())]);
    }
    let args = [
        ("first", text(first_year).into()),
        ("last", text(last_year).into()),
    ];
    korean::tr(lang, "year-span", &args)
}
