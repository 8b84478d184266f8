//! A form as it is shown: what was typed, and what is wrong beside it.

use korean::Lang;
use process::Invalid;
use ui::{ErrorSummary, Field, Hidden, Markup, html};

use crate::context::Tokens;
use crate::form::Form;
use crate::message;

/// The fields of one form, empty at first and kept when the form comes back.
pub struct Fields<'a> {
    /// The reader's language.
    pub lang: Lang,
    /// What was typed.
    pub form: &'a Form,
    /// What is wrong with it.
    pub invalid: &'a Invalid,
}

impl Fields<'_> {
    /// A field with its label, value and error.
    pub fn field(&self, name: &str, label_key: &str) -> Field {
        Field::new(name, korean::t(self.lang, label_key))
            .value(self.form.get(name))
            .error(self.error(name))
    }

    /// The same field with a hint below its label.
    pub fn hinted(&self, name: &str, label_key: &str, hint_key: &str) -> Field {
        self.field(name, label_key)
            .hint(korean::t(self.lang, hint_key))
    }

    /// What is wrong with a field, in words.
    pub fn error(&self, name: &str) -> Option<String> {
        let found = self.invalid.0.iter().find(|f| f.field == name)?;
        Some(message::fault(self.lang, &found.fault))
    }

    /// One of several fields of one name, counted from 1, with an id and an error of its own.
    pub fn nth(&self, name: &str, label: impl Into<String>, nth: i64, value: &str) -> Field {
        let mut faults = self.invalid.0.iter();
        let found = faults.find(|f| f.field == name && f.fault.number_of("nth") == Some(nth));
        Field::new(name, label)
            .id(format!("{name}-{nth}"))
            .value(value)
            .error(found.map(|found| message::fault(self.lang, &found.fault)))
    }

    /// The list of all errors, for the top of the page; nothing when there are none.
    pub fn summary(&self) -> Markup {
        if self.invalid.0.is_empty() {
            return html! {};
        }
        let empty = ErrorSummary::new();
        let summary = self.invalid.0.iter().fold(empty, |summary, found| {
            let fault = message::fault(self.lang, &found.fault);
            let field = korean::t(self.lang, &format!("field-{}", found.field));
            let args = [("field", field.into()), ("fault", fault.into())];
            let id = match found.fault.number_of("nth") {
                Some(nth) => format!("{}-{nth}", found.field),
                None => found.field.to_owned(),
            };
            summary.field(id, korean::tr(self.lang, "field-with-fault", &args))
        });
        summary.render(self.lang)
    }

    /// "Error: " before the window title when something is wrong, so that a screen reader
    /// says it first.
    pub fn title(&self, title: &str) -> String {
        if self.invalid.0.is_empty() {
            return title.to_owned();
        }
        korean::tr(self.lang, "page-title-error", &[("title", title.into())])
    }
}

/// The hidden fields that every form of ours carries.
pub fn hidden(tokens: &Tokens) -> Vec<Hidden> {
    vec![
        Hidden::new("csrf", &tokens.csrf),
        Hidden::new("key", &tokens.key),
    ]
}
