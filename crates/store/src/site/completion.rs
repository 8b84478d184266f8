//! Proposals to call a project complete, and what its co-owners say.

use jiff::Timestamp;
use process::completion::{CompletionState, OwnerConsent, state};
use process::id::{CompletionId, CycleId, PersonId, ProjectId, ProjectOwnerId};
use process::project_owner::OwnerTask;

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::values;

statements! {
    ADD = "INSERT INTO completion (id, project_id, achieved, proposed_by, proposed_at, until) \
           VALUES ($1, $2, $3, $4, $5, $6)";
    ASK = "INSERT INTO completion_answer (completion_id, owner_id) \
           SELECT CAST($1 AS BIGINT), id FROM project_owner WHERE project_id = $2 \
           AND answer = 'accept' AND ended_at IS NULL";
    LATEST = "SELECT id, project_id, achieved, proposed_by, proposed_at, until, withdrawn_at, \
              withdrawn_reason FROM completion WHERE project_id = $1 ORDER BY id DESC LIMIT $2";
    ANSWERS = "SELECT a.completion_id, a.owner_id, o.task, o.person_id, \
               COALESCE(w.display_name, ''), a.answer, a.reason, a.answered_at \
               FROM completion_answer a JOIN completion c ON c.id = a.completion_id \
               JOIN project_owner o ON o.id = a.owner_id \
               LEFT JOIN person w ON w.id = o.person_id \
               WHERE c.project_id = $1 ORDER BY a.completion_id, a.owner_id";
    OF_CYCLE = "SELECT c.project_id, c.id, c.until, c.withdrawn_at, a.owner_id, a.answer \
                FROM completion c JOIN project p ON p.id = c.project_id \
                LEFT JOIN completion_answer a ON a.completion_id = c.id \
                WHERE p.cycle_id = $1 AND c.id = (SELECT MAX(d.id) FROM completion d \
                WHERE d.project_id = c.project_id) ORDER BY c.project_id, a.owner_id";
    ANSWER = "UPDATE completion_answer SET answer = $3, reason = $4, answered_at = $5 \
              WHERE completion_id = $1 AND owner_id = $2";
    WITHDRAW = "UPDATE completion SET withdrawn_at = $2, withdrawn_reason = $3 \
                WHERE id = $1 AND withdrawn_at IS NULL";
}

/// A proposal to call a project complete.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// Its id.
    pub id: CompletionId,
    /// Its project.
    pub project: ProjectId,
    /// What was achieved, in the words of the department.
    pub achieved: String,
    /// Who proposed it.
    pub proposed_by: PersonId,
    /// When.
    pub proposed_at: Timestamp,
    /// Until when co-owners answer.
    pub until: Timestamp,
    /// When it was taken back.
    pub withdrawn_at: Option<Timestamp>,
    /// Why.
    pub withdrawn_reason: String,
    /// What each co-owner says whom it asks.
    pub answers: Vec<CompletionAnswer>,
}

/// What a co-owner says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompletionAnswer {
    /// Her place.
    pub owner: ProjectOwnerId,
    /// Her task.
    pub task: OwnerTask,
    /// Who she is.
    pub person: Option<PersonId>,
    /// Her shown name; empty after her account was closed.
    pub name: String,
    /// What she said.
    pub answer: Option<OwnerConsent>,
    /// Why.
    pub reason: String,
    /// When.
    pub answered_at: Option<Timestamp>,
}

impl Completion {
    /// How it stands at `now`.
    pub fn state(&self, now: Timestamp) -> CompletionState {
        let answers: Vec<_> = self.answers.iter().map(|one| one.answer).collect();
        state(&answers, self.withdrawn_at.is_some(), self.until, now)
    }

    /// Since when the project is complete, where it is at `now`.
    pub fn complete_since(&self, now: Timestamp) -> Option<Timestamp> {
        match self.state(now) {
            CompletionState::Agreed | CompletionState::Unasked => {
                let last = self.answers.iter().filter_map(|one| one.answered_at).max();
                Some(last.unwrap_or(self.proposed_at))
            }
            CompletionState::Over => Some(self.until),
            _ => None,
        }
    }
}

