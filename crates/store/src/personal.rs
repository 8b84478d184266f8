//! A text that identifies a person and must not slip into a log.

/// Personal data: it is never printed by accident.
#[derive(Clone, PartialEq, Eq)]
pub struct Personal(String);

impl Personal {
    /// Wraps a text.
    pub fn new(text: impl Into<String>) -> Personal {
        Personal(text.into())
    }

    /// The text itself. Staff who read it leave an access record.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Personal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("(personal)")
    }
}

impl From<&Personal> for crate::Value {
    fn from(personal: &Personal) -> crate::Value {
        crate::Value::Text(personal.0.clone())
    }
}

impl crate::value::Column for Personal {
    fn from_cell(cell: crate::value::Cell<'_>) -> Result<Personal, String> {
        // The fault must not quote the text.
        String::from_cell(cell)
            .map(Personal)
            .map_err(|_| "not a text".into())
    }
}
