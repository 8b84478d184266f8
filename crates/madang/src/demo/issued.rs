//! One text of an agreement that the city issues to districts whose year is still ahead of it.

use jiff::SignedDuration;
use process::common_agreement::{CommonForm, TermsForm};
use process::id::PersonId;
use store::Stores;
use web::acts::{common_agreement, not_found};

use super::script::script;
use super::{calendar, people};

/// To whom it goes, with the limit in per cent and the amount in units of 10,000 won.
const TO: [(&str, &str, i64); 3] = [
    ("bada", "10", 80_000),
    ("deulkkot", "10", 90_000),
    ("solsup", "5", 70_000),
];

/// Lets the city's officer issue the text.
///
/// # Errors
/// When an act is refused or the store fails.
pub async fn common(stores: &Stores, officer: PersonId) -> Result<(), people::Refused> {
    let keys = stores.keys.clone();
    let at = calendar::now() - SignedDuration::from_hours(48);
    people::site(stores, move |tx| {
        let words = &script().common;
        let mut terms = Vec::new();
        let mut year = 0;
        for (slug, limit, amount) in TO {
            let district = store::district_by_slug(tx, slug)?.ok_or_else(not_found)?;
            let cycle = store::cycle_deciding(tx, district.id, at)?.ok_or_else(not_found)?;
            year = cycle.fiscal_year;
            terms.push(TermsForm {
                district: district.id.to_string(),
                limit: limit.to_owned(),
                at_limit: "council".to_owned(),
                start: format!("{year}-01-01"),
                end: format!("{year}-12-31"),
                amount: format!("{amount}만"),
            });
        }
        let form = CommonForm {
            title: words.title.replace("{해}", &year.to_string()),
            body: words.body.clone(),
            at_limit_note: words.at_limit_note.clone(),
            fiscal_year: year.to_string(),
            chosen: terms.iter().map(|one| one.district.clone()).collect(),
            terms,
        };
        let by = people::acting(tx, &keys, officer, at)?;
        common_agreement::issue(tx, &by, None, &form).map(drop)
    })
    .await
}
