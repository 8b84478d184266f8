//! The neighbourhoods of a district: renamed, added, and taken out while nothing names them.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use korean::t;
use process::act::Target;
use process::district::NeighborhoodsForm;
use process::refusal::Arg;
use process::{Act, Invalid};
use store::{District, Neighborhood};
use ui::{Breadcrumb, Button, Field, Form as FormView, Markup, TextInput, Textarea, actions, html};

use super::{Asked, back, shown};
use crate::acts::{NotDone, district};
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::post::{Post, Settled};

struct View {
    district: District,
    neighborhoods: Vec<Neighborhood>,
}

async fn read(ctx: &Context, slug: &str) -> Result<View, WebError> {
    let (slug, actor) = (slug.to_owned(), ctx.actor.clone());
    let view = ctx.app.stores.site.read(move |tx| -> Result<_, NotDone> {
        let district = district::find(tx, &slug)?;
        process::authorize(&actor, Act::DistrictChange, Target::district(district.id))?;
        let neighborhoods = store::neighborhood_list(tx, district.id)?;
        Ok(View {
            district,
            neighborhoods,
        })
    });
    Ok(view.await?)
}

/// `GET /d/{district}/settings/neighborhoods`.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let view = read(&ctx, &slug).await?;
    let lines = view.neighborhoods.iter();
    let form = lines
        .flat_map(|one| {
            let line = format!("{} / {}", one.name_ko, one.name_en);
            [("ids", one.id.to_string()), ("lines", line)]
        })
        .collect();
    Ok(page(&ctx, &view, &form, &Invalid::default(), &asked.done))
}

/// `POST /d/{district}/settings/neighborhoods`.
pub async fn post(Path(slug): Path<String>, post: Post) -> Result<Response<Body>, WebError> {
    let typed = NeighborhoodsForm {
        lines: lines(&post.form),
        neighborhoods: post.form.text("neighborhoods"),
    };
    let place = slug.clone();
    let done = post.once(move |tx, by| {
        district::change_neighborhoods(tx, by, &place, &typed)?;
        Ok(back(
            &place,
            "settings/neighborhoods",
            None,
            "neighborhoods",
        ))
    });
    match post.settle(done.await)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => {
            let view = read(&post.ctx, &slug).await?;
            Ok(page(&post.ctx, &view, &post.form, &invalid, ""))
        }
    }
}

fn lines(form: &Form) -> Vec<(String, String)> {
    form.all("ids").into_iter().zip(form.all("lines")).collect()
}

fn page(ctx: &Context, view: &View, form: &Form, invalid: &Invalid, done: &str) -> Response<Body> {
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form,
        invalid,
    };
    let home = format!("/d/{}", view.district.slug);
    let title = t(lang, "settings-neighborhoods");
    let view_form =
        FormView::post(format!("{home}/settings/neighborhoods")).hidden_all(hidden(&ctx.tokens()));
    let body = html! {
        (Breadcrumb::new(title.as_str()).step(t(lang, "settings-title"), format!("{home}/settings")).render(lang))
        (fields.summary())
        h1 { (title) }
        p.lead { (t(lang, "neighborhoods-lead")) }
        (view_form.render(html! {
            (rows(&fields, view))
            (Textarea::new(fields.hinted("neighborhoods", "neighborhoods-new", "set-up-neighborhoods-hint")).rows(4).render(lang))
            (actions(Button::new(t(lang, "neighborhoods-button")).render()))
        }))
    };
    shown(ctx, &view.district, &title, invalid, done, body)
}

/// A box for each neighbourhood; the one with a fault is where the summary leads.
fn rows(fields: &Fields<'_>, view: &View) -> Markup {
    let typed = lines(fields.form);
    let line_of = |one: &Neighborhood| {
        let typed = typed.iter().find(|(id, _)| *id == one.id.to_string());
        typed.map_or("", |(_, line)| line.as_str())
    };
    let wrong = wrong_row(fields.invalid, &view.neighborhoods, line_of);
    html! {
        @for (index, one) in view.neighborhoods.iter().enumerate() {
            @let field = Field::new("lines", &one.name_ko).value(line_of(one));
            @let field = match wrong == Some(index) {
                true => field.error(fields.error("lines")),
                false => field.id(format!("lines-{}", one.id)),
            };
            input type="hidden" name="ids" value=(one.id.to_string());
            (TextInput::new(field).max_length(125).render(fields.lang))
        }
    }
}

/// Which box the fault of `lines` is about: the line or the name it tells, else the first.
fn wrong_row<'a>(
    invalid: &Invalid,
    all: &[Neighborhood],
    line_of: impl Fn(&Neighborhood) -> &'a str,
) -> Option<usize> {
    let found = invalid.0.iter().find(|fault| fault.field == "lines")?;
    let told = found.fault.args.iter().find_map(|(_, arg)| match arg {
        Arg::Text(text) => Some(text.as_str()),
        _ => None,
    });
    let about = |one: &Neighborhood| {
        told.is_some_and(|told| line_of(one).trim() == told || one.name_ko == told)
    };
    Some(all.iter().position(about).unwrap_or(0))
}
