//! What was already proposed in other words: a page of its own, and a part of the forms of a
//! proposal and of an agenda.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use korean::{Lang, t, tr};
use process::Act;
use process::act::Target;
use serde::Deserialize;
use store::District;
use ui::{Button, Field, Form, Markup, Page, TextInput, actions, html, own_words};

use crate::acts;
use crate::context::Context;
use crate::error::WebError;
use crate::layout::{Section, in_district};
use crate::pages::agenda::{item_address, item_state};
use crate::similar::Found;

/// The longest text that is compared, in characters; what is longer is cut.
const LONGEST: usize = 400;

/// What the address may ask for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// What similar things are looked for to.
    #[serde(default)]
    text: String,
}

/// `GET /d/{district}/similar?text=…`: the five things that are most like a text, and why.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let text: String = asked.text.trim().chars().take(LONGEST).collect();
    let (app, wanted) = (ctx.app.clone(), text.clone());
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, WebError> {
        let district = acts::district::find(tx, &slug)?;
        let found = app.similar.ask(tx, district.id, &wanted)?;
        Ok((district, found))
    };
    let (district, found) = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::PublicSee, Target::district(district.id))?;
    let lang = ctx.lang;
    let title = t(lang, "similar-title");
    let field = Field::new("text", t(lang, "similar-label")).value(&text);
    let body = html! {
        h1 { (title) }
        p.lead { (t(lang, "similar-lead")) }
        (Form::get(format!("/d/{}/similar", district.slug)).label(title.as_str()).render(html! {
            (TextInput::new(field).render(lang))
            (actions(Button::new(t(lang, "similar-button")).second().render()))
        }))
        @if !text.is_empty() { (list(lang, &district, &found)) }
    };
    let page = Page::new(lang, title, body).noindex();
    Ok(ctx.ok(in_district(&ctx, &district, Section::Agendas, page)))
}

/// What was found, each with its reasons; read out when it comes.
pub(super) fn list(lang: Lang, district: &District, found: &[Found]) -> Markup {
    html! {
        section.section #similar role="status" aria-labelledby="similar-heading" {
            h2 #similar-heading { (t(lang, "similar-found")) }
            @if found.is_empty() {
                p { (t(lang, "similar-none")) }
            } @else {
                p.hint { (t(lang, "similar-how")) }
                ul {
                    @for one in found { li { (entry(lang, district, one)) } }
                }
            }
        }
    }
}

fn entry(lang: Lang, district: &District, found: &Found) -> Markup {
    let (row, hit) = (&found.row, &found.hit);
    let words = hit.words.join(", ");
    let share = [("percent", hit.share.percent().into())];
    html! {
        a href=(item_address(district, row.item)) { (own_words(lang, &row.title)) }
        " (" (item_state(lang, row.item, &row.state).0) ")"
        p.meta {
            @if hit.share.is_near_copy() { (tr(lang, "similar-near-copy", &share)) " " }
            @if !words.is_empty() { (tr(lang, "similar-words", &[("words", words.into())])) }
            @for replaced in &hit.replaced {
                " "
                (tr(lang, "similar-replaced", &[
                    ("asked", replaced.asked.as_str().into()),
                    ("instead", replaced.instead.as_str().into()),
                ]))
            }
        }
    }
}
