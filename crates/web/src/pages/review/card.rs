//! The card of a department: whether it can be done, why, and what it would cost.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use korean::{t, tr};
use process::id::ReviewCardId;
use process::review::Feasible;
use process::review::card::{CardForm, CardText, CostForm};
use serde::Deserialize;
use store::{ReviewCard, Tx};
use ui::{
    Button, Choice, Form as PostForm, InputKind, Markup, MoneyInput, Notice, Radios, TextInput,
    Textarea, actions, deadline, html,
};

use super::{address, below, id, parts, with_done};
use crate::acts;
use crate::acts::NotDone;
use crate::acts::review::Case;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::message;
use crate::post::Post;
use crate::shown::{Outcome, Shown, outcome};

/// How many empty lines stand after those that were filled.
const EMPTY_LINES: usize = 2;

/// What the address may ask for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// What was just done.
    #[serde(default)]
    done: String,
}

/// `GET /d/{district}/reviews/cards/{card}`.
pub async fn get(
    ctx: Context,
    Path((slug, card)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    page(&ctx, slug, id(&card)?, None, &Shown::first(), &asked.done).await
}

/// `POST /d/{district}/reviews/cards/{card}`: keeps a draft or hands the card in.
pub async fn post(
    Path((slug, card)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id: ReviewCardId = id(&card)?;
    let (typed, submits) = (typed(&post.form), post.form.get("step") == "submit");
    let place = slug.clone();
    let done = post
        .once(move |tx, by| match submits {
            true => {
                acts::review::card::submit(tx, by, &place, id, &typed)?;
                let review = store::review_card_get(tx, id)?.map(|card| card.review);
                let review = review.ok_or_else(acts::not_found)?;
                Ok(format!("/d/{place}/reviews/{review}?done=submitted"))
            }
            false => {
                acts::review::card::write(tx, by, &place, id, &typed)?;
                Ok(format!("/d/{place}/reviews/cards/{id}?done=draft"))
            }
        })
        .await;
    match outcome(&post, done)? {
        Outcome::Done(response) => Ok(response),
        Outcome::Again(shown) => page(&post.ctx, slug, id, Some(&post.form), &shown, "").await,
    }
}

fn typed(form: &Form) -> CardForm {
    let (units, counts, prices) = (form.all("units"), form.all("count"), form.all("unit_price"));
    let at = |all: &[String], place: usize| all.get(place).cloned().unwrap_or_default();
    let labels = form.all("label");
    let most = labels
        .len()
        .max(units.len())
        .max(counts.len())
        .max(prices.len());
    let lines = (0..most).map(|place| CostForm {
        label: at(&labels, place),
        units: at(&units, place),
        count: at(&counts, place),
        unit_price: at(&prices, place),
    });
    CardForm {
        feasible: form.text("feasible"),
        reasons: form.text("grounds"),
        lines: lines.collect(),
        running: form.text("running"),
        legal_basis: form.text("legal_basis"),
        months: form.text("months"),
        overlaps: form.text("overlaps"),
        note: form.text("office_note"),
    }
}

/// What was kept, as if it had been typed.
fn filled(text: &CardText) -> Form {
    let mut fields = vec![
        ("feasible", text.feasible.clone()),
        ("grounds", text.reasons.clone()),
        (
            "running",
            text.running
                .map_or_else(String::new, |won| korean::number(won.0)),
        ),
        ("legal_basis", text.legal_basis.clone()),
        (
            "months",
            text.months
                .map_or_else(String::new, |months| months.to_string()),
        ),
        ("overlaps", text.overlaps.clone()),
        ("office_note", text.note.clone()),
    ];
    for line in &text.lines {
        fields.extend([
            ("label", line.label.clone()),
            ("units", line.units.to_string()),
            ("count", line.count.to_string()),
            ("unit_price", korean::number(line.unit_price.0)),
        ]);
    }
    fields.into_iter().collect()
}

async fn page(
    ctx: &Context,
    slug: String,
    id: ReviewCardId,
    typed: Option<&Form>,
    shown: &Shown,
    done: &str,
) -> Result<Response<Body>, WebError> {
    let by = ctx.by();
    let read = move |tx: &mut Tx<'_>| -> Result<_, NotDone> {
        let (case, card) = Case::of_card::<NotDone>(tx, &slug, id)?;
        let hand = acts::review::card::writer(tx, &by, &case, &card)?;
        Ok((case, card, hand))
    };
    let (case, card, hand) = ctx.app.stores.site.read(read).await?;
    let lang = ctx.lang;
    let kept = filled(&card.text);
    let fields = Fields {
        lang,
        form: typed.unwrap_or(&kept),
        invalid: &shown.invalid,
    };
    let title = t(lang, "review-card-title");
    let back = address(&case.district, case.review.id);
    let open = case.relay().write(id, hand);
    let body = html! {
        (fields.summary())
        (shown.notice(ctx))
        h1 { (title) }
        p.lead { (ui::own_words(lang, &case.review.title)) " · " (parts::department(lang, &card)) }
        (parts::words(lang, &case.review.question))
        @if let (Err(refusal), None) = (open, &shown.refused) {
            (Notice::information(html! { p { (message::fault(lang, &refusal.fault)) } }).render(lang))
            (parts::content(lang, &card.text, true))
            p { a href=(back) { (t(lang, "review-back")) } }
        } @else {
            p { (t(lang, "review-card-due")) " " (deadline(lang, ctx.now, card.due_at)) }
            (inputs(ctx, &case, &card, &fields))
        }
    };
    let steps = [(case.review.title.clone(), back.clone())];
    let page = below(
        ctx,
        &case.district,
        (&title, shown.title(lang, &title)),
        &steps,
        body,
    );
    Ok(ctx.page(shown.status, with_done(lang, page.noindex(), done)))
}

fn inputs(ctx: &Context, case: &Case, card: &ReviewCard, fields: &Fields<'_>) -> Markup {
    let lang = ctx.lang;
    let verdicts = Feasible::ALL
        .iter()
        .map(|one| Choice::new(one.as_str(), t(lang, &format!("feasible-{one}"))));
    let long = |name: &str, label: &str, hint: &str, rows: u32| {
        Textarea::new(fields.hinted(name, label, hint))
            .rows(rows)
            .render(lang)
    };
    PostForm::post(format!("/d/{}/reviews/cards/{}", case.district.slug, card.id))
        .hidden_all(hidden(&ctx.tokens()))
        .render(html! {
            (Radios::new(fields.field("feasible", "review-feasible"), verdicts.collect()).render(lang))
            (long("grounds", "review-reasons", "review-reasons-hint", 5))
            h2 { (t(lang, "review-costs")) }
            p.hint { (t(lang, "review-costs-hint")) }
            (lines(ctx, fields))
            (MoneyInput::new(fields.hinted("running", "review-running", "review-running-hint")).render(lang))
            (TextInput::new(fields.hinted("months", "review-months", "review-months-hint"))
                .kind(InputKind::Number).short().render(lang))
            (long("legal_basis", "review-legal", "review-legal-hint", 3))
            (long("overlaps", "review-overlaps", "review-overlaps-hint", 3))
            (long("office_note", "review-note", "review-note-hint", 3))
            p { (t(lang, "review-card-public")) }
            (actions(html! {
                (Button::new(t(lang, "review-card-submit")).sends("step", "submit").render())
                (Button::new(t(lang, "review-card-draft")).second().sends("step", "draft").render())
                a href=(address(&case.district, case.review.id)) { (t(lang, "review-cancel")) }
            }))
        })
}

/// The lines of the cost: those that say something, and a few empty ones.
fn lines(ctx: &Context, fields: &Fields<'_>) -> Markup {
    let lang = ctx.lang;
    let all = [
        fields.form.all("label"),
        fields.form.all("units"),
        fields.form.all("count"),
        fields.form.all("unit_price"),
    ];
    let typed = |place: usize| {
        all.iter()
            .any(|of| of.get(place).is_some_and(|v| !v.trim().is_empty()))
    };
    let longest = all.iter().map(Vec::len).max().unwrap_or(0);
    let last = (0..longest).rev().find(|place| typed(*place));
    let most = ctx.rules.limits.review_lines_max;
    let rows = (last.map_or(0, |last| last + 1) + EMPTY_LINES).min(most.max(longest));
    let input = |name: &str, label: &str, place: usize, of: &[String]| {
        let value = of.get(place).map_or("", String::as_str);
        let nth = i64::try_from(place + 1).unwrap_or(i64::MAX);
        TextInput::new(fields.nth(name, t(lang, label), nth, value))
    };
    html! {
        @for place in 0..rows {
            fieldset.cost {
                legend.sr { (tr(lang, "review-cost-line", &[("nth", (place + 1).into())])) }
                div.beside {
                    (input("label", "review-cost-label", place, &all[0]).render(lang))
                    (input("units", "plan-units", place, &all[1]).short().render(lang))
                    (input("count", "plan-count", place, &all[2]).short().render(lang))
                    (input("unit_price", "plan-unit-price", place, &all[3]).render(lang))
                }
            }
        }
    }
}
