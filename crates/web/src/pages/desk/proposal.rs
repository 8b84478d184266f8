//! Entering a proposal for somebody at the counter, and the slip with its code.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use korean::t;
use process::act::Target;
use process::photo::PhotosForm;
use process::proxy::{Consent, ProxyForm};
use process::{Act, proposal};
use ui::{
    Breadcrumb, Button, Choice, EmptyState, Form as PostForm, Markup, Page, Radios, TextInput,
    Textarea, actions, deadline, html,
};

use crate::acts;
use crate::acts::tracking_code::Code;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::layout::{Section, in_district};
use crate::message;
use crate::pages::proposal::form as text;
use crate::pages::similar::{self, Look, Place};
use crate::pages::tracking::handed;
use crate::post::Post;
use crate::shown::{Outcome, Shown, outcome};

/// `GET /d/{district}/desk/proposal`: the form, or when proposals are taken.
pub async fn get(ctx: Context, Path(slug): Path<String>) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    page(&ctx, slug, &Form::default(), &Shown::first()).await
}

/// `POST /d/{district}/desk/proposal`: enters it and shows the slip. The code is in this answer
/// and nowhere else; the same form sent again shows the same code. With `step=similar` nothing is
/// written: the form comes back with what is like it.
pub async fn post(Path(slug): Path<String>, post: Post) -> Result<Response<Body>, WebError> {
    if similar::types(&post.form) {
        return similar::typing(&post, slug, None).await;
    }
    if similar::looks(&post.form) {
        return page(&post.ctx, slug, &post.form, &Shown::first()).await;
    }
    let typed = text::typed(&post.form, PhotosForm::default());
    let proxy = ProxyForm {
        whose: post.form.text("whose"),
        name: post.form.text("name"),
        code: post.form.text("code"),
        consent: post.form.text("consent"),
        suggestion: post.form.text("suggestion"),
    };
    let keys = &post.ctx.app.stores.keys;
    let code = Code::of_form(keys, &post.ctx.scope(), post.form.get("key"));
    let (district, given) = (slug.clone(), code.clone());
    let done = post
        .once(move |tx, by| {
            let what = (&proxy, &typed);
            acts::proxy::enter(tx, by, &district, what, &given).map(|id| id.to_string())
        })
        .await;
    let made = done.as_ref().ok().and_then(|id| id.parse().ok());
    match (outcome(&post, done)?, made) {
        (Outcome::Done(_), Some(id)) => handed(&post.ctx, slug, id, &code, true).await,
        (Outcome::Done(_), None) => Err(WebError::not_found()),
        (Outcome::Again(shown), _) => page(&post.ctx, slug, &post.form, &shown).await,
    }
}

async fn page(
    ctx: &Context,
    slug: String,
    typed: &Form,
    shown: &Shown,
) -> Result<Response<Body>, WebError> {
    let (now, look) = (ctx.now, Look::of(ctx, Some(typed), None));
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, WebError> {
        let district = acts::district::find(tx, &slug)?;
        let neighborhoods = store::neighborhood_list(tx, district.id)?;
        let (_, stages) = acts::proposal::year(tx, district.id, now)?;
        let alike = look.read(tx, district.id)?;
        Ok((district, neighborhoods, stages, alike))
    };
    let (district, neighborhoods, stages, alike) = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::ProposalEnter, Target::district(district.id))?;
    let lang = ctx.lang;
    let title = t(lang, "proxy-title");
    let fields = Fields {
        lang,
        form: typed,
        invalid: &shown.invalid,
    };
    let open = proposal::submit(&stages, ctx.now);
    let desk = format!("/d/{}/desk", district.slug);
    let alike = similar::part(lang, &district, alike.as_ref(), Place::Form);
    let body = html! {
        (fields.summary())
        (shown.notice(ctx))
        h1 { (title) }
        @match &open {
            Err(refusal) if shown.refused.is_none() => {
                (EmptyState::new(t(lang, "proposal-new-closed"), message::fault(lang, &refusal.fault))
                    .action(t(lang, "proxy-back"), &desk)
                    .render())
            }
            _ => {
                p.lead { (t(lang, "proxy-lead")) }
                @if let Some(stage) = crate::pages::proposal::stage(&stages) {
                    p { (t(lang, "proposal-until")) " " (deadline(lang, ctx.now, stage.closes_at)) }
                }
                (PostForm::post(format!("{desk}/proposal")).hidden_all(hidden(&ctx.tokens())).render(html! {
                    (who(&fields))
                    (text::inputs(&fields, ctx.rules.limits, &neighborhoods, &alike))
                    (suggestion(ctx, &fields))
                    (actions(html! {
                        @if open.is_ok() { (Button::new(t(lang, "proxy-button")).render()) }
                        (similar::button(lang))
                        a href=(desk) { (t(lang, "proposal-cancel")) }
                    }))
                }))
            }
        }
    };
    let crumbs = Breadcrumb::new(title.as_str()).step(t(lang, "nav-desk"), desk);
    let page = Page::new(lang, shown.title(lang, &title), body)
        .noindex()
        .similar()
        .breadcrumb(crumbs.render(lang));
    let page = in_district(ctx, &district, Section::Desk, page);
    Ok(ctx.page(shown.status, page))
}

/// For whom it is entered, and how she agreed.
fn who(fields: &Fields<'_>) -> Markup {
    let lang = fields.lang;
    let choices = ["none", "desk"].map(|who| {
        Choice::new(who, t(lang, &format!("proxy-whose-{who}")))
            .hint(t(lang, &format!("proxy-whose-{who}-hint")))
    });
    let consents = Consent::ALL
        .iter()
        .map(|how| Choice::new(how.as_str(), t(lang, &format!("proxy-consent-{how}"))));
    let name = fields.hinted("name", "proxy-name", "proxy-name-hint");
    let code = fields.hinted("code", "proxy-code", "proxy-code-hint");
    let consent = fields.hinted("consent", "proxy-consent", "proxy-consent-hint");
    html! {
        (Radios::new(fields.field("whose", "proxy-whose").required(), choices.into()).render(lang))
        (TextInput::new(name).autocomplete("off").render(lang))
        (TextInput::new(code).autocomplete("off").short().render(lang))
        (Radios::new(consent.required(), consents.collect()).render(lang))
    }
}

/// What a clerk may say of it: she suggests, and a sub-committee decides.
fn suggestion(ctx: &Context, fields: &Fields<'_>) -> Markup {
    let max = u32::try_from(ctx.rules.limits.reason_max).unwrap_or(u32::MAX);
    let field = fields.hinted("suggestion", "proxy-suggestion", "proxy-suggestion-hint");
    Textarea::new(field)
        .rows(3)
        .max_length(max)
        .render(fields.lang)
}
