//! What staff can do about a document: sign, hand back, change, take back, draft anew.

use korean::{t, tr};
use process::Act;
use process::document::{
    Document, DocumentState, edit, hand_back, report, report_is_late, sign, withdraw,
};
use store::District;
use ui::{
    Button, Form as FormView, LinkButton, Markup, Notice, Textarea, actions, deadline, html,
    paragraphs,
};

use super::{address, list_address};
use crate::acts::document::signer;
use crate::context::Context;
use crate::fields::{Fields, hidden};

/// The tasks below the letter; nothing for who has none.
pub(super) fn tasks(
    ctx: &Context,
    district: &District,
    document: &Document,
    fields: &Fields<'_>,
) -> Markup {
    let lang = ctx.lang;
    let here = address(district, document.id);
    let drafts = ctx.can(Act::DocumentDraft, district.id);
    let signs = ctx.can(Act::DocumentApprove, district.id);
    html! {
        section.section aria-labelledby="tasks" {
            h2 id="tasks" { (t(lang, "document-tasks")) }
            @if document.state == DocumentState::Returned {
                (Notice::warning(html! {
                    p { strong { (t(lang, "document-returned-why")) } }
                    (paragraphs(&document.end_reason))
                }).render(lang))
            }
            (reporting(ctx, document))
            @if let Some(place) = document.next_place().filter(|_| document.state == DocumentState::Draft) {
                p { (tr(lang, "document-waits-for", &[("office", document.signatures[place].office.as_str().into())])) }
            }
            @if signs { (signing(ctx, district, document, &here, fields)) }
            @if drafts { (drafting(ctx, district, document, &here)) }
        }
    }
}

fn signing(
    ctx: &Context,
    district: &District,
    document: &Document,
    here: &str,
    fields: &Fields<'_>,
) -> Markup {
    let lang = ctx.lang;
    let Ok(signer) = signer(&ctx.by(), district.id) else {
        return html! {};
    };
    let post =
        |act: &str| FormView::post(format!("{here}/{act}")).hidden_all(hidden(&ctx.tokens()));
    html! {
        @if let Ok(signed) = sign(document, signer) {
            @let key = match (signed.approves, signed.acting) {
                (false, _) => "document-sign-review",
                (true, false) => "document-sign-approve",
                (true, true) => "document-sign-acting",
            };
            @if signed.acting { p { (t(lang, "document-acting-note")) } }
            (post("sign").render(actions(Button::new(t(lang, key)).render())))
        }
        @if hand_back(document, signer.person).is_ok() {
            (post("return").render(html! {
                (Textarea::new(fields.hinted("reason", "document-return-reason", "document-return-hint").required())
                    .rows(3).render(lang))
                (actions(Button::new(t(lang, "document-return")).second().render()))
            }))
        }
        @if report(document, signer).is_ok() {
            (post("report").render(actions(Button::new(t(lang, "document-report")).render())))
        }
    }
}

/// Whether what a deputy signed still has to be told to the approver.
fn reporting(ctx: &Context, document: &Document) -> Markup {
    let lang = ctx.lang;
    let Some(due) = document.report_due_at else {
        return html! {};
    };
    if document.reported_at.is_some() {
        return html! { p { (t(lang, "document-reported")) } };
    }
    let late = report_is_late(document, ctx.now);
    let key = if late {
        "document-report-late"
    } else {
        "document-report-due"
    };
    Notice::warning(html! { p { (t(lang, key)) " " (deadline(lang, ctx.now, due)) } }).render(lang)
}

fn drafting(ctx: &Context, district: &District, document: &Document, here: &str) -> Markup {
    let lang = ctx.lang;
    let list = list_address(district);
    let person = ctx.actor.person;
    html! {
        @if edit(document).is_ok() {
            (actions(LinkButton::new(t(lang, "document-edit"), format!("{here}/edit")).second().render()))
        }
        @if person.is_some_and(|person| withdraw(document, person).is_ok()) {
            (FormView::post(format!("{here}/withdraw")).hidden_all(hidden(&ctx.tokens()))
                .render(actions(Button::new(t(lang, "document-withdraw")).warning().render())))
        }
        @if document.state == DocumentState::Approved {
            p { (t(lang, "document-locked")) }
            (actions(LinkButton::new(t(lang, "document-anew"), format!("{list}/new?replaces={}", document.id)).second().render()))
        }
        @if matches!(document.state, DocumentState::Withdrawn | DocumentState::Returned) {
            (actions(LinkButton::new(t(lang, "document-like-this"), format!("{list}/new?like={}", document.id)).second().render()))
        }
    }
}
