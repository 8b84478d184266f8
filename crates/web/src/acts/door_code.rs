//! The six digits that let people in at a door: of a workshop room, and of a meeting.

use process::room::code_digits;
use store::Tx;

use super::NotDone;

/// A code for which `taken` finds nothing. With a million codes and a few doors the first fits.
pub(super) fn fresh<T, E>(
    tx: &mut Tx<'_>,
    taken: impl Fn(&mut Tx<'_>, &str) -> Result<Option<T>, E>,
) -> Result<String, NotDone>
where
    NotDone: From<E>,
{
    loop {
        let random = u64::from_str_radix(&store::random_hex(8), 16).unwrap_or_default();
        let code = code_digits(random);
        if taken(tx, &code)?.is_none() {
            return Ok(code);
        }
    }
}

/// The six digits of a typed code, whatever stands between them.
pub(super) fn typed(text: &str) -> Option<String> {
    let code: String = text.chars().filter(char::is_ascii_digit).collect();
    (code.len() == 6).then_some(code)
}
