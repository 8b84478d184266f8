//! Putting proposals and agendas together, parting an agenda, working a proposal into one, and
//! undoing each.

pub mod link;

use std::collections::BTreeSet;

use process::act::{Target, acting_as};
use process::agenda::{AgendaForm, AgendaState, AgendaText, Item, Origin};
use process::classification;
use process::id::{AgendaId, BodyId, CycleId, LineageId, MeetingId, MergeId, PersonId, ProposalId};
use process::lineage::{self, Decided, LineageAct, NotMerged, PartForm, SourceStanding, Why};
use process::role::Role;
use process::{Act, Invalid, Refusal};
use serde_json::json;
use store::{
    Agenda, Classification, District, Lineage, LineageResult, LineageSource, NewAgenda, NewLineage,
    Proposal, StoreError, Tx,
};

use super::agenda::Places;
use super::classification::{moved, tell};
use super::coauthor::acting;
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

    /// Which it is.
    pub(super) fn item(&self) -> Item {
        match self {
            Source::Proposal(found) => Item::Proposal(found.id),
            Source::Agenda(found) => Item::Agenda(found.id),
        }
    }

    pub(super) fn cycle(&self) -> CycleId {
        match self {
            Source::Proposal(found) => found.cycle,
            Source::Agenda(found) => found.cycle,
        }
    }

    /// The name of its state.
    pub(super) fn state(&self) -> &'static str {
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
}

/// Whoever records a step, and where.
fn open(tx: &mut Tx<'_>, by: &By, act: Act, slug: &str) -> Result<District, NotDone> {
    let district = district::find(tx, slug)?;
    by.may(act, Target::district(district.id))?;
    by.consented(tx)?;
    Ok(district)
}

/// What came of putting things together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Merged {
    /// An agenda, at once: nobody had to be asked.
    Agenda(AgendaId),
    /// Their authors are asked first.
    Asked(MergeId),
}

