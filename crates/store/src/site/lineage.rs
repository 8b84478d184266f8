//! Lineage (계보): which proposals and agendas became which agendas, and what was undone.

use jiff::Timestamp;
use process::agenda::{AgendaStanding, Item, ItemKind, Origin};
use process::id::{AgendaId, BodyId, DistrictId, LineageId, MeetingId, MergeId, PersonId};
use process::lineage::LineageAct;
use process::role::Role;

use super::agenda::{agenda_move, names};
use super::coauthor::{self, Coauthor, coauthors};
use super::meeting::{NamedMeeting, named};
use super::proposal::proposal_move;
use super::support;
use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

/// The columns that [`read_source`] expects, of sources `s`, with `$depth` steps between.
macro_rules! sources {
    ($head:literal, $depth:literal, $from:literal, $rest:literal) => {
        concat!(
            $head,
            "SELECT s.lineage_id, s.subject_kind, s.subject_id, s.state_before, ",
            $depth,
            ", COALESCE(p.title, g.title), COALESCE(p.need, g.need), \
             COALESCE(p.hidden, g.hidden), COALESCE(p.state, g.state), COALESCE(g.origin, ''), \
             a.id, a.display_name, COALESCE(p.created_at, g.created_at), ",
            coauthors!("p.id"),
            " FROM ",
            $from,
            " LEFT JOIN proposal p ON s.subject_kind = 'proposal' AND p.id = s.subject_id \
             LEFT JOIN agenda g ON s.subject_kind = 'agenda' AND g.id = s.subject_id \
             JOIN person a ON a.id = COALESCE(p.author_id, g.author_id) ",
            $rest
        )
    };
}

