//! Statements about an agenda: adding one, voting on one at a time, and setting when an agenda is
//! deliberated online and who sees results when.

use process::act::Target;
use process::id::{AgendaId, StatementId};
use process::refusal::Fault;
use process::statement::{
    self, Done, EXPORT_FROM, Kept, Phase, Room, Settings, SettingsForm, StatementForm,
    StatementOrigin,
};
use process::{Act, Actor, Invalid, Refusal};
use serde_json::json;
use store::{Deliberated, District, Opinion, Progress, StatementRow, StoreError, Tx};

use super::opinion::agenda;
use super::proposal::{Sight, sight};
use super::{By, NotDone, district, not_found};

/// An agenda as it is deliberated online, read at one moment.
pub struct Ground {
    /// Its district.
    pub district: District,
    /// The agenda.
    pub agenda: Deliberated,
    /// How it is deliberated.
    pub settings: Settings,
    /// Whether it is on a ballot that is open now.
    pub ballot_open: bool,
    /// Where that stands.
    pub phase: Phase,
    /// How far the reader has come.
    pub progress: Progress,
    /// Whether the reader has said what she thinks of the agenda.
    pub opinion: bool,
}

impl Ground {
    /// Reads it for `actor`; four statements.
    ///
    /// # Errors
    /// When there is no such agenda in that district that everybody may see.
    pub fn read<E>(
        tx: &mut Tx<'_>,
        slug: &str,
        id: AgendaId,
        actor: &Actor,
        now: jiff::Timestamp,
    ) -> Result<Ground, E>
    where
        E: From<StoreError> + From<Refusal>,
    {
        let (district, agenda) = agenda::<E>(tx, slug, id)?;
        let opinion = match actor.person {
            Some(person) => store::opinion_of(tx, id, person)?,
            None => None,
        };
        Ok(Ground::of(
            tx,
            district,
            agenda,
            opinion.as_ref(),
            actor,
            now,
        )?)
    }

    /// The ground of an agenda that was read already, with the reader's opinion of it; one
    /// statement.
    ///
    /// # Errors
    /// When the store fails.
    pub fn of(
        tx: &mut Tx<'_>,
        district: District,
        agenda: Deliberated,
        opinion: Option<&Opinion>,
        actor: &Actor,
        now: jiff::Timestamp,
    ) -> Result<Ground, StoreError> {
        let (settings, ballot_open, progress) =
            store::statement_setting(tx, agenda.id, actor.person, now)?;
        Ok(Ground {
            phase: settings.phase(agenda.open, now),
            progress,
            opinion: opinion.is_some_and(|own| own.withdrawn_at.is_none()),
            district,
            agenda,
            settings,
            ballot_open,
        })
    }

    /// Decides whether the reader sees how others voted.
    ///
    /// # Errors
    /// Says why not.
    pub fn revealed(&self) -> Result<(), Kept> {
        let done = Done {
            opinion: self.opinion,
            statements: self.progress.voted,
            left: self.progress.all - self.progress.seen,
        };
        statement::revealed(&self.settings, self.phase, self.ballot_open, done)
    }
}

