//! Asking the authors of proposals before they are put together: the request, the answers, and
//! what becomes of it once all have answered or the time is over.

use korean::Lang;
use process::act::Target;
use process::agenda::{AgendaText, Item};
use process::id::{LineageId, MergeId, PersonId};
use process::lineage::{self, LineageAct};
use process::merge::{self, Came, Outcome, Settled};
use process::refusal::Fault;
use process::{Act, Actor, Invalid, Refusal};
use serde_json::json;
use store::{District, Keyring, Lineage, Merge, NewMerge, StoreError, Stores, Tx};

use super::classification::{tell, tell_to};
use super::lineage::link::linked;
use super::lineage::{Made, Recorder, Source, first, record};
use super::{By, NotDone, account, district, not_found};

/// How many supporters are told in one transaction.
const TOLD_AT_ONCE: i64 = 100;

/// Whom to ask about which proposal: each author but `actor`, who asks, and whose account is
/// closed.
pub(super) fn to_ask(
    tx: &mut Tx<'_>,
    actor: PersonId,
    sources: &[Source],
) -> Result<Vec<(Item, PersonId)>, StoreError> {
    let mut asked = Vec::new();
    for source in sources {
        if let Source::Proposal(found) = source {
            for person in found.authors() {
                let open = |p: store::Person| p.closed_at.is_none();
                if person != actor && store::person_get(tx, person)?.is_some_and(open) {
                    asked.push((source.item(), person));
                }
            }
        }
    }
    Ok(asked)
}

/// Writes the request and tells everybody who is asked.
pub(super) fn request(
    tx: &mut Tx<'_>,
    by: &By,
    district: &District,
    recorder: &Recorder,
    (text, items, asked): (&AgendaText, &[Item], &[(Item, PersonId)]),
) -> Result<MergeId, NotDone> {
    for item in items {
        if store::merge_open_of(tx, *item)?.is_some() {
            return Err(Refusal::conflict(Fault::new("refusal-merge-asked")).into());
        }
    }
    let until = merge::until(&by.rules, by.now);
    let new = NewMerge {
        district: district.id,
        actor: recorder.person,
        role: recorder.role,
        body: recorder.body,
        reason: &recorder.reason,
        until,
        text,
    };
    let id = store::merge_add(tx, new, items, asked, by.now)?;
    for (item, person) in asked {
        let found = match item.proposal() {
            Some(proposal) => store::proposal_get(tx, proposal)?,
            None => None,
        };
        let found = found.ok_or_else(not_found)?;
        let words = ("merge-asked-subject", "merge-asked-text");
        tell_to(tx, by, *person, (district, &found), words, |lang| {
            vec![
                ("agenda", text.title.clone().into()),
                ("reason", recorder.reason.clone().into()),
                ("until", korean::deadline(lang, until).into()),
            ]
        })?;
    }
    let names: Vec<String> = items.iter().map(Item::to_string).collect();
    let detail = json!({ "step": "ask", "sources": names });
    by.audit(tx, Act::LineageChange, format_args!("merge/{id}"), &detail)?;
    Ok(id)
}

