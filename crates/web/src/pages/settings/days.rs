//! First and last day of each stage, as three forms ask for them.

use jiff::civil::Date;
use korean::t;
use process::calendar::{CalendarForm, field_of};
use process::stage::{Position, Stage, StageKind};
use ui::{Field, Fixed, InputKind, Markup, PeriodInput, TextInput, Textarea, html};

use crate::fields::Fields;
use crate::form::Form;

/// Names and values of the fields, for a form to begin with.
pub fn filled(stages: impl IntoIterator<Item = (StageKind, Date, Date)>) -> Vec<(String, String)> {
    let of = |(kind, first, last): (StageKind, Date, Date)| {
        let first = (field_of(kind).to_owned(), first.to_string());
        [first, (last_of(kind), last.to_string())]
    };
    stages.into_iter().flat_map(of).collect()
}

/// The stages as they are.
pub fn of(stages: &[Stage]) -> Vec<(StageKind, Date, Date)> {
    let days = |stage: &Stage| (stage.kind, stage.first_day(), stage.last_day());
    stages.iter().map(days).collect()
}

/// What was typed.
pub fn typed(form: &Form) -> CalendarForm {
    let days = |kind: &StageKind| (form.text(field_of(*kind)), form.text(&last_of(*kind)));
    CalendarForm {
        stages: StageKind::ALL.iter().map(days).collect(),
        short_reason: form.text("short_reason"),
        submits_on: form.text("submits_on"),
    }
}

/// The boxes. Of a stage in `stages` that has begun at `now` only what may be changed can be.
/// `short` asks for the reason of a short deliberation before anything is sent.
pub fn boxes(fields: &Fields<'_>, stages: &[Stage], now: jiff::Timestamp, short: bool) -> Markup {
    let lang = fields.lang;
    let fixed = |kind: StageKind| {
        let stage = stages.iter().find(|stage| stage.kind == kind);
        match stage.map(|stage| stage.position(now)) {
            None | Some(Position::Ahead) => (Fixed::Nothing, None),
            Some(Position::Present) => (Fixed::First, Some("days-begun")),
            Some(Position::Past) => (Fixed::Both, Some("days-over")),
        }
    };
    html! {
        @for kind in StageKind::ALL {
            @let (fixed, hint) = fixed(*kind);
            @let name = field_of(*kind);
            @let field = Field::new(name, t(lang, &format!("stage-{kind}")))
                .value(fields.form.get(name)).error(fields.error(name)).required();
            @let field = match hint { Some(key) => field.hint(t(lang, key)), None => field };
            (PeriodInput::new(field).last(fields.form.get(&last_of(*kind))).fixed(fixed).render(lang))
            @if *kind == StageKind::Deliberation { (reason(fields, short)) }
            @if *kind == StageKind::Planning { (submission(fields)) }
        }
    }
}

/// The reason for a short deliberation, once it is asked for or was given.
fn reason(fields: &Fields<'_>, short: bool) -> Markup {
    let asked = short || fields.error("short_reason").is_some();
    html! {
        @if asked || !fields.form.get("short_reason").is_empty() {
            (Textarea::new(fields.hinted("short_reason", "days-reason", "days-reason-hint")).rows(3).render(fields.lang))
        }
    }
}

/// The day on which the budget goes to the assembly.
fn submission(fields: &Fields<'_>) -> Markup {
    let field = fields.hinted("submits_on", "days-submission", "days-submission-hint");
    TextInput::new(field)
        .kind(InputKind::Date)
        .render(fields.lang)
}

fn last_of(kind: StageKind) -> String {
    format!("{}_last", field_of(kind))
}
