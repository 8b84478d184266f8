//! The budget tree: 정책사업 › 단위사업 › 세부사업 › 편성목 › 통계목, and the lines on it.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::won::{Won, WonError};

/// Where a line stands in the budget.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Path {
    /// 정책사업.
    pub policy_program: String,
    /// 단위사업.
    pub unit_program: String,
    /// 세부사업.
    pub detailed_project: String,
    /// 통계목, such as `201-01`; its first three digits are the 편성목.
    pub stat_code: String,
}

impl Path {
    /// The code of the budget item (편성목), such as `201`.
    pub fn item_code(&self) -> &str {
        self.stat_code.split('-').next().unwrap_or_default()
    }

    /// The four levels that an official path shows, in Korean names: 정책 › 단위 › 세부 › 통계목.
    pub fn levels(&self, codes: &Codes) -> [String; 4] {
        let stat = codes.stat(&self.stat_code);
        [
            self.policy_program.clone(),
            self.unit_program.clone(),
            self.detailed_project.clone(),
            stat.map_or_else(|| self.stat_code.clone(), |code| code.ko.clone()),
        ]
    }
}

/// How an amount is reckoned: units × count × unit price.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reckoning {
    /// How many units, such as people.
    pub units: i64,
    /// How often.
    pub count: i64,
    /// What one costs.
    pub unit_price: Won,
}

impl Reckoning {
    /// The product.
    ///
    /// # Errors
    /// [`WonError::TooLarge`] when 64 bits don't hold it.
    pub fn amount(self) -> Result<Won, WonError> {
        let times = self.units.checked_mul(self.count);
        let amount = times.and_then(|times| times.checked_mul(self.unit_price.0));
        amount.map(Won).ok_or(WonError::TooLarge)
    }
}

/// A code with its names.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(from = "(String, String, String)")]
pub struct Code {
    /// The code, such as `201-01`.
    pub code: String,
    /// Its name in Korean.
    pub ko: String,
    /// Its name in English.
    pub en: String,
}

impl From<(String, String, String)> for Code {
    fn from((code, ko, en): (String, String, String)) -> Code {
        Code { code, ko, en }
    }
}

/// The codes of a fiscal year.
#[derive(Debug, Deserialize)]
pub struct Codes {
    from_year: i64,
    /// Budget items (편성목).
    pub items: Vec<Code>,
    /// Statistical items (통계목).
    pub stats: Vec<Code>,
}

impl Codes {
    /// The codes of a fiscal year; a year before the first list gets the first.
    pub fn of(fiscal_year: i64) -> &'static Codes {
        static FILE: LazyLock<File> = LazyLock::new(|| {
            toml::from_str(include_str!("../data/budget-codes.toml"))
                .expect("a test reads the codes")
        });
        let lists = &FILE.codes;
        let latest = lists.iter().filter(|list| list.from_year <= fiscal_year);
        latest
            .max_by_key(|list| list.from_year)
            .or_else(|| lists.iter().min_by_key(|list| list.from_year))
            .expect("a test reads the codes")
    }

    /// The budget item with this code.
    pub fn item(&self, code: &str) -> Option<&Code> {
        self.items.iter().find(|item| item.code == code)
    }

    /// The statistical item with this code.
    pub fn stat(&self, code: &str) -> Option<&Code> {
        self.stats.iter().find(|stat| stat.code == code)
    }
}

#[derive(Deserialize)]
struct File {
    codes: Vec<Codes>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_statistical_item_belongs_to_an_item() {
        let codes = Codes::of(2026);
        for stat in &codes.stats {
            let item = stat.code.split('-').next().expect("a code");
            assert!(codes.item(item).is_some(), "{}", stat.code);
        }
        assert_eq!(codes.stat("201-01").expect("a code").ko, "사무관리비");
        assert!(std::ptr::eq(Codes::of(1999), Codes::of(2017)));
    }

    #[test]
    fn amounts_are_products_that_never_wrap() {
        let reckoning = |units, count, price| Reckoning {
            units,
            count,
            unit_price: Won(price),
        };
        assert_eq!(reckoning(3, 4, 50_000).amount(), Ok(Won(600_000)));
        assert_eq!(reckoning(i64::MAX, 2, 1).amount(), Err(WonError::TooLarge));
        assert_eq!(
            reckoning(1, 1_000_000, i64::MAX / 10).amount(),
            Err(WonError::TooLarge)
        );
    }

    #[test]
    fn the_path_shows_four_levels() {
        let path = Path {
            policy_program: "정책".into(),
            unit_program: "단위".into(),
            detailed_project: "세부".into(),
            stat_code: "201-01".into(),
        };
        assert_eq!(path.item_code(), "201");
        assert_eq!(
            path.levels(Codes::of(2018)),
            ["정책", "단위", "세부", "사무관리비"]
        );
    }
}
