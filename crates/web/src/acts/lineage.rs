//! Putting proposals and agendas together, parting an agenda, working a proposal into one, and
//! undoing each.

use std::collections::BTreeSet;

use process::act::Target;
use process::agenda::{AgendaForm, AgendaState, AgendaText, Item, Origin};
use process::classification;
use process::id::{AgendaId, CycleId, LineageId, ProposalId};
use process::lineage::{self, LineageAct, NotMerged, PartForm, SourceStanding};
use process::proposal::ProposalState;
use process::{Act, Invalid, Refusal};
use serde_json::json;
use store::{Agenda, District, Lineage, NewAgenda, NewLineage, Proposal, StoreError, Tx};

use super::agenda::Places;
use super::classification::{moved, tell};
use super::{By, NotDone, district, not_found};

/// A source of a step as it stands in the transaction.
pub(super) enum Source {
    Proposal(Box<Proposal>),
    Agenda(Box<Agenda>),
}

impl Source {
    /// Reads it; a thing of another district is none.
    pub(super) fn read(
        tx: &mut Tx<'_>,
        district: &District,
        item: Item,
    ) -> Result<Source, NotDone> {
        let found = match item {
            Item::Proposal(id) => store::proposal_get(tx, id)?
                .filter(|p| p.district == district.id)
                .map(|p| Source::Proposal(Box::new(p))),
            Item::Agenda(id) => store::agenda_get(tx, id)?
                .filter(|a| a.district == district.id)
                .map(|a| Source::Agenda(Box::new(a))),
        };
        Ok(found.ok_or_else(not_found)?)
    }

    fn item(&self) -> Item {
        match self {
            Source::Proposal(found) => Item::Proposal(found.id),
            Source::Agenda(found) => Item::Agenda(found.id),
        }
    }

    fn cycle(&self) -> CycleId {
        match self {
            Source::Proposal(found) => found.cycle,
            Source::Agenda(found) => found.cycle,
        }
    }

    fn state(&self) -> &'static str {
        match self {
            Source::Proposal(found) => found.state.as_str(),
            Source::Agenda(found) => found.state.as_str(),
        }
    }

    /// What the decisions need to know.
    pub(super) fn standing(&self) -> SourceStanding {
        match self {
            Source::Proposal(found) => SourceStanding::Proposal(found.standing()),
            Source::Agenda(found) => SourceStanding::Agenda(found.standing()),
        }
    }

    /// The name of its state after a step.
    fn after(&self, act: LineageAct) -> &'static str {
        match (self, act) {
            (Source::Proposal(_), _) => ProposalState::Merged.as_str(),
            (Source::Agenda(_), LineageAct::Split) => AgendaState::Split.as_str(),
            (Source::Agenda(_), _) => AgendaState::Merged.as_str(),
        }
    }
}

/// Whoever records a step, and where.
fn open(tx: &mut Tx<'_>, by: &By, act: Act, slug: &str) -> Result<District, NotDone> {
    let district = district::find(tx, slug)?;
    by.may(act, Target::district(district.id))?;
    by.consented(tx)?;
    Ok(district)
}

/// Puts proposals and agendas together into a new agenda. Everybody who wrote one of them
/// stays named, and the proposers are told.
///
/// # Errors
/// Refuses who may not and what cannot be moved, and names the faulty fields.
pub fn merge(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    items: &[Item],
    form: &AgendaForm,
    reason: &str,
) -> Result<AgendaId, NotDone> {
    let district = open(tx, by, Act::LineageChange, slug)?;
    decide(lineage::merge_size(items.len()))?;
    let mut sources = Vec::new();
    for item in items {
        sources.push(Source::read(tx, &district, *item)?);
    }
    let (text, reason) = check(tx, by, &district, form, reason)?;
    let standings: Vec<_> = sources
        .iter()
        .map(|s| (s.item(), s.cycle(), s.standing()))
        .collect();
    decide(lineage::merge(&standings))?;
    let made = Made {
        act: LineageAct::Merge,
        origin: Origin::Merge,
        texts: vec![text],
        reason,
    };
    let (_, agendas) = record(tx, by, &district, &sources, &made)?;
    first(agendas)
}

