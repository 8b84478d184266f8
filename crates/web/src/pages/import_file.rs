//! Bringing in a table of the plan or of spending: choose a file or paste it, see every row,
//! then have exactly that done.

mod planned;

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::{Response, StatusCode};
use korean::{Lang, t, tr};
use process::Invalid;
use process::import_file::ImportKind;
use process::refusal::Fault;
use ui::{
    Breadcrumb, Button, EmptyState, FileInput, Form as FormView, Markup, Page, Textarea, actions,
    html,
};

use crate::acts::NotDone;
use crate::acts::import_file::{self as acts, Place, Seen};
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::layout::{Section, in_district};
use crate::message;
use crate::pages::agreement::summary;
use crate::pages::money::Asked;
use crate::post::{FilePost, Post, Settled};
use crate::sheet;
use crate::upload::Upload;

/// The field of the file.
const FILE: &str = "import_file";

/// What a chosen file may be; what comes is told by its bytes.
const ACCEPTED: &str =
    ".csv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// `GET /d/{district}/plan/import`.
pub async fn plan(
    ctx: Context,
    path: Path<String>,
    asked: Query<Asked>,
) -> Result<Response<Body>, WebError> {
    get(ctx, path, asked, ImportKind::Plan).await
}

/// `GET /d/{district}/spending/import`.
pub async fn spending(
    ctx: Context,
    path: Path<String>,
    asked: Query<Asked>,
) -> Result<Response<Body>, WebError> {
    get(ctx, path, asked, ImportKind::Spending).await
}

/// `POST /d/{district}/plan/import`.
pub async fn plan_post(path: Path<String>, sent: FilePost) -> Result<Response<Body>, WebError> {
    post(path, sent, ImportKind::Plan).await
}

/// `POST /d/{district}/spending/import`.
pub async fn spending_post(path: Path<String>, sent: FilePost) -> Result<Response<Body>, WebError> {
    post(path, sent, ImportKind::Spending).await
}

async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
    kind: ImportKind,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let place = place(&ctx, slug, kind, asked.year()?).await?;
    Ok(empty(
        &ctx,
        kind,
        &place,
        &Form::default(),
        &Invalid::default(),
    ))
}

/// Shows what would happen; with the seal of what was shown it does that, unless anything
/// changed meanwhile.
async fn post(
    Path(slug): Path<String>,
    sent: FilePost,
    kind: ImportKind,
) -> Result<Response<Body>, WebError> {
    let (mut post, files, _room) = sent.apart();
    let year: i64 = post
        .form
        .get("year")
        .parse()
        .map_err(|_| WebError::not_found())?;
    let place = place(&post.ctx, slug.clone(), kind, Some(year)).await?;
    let mut unread = Vec::new();
    let mut invalid = Invalid::default();
    match file(&post, files).await? {
        None => {}
        Some(Ok(sheet)) => {
            let named = [("table", sheet.text)];
            post.form = post.form.without(&["table", "seen"]).with(named);
            unread = sheet.unread;
        }
        Some(Err(fault)) => {
            invalid.push(FILE, fault);
            return Ok(empty(&post.ctx, kind, &place, &post.form, &invalid));
        }
    }
    let (table, seal) = (post.form.text("table"), post.form.text("seen"));
    if !seal.is_empty() {
        let again = post.form.get("again") == "yes";
        let (slug, table) = (slug.clone(), table.clone());
        let done = post
            .once(move |tx, by| {
                let seen = Seen { seal: &seal, again };
                let count = acts::write(tx, by, &slug, (kind, year), &table, &seen)?;
                Ok(format!(
                    "/d/{slug}/{kind}?year={year}&done=imported&count={count}"
                ))
            })
            .await;
        match post.settle(done)? {
            Settled::Done(response) => return Ok(response),
            Settled::Again(found) => invalid = found,
        }
    }
    let by = post.ctx.by();
    let read = move |tx: &mut store::Tx<'_>| acts::check(tx, &by, &slug, (kind, year), &table);
    match post.ctx.app.stores.site.read(read).await {
        Ok(planned) => Ok(planned::page(
            &post.ctx, kind, &planned, &unread, &post.form, &invalid,
        )),
        Err(NotDone::Invalid(found)) => Ok(empty(&post.ctx, kind, &place, &post.form, &found)),
        Err(refused) => Err(refused.into()),
    }
}

async fn place(
    ctx: &Context,
    slug: String,
    kind: ImportKind,
    year: Option<i64>,
) -> Result<Place, WebError> {
    let by = ctx.by();
    let read = move |tx: &mut store::Tx<'_>| acts::place(tx, &by, &slug, kind, year);
    Ok(ctx.app.stores.site.read(read).await?)
}

