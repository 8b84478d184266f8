//! Who is behind the addresses of a table of members, many at once.

use std::collections::HashMap;
use std::sync::LazyLock;

use process::id::PersonId;
use process::role::Grant;

use crate::error::StoreError;
use crate::site::role_grant;
use crate::tx::Tx;
use crate::value::Value;

/// How many addresses one statement looks for; a shorter list is filled up with empty texts,
/// which are nobody's.
const BATCH: usize = 500;

/// The accounts of [`BATCH`] addresses.
pub(crate) static HOLDERS: LazyLock<String> = LazyLock::new(|| {
    format!(
        "SELECT address_key, person_id FROM contact WHERE address_key IN ({})",
        parameters()
    )
});

/// The roles of those accounts.
pub(crate) static GRANTS: LazyLock<String> = LazyLock::new(|| {
    format!(
        "SELECT g.id, g.role, g.district_id, g.body_id, g.starts_on, g.ends_on, c.address_key \
         FROM contact c JOIN role_grant g ON g.person_id = c.person_id \
         WHERE c.address_key IN ({}) AND g.revoked_at IS NULL ORDER BY g.id",
        parameters()
    )
});

fn parameters() -> String {
    let all: Vec<_> = (1..=BATCH).map(|number| format!("${number}")).collect();
    all.join(", ")
}

/// The account behind an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddressHolder {
    /// Whose account it is.
    pub person: PersonId,
    /// Her roles that were not revoked, whatever their terms.
    pub grants: Vec<Grant>,
}

/// The accounts behind addresses, by the keyed hashes of those. Unknown ones are left out.
///
/// Two statements for every few hundred addresses.
///
/// # Errors
/// When the store fails.
pub fn address_holders(
    tx: &mut Tx<'_>,
    keys: &[String],
) -> Result<HashMap<String, AddressHolder>, StoreError> {
    let mut holders = HashMap::new();
    for batch in keys.chunks(BATCH) {
        let mut values: Vec<Value> = batch.iter().map(Value::from).collect();
        values.resize(BATCH, Value::from(""));
        for (key, person) in tx.rows(&HOLDERS, &values, |row| {
            Ok((row.get::<String>(0)?, row.get(1)?))
        })? {
            let grants = Vec::new();
            holders.insert(key, AddressHolder { person, grants });
        }
        for (key, grant) in tx.rows(&GRANTS, &values, |row| {
            Ok((row.get::<String>(6)?, role_grant::read(row)?))
        })? {
            if let Some(holder) = holders.get_mut(&key) {
                holder.grants.push(grant);
            }
        }
    }
    Ok(holders)
}
