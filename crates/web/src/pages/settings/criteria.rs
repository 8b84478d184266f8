//! What a district wants of its stages, and why one closed without it.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use korean::{Lang, t, tr};
use process::criterion::{
    ClosingForm, CriteriaForm, Criterion, Side, needs_reason, usual, wanted_in,
};
use process::stage::{Stage, StageKind};
use process::{Act, Invalid};
use store::StageClosing;
use ui::{
    Breadcrumb, Button, Checkboxes, Choice, EmptyState, Field, Form as FormView, Hidden, InputKind,
    Markup, TextInput, Textarea, actions, html, paragraphs,
};

use super::{Asked, View, back, read, shown};
use crate::acts::criterion;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::post::{Post, Settled};

/// `GET /d/{district}/settings/criteria`.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let view = read(&ctx, &slug, &asked, Act::CriteriaSet).await?;
    let district = view.district.id;
    let read = move |tx: &mut store::Tx<'_>| store::criteria_of(tx, district);
    let set = ctx.app.stores.site.read(read).await?;
    let mut form: Vec<(String, String)> = Vec::new();
    for one in wanted_in(&ctx.rules, &set) {
        form.push((one.field(), one.bound.to_string()));
        if one.active {
            form.push((format!("on_{}", one.field()), "yes".to_owned()));
        }
    }
    let form = form.into_iter().collect();
    Ok(page(&ctx, &view, &form, &Invalid::default(), &asked.done))
}

/// `POST /d/{district}/settings/criteria`.
pub async fn post(Path(slug): Path<String>, post: Post) -> Result<Response<Body>, WebError> {
    let row = |one: &Criterion| {
        let on = post.form.get(&format!("on_{}", one.field())) == "yes";
        (on, post.form.text(&one.field()))
    };
    let typed = CriteriaForm(usual(&post.ctx.rules).iter().map(row).collect());
    let place = slug.clone();
    let done = post.once(move |tx, by| {
        criterion::set(tx, by, &place, &typed)?;
        Ok(back(&place, "settings/criteria", None, "criteria"))
    });
    match post.settle(done.await)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => {
            let view = read(&post.ctx, &slug, &Asked::default(), Act::CriteriaSet).await?;
            Ok(page(&post.ctx, &view, &post.form, &invalid, ""))
        }
    }
}

fn page(ctx: &Context, view: &View, form: &Form, invalid: &Invalid, done: &str) -> Response<Body> {
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form,
        invalid,
    };
    let home = format!("/d/{}/settings", view.district.slug);
    let title = t(lang, "criterion-title");
    let all = usual(&ctx.rules);
    let of = |kind: StageKind| all.iter().filter(move |one| one.stage == kind);
    let view_form = FormView::post(format!("{home}/criteria")).hidden_all(hidden(&ctx.tokens()));
    let body = html! {
        (Breadcrumb::new(title.as_str()).step(t(lang, "settings-title"), home).render(lang))
        (fields.summary())
        h1 { (title) }
        p.lead { (t(lang, "criterion-lead")) }
        (view_form.render(html! {
            @for kind in StageKind::ALL {
                @if of(*kind).next().is_some() {
                    fieldset id=[(of(*kind).next() == all.first()).then_some("criteria")] {
                        legend { h2 { (t(lang, &format!("stage-{kind}"))) } }
                        @if of(*kind).next() == all.first() {
                            @if let Some(error) = fields.error("criteria") { p.error id="criteria-error" { (error) } }
                        }
                        @for one in of(*kind) { (inputs(&fields, one)) }
                    }
                }
            }
            (actions(Button::new(t(lang, "criterion-button")).render()))
        }))
    };
    shown(ctx, &view.district, &title, invalid, done, body)
}

/// The switch and the number of one criterion.
fn inputs(fields: &Fields<'_>, one: &Criterion) -> Markup {
    let (lang, name) = (fields.lang, one.field());
    let label = format!(
        "{} · {}",
        t(lang, &format!("criterion-side-{}", one.side)),
        t(lang, &format!("criterion-name-{}", one.measure))
    );
    let on = format!("on_{name}");
    let hint = match one.measure.at_most() {
        true => "criterion-most",
        false => "criterion-least",
    };
    let number = Field::new(name.as_str(), t(lang, hint)).value(fields.form.get(&name));
    html! {
        (Checkboxes::new(Field::new(on.as_str(), label), vec![Choice::new("yes", t(lang, "criterion-on"))])
            .chosen(fields.form.all(&on)).render(lang))
        (TextInput::new(number).kind(InputKind::Number).short().render(lang))
    }
}

/// What is known of the stages of a year that closed with criteria unmet.
struct Closed {
    view: View,
    stages: Vec<Stage>,
    reasons: Vec<StageClosing>,
}

