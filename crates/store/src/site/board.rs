//! The board: proposals and agendas of a district on one list, the newest first.
//!
//! Ids are ordered by time whatever they name, so the two nouns are read each in its own
//! order and put together by id.

use finance::Won;
use jiff::Timestamp;
use process::agenda::{BoardState, Item, ItemKind};
use process::category::Category;
use process::id::{BodyId, CycleId, DistrictId, NeighborhoodId, PersonId};
use process::vote::Agenda;

use super::agenda::names;
use super::opinion::{Quiet, Stances};
use super::search;
use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

/// The columns that [`read`] expects, of the proposals and the agendas with these conditions.
macro_rules! board {
    ($proposals:literal, $agendas:literal, $rest:literal) => {
        concat!(
            "SELECT i.kind, i.id, i.title, i.need, i.cost_won, i.beneficiaries, i.place, \
             i.neighborhood_id, n.name_ko, n.name_en, i.state, i.created_at, i.author_id, \
             a.display_name, i.body_id, b.name_ko, b.name_en, i.department, i.origin, i.comments, \
             i.agree, i.disagree, i.pass, i.appeals, i.counts_until, i.quiet_from, i.quiet_until, \
             i.support_count, i.category \
             FROM (SELECT * FROM (\
             SELECT 'proposal' AS kind, p.id, p.title, p.need, p.cost_won, '' AS beneficiaries, \
             p.place, p.neighborhood_id, p.state, p.created_at, p.author_id, \
             CAST(NULL AS BIGINT) AS body_id, '' AS department, '' AS origin, \
             p.comment_count AS comments, CAST(0 AS BIGINT) AS agree, \
             CAST(0 AS BIGINT) AS disagree, CAST(0 AS BIGINT) AS pass, \
             (SELECT COUNT(*) FROM classification c WHERE c.proposal_id = p.id \
             AND c.appealed_at IS NOT NULL AND c.answered_at IS NULL) AS appeals, \
             CAST(NULL AS BIGINT) AS counts_until, CAST(NULL AS BIGINT) AS quiet_from, \
             CAST(NULL AS BIGINT) AS quiet_until, p.support_count, p.category FROM proposal p WHERE ",
            $proposals,
            ") ps UNION ALL SELECT * FROM (\
             SELECT 'agenda' AS kind, g.id, g.title, g.need, g.cost_won, g.beneficiaries, \
             g.place, g.neighborhood_id, g.state, g.created_at, g.author_id, g.body_id, \
             g.department, g.origin, g.comment_count AS comments, g.agree_count AS agree, \
             g.disagree_count AS disagree, g.pass_count AS pass, CAST(0 AS BIGINT) AS appeals, \
             g.counts_until, (SELECT MIN(v.opens_at) FROM vote_item i JOIN vote v \
             ON v.id = i.vote_id WHERE i.agenda_id = g.id AND g.quiet_in_ballot = 1) \
             AS quiet_from, (SELECT MAX(v.closes_at) FROM vote_item i JOIN vote v \
             ON v.id = i.vote_id WHERE i.agenda_id = g.id AND g.quiet_in_ballot = 1) \
             AS quiet_until, g.support_count, g.category FROM agenda g WHERE ",
            $agendas,
            ") gs) i JOIN person a ON a.id = i.author_id \
             LEFT JOIN body b ON b.id = i.body_id \
             LEFT JOIN neighborhood n ON n.id = i.neighborhood_id ",
            $rest
        )
    };
}

statements! {
    FOR_VOTE = "SELECT i.kind, i.id, i.title, i.need, i.cost_won FROM (\
                SELECT 'proposal' AS kind, id, title, need, cost_won FROM proposal \
                WHERE district_id = $1 AND cycle_id = $2 AND hidden = 0 AND state = 'submitted' \
                AND cost_won > 0 UNION ALL \
                SELECT 'agenda', id, title, need, cost_won FROM agenda \
                WHERE district_id = $1 AND cycle_id = $2 AND hidden = 0 AND state = 'open' \
                AND cost_won > 0) i ORDER BY i.id DESC LIMIT $3";
    LIST = board!(
        "p.district_id = $1 AND p.hidden = 0 AND p.id < $2 AND p.cycle_id = $3 \
         AND (p.neighborhood_id = $5 OR CAST($5 AS BIGINT) = 0) AND CAST($6 AS BIGINT) = 0 \
         AND ($7 = '' OR p.state IN ($7, $8, $9)) AND $10 IN ('', 'proposal') \
         AND ($11 = '' OR p.category = $11) AND $12 = '' \
         ORDER BY p.id DESC LIMIT $4",
        "g.district_id = $1 AND g.hidden = 0 AND g.id < $2 AND g.cycle_id = $3 \
         AND (g.neighborhood_id = $5 OR CAST($5 AS BIGINT) = 0) \
         AND (g.body_id = $6 OR CAST($6 AS BIGINT) = 0) \
         AND ($7 = '' OR g.state IN ($7, $8, $9)) AND $10 IN ('', 'agenda') \
         AND ($11 = '' OR g.category = $11) AND ($12 = '' OR g.department = $12) \
         ORDER BY g.id DESC LIMIT $4",
        "ORDER BY i.id DESC LIMIT $4"
    );
    COUNTS = "SELECT i.kind, i.state, COUNT(*) FROM (\
              SELECT 'proposal' AS kind, p.state FROM proposal p \
              WHERE p.district_id = $1 AND p.hidden = 0 AND p.cycle_id = $2 \
              AND (p.neighborhood_id = $3 OR CAST($3 AS BIGINT) = 0) AND CAST($4 AS BIGINT) = 0 \
              AND ($5 = '' OR p.category = $5) AND $6 = '' UNION ALL \
              SELECT 'agenda', g.state FROM agenda g \
              WHERE g.district_id = $1 AND g.hidden = 0 AND g.cycle_id = $2 \
              AND (g.neighborhood_id = $3 OR CAST($3 AS BIGINT) = 0) \
              AND (g.body_id = $4 OR CAST($4 AS BIGINT) = 0) \
              AND ($5 = '' OR g.category = $5) AND ($6 = '' OR g.department = $6)) i \
              GROUP BY i.kind, i.state";
    SOME = board!(
        "p.district_id = $1 AND p.hidden = 0 AND p.id IN ($2, $3, $4, $5, $6, $7, $8, $9, $10, \
         $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)",
        "g.district_id = $1 AND g.hidden = 0 AND g.id IN ($2, $3, $4, $5, $6, $7, $8, $9, $10, \
         $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)",
        "ORDER BY i.id"
    );
}