/// A request with the district of its address. An address in another district is none.
///
/// # Errors
/// When there is no such district, or no such request in it.
pub fn find<E>(tx: &mut Tx<'_>, slug: &str, id: MergeId) -> Result<(District, Merge), E>
where
    E: From<StoreError> + From<Refusal>,
{
    let district = district::by_slug(tx, slug)?.ok_or_else(not_found)?;
    let found = store::merge_get(tx, id)?.filter(|found| found.district == district.id);
    Ok((district, found.ok_or_else(not_found)?))
}

/// An author agrees or refuses, for everything of hers in the request; the last answer settles
/// it.
///
/// # Errors
/// Refuses everybody who was not asked, and what comes late; names the faulty fields.
pub fn answer(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: MergeId,
    (typed, reason): (&str, &str),
) -> Result<(), NotDone> {
    store::merge_lock(tx, id)?;
    let (district, found) = find::<NotDone>(tx, slug, id)?;
    let asked = store::merge_answers(tx, id)?;
    let mine = asked.iter().find(|one| Some(one.person) == by.actor.person);
    let target = match mine {
        Some(mine) => Target::owned(district.id, mine.person),
        None => Target::district(district.id),
    };
    by.may(Act::MergeAnswer, target)?;
    by.consented(tx)?;
    let (said, reason) = merge::check_answer(by.rules.limits, typed, reason)?;
    merge::answer(found.closed_at.is_some(), found.until, by.now)?;
    store::merge_answer(tx, id, by.person()?, (said, &reason), by.now)?;
    let detail = json!({ "answer": said.as_str() });
    by.audit(tx, Act::MergeAnswer, format_args!("merge/{id}"), &detail)?;
    settle(tx, by, &district, &found).map(drop)
}

/// Takes a request back before it is settled.
///
/// # Errors
/// Refuses who may not and what is settled; names the faulty field.
pub fn withdraw(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: MergeId,
    reason: &str,
) -> Result<(), NotDone> {
    let (district, found) = find::<NotDone>(tx, slug, id)?;
    by.may(Act::LineageChange, Target::district(district.id))?;
    by.consented(tx)?;
    let mut invalid = Invalid::default();
    let reason = lineage::check_reason(by.rules.limits, reason, &mut invalid);
    let reason = invalid.or(reason)?;
    if !store::merge_close(tx, id, Outcome::Withdrawn, (None, &reason), by.now)? {
        return Err(closed());
    }
    for (item, _) in asked_about(tx, found.id)? {
        let words = ("merge-withdrawn-subject", "merge-withdrawn-text");
        for proposal in super::lineage::proposals(tx, std::iter::once(item))? {
            tell(tx, by, (&district, &proposal), words, |_| {
                vec![("reason", reason.clone().into())]
            })?;
        }
    }
    let detail = json!({ "step": "withdraw" });
    let subject = format_args!("merge/{id}");
    Ok(by.audit(tx, Act::LineageChange, subject, &detail)?)
}

/// Settles a request whose time is over, where the job has not yet done so.
///
/// # Errors
/// Refuses who may not, and what is settled or still waits for an answer.
pub fn settle_now(tx: &mut Tx<'_>, by: &By, slug: &str, id: MergeId) -> Result<(), NotDone> {
    store::merge_lock(tx, id)?;
    let (district, found) = find::<NotDone>(tx, slug, id)?;
    by.may(Act::LineageChange, Target::district(district.id))?;
    by.consented(tx)?;
    if found.closed_at.is_some() {
        return Err(closed());
    }
    match settle(tx, by, &district, &found)? {
        true => Ok(()),
        false => Err(Refusal::conflict(Fault::new("refusal-merge-waits")).into()),
    }
}

fn closed() -> NotDone {
    Refusal::conflict(Fault::new("refusal-merge-closed")).into()
}

/// Which proposals somebody was asked about.
fn asked_about(tx: &mut Tx<'_>, id: MergeId) -> Result<Vec<(Item, PersonId)>, StoreError> {
    let answers = store::merge_answers(tx, id)?;
    let of = |subject| Item::of(process::agenda::ItemKind::Proposal, subject);
    Ok(answers.iter().map(|a| (of(a.subject), a.person)).collect())
}

/// Does what is to be done with a request, if its time has come; `false` when somebody is still
/// waited for. Nobody in particular does it: it follows from the answers.
fn settle(tx: &mut Tx<'_>, by: &By, district: &District, found: &Merge) -> Result<bool, NotDone> {
    let answers = store::merge_answers(tx, found.id)?;
    let mut sources = Vec::new();
    let mut each = Vec::new();
    for source in store::merge_sources(tx, found.id)? {
        let read = Source::read(tx, district, source.item)?;
        let of_it = answers.iter().filter(|a| a.subject == source.item.number());
        each.push(merge::Source {
            item: source.item,
            movable: lineage::source(read.standing()).is_ok(),
            answers: of_it.map(|answer| answer.answer).collect(),
        });
        sources.push(read);
    }
    let mut some = |items: &[Item]| -> Vec<Source> {
        let picked = |source: &mut Source| items.contains(&source.item());
        sources.extract_if(.., picked).collect()
    };
    let by = By {
        actor: Actor::visitor(),
        ..by.clone()
    };
    let recorder = || Recorder {
        person: found.actor,
        role: found.role,
        reason: found.reason.clone(),
        body: found.decided_in,
        meeting: None,
    };
    let (outcome, step) = match merge::settle(&each, found.until, by.now) {
        Settled::Wait => return Ok(false),
        Settled::Merge { take, link } => {
            let made = Made::merged(found.text.clone(), recorder());
            let (step, agendas) = record(tx, &by, district, &some(&take), &made)?;
            came(tx, found.id, &take, Came::Merged)?;
            if !link.is_empty() {
                let whole = Source::read(tx, district, Item::Agenda(first(agendas)?))?;
                let mut beside = some(&link);
                beside.push(whole);
                linked(tx, &by, district, &recorder(), &beside)?;
                came(tx, found.id, &link, Came::Linked)?;
            }
            (Outcome::Merged, Some(step))
        }
        Settled::Link(items) => {
            let step = match items.len() {
                0 | 1 => None,
                _ => Some(linked(tx, &by, district, &recorder(), &some(&items))?),
            };
            if step.is_some() {
                came(tx, found.id, &items, Came::Linked)?;
            }
            (Outcome::Linked, step)
        }
    };
    for source in each.iter().filter(|source| !source.movable) {
        store::merge_came(tx, found.id, source.item, Came::Gone)?;
    }
    if !store::merge_close(tx, found.id, outcome, (step, ""), by.now)? {
        return Err(closed());
    }
    Ok(true)
}

fn came(tx: &mut Tx<'_>, id: MergeId, items: &[Item], what: Came) -> Result<(), StoreError> {
    for item in items {
        store::merge_came(tx, id, *item, what)?;
    }
    Ok(())
}

/// Whoever does what follows by itself.
fn nobody(keys: &Keyring, now: jiff::Timestamp) -> By {
    By::new(Actor::visitor(), now, Lang::Ko, keys.clone())
}

/// Settles every request whose time is over at `now`, never before, and tells supporters of
/// what was merged, parted or undone. Answers how many requests it settled.
///
/// # Errors
/// When the store fails; what was done until then stays done.
pub async fn due(stores: &Stores, now: jiff::Timestamp) -> Result<usize, StoreError> {
    let mut settled = 0;
    let waits = move |tx: &mut Tx<'_>| -> Result<_, StoreError> {
        Ok((
            store::merges_due(tx, now, 50)?,
            store::lineage_to_tell(tx)?.is_some(),
        ))
    };
    let (due, _) = stores.site.read(waits).await?;
    for id in due {
        let by = nobody(&stores.keys, now);
        let one = move |tx: &mut Tx<'_>| -> Result<bool, NotDone> {
            store::merge_lock(tx, id)?;
            let found = store::merge_get(tx, id)?.filter(|found| found.closed_at.is_none());
            let Some(found) = found else {
                return Ok(false);
            };
            let district = store::district_get(tx, found.district)?.ok_or_else(not_found)?;
            settle(tx, &by, &district, &found)
        };
        match stores.site.write(one).await {
            Ok(done) => settled += usize::from(done),
            Err(NotDone::Store(failed)) => return Err(failed),
            Err(refused) => tracing::warn!(%id, ?refused, "a merge could not be settled"),
        }
    }
    while stores.site.read(waits).await?.1 {
        let by = nobody(&stores.keys, now);
        let tell = move |tx: &mut Tx<'_>| -> Result<(), NotDone> { tell_supporters(tx, &by) };
        match stores.site.write(tell).await {
            Ok(()) => {}
            Err(NotDone::Store(failed)) => return Err(failed),
            Err(refused) => {
                tracing::warn!(?refused, "supporters could not be told");
                break;
            }
        }
    }
    Ok(settled)
}

