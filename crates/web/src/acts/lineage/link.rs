//! Telling that things belong together without putting them together, and giving an agenda of
//! the council back to whoever put it on the board. Both are steps of the lineage and are undone
//! like the others.

use process::act::Target;
use process::agenda::{AgendaState, Item};
use process::id::{AgendaId, LineageId};
use process::lineage::{self, LineageAct, Why};
use process::{Act, Invalid};
use serde_json::json;
use store::{District, StoreError, Tx};

use super::{By, NotDone, Recorder, Source, decide, open, proposals};
use crate::acts::account;
use crate::acts::agenda::{Places, find};
use crate::acts::classification::{moved, tell};

/// Links things that belong together. Their proposers are told.
///
/// # Errors
/// Refuses who may not, fewer than two and what is hidden, and names the faulty fields.
pub fn link(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    items: &[Item],
    why: &Why,
) -> Result<LineageId, NotDone> {
    let district = open(tx, by, Act::LineageChange, slug)?;
    decide(lineage::merge_size(items.len()))?;
    let mut sources = Vec::new();
    for item in items {
        sources.push(Source::read(tx, &district, *item)?);
    }
    let standings: Vec<_> = sources.iter().map(|s| (s.item(), s.standing())).collect();
    let recorder = recorder(tx, by, &district, why)?;
    decide(lineage::link(&standings))?;
    linked(tx, by, &district, &recorder, &sources)
}

/// Writes a link that was decided on.
pub(in crate::acts) fn linked(
    tx: &mut Tx<'_>,
    by: &By,
    district: &District,
    recorder: &Recorder,
    sources: &[Source],
) -> Result<LineageId, NotDone> {
    let states: Vec<_> = sources.iter().map(|s| (s.item(), s.state())).collect();
    let step = recorder.step(district, LineageAct::Link);
    let id = store::lineage_add(tx, step, &states, &[], by.now)?;
    let direct = states.iter().filter(|(item, _)| item.proposal().is_some());
    for found in proposals(tx, direct.map(|(item, _)| *item))? {
        let words = ("lineage-linked-subject", "lineage-linked-text");
        tell(tx, by, (district, &found), words, |_| {
            vec![("reason", recorder.reason.clone().into())]
        })?;
    }
    let names: Vec<String> = states.iter().map(|(item, _)| item.to_string()).collect();
    let detail = json!({ "step": LineageAct::Link.as_str(), "sources": names });
    by.audit(
        tx,
        Act::LineageChange,
        format_args!("lineage/{id}"),
        &detail,
    )?;
    Ok(id)
}

/// Gives an agenda of the council back to whoever put it on the board, who is told why.
///
/// # Errors
/// Refuses who may not, what a step made and what is not open, and names the faulty fields.
pub fn give_back(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: AgendaId,
    why: &Why,
) -> Result<LineageId, NotDone> {
    let (district, found) = find::<NotDone>(tx, slug, id)?;
    by.may(Act::LineageChange, Target::district(district.id))?;
    by.consented(tx)?;
    let recorder = recorder(tx, by, &district, why)?;
    lineage::give_back(found.origin, found.standing())?;
    if !store::agenda_move(tx, id, AgendaState::Open, AgendaState::Returned)? {
        return Err(moved());
    }
    let step = recorder.step(&district, LineageAct::Return);
    let before = [(Item::Agenda(id), found.state.as_str())];
    let made = store::lineage_add(tx, step, &before, &[], by.now)?;
    if let Some(owner) = store::person_get(tx, found.author)? {
        let words = ("lineage-returned-subject", "lineage-returned-text");
        account::tell(tx, by, &owner, &[], words, |lang| {
            let name = lang.pick(&district.name_ko, &district.name_en).clone();
            vec![
                ("district", name.into()),
                ("title", found.text.title.clone().into()),
                ("reason", recorder.reason.clone().into()),
            ]
        })?;
    }
    let detail =
        json!({ "step": LineageAct::Return.as_str(), "sources": [before[0].0.to_string()] });
    let subject = format_args!("lineage/{made}");
    by.audit(tx, Act::LineageChange, subject, &detail)?;
    Ok(made)
}

/// Who records it, with a reason and a body that were checked.
fn recorder(tx: &mut Tx<'_>, by: &By, district: &District, why: &Why) -> Result<Recorder, NotDone> {
    let places: Result<Places, StoreError> = Places::of(tx, district.id);
    let mut invalid = Invalid::default();
    let why = why.check(by.rules.limits, places?.known().bodies, &mut invalid);
    Ok(Recorder::of(
        by,
        Act::LineageChange,
        district,
        invalid.or(why)?,
    )?)
}
