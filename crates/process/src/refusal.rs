//! How a decision says no.
//!
//! A refusal names a message key and its arguments; the words are in crate `korean`, in both
//! languages. Each message says what is wrong and what to do.

/// One argument of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    /// A number.
    Number(i64),
    /// A text.
    Text(String),
    /// A text that data holds in Korean and in English.
    Both {
        /// Korean.
        ko: String,
        /// English.
        en: String,
    },
    /// An amount, shown to the won.
    Won(finance::Won),
    /// A moment, shown in Seoul time.
    Moment(jiff::Timestamp),
    /// The end of a time: midnight is shown as the end of the day before.
    Deadline(jiff::Timestamp),
}

/// A message key with its arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The key of the message.
    pub key: &'static str,
    /// Its arguments by name.
    pub args: Vec<(&'static str, Arg)>,
}

impl Fault {
    /// A message without arguments.
    pub fn new(key: &'static str) -> Fault {
        Fault {
            key,
            args: Vec::new(),
        }
    }

    /// Adds a number.
    #[must_use]
    pub fn number(mut self, name: &'static str, value: usize) -> Fault {
        self.args
            .push((name, Arg::Number(i64::try_from(value).unwrap_or(i64::MAX))));
        self
    }

    /// A number that was added under this name.
    pub fn number_of(&self, name: &str) -> Option<i64> {
        self.args.iter().find_map(|(found, arg)| match arg {
            Arg::Number(number) if *found == name => Some(*number),
            _ => None,
        })
    }

    /// Adds a number of days, years or the like, as the rules hold it.
    #[must_use]
    pub fn count(mut self, name: &'static str, value: impl Into<i64>) -> Fault {
        self.args.push((name, Arg::Number(value.into())));
        self
    }

    /// Adds a text.
    #[must_use]
    pub fn text(mut self, name: &'static str, value: impl Into<String>) -> Fault {
        self.args.push((name, Arg::Text(value.into())));
        self
    }

    /// Adds a text that data holds in both languages.
    #[must_use]
    pub fn both(mut self, name: &'static str, ko: &str, en: &str) -> Fault {
        self.args.push((
            name,
            Arg::Both {
                ko: ko.to_owned(),
                en: en.to_owned(),
            },
        ));
        self
    }

    /// Adds an amount.
    #[must_use]
    pub fn won(mut self, name: &'static str, value: finance::Won) -> Fault {
        self.args.push((name, Arg::Won(value)));
        self
    }

    /// Adds the end of a time.
    #[must_use]
    pub fn deadline(mut self, name: &'static str, value: jiff::Timestamp) -> Fault {
        self.args.push((name, Arg::Deadline(value)));
        self
    }

    /// Adds a moment.
    #[must_use]
    pub fn moment(mut self, name: &'static str, value: jiff::Timestamp) -> Fault {
        self.args.push((name, Arg::Moment(value)));
        self
    }
}

/// What a refusal means to the caller; the web turns it into a status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The actor has to sign in first.
    SignIn,
    /// The actor may not do this, now or ever.
    Forbidden,
    /// There is no such thing, as far as the actor may know.
    NotFound,
    /// The record has moved on, or the time is wrong.
    Conflict,
}

/// A whole act refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What it means.
    pub kind: Kind,
    /// What to say.
    pub fault: Fault,
}

impl Refusal {
    /// The actor may not.
    pub fn forbidden(key: &'static str) -> Refusal {
        Refusal {
            kind: Kind::Forbidden,
            fault: Fault::new(key),
        }
    }

    /// The record or the time does not allow it.
    pub fn conflict(fault: Fault) -> Refusal {
        Refusal {
            kind: Kind::Conflict,
            fault,
        }
    }
}

/// One field of a form with what is wrong in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldFault {
    /// The field's name in the form.
    pub field: &'static str,
    /// What to say beside it.
    pub fault: Fault,
}

/// A form that can't be taken as it is: every faulty field, in the order of the form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Invalid(pub Vec<FieldFault>);

impl Invalid {
    /// Notes a fault.
    pub fn push(&mut self, field: &'static str, fault: Fault) {
        self.0.push(FieldFault { field, fault });
    }

    /// The value when nothing was noted.
    ///
    /// # Errors
    /// The faults, when there are any.
    pub fn or<T>(self, value: T) -> Result<T, Invalid> {
        if self.0.is_empty() {
            Ok(value)
        } else {
            Err(self)
        }
    }

    /// A single fault.
    pub fn one(field: &'static str, fault: Fault) -> Invalid {
        Invalid(vec![FieldFault { field, fault }])
    }
}
