//! Examples: how a component is called and what comes of it, for the gallery and the tests.

use korean::Lang;
use maud::Markup;

/// One way to use a component.
pub struct Example {
    /// What it shows, in Korean and in English.
    pub name: (&'static str, &'static str),
    /// The Rust expression that makes it.
    pub call: &'static str,
    /// The result in a language.
    pub markup: fn(Lang) -> Markup,
}

/// A component in the gallery.
pub struct Component {
    /// The name in the code, also the anchor in the gallery.
    pub name: &'static str,
    /// The message key of the name that residents would understand.
    pub title_key: &'static str,
    /// Its examples.
    pub examples: fn() -> Vec<Example>,
}

/// An [`Example`] whose `call` is the very code that runs.
macro_rules! example {
    ($ko:literal, $en:literal, |$lang:ident| $body:expr) => {
        $crate::Example {
            name: ($ko, $en),
            call: stringify!($body),
            markup: |$lang| $body,
        }
    };
}
pub(crate) use example;
