//! What the coordinator does with the card of a department: gives it back, asks another
//! department, or names who stands in.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use jiff::Timestamp;
use korean::t;
use process::Act;
use process::act::Target;
use process::id::ReviewCardId;
use process::review::CardState;
use process::review::card::CardText;
use store::{Department, Holder, ReviewCard, Tx};
use ui::{
    Button, Choice, Details, Form as PostForm, Markup, Select, Textarea, TimeStyle, actions,
    deadline, html, time,
};

use super::{address, below, id, parts};
use crate::acts;
use crate::acts::review::Case;
use crate::acts::review::coordinate::HandForm;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::post::Post;
use crate::shown::{Outcome, Shown, outcome};

struct View {
    case: Case,
    card: ReviewCard,
    departments: Vec<Department>,
    officials: Vec<Holder>,
    /// What it said each time it was handed in, the latest first.
    before: Vec<(CardText, Timestamp)>,
}

/// `GET /d/{district}/reviews/cards/{card}/hand`.
pub async fn get(
    ctx: Context,
    Path((slug, card)): Path<(String, String)>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    page(&ctx, slug, id(&card)?, &Form::default(), &Shown::first()).await
}

/// `POST /d/{district}/reviews/cards/{card}/hand`.
pub async fn post(
    Path((slug, card)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id: ReviewCardId = id(&card)?;
    let typed = HandForm {
        step: post.form.text("step"),
        reason: post.form.text("reason"),
        department: post.form.text("department"),
        staff: post.form.text("staff"),
    };
    let place = slug.clone();
    let done = post
        .once(move |tx, by| {
            acts::review::coordinate::hand(tx, by, &place, id, &typed)?;
            let card = store::review_card_get(tx, id)?.ok_or_else(acts::not_found)?;
            let review = card.review;
            Ok(format!("/d/{place}/reviews/{review}?done={}", typed.step))
        })
        .await;
    match outcome(&post, done)? {
        Outcome::Done(response) => Ok(response),
        Outcome::Again(shown) => page(&post.ctx, slug, id, &post.form, &shown).await,
    }
}

async fn page(
    ctx: &Context,
    slug: String,
    id: ReviewCardId,
    form: &Form,
    shown: &Shown,
) -> Result<Response<Body>, WebError> {
    let today = ctx.today;
    let read = move |tx: &mut Tx<'_>| -> Result<View, WebError> {
        let (case, card) = Case::of_card::<WebError>(tx, &slug, id)?;
        Ok(View {
            departments: store::department_list(tx, case.district.id)?,
            officials: store::officials_of(tx, case.district.id, card.department, today)?,
            before: store::review_submissions(tx, id)?,
            case,
            card,
        })
    };
    let view = ctx.app.stores.site.read(read).await?;
    let (case, card) = (&view.case, &view.card);
    ctx.may(Act::ReviewCoordinate, Target::district(case.district.id))?;
    let lang = ctx.lang;
    let title = t(lang, "review-hand-title");
    let back = address(&case.district, case.review.id);
    let empty = Form::default();
    let sent = form.get("step");
    let fields = |step: &str| Fields {
        lang,
        form: if step == sent { form } else { &empty },
        invalid: &shown.invalid,
    };
    let body = html! {
        (fields(sent).summary())
        (shown.notice(ctx))
        h1 { (title) }
        p.lead { (ui::own_words(lang, &case.review.title)) " · " (parts::department(lang, card)) " " (parts::card_state(lang, card)) }
        p { (t(lang, "review-card-due")) " " (deadline(lang, ctx.now, card.due_at)) }
        @if card.state == CardState::Submitted { (parts::content(lang, &card.text, true)) }
        @for (text, at) in view.before.iter().skip(usize::from(card.state == CardState::Submitted)) {
            (Details::new(korean::tr(lang, "review-card-before", &[("at", korean::date_time(lang, *at).into())]),
                parts::content(lang, text, true)).render())
        }
        @match card.state {
            CardState::Submitted => { (form_of(ctx, &view, "return", &fields("return"), html! {})) }
            CardState::Owed | CardState::Returned => {
                (form_of(ctx, &view, "replace", &fields("replace"), departments(ctx, &view, &fields("replace"))))
                (form_of(ctx, &view, "stand-in", &fields("stand-in"), officials(ctx, &view, &fields("stand-in"))))
            }
            CardState::Replaced => { p { (t(lang, "refusal-review-card-replaced")) } }
        }
        p { a href=(back) { (t(lang, "review-back")) } }
    };
    let steps = [(case.review.title.clone(), back.clone())];
    let page = below(
        ctx,
        &case.district,
        (&title, shown.title(lang, &title)),
        &steps,
        body,
    );
    Ok(ctx.page(shown.status, page.noindex()))
}

/// One of the forms, each with its reason.
fn form_of(ctx: &Context, view: &View, step: &str, fields: &Fields<'_>, choice: Markup) -> Markup {
    let lang = ctx.lang;
    let max = u32::try_from(ctx.rules.limits.reason_max).unwrap_or(u32::MAX);
    let own = fields.form.get("step") == step;
    let blank = process::Invalid::default();
    let fields = Fields {
        invalid: if own { fields.invalid } else { &blank },
        ..*fields
    };
    let reason = fields.hinted("reason", "review-hand-reason", "review-hand-reason-hint");
    let reason = match own || fields.form.get("step").is_empty() && step != "stand-in" {
        true => reason,
        false => reason.id(format!("reason-{step}")),
    };
    html! {
        section.section {
            h2 { (t(lang, &format!("review-hand-{step}"))) }
            p { (t(lang, &format!("review-hand-{step}-text"))) }
            (PostForm::post(format!("/d/{}/reviews/cards/{}/hand", view.case.district.slug, view.card.id))
                .hidden_all(hidden(&ctx.tokens()))
                .hidden("step", step)
                .render(html! {
                    (choice)
                    (Textarea::new(reason.required()).rows(3).max_length(max).render(lang))
                    (actions(Button::new(t(lang, &format!("review-hand-{step}-button"))).second().render()))
                }))
        }
    }
}

fn departments(ctx: &Context, view: &View, fields: &Fields<'_>) -> Markup {
    let lang = ctx.lang;
    let other = view
        .departments
        .iter()
        .filter(|one| one.id != view.card.department);
    let choices = other.map(|one| {
        Choice::new(
            one.id.to_string(),
            lang.pick(&one.text.name_ko, &one.text.name_en).as_str(),
        )
    });
    let field = fields
        .field("department", "review-hand-department")
        .required();
    Select::new(field, choices.collect()).render(lang)
}

fn officials(ctx: &Context, view: &View, fields: &Fields<'_>) -> Markup {
    let lang = ctx.lang;
    let choices = view.officials.iter().map(|holder| {
        let name = match holder.display_name.as_str() {
            "" => t(lang, "role-nameless"),
            name => name.to_owned(),
        };
        Choice::new(holder.person.to_string(), name)
    });
    let field = fields.hinted("staff", "review-hand-staff", "review-hand-staff-hint");
    html! {
        @if let Some(at) = view.card.submitted_at {
            p.meta { (t(lang, "review-card-handed-in")) " " (time(lang, at, TimeStyle::DateTime)) }
        }
        (Select::new(field.required(), choices.collect()).render(lang))
    }
}
