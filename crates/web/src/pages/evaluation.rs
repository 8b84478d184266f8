//! The evaluation of a year: its scheme, the profile of a district beside its own past,
//! objections and answers. No page here sets a value of one district beside that of another.

pub mod city;
pub mod export;
pub mod objection;
pub mod profile;
pub mod publish;
pub mod residents;
pub mod scheme;

use axum::http::StatusCode;
use korean::{Lang, t, tr};
use process::evaluation::{Figure, Measure, Scheme, Unit};
use serde::Deserialize;
use store::District;
use ui::{Markup, html, own_words};

use crate::error::WebError;

/// The list of all schemes.
pub(in crate::pages) const LIST: &str = "/city/evaluation";

/// What an address may carry.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    /// The year.
    #[serde(default)]
    year: String,
    /// What was just done.
    #[serde(default)]
    done: String,
}

impl Asked {
    /// The year, if one is named.
    fn year(&self) -> Result<Option<i64>, WebError> {
        let off = |_| WebError::request(StatusCode::BAD_REQUEST, "fault-page-key");
        match self.year.as_str() {
            "" => Ok(None),
            year => year.parse().map(Some).map_err(off),
        }
    }
}

/// The page of a district.
pub(in crate::pages) fn address(district: &District) -> String {
    format!("/d/{}/evaluation", district.slug)
}

/// The name of a year: "2027년".
fn year_name(lang: Lang, year: i64) -> String {
    tr(lang, "ledger-year", &[("year", year.to_string().into())])
}

/// What a measure is called.
fn name(lang: Lang, measure: Measure) -> String {
    t(lang, &format!("evaluation-measure-{measure}"))
}

/// A figure in the words of its unit: "12.3%".
fn told(lang: Lang, measure: Measure, figure: Figure) -> String {
    let unit = measure.unit();
    let Some(tenths) = figure.tenths(unit) else {
        return match figure {
            Figure::Few => t(lang, "evaluation-few"),
            _ => t(lang, "evaluation-nothing"),
        };
    };
    let whole = korean::number(tenths / 10);
    let number = match tenths % 10 {
        0 => whole,
        tenth => format!("{whole}.{tenth}"),
    };
    let key = match unit {
        Unit::PerThousand => "evaluation-per-thousand",
        Unit::Share => "evaluation-share",
        Unit::Days => "evaluation-days",
    };
    tr(lang, key, &[("number", number.into())])
}

/// The exact fraction behind it: "412 / 35,000". Days are whole.
fn exact(lang: Lang, measure: Measure, figure: Figure) -> Option<String> {
    let (numerator, denominator) = figure.parts().filter(|_| measure.unit() != Unit::Days)?;
    let written = |number: i64| match measure.of_won() {
        true => korean::won_exact(lang, number),
        false => korean::number(number),
    };
    Some(format!("{} / {}", written(numerator), written(denominator)))
}

/// A figure with the fraction behind it.
fn both(lang: Lang, measure: Measure, figure: Figure) -> Markup {
    html! {
        (told(lang, measure, figure))
        @if let Some(exact) = exact(lang, measure, figure) { br; span.soft { (exact) } }
    }
}

/// Areas with their weights, and how each measure is reckoned.
fn formulas(lang: Lang, scheme: &Scheme) -> Markup {
    html! {
        @for area in &scheme.areas {
            section.section {
                h2 { (t(lang, &format!("evaluation-area-{}", area.area))) }
                p { (tr(lang, "evaluation-weight-of", &[("weight", area.weight.into())])) }
                dl {
                    @for one in &area.measures {
                        dt { (name(lang, one.measure)) }
                        dd { (own_words(lang, lang.pick(&one.formula_ko, &one.formula_en))) }
                    }
                }
            }
        }
    }
}
