//! Recording what the council selected for a year.
//!
//! The selection rests on a decision of the council that passed. It is written once, moves the
//! agendas it is about, and tells those who wrote them.

mod ground;
mod recorded;

use std::collections::BTreeSet;

use process::act::Target;
use process::agenda::{AgendaState, Origin};
use process::body::BodyKind;
use process::id::{DecisionId, DistrictId, PersonId, SelectionId};
use process::proposal::ProposalState;
use process::selection::{Choice, ItemForm, SelectionForm, Taken, Verdict};
use process::{Act, Fault, Refusal};
use serde_json::json;
use store::{District, LineageSource, NewSelection, Proposal, SelectionItem, StoreError, Tx};

use super::{By, NotDone, account, district, not_found};

pub use ground::{Candidate, Ground, title_shown};
pub use recorded::Recorded;

/// Somebody else changed what it is about in the same moment.
fn moved() -> NotDone {
    Refusal::conflict(Fault::new("refusal-selection-moved")).into()
}

/// A selection as typed, each item under the key of its candidate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// The id of the council's decision.
    pub decision: String,
    /// What is typed for each candidate; see [`Candidate::key`].
    pub items: Vec<(String, ItemForm)>,
}

impl Typed {
    /// The form in the order of the candidates. What became of an item that is none any more
    /// can't be recorded.
    fn form(&self, ground: &Ground) -> Result<SelectionForm, NotDone> {
        let keys: Vec<_> = ground.candidates.iter().map(Candidate::key).collect();
        let chosen = self
            .items
            .iter()
            .filter(|(_, item)| !item.verdict.is_empty());
        if chosen.clone().any(|(key, _)| !keys.contains(key)) {
            return Err(moved());
        }
        let item = |key: &String| {
            let found = self.items.iter().find(|(typed, _)| typed == key);
            found.map_or_else(ItemForm::default, |(_, item)| item.clone())
        };
        Ok(SelectionForm {
            decision: self.decision.clone(),
            items: keys.iter().map(item).collect(),
        })
    }
}

/// Records the selection of a year, once.
///
/// # Errors
/// Refuses who may not, before the stage, before the vote is counted, and a second time;
/// names the faulty fields, a departure from a vote that has the last word among them.
pub fn record(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    year: i64,
    typed: &Typed,
) -> Result<SelectionId, NotDone> {
    let district = district::find(tx, slug)?;
    by.may(Act::SelectionRecord, Target::district(district.id))?;
    by.consented(tx)?;
    let cycle = store::cycle_by_year(tx, district.id, year)?.ok_or_else(not_found)?;
    let ground = Ground::read(tx, cycle)?;
    let rule = ground.rule();
    rule.open(by.now)?;
    let form = typed.form(&ground)?;
    let decision = form.decision.parse::<DecisionId>().ok();
    let taken = taken(tx, district.id, decision)?;
    let choices = form.check(&rule, taken, &ground.weighed(), by.rules.limits)?;
    let new = NewSelection {
        district: district.id,
        cycle: ground.cycle.id,
        decision: decision.ok_or_else(not_found)?,
        vote: ground.vote.as_ref().map(|vote| vote.id),
        last_word: ground.cycle.last_word,
        budget: ground.cycle.budget,
        recorded_by: by.person()?,
    };
    let items = ground.items(&choices);
    let id = match store::selection_add(tx, &new, &items, by.now) {
        // Somebody else recorded it in the same moment.
        Err(StoreError::Exists(_)) => return Err(moved()),
        other => other?,
    };
    for (choice, item) in choices.iter().zip(&items) {
        move_on(tx, item)?;
        tell(tx, by, &district, (choice, item))?;
    }
    let departing = choices.iter().filter(|choice| choice.departs_vote);
    let detail = json!({
        "year": year,
        "decision": new.decision,
        "last_word": new.last_word.as_str(),
        "items": items.len(),
        "departs_vote": departing.count(),
    });
    by.audit(
        tx,
        Act::SelectionRecord,
        format_args!("selection/{id}"),
        &detail,
    )?;
    Ok(id)
}

