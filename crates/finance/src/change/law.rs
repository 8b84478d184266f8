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

/// What no change of a budget does, whoever decides on it.
#[derive(Clone, Copy, Debug)]
pub struct Never {
    /// Budget items out of which nothing is moved.
    pub out_of: &'static [String],
    /// By which article.
    pub out_of_article: &'static Article,
    /// Budget items into which nothing is moved.
    pub into: &'static [String],
    /// By which article.
    pub into_article: &'static Article,
    /// By which article nothing leaves its policy programme without a vote of the district's
    /// representatives.
    pub transfer_article: &'static Article,
    /// By which article nothing is moved once the year is over.
    pub year_end_article: &'static Article,
}

impl Never {
    /// By the law in force on `today`.
    pub fn on(today: Date) -> Never {
        let law = Law::on(today);
        Never {
            out_of: &law.never_out_of,
            out_of_article: &law.out_of,
            into: &law.never_into,
            into_article: &law.into,
            transfer_article: &law.transfer,
            year_end_article: &law.year_end,
        }
    }
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
