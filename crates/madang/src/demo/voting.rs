//! The two votes of the demonstration: announced, voted in, and one of them counted.

use std::collections::VecDeque;
use std::sync::Arc;

use anyhow::{Context as _, ensure};
use finance::Won;
use jiff::{SignedDuration, Timestamp};
use korean::Lang;
use process::Actor;
use process::agenda::Item;
use process::eligibility::{Basis, DeclarationForm};
use process::id::{PersonId, VoteId};
use process::identity::IdentityForm;
use process::vote::{Agenda, Announcement, CountingRule, Terms};
use store::{District, Stores, Vote};
use tokio::task::JoinSet;
use web::acts::{By, NotDone, vote};

use super::progress::Progress;
use super::random::Random;
use super::texts::texts;
use super::year::Year;
use super::{calendar, people};

/// How many voters vote at once.
const AT_ONCE: usize = 128;

/// Those who may vote, and where each lives.
#[derive(Clone)]
pub struct Electorate {
    voters: Vec<Voter>,
}

#[derive(Clone)]
struct Voter {
    person: PersonId,
    /// A number that gives name and birth.
    number: usize,
    home: usize,
    interest: usize,
}

impl Electorate {
    /// Gives each resident a home and an interest. Neighbourhoods differ in size.
    pub fn new(random: &mut Random, residents: Arc<Vec<PersonId>>) -> Electorate {
        let sizes: Vec<u64> = (0..texts().neighborhoods.len() as u64)
            .map(|n| 4 + n % 5)
            .collect();
        let voters = residents.iter().enumerate().map(|(number, person)| Voter {
            person: *person,
            number,
            home: random.weighted(&sizes),
            interest: random.below(texts().ideas.len()),
        });
        Electorate {
            voters: voters.collect(),
        }
    }

    /// The first of them.
    pub fn first(&self, count: usize) -> Electorate {
        let voters = self.voters.iter().take(count);
        Electorate {
            voters: voters.cloned().collect(),
        }
    }

    /// The same without `undecided` voters and without one person.
    pub fn without(&self, undecided: usize, person: PersonId) -> Electorate {
        let voters = self
            .voters
            .iter()
            .skip(undecided)
            .filter(|v| v.person != person);
        Electorate {
            voters: voters.cloned().collect(),
        }
    }
}

/// Announces the earlier vote: agendas of single neighbourhoods.
///
/// # Errors
/// When the act is refused or a store fails.
pub async fn first(year: &Year, secretary: PersonId, budget: Won) -> anyhow::Result<VoteId> {
    let there = year.proposals.len();
    ensure!(there >= 4, "too few proposals for a vote");
    let agendas = (0..there.min(12)).map(|position| {
        let planned = &year.plan.proposals[position];
        let place = planned
            .neighborhood
            .map_or("우리", |n| &texts().neighborhoods[n].ko);
        agenda(year, position, place, 10_000)
    });
    let announced = Announcement {
        title_ko: "우리 동네 먼저 할 일 주민투표".to_owned(),
        title_en: "Vote on what each neighbourhood does first".to_owned(),
        opens_at: calendar::first_vote()[1],
        closes_at: calendar::first_vote()[2],
        max_choices: 4,
        budget,
        rule: CountingRule::EqualShares,
        agendas: agendas.collect(),
    };
    let who = (secretary, calendar::first_vote()[0]);
    announce(&year.stores, &year.slug, who, announced).await
}

/// Announces the open vote: up to 5 of 14 agendas for the whole district.
///
/// # Errors
/// When the act is refused or a store fails.
pub async fn second(year: &Year, secretary: PersonId, budget: Won) -> anyhow::Result<VoteId> {
    let there = year.proposals.len();
    let from = there.saturating_sub(1).min(12);
    let agendas = (0..14.min(texts().ideas.len())).map(|n| {
        let position = from + n;
        if position < there {
            return agenda(year, position, "하늘구", 25_000);
        }
        // A village has too few proposals; the council adds agendas of its own.
        let idea = &texts().ideas[position * 7 % texts().ideas.len()];
        Agenda {
            item: None,
            title: idea.title_for("하늘구"),
            need: idea.need.clone(),
            cost: Won(idea.cost * 25_000),
        }
    });
    let announced = Announcement {
        title_ko: "2027년 계획예산 주민투표".to_owned(),
        title_en: "Vote on the plan and budget of 2027".to_owned(),
        opens_at: calendar::second_vote()[1],
        closes_at: calendar::second_vote()[2],
        max_choices: 5,
        budget,
        rule: CountingRule::EqualShares,
        agendas: agendas.collect(),
    };
    let who = (secretary, calendar::second_vote()[0]);
    announce(&year.stores, &year.slug, who, announced).await
}

fn agenda(year: &Year, position: usize, place: &str, scale: i64) -> Agenda {
    let idea = &texts().ideas[year.plan.proposals[position].idea];
    Agenda {
        item: year.proposals.get(position).copied().map(Item::Proposal),
        title: idea.title_for(place),
        need: idea.need.clone(),
        cost: Won(idea.cost * scale),
    }
}

/// Announces a vote as somebody, at a moment.
///
/// # Errors
/// When the act is refused or a store fails.
pub async fn announce(
    stores: &Stores,
    slug: &str,
    (announcer, at): (PersonId, Timestamp),
    announced: Announcement,
) -> anyhow::Result<VoteId> {
    let keys = stores.keys.clone();
    let by = people::site(stores, move |tx| {
        Ok(people::acting(tx, &keys, announcer, at)?)
    })
    .await?;
    let id = vote::announce(stores, &by, slug, &announced).await;
    id.map_err(people::Refused::from)
        .context("announcing a vote")
}