/// Search on SQLite.
pub(crate) const FOUND_SQLITE: &str = board!(
    "p.district_id = $1 AND p.hidden = 0 AND p.id < $2 \
     AND p.id IN (SELECT rowid FROM search WHERE search MATCH $4) ORDER BY p.id DESC LIMIT $3",
    "g.district_id = $1 AND g.hidden = 0 AND g.id < $2 \
     AND g.id IN (SELECT rowid FROM search WHERE search MATCH $4) ORDER BY g.id DESC LIMIT $3",
    "ORDER BY i.id DESC LIMIT $3"
);

/// Search on PostgreSQL.
pub(crate) const FOUND_POSTGRES: &str = board!(
    "p.district_id = $1 AND p.hidden = 0 AND p.id < $2 AND p.id IN (SELECT s.id FROM search s \
     WHERE s.words @@ CAST(CAST($4 AS TEXT) AS tsquery)) ORDER BY p.id DESC LIMIT $3",
    "g.district_id = $1 AND g.hidden = 0 AND g.id < $2 AND g.id IN (SELECT s.id FROM search s \
     WHERE s.words @@ CAST(CAST($4 AS TEXT) AS tsquery)) ORDER BY g.id DESC LIMIT $3",
    "ORDER BY i.id DESC LIMIT $3"
);

/// A proposal or an agenda as it stands in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardItem {
    /// Which it is.
    pub item: Item,
    /// One line that names it.
    pub title: String,
    /// Why it is needed.
    pub need: String,
    /// The estimated cost, if it is known.
    pub cost: Option<Won>,
    /// Whom it is good for; empty for proposals, which do not say.
    pub beneficiaries: String,
    /// Where, in words; may be empty.
    pub place: String,
    /// The neighbourhood; `None` means the whole district.
    pub neighborhood: Option<NeighborhoodId>,
    /// The neighbourhood's names, Korean and English.
    pub neighborhood_names: Option<(String, String)>,
    /// Where it stands: the name of a `ProposalState` or an `AgendaState`.
    pub state: String,
    /// When it was handed in or put on the board.
    pub created_at: Timestamp,
    /// Who wrote it; for a merge the one who recorded it.
    pub author: PersonId,
    /// The display name of that person; empty after the account was closed.
    pub author_name: String,
    /// The body that deliberates it.
    pub council: Option<BodyId>,
    /// The names of that body, Korean and English.
    pub council_names: Option<(String, String)>,
    /// The office that answers for it; may be empty.
    pub department: String,
    /// How an agenda came to be, the name of an `Origin`; empty for proposals.
    pub origin: String,
    /// How many comments a proposal has.
    pub comments: i64,
    /// How many people agree and disagree with an agenda.
    pub stances: Stances,
    /// How many people stand behind it.
    pub support_count: i64,
    /// The field of life, if it is known.
    pub category: Option<Category>,
    /// Whether an appeal against its referral waits for an answer.
    pub appeal_open: bool,
    /// When the numbers of an agenda are kept back.
    pub quiet: Quiet,
}

/// What of the board to list. Hidden things are never listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardFilter {
    /// The district.
    pub district: DistrictId,
    /// The round.
    pub cycle: CycleId,
    /// Only proposals or only agendas.
    pub kind: Option<ItemKind>,
    /// Only what stands there.
    pub state: Option<BoardState>,
    /// Only what concerns one neighbourhood.
    pub neighborhood: Option<NeighborhoodId>,
    /// Only what one body deliberates.
    pub council: Option<BodyId>,
    /// Only what belongs to one field of life.
    pub category: Option<Category>,
    /// Only what one office answers for.
    pub department: Option<String>,
    /// The last number of the page before.
    pub before: Option<i64>,
    /// The largest number of rows.
    pub limit: i64,
}

