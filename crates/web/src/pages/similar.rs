//! What was already proposed in other words: a page of its own, a part of the forms of a
//! proposal and of an agenda, and what people decided of two that are alike.

mod beside;
pub mod decide;

pub(super) use beside::{Beside, decision};

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::{Response, header};
use axum::response::IntoResponse;
use korean::{Lang, t, tr};
use process::Act;
use process::act::Target;
use process::agenda::Item;
use process::id::DistrictId;
use process::similar::Likeness;
use serde::Deserialize;
use store::{BoardItem, District, StoreError, Tx};
use ui::{Button, Field, Form as FormView, Markup, Page, TextInput, actions, html, own_words};

use crate::acts;
use crate::app::App;
use crate::context::Context;
use crate::error::WebError;
use crate::form::Form;
use crate::layout::{Section, in_district};
use crate::pages::agenda::{item_address, item_state};
use crate::post::Post;
use crate::similar::{Answer, Found, Known};

/// The longest text that is compared, in characters; what is longer is cut.
const LONGEST: usize = 400;

/// How many shared words are named.
const WORDS: usize = 8;

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
    let text = cut(&asked.text);
    let (app, wanted) = (ctx.app.clone(), text.clone());
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let district = acts::district::find(tx, &slug)?;
        let found = app
            .similar
            .ask(tx, (app.clock)(), district.id, (&wanted, None))?;
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
        (FormView::get(format!("/d/{}/similar", district.slug)).label(title.as_str()).render(html! {
            (TextInput::new(field).render(lang))
            (actions(Button::new(t(lang, "similar-button")).second().render()))
        }))
        @if !text.is_empty() { (part(lang, &district, Some(&found), Place::Page)) }
    };
    let page = Page::new(lang, title, body).noindex();
    Ok(ctx.ok(in_district(&ctx, &district, Section::Agendas, page)))
}

fn cut(text: &str) -> String {
    text.trim().chars().take(LONGEST).collect()
}

/// What is looked for to a form: its title and its need.
fn wanted(form: &Form) -> String {
    cut(&format!("{} {}", form.get("title"), form.get("need")))
}

/// What somebody looks for with the button of a form that is not sent off.
pub(super) struct Look {
    app: App,
    text: Option<String>,
    itself: Option<Item>,
}

impl Look {
    /// What this form looks for, if the button was pressed.
    pub fn of(ctx: &Context, form: Option<&Form>, itself: Option<Item>) -> Look {
        Look {
            app: ctx.app.clone(),
            text: form.filter(|form| looks(form)).map(wanted),
            itself,
        }
    }

    /// What is like it.
    ///
    /// # Errors
    /// When the store fails.
    pub fn read(
        &self,
        tx: &mut Tx<'_>,
        district: DistrictId,
    ) -> Result<Option<Answer>, StoreError> {
        let now = (self.app.clock)();
        let ask = |text: &String| {
            let similar = &self.app.similar;
            similar.ask(tx, now, district, (text, self.itself))
        };
        self.text.as_ref().map(ask).transpose()
    }
}

/// Whether a form was sent only to see what is like it.
pub(super) fn looks(form: &Form) -> bool {
    form.get("step") == "similar"
}

/// Whether the script asks while somebody types.
pub(super) fn types(form: &Form) -> bool {
    form.get("step") == "typing"
}

/// The answer to the script: the part of the form that it puts in place, nothing around it.
/// Nothing is written.
///
/// # Errors
/// When there is no such district, or the store fails.
pub(super) async fn typing(
    post: &Post,
    slug: String,
    itself: Option<Item>,
) -> Result<Response<Body>, WebError> {
    let (app, text) = (post.ctx.app.clone(), wanted(&post.form));
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let district = acts::district::find(tx, &slug)?;
        let found = app
            .similar
            .ask(tx, (app.clock)(), district.id, (&text, itself))?;
        Ok((district, found))
    };
    let (district, found) = post.ctx.app.stores.site.read(read).await?;
    post.ctx
        .may(Act::PublicSee, Target::district(district.id))?;
    let part = part(post.ctx.lang, &district, Some(&found), Place::Form);
    let html = [(header::CONTENT_TYPE, "text/html; charset=utf-8")];
    Ok((html, part.into_string()).into_response())
}

/// Where a list of similar things stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// On the page that looks for them.
    Page,
    /// In a form, where following a link must not lose what was typed.
    Form,
}

/// The button that looks for what is like a form, for whoever has no script or does not wait.
pub(super) fn button(lang: Lang) -> Markup {
    Button::new(t(lang, "similar-look"))
        .second()
        .sends("step", "similar")
        .render()
}

/// What was found, each with its reasons; how many is read out when it comes. A form has the
/// part also before anything was looked for, for the script to fill.
pub(super) fn part(
    lang: Lang,
    district: &District,
    answer: Option<&Answer>,
    place: Place,
) -> Markup {
    let how = match place {
        Place::Page => "similar-how",
        Place::Form => "similar-how-form",
    };
    html! {
        section.similar #similar aria-label=(t(lang, "similar-found")) {
            p #similar-status role="status" {
                @match answer.map(count) {
                    None => {}
                    Some(0) => (t(lang, "similar-none")),
                    Some(count) => (tr(lang, "similar-count", &[("count", count.into())])),
                }
            }
            div #similar-list {
                @if let Some(answer) = answer && count(answer) > 0 {
                    p.hint { (t(lang, how)) }
                    ul {
                        @for known in alike(answer) { li {
                            (link(lang, district, &known.row, place)) " " (decision(lang, &known.decision))
                        } }
                        @for one in &answer.found { li {
                            (link(lang, district, &one.row, place))
                            (reasons(lang, one))
                            @if let Some(first) = one.same_as.and_then(|first| answer.found.get(first)) {
                                p.meta { (tr(lang, "similar-same-as", &[("title", first.row.title.as_str().into())])) }
                            }
                        } }
                    }
                }
            }
        }
    }
}

/// What was decided to be the same or related.
fn alike(answer: &Answer) -> impl Iterator<Item = &Known> {
    let alike = |known: &&Known| known.decision.likeness != Likeness::Different;
    answer.known.iter().filter(alike)
}

fn count(answer: &Answer) -> usize {
    alike(answer).count() + answer.found.len()
}

fn link(lang: Lang, district: &District, row: &BoardItem, place: Place) -> Markup {
    let beside = (place == Place::Form).then_some("_blank");
    html! {
        a href=(item_address(district, row.item)) target=[beside] { (own_words(lang, &row.title)) }
        " (" (item_state(lang, row.item, &row.state).0) ")"
    }
}

/// Why a thing is like what was asked.
fn reasons(lang: Lang, found: &Found) -> Markup {
    let hit = &found.hit;
    let mut words: String = hit
        .words
        .iter()
        .take(WORDS)
        .cloned()
        .collect::<Vec<_>>()
        .join(", ");
    if hit.words.len() > WORDS {
        words.push_str(" …");
    }
    let share = [("percent", hit.share.percent().into())];
    html! {
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
