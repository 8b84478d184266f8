//! What the council selected, before it becomes a plan.

use finance::Won;
use process::id::DecisionId;
use process::selection::{ItemForm, LastWord, Verdict};
use process::stage::StageKind;
use web::acts::selection::{Candidate, Ground, Typed, record};

use super::District;
use crate::demo::people;
use crate::demo::script::script;

/// The district whose council departs from the vote.
const DEPARTS: &str = "mulgyeol";
/// To how many of the first agendas the forum gave a rank.
const RANKED: usize = 6;

impl District {
    /// Lets the council select in a meeting, and records it, if that is past by the time a
    /// visitor comes.
    ///
    /// # Errors
    /// When an act is refused or a store fails.
    pub async fn select(&self) -> Result<(), people::Refused> {
        let kind = StageKind::Selection;
        let departs = self.slug() == DEPARTS;
        let meeting = if departs {
            "selection"
        } else {
            "selection-as-voted"
        };
        let motion = script().selection.motion.as_str();
        let decision = self.meet(meeting, (kind, 700), Some(motion)).await?;
        let (Some(decision), Some(at)) = (decision, self.past(kind, 800, 11)) else {
            return Ok(());
        };
        let (slug, year) = (self.slug(), self.calendar.fiscal_year);
        self.act(self.staff.secretary, at, move |tx, by| {
            let district = web::acts::district::find(tx, slug)?;
            let cycle = web::acts::district::year(tx, district.id, Some(year), by.now)?;
            let ground = Ground::read(tx, cycle)?;
            let typed = chosen(&ground, decision, departs);
            record(tx, by, slug, year, &typed).map(drop)
        })
        .await
    }
}

/// The form as the secretary fills it in.
fn chosen(ground: &Ground, decision: DecisionId, departs: bool) -> Typed {
    let departs = departs && ground.cycle.last_word == LastWord::Council;
    let candidates = &ground.candidates;
    let mut chosen: Vec<Chosen> = candidates.iter().map(Chosen::as_voted).collect();
    if departs {
        depart(&mut chosen, candidates, ground.cycle.budget);
    }
    let items = candidates.iter().zip(chosen).enumerate();
    let items = items.map(|(place, (candidate, chosen))| {
        let form = ItemForm {
            verdict: chosen.verdict.to_string(),
            granted: chosen.granted.to_string(),
            reason: chosen.reason.to_owned(),
            forum_rank: match place {
                0..RANKED => (place + 1).to_string(),
                _ => String::new(),
            },
        };
        (candidate.key(), form)
    });
    Typed {
        decision: decision.to_string(),
        items: items.collect(),
    }
}

/// What the council makes of one item.
struct Chosen {
    verdict: Verdict,
    granted: Won,
    reason: &'static str,
}

impl Chosen {
    fn of(verdict: Verdict, granted: Won, reason: &'static str) -> Chosen {
        Chosen {
            verdict,
            granted,
            reason,
        }
    }

    fn as_voted(candidate: &Candidate) -> Chosen {
        match candidate.voted.unwrap_or(Won::ZERO) {
            Won::ZERO => Chosen::of(Verdict::LeftOut, Won::ZERO, &script().selection.lost),
            won => Chosen::of(Verdict::Selected, won, ""),
        }
    }
}

/// The first winner that residents proposed is left out, the first one that did not win and
/// fits is chosen in its stead, and the last one that stays gets a tenth less.
fn depart(chosen: &mut [Chosen], candidates: &[Candidate], budget: Won) {
    let said = &script().selection;
    let theirs: Vec<usize> = (0..chosen.len())
        .filter(|place| candidates[*place].agenda.is_none())
        .collect();
    let with = |chosen: &[Chosen], verdict| {
        let found = theirs
            .iter()
            .filter(|place| chosen[**place].verdict == verdict);
        found.copied().collect::<Vec<usize>>()
    };
    let won = with(chosen, Verdict::Selected);
    let lost = with(chosen, Verdict::LeftOut);
    if let [first, .., last] = won[..] {
        chosen[first] = Chosen::of(Verdict::LeftOut, Won::ZERO, &said.overlaps);
        let less = Won(chosen[last].granted.0 / 10 * 9);
        chosen[last] = Chosen::of(Verdict::Changed, less, &said.less);
    }
    let sum: i64 = chosen.iter().map(|chosen| chosen.granted.0).sum();
    let asked = |place: &usize| candidates[*place].asked.unwrap_or(Won::ZERO);
    if let Some(place) = lost
        .into_iter()
        .find(|place| sum + asked(place).0 <= budget.0)
    {
        chosen[place] = Chosen::of(Verdict::Selected, asked(&place), &said.adds);
    }
}
