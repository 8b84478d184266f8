//! A message to one person, as the outbox carries it to the couriers.

use serde::{Deserialize, Serialize};

/// What kind of courier takes a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Courier {
    /// By e-mail.
    Email,
    /// To a phone.
    Phone,
}

/// A message. It holds an address and often a code, so its `Debug` shows neither.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// How it travels.
    pub courier: Courier,
    /// The canonical address.
    pub to: String,
    /// The subject; a phone message has none and shows only the text.
    pub subject: String,
    /// The text.
    pub text: String,
}

impl Notice {
    /// The kind under which the outbox keeps notices.
    pub const KIND: &str = "notice";
}

impl std::fmt::Debug for Notice {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Notice")
            .field("courier", &self.courier)
            .finish_non_exhaustive()
    }
}
