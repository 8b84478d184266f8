//! Announcing a vote, saying why one may vote, and casting a ballot.
//!
//! A vote touches all three stores, so each function here says which act of which store it
//! is, and in which order they follow. Every one of them can be repeated.

use finance::Won;
use process::act::Target;
use process::agenda::{AgendaState, Item};
use process::eligibility::{self, Basis, Declaration, DeclarationForm};
use process::id::{CycleId, PersonId, VoteId, VoteItemId};
use process::identity::Assurance;
use process::proposal::ProposalState;
use process::refusal::Fault;
use process::vote::{self, Announcement, Cast, Terms};
use process::{Act, Invalid, Refusal};
use serde_json::json;
use store::{Cycle, NewVote, NewVoteItem, StoreError, Stores, Tx};

use super::{By, NotDone, district, namesake, not_found};

/// A vote whose secret and box are there, and which nobody has heard of yet.
pub struct Prepared {
    id: VoteId,
    new: NewVote,
    items: Vec<(VoteItemId, NewVoteItem)>,
}

/// Announces a vote: [`prepare`], then [`publish`].
///
/// # Errors
/// Refuses who may not, and names the faulty fields.
pub async fn announce(
    stores: &Stores,
    by: &By,
    slug: &str,
    announced: &Announcement,
) -> Result<VoteId, NotDone> {
    let prepared = prepare(stores, by, slug, announced).await?;
    let by = by.clone();
    stores
        .site
        .write(move |tx| publish(tx, &by, &prepared))
        .await
}

/// Makes the secret and the box of a vote: an act of the keys and one of the ballot box.
///
/// The box knows the terms before anybody hears of the vote, so a published vote always has
/// a box, and neither can change once it has opened. A box that is never published takes no
/// ballot, because no roll is ever opened for it.
///
/// # Errors
/// Refuses who may not, and names the faulty fields.
pub async fn prepare(
    stores: &Stores,
    by: &By,
    slug: &str,
    announced: &Announcement,
) -> Result<Prepared, NotDone> {
    let (found, who, budget) = (slug.to_owned(), by.clone(), announced.budget);
    let (district, cycle, fit) = stores
        .site
        .read(move |tx| -> Result<_, NotDone> {
            let district = district::find(tx, &found)?;
            who.may(Act::VoteAnnounce, Target::district(district.id))?;
            who.consented(tx)?;
            let cycle = store::cycle_deciding(tx, district.id, who.now)?;
            let cycle = cycle.ok_or_else(district::not_set_up)?;
            let fit = fits(tx, &cycle, budget);
            Ok((district, cycle, fit))
        })
        .await?;
    vote::check_announcement(announced, by.rules.limits, by.now)?;
    fit?;
    let (id, items) = store::vote_ids(&stores.ids, announced.agendas.len(), by.now);
    stores.keys.vote_secret_make(id)?;
    let terms = Terms {
        opens_at: announced.opens_at,
        closes_at: announced.closes_at,
        max_choices: announced.max_choices,
        items: items.clone(),
    };
    let (grace, now) = (by.rules.limits.seal_grace_seconds, by.now);
    stores
        .ballot_box
        .write(move |tx| store::box_open(tx, id, &terms, grace, now))
        .await?;
    let counting = by.rules.counting;
    let new = NewVote {
        district: district.id,
        cycle: cycle.id,
        title_ko: announced.title_ko.clone(),
        title_en: announced.title_en.clone(),
        opens_at: announced.opens_at,
        closes_at: announced.closes_at,
        max_choices: i64::try_from(announced.max_choices).unwrap_or(i64::MAX),
        budget: announced.budget,
        official_rule: announced.rule.as_str().to_owned(),
        utility: counting.utility.clone(),
        completion: counting.completion.clone(),
        ties: counting.ties.clone(),
        announced_by: by.person()?,
    };
    let agendas = announced.agendas.iter().map(|agenda| NewVoteItem {
        item: agenda.item,
        title: agenda.title.clone(),
        need: agenda.need.clone(),
        cost: agenda.cost,
    });
    let items = items.into_iter().zip(agendas).collect();
    Ok(Prepared { id, new, items })
}

/// Publishes a prepared vote: an act of the site store.
///
/// # Errors
/// Refuses who may not, a year that has selected or can't pay for it, and what moved on or
/// was hidden meanwhile.
pub fn publish(tx: &mut Tx<'_>, by: &By, prepared: &Prepared) -> Result<VoteId, NotDone> {
    let Prepared { id, new, items } = prepared;
    by.may(Act::VoteAnnounce, Target::district(new.district))?;
    let cycle = store::cycle_get(tx, new.cycle)?.ok_or_else(not_found)?;
    fits(tx, &cycle, new.budget)?;
    for item in items.iter().filter_map(|(_, new)| new.item) {
        if !stands(tx, item, new.cycle)? {
            return Err(Invalid::one("agendas", Fault::new("fault-vote-items")).into());
        }
    }
    store::vote_add(tx, *id, new, items, by.now)?;
    let detail = json!({ "agendas": items.len(), "budget": new.budget, "rule": new.official_rule });
    by.audit(tx, Act::VoteAnnounce, format_args!("vote/{id}"), &detail)?;
    Ok(*id)
}