/// Puts proposals and agendas together into a new agenda. Whoever else wrote one of the
/// proposals is asked first; the council's agendas have nobody to ask.
///
/// # Errors
/// Refuses who may not, what cannot be moved and what is asked about already, and names the
/// faulty fields.
pub fn merge(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    items: &[Item],
    form: &AgendaForm,
    why: &Why,
) -> Result<Merged, NotDone> {
    let district = open(tx, by, Act::LineageChange, slug)?;
    decide(lineage::merge_size(items.len()))?;
    let mut sources = Vec::new();
    for item in items {
        sources.push(Source::read(tx, &district, *item)?);
    }
    let (text, why) = check(tx, by, &district, form, why)?;
    let standings: Vec<_> = sources
        .iter()
        .map(|s| (s.item(), s.cycle(), s.standing()))
        .collect();
    decide(lineage::merge(&standings))?;
    let recorder = Recorder::of(by, Act::LineageChange, &district, why)?;
    let asked = super::merge::to_ask(tx, recorder.person, &sources)?;
    if !asked.is_empty() {
        let request = super::merge::request(tx, by, &district, &recorder, (&text, items, &asked))?;
        return Ok(Merged::Asked(request));
    }
    let made = Made::merged(text, recorder);
    let (_, agendas) = record(tx, by, &district, &sources, &made)?;
    Ok(Merged::Agenda(first(agendas)?))
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
    why: &Why,
) -> Result<AgendaId, NotDone> {
    let district = open(tx, by, Act::ProposalClassify, slug)?;
    let source = Source::read(tx, &district, Item::Proposal(id))?;
    let (text, why) = check(tx, by, &district, form, why)?;
    let mut meeting = None;
    if let Source::Proposal(found) = &source {
        let latest = store::classifications_of(tx, id)?;
        let latest = latest.first().map(Classification::found);
        let people = (acting(found, &by.actor), by.person()?);
        classification::transform(found.standing(), latest, people)?;
        meeting = latest.and_then(|(_, meeting)| meeting);
    }
    let made = Made {
        act: LineageAct::Transform,
        origin: Origin::Transform,
        texts: vec![text],
        recorder: Recorder {
            meeting,
            ..Recorder::of(by, Act::ProposalClassify, &district, why)?
        },
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
    why: &Why,
) -> Result<LineageId, NotDone> {
    let district = open(tx, by, Act::LineageChange, slug)?;
    let source = Source::read(tx, &district, Item::Agenda(id))?;
    let places = Places::of(tx, district.id)?;
    let bodies = places.known().bodies;
    let (parts, why) = lineage::check_parts(by.rules.limits, parts, why, bodies)?;
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
        recorder: Recorder::of(by, Act::LineageChange, &district, why)?,
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
    let sources = store::lineage_sources(tx, id)?;
    undoable(&found, &sources, &results)?;
    let role = acting_as(&by.actor, Act::LineageChange, Some(district.id));
    if !store::lineage_undo(tx, id, (by.person()?, role), &reason, by.now)? {
        return Err(moved());
    }
    for result in &results {
        let (open, undone) = (AgendaState::Open, AgendaState::Undone);
        if !store::agenda_move(tx, result.agenda, open, undone)? {
            return Err(moved());
        }
    }
    for source in &sources {
        let moves = found.act.after(source.item.kind()).is_some();
        if moves && !store::item_move(tx, source.item, &source.state, &source.state_before)? {
            return Err(moved());
        }
    }
    let items: Vec<Item> = sources.iter().map(|source| source.item).collect();
    let agendas: Vec<AgendaId> = results.iter().map(|result| result.agenda).collect();
    store::support_part(tx, &items, &agendas)?;
    let words = match found.act {
        LineageAct::Link => ("lineage-unlinked-subject", "lineage-unlinked-text"),
        _ => ("lineage-undone-subject", "lineage-undone-text"),
    };
    for proposal in proposals(tx, items.into_iter())? {
        tell(tx, by, (&district, &proposal), words, |_| {
            vec![("reason", reason.clone().into())]
        })?;
    }
    let subject = format_args!("lineage/{id}");
    let detail = json!({ "step": "undo" });
    Ok(by.audit(tx, Act::LineageChange, subject, &detail)?)
}

/// The proposals among these things, and those that its agendas came from, each once.
pub(super) fn proposals(
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

/// Decides whether a step can be undone.
///
/// # Errors
/// See [`lineage::undo`].
pub fn undoable(
    step: &Lineage,
    sources: &[LineageSource],
    results: &[LineageResult],
) -> Result<(), Refusal> {
    let left = |source: &LineageSource| {
        let after = step.act.after(source.item.kind());
        after.is_none_or(|after| after == source.state)
    };
    let left: Vec<bool> = sources.iter().map(left).collect();
    let standings: Vec<_> = results.iter().map(|result| result.standing).collect();
    lineage::undo(step.undone_at.is_some(), &left, &standings)
}

/// Who records a step, as what, why, and in which body and meeting it was decided.
pub(super) struct Recorder {
    pub person: PersonId,
    pub role: Role,
    pub reason: String,
    pub body: Option<BodyId>,
    pub meeting: Option<MeetingId>,
}

impl Recorder {
    /// Whoever acts.
    pub(super) fn of(
        by: &By,
        act: Act,
        district: &District,
        (reason, body): Decided,
    ) -> Result<Recorder, Refusal> {
        Ok(Recorder {
            person: by.person()?,
            role: acting_as(&by.actor, act, Some(district.id)),
            reason,
            body,
            meeting: None,
        })
    }

    /// What is recorded.
    pub(super) fn step(&self, district: &District, act: LineageAct) -> NewLineage<'_> {
        NewLineage {
            district: district.id,
            act,
            reason: &self.reason,
            body: self.body,
            meeting: self.meeting,
            actor: self.person,
            role: self.role,
        }
    }
}

/// What a step makes.
pub(super) struct Made {
    act: LineageAct,
    origin: Origin,
    texts: Vec<AgendaText>,
    recorder: Recorder,
}

impl Made {
    /// One agenda of several things.
    pub(super) fn merged(text: AgendaText, recorder: Recorder) -> Made {
        Made {
            act: LineageAct::Merge,
            origin: Origin::Merge,
            texts: vec![text],
            recorder,
        }
    }
}

/// Writes a step that was decided on.
pub(super) fn record(
    tx: &mut Tx<'_>,
    by: &By,
    district: &District,
    sources: &[Source],
    made: &Made,
) -> Result<(LineageId, Vec<AgendaId>), NotDone> {
    let deciding = store::cycle_deciding(tx, district.id, by.now)?;
    let of_sources = sources.iter().map(Source::cycle).max();
    // What was left of an earlier year goes on in the present one.
    let cycle = of_sources.max(deciding.map(|cycle| cycle.id));
    let new = NewAgenda {
        district: district.id,
        cycle: cycle.ok_or_else(not_found)?,
        origin: made.origin,
        author: made.recorder.person,
    };
    let mut agendas = Vec::new();
    for text in &made.texts {
        agendas.push(store::agenda_add(tx, new, text, by.now)?);
    }
    for source in sources {
        let after = made.act.after(source.item().kind());
        let after = after.unwrap_or(source.state());
        if !store::item_move(tx, source.item(), source.state(), after)? {
            return Err(moved());
        }
    }
    let step = made.recorder.step(district, made.act);
    let before: Vec<_> = sources.iter().map(|s| (s.item(), s.state())).collect();
    let id = store::lineage_add(tx, step, &before, &agendas, by.now)?;
    let titles: Vec<&str> = made.texts.iter().map(|text| text.title.as_str()).collect();
    let titles = titles.join("’, ‘");
    for found in proposals(tx, sources.iter().map(Source::item))? {
        let words = ("lineage-notice-subject", "lineage-notice-text");
        tell(tx, by, (district, &found), words, |_| {
            vec![
                ("agenda", titles.clone().into()),
                ("reason", made.recorder.reason.clone().into()),
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
    why: &Why,
) -> Result<(AgendaText, Decided), NotDone> {
    let places = Places::of(tx, district.id)?;
    let mut invalid = Invalid::default();
    let text = match form.check(by.rules.limits, places.known()) {
        Ok(text) => Some(text),
        Err(found) => {
            invalid = found;
            None
        }
    };
    let why = why.check(by.rules.limits, places.known().bodies, &mut invalid);
    match text {
        Some(text) => Ok(invalid.or((text, why))?),
        None => Err(invalid.into()),
    }
}

pub(super) fn decide(decided: Result<(), NotMerged>) -> Result<(), NotDone> {
    decided.map_err(|no| match no {
        NotMerged::Invalid(invalid) => invalid.into(),
        NotMerged::Refusal(refusal) => refusal.into(),
    })
}

pub(super) fn first(agendas: Vec<AgendaId>) -> Result<AgendaId, NotDone> {
    Ok(agendas.into_iter().next().ok_or_else(not_found)?)
}
