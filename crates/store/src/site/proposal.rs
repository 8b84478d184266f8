//! Proposals (제안) of residents, with every version they had.

use finance::Won;
use jiff::Timestamp;
use process::id::{CycleId, DistrictId, NeighborhoodId, PersonId, ProposalId};
use process::proposal::{ProposalState, ProposalText, Standing};

use super::coauthor::{self, Coauthor, coauthors};
use super::district::{self, District};
use super::search;
use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

/// The columns that [`read`] expects, with the joins they need.
macro_rules! select {
    ($rest:literal) => {
        select!("", $rest)
    };
    ($more:literal, $rest:literal) => {
        concat!(
            "SELECT p.id, p.district_id, p.cycle_id, p.author_id, a.display_name, p.title, \
             p.need, p.body, p.place, p.neighborhood_id, n.name_ko, n.name_en, p.cost_won, \
             p.state, p.version, p.hidden, p.created_at, p.updated_at, p.comment_count, \
             (SELECT COUNT(*) FROM vote_item i WHERE i.proposal_id = p.id), p.support_count, p.category, ",
            coauthors!("p.id"),
            ", p.hidden_comment_count",
            $more,
            " FROM proposal p JOIN person a ON a.id = p.author_id \
             LEFT JOIN neighborhood n ON n.id = p.neighborhood_id ",
            $rest
        )
    };
}

statements! {
    ADD = "INSERT INTO proposal (id, district_id, cycle_id, author_id, title, need, body, place, \
           neighborhood_id, cost_won, state, version, hidden, created_at, updated_at, \
           comment_count, category) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1, 0, \
           $12, $12, 0, $13)";
    REVISION_ADD = "INSERT INTO proposal_revision (proposal_id, version, title, need, body, place, \
                    neighborhood_id, cost_won, at, category) \
                    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    REVISIONS = "SELECT r.version, r.title, r.need, r.body, r.place, r.neighborhood_id, n.name_ko, \
                 n.name_en, r.cost_won, r.at, r.category FROM proposal_revision r \
                 LEFT JOIN neighborhood n ON n.id = r.neighborhood_id \
                 WHERE r.proposal_id = $1 AND r.version < $2 ORDER BY r.version DESC LIMIT $3";
    GET = select!("WHERE p.id = $1");
    IN_DISTRICT = select!(
        ", t.id, t.slug, t.name_ko, t.name_en, t.plain_name_ko, t.plain_name_en, t.kind",
        "JOIN district t ON t.id = p.district_id WHERE t.slug = $1 AND p.id = $2"
    );
    LIST = select!("WHERE p.district_id = $1 AND p.hidden = 0 AND p.id < $2 \
                    ORDER BY p.id DESC LIMIT $3");
    LIST_STANDING = select!("WHERE p.district_id = $1 AND p.hidden = 0 AND p.id < $2 \
                             AND p.state = 'submitted' ORDER BY p.id DESC LIMIT $3");
    LIST_NEAR = select!("WHERE p.district_id = $1 AND p.hidden = 0 AND p.id < $2 \
                         AND p.neighborhood_id = $4 ORDER BY p.id DESC LIMIT $3");
    LIST_NEAR_STANDING = select!("WHERE p.district_id = $1 AND p.hidden = 0 AND p.id < $2 \
                                  AND p.neighborhood_id = $4 AND p.state = 'submitted' \
                                  ORDER BY p.id DESC LIMIT $3");
    COUNT = "SELECT COUNT(*) FROM proposal \
             WHERE district_id = $1 AND hidden = 0 AND state = 'submitted'";
    EDIT = "UPDATE proposal SET title = $3, need = $4, body = $5, place = $6, \
            neighborhood_id = $7, cost_won = $8, version = version + 1, updated_at = $9, \
            category = $10 \
            WHERE id = $1 AND version = $2";
    SET_STATE = "UPDATE proposal SET state = $2, updated_at = $3 WHERE id = $1";
    MOVE = "UPDATE proposal SET state = $3 WHERE id = $1 AND state = $2";
    SET_HIDDEN = "UPDATE proposal SET hidden = $2 WHERE id = $1";
}

