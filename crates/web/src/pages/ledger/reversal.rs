//! The page on which a row of the books is taken back: what it says, and why.

use std::str::FromStr;

use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use jiff::civil::Date;
use korean::{Lang, t};
use process::act::Target;
use process::id::CycleId;
use process::{Act, Invalid};
use store::{District, Tx};
use ui::{Breadcrumb, Button, DefinitionList, Form as FormView, Page, TextInput, actions, html};

use super::done;
use crate::acts::{By, NotDone, not_found};
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::layout::{Section, in_district};
use crate::post::{Post, Settled};

/// A row of the books that a row of the opposite amount takes back.
pub trait Reversible: Sized + Send + 'static {
    /// What names such a row in an address.
    type Id: FromStr + Copy + Send + 'static;

    /// The list that it is on, as its address names it.
    const LIST: &'static str;

    /// What the list says was done.
    const DONE: &'static str;

    /// The row with the district of its address.
    ///
    /// # Errors
    /// When there is no such row.
    fn find(tx: &mut Tx<'_>, slug: &str, id: Self::Id) -> Result<(District, Self), NotDone>;

    /// The year that it is of.
    fn cycle(&self) -> CycleId;

    /// Whether it can be taken back on `today`.
    ///
    /// # Errors
    /// When it was taken back before, or its year takes no more rows.
    fn may(&self, tx: &mut Tx<'_>, today: Date) -> Result<(), NotDone>;

    /// Takes it back for a reason.
    ///
    /// # Errors
    /// Refuses who may not, and what [`Reversible::may`] refuses; names a faulty reason.
    fn act(tx: &mut Tx<'_>, by: &By, slug: &str, id: Self::Id, reason: &str)
    -> Result<(), NotDone>;

    /// What the page says of it; `list` is the address of its list.
    fn reversal(&self, lang: Lang, list: &str) -> Reversal;
}

/// What the page says.
pub struct Reversal {
    /// Its heading.
    pub title: String,
    /// What pressing the button does.
    pub lead: String,
    /// What the row says.
    pub facts: DefinitionList,
    /// Where the form goes.
    pub action: String,
    /// What stands on its button.
    pub button: String,
    /// The name of the list that the row is on.
    pub list: String,
}

/// Shows the row and asks for a reason.
///
/// # Errors
/// When there is no such row, or it can't be taken back.
pub async fn get<R: Reversible>(
    ctx: Context,
    Path((slug, id)): Path<(String, String)>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let id: R::Id = id.parse().map_err(|_| WebError::not_found())?;
    let found = read::<R>(&ctx, slug, id).await?;
    let none = (Form::default(), Invalid::default());
    Ok(page(&ctx, &found, (&none.0, &none.1), StatusCode::OK))
}

/// Takes the row back, or asks again for the reason.
///
/// # Errors
/// Refuses who may not, and a row that can't be taken back.
pub async fn post<R: Reversible>(
    Path((slug, id)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id: R::Id = id.parse().map_err(|_| WebError::not_found())?;
    let (place, reason) = (slug.clone(), post.form.text("reason"));
    let act = move |tx: &mut Tx<'_>, by: &By| {
        // One goes back to the books in which the row stands, not to those of the latest year.
        let (_, row) = R::find(tx, &place, id)?;
        let year = fiscal_year(tx, &row)?;
        R::act(tx, by, &place, id, &reason)?;
        Ok(done(&place, R::LIST, R::DONE, Some(year)))
    };
    let outcome = post.once(act).await;
    match post.settle(outcome)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => {
            let found = read::<R>(&post.ctx, slug, id).await?;
            let again = (&post.form, &invalid);
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            Ok(page(&post.ctx, &found, again, status))
        }
    }
}

/// A row with its district and its fiscal year.
struct Found<R> {
    district: District,
    row: R,
    year: i64,
}

/// The fiscal year of a row.
fn fiscal_year<R: Reversible>(tx: &mut Tx<'_>, row: &R) -> Result<i64, NotDone> {
    let cycle = store::cycle_get(tx, row.cycle())?.ok_or_else(not_found)?;
    Ok(cycle.fiscal_year)
}

async fn read<R: Reversible>(ctx: &Context, slug: String, id: R::Id) -> Result<Found<R>, WebError> {
    let by = ctx.by();
    let found = ctx.app.stores.site.read(move |tx| -> Result<_, NotDone> {
        let (district, row) = R::find(tx, &slug, id)?;
        by.may(Act::SpendingRecord, Target::district(district.id))?;
        row.may(tx, by.today)?;
        let year = fiscal_year(tx, &row)?;
        Ok(Found {
            district,
            row,
            year,
        })
    });
    Ok(found.await?)
}

fn page<R: Reversible>(
    ctx: &Context,
    found: &Found<R>,
    (form, invalid): (&Form, &Invalid),
    status: StatusCode,
) -> Response<Body> {
    let lang = ctx.lang;
    let list = format!("/d/{}/{}", found.district.slug, R::LIST);
    let back = format!("{list}?year={}", found.year);
    let says = found.row.reversal(lang, &list);
    let fields = Fields {
        lang,
        form,
        invalid,
    };
    let reason = fields.hinted("reason", "spending-counter-reason", "spending-counter-hint");
    let body = html! {
        (fields.summary())
        h1 { (says.title) }
        p.lead { (says.lead) }
        (says.facts.render())
        (FormView::post(says.action)
            .hidden_all(hidden(&ctx.tokens()))
            .render(html! {
                (TextInput::new(reason.required()).render(lang))
                (actions(html! {
                    (Button::new(says.button).warning().render())
                    a href=(back) { (t(lang, "spending-cancel")) }
                }))
            }))
    };
    let crumbs = Breadcrumb::new(&says.title).step(says.list, back);
    let page = Page::new(lang, fields.title(&says.title), body)
        .noindex()
        .breadcrumb(crumbs.render(lang));
    ctx.page(
        status,
        in_district(ctx, &found.district, Section::Money, page),
    )
}
