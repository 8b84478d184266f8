//! A message to one person, as the outbox carries it to the couriers.

use jiff::Timestamp;
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
    /// When it is of no use any more, such as the end of a code; it is not delivered then.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "moment")]
    pub until: Option<Timestamp>,
}

impl Notice {
    /// The kind under which the outbox keeps notices.
    pub const KIND: &str = "notice";
    /// The kind of those that go to a phone, which wait in a line of their own.
    pub const PHONE_KIND: &str = "notice-phone";

    /// Under which kind the outbox keeps this one.
    pub fn kind(&self) -> &'static str {
        match self.courier {
            Courier::Email => Notice::KIND,
            Courier::Phone => Notice::PHONE_KIND,
        }
    }

    /// Whether it is of no use any more at `now`.
    pub fn is_late(&self, now: Timestamp) -> bool {
        self.until.is_some_and(|until| until <= now)
    }
}

/// A moment as a text such as `2026-07-31T09:00:00Z`.
mod moment {
    use super::{Deserialize, Timestamp};

    pub(super) fn serialize<S: serde::Serializer>(
        moment: &Option<Timestamp>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        match moment {
            Some(moment) => to.collect_str(moment),
            None => to.serialize_none(),
        }
    }

    pub(super) fn deserialize<'de, D: serde::Deserializer<'de>>(
        from: D,
    ) -> Result<Option<Timestamp>, D::Error> {
        let text = Option::<String>::deserialize(from)?;
        text.map(|text| text.parse().map_err(serde::de::Error::custom))
            .transpose()
    }
}

impl std::fmt::Debug for Notice {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Notice")
            .field("courier", &self.courier)
            .finish_non_exhaustive()
    }
}
