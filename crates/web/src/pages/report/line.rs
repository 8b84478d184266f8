//! Sentences of a report as lists and tables, each with why it stands there.

use korean::{Lang, t, tr};
use process::report::{EditStep, Line, Part, Shape};
use ui::{
    Button, Details, Form as PostForm, Markup, Table, Tag, Textarea, TimeStyle, Tone, actions,
    html, own_words, time,
};

use super::{Asked, View, address, source};
use crate::acts::report::document::cells;
use crate::acts::report::words;
use crate::context::Context;
use crate::fields::{Fields, hidden};
use crate::form::encode;
use crate::message::fault;

/// The place of a sentence on the page.
pub(super) fn anchor(key: &str) -> String {
    key.split_whitespace().collect::<Vec<_>>().join("_")
}

/// The sentences of a part: a table of its rows first, then lists.
pub(super) fn all(
    ctx: &Context,
    view: &View,
    part: Part,
    lines: &[&Line],
    asked: &Asked,
    fields: &Fields<'_>,
) -> Markup {
    let (rows, items): (Vec<&Line>, Vec<&Line>) =
        lines.iter().partition(|line| line.shape == Shape::Row);
    let more = |line: &Line| more(ctx, view, line, asked, fields);
    html! {
        @if !rows.is_empty() { (table(ctx.lang, part, &rows, &more)) }
        @if !items.is_empty() { (nested(ctx.lang, &items, &more)) }
    }
}

fn table(lang: Lang, part: Part, rows: &[&Line], more: &impl Fn(&Line) -> Markup) -> Markup {
    let column = |name: &str| t(lang, &format!("document-column-{name}"));
    let names = part.columns();
    let caption = t(lang, &format!("report-part-{part}"));
    let mut table = Table::new(caption, column(names.first().unwrap_or(&"what")));
    for name in names.iter().skip(1) {
        table = match *name {
            "amount" | "minutes" => table.figures(column(name)),
            name => table.column(column(name)),
        };
    }
    table = table.column(t(lang, "report-why-column"));
    for line in rows {
        let text = words(lang, line);
        let mut found = cells(&text).into_iter();
        let first = found.next().unwrap_or_default();
        let mut rest: Vec<Markup> = found.map(|cell| own_words(lang, &cell)).collect();
        rest.push(html! { (marks(lang, line)) (more(line)) });
        let first = html! { span id=(anchor(&line.key)) { (own_words(lang, &first)) } };
        table = table.row(first, rest);
    }
    table.render()
}

/// Items as lists within lists, so that a screen reader tells the levels.
fn nested(lang: Lang, items: &[&Line], more: &impl Fn(&Line) -> Markup) -> Markup {
    let here = items.first().map_or(1, |line| level(line));
    let mut entries: Vec<(&Line, &[&Line])> = Vec::new();
    let mut at = 0;
    while at < items.len() {
        let below = items[at + 1..].iter().take_while(|line| level(line) > here);
        let end = at + 1 + below.count();
        entries.push((items[at], &items[at + 1..end]));
        at = end;
    }
    html! {
        ul.marked role="list" {
            @for (line, below) in entries {
                li id=(anchor(&line.key)) {
                    @if line.left_out() { s { (own_words(lang, &words(lang, line))) } }
                    @else { (own_words(lang, &words(lang, line))) }
                    (marks(lang, line))
                    (more(line))
                    @if !below.is_empty() { (nested(lang, below, more)) }
                }
            }
        }
    }
}

fn level(line: &Line) -> u8 {
    match line.shape {
        Shape::Item(level) => level,
        _ => 1,
    }
}

/// Whether people had a hand in it.
fn marks(lang: Lang, line: &Line) -> Markup {
    let word = match (&line.edit, line.own) {
        (None, _) => return html! {},
        (Some(_), _) if line.left_out() => "report-mark-left-out",
        (Some(_), true) => "report-mark-own",
        (Some(_), false) => "report-mark-changed",
    };
    html! { " " (Tag::new(t(lang, word), Tone::Sky).render()) }
}

/// Why it stands there, what it was before, and for whoever writes the way to change it.
fn more(ctx: &Context, view: &View, line: &Line, asked: &Asked, fields: &Fields<'_>) -> Markup {
    let lang = ctx.lang;
    let room = view.sheet.full.room.id;
    if view.writes && asked.edit == line.key {
        return change(ctx, view, line, fields);
    }
    html! {
        (Details::new(t(lang, "report-why"), html! {
            @if let Some(edit) = &line.edit {
                p {
                    (t(lang, &format!("report-step-{}", edit.step))) ": "
                    (t(lang, &format!("role-name-{}", edit.role))) ", "
                    (time(lang, edit.at, TimeStyle::DateTime))
                    @if !edit.reason.is_empty() { br; (t(lang, "report-reason")) ": " (own_words(lang, &edit.reason)) }
                }
                @if view.writes && !edit.generated.is_empty() {
                    p { (t(lang, "report-original")) ": " (own_words(lang, &edit.generated)) }
                }
                @if view.writes && line.moved {
                    p { strong { (t(lang, "report-moved")) } " "
                        @match &line.said {
                            Some(said) => { (own_words(lang, &fault(lang, said))) }
                            None => { (t(lang, "report-moved-gone")) }
                        }
                    }
                }
            }
            (source::list(lang, view, line))
        }).render())
        @if view.writes && !line.is_amount() {
            a.change href={ (address(room)) "?edit=" (encode(&line.key)) "#" (anchor(&line.key)) } {
                (t(lang, "report-change"))
                span.sr { ": " (own_words(lang, &words(lang, line))) }
            }
        }
    }
}

/// The forms of one sentence: other words, leaving it out, putting it back.
fn change(ctx: &Context, view: &View, line: &Line, fields: &Fields<'_>) -> Markup {
    let lang = ctx.lang;
    let here = address(view.sheet.full.room.id);
    let form = |step: &str| {
        PostForm::post(&here)
            .hidden_all(hidden(&ctx.tokens()))
            .hidden("step", step)
            .hidden("sentence", &line.key)
    };
    let typed = fields.form.text("words");
    let present = match typed.is_empty() && fields.invalid.0.is_empty() {
        true => words(lang, line),
        false => typed,
    };
    let hint = match line.shape {
        Shape::Row => tr(
            lang,
            "report-row-hint",
            &[("count", line.part.columns().len().into())],
        ),
        Shape::Attachment => t(lang, "report-attachment-hint"),
        _ => t(lang, "report-text-hint"),
    };
    let text = fields
        .field("words", "report-text")
        .hint(hint)
        .value(present)
        .required();
    let reason = fields
        .hinted("reason", "report-leave-out-reason", "report-reason-hint")
        .required();
    html! {
        div.panel {
            @if !line.left_out() {
                (form("change").render(html! {
                    (Textarea::new(text).rows(3).render(lang))
                    (actions(html! {
                        (Button::new(t(lang, "report-save")).render())
                        a href={ (here) "#" (anchor(&line.key)) } { (t(lang, "report-cancel")) }
                    }))
                }))
                (form(EditStep::LeaveOut.as_str()).render(html! {
                    (Textarea::new(reason).rows(2).render(lang))
                    (actions(Button::new(t(lang, "report-leave-out")).second().render()))
                }))
            }
            @if line.edit.as_ref().is_some_and(|edit| edit.step != EditStep::Add) {
                (form(EditStep::PutBack.as_str()).render(
                    actions(Button::new(t(lang, "report-put-back")).second().render())
                ))
            }
        }
    }
}
