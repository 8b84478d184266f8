//! Good days for the stages of a year, as the forms of the calendar send them.

use process::stage::StageKind;

/// First and last day of each stage of the year 2027, in order; what is there of a district
/// made by a [`DistrictBuilder`](crate::DistrictBuilder) is left as it is.
pub const DAYS: [(&str, &str); 7] = [
    ("2026-01-05", "2026-02-28"),
    ("2026-03-01", "2026-09-30"),
    ("2026-08-10", "2026-10-10"),
    ("2026-10-01", "2026-11-30"),
    ("2026-12-01", "2026-12-31"),
    ("2027-01-01", "2027-12-31"),
    ("2028-01-01", "2028-04-30"),
];

/// The fields of a form with these days.
pub fn days_of(days: &[(&str, &str); 7]) -> Vec<(String, String)> {
    let of = |(kind, (first, last)): (&StageKind, &(&str, &str))| {
        let name = kind.to_string();
        let end = format!("{kind}_last");
        [(name, (*first).to_owned()), (end, (*last).to_owned())]
    };
    StageKind::ALL.iter().zip(days).flat_map(of).collect()
}

/// The same a year later.
pub fn later() -> Vec<(String, String)> {
    let later = |(name, day): (String, String)| {
        let (year, rest) = day.split_at(4);
        let year = year.parse::<i32>().unwrap_or_default() + 1;
        (name, format!("{year}{rest}"))
    };
    days_of(&DAYS).into_iter().map(later).collect()
}
