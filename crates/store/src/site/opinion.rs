//! What people think of an agenda, and how many of each: the numbers stand with the agenda and
//! change in the same transaction.

use jiff::Timestamp;
use process::agenda::AgendaState;
use process::id::{AgendaId, DistrictId, OpinionId, PersonId};
use process::opinion::{Gradient, OpinionText, Stance};

use super::agenda::{Agenda, agenda_get};
use super::moderation::{Hiding, hiding, hiding_columns};
use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

/// The columns that [`read`] expects.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT o.id, o.agenda_id, a.district_id, a.title, o.person_id, p.display_name, \
             o.stance, o.reason, o.hidden, o.at, o.withdrawn_at, ",
            hiding_columns!("opinion", "o"),
            ", o.gradient \
             FROM opinion o JOIN agenda a ON a.id = o.agenda_id \
             JOIN person p ON p.id = o.person_id ",
            $rest
        )
    };
}

statements! {
    /// One at a time of an agenda: the numbers follow from what was there before.
    LOCK = "UPDATE agenda SET pass_count = pass_count WHERE id = $1";
    COUNT = "UPDATE agenda SET agree_count = agree_count + $2, \
             disagree_count = disagree_count + $3, pass_count = pass_count + $4 WHERE id = $1";
    ADD = "INSERT INTO opinion (id, agenda_id, person_id, stance, gradient, reason, hidden, at) \
           VALUES ($1, $2, $3, $4, $5, $6, 0, $7)";
    REPLACE = "UPDATE opinion SET stance = $2, gradient = $3, reason = $4, at = $5, \
               withdrawn_at = NULL WHERE id = $1";
    WITHDRAW = "UPDATE opinion SET reason = '', gradient = NULL, withdrawn_at = $2 WHERE id = $1";
    GRADIENTS = "SELECT gradient, COUNT(*) FROM opinion WHERE agenda_id = $1 \
                 AND gradient IS NOT NULL AND withdrawn_at IS NULL GROUP BY gradient";
    SET_HIDDEN = "UPDATE opinion SET hidden = $2 WHERE id = $1";
    GET = select!("WHERE o.id = $1");
    OF_PERSON = select!("WHERE o.agenda_id = $1 AND o.person_id = $2");
    REASONS = select!("WHERE o.agenda_id = $1 AND o.stance = $2 AND o.reason <> '' \
                       AND o.withdrawn_at IS NULL AND o.id < $3 ORDER BY o.id DESC LIMIT $4");
    IN_SHORT = select!("WHERE o.agenda_id = $1 AND (o.person_id = $2 OR o.id IN (\
                        SELECT id FROM (SELECT x.id FROM opinion x WHERE x.agenda_id = $1 \
                        AND x.stance = 'agree' AND x.reason <> '' AND x.withdrawn_at IS NULL \
                        ORDER BY x.id DESC LIMIT $3) a UNION ALL \
                        SELECT id FROM (SELECT x.id FROM opinion x WHERE x.agenda_id = $1 \
                        AND x.stance = 'disagree' AND x.reason <> '' AND x.withdrawn_at IS NULL \
                        ORDER BY x.id DESC LIMIT $3) d UNION ALL \
                        SELECT id FROM (SELECT x.id FROM opinion x WHERE x.agenda_id = $1 \
                        AND x.stance = 'pass' AND x.reason <> '' AND x.withdrawn_at IS NULL \
                        ORDER BY x.id DESC LIMIT $3) n)) ORDER BY o.id DESC");
    ALL_REASONS = select!("WHERE o.agenda_id = $1 AND o.reason <> '' \
                           AND o.withdrawn_at IS NULL AND o.id < $2 ORDER BY o.id DESC LIMIT $3");
}

/// What somebody thinks of an agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opinion {
    /// Its id.
    pub id: OpinionId,
    /// Of which agenda.
    pub agenda: AgendaId,
    /// The agenda's district.
    pub district: DistrictId,
    /// The agenda's title.
    pub agenda_title: String,
    /// Whose it is.
    pub author: PersonId,
    /// The author's display name; empty after the account was closed.
    pub author_name: String,
    /// What it says; the reason is empty once it was taken back.
    pub text: OpinionText,
    /// Whether a moderator has hidden the reason.
    pub hidden: bool,
    /// When it was given, or last replaced.
    pub at: Timestamp,
    /// When its author took it back.
    pub withdrawn_at: Option<Timestamp>,
    /// Why it is hidden and since when.
    pub hiding: Hiding,
    /// Whether its author has appealed against a hiding.
    pub appealed: bool,
}

