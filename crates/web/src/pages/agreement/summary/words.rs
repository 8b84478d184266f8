//! The words of the summary, made from the terms and the amounts in force.

use finance::Won;
use finance::budget::{Codes, Path};
use finance::change::{Never, Scope};
use korean::{Lang, t, tr};
use store::Agreement;
use ui::{Markup, Table, html, own_words};

use crate::acts::agreement_notice::exactly;
use crate::context::Context;
use crate::error::WebError;
use crate::pages::money::{Books, sum};

/// How many projects stand on the page by themselves, so that it stays one page.
const PROJECTS: usize = 15;
/// The longest first paragraph of the parties' own words that stands there.
const OWN_WORDS: usize = 400;

/// Everything below the heading.
///
/// # Errors
/// When a sum leaves 64 bits.
pub fn render(ctx: &Context, books: &Books, agreement: &Agreement) -> Result<Markup, WebError> {
    let lang = ctx.lang;
    let first = agreement.text.summary.lines().next().unwrap_or_default();
    Ok(html! {
        p.meta { (state(lang, books, agreement)) }
        @if first.chars().count() <= OWN_WORDS { p.lead { (own_words(lang, first)) } }
        h2 { (t(lang, "agreement-summary-who")) }
        (who(lang, agreement))
        h2 { (t(lang, "agreement-summary-never")) }
        (never(lang, books, agreement))
        h2 { (t(lang, "agreement-summary-when")) }
        p { (tr(lang, "agreement-summary-span", &span(lang, agreement))) }
        h2 { (t(lang, "agreement-summary-money")) }
        (amounts(lang, books)?)
        h2 { (t(lang, "agreement-summary-ask")) }
        p {
            (t(lang, "agreement-summary-ask-text")) " "
            a href={ "/d/" (books.district.slug) "/inbox/new" } { (t(lang, "agreement-summary-ask-link")) }
        }
    })
}

fn day(lang: Lang, day: jiff::civil::Date) -> String {
    korean::date(lang, korean::seoul_midnight(day))
}

fn span(lang: Lang, agreement: &Agreement) -> [(&'static str, korean::Value<'static>); 2] {
    let terms = &agreement.text.terms;
    [
        ("start", day(lang, terms.execution_start).into()),
        ("end", day(lang, terms.execution_end).into()),
    ]
}

/// Whose agreement it is, and since when it holds.
fn state(lang: Lang, books: &Books, agreement: &Agreement) -> String {
    let name = lang.pick(&books.district.name_ko, &books.district.name_en);
    let since = agreement.in_force_since();
    let since = since.map_or_else(String::new, |since| korean::date(lang, since));
    let values = [
        ("district", name.clone().into()),
        ("number", agreement.number.into()),
        ("since", since.into()),
    ];
    tr(lang, "agreement-summary-state", &values)
}

/// Who decides on what.
fn who(lang: Lang, agreement: &Agreement) -> Markup {
    let terms = &agreement.text.terms;
    let limit = [("limit", terms.limit[0].to_string().into())];
    let below = match terms.scope {
        Scope::Project => "agreement-summary-below",
        Scope::DistrictTotal => "agreement-summary-below-total",
    };
    html! {
        ul {
            li { (tr(lang, "agreement-summary-before", &span(lang, agreement)[..1])) }
            li { (tr(lang, below, &limit)) }
            li { (exactly(lang, terms)) }
            li { (tr(lang, "agreement-summary-above", &limit)) }
            li { (t(lang, "agreement-diversion")) }
            li { (t(lang, "agreement-summary-more")) }
            li { (t(lang, "agreement-summary-content")) }
        }
    }
}

/// What no change does.
fn never(lang: Lang, books: &Books, agreement: &Agreement) -> Markup {
    let never = Never::on(agreement.text.terms.execution_start);
    let codes = Codes::of(books.cycle.fiscal_year);
    let names = |of: &[String]| {
        let name = |code: &String| {
            let found = codes.item(code);
            let found = found.map_or("", |item| lang.pick(&item.ko, &item.en).as_str());
            format!("{found} ({code})")
        };
        of.iter().map(name).collect::<Vec<_>>().join(", ")
    };
    let by = |article: &finance::change::Article| lang.pick(&article.ko, &article.en).clone();
    let line = |key: &str, items: &[String], article: &finance::change::Article| {
        let values = [
            ("items", names(items).into()),
            ("article", by(article).into()),
        ];
        tr(lang, key, &values)
    };
    let ends = [
        ("end", day(lang, agreement.text.terms.execution_end).into()),
        ("article", by(never.year_end_article).into()),
    ];
    let programme = [("article", by(never.transfer_article).into())];
    html! {
        ul {
            li { (tr(lang, "agreement-summary-never-programme", &programme)) }
            li { (line("agreement-summary-never-out", never.out_of, never.out_of_article)) }
            li { (line("agreement-summary-never-into", never.into, never.into_article)) }
            li { (tr(lang, "agreement-summary-never-after", &ends)) }
        }
    }
}

/// A project of the plan with what its lines have in force.
pub struct Held<'a> {
    /// Where it stands in the budget.
    pub path: &'a Path,
    /// What each of its lines has.
    pub amounts: Vec<Won>,
}

impl Held<'_> {
    /// Whether a line is of the same project: one of the same name below another unit is
    /// another project, with a limit of its own.
    fn holds(&self, path: &Path) -> bool {
        self.path.policy_program == path.policy_program
            && self.path.unit_program == path.unit_program
            && self.path.detailed_project == path.detailed_project
    }

    /// Its name, with the unit above it where another one is called the same.
    fn name(&self, all: &[Held<'_>]) -> String {
        let name = &self.path.detailed_project;
        let same = all.iter().filter(|one| one.path.detailed_project == *name);
        match same.count() {
            0 | 1 => name.clone(),
            _ => format!("{name} ({})", self.path.unit_program),
        }
    }
}

/// Each project with what it has in force, in the order of the plan.
pub fn projects(books: &Books) -> Vec<Held<'_>> {
    let mut found: Vec<Held<'_>> = Vec::new();
    for (line, has) in books.held() {
        match found.iter_mut().find(|known| known.holds(&line.path)) {
            Some(known) => known.amounts.push(has),
            None => found.push(Held {
                path: &line.path,
                amounts: vec![has],
            }),
        }
    }
    found
}

fn amounts(lang: Lang, books: &Books) -> Result<Markup, WebError> {
    let projects = projects(books);
    let (shown, rest) = projects.split_at(projects.len().min(PROJECTS));
    let won = |won: Won| html! { (korean::won_exact(lang, won.0)) };
    let mut table = Table::new(
        t(lang, "agreement-summary-table"),
        t(lang, "agreement-summary-project"),
    )
    .figures(t(lang, "agreement-summary-amount"));
    for one in shown {
        let amount = sum(one.amounts.iter().copied())?;
        let name = one.name(&projects);
        table = table.row(own_words(lang, &name), vec![won(amount)]);
    }
    if !rest.is_empty() {
        let others = [("count", rest.len().into())];
        let name = html! { (tr(lang, "agreement-summary-others", &others)) };
        let amount = sum(rest.iter().flat_map(|one| one.amounts.iter().copied()))?;
        table = table.row(name, vec![won(amount)]);
    }
    let total = html! { (t(lang, "agreement-summary-total")) };
    Ok(table.foot(total, vec![won(books.current()?)]).render())
}
