//! The desk of a neighbourhood office, where a sign-in code is handed over in person and a
//! proposal is entered for somebody.

pub mod proposal;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use jiff::Timestamp;
use korean::{Lang, t, tr};
use process::act::Target;
use process::desk::DeskForm;
use process::eligibility::Basis;
use process::refusal::Fault;
use process::{Act, Invalid};
use store::District;
use ui::{
    BirthDateInput, Button, Checkboxes, Choice, Form as FormView, LinkButton, Markup, Notice, Page,
    Radios, Select, TextInput, actions, html,
};

use crate::acts::desk::{self, DeskCode, Handed};
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::layout::{self, Section};
use crate::pages::sign_in::faults;
use crate::post::Post;

/// `GET /d/{district}/desk`.
pub async fn get(ctx: Context, Path(slug): Path<String>) -> Result<Response<Body>, WebError> {
    page(
        &ctx,
        &slug,
        &Form::default(),
        &Invalid::default(),
        &[],
        StatusCode::OK,
    )
    .await
}

/// `POST /d/{district}/desk`: hands a code over. The code is in this one answer and nowhere
/// else; the same form sent again is told that it was handed over.
pub async fn post(Path(slug): Path<String>, post: Post) -> Result<Response<Body>, WebError> {
    let form = read(&post.form);
    let (stores, by) = (&post.ctx.app.stores, post.ctx.by());
    let left = match desk::left_behind(stores, &by, &slug, &form).await {
        Ok(left) => left,
        Err(not_done) => return Err(not_done.into()),
    };
    let (code, fresh) = (DeskCode::random(), Arc::new(AtomicBool::new(false)));
    let (shown, acted, place) = (code.shown(), fresh.clone(), slug.clone());
    let done = post
        .once(move |tx, by| {
            let handed = desk::issue(tx, by, &place, &form, &left, &code)?;
            acted.store(true, Ordering::Relaxed);
            Ok(handed.kept())
        })
        .await;
    let mut namesakes = Vec::new();
    let invalid = match done.map(|kept| Handed::read(&kept)) {
        Ok(handed) => match no_code(handed.word) {
            Some(fault) => {
                namesakes = handed.namesakes;
                fault
            }
            None => {
                let shown = fresh.load(Ordering::Relaxed).then_some(shown.as_str());
                return handed_over(&post.ctx, &slug, handed.word, shown).await;
            }
        },
        Err(not_done) => faults(&post, not_done)?,
    };
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    page(&post.ctx, &slug, &post.form, &invalid, &namesakes, status).await
}

/// Why an act that was done made no code.
fn no_code(word: &str) -> Option<Invalid> {
    let (field, key) = match word {
        "who" => ("who", "desk-fault-who"),
        "asked" => ("take_over", "desk-fault-take-over"),
        "staff" => ("name", "desk-fault-staff"),
        "full" => ("name", "desk-fault-namesakes"),
        _ => return None,
    };
    Some(Invalid::one(field, Fault::new(key)))
}

fn read(form: &Form) -> DeskForm {
    DeskForm {
        identity: form.identity(),
        basis: form.text("basis"),
        papers: form.get("papers") == "yes",
        guardian: form.get("guardian") == "yes",
        who: form.text("who"),
        take_over: form.get("take_over") == "yes",
    }
}

/// The district, for whoever may work at its desk.
async fn at(ctx: &Context, slug: &str) -> Result<District, WebError> {
    let slug = slug.to_owned();
    let district = ctx
        .app
        .stores
        .site
        .read(move |tx| crate::acts::district::find(tx, &slug))
        .await?;
    ctx.may(Act::DeskCodeIssue, Target::district(district.id))?;
    Ok(district)
}

async fn page(
    ctx: &Context,
    slug: &str,
    form: &Form,
    invalid: &Invalid,
    namesakes: &[(usize, Option<Timestamp>)],
    status: StatusCode,
) -> Result<Response<Body>, WebError> {
    let district = at(ctx, slug).await?;
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let fields = Fields {
        lang: ctx.lang,
        form,
        invalid,
    };
    let body = html! {
        (fields.summary())
        h1 { (t(ctx.lang, "desk-title")) }
        p.lead { (t(ctx.lang, "desk-lead")) }
        (actions(html! {
            (LinkButton::new(t(ctx.lang, "proxy-title"), format!("/d/{slug}/desk/proposal")).second().render())
        }))
        (entry(ctx, slug, &fields, namesakes))
    };
    let aside = html! {
        h2 { (t(ctx.lang, "desk-aside-title")) }
        ul {
            li { (t(ctx.lang, "desk-aside-name")) }
            li { (t(ctx.lang, "desk-aside-record")) }
            li { (t(ctx.lang, "desk-aside-number")) }
        }
    };
    let title = fields.title(&t(ctx.lang, "desk-title"));
    let page = Page::new(ctx.lang, title, body).noindex().aside(aside);
    Ok(ctx.page(
        status,
        layout::in_district(ctx, &district, Section::Desk, page),
    ))
}

