//! The table of districts as it is typed or pasted: one district a line.

use finance::Won;
use finance::support::{Criterion, District, Fraction};

use crate::refusal::{Fault, Invalid};
use crate::rules::Limits;
use crate::text::Field;

/// The cells of a line before the values: name, residents, last year's grant.
pub const CELLS: usize = 3;

/// The lines that hold something, each with its number counted from 1.
pub(super) fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = text.lines().enumerate();
    let lines = lines.map(|(at, line)| (at + 1, line.trim()));
    lines.filter(|(_, line)| !line.is_empty())
}

/// A table as it may be published: without signs that nobody can see, the cells parted by
/// semicolons, also where it was pasted with tabs.
pub(super) fn cleaned(
    name: &'static str,
    typed: &str,
    limits: &Limits,
    invalid: &mut Invalid,
) -> String {
    let field = Field::lines(name, limits.document_max).optional();
    field.check(&typed.replace('\t', ";"), invalid)
}

/// The cells of a line.
pub(super) fn cells(line: &str) -> Vec<&str> {
    line.split(';').map(str::trim).collect()
}

/// The table that [`read`] reads back.
pub(super) fn written(districts: &[District]) -> String {
    let line = |one: &District| {
        let residents = i64::try_from(one.residents).unwrap_or(i64::MAX);
        let last = one.last_year.map(|won| korean::number(won.0));
        let mut cells = vec![
            one.name.clone(),
            korean::number(residents),
            last.unwrap_or_else(|| "-".to_owned()),
        ];
        cells.extend(one.values.iter().map(Fraction::to_string));
        cells.join("; ")
    };
    districts.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Reads all lines; each fault names its line.
pub(super) fn read(
    text: &str,
    criteria: &[Criterion],
    limits: &Limits,
    invalid: &mut Invalid,
) -> Vec<District> {
    let mut districts = Vec::new();
    for (at, line) in lines(text) {
        match district(at, &cells(line), criteria, limits) {
            Ok(found) => districts.push(found),
            Err(fault) => invalid.push("figures", fault),
        }
    }
    if limits.support_districts_max < districts.len() {
        let fault = Fault::new("differential-fault-districts");
        invalid.push("figures", fault.number("max", limits.support_districts_max));
    }
    districts
}

fn district(
    at: usize,
    cells: &[&str],
    criteria: &[Criterion],
    limits: &Limits,
) -> Result<District, Fault> {
    let name = cells.first().copied().unwrap_or_default();
    let fault = |key| Fault::new(key).number("at", at).text("name", name);
    let wanted = CELLS + criteria.len();
    if name.is_empty() || limits.body_name_max < name.chars().count() {
        return Err(fault("differential-fault-name"));
    }
    if cells.len() != wanted {
        let counts = |fault: Fault| fault.number("wanted", wanted).number("cells", cells.len());
        return Err(counts(fault("differential-fault-columns")));
    }
    let residents = cells[1].trim_end_matches('명').trim_end().parse::<Won>();
    let residents = residents.map_err(|_| fault("differential-fault-residents"))?;
    let last_year = match cells[2] {
        "" | "-" => None,
        text => Some(text.parse().map_err(|_| fault("differential-fault-last"))?),
    };
    let values = cells[CELLS..]
        .iter()
        .zip(criteria)
        .map(|(text, criterion)| {
            let fault =
                || fault("differential-fault-value").text("criterion", criterion.name.clone());
            text.parse::<Fraction>().map_err(|_| fault())
        });
    Ok(District {
        name: name.to_owned(),
        residents: u64::try_from(residents.0).unwrap_or_default(),
        last_year,
        values: values.collect::<Result<_, _>>()?,
    })
}
