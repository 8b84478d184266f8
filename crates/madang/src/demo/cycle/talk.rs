//! What residents of the first district think online of two agendas: statements, votes on them,
//! and what was worked out of these.

use std::sync::{Arc, LazyLock};

use anyhow::Context as _;
use jiff::{SignedDuration, Timestamp};
use process::id::{AgendaId, PersonId, StatementId};
use process::opinion::Stance;
use process::stage::StageKind;
use process::statement::StatementForm;
use serde::Deserialize;
use web::acts::statement;

use super::District;
use crate::demo::random::Random;
use crate::demo::texts::texts;
use crate::demo::{calendar, people};

/// Of a hundred who meet a statement so many say something.
const ANSWER: usize = 88;
/// Of those who do not agree one in so many passes.
const PASS: usize = 5;
/// Of those who come one in so many meets a statement that was added late.
const LATE: usize = 15;

/// What people think of an agenda, one idea to a line.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Talk {
    /// The place of the agenda in the script.
    agenda: usize,
    /// How many people see it alike, for each current of opinion.
    currents: Vec<usize>,
    /// The statements.
    statements: Vec<Statement>,
}

/// One idea.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Statement {
    /// What it says.
    text: String,
    /// How many of a hundred agree, for each current.
    agree: Vec<usize>,
    /// Whether the facilitator gave it.
    #[serde(default)]
    seed: bool,
    /// Whether it came when most had answered already.
    #[serde(default)]
    late: bool,
}

#[derive(Deserialize)]
struct File {
    talk: Vec<Talk>,
}

fn talks() -> &'static [Talk] {
    static TALKS: LazyLock<Vec<Talk>> = LazyLock::new(|| {
        let file: File = toml::from_str(include_str!("../../../data/demo/talks.toml"))
            .expect("a test reads the talks");
        file.talk
    });
    &TALKS
}

impl District {
    /// Lets residents, and more who come for this alone, think about two agendas online.
    ///
    /// # Errors
    /// When an act is refused or the store fails.
    pub async fn talks(&mut self) -> anyhow::Result<()> {
        let begins = self.past(StageKind::Deliberation, 200, 10);
        let begins = begins.context("the first district deliberates")?;
        let most = talks().iter().map(|talk| talk.currents.iter().sum()).max();
        let more = most.unwrap_or(0).saturating_sub(self.residents.len());
        let places = &texts().neighborhoods;
        let name = |n: usize| format!("{} 주민 온라인 {}", places[n % places.len()].ko, n + 1);
        let more = people::residents(&self.stores, (0..more).map(name).collect()).await?;
        let everybody: Arc<Vec<_>> = Arc::new(self.residents.iter().copied().chain(more).collect());
        for talk in talks() {
            let agenda = self.council.get(talk.agenda).context("an agenda")?;
            let random = Random::new(self.random.next());
            let (agenda, people) = (*agenda, Arc::clone(&everybody));
            self.opinions(agenda, begins).await?;
            self.talk(talk, agenda, people, begins, random).await?;
        }
        jobs::analysis::due(&self.stores, calendar::now()).await?;
        Ok(())
    }

    /// One agenda, in one transaction: first what is said, then person by person what she
    /// thinks of it.
    async fn talk(
        &self,
        talk: &'static Talk,
        agenda: AgendaId,
        people: Arc<Vec<PersonId>>,
        begins: Timestamp,
        mut random: Random,
    ) -> Result<(), people::Refused> {
        let (keys, slug, leader) = (self.stores.keys.clone(), self.slug(), self.staff.secretary);
        let hours = move |hours: i64| begins + SignedDuration::from_hours(hours);
        people::site(&self.stores, move |tx| {
            let mut ids: Vec<StatementId> = Vec::new();
            for (number, one) in (0..).zip(&talk.statements) {
                let author = match one.seed {
                    true => leader,
                    false => people[ids.len() % people.len()],
                };
                let by = people::acting(tx, &keys, author, hours(number))?;
                let form = StatementForm {
                    statement: one.text.clone(),
                    seed: one.seed,
                };
                ids.push(statement::add(tx, &by, slug, agenda, &form)?);
            }
            let of = (talk.currents.iter().enumerate())
                .flat_map(|(current, size)| std::iter::repeat_n(current, *size));
            for (number, (current, person)) in (0..).zip(of.zip(people.iter())) {
                let by = people::acting(tx, &keys, *person, hours(48 + 8 * number))?;
                for (one, id) in talk.statements.iter().zip(&ids) {
                    if let Some(stance) = said(one, current, &mut random) {
                        statement::vote(tx, &by, slug, agenda, *id, stance.as_str())?;
                    }
                }
            }
            Ok(())
        })
        .await
    }
}

/// What somebody of a current says of a statement that she meets, or nothing.
fn said(one: &Statement, current: usize, random: &mut Random) -> Option<Stance> {
    let meets = match one.late {
        true => random.below(LATE) == 0,
        false => random.below(100) < ANSWER,
    };
    let agrees = random.below(100) < one.agree[current];
    let passes = random.below(PASS) == 0;
    meets.then_some(match (agrees, passes) {
        (true, _) => Stance::Agree,
        (false, true) => Stance::Pass,
        (false, false) => Stance::Disagree,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use process::rules::Rules;

    #[test]
    fn one_talk_is_large_enough_for_a_map_and_one_is_not() {
        let limits = Rules::on(jiff::civil::date(2026, 7, 27)).limits;
        let mut people = Vec::new();
        for talk in talks() {
            for one in &talk.statements {
                assert_eq!(one.agree.len(), talk.currents.len(), "{}", one.text);
                assert!(one.text.chars().count() <= limits.statement_max);
            }
            people.push((talk.currents.iter().sum::<usize>(), talk.statements.len()));
        }
        assert_eq!(people, [(76, 24), (26, 7)]);
    }
}