fn entry(
    ctx: &Context,
    slug: &str,
    fields: &Fields<'_>,
    namesakes: &[(usize, Option<Timestamp>)],
) -> Markup {
    let (lang, form) = (ctx.lang, fields.form);
    let name = fields
        .hinted("name", "desk-name", "desk-name-hint")
        .required();
    let birth = fields.field("birth", "desk-birth").required();
    let birth = BirthDateInput::new(birth).parts(
        form.get("birth_year"),
        form.get("birth_month"),
        form.get("birth_day"),
    );
    let basis = fields.hinted("basis", "desk-basis", "desk-basis-hint");
    let bases = ctx
        .rules
        .eligibility
        .bases
        .iter()
        .filter_map(|b| b.parse::<Basis>().ok());
    let bases = bases.map(|b| Choice::new(b.as_str(), t(lang, &format!("account-basis-{b}"))));
    let papers = Choice::new("yes", t(lang, "desk-papers-seen"));
    let papers = Checkboxes::new(
        fields.field("papers", "desk-papers").required(),
        vec![papers],
    );
    let box_of = |name, label, words| {
        let choice = Choice::new("yes", t(lang, words));
        Checkboxes::new(fields.field(name, label), vec![choice]).chosen(form.all(name))
    };
    let guardian = box_of("guardian", "desk-guardian", "desk-guardian-seen");
    let take_over = box_of("take_over", "desk-take-over", "desk-take-over-agreed");
    // What was said about one person is not carried on to another name.
    let said = !namesakes.is_empty() && form.get("take_over") == "yes";
    let asked = fields.error("take_over").is_some() || said;
    let view = FormView::post(format!("/d/{slug}/desk")).hidden_all(hidden(&ctx.tokens()));
    view.render(html! {
        (TextInput::new(name).autocomplete("off").render(lang))
        (birth.render(lang))
        (Select::new(basis, bases.collect()).render(lang))
        (papers.chosen(form.all("papers")).render(lang))
        (guardian.render(lang))
        @if !namesakes.is_empty() {
            (Radios::new(fields.field("who", "desk-who").required(), people(lang, namesakes)).render(lang))
        }
        @if asked { (take_over.render(lang)) }
        (actions(html! {
            (Button::new(t(lang, "desk-issue")).render())
            a href={ "/d/" (slug) } { (t(lang, "account-cancel")) }
        }))
    })
}

/// The people of one name and birth who were seen before, and one more.
fn people(lang: Lang, namesakes: &[(usize, Option<Timestamp>)]) -> Vec<Choice> {
    let before = namesakes.iter().map(|(ordinal, at)| {
        let number = ("number", (*ordinal).into());
        let text = match at {
            Some(at) => {
                let time = ("time", korean::date_time(lang, *at).into());
                tr(lang, "desk-who-before", &[number, time])
            }
            None => tr(lang, "desk-who-left", &[number]),
        };
        Choice::new(ordinal.to_string(), text)
    });
    let other =
        Choice::new("other", t(lang, "desk-who-other")).hint(t(lang, "desk-who-other-hint"));
    before.chain(std::iter::once(other)).collect()
}

/// The one page that shows the code, or says that it was shown.
async fn handed_over(
    ctx: &Context,
    slug: &str,
    outcome: &str,
    code: Option<&str>,
) -> Result<Response<Body>, WebError> {
    let district = at(ctx, slug).await?;
    let lang = ctx.lang;
    let minutes = [("minutes", ctx.rules.limits.desk_code_minutes.into())];
    let title = t(
        lang,
        if code.is_some() {
            "desk-done-title"
        } else {
            "desk-again-title"
        },
    );
    let body = html! {
        h1 { (title) }
        @if let Some(code) = code {
            h2 { (t(lang, "desk-done-code")) " " strong.num { (code) } }
            (Notice::warning(html! { p { (t(lang, "desk-done-once")) } }).render(lang))
            p { (t(lang, &format!("desk-done-{outcome}"))) }
            section.section {
                h2 { (t(lang, "desk-done-tell")) }
                ol {
                    li { (t(lang, "desk-done-tell-where")) }
                    li { (tr(lang, "desk-done-tell-minutes", &minutes)) }
                    li { (t(lang, "desk-done-tell-contact")) }
                }
            }
        } @else {
            p.lead { (t(lang, "desk-again-text")) }
        }
        (actions(html! {
            (LinkButton::new(t(lang, "desk-next"), format!("/d/{slug}/desk")).second().render())
        }))
    };
    let page = Page::new(lang, title.as_str(), body).noindex();
    Ok(ctx.ok(layout::in_district(ctx, &district, Section::Desk, page)))
}
