//! The frame of a list of the books: its heading, the years, the rows, what was just done.

use axum::body::Body;
use axum::http::{Response, StatusCode};
use korean::{Lang, t};
use process::Act;
use process::act::Target;
use store::{Cycle, District, StoreError, Tx};
use ui::{EmptyState, Markup, Notice, Page, Tag, Tone, html};

use super::years;
use crate::acts::spending::{Year, year};
use crate::context::Context;
use crate::error::WebError;
use crate::fields::Fields;
use crate::form::Form;
use crate::layout::{Section, in_district};

/// A list of the books.
pub struct List {
    /// What its address ends with.
    pub part: &'static str,
    /// The key of its heading.
    pub title: &'static str,
    /// The key of what it is.
    pub lead: &'static str,
    /// What can have been done, with the key of what the page says then.
    pub done: &'static [(&'static str, &'static str)],
}

/// Reads a year of a district with its rows; none before it has an agreement.
///
/// # Errors
/// When there is no such district or year.
pub async fn read<T: Send + 'static>(
    ctx: &Context,
    slug: String,
    wanted: Option<i64>,
    rows: impl Fn(&mut Tx<'_>, &Cycle) -> Result<Vec<T>, StoreError> + Send + 'static,
) -> Result<(District, Year, Vec<T>), WebError> {
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let district = crate::acts::district::find(tx, &slug)?;
        let year = year::<WebError>(tx, &district, wanted)?;
        let rows = match &year.cycle {
            Some(cycle) => rows(tx, cycle)?,
            None => Vec::new(),
        };
        Ok((district, year, rows))
    };
    ctx.app.stores.site.read(read).await
}

/// How a list is shown: as it was asked for, or with a form that came back.
pub struct Shown<'a> {
    /// The form below the rows, with what is wrong in it.
    pub fields: Fields<'a>,
    /// What was just done.
    pub done: &'a str,
    /// The status of the answer.
    pub status: StatusCode,
}

impl<'a> Shown<'a> {
    /// A list as it was asked for.
    pub fn plain(lang: Lang, form: &'a Form, done: &'a str) -> Shown<'a> {
        static NONE: process::Invalid = process::Invalid(Vec::new());
        let fields = Fields {
            lang,
            form,
            invalid: &NONE,
        };
        Shown {
            fields,
            done,
            status: StatusCode::OK,
        }
    }

    /// A list with the form that came back.
    pub fn again(lang: Lang, form: &'a Form, invalid: &'a process::Invalid) -> Shown<'a> {
        let fields = Fields {
            lang,
            form,
            invalid,
        };
        Shown {
            fields,
            done: "",
            status: StatusCode::UNPROCESSABLE_ENTITY,
        }
    }
}

impl List {
    /// The page: `body` is what it has below the years, for a district that has some.
    ///
    /// # Errors
    /// When the reader may not see it.
    pub fn page(
        &self,
        ctx: &Context,
        (district, year): (&District, &Year),
        shown: &Shown<'_>,
        body: impl FnOnce(&Cycle) -> Markup,
    ) -> Result<Response<Body>, WebError> {
        ctx.may(Act::PublicSee, Target::district(district.id))?;
        let lang = ctx.lang;
        let (title, lead) = (t(lang, self.title), t(lang, self.lead));
        let body = html! {
            (shown.fields.summary())
            h1 { (title) }
            p.lead { (lead) }
            (years(lang, district, self.part, year))
            @match &year.cycle {
                None => (EmptyState::new(t(lang, "spending-none"), t(lang, "spending-none-text")).render()),
                Some(cycle) => (body(cycle)),
            }
        };
        let mut page = Page::new(lang, shown.fields.title(&title), body).description(lead);
        if let Some((_, key)) = self.done.iter().find(|(done, _)| *done == shown.done) {
            let text = html! { p { (t(lang, key)) } };
            page = page.flash(Notice::success(text).announced().render(lang));
        }
        let page = in_district(ctx, district, Section::Money, page);
        Ok(ctx.page(shown.status, page))
    }
}

/// What stands at the end of a row: that it takes another one back, that it was taken back,
/// or the way to do so.
pub fn end(
    lang: Lang,
    (counters, countered): (bool, bool),
    link: Option<(String, String)>,
) -> Markup {
    html! {
        @if counters { (Tag::new(t(lang, "spending-is-counter"), Tone::Sky).render()) }
        @else if countered { (Tag::new(t(lang, "spending-is-countered"), Tone::Quiet).render()) }
        @else if let Some((address, what)) = link {
            a href=(address) { (t(lang, "spending-counter")) span.sr { ": " (what) } }
        }
    }
}