/// A proposal with the names that are shown beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Its id.
    pub id: ProposalId,
    /// Its district.
    pub district: DistrictId,
    /// Its round.
    pub cycle: CycleId,
    /// Who wrote it.
    pub author: PersonId,
    /// The author's display name; empty after the account was closed.
    pub author_name: String,
    /// Who wrote it together with the author, in the order in which they joined.
    pub coauthors: Vec<Coauthor>,
    /// What it says.
    pub text: ProposalText,
    /// The neighbourhood's names, Korean and English.
    pub neighborhood_names: Option<(String, String)>,
    /// Where it stands.
    pub state: ProposalState,
    /// Counted from 1; each change adds one.
    pub version: i64,
    /// Whether a moderator has hidden it.
    pub hidden: bool,
    /// When it was handed in.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
    /// How many comments are shown.
    pub comment_count: i64,
    /// How many comments are hidden.
    pub hidden_comment_count: i64,
    /// Whether it is an agenda of an announced vote.
    pub on_ballot: bool,
    /// How many people stand behind it.
    pub support_count: i64,
}

impl Proposal {
    /// Everybody who wrote it, the first author first.
    pub fn authors(&self) -> impl Iterator<Item = PersonId> {
        let others = self.coauthors.iter().map(|one| one.person);
        std::iter::once(self.author).chain(others)
    }

    /// What the decisions need to know.
    pub fn standing(&self) -> Standing {
        Standing {
            state: self.state,
            version: self.version,
            hidden: self.hidden,
            on_ballot: self.on_ballot,
        }
    }
}

/// One version of a proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposalRevision {
    /// Counted from 1.
    pub version: i64,
    /// What it said.
    pub text: ProposalText,
    /// The neighbourhood's names, Korean and English.
    pub neighborhood_names: Option<(String, String)>,
    /// From when on.
    pub at: Timestamp,
}

/// Which proposals of a district to list. Hidden ones are never listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposalFilter {
    /// The district.
    pub district: DistrictId,
    /// Only those of one neighbourhood.
    pub neighborhood: Option<NeighborhoodId>,
    /// Also those that were taken back.
    pub withdrawn: bool,
    /// The last id of the page before.
    pub before: Option<ProposalId>,
    /// The largest number.
    pub limit: i64,
}

/// Hands a proposal in; its text becomes version 1.
///
/// # Errors
/// When the store fails.
pub fn proposal_add(
    tx: &mut Tx<'_>,
    district: DistrictId,
    cycle: CycleId,
    author: PersonId,
    text: &ProposalText,
    now: Timestamp,
) -> Result<ProposalId, StoreError> {
    let id = ProposalId(tx.next_id(now));
    let ProposalText {
        title,
        need,
        body,
        place,
        neighborhood,
        cost,
        category,
    } = text;
    let state = ProposalState::Submitted;
    let values = values![
        id,
        district,
        cycle,
        author,
        title,
        need,
        body,
        place,
        *neighborhood,
        *cost,
        state,
        now,
        *category
    ];
    tx.execute(ADD, values)?;
    revision_add(tx, id, 1, text, now)?;
    Ok(id)
}

/// The proposal with this id, hidden or not; the caller decides who may see it.
///
/// # Errors
/// When the store fails.
pub fn proposal_get(tx: &mut Tx<'_>, id: ProposalId) -> Result<Option<Proposal>, StoreError> {
    tx.row(GET, values![id], read)
}

/// The same with its district, when it belongs to the one with this part of addresses.
///
/// # Errors
/// When the store fails.
pub fn proposal_in_district(
    tx: &mut Tx<'_>,
    slug: &str,
    id: ProposalId,
) -> Result<Option<(District, Proposal)>, StoreError> {
    tx.row(IN_DISTRICT, values![slug, id], |row| {
        Ok((district::read_from(row, 24)?, read(row)?))
    })
}

/// A page of proposals, the newest first.
///
/// # Errors
/// When the store fails.
pub fn proposal_list(
    tx: &mut Tx<'_>,
    filter: &ProposalFilter,
) -> Result<Vec<Proposal>, StoreError> {
    let before = filter.before.unwrap_or(ProposalId(i64::MAX));
    let (district, limit) = (filter.district, filter.limit);
    match (filter.neighborhood, filter.withdrawn) {
        (None, true) => tx.rows(LIST, values![district, before, limit], read),
        (None, false) => tx.rows(LIST_STANDING, values![district, before, limit], read),
        (Some(near), true) => tx.rows(LIST_NEAR, values![district, before, limit, near], read),
        (Some(near), false) => tx.rows(
            LIST_NEAR_STANDING,
            values![district, before, limit, near],
            read,
        ),
    }
}

/// How many proposals of a district stand: neither hidden nor taken back.
///
/// # Errors
/// When the store fails.
pub fn proposal_count(tx: &mut Tx<'_>, district: DistrictId) -> Result<i64, StoreError> {
    tx.number(COUNT, values![district])
}

