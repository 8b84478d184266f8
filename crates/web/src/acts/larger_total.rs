//! The case for a larger total, read for pages, files, documents and the API alike.

use process::id::DistrictId;
use process::larger_total::{Case, Short, Together, Year, case};
use store::{District, StoreError, Tx};

use super::{NotDone, not_found};

/// How many years are looked back on.
const YEARS: i64 = 10;

/// What was chosen in a district and what became of it.
pub struct DistrictCase {
    /// The district.
    pub district: District,
    /// Its years with a selection, the latest first.
    pub years: Vec<Year>,
    /// What was given less than it asked for in them.
    pub short: Vec<Short>,
    /// The fiscal year that is told in full, if there is any.
    pub year: Option<i64>,
}

impl DistrictCase {
    /// Reads it for a fiscal year, or for the latest one with a selection.
    ///
    /// # Errors
    /// When there is no such district, or no selection in the year that was asked for.
    pub fn read(
        tx: &mut Tx<'_>,
        district: District,
        asked: Option<i64>,
    ) -> Result<DistrictCase, NotDone> {
        let years = store::case_years(tx, district.id, YEARS)?;
        let since = years.last().map_or(i64::MAX, |year| year.fiscal_year);
        let short = store::case_short(tx, district.id, since)?;
        let year = match asked {
            Some(asked) => {
                let found = years.iter().any(|year| year.fiscal_year == asked);
                Some(found.then_some(asked).ok_or_else(not_found)?)
            }
            None => years.first().map(|year| year.fiscal_year),
        };
        Ok(DistrictCase {
            district,
            years,
            short,
            year,
        })
    }

    /// The case of each year, the latest first.
    ///
    /// # Errors
    /// When sums leave 64 bits.
    pub fn cases(&self) -> Result<Vec<Case<'_>>, StoreError> {
        cases(&self.years, &self.short)
    }

    /// The case of the year that is told.
    ///
    /// # Errors
    /// When sums leave 64 bits.
    pub fn told(&self) -> Result<Option<Case<'_>>, StoreError> {
        let cases = self.cases()?.into_iter();
        let mut told = cases.filter(|case| Some(case.year.fiscal_year) == self.year);
        Ok(told.next())
    }
}

/// What was chosen in all districts in one fiscal year, and what became of it.
pub struct CityCase {
    /// The fiscal years with a selection, the latest first.
    pub all_years: Vec<i64>,
    /// The year that is told, if there is any.
    pub year: Option<i64>,
    /// All districts in the order of their Korean names.
    pub districts: Vec<District>,
    /// Those that have a selection in that year, in the same order.
    pub years: Vec<Year>,
    /// What was given less than it asked for.
    pub short: Vec<Short>,
}

impl CityCase {
    /// Reads it for a fiscal year, or for the latest one with a selection.
    ///
    /// # Errors
    /// When no district has a selection in the year that was asked for.
    pub fn read(tx: &mut Tx<'_>, asked: Option<i64>) -> Result<CityCase, NotDone> {
        let all_years = store::case_city_years(tx, YEARS)?;
        let year = match asked {
            Some(asked) => {
                let found = all_years.contains(&asked);
                Some(found.then_some(asked).ok_or_else(not_found)?)
            }
            None => all_years.first().copied(),
        };
        // No round is of the year 0.
        let wanted = year.unwrap_or(0);
        let districts = store::district_list(tx)?;
        let place = |id: DistrictId| districts.iter().position(|one| one.id == id);
        let mut years = store::case_city(tx, wanted)?;
        years.sort_by_key(|one| place(one.district));
        let mut short = store::case_city_short(tx, wanted)?;
        short.sort_by_key(|one| (place(one.district), one.position));
        Ok(CityCase {
            all_years,
            year,
            districts,
            years,
            short,
        })
    }

    /// The case of each district, in the order of the names.
    ///
    /// # Errors
    /// When sums leave 64 bits.
    pub fn cases(&self) -> Result<Vec<Case<'_>>, StoreError> {
        cases(&self.years, &self.short)
    }

    /// A district of the page.
    pub fn district(&self, id: DistrictId) -> Option<&District> {
        self.districts.iter().find(|one| one.id == id)
    }
}

fn cases<'a>(years: &'a [Year], short: &'a [Short]) -> Result<Vec<Case<'a>>, StoreError> {
    let cases = years.iter().map(|year| case(year, short));
    cases.collect::<Result<_, _>>().map_err(too_large)
}

/// The sums of some cases.
///
/// # Errors
/// When they leave 64 bits.
pub fn together(cases: &[Case<'_>]) -> Result<Together, StoreError> {
    Together::of(cases).map_err(too_large)
}

fn too_large(error: finance::WonError) -> StoreError {
    StoreError::Data(error.to_string())
}

/// The title as it may be shown.
pub fn title(lang: korean::Lang, one: &Short) -> String {
    super::selection::title_shown(lang, &one.title, one.hidden, one.position)
}
