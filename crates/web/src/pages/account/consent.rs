//! What is kept of a person and why, and agreeing to it.

use axum::body::Body;
use axum::extract::Query;
use axum::http::{Response, StatusCode};
use korean::{Lang, t, tr};
use process::act::Target;
use process::{Act, Invalid};
use ui::{
    Button, Checkboxes, Choice, DefinitionList, Form as FormView, Markup, Notice, Page, TextInput,
    TimeStyle, actions, html, time,
};

use crate::acts::account;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::{Form, encode};
use crate::layout::safe_back;
use crate::pages::sign_in::{Asked, faults};
use crate::post::{Post, see_other};

/// What is kept, each with its name, its purpose and its end.
const ITEMS: &[&str] = &[
    "contact", "name", "writing", "sessions", "identity", "access",
];

impl Context {
    /// The way to the terms, for a signed-in person who has not agreed to those in force.
    /// Pages with a form ask this first, so that nobody writes in vain.
    pub fn consent_first(&self) -> Option<Response<Body>> {
        let signed_in = self.session.as_ref()?;
        let needed = account::needs_consent(&signed_in.person, &self.by());
        needed.then(|| see_other(&format!("/consent?back={}", encode(&self.path))))
    }
}

/// `GET /consent`: the itemised notice.
pub async fn get(ctx: Context, Query(asked): Query<Asked>) -> Result<Response<Body>, WebError> {
    let person = ctx.person()?;
    ctx.may(
        Act::AccountManage,
        Target {
            district: None,
            owner: Some(person),
        },
    )?;
    let name = ctx
        .session
        .as_ref()
        .map_or("", |s| s.person.display_name.as_str());
    let form: Form = [("back", asked.back.as_str()), ("name", name)]
        .into_iter()
        .collect();
    Ok(page(&ctx, &form, &Invalid::default(), StatusCode::OK))
}

/// `POST /consent`: agrees and leads on to where the person wanted to go.
pub async fn post(post: Post) -> Result<Response<Body>, WebError> {
    let (name, agreed) = (post.form.text("name"), post.form.get("agree") == "yes");
    let done = post
        .once(move |tx, by| {
            account::consent(tx, by, &name, agreed)?;
            Ok("consented".to_owned())
        })
        .await;
    match done {
        Ok(_) => Ok(see_other(safe_back(post.form.get("back")))),
        Err(not_done) => {
            let invalid = faults(&post, not_done)?;
            Ok(page(
                &post.ctx,
                &post.form,
                &invalid,
                StatusCode::UNPROCESSABLE_ENTITY,
            ))
        }
    }
}

fn page(ctx: &Context, form: &Form, invalid: &Invalid, status: StatusCode) -> Response<Body> {
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form,
        invalid,
    };
    let limits = ctx.rules.limits;
    let agreed = ctx.session.as_ref().and_then(|s| s.person.consented_at);
    let name = fields
        .hinted("name", "account-name", "account-name-hint")
        .required();
    let longest = u32::try_from(limits.display_name_max).unwrap_or(u32::MAX);
    let agree = Choice::new("yes", t(lang, "account-consent-agree"));
    let agree = Checkboxes::new(
        fields.field("agree", "account-consent-field").required(),
        vec![agree],
    );
    let chosen = form.all("agree");
    let view = FormView::post("/consent")
        .hidden_all(hidden(&ctx.tokens()))
        .hidden("back", safe_back(form.get("back")));
    let body = html! {
        (fields.summary())
        h1 { (t(lang, "account-consent-title")) }
        p.lead { (t(lang, "account-consent-lead")) }
        @if let Some(at) = agreed {
            (Notice::information(html! { p {
                (t(lang, "account-consent-before")) " " (time(lang, at, TimeStyle::Date))
            } }).render(lang))
        }
        section.section {
            h2 { (t(lang, "account-consent-kept")) }
            (items(lang, limits.session_days))
        }
        section.section {
            h2 { (t(lang, "account-consent-optional")) }
            p { (t(lang, "account-consent-optional-text")) }
        }
        section.section {
            h2 { (t(lang, "account-consent-refuse")) }
            p { (t(lang, "account-consent-refuse-text")) }
            p { (t(lang, "account-consent-young")) }
            p { a href="/privacy" { (t(lang, "account-consent-more")) } }
        }
        section.section {
            h2 { (t(lang, "account-consent-decide")) }
            (view.render(html! {
                (TextInput::new(name).autocomplete("nickname").max_length(longest).render(lang))
                (agree.chosen(chosen).render(lang))
                (actions(html! { (Button::new(t(lang, "account-consent-button")).render()) }))
            }))
            (FormView::post("/sign-out").hidden_all(hidden(&ctx.tokens())).render(html! {
                (Button::new(t(lang, "account-consent-no")).plain().render())
            }))
        }
    };
    let title = fields.title(&t(lang, "account-consent-title"));
    ctx.page(status, Page::new(lang, title, body).noindex())
}

fn items(lang: Lang, days: i64) -> Markup {
    let days = [("days", days.into())];
    ITEMS
        .iter()
        .fold(DefinitionList::new(), |list, item| {
            let key = format!("account-consent-{item}");
            let until = tr(lang, &format!("{key}-until"), &days);
            list.entry_markup(
                t(lang, &key),
                html! {
                    (t(lang, &format!("{key}-why")))
                    br;
                    span.soft { (t(lang, "account-consent-until")) " " (until) }
                },
            )
        })
        .render()
}
