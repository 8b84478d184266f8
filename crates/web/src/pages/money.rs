//! The money of a year (살림): what was planned, agreed, changed, and where each stands.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use finance::Won;
use korean::{Lang, t, tr};
use process::Act;
use process::act::Target;
use serde::Deserialize;
use store::{Agreement, BudgetLine, BudgetVersion, Cycle, District, LineAmounts, Tx};
use ui::{DefinitionList, ListRow, Markup, Page, html, list};

use crate::acts::{NotDone, district, money};
use crate::context::Context;
use crate::error::WebError;
use crate::layout::{Section, in_district};

/// The year an address may name.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    /// The fiscal year; nothing means the one that is carried out, else the latest.
    #[serde(default)]
    pub year: Option<String>,
    /// What was just done.
    #[serde(default)]
    pub done: String,
}

impl Asked {
    /// The fiscal year.
    ///
    /// # Errors
    /// When it is no number.
    pub fn year(&self) -> Result<Option<i64>, WebError> {
        let year = self.year.as_deref().filter(|year| !year.is_empty());
        let read = |year: &str| year.parse().map_err(|_| WebError::not_found());
        year.map(read).transpose()
    }
}

/// The money of a year as several pages show it.
pub struct Books {
    /// The district.
    pub district: District,
    /// Its years, the latest first.
    pub years: Vec<Cycle>,
    /// The year shown.
    pub cycle: Cycle,
    /// The lines of the plan.
    pub lines: Vec<BudgetLine>,
    /// Their amounts in force, in the same order.
    pub amounts: Vec<LineAmounts>,
    /// The latest version of the agreement.
    pub latest: Option<Agreement>,
    /// The version that is in force.
    pub agreement: Option<Agreement>,
    /// The versions of the amounts, in their order.
    pub versions: Vec<BudgetVersion>,
}

impl Books {
    /// Reads them, always with the same number of statements.
    ///
    /// # Errors
    /// When there is no such district or year.
    pub fn read(tx: &mut Tx<'_>, slug: &str, year: Option<i64>) -> Result<Books, NotDone> {
        let district = district::find(tx, slug)?;
        let years = store::cycles_of(tx, district.id)?;
        let cycle = money::year(tx, district.id, year)?;
        Ok(Books {
            years,
            lines: store::budget_lines(tx, cycle.id)?,
            amounts: store::budget_amounts(tx, cycle.id)?,
            latest: store::agreement_latest(tx, cycle.id)?,
            agreement: store::agreement_in_force(tx, cycle.id)?,
            versions: store::budget_versions(tx, cycle.id)?,
            cycle,
            district,
        })
    }

    /// The lines that are in force, with what they have.
    pub fn held(&self) -> impl Iterator<Item = (&BudgetLine, Won)> {
        let lines = self.lines.iter().zip(&self.amounts);
        let held = lines.filter(|(line, _)| line.held);
        held.map(|(line, amounts)| (line, amounts.current))
    }

    /// What each line has, or reckons while no version holds it.
    ///
    /// # Errors
    /// When a row holds more than 64 bits can.
    pub fn to_be(&self) -> Result<Vec<Won>, WebError> {
        let lines = self.lines.iter().zip(&self.amounts);
        let amounts = lines.map(|(line, has)| match line.held {
            true => Ok(has.current),
            false => line.planned(),
        });
        Ok(amounts.collect::<Result<_, _>>()?)
    }

    /// The sum of the planned amounts.
    ///
    /// # Errors
    /// When a row holds more than 64 bits can.
    pub fn planned(&self) -> Result<Won, WebError> {
        let amounts = self.lines.iter().map(BudgetLine::planned);
        sum(amounts.collect::<Result<Vec<_>, _>>()?)
    }

    /// The sum of the amounts in force.
    ///
    /// # Errors
    /// When it leaves 64 bits.
    pub fn current(&self) -> Result<Won, WebError> {
        sum(self.amounts.iter().map(|amounts| amounts.current))
    }

    /// An address below the district, for this year.
    pub fn address(&self, path: &str) -> String {
        format!(
            "/d/{}/{path}?year={}",
            self.district.slug, self.cycle.fiscal_year
        )
    }

    /// The year in words: "2027년".
    pub fn year_name(&self, lang: Lang) -> String {
        let year = self.cycle.fiscal_year.to_string();
        tr(lang, "money-year", &[("year", year.into())])
    }

    /// Links to the other years on the same page.
    pub fn other_years(&self, lang: Lang, path: &str) -> Markup {
        let others = self.years.iter().filter(|year| year.id != self.cycle.id);
        let others: Vec<_> = others.collect();
        html! {
            @if !others.is_empty() {
                p.soft {
                    (t(lang, "money-other-years"))
                    @for cycle in others {
                        @let year = cycle.fiscal_year.to_string();
                        " " a href={ "/d/" (self.district.slug) "/" (path) "?year=" (year) } {
                            (tr(lang, "money-year", &[("year", year.into())]))
                        }
                    }
                }
            }
        }
    }
}

