//! The articles on changes of a budget: dated data.

use std::sync::LazyLock;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// An article in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    /// In Korean.
    pub ko: String,
    /// In English.
    pub en: String,
}

/// The law in force on a day.
#[derive(Debug, Deserialize)]
pub(super) struct Law {
    #[serde(deserialize_with = "day")]
    from: Date,
    pub(super) never_out_of: Vec<String>,
    pub(super) never_into: Vec<String>,
    pub(super) transfer: Article,
    pub(super) diversion: Article,
    pub(super) not_in_budget: Article,
    pub(super) out_of: Article,
    pub(super) into: Article,
    pub(super) year_end: Article,
    pub(super) supplement: Article,
}

fn day<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    let written = String::deserialize(deserializer)?;
    written.parse().map_err(serde::de::Error::custom)
}

#[derive(Deserialize)]
struct File {
    law: Vec<Law>,
}

impl Law {
    /// The law in force on `today`; a day before the first entry gets the first.
    pub(super) fn on(today: Date) -> &'static Law {
        static FILE: LazyLock<File> = LazyLock::new(|| {
            toml::from_str(include_str!("../../data/change-law.toml"))
                .expect("a test reads the articles")
        });
        let entries = &FILE.law;
        let latest = entries.iter().filter(|law| law.from <= today);
        latest
            .max_by_key(|law| law.from)
            .or_else(|| entries.iter().min_by_key(|law| law.from))
            .expect("a test reads the articles")
    }
}