statements! {
    ADD = "INSERT INTO lineage (id, district_id, act, reason, actor_id, at, body_id, role, \
           tell_after, meeting_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    SOURCE_ADD = "INSERT INTO lineage_source (lineage_id, subject_kind, subject_id, state_before) \
                  VALUES ($1, $2, $3, $4)";
    RESULT_ADD = "INSERT INTO lineage_result (lineage_id, agenda_id) VALUES ($1, $2)";
    GET = "SELECT l.id, l.district_id, l.act, l.reason, l.at, l.undone_at, l.undo_reason, \
           b.name_ko, b.name_en, l.role, m.id, m.title, m.starts_at, l.undo_role FROM lineage l \
           LEFT JOIN body b ON b.id = l.body_id LEFT JOIN meeting m ON m.id = l.meeting_id \
           WHERE l.id = $1";
    LINKS_OF = "SELECT l.id, l.reason, l.at, x.subject_kind, x.subject_id, \
                COALESCE(p.title, g.title), COALESCE(p.hidden, g.hidden), \
                COALESCE(p.state, g.state) FROM lineage_source s \
                JOIN lineage l ON l.id = s.lineage_id \
                JOIN lineage_source x ON x.lineage_id = l.id \
                LEFT JOIN proposal p ON x.subject_kind = 'proposal' AND p.id = x.subject_id \
                LEFT JOIN agenda g ON x.subject_kind = 'agenda' AND g.id = x.subject_id \
                WHERE s.subject_kind = $1 AND s.subject_id = $2 AND l.act = 'link' \
                AND l.undone_at IS NULL AND x.subject_id <> s.subject_id \
                ORDER BY l.id DESC, x.subject_id LIMIT 100";
    LATER = "SELECT DISTINCT l.id, l.act, l.at FROM lineage_result r \
             JOIN lineage_source s ON s.subject_kind = 'agenda' AND s.subject_id = r.agenda_id \
             JOIN lineage l ON l.id = s.lineage_id WHERE r.lineage_id = $1 \
             AND l.undone_at IS NULL AND l.act <> 'link' ORDER BY l.id LIMIT 50";
    TO_TELL = "SELECT l.id, l.tell_after FROM lineage l WHERE l.tell_after IS NOT NULL \
               ORDER BY l.id LIMIT 1";
    TELL_NEXT = "SELECT DISTINCT s.person_id FROM lineage_source x \
                 JOIN support_reach r ON r.item_id = x.subject_id \
                 JOIN support s ON s.item_id = r.giver_id \
                 WHERE x.lineage_id = $1 AND s.withdrawn_at IS NULL AND s.person_id > $2 \
                 AND NOT EXISTS (SELECT 1 FROM lineage_source y \
                 JOIN proposal p ON p.id = y.subject_id AND y.subject_kind = 'proposal' \
                 WHERE y.lineage_id = $1 AND p.author_id = s.person_id) \
                 ORDER BY s.person_id LIMIT $3";
    TOLD = "UPDATE lineage SET tell_after = $3 WHERE id = $1 AND tell_after = $2";
    SOURCES = sources!("", "CAST(1 AS BIGINT)", "lineage_source s", "WHERE s.lineage_id = $1 ORDER BY s.subject_id");
    RESULTS = "SELECT g.id, g.title, g.need, g.state, g.version, g.hidden, \
               (SELECT COUNT(*) FROM vote_item i WHERE i.agenda_id = g.id) \
               FROM lineage_result r JOIN agenda g ON g.id = r.agenda_id \
               WHERE r.lineage_id = $1 ORDER BY g.id";
    ANCESTORS = sources!(
        "WITH RECURSIVE up (lineage_id, subject_kind, subject_id, state_before, depth) AS (\
         SELECT s.lineage_id, s.subject_kind, s.subject_id, s.state_before, CAST(1 AS BIGINT) \
         FROM lineage_result r JOIN lineage_source s ON s.lineage_id = r.lineage_id \
         WHERE r.agenda_id = $1 \
         UNION SELECT s.lineage_id, s.subject_kind, s.subject_id, s.state_before, up.depth + 1 \
         FROM up JOIN lineage_result r ON up.subject_kind = 'agenda' AND r.agenda_id = up.subject_id \
         JOIN lineage_source s ON s.lineage_id = r.lineage_id WHERE up.depth < 50) ",
        "s.depth",
        "up s",
        "ORDER BY s.depth, s.subject_id LIMIT 500"
    );
    EDGES = "WITH RECURSIVE up (lineage_id, kind, id, into_id, depth) AS (\
             SELECT s.lineage_id, s.subject_kind, s.subject_id, r.agenda_id, CAST(1 AS BIGINT) \
             FROM lineage_result r JOIN lineage_source s ON s.lineage_id = r.lineage_id \
             WHERE r.agenda_id = $1 \
             UNION SELECT s.lineage_id, s.subject_kind, s.subject_id, r.agenda_id, up.depth + 1 \
             FROM up JOIN lineage_result r ON up.kind = 'agenda' AND r.agenda_id = up.id \
             JOIN lineage_source s ON s.lineage_id = r.lineage_id WHERE up.depth < 50) \
             SELECT u.lineage_id, l.act, l.at, l.undone_at, u.kind, u.id, \
             COALESCE(p.title, g.title), COALESCE(p.hidden, g.hidden), \
             COALESCE(p.state, g.state), u.into_id FROM up u \
             JOIN lineage l ON l.id = u.lineage_id \
             LEFT JOIN proposal p ON u.kind = 'proposal' AND p.id = u.id \
             LEFT JOIN agenda g ON u.kind = 'agenda' AND g.id = u.id \
             ORDER BY u.lineage_id, u.id, u.into_id LIMIT 300";
    STEPS_OF = "SELECT l.id, l.act, l.at, l.undone_at, g.id, g.title, g.hidden, g.state \
                FROM lineage_source s JOIN lineage l ON l.id = s.lineage_id \
                JOIN lineage_result r ON r.lineage_id = l.id JOIN agenda g ON g.id = r.agenda_id \
                WHERE s.subject_kind = $1 AND s.subject_id = $2 ORDER BY l.id DESC, g.id LIMIT 100";
    BESIDE = "SELECT * FROM (SELECT 'link' AS what, l.id AS id, l.reason AS words, l.at AS at, \
              CAST(NULL AS BIGINT) AS undone_at, x.subject_kind AS kind, x.subject_id AS other, \
              COALESCE(p.title, g.title) AS title, COALESCE(p.hidden, g.hidden) AS hidden, \
              COALESCE(p.state, g.state) AS state FROM lineage_source s \
              JOIN lineage l ON l.id = s.lineage_id JOIN lineage_source x ON x.lineage_id = l.id \
              LEFT JOIN proposal p ON x.subject_kind = 'proposal' AND p.id = x.subject_id \
              LEFT JOIN agenda g ON x.subject_kind = 'agenda' AND g.id = x.subject_id \
              WHERE s.subject_kind = $1 AND s.subject_id = $2 AND l.act = 'link' \
              AND l.undone_at IS NULL AND x.subject_id <> s.subject_id \
              ORDER BY l.id DESC, x.subject_id LIMIT 100) links \
              UNION ALL SELECT * FROM (SELECT 'step', l.id, l.act, l.at, l.undone_at, 'agenda', \
              g.id, g.title, g.hidden, g.state FROM lineage_source s \
              JOIN lineage l ON l.id = s.lineage_id JOIN lineage_result r ON r.lineage_id = l.id \
              JOIN agenda g ON g.id = r.agenda_id \
              WHERE s.subject_kind = $1 AND s.subject_id = $2 ORDER BY l.id DESC, g.id \
              LIMIT 100) steps \
              UNION ALL SELECT * FROM (SELECT 'merge', m.id, '', m.until, CAST(NULL AS BIGINT), \
              '', CAST(0 AS BIGINT), '', CAST(0 AS BIGINT), '' FROM merge_source s \
              JOIN merge_request m ON m.id = s.merge_id WHERE s.subject_id = $2 \
              AND m.closed_at IS NULL ORDER BY m.id LIMIT 1) merges";
    UNDO = "UPDATE lineage SET undone_at = $2, undone_by = $3, undo_reason = $4, \
            undo_role = $5, tell_after = CASE WHEN act IN ('link', 'return') THEN NULL ELSE 0 END \
            WHERE id = $1 AND undone_at IS NULL";
}