/// How many people stand where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stances {
    /// In favour.
    pub agree: i64,
    /// Against.
    pub disagree: i64,
    /// Neither.
    pub pass: i64,
}

impl Stances {
    /// How many people gave an opinion.
    pub fn people(self) -> i64 {
        self.agree + self.disagree + self.pass
    }
}

/// When the numbers of an agenda are kept back from somebody of whom nothing is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Quiet {
    /// Until this moment, while the agenda is open: only who has voted sees them.
    pub until: Option<Timestamp>,
    /// From the opening to the close of its ballot.
    pub ballot: Option<(Timestamp, Timestamp)>,
}

impl Quiet {
    /// Whether they are kept back at `now`.
    pub fn at(&self, agenda_open: bool, now: Timestamp) -> bool {
        let unvoted = agenda_open && self.until.is_some_and(|until| now < until);
        let ballot = self.ballot;
        unvoted || ballot.is_some_and(|(opens, closes)| opens <= now && now < closes)
    }
}

/// An agenda as far as opinions of it are concerned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deliberated {
    /// Its id.
    pub id: AgendaId,
    /// Its district.
    pub district: DistrictId,
    /// One line that names it.
    pub title: String,
    /// Why it is needed.
    pub need: String,
    /// Whether it is open: neither merged, split, undone nor decided on.
    pub open: bool,
    /// Whether a moderator has hidden it.
    pub hidden: bool,
    /// Who stands where.
    pub stances: Stances,
    /// When they are kept back.
    pub quiet: Quiet,
}

impl From<&Agenda> for Deliberated {
    fn from(agenda: &Agenda) -> Deliberated {
        Deliberated {
            id: agenda.id,
            district: agenda.district,
            title: agenda.text.title.clone(),
            need: agenda.text.need.clone(),
            open: agenda.state == AgendaState::Open,
            hidden: agenda.hidden,
            stances: Stances {
                agree: agenda.agree_count,
                disagree: agenda.disagree_count,
                pass: agenda.pass_count,
            },
            quiet: agenda.quiet,
        }
    }
}

/// The agenda with this id.
///
/// # Errors
/// When the store fails.
pub fn deliberated_get(tx: &mut Tx<'_>, id: AgendaId) -> Result<Option<Deliberated>, StoreError> {
    let found = agenda_get(tx, id)?;
    Ok(found.as_ref().map(Deliberated::from))
}

/// The opinion with this id, hidden or not; the caller decides who may see it.
///
/// # Errors
/// When the store fails.
pub fn opinion_get(tx: &mut Tx<'_>, id: OpinionId) -> Result<Option<Opinion>, StoreError> {
    tx.row(GET, values![id], read)
}

/// The opinion that a person gave of an agenda, taken back or not.
///
/// # Errors
/// When the store fails.
pub fn opinion_of(
    tx: &mut Tx<'_>,
    agenda: AgendaId,
    person: PersonId,
) -> Result<Option<Opinion>, StoreError> {
    tx.row(OF_PERSON, values![agenda, person], read)
}

/// Gives the one opinion that a person has of an agenda, or replaces it.
///
/// # Errors
/// When the store fails.
pub fn opinion_put(
    tx: &mut Tx<'_>,
    agenda: AgendaId,
    person: PersonId,
    text: &OpinionText,
    now: Timestamp,
) -> Result<OpinionId, StoreError> {
    tx.execute(LOCK, values![agenda])?;
    let OpinionText {
        stance,
        gradient,
        reason,
    } = text;
    let before = opinion_of(tx, agenda, person)?;
    let id = match &before {
        Some(before) => {
            tx.execute(REPLACE, values![before.id, *stance, *gradient, reason, now])?;
            before.id
        }
        None => {
            let id = OpinionId(tx.next_id(now));
            tx.execute(
                ADD,
                values![id, agenda, person, *stance, *gradient, reason, now],
            )?;
            id
        }
    };
    let counted = before.filter(|before| before.withdrawn_at.is_none());
    count(
        tx,
        agenda,
        counted.map(|before| before.text.stance),
        Some(*stance),
    )?;
    Ok(id)
}