/// Changes a proposal that has version `seen_version`; `false` when it has another.
///
/// # Errors
/// When the store fails.
pub fn proposal_edit(
    tx: &mut Tx<'_>,
    id: ProposalId,
    seen_version: i64,
    text: &ProposalText,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let ProposalText {
        title,
        need,
        body,
        place,
        neighborhood,
        cost,
        category,
    } = text;
    let values = values![
        id,
        seen_version,
        title,
        need,
        body,
        place,
        *neighborhood,
        *cost,
        now,
        *category
    ];
    if tx.execute(EDIT, values)? == 0 {
        return Ok(false);
    }
    revision_add(tx, id, seen_version + 1, text, now)?;
    Ok(true)
}

/// The versions of a proposal, the newest first; `before` is the last version of the page
/// before.
///
/// # Errors
/// When the store fails.
pub fn proposal_revisions(
    tx: &mut Tx<'_>,
    id: ProposalId,
    before: Option<i64>,
    limit: i64,
) -> Result<Vec<ProposalRevision>, StoreError> {
    tx.rows(
        REVISIONS,
        values![id, before.unwrap_or(i64::MAX), limit],
        |row| {
            Ok(ProposalRevision {
                version: row.get(0)?,
                text: ProposalText {
                    title: row.get(1)?,
                    need: row.get(2)?,
                    body: row.get(3)?,
                    place: row.get(4)?,
                    neighborhood: row.get(5)?,
                    cost: row.get(8)?,
                    category: row.get(10)?,
                },
                neighborhood_names: pair(row, 6)?,
                at: row.get(9)?,
            })
        },
    )
}

/// Takes a proposal back.
///
/// # Errors
/// When the store fails.
pub fn proposal_withdraw(
    tx: &mut Tx<'_>,
    id: ProposalId,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute(SET_STATE, values![id, ProposalState::Withdrawn, now])
        .map(drop)
}

/// Lets a proposal that stands at `from` stand at `to`; its text stays as it was. `false` when
/// it stands elsewhere.
///
/// # Errors
/// When the store fails.
pub fn proposal_move(
    tx: &mut Tx<'_>,
    id: ProposalId,
    from: ProposalState,
    to: ProposalState,
) -> Result<bool, StoreError> {
    Ok(tx.execute(MOVE, values![id, from, to])? > 0)
}

/// Leaves a proposal out of the lists.
///
/// # Errors
/// When the store fails.
pub fn proposal_hide(tx: &mut Tx<'_>, id: ProposalId) -> Result<(), StoreError> {
    tx.execute(SET_HIDDEN, values![id, true]).map(drop)
}

/// Shows a hidden proposal again.
///
/// # Errors
/// When the store fails.
pub fn proposal_show(tx: &mut Tx<'_>, id: ProposalId) -> Result<(), StoreError> {
    tx.execute(SET_HIDDEN, values![id, false]).map(drop)
}

fn revision_add(
    tx: &mut Tx<'_>,
    id: ProposalId,
    version: i64,
    text: &ProposalText,
    now: Timestamp,
) -> Result<(), StoreError> {
    let ProposalText {
        title,
        need,
        body,
        place,
        neighborhood,
        cost,
        category,
    } = text;
    let values = values![
        id,
        version,
        title,
        need,
        body,
        place,
        *neighborhood,
        *cost,
        now,
        *category
    ];
    tx.execute(REVISION_ADD, values)?;
    search::put(tx, id.0, [title, need, body, place].map(String::as_str))
}

fn pair(row: &Row<'_>, first: usize) -> Result<Option<(String, String)>, StoreError> {
    let ko: Option<String> = row.get(first)?;
    Ok(ko.zip(row.get(first + 1)?))
}

fn read(row: &Row<'_>) -> Result<Proposal, StoreError> {
    let cost: Option<Won> = row.get(12)?;
    Ok(Proposal {
        id: row.get(0)?,
        district: row.get(1)?,
        cycle: row.get(2)?,
        author: row.get(3)?,
        author_name: row.get(4)?,
        coauthors: coauthor::read(&row.get::<String>(22)?)?,
        text: ProposalText {
            title: row.get(5)?,
            need: row.get(6)?,
            body: row.get(7)?,
            place: row.get(8)?,
            neighborhood: row.get(9)?,
            cost,
            category: row.get(21)?,
        },
        neighborhood_names: pair(row, 10)?,
        state: row.get(13)?,
        version: row.get(14)?,
        hidden: row.get(15)?,
        created_at: row.get(16)?,
        updated_at: row.get(17)?,
        comment_count: row.get(18)?,
        hidden_comment_count: row.get(23)?,
        on_ballot: row.get::<i64>(19)? > 0,
        support_count: row.get(20)?,
    })
}