/// Reads the chosen file beside the tasks of the server; `None` where none was chosen.
async fn file(
    post: &Post,
    files: Vec<Upload>,
) -> Result<Option<Result<sheet::Sheet, Fault>>, WebError> {
    let Some(file) = files.into_iter().find(Upload::is_chosen) else {
        return Ok(None);
    };
    let limits = post.ctx.rules.limits;
    let permit = post.ctx.app.decoders.clone().acquire_owned().await;
    let read = tokio::task::spawn_blocking(move || {
        // Held as long as the work takes, also when nobody waits for it any more.
        let _permit = permit;
        sheet::read(&file.bytes, limits)
    });
    let failed = |_| WebError::request(StatusCode::INTERNAL_SERVER_ERROR, "fault-internal");
    read.await.map(Some).map_err(failed)
}

/// The address of the list that rows go to, with the year.
fn back(place: &str, kind: ImportKind, year: Option<i64>) -> String {
    let year = year.map(|year| format!("?year={year}")).unwrap_or_default();
    format!("/d/{place}/{kind}{year}")
}

/// The title of the page.
fn title(lang: Lang, kind: ImportKind) -> String {
    match kind {
        ImportKind::Plan => t(lang, "budget-import-title"),
        ImportKind::Spending => t(lang, "spending-import-title"),
    }
}

/// The page with the form, and what is wrong with the table as a whole.
fn empty(
    ctx: &Context,
    kind: ImportKind,
    place: &Place,
    form: &Form,
    invalid: &Invalid,
) -> Response<Body> {
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form,
        invalid,
    };
    let title = title(lang, kind);
    let slug = place.district.slug.as_str();
    let list = back(slug, kind, place.year);
    let content = html! {
        (fields.summary())
        h1 { (title) }
        @match (&place.open, place.year) {
            (Ok(()), Some(year)) => {
                p.lead { (tr(lang, "import-file-lead", &[("year", year.to_string().into())])) }
                (summary::link(lang, &place.district, year))
                (boxed(ctx, (slug, kind, year), &fields, "import-check"))
            }
            (Err(refusal), _) => {
                (EmptyState::new(t(lang, "import-file-closed"), message::fault(lang, &refusal.fault))
                    .action(t(lang, "import-file-back"), &list).render())
            }
            (Ok(()), None) => {}
        }
    };
    let status = match invalid.0.is_empty() {
        true => StatusCode::OK,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let page = below(lang, kind, list, fields.title(&title), content);
    ctx.page(
        status,
        in_district(ctx, &place.district, Section::Money, page),
    )
}

/// The form for the table, with how it has to look.
fn boxed(
    ctx: &Context,
    (slug, kind, year): (&str, ImportKind, i64),
    fields: &Fields<'_>,
    button: &str,
) -> Markup {
    let lang = ctx.lang;
    let limits = ctx.rules.limits;
    let most = [
        ("count", limits.import_rows_max.into()),
        ("size", (limits.import_bytes_max / 1_000_000).into()),
    ];
    let template = |ext: &str| format!("/d/{slug}/exchange/{kind}-template.{ext}?year={year}");
    let columns = match kind {
        ImportKind::Plan => "budget-import-columns",
        ImportKind::Spending => "spending-import-columns",
    };
    html! {
        ul {
            li { (t(lang, columns)) }
            li { (t(lang, "import-file-rule-all")) }
            li { (t(lang, "import-file-rule-won")) }
            li {
                (t(lang, "import-file-template")) " "
                a href=(template("xlsx")) { (t(lang, "import-file-template-xlsx")) } " · "
                a href=(template("csv")) { (t(lang, "import-file-template-csv")) }
            }
        }
        (FormView::post(format!("/d/{slug}/{kind}/import"))
            .hidden_all(hidden(&ctx.tokens()))
            .hidden("year", year.to_string())
            .files()
            .render(html! {
                (FileInput::new(fields.field(FILE, "import-file-file").hint(tr(lang, "import-file-file-hint", &most)), ACCEPTED).render(lang))
                (Textarea::new(fields.hinted("table", "import-file-table", "import-file-table-hint")).rows(12).render(lang))
                (actions(html! {
                    (Button::new(t(lang, button)).render())
                    a href=(back(slug, kind, Some(year))) { (t(lang, "import-file-cancel")) }
                }))
            }))
    }
}

/// A page below the list that rows go to.
fn below(lang: Lang, kind: ImportKind, list: String, window: String, content: Markup) -> Page {
    let parent = match kind {
        ImportKind::Plan => t(lang, "plan-title"),
        ImportKind::Spending => t(lang, "spending-title"),
    };
    let crumbs = Breadcrumb::new(title(lang, kind)).step(parent, list);
    Page::new(lang, window, content)
        .noindex()
        .breadcrumb(crumbs.render(lang))
}