/// A step in which things became agendas.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lineage {
    /// Its id.
    pub id: LineageId,
    /// Its district.
    pub district: DistrictId,
    /// What was done.
    pub act: LineageAct,
    /// Why.
    pub reason: String,
    /// When.
    pub at: Timestamp,
    /// When it was undone.
    pub undone_at: Option<Timestamp>,
    /// Why it was undone.
    pub undo_reason: Option<String>,
    /// The role of whoever undid it; nothing for what was undone before roles were kept.
    pub undo_role: Option<Role>,
    /// The names of the body that decided it, Korean and English.
    pub body_names: Option<(String, String)>,
    /// The role of whoever recorded it.
    pub role: Option<Role>,
    /// The meeting that decided it.
    pub meeting: Option<NamedMeeting>,
}

/// A step to be recorded.
#[derive(Clone, Copy, Debug)]
pub struct NewLineage<'a> {
    /// Its district.
    pub district: DistrictId,
    /// What is done.
    pub act: LineageAct,
    /// Why.
    pub reason: &'a str,
    /// The body that decided it.
    pub body: Option<BodyId>,
    /// The meeting that decided it.
    pub meeting: Option<MeetingId>,
    /// Who records it.
    pub actor: PersonId,
    /// As what.
    pub role: Role,
}

/// Something that became, or became part of, an agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineageSource {
    /// The step.
    pub lineage: LineageId,
    /// Which it is.
    pub item: Item,
    /// The name of its state before the step.
    pub state_before: String,
    /// How many steps lie between it and the agenda asked for; 1 is its own.
    pub depth: i64,
    /// One line that names it.
    pub title: String,
    /// Why it is needed.
    pub need: String,
    /// Whether a moderator has hidden it.
    pub hidden: bool,
    /// The name of its state now.
    pub state: String,
    /// How an agenda came to be; `None` for proposals.
    pub origin: Option<Origin>,
    /// Who wrote it; for a merged agenda the one who recorded the merge.
    pub author: PersonId,
    /// The display name of that person; empty after the account was closed.
    pub author_name: String,
    /// Who wrote a proposal together with its author.
    pub coauthors: Vec<Coauthor>,
    /// When it was handed in or put on the board.
    pub created_at: Timestamp,
}

