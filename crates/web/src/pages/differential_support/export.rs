//! A simulation as a file for spreadsheets: each district with its parts and what hangs on each
//! weight, in the order of the names.

use axum::body::Body;
use axum::extract::RawQuery;
use axum::http::Response;
use finance::support::file::Simulation;
use korean::Lang;
use process::Act;
use process::act::Target;
use process::differential_support::Outcome;
use store::Tx;

use super::result::weight_name;
use super::{asked, computed};
use crate::acts::NotDone;
use crate::acts::differential_support as acts;
use crate::context::Context;
use crate::error::WebError;
use crate::pages::exchange::csv;
use crate::sheet::{Cell, Grid};

/// `GET /support.csv`: of the simulation in the address, else of the latest formula.
pub async fn get(ctx: Context, RawQuery(text): RawQuery) -> Result<Response<Body>, WebError> {
    ctx.may(Act::PublicSee, Target::default())?;
    let (asked, limits) = (asked(text.as_deref())?, ctx.rules.limits);
    let read = move |tx: &mut Tx<'_>| acts::wanted(tx, asked, limits);
    let form = ctx.app.stores.site.read(read).await?;
    let found = computed(&form, ctx.rules.limits).map_err(NotDone::from)?;
    Ok(csv(&file(ctx.lang, &found), "support"))
}

/// The file of a simulation.
pub(super) fn file(lang: Lang, (simulation, outcome): &(Simulation, Outcome)) -> Grid {
    let formula = &simulation.formula;
    let weights: Vec<String> = (0..2 + formula.criteria.len())
        .map(|weight| match weight {
            0 => "equal".to_owned(),
            1 => "residents".to_owned(),
            _ => weight_name(lang, formula, weight),
        })
        .collect();
    let mut head = ["district", "residents", "last_year_won"]
        .map(str::to_owned)
        .to_vec();
    head.extend(weights.iter().map(|name| format!("{name}_won")));
    head.extend(["adjustment_won", "amount_won", "held"].map(str::to_owned));
    for name in &weights {
        head.push(format!("{name}_point_more_won"));
        head.push(format!("{name}_point_less_won"));
    }
    let mut file = Grid::plain(head);
    for (at, one) in outcome.supports.iter().enumerate() {
        let residents = simulation.districts.get(at).map(|one| one.residents);
        let residents = residents.and_then(|count| i64::try_from(count).ok());
        let mut cells: Vec<Cell> = vec![
            one.name.as_str().into(),
            residents.into(),
            one.last_year.into(),
            one.equal.into(),
            one.need.into(),
        ];
        cells.extend(one.criteria.iter().map(|won| Cell::from(*won)));
        cells.extend([
            one.adjustment.into(),
            one.amount.into(),
            one.held.as_str().into(),
        ]);
        for step in &outcome.steps {
            for changes in [&step.more, &step.less] {
                cells.push(changes.as_ref().map(|all| all[at]).into());
            }
        }
        file.rows.push(cells);
    }
    file
}