/// A sum that is shown.
///
/// # Errors
/// When it leaves 64 bits.
pub fn sum(amounts: impl IntoIterator<Item = Won>) -> Result<Won, WebError> {
    let too_large = |error: finance::WonError| store::StoreError::Data(error.to_string());
    Ok(Won::sum(amounts).map_err(too_large)?)
}

/// `GET /d/{district}/money`.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let (lang, year) = (ctx.lang, asked.year()?);
    let read = move |tx: &mut Tx<'_>| -> Result<_, NotDone> {
        let books = Books::read(tx, &slug, year)?;
        let waiting = store::budget_changes_waiting(tx, books.cycle.id)?;
        let churn = store::budget_churn(tx, books.cycle.id)?;
        Ok((books, waiting, churn))
    };
    let (books, waiting, churn) = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::PublicSee, Target::district(books.district.id))?;
    let mut waiting: Vec<_> = waiting.iter().map(|(id, _)| *id).collect();
    waiting.dedup();
    let title = tr(
        lang,
        "money-title",
        &[("year", books.year_name(lang).into())],
    );
    let won = |won: Won| korean::won_both(lang, won.0);
    let facts = DefinitionList::new()
        .entry(t(lang, "money-budget"), won(books.cycle.budget))
        .entry(t(lang, "money-planned"), won(books.planned()?))
        .entry(t(lang, "money-agreement"), agreement_state(lang, &books));
    let facts = match &books.agreement {
        Some(_) => facts
            .entry(t(lang, "money-current"), won(books.current()?))
            .entry(t(lang, "money-churn"), won(churn)),
        None => facts,
    };
    let row = |key: &str, path: &str, about: String| {
        ListRow::new(t(lang, key), books.address(path)).meta(about)
    };
    let changes = tr(
        lang,
        "money-changes-waiting",
        &[("count", waiting.len().into())],
    );
    let count = tr(lang, "money-lines", &[("count", books.lines.len().into())]);
    let rows = [
        row("plan-title", "plan", count),
        row(
            "agreement-title",
            "agreement",
            t(lang, "money-agreement-about"),
        ),
        row("change-title", "changes", changes),
        row("project-title", "projects", t(lang, "project-row-about")),
        row("spending-title", "spending", t(lang, "spending-about")),
        row(
            "settlement-title",
            "settlement",
            t(lang, "settlement-about"),
        ),
        row("exchange-heading", "exchange", t(lang, "exchange-about")),
        ListRow::new(
            t(lang, "diversion-report-heading"),
            format!("/d/{}/diversions", books.district.slug),
        )
        .meta(t(lang, "diversion-report-about")),
        row("outcome-title", "outcomes", t(lang, "outcome-about")),
        // A year that is still carried out has no result, so this one names none.
        ListRow::new(
            t(lang, "evaluation-own-title"),
            format!("/d/{}/evaluation", books.district.slug),
        )
        .meta(t(lang, "evaluation-about")),
        ListRow::new(
            t(lang, "larger-title"),
            format!("/d/{}/case", books.district.slug),
        )
        .meta(t(lang, "larger-about")),
        ListRow::new(t(lang, "differential-title"), "/support").meta(t(lang, "differential-about")),
    ];
    let body = html! {
        h1 { (title) }
        p.lead { (t(lang, "money-lead")) }
        (facts.render())
        (list(2, &rows))
        (books.other_years(lang, "money"))
    };
    let page = Page::new(lang, title.as_str(), body).description(t(lang, "money-lead"));
    Ok(ctx.ok(in_district(&ctx, &books.district, Section::Money, page)))
}

/// Where the agreement stands, in words.
pub fn agreement_state(lang: Lang, books: &Books) -> String {
    let since = books.agreement.as_ref().and_then(Agreement::in_force_since);
    let latest = books.latest.as_ref().filter(|a| a.sent_back.is_none());
    let revised = latest.is_some_and(|a| a.in_force_since().is_none());
    match (since, &books.latest) {
        (Some(since), _) if !revised => {
            let since = korean::date(lang, since);
            tr(lang, "agreement-state-in-force", &[("since", since.into())])
        }
        (Some(_), _) => t(lang, "agreement-state-revised"),
        (None, None) => t(lang, "agreement-state-none"),
        (None, Some(latest)) if latest.sent_back.is_some() => t(lang, "agreement-state-sent-back"),
        (None, Some(latest)) => match (latest.district_signed_at, latest.city_signed_at) {
            (None, None) => t(lang, "agreement-state-draft"),
            (Some(_), _) => t(lang, "agreement-state-city-missing"),
            (None, Some(_)) => t(lang, "agreement-state-district-missing"),
        },
    }
}
