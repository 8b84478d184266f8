//! Agreements (협약) between city and district. What both have signed never changes.

use finance::Won;
use finance::change::{AgreementTerms, AtLimit, Scope};
use jiff::Timestamp;
use process::agreement::{
    AgreementText, Party, Signatures, at_limit, at_limit_name, scope, scope_name,
};
use process::id::{AgreementId, BudgetLineId, BudgetVersionId, CycleId, DistrictId, PersonId};
use serde_json::json;

use super::budget_line::BudgetLine;
use super::document::seal;
use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

/// The columns that [`read`] expects.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, district_id, cycle_id, number, limit_numerator, limit_denominator, \
             at_limit, at_limit_note, execution_start, execution_end, summary, drafted_at, \
             district_signed_at, city_signed_at, drafted_on, scope, supplement, sent_back_party, \
             sent_back_at, sent_back_reason FROM agreement ",
            $rest
        )
    };
}

statements! {
    ADD = "INSERT INTO agreement (id, district_id, cycle_id, number, limit_numerator, \
           limit_denominator, at_limit, at_limit_note, execution_start, execution_end, summary, \
           drafted_by, drafted_at, scope, supplement, drafted_on) VALUES ($1, $2, $3, \
           (SELECT COALESCE(MAX(number), 0) + 1 FROM agreement WHERE cycle_id = $3), \
           $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, \
           (SELECT COALESCE(MAX(number), 0) FROM budget_version WHERE cycle_id = $3))";
    GET = select!("WHERE id = $1");
    LATEST = select!("WHERE cycle_id = $1 ORDER BY number DESC LIMIT 1");
    IN_FORCE = select!("WHERE cycle_id = $1 AND district_signed_at IS NOT NULL \
                        AND city_signed_at IS NOT NULL ORDER BY number DESC LIMIT 1");
    SIGN_DISTRICT = "UPDATE agreement SET district_signed_by = $2, district_signed_at = $3, \
                     district_at_limit = $4 \
                     WHERE id = $1 AND district_signed_at IS NULL AND sent_back_at IS NULL";
    SIGN_CITY = "UPDATE agreement SET city_signed_by = $2, city_signed_at = $3, city_at_limit = $4 \
                 WHERE id = $1 AND city_signed_at IS NULL AND sent_back_at IS NULL";
    AMOUNT_ADD = "INSERT INTO agreement_line (agreement_id, line_id, amount_won) \
                  VALUES ($1, $2, $3)";
    AMOUNTS = "SELECT line_id, amount_won FROM agreement_line WHERE agreement_id = $1";
    SENT_BACK = "SELECT number, sent_back_party, sent_back_at, sent_back_reason FROM agreement \
                WHERE cycle_id = $1 AND sent_back_at IS NOT NULL ORDER BY number DESC LIMIT 50";
    SEND_BACK = "UPDATE agreement SET sent_back_party = $2, sent_back_by = $3, sent_back_at = $4, \
              sent_back_reason = $5 WHERE id = $1 AND sent_back_at IS NULL \
              AND (district_signed_at IS NULL OR city_signed_at IS NULL)";
    SET_VERSION = "UPDATE agreement SET version_id = $2 WHERE id = $1";
}

/// A version of the agreement of a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// Its id.
    pub id: AgreementId,
    /// Its district.
    pub district: DistrictId,
    /// The round it belongs to.
    pub cycle: CycleId,
    /// Counted from 1 in the round.
    pub number: i64,
    /// What was agreed.
    pub text: AgreementText,
    /// When it was drafted.
    pub drafted_at: Timestamp,
    /// The number of the version of the amounts that it was drafted on; 0 before the first.
    pub drafted_on: i64,
    /// When the co-chair signed for the district.
    pub district_signed_at: Option<Timestamp>,
    /// When the city signed.
    pub city_signed_at: Option<Timestamp>,
    /// Whether a party sent it back.
    pub sent_back: Option<SentBack>,
}

/// A version that a party sent back instead of signing it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentBack {
    /// The number of the version in its round.
    pub number: i64,
    /// Who.
    pub party: Party,
    /// When.
    pub at: Timestamp,
    /// Why.
    pub reason: String,
}

impl Agreement {
    /// Who has signed, and whether it was sent back.
    pub fn signatures(&self) -> Signatures {
        Signatures {
            district: self.district_signed_at.is_some(),
            city: self.city_signed_at.is_some(),
            sent_back: self.sent_back.is_some(),
        }
    }

    /// Since when it is in force: with the second signature.
    pub fn in_force_since(&self) -> Option<Timestamp> {
        let both = self.district_signed_at.zip(self.city_signed_at);
        both.map(|(district, city)| district.max(city))
    }

    /// When the first party signed; nobody is bound by what was sent back.
    pub fn first_signed_at(&self) -> Option<Timestamp> {
        match (self.district_signed_at, self.city_signed_at) {
            _ if self.sent_back.is_some() => None,
            (Some(district), Some(city)) => Some(district.min(city)),
            (district, city) => district.or(city),
        }
    }
}

/// Adds a draft; it gets the next number of its round.
///
/// # Errors
/// When the store fails.
pub fn agreement_add(
    tx: &mut Tx<'_>,
    (district, cycle): (DistrictId, CycleId),
    text: &AgreementText,
    drafted_by: PersonId,
    now: Timestamp,
) -> Result<AgreementId, StoreError> {
    let id = AgreementId(tx.next_id(now));
    let [numerator, denominator] = text.terms.limit.map(i64::from);
    tx.execute(
        ADD,
        values![
            id,
            district,
            cycle,
            numerator,
            denominator,
            at_limit_name(text.terms.at_limit),
            &text.at_limit_note,
            text.terms.execution_start,
            text.terms.execution_end,
            &text.summary,
            drafted_by,
            now,
            scope_name(text.terms.scope),
            &text.supplement
        ],
    )?;
    Ok(id)
}