/// What every voter of a vote needs.
struct Polling {
    slug: String,
    district: District,
    vote: Vote,
    terms: Terms,
    /// How much a voter likes an agenda: for its own sake, its place, its topic.
    appeal: Vec<(u64, Option<usize>, usize)>,
}

/// Lets an electorate vote: each declares, is enrolled, and casts a ballot.
///
/// # Errors
/// When an act is refused or a store fails.
pub async fn cast(
    stores: &Stores,
    slug: &str,
    id: VoteId,
    electorate: &Electorate,
    random: &mut Random,
    progress: &Progress,
) -> anyhow::Result<()> {
    let polling = Arc::new(polling(stores, slug, id, random).await?);
    let until = polling
        .vote
        .closes_at
        .min(calendar::now() - SignedDuration::from_mins(1));
    progress.part("투표 · ballots", electorate.voters.len());
    let mut waiting: VecDeque<_> = electorate
        .voters
        .iter()
        .map(|voter| {
            let at = calendar::between(random, polling.vote.opens_at, until);
            (
                at,
                voter.clone(),
                polling.marks(voter, random),
                random.below(50) > 0,
            )
        })
        .collect();
    waiting.make_contiguous().sort_by_key(|(at, ..)| *at);
    let mut voting = JoinSet::new();
    loop {
        while voting.len() < AT_ONCE {
            let Some((at, voter, marks, casts)) = waiting.pop_front() else {
                break;
            };
            let (stores, polling) = (stores.clone(), Arc::clone(&polling));
            voting.spawn(async move { one(&stores, &polling, &voter, at, &marks, casts).await });
        }
        match voting.join_next().await {
            Some(voted) => voted.context("a voter")?.map_err(people::Refused::from)?,
            None => return Ok(()),
        }
        progress.done(1);
    }
}

async fn polling(
    stores: &Stores,
    slug: &str,
    id: VoteId,
    random: &mut Random,
) -> Result<Polling, people::Refused> {
    let asked = slug.to_owned();
    let (district, vote, items) = people::site(stores, move |tx| {
        let (district, vote) = vote::find(tx, &asked, id)?;
        Ok((district, vote, store::vote_items(tx, id)?))
    })
    .await?;
    let place = |title: &str| {
        texts()
            .neighborhoods
            .iter()
            .position(|place| title.starts_with(place.ko.as_str()))
    };
    let appeal = items.iter().enumerate().map(|(position, item)| {
        // What the council deliberated all spring is known best.
        let known = if item.item.and_then(Item::agenda).is_some() {
            40
        } else {
            6
        };
        (
            known + random.below(24) as u64,
            place(&item.title),
            position,
        )
    });
    let appeal = appeal.collect();
    Ok(Polling {
        slug: slug.to_owned(),
        terms: vote.terms(&items),
        district,
        vote,
        appeal,
    })
}

impl Polling {
    /// What a voter marks: things near home and of interest first, seldom nothing.
    fn marks(&self, voter: &Voter, random: &mut Random) -> Vec<String> {
        if random.below(100) == 0 {
            return Vec::new();
        }
        let mut weights: Vec<u64> = self
            .appeal
            .iter()
            .map(|(own, place, topic)| {
                let near = if *place == Some(voter.home) { 60 } else { 0 };
                let dear = if voter.interest % self.appeal.len() == *topic {
                    40
                } else {
                    0
                };
                own + near + dear
            })
            .collect();
        let count = 1 + random.below(self.terms.max_choices);
        (0..count)
            .map(|_| {
                let chosen = random.weighted(&weights);
                weights[chosen] = 0;
                self.terms.items[chosen].to_string()
            })
            .collect()
    }
}

/// One voter's way from the declaration to the ballot. Some stop before they cast it.
async fn one(
    stores: &Stores,
    polling: &Polling,
    voter: &Voter,
    at: Timestamp,
    marks: &[String],
    casts: bool,
) -> Result<(), NotDone> {
    let today = korean::seoul(at).date();
    let by = By::new(
        Actor::person(voter.person, Vec::new(), today),
        at,
        Lang::Ko,
        stores.keys.clone(),
    );
    let basis = match voter.number % 10 {
        0..=7 => Basis::Resident,
        8 => Basis::Worker,
        _ => Basis::Student,
    };
    let form = DeclarationForm {
        identity: IdentityForm {
            name: format!("주민 {}", voter.number),
            birth_year: (1940 + voter.number % 66).to_string(),
            birth_month: (1 + voter.number % 12).to_string(),
            birth_day: (1 + voter.number % 28).to_string(),
        },
        basis: basis.as_str().to_owned(),
        official: "no".to_owned(),
    };
    let (declarer, slug, id) = (by.clone(), polling.slug.clone(), polling.vote.id);
    let person = voter.person;
    let identity_key = stores
        .site
        .write(move |tx| -> Result<_, NotDone> {
            vote::declare(tx, &declarer, &slug, id, &form)?;
            Ok(store::person_get(tx, person)?.and_then(|person| person.identity_key))
        })
        .await?;
    vote::enrol(stores, &by, &polling.vote, basis).await?;
    if casts {
        let target = (&polling.district, &polling.vote, &polling.terms);
        vote::cast(stores, &by, target, identity_key.as_deref(), marks, 1).await?;
    }
    Ok(())
}

/// Counts what closed at `closed`, by the job that does so in a real year.
///
/// # Errors
/// When nothing was counted, or a store fails.
pub async fn count(stores: &Stores, closed: Timestamp) -> anyhow::Result<()> {
    let counted = jobs::counting::due(stores, closed + SignedDuration::from_mins(2)).await?;
    ensure!(!counted.is_empty(), "the vote was not counted");
    Ok(())
}
