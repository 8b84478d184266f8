//! What whoever leads the room does with its report: adding, choosing the line of the budget,
//! publishing, handing it to the documents.

use korean::{t, tr};
use process::report::{EditStep, Part};
use process::room::RoomState;
use ui::{
    Button, Choice, Form as PostForm, LinkButton, Markup, Notice, Select, Textarea, actions, html,
    own_words,
};

use super::{Asked, View, address};
use crate::context::Context;
use crate::fields::{Fields, hidden};

/// The forms of whoever writes the report.
pub(super) fn render(ctx: &Context, view: &View, asked: &Asked, fields: &Fields<'_>) -> Markup {
    let lang = ctx.lang;
    let sheet = &view.sheet;
    let here = address(sheet.full.room.id);
    let form = |step: &str| {
        PostForm::post(&here)
            .hidden_all(hidden(&ctx.tokens()))
            .hidden("step", step)
    };
    let parts = Part::ALL.iter();
    let parts = parts.map(|p| Choice::new(p.as_str(), t(lang, &format!("report-part-{p}"))));
    let lines = sheet.budget.iter();
    let lines = lines.map(|(id, path)| Choice::new(id.to_string(), path.join(" › ")));
    let lines: Vec<Choice> = lines.collect();
    let chosen = sheet
        .report
        .line
        .map_or_else(String::new, |line| line.to_string());
    let over = sheet.full.room.state == RoomState::Closed;
    html! {
        div.tasks {
            // Two forms with one field each of the same name would mix up what was typed.
            @if asked.edit.is_empty() {
                section.section {
                    h2 { (t(lang, "report-add")) }
                    (form(EditStep::Add.as_str()).render(html! {
                        (Select::new(fields.field("part", "report-add-part").required(), parts.collect()).render(lang))
                        (Textarea::new(fields.hinted("words", "report-text", "report-add-hint").required()).rows(3).render(lang))
                        (actions(Button::new(t(lang, "report-add-button")).second().render()))
                    }))
                }
            }
            @if !lines.is_empty() {
                section.section {
                    h2 { (t(lang, "report-line")) }
                    (form("line").render(html! {
                        (Select::new(fields.hinted("line", "report-line-which", "report-line-hint").value(chosen), lines).render(lang))
                        (actions(Button::new(t(lang, "report-line-button")).second().render()))
                    }))
                }
            }
            @if over && sheet.report.published_at.is_none() {
                section.section {
                    h2 { (t(lang, "report-publish")) }
                    p { (t(lang, "report-publish-text")) }
                    (form("publish").render(actions(Button::new(t(lang, "report-publish-button")).render())))
                }
            }
        }
    }
}

/// The way into the documents, for those who draft them.
pub(super) fn hand_over(ctx: &Context, view: &View) -> Markup {
    let lang = ctx.lang;
    let room = view.sheet.full.room.id;
    let over = view.sheet.full.room.state == RoomState::Closed;
    if !over || !view.writes && view.offices.is_empty() {
        return html! {};
    }
    html! {
        section.section.tasks {
            h2 { (t(lang, "report-hand-over")) }
            p { (t(lang, "report-hand-over-text")) }
            @if view.district.is_none() { p { (t(lang, "report-hand-over-city")) } }
            @if view.offices.is_empty() {
                (Notice::information(html! { p { (t(lang, "report-hand-over-nowhere")) } }).render(lang))
            } @else {
                (actions(html! { @for office in &view.offices {
                    @let name = lang.pick(&office.name_ko, &office.name_en);
                    @let address = format!("/d/{}/documents/new?kind=result-report&room={room}", office.slug);
                    (LinkButton::new(tr(lang, "report-hand-over-to", &[("office", name.as_str().into())]), address).second().render())
                } }))
            }
            @if view.sheet.report.document.is_some() && view.document.is_none() {
                p.soft { (own_words(lang, &t(lang, "report-handed"))) }
            }
        }
    }
}