impl LineageSource {
    /// Everybody who wrote it, the first author first.
    pub fn authors(&self) -> impl Iterator<Item = PersonId> {
        let others = self.coauthors.iter().map(|one| one.person);
        std::iter::once(self.author).chain(others)
    }

    /// Whether its author wrote it, and did not only record a step.
    pub fn is_written(&self) -> bool {
        self.origin.is_none_or(|origin| origin == Origin::Council)
    }
}

/// An agenda that a step made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineageResult {
    /// Its id.
    pub agenda: AgendaId,
    /// One line that names it.
    pub title: String,
    /// Why it is needed.
    pub need: String,
    /// Where it stands.
    pub standing: AgendaStanding,
}

/// A step that something went into, with one of the agendas it became.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineageStep {
    /// The step.
    pub lineage: LineageId,
    /// What was done.
    pub act: LineageAct,
    /// When.
    pub at: Timestamp,
    /// When it was undone.
    pub undone_at: Option<Timestamp>,
    /// The agenda.
    pub agenda: AgendaId,
    /// Its title.
    pub title: String,
    /// Whether a moderator has hidden it.
    pub hidden: bool,
    /// The name of its state.
    pub state: String,
}

/// Something that something else is linked with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineageLink {
    /// The link.
    pub lineage: LineageId,
    /// Why they belong together.
    pub reason: String,
    /// Since when.
    pub at: Timestamp,
    /// The other one.
    pub item: Item,
    /// One line that names it.
    pub title: String,
    /// Whether a moderator has hidden it.
    pub hidden: bool,
    /// The name of its state.
    pub state: String,
}

/// That something went into an agenda in a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineageEdge {
    /// The step.
    pub lineage: LineageId,
    /// What was done.
    pub act: LineageAct,
    /// When.
    pub at: Timestamp,
    /// Whether it was undone.
    pub undone: bool,
    /// What went in.
    pub item: Item,
    /// One line that names it.
    pub title: String,
    /// Whether a moderator has hidden it.
    pub hidden: bool,
    /// The name of its state.
    pub state: String,
    /// The agenda.
    pub into: AgendaId,
}

/// Records a step: its sources with the names of their states before, and its results. Whoever
/// supports a source supports each result.
///
/// # Errors
/// When the store fails.
pub fn lineage_add(
    tx: &mut Tx<'_>,
    new: NewLineage<'_>,
    sources: &[(Item, &str)],
    results: &[AgendaId],
    now: Timestamp,
) -> Result<LineageId, StoreError> {
    let id = LineageId(tx.next_id(now));
    let NewLineage {
        district,
        act,
        reason,
        body,
        meeting,
        actor,
        role,
    } = new;
    let moves = !matches!(act, LineageAct::Link | LineageAct::Return);
    let tell: Option<i64> = moves.then_some(0);
    let values = values![
        id, district, act, reason, actor, now, body, role, tell, meeting
    ];
    tx.execute(ADD, values)?;
    for (item, state) in sources {
        let values = values![id, item.kind(), item.number(), *state];
        tx.execute(SOURCE_ADD, values)?;
    }
    for agenda in results {
        tx.execute(RESULT_ADD, values![id, *agenda])?;
    }
    support::joined(tx, sources.iter().map(|(item, _)| *item), results)?;
    Ok(id)
}

/// The step with this id.
///
/// # Errors
/// When the store fails.
pub fn lineage_get(tx: &mut Tx<'_>, id: LineageId) -> Result<Option<Lineage>, StoreError> {
    tx.row(GET, values![id], |row| {
        Ok(Lineage {
            id: row.get(0)?,
            district: row.get(1)?,
            act: row.get(2)?,
            reason: row.get(3)?,
            at: row.get(4)?,
            undone_at: row.get(5)?,
            undo_reason: row.get(6)?,
            body_names: names(row, 7)?,
            role: row.get(9)?,
            meeting: named(row, 10)?,
            undo_role: row.get(13)?,
        })
    })
}

/// What went into a step, oldest first.
///
/// # Errors
/// When the store fails.
pub fn lineage_sources(tx: &mut Tx<'_>, id: LineageId) -> Result<Vec<LineageSource>, StoreError> {
    tx.rows(SOURCES, values![id], read_source)
}

