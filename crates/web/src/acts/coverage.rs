//! Who takes part, read for the page, the file and the API alike.

use jiff::Timestamp;
use jiff::civil::Date;
use process::coverage::{DIMENSIONS, Gap, Line, gaps, lines};
use process::openness::{self, Openness};
use process::recruitment::quota::Dimension;
use store::{Body, Cycle, District, Neighborhood, StoreError, Tx};

use super::{NotDone, not_found};

/// What a round has from whom, and how open its bodies are.
pub struct Coverage {
    /// The district.
    pub district: District,
    /// Its years, for choosing one.
    pub years: Vec<Cycle>,
    /// The round that is told; `None` before there is any.
    pub cycle: Option<Cycle>,
    /// Its neighbourhoods.
    pub neighborhoods: Vec<Neighborhood>,
    /// What came from each group, as the public may see it.
    pub tables: Vec<(Dimension, Vec<Line>)>,
    /// From whom nothing came.
    pub gaps: Vec<Gap>,
    /// All bodies together, by calendar year.
    pub together: Vec<Openness>,
    /// Each body, in the order in which they were set up.
    pub bodies: Vec<(Body, Vec<Openness>)>,
}

/// Reads it for the round of a fiscal year, or for the one that is decided on.
///
/// # Errors
/// When there is no such district or year.
pub fn read(
    tx: &mut Tx<'_>,
    slug: &str,
    year: Option<i64>,
    now: Timestamp,
) -> Result<Coverage, NotDone> {
    let district = super::district::find(tx, slug)?;
    let years = store::cycles_of(tx, district.id)?;
    let cycle = match year {
        Some(year) => {
            let found = years.iter().find(|cycle| cycle.fiscal_year == year);
            Some(found.cloned().ok_or_else(not_found)?)
        }
        None => store::cycle_deciding(tx, district.id, now)?,
    };
    let counted = match &cycle {
        Some(cycle) => store::coverage(tx, district.id, cycle.id)?,
        None => Vec::new(),
    };
    let neighborhoods = store::neighborhood_list(tx, district.id)?;
    let ids: Vec<_> = neighborhoods.iter().map(|one| one.id).collect();
    let tables: Vec<_> = DIMENSIONS
        .iter()
        .map(|dimension| (*dimension, lines(*dimension, &counted, &ids)))
        .collect();
    let found = tables
        .iter()
        .flat_map(|(dimension, lines)| gaps(*dimension, lines));
    let bodies = store::body_list(tx, district.id)?;
    let today = korean::seoul(now).date();
    let (places, held) = ground(tx, &district, today, now)?;
    let of = |body| openness::years(body, &places, &held, today.year());
    Ok(Coverage {
        gaps: found.collect(),
        together: of(None),
        bodies: bodies
            .into_iter()
            .map(|body| {
                let years = of(Some(body.id));
                (body, years)
            })
            .collect(),
        district,
        years,
        cycle,
        neighborhoods,
        tables,
    })
}

/// How open one body was in the last years.
///
/// # Errors
/// When the store fails.
pub fn of_body(
    tx: &mut Tx<'_>,
    district: &District,
    body: &Body,
    now: Timestamp,
) -> Result<Vec<Openness>, StoreError> {
    let today = korean::seoul(now).date();
    let (places, held) = ground(tx, district, today, now)?;
    Ok(openness::years(Some(body.id), &places, &held, today.year()))
}

fn ground(
    tx: &mut Tx<'_>,
    district: &District,
    today: Date,
    now: Timestamp,
) -> Result<(Vec<openness::Place>, Vec<openness::Held>), StoreError> {
    let since = korean::seoul_midnight(openness::since(today));
    store::openness_ground(tx, district.id, since, now)
}