/// Gives amounts to lines that a version in force holds already, in a revised draft.
///
/// # Errors
/// When the store fails.
pub fn agreement_amounts_add(
    tx: &mut Tx<'_>,
    id: AgreementId,
    amounts: &[(BudgetLineId, Won)],
) -> Result<(), StoreError> {
    for (line, amount) in amounts {
        tx.execute(AMOUNT_ADD, values![id, *line, *amount])?;
    }
    Ok(())
}

/// What a revised draft gives to lines that a version in force holds already.
///
/// # Errors
/// When the store fails.
pub fn agreement_amounts(
    tx: &mut Tx<'_>,
    id: AgreementId,
) -> Result<Vec<(BudgetLineId, Won)>, StoreError> {
    tx.rows(AMOUNTS, values![id], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// SHA-256 over a version with the lines and amounts it would put in force: who signs sends
/// back what she was shown.
///
/// # Errors
/// When it can't be written as JSON.
pub fn agreement_seal(
    agreement: &Agreement,
    lines: &[BudgetLine],
    amounts: &[Won],
) -> Result<String, StoreError> {
    let lines = lines.iter().zip(amounts);
    let lines = lines.map(|(line, amount)| {
        json!([line.id, line.path, line.label, line.source.as_str(), amount])
    });
    seal(&json!([agreement.id, lines.collect::<Vec<_>>()]))
}

/// The version with this id.
///
/// # Errors
/// When the store fails.
pub fn agreement_get(tx: &mut Tx<'_>, id: AgreementId) -> Result<Option<Agreement>, StoreError> {
    tx.row(GET, values![id], read)
}

/// The last version of a round, signed or not.
///
/// # Errors
/// When the store fails.
pub fn agreement_latest(tx: &mut Tx<'_>, cycle: CycleId) -> Result<Option<Agreement>, StoreError> {
    tx.row(LATEST, values![cycle], read)
}

/// The version of a round that both have signed.
///
/// # Errors
/// When the store fails.
pub fn agreement_in_force(
    tx: &mut Tx<'_>,
    cycle: CycleId,
) -> Result<Option<Agreement>, StoreError> {
    tx.row(IN_FORCE, values![cycle], read)
}

/// Signs for a party, with what it chose for exactly the limit; `false` when it has signed
/// before.
///
/// # Errors
/// When the store fails.
pub fn agreement_sign(
    tx: &mut Tx<'_>,
    id: AgreementId,
    (party, chosen): (Party, AtLimit),
    by: PersonId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let statement = match party {
        Party::District => SIGN_DISTRICT,
        Party::City => SIGN_CITY,
    };
    let values = values![id, by, now, at_limit_name(chosen)];
    Ok(tx.execute(statement, values)? == 1)
}

/// The versions of a round that a party sent back, the newest first; at most fifty.
///
/// # Errors
/// When the store fails.
pub fn agreements_sent_back(tx: &mut Tx<'_>, cycle: CycleId) -> Result<Vec<SentBack>, StoreError> {
    tx.rows(SENT_BACK, values![cycle], |row| {
        Ok(SentBack {
            number: row.get(0)?,
            party: row.get(1)?,
            at: row.get(2)?,
            reason: row.get(3)?,
        })
    })
}

/// Sends a version back for a party, with a reason; `false` once it is in force or was sent back
/// before.
///
/// # Errors
/// When the store fails.
pub fn agreement_send_back(
    tx: &mut Tx<'_>,
    id: AgreementId,
    sent: &SentBack,
    by: PersonId,
) -> Result<bool, StoreError> {
    let values = values![id, sent.party.as_str(), by, sent.at, &sent.reason];
    Ok(tx.execute(SEND_BACK, values)? == 1)
}

/// Notes which version of the amounts an agreement put in force.
///
/// # Errors
/// When the store fails.
pub fn agreement_set_version(
    tx: &mut Tx<'_>,
    id: AgreementId,
    version: BudgetVersionId,
) -> Result<(), StoreError> {
    tx.execute(SET_VERSION, values![id, version]).map(drop)
}

fn read(row: &Row<'_>) -> Result<Agreement, StoreError> {
    let part = |index: usize| -> Result<u32, StoreError> {
        let number: i64 = row.get(index)?;
        u32::try_from(number).map_err(|_| StoreError::Data("a limit that is no fraction".into()))
    };
    let (decides, of): (String, String) = (row.get(6)?, row.get(15)?);
    let (party, at): (Option<Party>, Option<Timestamp>) = (row.get(17)?, row.get(18)?);
    let sent_back = match party.zip(at) {
        Some((party, at)) => Some(SentBack {
            number: row.get(3)?,
            party,
            at,
            reason: row.get(19)?,
        }),
        None => None,
    };
    Ok(Agreement {
        id: row.get(0)?,
        district: row.get(1)?,
        cycle: row.get(2)?,
        number: row.get(3)?,
        text: AgreementText {
            terms: AgreementTerms {
                limit: [part(4)?, part(5)?],
                at_limit: at_limit(&decides).unwrap_or(AtLimit::City),
                scope: scope(&of).unwrap_or(Scope::Project),
                execution_start: row.get(8)?,
                execution_end: row.get(9)?,
            },
            at_limit_note: row.get(7)?,
            summary: row.get(10)?,
            supplement: row.get(16)?,
        },
        drafted_at: row.get(11)?,
        district_signed_at: row.get(12)?,
        city_signed_at: row.get(13)?,
        drafted_on: row.get(14)?,
        sent_back,
    })
}