/// Works one proposal into an agenda, after its proposer was heard.
///
/// # Errors
/// Refuses who may not and what cannot be moved, and names the faulty fields.
pub fn transform(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: ProposalId,
    form: &AgendaForm,
    reason: &str,
) -> Result<AgendaId, NotDone> {
    let district = open(tx, by, Act::ProposalClassify, slug)?;
    let source = Source::read(tx, &district, Item::Proposal(id))?;
    let (text, reason) = check(tx, by, &district, form, reason)?;
    if let Source::Proposal(found) = &source {
        let latest = store::classifications_of(tx, id)?
            .first()
            .map(|one| one.kind);
        let people = (found.author, by.person()?);
        classification::transform(found.standing(), latest, people)?;
    }
    let made = Made {
        act: LineageAct::Transform,
        origin: Origin::Transform,
        texts: vec![text],
        reason,
    };
    let (_, agendas) = record(tx, by, &district, &[source], &made)?;
    first(agendas)
}

/// Parts an agenda into two or more, each of which has from it what its form does not say.
///
/// # Errors
/// Refuses who may not and what cannot be moved, and names the faulty fields.
pub fn split(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: AgendaId,
    parts: &[PartForm],
    reason: &str,
) -> Result<LineageId, NotDone> {
    let district = open(tx, by, Act::LineageChange, slug)?;
    let source = Source::read(tx, &district, Item::Agenda(id))?;
    let (parts, reason) = lineage::check_parts(by.rules.limits, parts, reason)?;
    lineage::source(source.standing())?;
    let Source::Agenda(whole) = &source else {
        return Err(not_found().into());
    };
    let texts = parts.into_iter().map(|part| AgendaText {
        title: part.title,
        need: part.need,
        body: part.body,
        cost: part.cost,
        ..whole.text.clone()
    });
    let made = Made {
        act: LineageAct::Split,
        origin: Origin::Split,
        texts: texts.collect(),
        reason,
    };
    Ok(record(tx, by, &district, &[source], &made)?.0)
}

