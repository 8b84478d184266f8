//! Bringing members in from a table: paste it, see what would happen, then have exactly that
//! done.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use korean::{Lang, t, tr};
use process::act::Target;
use process::id::BodyId;
use process::{Act, Invalid};
use store::District;
use ui::{Button, Details, Form as FormView, Markup, Textarea, actions, html};

use super::{address, below, id, import_plan, name};
use crate::acts::NotDone;
use crate::acts::body::import::Plan;
use crate::acts::body::{find, import};
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::layout::{Section, in_district};
use crate::post::{Post, Settled};

/// A good table of two rows; it can be pasted as it stands.
const EXAMPLE: &str = "이름,연락처,역할,시작일,종료일\n\
                       하늘동 주민 1,member1@example.org,협치위원,2026-08-01,2028-07-31\n\
                       하늘동 주민 2,010-0000-0000,공동의장,2026-08-01,2028-07-31";

/// `GET /d/{district}/bodies/{body}/import`.
pub async fn get(
    ctx: Context,
    Path((slug, body)): Path<(String, String)>,
) -> Result<Response<Body>, WebError> {
    let id = id(&body)?;
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let form = Form::default();
    empty(&ctx, slug, id, &form, &Invalid::default()).await
}

/// `POST /d/{district}/bodies/{body}/import`: shows what would happen; with the seal of what
/// was shown it does that, unless anything changed meanwhile.
pub async fn post(
    Path((slug, body)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id = id(&body)?;
    let (table, seal) = (post.form.text("table"), post.form.text("seen"));
    let mut invalid = Invalid::default();
    if !seal.is_empty() {
        let (place, table) = (slug.clone(), table.clone());
        let done = post
            .once(move |tx, by| {
                import::write(tx, by, &place, id, &table, &seal)?;
                Ok(format!("/d/{place}/bodies/{id}?done=imported"))
            })
            .await;
        match post.settle(done)? {
            Settled::Done(response) => return Ok(response),
            Settled::Again(found) => invalid = found,
        }
    }
    let (place, by) = (slug.clone(), post.ctx.by());
    let checked = post
        .ctx
        .app
        .stores
        .site
        .write(move |tx| import::check(tx, &by, &place, id, &table));
    match checked.await {
        Ok(planned) => Ok(plan(&post.ctx, planned, &post.form, &invalid)),
        Err(NotDone::Invalid(found)) => empty(&post.ctx, slug, id, &post.form, &found).await,
        Err(refused) => Err(refused.into()),
    }
}

/// The page with the box, and what is wrong with the table as a whole.
async fn empty(
    ctx: &Context,
    slug: String,
    id: BodyId,
    form: &Form,
    invalid: &Invalid,
) -> Result<Response<Body>, WebError> {
    let read = move |tx: &mut store::Tx<'_>| find::<WebError>(tx, &slug, id);
    let (district, body) = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::MembersImport, Target::district(district.id))?;
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form,
        invalid,
    };
    let title = t(lang, "import-title");
    let content = html! {
        (fields.summary())
        h1 { (title) }
        p.lead { (tr(lang, "import-lead", &[("body", name(lang, &body).into())])) }
        (boxed(ctx, &district, id, &fields, "import-check"))
    };
    let status = match invalid.0.is_empty() {
        true => StatusCode::OK,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let page = below(
        lang,
        &district,
        &body,
        &title,
        fields.title(&title),
        content,
    );
    Ok(ctx.page(status, in_district(ctx, &district, Section::Meetings, page)))
}

/// The box for the table, with how it has to look.
fn boxed(
    ctx: &Context,
    district: &District,
    id: BodyId,
    fields: &Fields<'_>,
    button: &str,
) -> Markup {
    let lang = ctx.lang;
    let most = [("count", ctx.rules.limits.members_import_max.into())];
    let table = fields
        .field("table", "import-table")
        .hint(tr(lang, "import-table-hint", &most));
    html! {
        ul {
            li { (t(lang, "import-rule-columns")) }
            li { (t(lang, "import-rule-roles")) }
            li { (t(lang, "import-rule-account")) }
            li { (t(lang, "import-rule-looks")) }
        }
        (Details::new(t(lang, "import-example"), example(lang)).render())
        (FormView::post(format!("{}/import", address(district, id))).hidden_all(hidden(&ctx.tokens())).render(html! {
            (Textarea::new(table.required()).rows(12).render(lang))
            (actions(html! {
                (Button::new(t(lang, button)).render())
                a href=(address(district, id)) { (t(lang, "body-cancel")) }
            }))
        }))
    }
}

fn example(lang: Lang) -> Markup {
    html! { pre lang=[(lang != Lang::Ko).then_some("ko")] { code { (EXAMPLE) } } }
}

/// The page that shows what would happen, row by row.
fn plan(
    ctx: &Context,
    (district, body, plan): (District, store::Body, Plan),
    form: &Form,
    invalid: &Invalid,
) -> Response<Body> {
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form,
        invalid,
    };
    let title = t(lang, "import-plan-title");
    let good = plan.faulty() == 0;
    let here = format!("{}/import", address(&district, body.id));
    let content = html! {
        (fields.summary())
        h1 { (title) }
        p.lead { (tr(lang, "import-plan-lead", &[("body", name(lang, &body).into())])) }
        (import_plan::summary(lang, &plan))
        @if good && import_plan::anything(&plan) {
            (FormView::post(&here)
                .hidden_all(hidden(&ctx.tokens()))
                .hidden("table", form.get("table"))
                .hidden("seen", &plan.seal)
                .render(actions(Button::new(t(lang, "import-write")).render())))
        }
        (import_plan::rows(ctx, &plan))
        section.section {
            h2 { (t(lang, "import-again")) }
            (boxed(ctx, &district, body.id, &fields, "import-check-again"))
        }
    };
    let status = match good && invalid.0.is_empty() {
        true => StatusCode::OK,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let page = below(
        lang,
        &district,
        &body,
        &title,
        fields.title(&title),
        content,
    );
    ctx.page(status, in_district(ctx, &district, Section::Meetings, page))
}