/// Refuses a vote on so much in a year that has selected, or that could not pay for it.
fn fits(tx: &mut Tx<'_>, cycle: &Cycle, budget: Won) -> Result<(), NotDone> {
    let recorded = store::selection_of(tx, cycle.id)?;
    vote::before_selection(recorded.map(|recorded| recorded.recorded_at))?;
    match vote::over_year(budget, cycle.last_word, cycle.budget) {
        Some(fault) => Err(Invalid::one("budget", fault).into()),
        None => Ok(()),
    }
}

/// Whether something of the board of a round stands on its own and can be seen.
fn stands(tx: &mut Tx<'_>, item: Item, cycle: CycleId) -> Result<bool, StoreError> {
    Ok(match item {
        Item::Proposal(id) => store::proposal_get(tx, id)?.is_some_and(|found| {
            found.state == ProposalState::Submitted && !found.hidden && found.cycle == cycle
        }),
        Item::Agenda(id) => store::agenda_get(tx, id)?.is_some_and(|found| {
            found.state == AgendaState::Open && !found.hidden && found.cycle == cycle
        }),
    })
}

/// Whether the person who is declared closed her account after she was put on the roll of a
/// vote that is not counted; see [`namesake::left_behind`]. It is asked before [`declare`].
///
/// # Errors
/// Whoever may not declare learns nothing.
pub async fn left_behind(
    stores: &Stores,
    by: &By,
    slug: &str,
    vote: VoteId,
    form: &DeclarationForm,
) -> Result<bool, NotDone> {
    let (slug, who) = (slug.to_owned(), by.clone());
    let known = stores
        .site
        .read(move |tx| may_declare(tx, &who, &slug, vote).map(|me| me.identity_key.is_some()))
        .await?;
    let mut unused = Invalid::default();
    let identity = form.identity.check(by.today, by.rules.limits, &mut unused);
    match identity {
        Some(identity) if !known => Ok(!namesake::left_behind(stores, by, &identity)
            .await?
            .is_empty()),
        _ => Ok(false),
    }
}

/// The signed-in person, when she may declare something for an open vote.
fn may_declare(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    vote: VoteId,
) -> Result<store::Person, NotDone> {
    let (district, vote) = find(tx, slug, vote)?;
    by.may(Act::VoteCast, Target::district(district.id))?;
    by.consented(tx)?;
    open(&vote, by)?;
    person(tx, by.person()?)
}

/// Takes a declaration: an act of the site store, before [`enrol`].
///
/// It binds the account to the person it stands for, as a keyed hash, and keeps neither name
/// nor birth. The basis goes to the roll, not here.
///
/// # Errors
/// Refuses officials with the clause, and names the faulty fields.
pub fn declare(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    vote: VoteId,
    form: &DeclarationForm,
) -> Result<(), NotDone> {
    let me = may_declare(tx, by, slug, vote)?;
    let known = me.identity_key.is_some();
    let (identity, declaration) = form.check(&by.rules, by.today, known)?;
    eligibility::decide(by.rules.eligibility, &by.actor, &declaration)?;
    if let Some(identity) = identity {
        // One person has one account with a right to vote. Where others share her name and
        // birthday, papers at a desk decide whose it is.
        let keys = namesake::keys(by, &identity);
        for key in &keys {
            if store::person_by_identity_key(tx, key)?.is_some() {
                return Err(Invalid::one("name", Fault::new("fault-identity-taken")).into());
            }
        }
        store::person_bind_identity(tx, me.id, &keys[0], Assurance::Declared, None)?;
    }
    by.audit(
        tx,
        Act::VoteCast,
        format_args!("person/{}", me.id),
        &json!({ "step": "declare", "vote": vote }),
    )?;
    Ok(())
}

/// Puts a declared person on the roll of a vote: an act of the roll store.
///
/// # Errors
/// Outside the time of the vote, when the person has declared nothing, or the store fails.
pub async fn enrol(
    stores: &Stores,
    by: &By,
    announced: &store::Vote,
    basis: Basis,
) -> Result<(), NotDone> {
    let me = by.person()?;
    by.may(Act::VoteCast, Target::district(announced.district))?;
    open(announced, by)?;
    let vote = announced.id;
    let key = stores
        .site
        .read(move |tx| person(tx, me))
        .await?
        .identity_key;
    let declaration = Declaration {
        basis,
        official: false,
    };
    eligibility::decide(by.rules.eligibility, &by.actor, &declaration)?;
    let Some(key) = key else {
        return Err(not_declared().into());
    };
    let voter = stores.keys.voter_key(vote, &key);
    let today = by.today;
    stores
        .roll
        .write(move |tx| store::roll_issue(tx, vote, &voter, basis, today))
        .await?;
    Ok(())
}

