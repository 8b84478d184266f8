//! How many people live in a district, as it was told.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::{Response, StatusCode};
use korean::{Lang, t, tr};
use process::act::Target;
use process::evaluation::ResidentsForm;
use process::{Act, Invalid};
use store::{District, Residents, Tx};
use ui::{
    Button, EmptyState, Form as PostForm, InputKind, Markup, Notice, Page, Table, TextInput,
    TimeStyle, actions, html, own_words, time,
};

use super::Asked;
use crate::acts::evaluation as acts;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::layout::{Section, in_district};
use crate::pages::document::day;
use crate::post::{Post, Settled};

/// `GET /d/{district}/residents`: for everybody; with the form for those who may tell.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let form = Form::default();
    page(&ctx, slug, &form, &Invalid::default(), &asked.done).await
}

/// `POST /d/{district}/residents`.
pub async fn post(Path(slug): Path<String>, post: Post) -> Result<Response<Body>, WebError> {
    let typed = ResidentsForm {
        counted_on: post.form.text("counted_on"),
        residents: post.form.text("residents"),
        source: post.form.text("residents_source"),
    };
    let place = slug.clone();
    let done = post
        .once(move |tx, by| {
            acts::residents(tx, by, &place, &typed)?;
            Ok(format!("/d/{place}/residents?done=told"))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => page(&post.ctx, slug, &post.form, &invalid, "").await,
    }
}

async fn page(
    ctx: &Context,
    slug: String,
    form: &Form,
    invalid: &Invalid,
    done: &str,
) -> Result<Response<Body>, WebError> {
    let read = move |tx: &mut Tx<'_>| -> Result<(District, Vec<Residents>), WebError> {
        let district = crate::acts::district::find(tx, &slug)?;
        let told = store::residents_of(tx, district.id)?;
        Ok((district, told))
    };
    let (district, told) = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::PublicSee, Target::district(district.id))?;
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form,
        invalid,
    };
    let title = t(lang, "residents-title");
    let here = format!("/d/{}/residents", district.slug);
    let body = html! {
        (fields.summary())
        h1 { (title) }
        p.lead { (t(lang, "residents-lead")) }
        @if told.is_empty() {
            (EmptyState::new(t(lang, "residents-none"), t(lang, "residents-none-text")).render())
        } @else { (table(lang, &told)) }
        @if ctx.can(Act::ResidentsTell, district.id) {
            section.section {
                h2 { (t(lang, "residents-new")) }
                (PostForm::post(here).hidden_all(hidden(&ctx.tokens())).render(html! {
                    (TextInput::new(fields.field("counted_on", "residents-day").required()).kind(InputKind::Date).render(lang))
                    (TextInput::new(fields.field("residents", "residents-count").required()).short().render(lang))
                    (TextInput::new(fields.hinted("residents_source", "residents-source", "residents-source-hint").required()).max_length(100).render(lang))
                    (actions(Button::new(t(lang, "residents-button")).render()))
                }))
            }
        }
    };
    let mut page =
        Page::new(lang, fields.title(&title), body).description(t(lang, "residents-lead"));
    if done == "told" {
        let text = html! { p { (t(lang, "residents-done")) } };
        page = page.flash(Notice::success(text).announced().render(lang));
    }
    let status = match invalid.0.is_empty() {
        true => StatusCode::OK,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    Ok(ctx.page(status, in_district(ctx, &district, Section::Money, page)))
}

fn table(lang: Lang, told: &[Residents]) -> Markup {
    let head = Table::new(t(lang, "residents-table"), t(lang, "residents-day"))
        .figures(t(lang, "residents-count"))
        .column(t(lang, "residents-source"))
        .column(t(lang, "residents-told"));
    let table = told.iter().fold(head, |table, one| {
        let people = [("count", korean::number(one.text.residents).into())];
        let cells = vec![
            html! { (tr(lang, "residents-people", &people)) },
            html! { (own_words(lang, &one.text.source)) },
            time(lang, one.told_at, TimeStyle::Date),
        ];
        table.row(html! { (day(one.text.counted_on)) }, cells)
    });
    table.render()
}
