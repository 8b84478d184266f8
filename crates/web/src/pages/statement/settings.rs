//! When an agenda is deliberated online, and who sees results when.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use jiff::SignedDuration;
use korean::t;
use process::id::AgendaId;
use process::statement::{Reveal, Settings, SettingsForm};
use process::{Act, Invalid};
use ui::{
    Button, Checkboxes, Choice, Form as PostForm, Markup, PeriodInput, Radios, TextInput, actions,
    html,
};

use super::{Part, framed, here, read};
use crate::acts;
use crate::acts::statement::Ground;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::post::{Post, Settled};

/// `GET /d/{district}/agendas/{agenda}/statements/settings`.
pub async fn get(
    ctx: Context,
    Path((slug, agenda)): Path<(String, String)>,
) -> Result<Response<Body>, WebError> {
    page(
        &ctx,
        slug,
        &agenda,
        None,
        &Invalid::default(),
        StatusCode::OK,
    )
    .await
}

/// `POST /d/{district}/agendas/{agenda}/statements/settings`.
pub async fn post(
    Path((slug, agenda)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id: AgendaId = agenda.parse().map_err(|_| WebError::not_found())?;
    let typed = SettingsForm {
        days: post.form.text("days"),
        days_last: post.form.text("days_last"),
        reveal: post.form.text("reveal"),
        reveal_after: post.form.text("reveal_after"),
        quiet_in_ballot: post.form.text("quiet_in_ballot") == "yes",
    };
    let at = slug.clone();
    let done = post
        .once(move |tx, by| {
            acts::statement::set(tx, by, &at, id, &typed)?;
            Ok(format!("{}?done=set", super::address(&at, id)))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            page(&post.ctx, slug, &agenda, Some(&post.form), &invalid, status).await
        }
    }
}

async fn page(
    ctx: &Context,
    slug: String,
    agenda: &str,
    typed: Option<&Form>,
    invalid: &Invalid,
    status: StatusCode,
) -> Result<Response<Body>, WebError> {
    let (ground, ()) = read(ctx, slug, agenda, Act::StatementSet, |_, _| Ok(())).await?;
    let lang = ctx.lang;
    let present = filled(&ground.settings);
    let fields = Fields {
        lang,
        form: typed.unwrap_or(&present),
        invalid,
    };
    let body = form(ctx, &ground, &fields);
    let page = framed(ctx, &ground, Part::Settings, Some(&fields), body);
    Ok(ctx.page(status, page))
}

/// The settings as if they had been typed.
fn filled(settings: &Settings) -> Form {
    let day = |at: Option<jiff::Timestamp>| at.map_or_else(String::new, korean::date_input);
    let last = settings
        .closes_at
        .map(|at| at - SignedDuration::from_secs(1));
    let after = match settings.reveal_after {
        0 => String::new(),
        n => n.to_string(),
    };
    let quiet = match settings.quiet_in_ballot {
        true => "yes",
        false => "",
    };
    [
        ("days", day(settings.opens_at)),
        ("days_last", day(last)),
        ("reveal", settings.reveal.as_str().to_owned()),
        ("reveal_after", after),
        ("quiet_in_ballot", quiet.to_owned()),
    ]
    .into_iter()
    .collect()
}

fn form(ctx: &Context, ground: &Ground, fields: &Fields<'_>) -> Markup {
    let lang = ctx.lang;
    let list = here(ground);
    let days = fields.hinted("days", "statement-days", "statement-days-hint");
    let reveal = fields
        .hinted("reveal", "statement-reveal", "statement-reveal-hint")
        .required();
    let choices = Reveal::ALL
        .iter()
        .map(|of| Choice::new(of.as_str(), t(lang, &format!("statement-reveal-{of}"))));
    let after = fields.hinted(
        "reveal_after",
        "statement-reveal-after",
        "statement-reveal-after-hint",
    );
    let quiet = fields.hinted("quiet_in_ballot", "statement-quiet", "statement-quiet-hint");
    let choice = Choice::new("yes", t(lang, "statement-quiet-yes"));
    let chosen = (fields.form.get("quiet_in_ballot") == "yes").then_some("yes");
    PostForm::post(format!("{list}/settings"))
        .hidden_all(hidden(&ctx.tokens()))
        .render(html! {
            (PeriodInput::new(days).last(fields.form.get("days_last")).render(lang))
            (Radios::new(reveal, choices.collect()).render(lang))
            (TextInput::new(after).render(lang))
            (Checkboxes::new(quiet, vec![choice]).chosen(chosen).render(lang))
            (actions(html! {
                (Button::new(t(lang, "statement-settings-save")).render())
                a href=(list) { (t(lang, "statement-settings-cancel")) }
            }))
        })
}