/// Everything that an agenda came from, through all steps: what went into its own step first.
/// At most 500.
///
/// # Errors
/// When the store fails.
pub fn lineage_ancestors(
    tx: &mut Tx<'_>,
    agenda: AgendaId,
) -> Result<Vec<LineageSource>, StoreError> {
    tx.rows(ANCESTORS, values![agenda], read_source)
}

/// Everything that an agenda came from with what it went into, in the order of the steps; at
/// most 300.
///
/// # Errors
/// When the store fails.
pub fn lineage_edges(tx: &mut Tx<'_>, agenda: AgendaId) -> Result<Vec<LineageEdge>, StoreError> {
    tx.rows(EDGES, values![agenda], |row| {
        Ok(LineageEdge {
            lineage: row.get(0)?,
            act: row.get(1)?,
            at: row.get(2)?,
            undone: row.get::<Option<Timestamp>>(3)?.is_some(),
            item: Item::of(row.get(4)?, row.get(5)?),
            title: row.get(6)?,
            hidden: row.get(7)?,
            state: row.get(8)?,
            into: row.get(9)?,
        })
    })
}

/// What a step made.
///
/// # Errors
/// When the store fails.
pub fn lineage_results(tx: &mut Tx<'_>, id: LineageId) -> Result<Vec<LineageResult>, StoreError> {
    tx.rows(RESULTS, values![id], |row| {
        Ok(LineageResult {
            agenda: row.get(0)?,
            title: row.get(1)?,
            need: row.get(2)?,
            standing: AgendaStanding {
                state: row.get(3)?,
                version: row.get(4)?,
                hidden: row.get(5)?,
                on_ballot: row.get::<i64>(6)? > 0,
            },
        })
    })
}

/// The steps that something went into, the latest first, each with every agenda it made.
///
/// # Errors
/// When the store fails.
pub fn lineage_steps_of(tx: &mut Tx<'_>, item: Item) -> Result<Vec<LineageStep>, StoreError> {
    let values = values![item.kind(), item.number()];
    tx.rows(STEPS_OF, values, |row| {
        Ok(LineageStep {
            lineage: row.get(0)?,
            act: row.get(1)?,
            at: row.get(2)?,
            undone_at: row.get(3)?,
            agenda: row.get(4)?,
            title: row.get(5)?,
            hidden: row.get(6)?,
            state: row.get(7)?,
        })
    })
}

/// What something is linked with, the latest link first.
///
/// # Errors
/// When the store fails.
pub fn lineage_links_of(tx: &mut Tx<'_>, item: Item) -> Result<Vec<LineageLink>, StoreError> {
    tx.rows(LINKS_OF, values![item.kind(), item.number()], |row| {
        Ok(LineageLink {
            lineage: row.get(0)?,
            reason: row.get(1)?,
            at: row.get(2)?,
            item: Item::of(row.get(3)?, row.get(4)?),
            title: row.get(5)?,
            hidden: row.get(6)?,
            state: row.get(7)?,
        })
    })
}

/// What a page says beside something: its links, the steps that it went into, and the open
/// request to merge it with its last moment. One statement.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LineageBeside {
    /// As [`lineage_links_of`].
    pub links: Vec<LineageLink>,
    /// As [`lineage_steps_of`].
    pub steps: Vec<LineageStep>,
    /// As [`merge_open_of`](crate::merge_open_of).
    pub request: Option<(MergeId, Timestamp)>,
}

