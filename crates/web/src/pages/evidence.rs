//! A payment with its evidence: everybody sees what is open of it, and why the rest is closed.

pub mod close;
mod file;

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::{Response, StatusCode};
use korean::{Lang, t, tr};
use process::act::Target;
use process::document::disclosure::Reasons;
use process::evidence::{EvidenceFileKind, EvidenceForm, EvidenceKind};
use process::id::{EvidenceId, SpendingId};
use process::{Act, Invalid};
use store::{District, Evidence, OpenEvidence, Spending};
use ui::{
    Breadcrumb, Button, Choice, DefinitionList, FileInput, Form as FormView, Markup, Notice, Page,
    Select, Table, TextInput, actions, html, own_words,
};

use crate::acts::evidence as acts;
use crate::acts::spending::{find, state_of};
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::layout::{Section, in_district};
use crate::pages::document::day;
use crate::pages::ledger;
use crate::post::{FilePost, Settled};

pub use file::{Sent, get as file, keep, with_fault};

use file::{ACCEPTED, FILE, KEPT};

/// More than any payment holds.
const ALL: i64 = 200;

struct View {
    district: District,
    row: Spending,
    evidence: Vec<Evidence>,
    settled: bool,
    year: i64,
}

/// The evidence that a form adds.
pub fn typed(form: &Form) -> EvidenceForm {
    EvidenceForm {
        kind: form.text("evidence_kind"),
        what: form.text("evidence"),
        closed: form.text("evidence_closed"),
        file: form.text(KEPT),
    }
}

/// The reasons of the disclosure act for which something is closed.
fn reasons(ctx: &Context) -> impl Iterator<Item = Choice> {
    let (lang, law) = (ctx.lang, Reasons::on(ctx.today));
    (1..=8u8).map(move |number| {
        let (ko, en) = law.name(number);
        let name = format!("{number}. {}", lang.pick(ko, en));
        Choice::new(number.to_string(), name)
    })
}

/// The inputs of evidence: kind, name, and whether it is kept from the public.
pub fn inputs(ctx: &Context, fields: &Fields<'_>) -> Markup {
    let lang = ctx.lang;
    let kinds = EvidenceKind::ALL
        .iter()
        .map(|kind| Choice::new(kind.as_str(), t(lang, &format!("evidence-kind-{kind}"))));
    let open = Choice::new("", t(lang, "evidence-open"));
    let closed = std::iter::once(open).chain(reasons(ctx)).collect();
    let limits = ctx.rules.limits;
    let most = [
        ("photo", (limits.photo_bytes_max / 1_000_000).into()),
        ("pdf", (limits.evidence_pdf_bytes_max / 1_000_000).into()),
    ];
    html! {
        (Select::new(fields.field("evidence_kind", "evidence-kind").required(), kinds.collect()).render(lang))
        (TextInput::new(fields.hinted("evidence", "evidence-what", "evidence-what-hint").required()).render(lang))
        (Select::new(fields.hinted("evidence_closed", "evidence-closed", "evidence-closed-hint"), closed).render(lang))
        @let kept = fields.form.get(KEPT);
        @if kept.is_empty() {
            (FileInput::new(fields.field(FILE, "evidence-file").hint(tr(lang, "evidence-file-hint", &most)), ACCEPTED).render(lang))
        } @else {
            input type="hidden" name=(KEPT) value=(kept);
            (FileInput::new(fields.field(FILE, "evidence-file-other").hint(t(lang, "evidence-file-kept")), ACCEPTED).render(lang))
        }
    }
}

/// `GET /d/{district}/spending/{row}`.
pub async fn get(
    ctx: Context,
    Path((slug, id)): Path<(String, String)>,
    Query(asked): Query<ledger::Asked>,
) -> Result<Response<Body>, WebError> {
    let id: SpendingId = id.parse().map_err(|_| WebError::not_found())?;
    let view = read(&ctx, slug, id).await?;
    let none = (Form::default(), Invalid::default());
    page(&ctx, &view, (&none.0, &none.1), StatusCode::OK, &asked.done)
}