/// A statement with the district of its address. One about a hidden agenda is not there.
///
/// # Errors
/// When there is none in that district.
pub fn find<E>(tx: &mut Tx<'_>, slug: &str, id: StatementId) -> Result<(District, StatementRow), E>
where
    E: From<StoreError> + From<Refusal>,
{
    let district = district::by_slug(tx, slug)?.ok_or_else(not_found)?;
    let found = store::statement_get(tx, id)?.filter(|found| found.district == district.id);
    Ok((district, found.ok_or_else(not_found)?))
}

/// What `actor` sees of a statement.
pub fn sight_of(actor: &Actor, found: &StatementRow) -> Sight {
    sight(actor, found.hidden, found.district, found.author)
}

/// Adds a statement; a seed only by who sets the deliberation.
///
/// # Errors
/// Refuses who may not, what is not open and too many; says what is wrong with the text, and
/// when it is there already.
pub fn add(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: AgendaId,
    form: &StatementForm,
) -> Result<StatementId, NotDone> {
    let ground = Ground::read::<NotDone>(tx, slug, id, &by.actor, by.now)?;
    let target = Target::district(ground.district.id);
    by.may(Act::StatementAdd, target)?;
    let origin = match form.seed {
        true => {
            by.may(Act::StatementSet, target)?;
            StatementOrigin::Seed
        }
        false => StatementOrigin::Resident,
    };
    by.consented(tx)?;
    let person = by.person()?;
    let text = form.check(by.rules.limits)?;
    let (all, own) = store::statement_room(tx, id, person)?;
    let phase = ground.phase;
    statement::add(by.rules.limits, Room { phase, all, own }, origin)?;
    let there = store::statement_bodies(tx, id)?;
    if there.iter().any(|(_, other)| statement::same(other, &text)) {
        let fault = Fault::new("fault-statement-there");
        return Err(Invalid::one("statement", fault).into());
    }
    let added = store::statement_add(tx, id, person, origin, &text, by.now)?;
    let detail = json!({ "agenda": id, "origin": origin.as_str() });
    by.audit(
        tx,
        Act::StatementAdd,
        format_args!("statement/{added}"),
        &detail,
    )?;
    Ok(added)
}

/// Votes on a statement, or changes one's vote: the last one counts.
///
/// # Errors
/// Refuses who may not, what is not open and what is hidden; says when no stance was chosen.
pub fn vote(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: AgendaId,
    of: StatementId,
    stance: &str,
) -> Result<(), NotDone> {
    let ground = Ground::read::<NotDone>(tx, slug, id, &by.actor, by.now)?;
    by.may(Act::StatementVote, Target::district(ground.district.id))?;
    by.consented(tx)?;
    let person = by.person()?;
    let found = store::statement_get(tx, of)?.filter(|found| found.agenda == id);
    let found = found.ok_or_else(not_found)?;
    let stance = statement::check_vote(stance)?;
    statement::vote(ground.phase, found.hidden)?;
    if store::statement_vote_put(tx, id, of, person, stance, by.now)? {
        // What she said stands in the log of votes alone.
        by.audit(
            tx,
            Act::StatementVote,
            format_args!("statement/{of}"),
            &json!({ "agenda": id }),
        )?;
    }
    Ok(())
}

/// Sets when an agenda is deliberated online and who sees results when.
///
/// # Errors
/// Refuses who may not, an agenda that is not open, and opening again after a close when the file
/// of votes was there; names the faulty fields.
pub fn set(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: AgendaId,
    form: &SettingsForm,
) -> Result<(), NotDone> {
    let (district, found) = agenda::<NotDone>(tx, slug, id)?;
    by.may(Act::StatementSet, Target::district(district.id))?;
    by.consented(tx)?;
    let settings = form.check()?;
    if !found.open {
        let fault = Fault::new("refusal-statement-closed");
        return Err(Refusal::conflict(fault).into());
    }
    let (before, ..) = store::statement_setting(tx, id, None, by.now)?;
    let (people, _) = store::statement_people(tx, id)?;
    let phase = |settings: &Settings| settings.phase(true, by.now);
    if people >= EXPORT_FROM && phase(&before) == Phase::Closed && phase(&settings) != Phase::Closed
    {
        // Everybody may have the file of votes by now, and another one with one vote more would
        // tell what one person answered.
        let fault = Fault::new("refusal-statement-over");
        return Err(Refusal::conflict(fault).into());
    }
    store::statement_setting_put(tx, id, &settings, by.now)?;
    let detail = json!({
        "opens_at": settings.opens_at.map(|at| at.to_string()),
        "closes_at": settings.closes_at.map(|at| at.to_string()),
        "reveal": settings.reveal.as_str(),
        "reveal_after": settings.reveal_after,
        "quiet_in_ballot": settings.quiet_in_ballot,
    });
    by.audit(tx, Act::StatementSet, format_args!("agenda/{id}"), &detail)?;
    Ok(())
}