async fn closed(ctx: &Context, slug: &str, asked: &Asked) -> Result<Closed, WebError> {
    let view = read(ctx, slug, asked, Act::ClosingExplain).await?;
    let (district, cycle, now) = (view.district.id, view.cycle.id, ctx.now);
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, store::StoreError> {
        Ok((
            store::criteria_of(tx, district)?,
            store::stage_figures(tx, cycle, now)?,
            store::stage_closings(tx, cycle)?,
        ))
    };
    let (set, there, reasons) = ctx.app.stores.site.read(read).await?;
    let criteria = wanted_in(&ctx.rules, &set);
    let needed = |stage: &&Stage| needs_reason(stage, &criteria, &there, ctx.now);
    Ok(Closed {
        stages: view.stages.iter().filter(needed).cloned().collect(),
        reasons,
        view,
    })
}

/// `GET /d/{district}/settings/closings`: the stages that closed with criteria unmet.
pub async fn closings(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let closed = closed(&ctx, &slug, &asked).await?;
    let typed = (&Form::default(), &Invalid::default());
    Ok(closing_page(&ctx, &closed, typed, &asked.done))
}

/// `POST /d/{district}/settings/closings`: why one did.
pub async fn close(Path(slug): Path<String>, post: Post) -> Result<Response<Body>, WebError> {
    let asked = Asked::of(&post.form);
    let year = asked.fiscal_year()?;
    let typed = ClosingForm {
        stage: post.form.text("stage"),
        reason: post.form.text("reason"),
    };
    let place = slug.clone();
    let done = post.once(move |tx, by| {
        criterion::close(tx, by, &place, year, &typed)?;
        Ok(back(&place, "settings/closings", year, "closing"))
    });
    match post.settle(done.await)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => {
            let closed = closed(&post.ctx, &slug, &asked).await?;
            Ok(closing_page(&post.ctx, &closed, (&post.form, &invalid), ""))
        }
    }
}

fn closing_page(
    ctx: &Context,
    closed: &Closed,
    (form, invalid): (&Form, &Invalid),
    done: &str,
) -> Response<Body> {
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form,
        invalid,
    };
    let view = &closed.view;
    let year = view.cycle.fiscal_year;
    let home = format!("/d/{}", view.district.slug);
    let title = tr(lang, "closing-title", &[("year", year.to_string().into())]);
    let mut secret = hidden(&ctx.tokens());
    secret.push(Hidden::new("fiscal_year", year.to_string()));
    let choice = |stage: &Stage| {
        Choice::new(
            stage.kind.as_str(),
            t(lang, &format!("stage-{}", stage.kind)),
        )
    };
    let choices = closed.stages.iter().map(choice).collect();
    let stage = fields.field("stage", "closing-stage").required();
    let reason = fields
        .hinted("reason", "closing-reason", "closing-reason-hint")
        .required();
    let body = html! {
        (Breadcrumb::new(title.as_str()).step(t(lang, "settings-title"), format!("{home}/settings?year={year}")).render(lang))
        (fields.summary())
        h1 { (title) }
        p.lead { (t(lang, "closing-lead")) }
        @if closed.stages.is_empty() {
            (EmptyState::new(t(lang, "closing-none"), t(lang, "closing-none-text")).render())
        } @else {
            @for stage in &closed.stages {
                section.section {
                    h2 { (t(lang, &format!("stage-{}", stage.kind))) }
                    (said(lang, &closed.reasons, stage.kind))
                }
            }
        }
        // A form that came back keeps what was typed, also where nothing asks for it any more.
        @if !closed.stages.is_empty() || !invalid.0.is_empty() {
            (FormView::post(format!("{home}/settings/closings")).hidden_all(secret).render(html! {
                (ui::Select::new(stage, choices).render(lang))
                (Textarea::new(reason).rows(4).render(lang))
                (actions(Button::new(t(lang, "closing-button")).render()))
            }))
        }
        p { a href={ (home) "/year?year=" (year) } { (t(lang, "calendar-see")) } }
    };
    shown(ctx, &view.district, &title, invalid, done, body)
}

/// The reason that was given for a stage, or that there is none yet.
pub fn said(lang: Lang, reasons: &[StageClosing], stage: StageKind) -> Markup {
    let found = reasons.iter().find(|one| one.stage == stage);
    html! {
        @match found {
            None => p { strong { (t(lang, "closing-no-reason")) } },
            Some(one) => {
                p { strong { (t(lang, "closing-reason")) } }
                @let of = korean::language_of(&one.reason, lang);
                div lang=[(of != lang).then(|| of.as_str())] { (paragraphs(&one.reason)) }
                p.meta { (t(lang, &format!("role-name-{}", one.said_as))) " · " (korean::date_time(lang, one.said_at)) }
            }
        }
    }
}

/// The criteria of one end of a stage with their figures; nothing where none is looked at.
pub fn held(lang: Lang, side: Side, held: &[process::criterion::Held]) -> Markup {
    html! {
        @if !held.is_empty() {
            h3 { (t(lang, &format!("criterion-side-{side}"))) }
            ul {
                @for one in held {
                    @let said = [("bound", one.criterion.bound.into()), ("figure", one.figure.into())];
                    li {
                        strong { (t(lang, if one.met { "criterion-met" } else { "criterion-unmet" })) } " "
                        (tr(lang, &format!("criterion-{}", one.criterion.measure), &said))
                    }
                }
            }
        }
    }
}