/// A step with the district of its address. An address in another district is none.
///
/// # Errors
/// When there is no such district, or no such step in it.
pub fn find<E>(tx: &mut Tx<'_>, slug: &str, id: LineageId) -> Result<(District, Lineage), E>
where
    E: From<StoreError> + From<Refusal>,
{
    let district = district::by_slug(tx, slug)?.ok_or_else(not_found)?;
    let found = store::lineage_get(tx, id)?.filter(|l| l.district == district.id);
    Ok((district, found.ok_or_else(not_found)?))
}

/// Undoes a step: what went into it stands again as before, and what it made stands as undone.
///
/// # Errors
/// Refuses who may not, and when a result went on; names the faulty field.
pub fn undo(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: LineageId,
    reason: &str,
) -> Result<(), NotDone> {
    let (district, found) = find::<NotDone>(tx, slug, id)?;
    by.may(Act::LineageChange, Target::district(district.id))?;
    by.consented(tx)?;
    let mut invalid = Invalid::default();
    let reason = lineage::check_reason(by.rules.limits, reason, &mut invalid);
    let reason = invalid.or(reason)?;
    let results = store::lineage_results(tx, id)?;
    let standings: Vec<_> = results.iter().map(|result| result.standing).collect();
    lineage::undo(found.undone_at.is_some(), &standings)?;
    if !store::lineage_undo(tx, id, by.person()?, &reason, by.now)? {
        return Err(moved());
    }
    for result in &results {
        let (open, undone) = (AgendaState::Open, AgendaState::Undone);
        if !store::agenda_move(tx, result.agenda, open, undone)? {
            return Err(moved());
        }
    }
    let sources = store::lineage_sources(tx, id)?;
    for source in &sources {
        if !store::item_move(tx, source.item, &source.state, &source.state_before)? {
            return Err(moved());
        }
    }
    let items: Vec<Item> = sources.iter().map(|source| source.item).collect();
    let agendas: Vec<AgendaId> = results.iter().map(|result| result.agenda).collect();
    store::support_part(tx, &items, &agendas)?;
    for proposal in proposals(tx, items.into_iter())? {
        let words = ("lineage-undone-subject", "lineage-undone-text");
        tell(tx, by, (&district, &proposal), words, |_| {
            vec![("reason", reason.clone().into())]
        })?;
    }
    let subject = format_args!("lineage/{id}");
    let detail = json!({ "step": "undo" });
    Ok(by.audit(tx, Act::LineageChange, subject, &detail)?)
}

/// The proposals among these things, and those that its agendas came from, each once.
fn proposals(
    tx: &mut Tx<'_>,
    items: impl Iterator<Item = Item>,
) -> Result<Vec<Proposal>, StoreError> {
    let mut ids = BTreeSet::new();
    for item in items {
        ids.extend(item.proposal());
        if let Some(agenda) = item.agenda() {
            let sources = store::lineage_ancestors(tx, agenda)?;
            ids.extend(sources.iter().filter_map(|source| source.item.proposal()));
        }
    }
    let mut found = Vec::new();
    for id in ids {
        found.extend(store::proposal_get(tx, id)?);
    }
    Ok(found)
}

/// What a step makes.
struct Made {
    act: LineageAct,
    origin: Origin,
    texts: Vec<AgendaText>,
    reason: String,
}

/// Writes a step that was decided on.
fn record(
    tx: &mut Tx<'_>,
    by: &By,
    district: &District,
    sources: &[Source],
    made: &Made,
) -> Result<(LineageId, Vec<AgendaId>), NotDone> {
    let actor = by.person()?;
    let deciding = store::cycle_deciding(tx, district.id, by.now)?;
    let of_sources = sources.iter().map(Source::cycle).max();
    // What was left of an earlier year goes on in the present one.
    let cycle = of_sources.max(deciding.map(|cycle| cycle.id));
    let new = NewAgenda {
        district: district.id,
        cycle: cycle.ok_or_else(not_found)?,
        origin: made.origin,
        author: actor,
    };
    let mut agendas = Vec::new();
    for text in &made.texts {
        agendas.push(store::agenda_add(tx, new, text, by.now)?);
    }
    for source in sources {
        let after = source.after(made.act);
        if !store::item_move(tx, source.item(), source.state(), after)? {
            return Err(moved());
        }
    }
    let step = NewLineage {
        district: district.id,
        act: made.act,
        reason: &made.reason,
        actor,
    };
    let before: Vec<_> = sources.iter().map(|s| (s.item(), s.state())).collect();
    let id = store::lineage_add(tx, step, &before, &agendas, by.now)?;
    let titles: Vec<&str> = made.texts.iter().map(|text| text.title.as_str()).collect();
    let titles = titles.join("’, ‘");
    for found in proposals(tx, sources.iter().map(Source::item))? {
        let words = ("lineage-notice-subject", "lineage-notice-text");
        tell(tx, by, (district, &found), words, |_| {
            vec![
                ("agenda", titles.clone().into()),
                ("reason", made.reason.clone().into()),
            ]
        })?;
    }
    let names: Vec<String> = before.iter().map(|(item, _)| item.to_string()).collect();
    let detail = json!({ "step": made.act.as_str(), "sources": names, "results": agendas });
    let subject = format_args!("lineage/{id}");
    by.audit(tx, Act::LineageChange, subject, &detail)?;
    Ok((id, agendas))
}

/// Checks the form of one new agenda together with the reason.
fn check(
    tx: &mut Tx<'_>,
    by: &By,
    district: &District,
    form: &AgendaForm,
    reason: &str,
) -> Result<(AgendaText, String), NotDone> {
    let places = Places::of(tx, district.id)?;
    let mut invalid = Invalid::default();
    let text = match form.check(by.rules.limits, places.known()) {
        Ok(text) => Some(text),
        Err(found) => {
            invalid = found;
            None
        }
    };
    let reason = lineage::check_reason(by.rules.limits, reason, &mut invalid);
    match text {
        Some(text) => Ok(invalid.or((text, reason))?),
        None => Err(invalid.into()),
    }
}

fn decide(decided: Result<(), NotMerged>) -> Result<(), NotDone> {
    decided.map_err(|no| match no {
        NotMerged::Invalid(invalid) => invalid.into(),
        NotMerged::Refusal(refusal) => refusal.into(),
    })
}

fn first(agendas: Vec<AgendaId>) -> Result<AgendaId, NotDone> {
    Ok(agendas.into_iter().next().ok_or_else(not_found)?)
}
