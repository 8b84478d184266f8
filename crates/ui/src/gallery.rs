//! Every component with every example, for `/design` and for the tests.

use korean::{Lang, t};
use maud::{Markup, html};

use crate::components::{
    ballot, bar_chart, bars, birth_date, breadcrumb, button, checkboxes, code_input, comment,
    definition_list, details, empty_state, error_summary, file_input, footer, hidden_notice,
    lineage_drawing, list_row, money_input, notice, opinion_map, pagination, period_input, photos,
    qr, radios, result_table, rounds_table, select, session_list, share_bar, stage_rail,
    step_chart, table, tag, term, text_input, textarea, time, today_card, tree_chart,
};
use crate::{Component, Example};

/// The components in the order in which a page is read.
pub fn components() -> Vec<Component> {
    let entry = |name, title_key, examples: fn() -> Vec<Example>| Component {
        name,
        title_key,
        examples,
    };
    vec![
        entry("StageRail", "ui-name-stage-rail", stage_rail::examples),
        entry("TodayCard", "ui-name-today-card", today_card::examples),
        entry("ListRow", "ui-name-list-row", list_row::examples),
        entry(
            "DefinitionList",
            "ui-name-definition-list",
            definition_list::examples,
        ),
        entry("Table", "ui-name-table", table::examples),
        entry("Tag", "ui-name-tag", tag::examples),
        entry("Term", "ui-name-term", term::examples),
        entry("Time", "ui-name-time", time::examples),
        entry("Notice", "ui-name-notice", notice::examples),
        entry(
            "LineageDrawing",
            "ui-name-lineage-drawing",
            lineage_drawing::examples,
        ),
        entry("OpinionMap", "ui-name-opinion-map", opinion_map::examples),
        entry("Ballot", "ui-name-ballot", ballot::examples),
        entry(
            "ResultTable",
            "ui-name-result-table",
            result_table::examples,
        ),
        entry(
            "RoundsTable",
            "ui-name-rounds-table",
            rounds_table::examples,
        ),
        entry("Bars", "ui-name-bars", bars::examples),
        entry("ShareBar", "ui-name-share-bar", share_bar::examples),
        entry("BarChart", "ui-name-bar-chart", bar_chart::examples),
        entry("TreeChart", "ui-name-tree-chart", tree_chart::examples),
        entry("StepChart", "ui-name-step-chart", step_chart::examples),
        entry("Photos", "ui-name-photos", photos::examples),
        entry("Qr", "ui-name-qr", qr::examples),
        entry("Button", "ui-name-button", button::examples),
        entry(
            "ErrorSummary",
            "ui-name-error-summary",
            error_summary::examples,
        ),
        entry("TextInput", "ui-name-text-input", text_input::examples),
        entry("Textarea", "ui-name-textarea", textarea::examples),
        entry("Select", "ui-name-select", select::examples),
        entry("Radios", "ui-name-radios", radios::examples),
        entry("Checkboxes", "ui-name-checkboxes", checkboxes::examples),
        entry("BirthDateInput", "ui-name-birth-date", birth_date::examples),
        entry(
            "PeriodInput",
            "ui-name-period-input",
            period_input::examples,
        ),
        entry("MoneyInput", "ui-name-money-input", money_input::examples),
        entry("FileInput", "ui-name-file-input", file_input::examples),
        entry("CodeInput", "ui-name-code-input", code_input::examples),
        entry("Comment", "ui-name-comment", comment::examples),
        entry(
            "HiddenNotice",
            "ui-name-hidden-notice",
            hidden_notice::examples,
        ),
        entry(
            "SessionList",
            "ui-name-session-list",
            session_list::examples,
        ),
        entry("Breadcrumb", "ui-name-breadcrumb", breadcrumb::examples),
        entry("Pagination", "ui-name-pagination", pagination::examples),
        entry("EmptyState", "ui-name-empty-state", empty_state::examples),
        entry("Details", "ui-name-details", details::examples),
        entry("Footer", "ui-name-footer", footer::examples),
    ]
}

/// The body of the gallery page, its `h1` included.
pub fn gallery(lang: Lang) -> Markup {
    let all = components();
    html! {
        h1 { (t(lang, "ui-gallery-title")) }
        p.lead { (t(lang, "ui-gallery-lead")) }
        nav.contents aria-label=(t(lang, "ui-gallery-contents")) {
            ul role="list" {
                @for component in &all {
                    li { a href={ "#" (component.name) } { (t(lang, component.title_key)) } }
                }
            }
        }
        @for component in &all {
            section.specimen id=(component.name) {
                h2 { (t(lang, component.title_key)) " " code { (component.name) } }
                @for example in (component.examples)() {
                    h3 { (lang.pick(example.name.0, example.name.1)) }
                    div.shown { ((example.markup)(lang)) }
                    details.call {
                        summary {
                            (t(lang, "ui-gallery-call"))
                            span.sr { ": " (component.name) ", " (lang.pick(example.name.0, example.name.1)) }
                        }
                        pre tabindex="0" { code lang="en" { (example.call) } }
                    }
                }
            }
        }
    }
}