/// Reads it.
///
/// # Errors
/// When the store fails.
pub fn lineage_beside(tx: &mut Tx<'_>, item: Item) -> Result<LineageBeside, StoreError> {
    let mut found = LineageBeside::default();
    tx.rows(BESIDE, values![item.kind(), item.number()], |row| {
        match row.get::<String>(0)?.as_str() {
            "link" => found.links.push(LineageLink {
                lineage: row.get(1)?,
                reason: row.get(2)?,
                at: row.get(3)?,
                item: Item::of(row.get(5)?, row.get(6)?),
                title: row.get(7)?,
                hidden: row.get(8)?,
                state: row.get(9)?,
            }),
            "step" => found.steps.push(LineageStep {
                lineage: row.get(1)?,
                act: row.get(2)?,
                at: row.get(3)?,
                undone_at: row.get(4)?,
                agenda: row.get(6)?,
                title: row.get(7)?,
                hidden: row.get(8)?,
                state: row.get(9)?,
            }),
            _ => found.request = Some((row.get(1)?, row.get(3)?)),
        }
        Ok(())
    })?;
    // A union promises no order.
    found
        .links
        .sort_by_key(|one| (std::cmp::Reverse(one.lineage), one.item.number()));
    found
        .steps
        .sort_by_key(|one| (std::cmp::Reverse(one.lineage), one.agenda));
    Ok(found)
}

/// The steps that stand on what a step made, the oldest first: they are undone before it.
///
/// # Errors
/// When the store fails.
pub fn lineage_later(
    tx: &mut Tx<'_>,
    id: LineageId,
) -> Result<Vec<(LineageId, LineageAct, Timestamp)>, StoreError> {
    tx.rows(LATER, values![id], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?))
    })
}

/// The next step of which supporters have to be told, and the last one who was.
///
/// # Errors
/// When the store fails.
pub fn lineage_to_tell(tx: &mut Tx<'_>) -> Result<Option<(LineageId, PersonId)>, StoreError> {
    tx.row(TO_TELL, &[], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// The next supporters of what went into a step, after `after`; its proposers are told with it
/// and left out.
///
/// # Errors
/// When the store fails.
pub fn lineage_tell_next(
    tx: &mut Tx<'_>,
    id: LineageId,
    after: PersonId,
    limit: i64,
) -> Result<Vec<PersonId>, StoreError> {
    tx.rows(TELL_NEXT, values![id, after, limit], |row| row.get(0))
}

/// Records that everybody up to `last` was told, or everybody; `false` when another process
/// was first.
///
/// # Errors
/// When the store fails.
pub fn lineage_told(
    tx: &mut Tx<'_>,
    id: LineageId,
    from: PersonId,
    last: Option<PersonId>,
) -> Result<bool, StoreError> {
    Ok(tx.execute(TOLD, values![id, from, last])? > 0)
}

/// Marks a step as undone; `false` when it was before.
///
/// # Errors
/// When the store fails.
pub fn lineage_undo(
    tx: &mut Tx<'_>,
    id: LineageId,
    (actor, role): (PersonId, Role),
    reason: &str,
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(tx.execute(UNDO, values![id, now, actor, reason, role])? > 0)
}

/// Lets a proposal or an agenda that stands at `from` stand at `to`; `false` when it stands
/// elsewhere. The states are named.
///
/// # Errors
/// [`StoreError::Data`] when its kind has no such state, and when the store fails.
pub fn item_move(tx: &mut Tx<'_>, item: Item, from: &str, to: &str) -> Result<bool, StoreError> {
    let unknown = |_| StoreError::Data(format!("a {} has no such state", item.kind()));
    match item {
        Item::Proposal(id) => {
            let (from, to) = (from.parse().map_err(unknown)?, to.parse().map_err(unknown)?);
            proposal_move(tx, id, from, to)
        }
        Item::Agenda(id) => {
            let (from, to) = (from.parse().map_err(unknown)?, to.parse().map_err(unknown)?);
            agenda_move(tx, id, from, to)
        }
    }
}

fn read_source(row: &Row<'_>) -> Result<LineageSource, StoreError> {
    let kind: ItemKind = row.get(1)?;
    let origin: String = row.get(9)?;
    Ok(LineageSource {
        lineage: row.get(0)?,
        item: Item::of(kind, row.get(2)?),
        state_before: row.get(3)?,
        depth: row.get(4)?,
        title: row.get(5)?,
        need: row.get(6)?,
        hidden: row.get(7)?,
        state: row.get(8)?,
        origin: origin.parse().ok(),
        author: row.get(10)?,
        author_name: row.get(11)?,
        created_at: row.get(12)?,
        coauthors: coauthor::read(&row.get::<String>(13)?)?,
    })
}