/// Writes a proposal that asks everybody who is co-owner now.
///
/// # Errors
/// When the store fails.
pub fn completion_add(
    tx: &mut Tx<'_>,
    project: ProjectId,
    achieved: &str,
    proposed_by: PersonId,
    until: Timestamp,
    now: Timestamp,
) -> Result<CompletionId, StoreError> {
    let id = CompletionId(tx.next_id(now));
    tx.execute(ADD, values![id, project, achieved, proposed_by, now, until])?;
    tx.execute(ASK, values![id, project])?;
    Ok(id)
}

/// The latest proposals of a project with their answers, the newest first.
///
/// # Errors
/// When the store fails.
pub fn completions_of(
    tx: &mut Tx<'_>,
    project: ProjectId,
    limit: i64,
) -> Result<Vec<Completion>, StoreError> {
    let mut found = tx.rows(LATEST, values![project, limit], |row| {
        Ok(Completion {
            id: row.get(0)?,
            project: row.get(1)?,
            achieved: row.get(2)?,
            proposed_by: row.get(3)?,
            proposed_at: row.get(4)?,
            until: row.get(5)?,
            withdrawn_at: row.get(6)?,
            withdrawn_reason: row.get(7)?,
            answers: Vec::new(),
        })
    })?;
    let answers = tx.rows(ANSWERS, values![project], |row| {
        let answer = CompletionAnswer {
            owner: row.get(1)?,
            task: row.get(2)?,
            person: row.get(3)?,
            name: row.get(4)?,
            answer: row.get(5)?,
            reason: row.get(6)?,
            answered_at: row.get(7)?,
        };
        Ok((row.get::<CompletionId>(0)?, answer))
    })?;
    for (of, answer) in answers {
        if let Some(one) = found.iter_mut().find(|one| one.id == of) {
            one.answers.push(answer);
        }
    }
    Ok(found)
}

/// How the latest proposal of each project of a round stands at `now`.
///
/// # Errors
/// When the store fails.
pub fn completion_states(
    tx: &mut Tx<'_>,
    cycle: CycleId,
    now: Timestamp,
) -> Result<Vec<(ProjectId, CompletionState)>, StoreError> {
    struct Found {
        project: ProjectId,
        until: Timestamp,
        withdrawn: bool,
        answers: Vec<Option<OwnerConsent>>,
    }
    let rows = tx.rows(OF_CYCLE, values![cycle], |row| {
        let withdrawn: Option<Timestamp> = row.get(3)?;
        let asked: Option<ProjectOwnerId> = row.get(4)?;
        let answer: Option<OwnerConsent> = row.get(5)?;
        Ok(Found {
            project: row.get(0)?,
            until: row.get(2)?,
            withdrawn: withdrawn.is_some(),
            answers: asked.map(|_| answer).into_iter().collect(),
        })
    })?;
    let mut found: Vec<Found> = Vec::new();
    for row in rows {
        match found.last_mut() {
            Some(last) if last.project == row.project => last.answers.extend(row.answers),
            _ => found.push(row),
        }
    }
    let stands = |one: &Found| state(&one.answers, one.withdrawn, one.until, now);
    Ok(found.iter().map(|one| (one.project, stands(one))).collect())
}

/// Records what a co-owner says, in the place of what she said before.
///
/// # Errors
/// When the store fails.
pub fn completion_answer(
    tx: &mut Tx<'_>,
    id: CompletionId,
    owner: ProjectOwnerId,
    (said, reason): (OwnerConsent, &str),
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(tx.execute(ANSWER, values![id, owner, said, reason, now])? > 0)
}

/// Takes a proposal back; `false` when that was done before.
///
/// # Errors
/// When the store fails.
pub fn completion_withdraw(
    tx: &mut Tx<'_>,
    id: CompletionId,
    reason: &str,
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(tx.execute(WITHDRAW, values![id, now, reason])? > 0)
}