/// `POST /d/{district}/spending/{row}`: evidence is added.
pub async fn post(
    Path((slug, id)): Path<(String, String)>,
    sent: FilePost,
) -> Result<Response<Body>, WebError> {
    let id: SpendingId = id.parse().map_err(|_| WebError::not_found())?;
    let Sent { post, fault } = keep(sent, &slug).await?;
    let (place, typed) = (slug.clone(), typed(&post.form));
    let done = post
        .once(move |tx, by| {
            with_fault(acts::add(tx, by, &place, id, &typed), fault)?;
            Ok(format!("/d/{place}/spending/{id}?done=added"))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => {
            let view = read(&post.ctx, slug, id).await?;
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            page(&post.ctx, &view, (&post.form, &invalid), status, "")
        }
    }
}

async fn read(ctx: &Context, slug: String, id: SpendingId) -> Result<View, WebError> {
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, WebError> {
        let (district, row) = find::<WebError>(tx, &slug, id)?;
        let cycle = store::cycle_get(tx, row.cycle)?.ok_or_else(WebError::not_found)?;
        Ok(View {
            year: cycle.fiscal_year,
            evidence: store::evidence_of(tx, id, ALL)?,
            settled: state_of(tx, row.cycle)?.settled,
            district,
            row,
        })
    };
    let view = ctx.app.stores.site.read(read).await?;
    let closed = view.evidence.iter().any(|one| one.text.closed.is_some());
    if closed && ctx.can(Act::EvidenceSee, view.district.id) {
        let by = ctx.by();
        let note =
            move |tx: &mut store::Tx<'_>| acts::noted(tx, &by, format_args!("spending/{id}"));
        ctx.app.stores.site.write(note).await?;
    }
    Ok(view)
}

fn page(
    ctx: &Context,
    view: &View,
    (form, invalid): (&Form, &Invalid),
    status: StatusCode,
    done: &str,
) -> Result<Response<Body>, WebError> {
    let (lang, row) = (ctx.lang, &view.row);
    ctx.may(Act::PublicSee, Target::district(view.district.id))?;
    let fields = Fields {
        lang,
        form,
        invalid,
    };
    let here = format!("/d/{}/spending", view.district.slug);
    let staff = ctx.can(Act::SpendingRecord, view.district.id);
    let mut facts = DefinitionList::new()
        .entry(
            t(lang, "spending-amount"),
            korean::won_both(lang, row.amount.0),
        )
        .entry(t(lang, "spending-day"), day(row.paid_on))
        .entry_markup(
            t(lang, "spending-line"),
            html! { (own_words(lang, &row.label)) " (" (row.stat_code) ")" },
        );
    if row.commitment.is_some() {
        facts = facts.entry(
            t(lang, "spending-commitment"),
            t(lang, "spending-of-commitment"),
        );
    }
    let body = html! {
        (fields.summary())
        h1 { (own_words(lang, &row.what)) }
        (facts.render())
        section.section {
            h2 { (t(lang, "evidence-title")) }
            p { (t(lang, "evidence-lead")) }
            (table(ctx, view))
        }
        @if staff && !view.settled {
            section.section {
                h2 { (t(lang, "evidence-add")) }
                (FormView::post(format!("{here}/{}", row.id))
                    .hidden_all(hidden(&ctx.tokens()))
                    .files()
                    .render(html! {
                        (inputs(ctx, &fields))
                        (actions(Button::new(t(lang, "evidence-add-button")).render()))
                    }))
            }
        }
    };
    let title = tr(lang, "evidence-page", &[("what", row.what.clone().into())]);
    let mut page = Page::new(lang, fields.title(&title), body).breadcrumb(
        Breadcrumb::new(&row.what)
            .step(
                t(lang, "spending-title"),
                format!("{here}?year={}", view.year),
            )
            .render(lang),
    );
    if let "added" | "closed" = done {
        let text = html! { p { (t(lang, &format!("evidence-done-{done}"))) } };
        page = page.flash(Notice::success(text).announced().render(lang));
    }
    Ok(ctx.page(
        status,
        in_district(ctx, &view.district, Section::Money, page),
    ))
}

/// What there is: for the public closed evidence is a kind and a reason, without its name.
fn table(ctx: &Context, view: &View) -> Markup {
    let lang = ctx.lang;
    let sees = ctx.can(Act::EvidenceSee, view.district.id);
    let writes = ctx.can(Act::SpendingRecord, view.district.id);
    if view.evidence.is_empty() {
        return html! { p { (t(lang, "evidence-none")) } };
    }
    let law = Reasons::on(ctx.today);
    let mut table = Table::new(t(lang, "evidence-title"), t(lang, "evidence-kind"))
        .column(t(lang, "evidence-what"))
        .column(t(lang, "evidence-file"))
        .column(t(lang, "evidence-public"));
    for one in &view.evidence {
        let text = &one.text;
        let what = match text.closed {
            Some(_) if !sees => html! { (t(lang, "evidence-is-closed")) },
            _ => own_words(lang, &text.what),
        };
        let link = match (one.file, text.closed.is_some() && !sees) {
            (None, _) => html! { (t(lang, "evidence-file-none")) },
            (Some(_), true) => html! { (t(lang, "evidence-file-closed")) },
            (Some(file), false) => shown(lang, &view.district.slug, one.id, &text.what, file),
        };
        let kind = t(lang, &format!("evidence-kind-{}", text.kind));
        let public = html! {
            (disclosed(lang, law, text.closed))
            @if writes && text.closed.is_none() {
                " " a href={ "/d/" (view.district.slug) "/evidence/" (one.id) "/close" } {
                    (t(lang, "evidence-close")) span.sr { ": " (text.what) }
                }
            }
        };
        table = table.row(html! { (kind) }, vec![what, link, public]);
    }
    table.render()
}

/// The link to a file of evidence.
fn shown(lang: Lang, slug: &str, id: EvidenceId, what: &str, file: EvidenceFileKind) -> Markup {
    html! {
        a href={ "/d/" (slug) "/evidence/" (id) } {
            (t(lang, &format!("evidence-file-{file}"))) span.sr { ": " (what) }
        }
    }
}

/// The open evidence of a project, for its page; nothing where there is none.
pub fn of_project(lang: Lang, slug: &str, all: &[OpenEvidence]) -> Markup {
    if all.is_empty() {
        return html! {};
    }
    html! {
        section.section {
            h2 { (t(lang, "evidence-of-project")) }
            ul {
                @for one in all {
                    li {
                        (t(lang, &format!("evidence-kind-{}", one.kind))) " · " (own_words(lang, &one.what)) " · "
                        a href={ "/d/" (slug) "/spending/" (one.payment) } { (own_words(lang, &one.paid_for)) }
                        " (" (day(one.paid_on)) ")"
                        @if let Some(file) = one.file { " · " (shown(lang, slug, one.id, &one.what, file)) }
                    }
                }
            }
        }
    }
}

fn disclosed(lang: Lang, law: &Reasons, closed: Option<u8>) -> Markup {
    match closed {
        None => html! { (t(lang, "evidence-open")) },
        Some(number) => {
            let (ko, en) = law.name(number);
            let values = [
                ("number", i64::from(number).into()),
                ("reason", (*lang.pick(&ko, &en)).into()),
            ];
            html! { (tr(lang, "evidence-closed-by", &values)) }
        }
    }
}