/// Takes an opinion back, its reason with it; `false` when there is none.
///
/// # Errors
/// When the store fails.
pub fn opinion_withdraw(
    tx: &mut Tx<'_>,
    agenda: AgendaId,
    person: PersonId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    tx.execute(LOCK, values![agenda])?;
    let before = opinion_of(tx, agenda, person)?;
    let Some(before) = before.filter(|before| before.withdrawn_at.is_none()) else {
        return Ok(false);
    };
    tx.execute(WITHDRAW, values![before.id, now])?;
    count(tx, agenda, Some(before.text.stance), None)?;
    Ok(true)
}

/// Moves one person in the numbers of an agenda.
fn count(
    tx: &mut Tx<'_>,
    agenda: AgendaId,
    from: Option<Stance>,
    to: Option<Stance>,
) -> Result<(), StoreError> {
    if from == to {
        return Ok(());
    }
    let change = |stance| i64::from(to == Some(stance)) - i64::from(from == Some(stance));
    let [agree, disagree, pass] = [Stance::Agree, Stance::Disagree, Stance::Pass].map(change);
    tx.execute(COUNT, values![agenda, agree, disagree, pass])
        .map(drop)
}

/// A page of the opinions of an agenda that give a reason, the newest first: of one stance, or
/// of all. Hidden ones are in it, marked. `before` is the last id of the page before.
///
/// # Errors
/// When the store fails.
pub fn opinion_reasons(
    tx: &mut Tx<'_>,
    agenda: AgendaId,
    stance: Option<Stance>,
    before: Option<OpinionId>,
    limit: i64,
) -> Result<Vec<Opinion>, StoreError> {
    let before = before.unwrap_or(OpinionId(i64::MAX));
    match stance {
        Some(stance) => tx.rows(REASONS, values![agenda, stance, before, limit], read),
        None => tx.rows(ALL_REASONS, values![agenda, before, limit], read),
    }
}

/// Somebody's own opinion, and reasons of each stance.
pub type InShort = (Option<Opinion>, Vec<(Stance, Vec<Opinion>)>);

/// The opinion of `reader`, taken back or not, and the latest reasons of each stance, at most
/// `limit` each. One statement.
///
/// # Errors
/// When the store fails.
pub fn opinions_in_short(
    tx: &mut Tx<'_>,
    agenda: AgendaId,
    reader: Option<PersonId>,
    limit: usize,
) -> Result<InShort, StoreError> {
    let most = i64::try_from(limit).unwrap_or(i64::MAX);
    let values = values![agenda, reader.unwrap_or(PersonId(0)), most];
    let found = tx.rows(IN_SHORT, values, read)?;
    let own = found.iter().find(|one| Some(one.author) == reader).cloned();
    let reasons = Stance::ALL.iter().map(|stance| {
        let given = found.iter().filter(|one| {
            let says = !one.text.reason.is_empty() && one.withdrawn_at.is_none();
            one.text.stance == *stance && says
        });
        (*stance, given.take(limit).cloned().collect())
    });
    Ok((own, reasons.collect()))
}

/// How many people go along how far with an agenda; steps that nobody chose are left out.
///
/// # Errors
/// When the store fails.
pub fn opinion_gradients(
    tx: &mut Tx<'_>,
    agenda: AgendaId,
) -> Result<Vec<(Gradient, i64)>, StoreError> {
    tx.rows(GRADIENTS, values![agenda], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })
}

/// Hides the reason of an opinion. Its stance counts all the same.
///
/// # Errors
/// When the store fails.
pub fn opinion_hide(tx: &mut Tx<'_>, id: OpinionId) -> Result<(), StoreError> {
    tx.execute(SET_HIDDEN, values![id, true]).map(drop)
}

/// Shows a hidden reason again.
///
/// # Errors
/// When the store fails.
pub fn opinion_show(tx: &mut Tx<'_>, id: OpinionId) -> Result<(), StoreError> {
    tx.execute(SET_HIDDEN, values![id, false]).map(drop)
}

fn read(row: &Row<'_>) -> Result<Opinion, StoreError> {
    let (hiding, appealed) = hiding(row, 11)?;
    Ok(Opinion {
        id: row.get(0)?,
        agenda: row.get(1)?,
        district: row.get(2)?,
        agenda_title: row.get(3)?,
        author: row.get(4)?,
        author_name: row.get(5)?,
        text: OpinionText {
            stance: row.get(6)?,
            gradient: row.get(14)?,
            reason: row.get(7)?,
        },
        hidden: row.get(8)?,
        at: row.get(9)?,
        withdrawn_at: row.get(10)?,
        hiding,
        appealed,
    })
}
