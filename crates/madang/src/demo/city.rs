//! The other districts of a whole city: many proposals, and a counted vote in each.
//!
//! Proposals and announcements go through the acts of the pages. The voters have no accounts:
//! the roll and the box are filled by the same functions that the acts call, a thousand
//! voters in one transaction.

use std::sync::Arc;

use finance::Won;
use jiff::SignedDuration;
use process::eligibility::Basis;
use process::id::{PersonId, VoteId, VoteItemId};
use process::vote::{Agenda, Announcement, CountingRule};
use store::{StoreError, Stores};
use web::acts::NotDone;

use super::calendar::Calendar;
use super::plan::{Amounts, Plan};
use super::play::{self, SEED};
use super::progress::Progress;
use super::random::Random;
use super::texts::{Name, texts};
use super::year::Year;
use super::{calendar, people, voting};

/// Proposals of all other districts together: 10,000 with those of the first.
const PROPOSALS: usize = 9_880;
/// Ballots of all other districts together: 200,000 with those of the first.
const BALLOTS: usize = 198_000;
/// How many voters go into one transaction.
const GROUP: usize = 1_000;

/// Plays the other districts.
///
/// # Errors
/// When an act is refused or a store fails.
pub async fn play(
    stores: &Stores,
    administrator: PersonId,
    residents: &Arc<Vec<PersonId>>,
    progress: &Progress,
) -> anyhow::Result<()> {
    let seven = calendar::all();
    let played = |name: &&Name| seven.iter().any(|calendar| calendar.slug == name.slug);
    let others: Vec<&Name> = texts().districts.iter().filter(|n| !played(n)).collect();
    let calendar = Calendar::of(&texts().districts[0].slug)?;
    for (number, name) in others.iter().enumerate() {
        let share = |all: usize| all * (number + 1) / others.len() - all * number / others.len();
        play::set_up(stores, administrator, name, calendar).await?;
        let amounts = Amounts {
            residents: residents.len(),
            proposals: share(PROPOSALS),
            comments: 0,
        };
        let seed = SEED + 1 + number as u64;
        let plan = Plan::new(seed, amounts);
        let mut year = Year::new(stores, &name.slug, plan, Arc::clone(residents)).await?;
        year.until(calendar::now(), progress).await?;
        let mut random = Random::new(seed ^ 1);
        let vote = announce(&year, administrator, &mut random).await?;
        progress.part(&format!("투표 · ballots: {}", name.slug), share(BALLOTS));
        ballots(stores, vote, share(BALLOTS), &mut random, progress).await?;
        voting::count(stores, calendar::first_vote()[2]).await?;
    }
    Ok(())
}

async fn announce(
    year: &Year,
    administrator: PersonId,
    random: &mut Random,
) -> anyhow::Result<VoteId> {
    let from = random.below(texts().ideas.len());
    let agendas = (0..14).map(|n| {
        let idea = &texts().ideas[(from + n) % texts().ideas.len()];
        Agenda {
            item: None,
            title: idea.title_for("우리 구"),
            need: idea.need.clone(),
            cost: Won(idea.cost * 25_000),
        }
    });
    let [at, opens_at, closes_at] = calendar::first_vote();
    let announced = Announcement {
        title_ko: "2027년 계획예산 주민투표".to_owned(),
        title_en: "Vote on the plan and budget of 2027".to_owned(),
        opens_at,
        closes_at,
        max_choices: 5,
        budget: play::BUDGET,
        rule: CountingRule::EqualShares,
        agendas: agendas.collect(),
    };
    voting::announce(&year.stores, &year.slug, (administrator, at), announced).await
}

/// Fills roll and box with voters who each mark some agendas.
async fn ballots(
    stores: &Stores,
    vote: VoteId,
    count: usize,
    random: &mut Random,
    progress: &Progress,
) -> anyhow::Result<()> {
    let items = stores
        .site
        .read(move |tx| store::vote_items(tx, vote))
        .await?;
    let items: Vec<VoteItemId> = items.iter().map(|item| item.id).collect();
    let at = calendar::first_vote()[1] + SignedDuration::from_hours(3);
    let today = korean::seoul(at).date();
    let mut done = 0;
    while done < count {
        let group = GROUP.min(count - done);
        let mut roll = Vec::with_capacity(group);
        let mut cast = Vec::with_capacity(group);
        for number in done..done + group {
            let identity = stores
                .keys
                .identity_key(&format!("city voter {vote} {number}"));
            let voter = stores.keys.voter_key(vote, &identity);
            cast.push((stores.keys.slot(vote, &voter)?, marks(&items, random)));
            roll.push(voter);
        }
        stores
            .roll
            .write(move |tx| -> Result<(), StoreError> {
                for voter in &roll {
                    store::roll_issue(tx, vote, voter, Basis::Resident, today)?;
                }
                Ok(())
            })
            .await?;
        let written = stores.ballot_box.write(move |tx| -> Result<(), NotDone> {
            for (slot, choices) in &cast {
                store::ballot_cast::<NotDone>(tx, vote, slot, 1, choices, at)?;
            }
            Ok(())
        });
        written.await.map_err(people::Refused::from)?;
        done += group;
        progress.done(group);
    }
    Ok(())
}

/// Up to five agendas; those earlier on the ballot are liked more.
fn marks(items: &[VoteItemId], random: &mut Random) -> Vec<VoteItemId> {
    let mut weights: Vec<u64> = (0..items.len() as u64).map(|n| 30 - n).collect();
    let mut choices: Vec<VoteItemId> = (0..1 + random.below(5))
        .map(|_| {
            let chosen = random.weighted(&weights);
            weights[chosen] = 0;
            items[chosen]
        })
        .collect();
    choices.sort_unstable();
    choices
}