/// A page of the board, the newest first.
///
/// # Errors
/// When the store fails.
pub fn board_list(tx: &mut Tx<'_>, filter: &BoardFilter) -> Result<Vec<BoardItem>, StoreError> {
    let states = filter.state.map_or(["", "", ""], BoardState::names);
    let values = values![
        filter.district,
        filter.before.unwrap_or(i64::MAX),
        filter.cycle,
        filter.limit,
        filter.neighborhood.map_or(0, |id| id.0),
        filter.council.map_or(0, |id| id.0),
        states[0],
        states[1],
        states[2],
        filter.kind.map_or("", ItemKind::as_str),
        filter.category.map_or("", Category::as_str),
        filter.department.as_deref().unwrap_or("")
    ];
    tx.rows(LIST, values, read)
}

/// How many things stand where, by kind and name of the state, whatever the filter says of kind
/// and state.
///
/// # Errors
/// When the store fails.
pub fn board_counts(
    tx: &mut Tx<'_>,
    filter: &BoardFilter,
) -> Result<Vec<(ItemKind, String, i64)>, StoreError> {
    let values = values![
        filter.district,
        filter.cycle,
        filter.neighborhood.map_or(0, |id| id.0),
        filter.council.map_or(0, |id| id.0),
        filter.category.map_or("", Category::as_str),
        filter.department.as_deref().unwrap_or("")
    ];
    tx.rows(COUNTS, values, |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?))
    })
}

/// The things of a district with these names that are not hidden, in the order of `items`; at
/// most [`process::lineage::MOST`].
///
/// # Errors
/// When the store fails.
pub fn board_some(
    tx: &mut Tx<'_>,
    district: DistrictId,
    items: &[Item],
) -> Result<Vec<BoardItem>, StoreError> {
    let mut values = values![district].to_vec();
    let numbers = items.iter().map(|item| item.number());
    let padded = numbers.chain(std::iter::repeat(0));
    values.extend(padded.take(process::lineage::MOST).map(Into::into));
    let mut found = tx.rows(SOME, &values, read)?;
    let place = |item: &Item| items.iter().position(|one| one == item);
    found.retain(|row| place(&row.item).is_some());
    found.sort_by_key(|row| place(&row.item));
    Ok(found)
}

/// What of the board of a round may be put on a ballot: what stands, is not hidden and has a
/// cost. The newest first, at most `limit`.
///
/// # Errors
/// When the store fails.
pub fn board_for_vote(
    tx: &mut Tx<'_>,
    district: DistrictId,
    cycle: CycleId,
    limit: i64,
) -> Result<Vec<Agenda>, StoreError> {
    tx.rows(FOR_VOTE, values![district, cycle, limit], |row| {
        let kind: ItemKind = row.get(0)?;
        Ok(Agenda {
            item: Some(Item::of(kind, row.get(1)?)),
            title: row.get(2)?,
            need: row.get(3)?,
            cost: row.get(4)?,
        })
    })
}

/// A page of what a search finds in a district, the newest first. Nothing hidden is found.
/// A text without a letter or digit finds nothing.
///
/// # Errors
/// When the store fails.
pub fn board_search(
    tx: &mut Tx<'_>,
    district: DistrictId,
    asked: &str,
    before: Option<i64>,
    limit: i64,
) -> Result<Vec<BoardItem>, StoreError> {
    let Some(query) = search::query(tx.engine(), asked) else {
        return Ok(Vec::new());
    };
    let sql = match tx.engine() {
        crate::tx::Engine::Sqlite => FOUND_SQLITE,
        crate::tx::Engine::Postgres => FOUND_POSTGRES,
    };
    let before = before.unwrap_or(i64::MAX);
    tx.rows(sql, values![district, before, limit, query], read)
}

fn read(row: &Row<'_>) -> Result<BoardItem, StoreError> {
    let kind: ItemKind = row.get(0)?;
    Ok(BoardItem {
        item: Item::of(kind, row.get(1)?),
        title: row.get(2)?,
        need: row.get(3)?,
        cost: row.get(4)?,
        beneficiaries: row.get(5)?,
        place: row.get(6)?,
        neighborhood: row.get(7)?,
        neighborhood_names: names(row, 8)?,
        state: row.get(10)?,
        created_at: row.get(11)?,
        author: row.get(12)?,
        author_name: row.get(13)?,
        council: row.get(14)?,
        council_names: names(row, 15)?,
        department: row.get(17)?,
        origin: row.get(18)?,
        comments: row.get(19)?,
        stances: Stances {
            agree: row.get(20)?,
            disagree: row.get(21)?,
            pass: row.get(22)?,
        },
        support_count: row.get(27)?,
        category: row.get(28)?,
        appeal_open: row.get::<i64>(23)? > 0,
        quiet: Quiet {
            until: row.get(24)?,
            ballot: row.get::<Option<Timestamp>>(25)?.zip(row.get(26)?),
        },
    })
}
