//! How a district's council, committee and officials work together, year by year: who puts
//! agendas on the lists of meetings, and where members of the budget committee take part. A
//! district is shown beside its own past alone.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use jiff::civil::date;
use korean::{Lang, t, tr};
use process::Act;
use process::act::Target;
use process::meeting::PutBy;
use store::{CommitteeStage, District, StoreError, Tx};
use ui::{Breadcrumb, Markup, Page, Table, html};

use crate::acts;
use crate::context::Context;
use crate::error::WebError;
use crate::layout::{Section, in_district};
use crate::pages::exchange::csv_text;
use crate::pages::meeting::agenda::put_by_word;

/// How many budget years are looked back on.
pub(crate) const YEARS: i64 = 3;

/// What is read of a district.
pub(crate) struct View {
    /// The district.
    pub district: District,
    /// The calendar year of `now`; agendas are counted for it and for the one before.
    pub year: i16,
    /// The agendas of meetings: whether of this year, who put them there, how many.
    pub put_by: Vec<(bool, PutBy, i64)>,
    /// What members of the committee did, stage by stage.
    pub stages: Vec<CommitteeStage>,
}

impl View {
    /// Reads it, in a fixed number of statements.
    pub(crate) fn read(
        tx: &mut Tx<'_>,
        district: District,
        now: jiff::Timestamp,
    ) -> Result<View, StoreError> {
        let year = korean::seoul(now).year();
        let begins = |year| korean::seoul_midnight(date(year, 1, 1));
        let times = [begins(year - 1), begins(year), begins(year + 1)];
        let after = i64::from(year) + 1 - YEARS;
        Ok(View {
            put_by: store::put_by_counts(tx, district.id, times)?,
            stages: store::committee_stages(tx, district.id, after, now)?,
            district,
            year,
        })
    }

    /// How many agendas one kind of people put there, this year or the year before.
    pub(crate) fn count(&self, this_year: bool, who: PutBy) -> i64 {
        let fits = |row: &&(bool, PutBy, i64)| row.0 == this_year && row.1 == who;
        self.put_by.iter().find(fits).map_or(0, |row| row.2)
    }

    /// How many agendas there were in that year.
    pub(crate) fn total(&self, this_year: bool) -> i64 {
        PutBy::ALL
            .iter()
            .map(|who| self.count(this_year, *who))
            .sum()
    }
}

async fn read(ctx: &Context, slug: String) -> Result<View, WebError> {
    let now = ctx.now;
    let read = move |tx: &mut Tx<'_>| -> Result<View, WebError> {
        let district = acts::district::find(tx, &slug)?;
        Ok(View::read(tx, district, now)?)
    };
    let view = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::PublicSee, Target::district(view.district.id))?;
    Ok(view)
}

/// `GET /d/{district}/together`.
pub async fn get(ctx: Context, Path(slug): Path<String>) -> Result<Response<Body>, WebError> {
    let view = read(&ctx, slug).await?;
    let lang = ctx.lang;
    let home = format!("/d/{}", view.district.slug);
    let title = t(lang, "together-title");
    let body = html! {
        h1 { (title) }
        p.lead { (t(lang, "together-lead")) }
        section.section {
            h2 { (t(lang, "together-put-by")) }
            p { (t(lang, "together-put-by-lead")) }
            (shares(lang, &view))
        }
        section.section {
            h2 { (t(lang, "together-committee")) }
            p { (t(lang, "together-committee-lead")) }
            (stages(lang, &view.stages))
            p { a href={ (home) "/together.csv" } { (t(lang, "together-file")) } }
        }
        p { a href={ (home) "/meetings" } { (t(lang, "together-meetings")) } }
    };
    let crumbs =
        Breadcrumb::new(title.as_str()).step(t(lang, "nav-meetings"), format!("{home}/meetings"));
    let page = Page::new(lang, title, body)
        .description(t(lang, "together-lead"))
        .breadcrumb(crumbs.render(lang));
    Ok(ctx.ok(in_district(&ctx, &view.district, Section::Meetings, page)))
}

/// A number with its share of all, in whole per cent.
fn share(lang: Lang, count: i64, total: i64) -> Markup {
    let percent = if total == 0 {
        0
    } else {
        (count * 200 + total) / (2 * total)
    };
    let args = [("count", count.into()), ("percent", percent.into())];
    html! { (tr(lang, "together-share", &args)) }
}

fn shares(lang: Lang, view: &View) -> Markup {
    if view.total(true) + view.total(false) == 0 {
        return html! { p.soft { (t(lang, "together-put-by-none")) } };
    }
    let column = |year: i16| tr(lang, "together-year", &[("year", year.to_string().into())]);
    let table = Table::new(t(lang, "together-put-by"), t(lang, "put-by"))
        .figures(column(view.year - 1))
        .figures(column(view.year));
    let row = |table: Table, who: &PutBy| {
        let cell = |this_year| share(lang, view.count(this_year, *who), view.total(this_year));
        table.row(
            html! { (put_by_word(lang, *who)) },
            vec![cell(false), cell(true)],
        )
    };
    let sum = |this_year| html! { (tr(lang, "together-agendas", &[("count", view.total(this_year).into())])) };
    PutBy::ALL
        .iter()
        .fold(table, row)
        .foot(
            html! { (t(lang, "together-all")) },
            vec![sum(false), sum(true)],
        )
        .render()
}

fn stages(lang: Lang, stages: &[CommitteeStage]) -> Markup {
    if stages.is_empty() {
        return html! { p.soft { (t(lang, "together-committee-none")) } };
    }
    let table = |year: i64, of: &[CommitteeStage]| {
        let caption = tr(
            lang,
            "together-budget-year",
            &[("year", year.to_string().into())],
        );
        let table = Table::new(caption, t(lang, "together-stage"))
            .figures(t(lang, "together-invited"))
            .figures(t(lang, "together-present"))
            .figures(t(lang, "together-people"))
            .figures(t(lang, "together-acts"));
        let times = |key: &str, count: i64| html! { (tr(lang, key, &[("count", count.into())])) };
        let row = |table: Table, one: &CommitteeStage| {
            let acts = one.agendas + one.opinions + one.comments;
            table.row(
                html! { (t(lang, &format!("stage-{}", one.kind))) },
                vec![
                    times("together-times", one.invited),
                    times("together-times", one.present),
                    times("meeting-people", one.people),
                    times("together-things", acts),
                ],
            )
        };
        of.iter().fold(table, row).render()
    };
    html! {
        @for of in stages.chunk_by(|a, b| a.fiscal_year == b.fiscal_year) {
            @if let Some(first) = of.first() { (table(first.fiscal_year, of)) }
        }
    }
}

/// `GET /d/{district}/together.csv`: the members of the committee, stage by stage.
pub async fn file(ctx: Context, Path(slug): Path<String>) -> Result<Response<Body>, WebError> {
    let view = read(&ctx, slug).await?;
    let mut text = String::from(
        "fiscal_year,stage,meetings_invited,meetings_present,people_present,agendas,opinions,comments\n",
    );
    for one in &view.stages {
        let numbers = [
            one.invited,
            one.present,
            one.people,
            one.agendas,
            one.opinions,
            one.comments,
        ];
        let numbers = numbers.map(|number| number.to_string()).join(",");
        text.push_str(&format!("{},{},{numbers}\n", one.fiscal_year, one.kind));
    }
    Ok(csv_text(&text, &format!("together-{}", view.district.slug)))
}
