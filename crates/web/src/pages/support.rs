//! Standing behind a proposal or an agenda: the section of its page, and the two buttons.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use korean::{Lang, t, tr};
use process::agenda::Item;
use process::id::PersonId;
use process::lineage::SourceStanding;
use process::{Act, support};
use store::{Agenda, District, Proposal, StoreError, Tx};
use ui::{Button, Form, LinkButton, Markup, actions, html};

use super::agenda::item_address;
use crate::acts;
use crate::acts::support::Step;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::hidden;
use crate::form::encode;
use crate::layout::sign_in_address;
use crate::message;
use crate::post::{Post, Settled};

/// Who stands behind something, as its own page shows it.
pub struct Supported {
    item: Item,
    standing: SourceStanding,
    count: i64,
    /// Whether the reader is one of them.
    given: bool,
}

impl Supported {
    /// Of a proposal; one statement for a reader who is signed in.
    ///
    /// # Errors
    /// When the store fails.
    pub fn of_proposal(
        tx: &mut Tx<'_>,
        found: &Proposal,
        reader: Option<PersonId>,
    ) -> Result<Supported, StoreError> {
        let item = Item::Proposal(found.id);
        let standing = SourceStanding::Proposal(found.standing());
        Supported::of(tx, item, standing, (found.support_count, reader))
    }

    /// Of an agenda; one statement for a reader who is signed in.
    ///
    /// # Errors
    /// When the store fails.
    pub fn of_agenda(
        tx: &mut Tx<'_>,
        found: &Agenda,
        reader: Option<PersonId>,
    ) -> Result<Supported, StoreError> {
        let item = Item::Agenda(found.id);
        let standing = SourceStanding::Agenda(found.standing());
        Supported::of(tx, item, standing, (found.support_count, reader))
    }

    fn of(
        tx: &mut Tx<'_>,
        item: Item,
        standing: SourceStanding,
        (count, reader): (i64, Option<PersonId>),
    ) -> Result<Supported, StoreError> {
        let given = match reader {
            Some(reader) => store::support_given(tx, item, reader)?,
            None => false,
        };
        Ok(Supported {
            item,
            standing,
            count,
            given,
        })
    }

    /// The section: how many, and the button. `kept` says that numbers are kept back.
    pub fn section(&self, ctx: &Context, district: &District, kept: bool) -> Markup {
        let lang = ctx.lang;
        html! {
            section.section.support aria-labelledby="support" {
                h2 #support tabindex="-1" { (t(lang, "support-title")) }
                p {
                    @if kept { (t(lang, "support-kept")) }
                    @else { strong { (count(lang, self.count)) } }
                    @if self.given { " " (t(lang, "support-given")) }
                }
                (self.button(ctx, district))
            }
        }
    }

    fn button(&self, ctx: &Context, district: &District) -> Markup {
        let lang = ctx.lang;
        let here = format!("/d/{}/support/{}", district.slug, self.item);
        let form = |to: String, button: Button| {
            Form::post(to)
                .hidden_all(hidden(&ctx.tokens()))
                .render(actions(button.render()))
        };
        match support::give(self.standing) {
            Err(refusal) => html! { p.soft { (message::fault(lang, &refusal.fault)) } },
            Ok(()) if !ctx.can(Act::SupportGive, district.id) => actions(
                LinkButton::new(t(lang, "support-sign-in"), sign_in_address(&ctx.path))
                    .second()
                    .render(),
            ),
            Ok(()) if ctx.consent_first().is_some() => {
                let consent = format!("/consent?back={}", encode(&ctx.path));
                actions(
                    LinkButton::new(t(lang, "support-consent"), consent)
                        .second()
                        .render(),
                )
            }
            Ok(()) if self.given => form(
                format!("{here}/withdraw"),
                Button::new(t(lang, "support-withdraw")).plain(),
            ),
            Ok(()) => html! {
                p.soft { (t(lang, "support-hint")) }
                (form(here, Button::new(t(lang, "support-give")).second()))
            },
        }
    }
}

/// How many people stand behind something, in a word for lists.
pub(super) fn short(lang: Lang, people: i64) -> String {
    tr(lang, "support-short", &[("count", people.into())])
}

/// How many people stand behind something, in a sentence.
fn count(lang: Lang, people: i64) -> String {
    tr(lang, "support-count", &[("count", people.into())])
}

/// `POST /d/{district}/support/{item}`.
pub async fn give(path: Path<(String, String)>, post: Post) -> Result<Response<Body>, WebError> {
    change(path, post, Step::Give).await
}

/// `POST /d/{district}/support/{item}/withdraw`.
pub async fn withdraw(
    path: Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    change(path, post, Step::Withdraw).await
}

async fn change(
    Path((slug, item)): Path<(String, String)>,
    post: Post,
    step: Step,
) -> Result<Response<Body>, WebError> {
    let item: Item = item.parse().map_err(|_| WebError::not_found())?;
    let done = post
        .once(move |tx, by| {
            acts::support::change(tx, by, &slug, item, step)?;
            let district = acts::district::find(tx, &slug)?;
            let word = match step {
                Step::Give => "supported",
                Step::Withdraw => "unsupported",
            };
            Ok(format!(
                "{}?done={word}#support",
                item_address(&district, item)
            ))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        // The form has no field that could be wrong.
        Settled::Again(_) => Err(WebError::not_found()),
    }
}
