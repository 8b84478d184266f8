//! The page on which a row is written into the books of a year.

use axum::body::Body;
use axum::http::{Response, StatusCode};
use korean::{t, tr};
use process::act::Target;
use process::{Act, Invalid};
use ui::{Breadcrumb, Button, EmptyState, Form as FormView, Markup, Page, actions, html};

use super::{asked_year, read};
use crate::acts::spending::{Year, open_days};
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::layout::{Section, in_district};
use crate::message;
use crate::pages::agreement::summary;
use crate::pages::document::day;

/// The keys of what such a page says.
pub struct Entry {
    /// What the address of the list ends with.
    pub part: &'static str,
    /// The heading.
    pub title: &'static str,
    /// What is written here.
    pub lead: &'static str,
    /// The days in which it can be, with `start` and `end`.
    pub days: &'static str,
    /// The name of the list.
    pub list: &'static str,
    /// The way to the list where nothing can be written.
    pub to_list: &'static str,
    /// What stands on the button.
    pub button: &'static str,
    /// Whether the form brings a file.
    pub files: bool,
}

impl Entry {
    /// The form with `inputs`, or why there is none.
    ///
    /// # Errors
    /// Refuses who may not; when there is no such district or year.
    pub async fn page(
        &self,
        ctx: &Context,
        slug: String,
        (form, invalid, status): (&Form, &Invalid, StatusCode),
        inputs: impl FnOnce(&Fields<'_>, &Year) -> Markup,
    ) -> Result<Response<Body>, WebError> {
        let wanted = asked_year(form.get("year"))?;
        let (district, year) = read(ctx, slug, wanted, Act::SpendingRecord).await?;
        ctx.may(Act::SpendingRecord, Target::district(district.id))?;
        let lang = ctx.lang;
        let fields = Fields {
            lang,
            form,
            invalid,
        };
        let list = format!("/d/{}/{}", district.slug, self.part);
        let fiscal_year = year.cycle.as_ref().map(|cycle| cycle.fiscal_year);
        let back = fiscal_year.map_or_else(|| list.clone(), |year| format!("{list}?year={year}"));
        let title = t(lang, self.title);
        let body = html! {
            (fields.summary())
            h1 { (title) }
            @match open_days(&year, ctx.today) {
                Err(refusal) => {
                    (EmptyState::new(t(lang, "spending-closed"), message::fault(lang, &refusal.fault))
                        .action(t(lang, self.to_list), &back).render())
                }
                Ok((cycle, days)) => {
                    p.lead { (t(lang, self.lead)) }
                    (summary::link(lang, &district, cycle.fiscal_year))
                    p { (tr(lang, self.days, &[("start", day(days.start).into()), ("end", day(days.end).into())])) }
                    @let view = FormView::post(list)
                        .hidden_all(hidden(&ctx.tokens()))
                        .hidden("year", cycle.fiscal_year.to_string());
                    @let view = if self.files { view.files() } else { view };
                    (view.render(html! {
                            (inputs(&fields, &year))
                            (actions(html! {
                                (Button::new(t(lang, self.button)).render())
                                a href=(back) { (t(lang, "spending-cancel")) }
                            }))
                        }))
                }
            }
        };
        let page = Page::new(lang, fields.title(&title), body)
            .noindex()
            .breadcrumb(
                Breadcrumb::new(title)
                    .step(t(lang, self.list), back)
                    .render(lang),
            );
        Ok(ctx.page(status, in_district(ctx, &district, Section::Money, page)))
    }
}
