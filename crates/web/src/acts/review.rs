//! Reviews by departments: sending one, and what its steps have in common. `card` is the work of
//! the departments, `coordinate` that of the coordinator and of whoever asks again.

pub mod card;
pub mod coordinate;

use std::collections::BTreeSet;

use korean::{Lang, Value};
use process::act::Target;
use process::agenda::{self, Item, Origin};
use process::id::{DepartmentId, PersonId, ReviewCardId, ReviewId};
use process::refusal::Fault;
use process::review::{CardState, Hand, Relay, RelayCard, ReviewStep, SendForm};
use process::{Act, Refusal, Role, proposal};
use serde_json::json;
use store::{
    Department, District, LineageSource, Proposal, Review, ReviewAnswer, ReviewCard, StoreError, Tx,
};

use super::{By, NotDone, account, district, not_found};

/// A review with everything that decisions about it need.
pub struct Case {
    /// Its district.
    pub district: District,
    /// The review.
    pub review: Review,
    /// The cards of both rounds.
    pub cards: Vec<ReviewCard>,
    /// The answers, the first one first.
    pub answers: Vec<ReviewAnswer>,
}

impl Case {
    /// Reads a review. An address in another district is none, and so is one about something
    /// that a moderator has hidden.
    ///
    /// # Errors
    /// When there is no such review in the district.
    pub fn read<E>(tx: &mut Tx<'_>, slug: &str, id: ReviewId) -> Result<Case, E>
    where
        E: From<StoreError> + From<Refusal>,
    {
        let district = district::by_slug(tx, slug)?.ok_or_else(not_found)?;
        let found = store::review_get(tx, id)?;
        let review = found.filter(|review| review.district == district.id && !review.hidden);
        Ok(Case {
            review: review.ok_or_else(not_found)?,
            cards: store::review_cards(tx, id)?,
            answers: store::review_answers(tx, id)?,
            district,
        })
    }

    /// The same by the id of one of its cards.
    ///
    /// # Errors
    /// When there is no such card in the district.
    pub fn of_card<E>(
        tx: &mut Tx<'_>,
        slug: &str,
        id: ReviewCardId,
    ) -> Result<(Case, ReviewCard), E>
    where
        E: From<StoreError> + From<Refusal>,
    {
        let card = store::review_card_get(tx, id)?.ok_or_else(not_found)?;
        let case = Case::read::<E>(tx, slug, card.review)?;
        Ok((case, card))
    }

    /// The state that decisions are taken on.
    pub fn relay(&self) -> Relay {
        Relay {
            state: self.review.state,
            cards: self.cards.iter().map(ReviewCard::relay).collect(),
            answered_by: self.answers.first().map(|answer| answer.by),
            appeal_until: self.review.appeal_until,
        }
    }

    /// The coordinator, and whether there is another one.
    pub(super) fn coordinator(&self, tx: &mut Tx<'_>, by: &By) -> Result<Hand, NotDone> {
        let roles = [Role::GovernanceCoordinator];
        let holders = store::holders_of(tx, self.district.id, &roles, by.today)?;
        hand(by, holders.into_iter().map(|holder| holder.person))
    }

    /// An official of a department, and whether there is another one.
    pub(super) fn official(
        &self,
        tx: &mut Tx<'_>,
        by: &By,
        department: DepartmentId,
    ) -> Result<Hand, NotDone> {
        let holders = store::officials_of(tx, self.district.id, department, by.today)?;
        hand(by, holders.into_iter().map(|holder| holder.person))
    }

    /// Lets the review stand where a decision put it.
    fn moved(&self, tx: &mut Tx<'_>, after: &Relay) -> Result<(), NotDone> {
        let (id, before) = (self.review.id, self.review.state);
        if before != after.state && !store::review_move(tx, id, before, after.state)? {
            return Err(over());
        }
        Ok(())
    }

    /// Adds a line to the log.
    fn log(
        &self,
        tx: &mut Tx<'_>,
        by: &By,
        step: (ReviewStep, Option<ReviewCardId>),
        reason: &str,
    ) -> Result<(), NotDone> {
        store::review_log(tx, self.review.id, step, reason, by.person()?, by.now)?;
        Ok(())
    }

    /// Tells the officials of a department, each in her language.
    fn tell_department(
        &self,
        tx: &mut Tx<'_>,
        by: &By,
        card: &ReviewCard,
        words: (&str, &str),
        args: &[(&'static str, Value<'static>)],
    ) -> Result<(), NotDone> {
        let people = match card.official {
            Some(person) => vec![person],
            None => {
                let there = store::officials_of(tx, self.district.id, card.department, by.today)?;
                there.into_iter().map(|holder| holder.person).collect()
            }
        };
        let names = card.department_names.clone();
        self.tell(tx, by, people, words, |lang| {
            let mut all = args.to_vec();
            all.push(("department", lang.pick(&names.0, &names.1).clone().into()));
            all.push(("due", korean::deadline(lang, card.due_at).into()));
            all
        })
    }

    /// Tells some people of the review, each in her language.
    fn tell(
        &self,
        tx: &mut Tx<'_>,
        by: &By,
        people: impl IntoIterator<Item = PersonId>,
        words: (&str, &str),
        args: impl Fn(Lang) -> Vec<(&'static str, Value<'static>)>,
    ) -> Result<(), NotDone> {
        for person in people {
            let Some(person) = store::person_get(tx, person)? else {
                continue;
            };
            account::tell(tx, by, &person, &[], words, |lang| {
                let mut values = args(lang);
                let place = lang.pick(&self.district.name_ko, &self.district.name_en);
                values.push(("district", place.clone().into()));
                values.push(("title", self.review.title.clone().into()));
                values
            })?;
        }
        Ok(())
    }
}

fn hand(by: &By, holders: impl Iterator<Item = PersonId>) -> Result<Hand, NotDone> {
    let person = by.person()?;
    let another = holders.into_iter().any(|holder| holder != person);
    Ok(Hand { person, another })
}

/// Somebody else moved it in the same moment.
fn over() -> NotDone {
    Refusal::conflict(Fault::new("refusal-review-moved")).into()
}

/// Something that can be sent to review.
pub struct Subject {
    /// Which it is.
    pub item: Item,
    /// What it is called.
    pub title: String,
    /// Why it is needed.
    pub need: String,
    /// Whether it still stands.
    pub open: Result<(), Refusal>,
}

/// A proposal or an agenda of a district that everybody may see.
///
/// # Errors
/// When there is no such thing in the district, or a moderator has hidden it.
pub fn subject<E>(tx: &mut Tx<'_>, slug: &str, item: &str) -> Result<(District, Subject), E>
where
    E: From<StoreError> + From<Refusal>,
{
    let item: Item = item.parse().map_err(|_| not_found())?;
    let (district, subject, hidden) = match item {
        Item::Proposal(id) => {
            let (district, found) = super::proposal::find::<E>(tx, slug, id)?;
            let open = proposal::on_its_own(found.standing());
            let (title, need) = (found.text.title, found.text.need);
            (
                district,
                Subject {
                    item,
                    title,
                    need,
                    open,
                },
                found.hidden,
            )
        }
        Item::Agenda(id) => {
            let (district, found) = super::agenda::find::<E>(tx, slug, id)?;
            let open = agenda::open(found.standing());
            let (title, need) = (found.text.title, found.text.need);
            (
                district,
                Subject {
                    item,
                    title,
                    need,
                    open,
                },
                found.hidden,
            )
        }
    };
    match hidden {
        true => Err(not_found().into()),
        false => Ok((district, subject)),
    }
}

/// Who wrote a proposal or an agenda; of one that came from others, who wrote those.
///
/// # Errors
/// When the store fails.
pub fn authors(tx: &mut Tx<'_>, item: Item) -> Result<BTreeSet<PersonId>, StoreError> {
    let mut authors = BTreeSet::new();
    match item {
        Item::Proposal(id) => {
            authors.extend(
                store::proposal_get(tx, id)?
                    .iter()
                    .flat_map(Proposal::authors),
            );
        }
        Item::Agenda(id) => {
            let own = store::agenda_get(tx, id)?.filter(|found| found.origin == Origin::Council);
            authors.extend(own.map(|found| found.author));
            let sources = store::lineage_ancestors(tx, id)?;
            let written = sources.iter().filter(|source| source.is_written());
            authors.extend(written.flat_map(LineageSource::authors));
        }
    }
    Ok(authors)
}

/// What asking again is aimed at: somebody's own when she is among the authors.
pub fn appeal_target(
    by: &process::Actor,
    district: &District,
    authors: &BTreeSet<PersonId>,
) -> Target {
    Target {
        district: Some(district.id),
        owner: by.person.filter(|person| authors.contains(person)),
    }
}

/// Sends something to one or more departments, and tells their officials.
///
/// # Errors
/// Refuses who may not, what no longer stands and what is in review already; names the faulty
/// fields.
pub fn send(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    item: &str,
    form: &SendForm,
) -> Result<ReviewId, NotDone> {
    let district = district::find(tx, slug)?;
    by.may(Act::ReviewSend, Target::district(district.id))?;
    by.consented(tx)?;
    let (district, subject) = subject::<NotDone>(tx, slug, item)?;
    subject.open?;
    let before = store::reviews_of(tx, subject.item)?;
    if before.iter().any(|review| review.state.under_way()) {
        return Err(Refusal::conflict(Fault::new("refusal-review-there")).into());
    }
    let known = store::department_list(tx, district.id)?;
    let ids: Vec<DepartmentId> = known.iter().map(|one: &Department| one.id).collect();
    let (question, departments) = form.check(by.rules.limits, &ids)?;
    let terms = &by.rules.terms;
    let (due_at, of_cards) = (
        terms.review_answer.deadline(by.now),
        terms.review_card.deadline(by.now),
    );
    let of = (district.id, subject.item);
    let id = store::review_add(tx, of, &question, by.person()?, due_at, by.now)?;
    for department in &departments {
        let card = RelayCard {
            id: ReviewCardId(tx.next_id(by.now)),
            department: *department,
            round: 1,
            state: CardState::Owed,
            by: None,
        };
        store::review_card_add(tx, id, &card, of_cards)?;
    }
    let case = Case::read::<NotDone>(tx, slug, id)?;
    for card in &case.cards {
        case.log(tx, by, (ReviewStep::Sent, Some(card.id)), "")?;
        let words = ("review-sent-subject", "review-sent-text");
        case.tell_department(tx, by, card, words, &[])?;
    }
    let detail = json!({
        "item": subject.item.to_string(),
        "departments": departments,
        "due_at": due_at.to_string(),
    });
    by.audit(tx, Act::ReviewSend, format_args!("review/{id}"), &detail)?;
    Ok(id)
}