/// Tells the next supporters of the next step of which they have to hear.
fn tell_supporters(tx: &mut Tx<'_>, by: &By) -> Result<(), NotDone> {
    let Some((id, after)) = store::lineage_to_tell(tx)? else {
        return Ok(());
    };
    let step = store::lineage_get(tx, id)?.ok_or_else(not_found)?;
    let people = store::lineage_tell_next(tx, id, after, TOLD_AT_ONCE)?;
    let full = i64::try_from(people.len()).is_ok_and(|n| n == TOLD_AT_ONCE);
    let last = people.last().copied().filter(|_| full);
    if !store::lineage_told(tx, id, after, last)? {
        // Another process was first.
        return Ok(());
    }
    let titles = titles(tx, id)?;
    let district = store::district_get(tx, step.district)?.ok_or_else(not_found)?;
    for person in &people {
        let Some(owner) = store::person_get(tx, *person)?.filter(|p| p.closed_at.is_none()) else {
            continue;
        };
        account::tell(tx, by, &owner, &[], words(&step), |lang| {
            let name = lang.pick(&district.name_ko, &district.name_en).clone();
            vec![
                ("district", name.into()),
                ("agenda", titles.clone().into()),
                ("reason", reason(&step).into()),
            ]
        })?;
    }
    let detail = json!({ "told": people.len() });
    Ok(store::audit_append(
        tx,
        by.now,
        None,
        "lineage-tell",
        &format!("lineage/{id}"),
        &detail,
    )?)
}

fn titles(tx: &mut Tx<'_>, id: LineageId) -> Result<String, StoreError> {
    let results = store::lineage_results(tx, id)?;
    let titles: Vec<&str> = results.iter().map(|result| result.title.as_str()).collect();
    Ok(titles.join("’, ‘"))
}

/// Subject and text of what supporters are told.
fn words(step: &Lineage) -> (&'static str, &'static str) {
    match (step.undone_at, step.act) {
        (Some(_), _) => ("support-undone-subject", "support-undone-text"),
        (None, LineageAct::Split) => ("support-split-subject", "support-split-text"),
        (None, _) => ("support-merged-subject", "support-merged-text"),
    }
}

fn reason(step: &Lineage) -> String {
    let undone = step
        .undo_reason
        .as_ref()
        .filter(|_| step.undone_at.is_some());
    undone.unwrap_or(&step.reason).clone()
}
