//! The page on which a row of the ledger is taken back: what it says, and why.

use axum::body::Body;
use axum::http::{Response, StatusCode};
use korean::t;
use process::Invalid;
use store::District;
use ui::{Breadcrumb, Button, DefinitionList, Form as FormView, Page, TextInput, actions, html};

use crate::context::Context;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::layout::{Section, in_district};

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
    /// The list that the row is on, with its address.
    pub list: (String, String),
}

impl Reversal {
    /// The page with the form, which asks for a reason that everybody reads.
    pub fn page(
        self,
        ctx: &Context,
        district: &District,
        (form, invalid): (&Form, &Invalid),
        status: StatusCode,
    ) -> Response<Body> {
        let lang = ctx.lang;
        let fields = Fields {
            lang,
            form,
            invalid,
        };
        let reason = fields.hinted("reason", "spending-counter-reason", "spending-counter-hint");
        let (list, back) = self.list;
        let body = html! {
            (fields.summary())
            h1 { (self.title) }
            p.lead { (self.lead) }
            (self.facts.render())
            (FormView::post(self.action)
                .hidden_all(hidden(&ctx.tokens()))
                .render(html! {
                    (TextInput::new(reason.required()).render(lang))
                    (actions(html! {
                        (Button::new(self.button).warning().render())
                        a href=(back) { (t(lang, "spending-cancel")) }
                    }))
                }))
        };
        let page = Page::new(lang, fields.title(&self.title), body)
            .noindex()
            .breadcrumb(Breadcrumb::new(self.title).step(list, back).render(lang));
        ctx.page(status, in_district(ctx, district, Section::Money, page))
    }
}