/// What a voter's page shows of her own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mine {
    /// Whether she is on the roll of this vote.
    pub enrolled: bool,
    /// How many ballots she has cast. What she marked is never shown again, to nobody: not
    /// to who stands beside her, and not to who got into her account.
    pub ballots: i64,
}

/// Reads what lies in roll and box for the person behind `identity_key`.
///
/// # Errors
/// When a store fails.
pub async fn mine(
    stores: &Stores,
    vote: VoteId,
    identity_key: Option<&str>,
) -> Result<Mine, StoreError> {
    let Some(identity_key) = identity_key else {
        return Ok(Mine::default());
    };
    let voter = stores.keys.voter_key(vote, identity_key);
    let asked = voter.clone();
    let enrolled = stores
        .roll
        .read(move |tx| store::roll_issued(tx, vote, &asked))
        .await?;
    if !enrolled {
        return Ok(Mine::default());
    }
    let ballot = match stores.keys.slot(vote, &voter) {
        Ok(slot) => {
            stores
                .ballot_box
                .read(move |tx| store::ballot_mine(tx, vote, &slot))
                .await?
        }
        Err(StoreError::SecretDestroyed(_)) => None,
        Err(error) => return Err(error),
    };
    let ballots = ballot.map_or(0, |(seq, _)| seq);
    Ok(Mine { enrolled, ballots })
}

/// Casts a ballot: an act of the ballot box alone, with no trace elsewhere.
///
/// `now` is the time at which the request arrived. `seq` numbers the voter's ballots, so a
/// repetition changes nothing and a late one undoes nothing.
///
/// # Errors
/// Refuses officials, who is not on the roll, and what comes outside the time of the vote;
/// names the field when the marks don't fit.
pub async fn cast(
    stores: &Stores,
    by: &By,
    target: (&store::District, &store::Vote, &Terms),
    identity_key: Option<&str>,
    marked: &[String],
    seq: i64,
) -> Result<Cast, NotDone> {
    let (district, announced, terms) = target;
    by.may(Act::VoteCast, Target::district(district.id))?;
    if by.actor.is_official() {
        let declaration = Declaration {
            basis: Basis::Resident,
            official: true,
        };
        eligibility::decide(by.rules.eligibility, &by.actor, &declaration)?;
    }
    open(announced, by)?;
    let choices = vote::check_ballot(terms, marked)?;
    let (id, now) = (announced.id, by.now);
    let Some(identity_key) = identity_key else {
        return Err(not_declared().into());
    };
    let voter = stores.keys.voter_key(id, identity_key);
    let asked = voter.clone();
    if !stores
        .roll
        .read(move |tx| store::roll_issued(tx, id, &asked))
        .await?
    {
        return Err(not_declared().into());
    }
    let slot = match stores.keys.slot(id, &voter) {
        Err(StoreError::SecretDestroyed(_)) => {
            vote::check_time(terms, true, now)?;
            return Err(StoreError::SecretDestroyed(id.0).into());
        }
        other => other?,
    };
    stores
        .ballot_box
        .write(move |tx| store::ballot_cast::<NotDone>(tx, id, &slot, seq, &choices, now))
        .await
}

/// The agendas of a vote as everybody may see them: nothing of a proposal that a moderator has
/// hidden. Counting goes by ids and costs, so hiding changes no result.
///
/// # Errors
/// When the store fails.
pub fn items(
    tx: &mut Tx<'_>,
    vote: VoteId,
    lang: korean::Lang,
) -> Result<Vec<store::VoteItem>, StoreError> {
    let mut items = store::vote_items(tx, vote)?;
    for item in items.iter_mut().filter(|item| item.hidden) {
        let place = [("place", item.position.into())];
        item.title = korean::tr(lang, "vote-item-hidden", &place);
        item.need = String::new();
    }
    Ok(items)
}

/// The vote of a district; a vote of another district is not found.
///
/// # Errors
/// When there is no such vote there.
pub fn find(
    tx: &mut Tx<'_>,
    slug: &str,
    vote: VoteId,
) -> Result<(store::District, store::Vote), NotDone> {
    let district = district::find(tx, slug)?;
    let found = store::vote_get(tx, vote)?.filter(|v| v.district == district.id);
    Ok((district, found.ok_or_else(super::not_found)?))
}

fn person(tx: &mut Tx<'_>, id: PersonId) -> Result<store::Person, NotDone> {
    Ok(store::person_get(tx, id)?.ok_or_else(super::not_found)?)
}

fn open(vote: &store::Vote, by: &By) -> Result<(), Refusal> {
    let terms = vote.terms(&[]);
    vote::check_time(&terms, vote.counted_at.is_some(), by.now)
}

fn not_declared() -> Refusal {
    Refusal::conflict(Fault::new("refusal-not-enrolled"))
}
