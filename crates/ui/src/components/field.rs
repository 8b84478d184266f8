//! What all form fields share: name, label, hint, error, the value kept.

use korean::{Lang, t};
use maud::{Markup, html};

/// The common part of a field. Its `id` is its name unless set otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct Field {
    pub(super) name: String,
    pub(super) id: String,
    pub(super) label: String,
    pub(super) hint: Option<String>,
    pub(super) error: Option<String>,
    pub(super) value: String,
    pub(super) required: bool,
}

impl Field {
    /// A field with the name it is sent under and its label.
    pub fn new(name: impl Into<String>, label: impl Into<String>) -> Field {
        let name = name.into();
        Field {
            id: name.clone(),
            name,
            label: label.into(),
            hint: None,
            error: None,
            value: String::new(),
            required: false,
        }
    }

    /// Another id than the name, for two forms on one page.
    pub fn id(mut self, id: impl Into<String>) -> Field {
        self.id = id.into();
        self
    }

    /// What helps to fill it in, read out with the label.
    pub fn hint(mut self, hint: impl Into<String>) -> Field {
        self.hint = Some(hint.into());
        self
    }

    /// What is wrong with it and how to put it right, if anything.
    pub fn error(mut self, error: Option<impl Into<String>>) -> Field {
        self.error = error.map(Into::into);
        self
    }

    /// What was typed or is stored; for radios and selects the value of the choice.
    pub fn value(mut self, value: impl Into<String>) -> Field {
        self.value = value.into();
        self
    }

    /// Marks the field as required, by word.
    pub fn required(mut self) -> Field {
        self.required = true;
        self
    }

    /// The ids of hint and error for `aria-describedby`.
    pub(super) fn described_by(&self) -> Option<String> {
        let hint = self.hint.as_ref().map(|_| format!("{}-hint", self.id));
        let error = self.error.as_ref().map(|_| format!("{}-error", self.id));
        match (hint, error) {
            (Some(hint), Some(error)) => Some(format!("{hint} {error}")),
            (hint, error) => hint.or(error),
        }
    }

    /// "true" when there is an error, for `aria-invalid`.
    pub(super) fn invalid(&self) -> Option<&'static str> {
        self.error.as_ref().map(|_| "true")
    }

    /// One control under its label.
    pub(super) fn labelled(&self, lang: Lang, control: Markup) -> Markup {
        html! {
            div.field.wrong[self.error.is_some()] {
                label for=(self.id) { (self.label) (self.needed(lang)) }
                (self.notes(lang))
                (control)
            }
        }
    }

    /// Several controls under one legend.
    pub(super) fn grouped(&self, lang: Lang, controls: Markup) -> Markup {
        html! {
            fieldset.field.wrong[self.error.is_some()] aria-describedby=[self.described_by()] {
                legend { (self.label) (self.needed(lang)) }
                (self.notes(lang))
                (controls)
            }
        }
    }

    fn needed(&self, lang: Lang) -> Markup {
        html! { @if self.required { " " span.needed { (t(lang, "ui-required")) } } }
    }

    fn notes(&self, lang: Lang) -> Markup {
        html! {
            @if let Some(hint) = &self.hint { p.hint id={ (self.id) "-hint" } { (hint) } }
            @if let Some(error) = &self.error {
                p.error id={ (self.id) "-error" } {
                    span.sr { (t(lang, "ui-error")) ": " } (error)
                }
            }
        }
    }
}

/// One choice of a select, of radios or of checkboxes.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct Choice {
    pub(super) value: String,
    pub(super) label: String,
    pub(super) hint: Option<String>,
}

impl Choice {
    /// The value that is sent and the words that are read.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Choice {
        Choice {
            value: value.into(),
            label: label.into(),
            hint: None,
        }
    }

    /// A line of explanation below the words (radios and checkboxes).
    pub fn hint(mut self, hint: impl Into<String>) -> Choice {
        self.hint = Some(hint.into());
        self
    }
}

/// Radios or checkboxes in a list; the first carries the id of the field, for the error summary.
pub(super) fn choice_list(
    field: &Field,
    kind: &str,
    choices: &[Choice],
    checked: impl Fn(&str) -> bool,
) -> Markup {
    html! {
        @for (index, choice) in choices.iter().enumerate() {
            @let id = if index == 0 { field.id.clone() } else { format!("{}-{}", field.id, index + 1) };
            @let hint = choice.hint.as_ref().map(|_| format!("{id}-note"));
            div.choice {
                input type=(kind) id=(id) name=(field.name) value=(choice.value)
                    checked[checked(&choice.value)]
                    required[kind == "radio" && field.required]
                    aria-describedby=[hint.as_deref()];
                div {
                    label for=(id) { (choice.label) }
                    @if let Some(text) = &choice.hint { p.hint id=[hint.as_deref()] { (text) } }
                }
            }
        }
    }
}
