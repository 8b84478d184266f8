//! A form that is sent once.

use maud::{Markup, html};

use crate::Hidden;

/// A form. The messages of the server stand beside the fields, so the browser's own
/// bubbles, which differ in language and vanish, are off.
#[derive(Clone, Debug)]
#[must_use]
pub struct Form {
    action: String,
    post: bool,
    hidden: Vec<Hidden>,
    label: Option<String>,
    files: bool,
}

impl Form {
    /// A form that changes something. The script stops a second press while it is on its way.
    pub fn post(action: impl Into<String>) -> Form {
        Form {
            action: action.into(),
            post: true,
            hidden: Vec::new(),
            label: None,
            files: false,
        }
    }

    /// A form that only asks, such as a search.
    pub fn get(action: impl Into<String>) -> Form {
        Form {
            action: action.into(),
            post: false,
            hidden: Vec::new(),
            label: None,
            files: false,
        }
    }

    /// A hidden field.
    pub fn hidden(mut self, name: impl Into<String>, value: impl Into<String>) -> Form {
        self.hidden.push(Hidden::new(name, value));
        self
    }

    /// Many hidden fields, such as those every form of the site carries.
    pub fn hidden_all(mut self, fields: impl IntoIterator<Item = Hidden>) -> Form {
        self.hidden.extend(fields);
        self
    }

    /// A name that makes the form a landmark. Give each on a page another.
    pub fn label(mut self, label: impl Into<String>) -> Form {
        self.label = Some(label.into());
        self
    }

    /// It takes files along.
    pub fn files(mut self) -> Form {
        self.files = true;
        self
    }

    /// The form around its fields and buttons.
    pub fn render(&self, content: Markup) -> Markup {
        html! {
            form action=(self.action) method=(if self.post { "post" } else { "get" }) novalidate
                enctype=[self.files.then_some("multipart/form-data")]
                data-once[self.post] aria-label=[self.label.as_deref()] {
                @for field in &self.hidden {
                    input type="hidden" name=(field.name) value=(field.value);
                }
                (content)
            }
        }
    }
}