/// The decision that was named, when it is one of the district.
fn taken(
    tx: &mut Tx<'_>,
    district: DistrictId,
    id: Option<DecisionId>,
) -> Result<Option<Taken>, StoreError> {
    let found = match id {
        Some(id) => store::decision_get(tx, id)?,
        None => None,
    };
    let Some(found) = found.filter(|found| found.district == district) else {
        return Ok(None);
    };
    let Some(meeting) = store::meeting_get(tx, found.meeting)? else {
        return Ok(None);
    };
    let body = match meeting.body {
        Some(body) => store::body_get(tx, body)?,
        None => None,
    };
    Ok(Some(Taken {
        council: body.is_some_and(|body| body.kind == BodyKind::GovernanceCouncil),
        passed: found.passed,
        met_at: meeting.starts_at,
    }))
}

/// An agenda or a proposal stands where the selection put it from now on. A proposal that went
/// on by itself meanwhile, as to an office, stays there.
fn move_on(tx: &mut Tx<'_>, item: &SelectionItem) -> Result<(), NotDone> {
    let (agenda, proposal) = match item.verdict {
        Verdict::Selected | Verdict::Changed => (AgendaState::Selected, ProposalState::Selected),
        Verdict::LeftOut => (AgendaState::LeftOut, ProposalState::LeftOut),
    };
    if let Some(id) = item.proposal {
        store::proposal_move(tx, id, ProposalState::Submitted, proposal)?;
    }
    match item.agenda {
        Some(id) if !store::agenda_move(tx, id, AgendaState::Open, agenda)? => Err(moved()),
        _ => Ok(()),
    }
}

/// Tells everybody who wrote an item what became of it, each in her language.
fn tell(
    tx: &mut Tx<'_>,
    by: &By,
    district: &District,
    (choice, item): (&Choice, &SelectionItem),
) -> Result<(), NotDone> {
    let text = match (choice.verdict, choice.reason.is_empty()) {
        (Verdict::Selected, true) => "selection-notice-selected",
        (Verdict::Selected, false) => "selection-notice-selected-why",
        (Verdict::Changed, _) => "selection-notice-changed",
        (Verdict::LeftOut, _) => "selection-notice-left-out",
    };
    for author in authors(tx, item)? {
        let Some(person) = store::person_get(tx, author)? else {
            continue;
        };
        let words = ("selection-notice-subject", text);
        account::tell(tx, by, &person, &[], words, |lang| {
            let name = lang.pick(&district.name_ko, &district.name_en).clone();
            vec![
                ("district", name.into()),
                ("title", item.title.clone().into()),
                ("asked", korean::won_exact(lang, item.asked.0).into()),
                ("granted", korean::won_exact(lang, item.granted.0).into()),
                ("reason", item.reason.clone().into()),
            ]
        })?;
    }
    Ok(())
}

/// Who wrote the proposal of an item, its agenda, and what went into that.
fn authors(tx: &mut Tx<'_>, item: &SelectionItem) -> Result<BTreeSet<PersonId>, NotDone> {
    let mut authors = BTreeSet::new();
    if let Some(id) = item.proposal {
        authors.extend(
            store::proposal_get(tx, id)?
                .iter()
                .flat_map(Proposal::authors),
        );
    }
    if let Some(id) = item.agenda {
        let agenda = store::agenda_get(tx, id)?.ok_or_else(not_found)?;
        if agenda.origin == Origin::Council {
            authors.insert(agenda.author);
        }
        let sources = store::lineage_ancestors(tx, id)?;
        let written = sources.iter().filter(|source| source.is_written());
        authors.extend(written.flat_map(LineageSource::authors));
    }
    Ok(authors)
}
