//! The code with which somebody without an account finds again what she wrote. It is shown
//! once; what is kept of it is a keyed hash.

use store::Keyring;

/// The signs of a code: digits and letters that nobody mistakes for one another.
const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// How many signs are drawn: 55 bits.
const DRAWN: usize = 11;

/// Eleven signs and one that is reckoned from them, so that a slip of the hand is told from a
/// code that leads nowhere.
#[derive(Clone, PartialEq, Eq)]
pub struct Code(String);

impl Code {
    /// The code that belongs to one form of one visit: the same form sent twice shows the same
    /// code, and it need not be kept for that. Only this installation can make it.
    pub fn of_form(keys: &Keyring, scope: &str, key: &str) -> Code {
        let hash = keys.hmac("inquiry-code", &format!("{scope}/{key}"));
        let digits = hash.as_bytes().chunks(2).take(DRAWN);
        let number = |pair: &[u8]| {
            let text = std::str::from_utf8(pair).unwrap_or("0");
            usize::from_str_radix(text, 16).unwrap_or(0) % SIGNS.len()
        };
        let mut code: String = digits.map(|pair| char::from(SIGNS[number(pair)])).collect();
        code.push(char::from(SIGNS[check(&code)]));
        Code(code)
    }

    /// A code for an act that no form was sent for.
    pub fn random(keys: &Keyring) -> Code {
        Code::of_form(keys, "", &store::random_hex(16))
    }

    /// Reads what was typed: capitals and spaces don't matter, signs that look like another are
    /// taken for it, and the last one has to fit.
    pub fn read(typed: &str) -> Option<Code> {
        let sign = |c: char| match c.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        };
        let skipped = |c: char| c.is_whitespace() || c == '-';
        let code: String = typed.chars().filter(|c| !skipped(*c)).map(sign).collect();
        if code.len() != DRAWN + 1 || !code.bytes().all(|sign| SIGNS.contains(&sign)) {
            return None;
        }
        let (drawn, last) = code.split_at(DRAWN);
        (last.as_bytes() == [SIGNS[check(drawn)]]).then_some(Code(code))
    }

    /// What is kept of it.
    pub fn hash(&self, keys: &Keyring) -> String {
        keys.token_hash(&self.0)
    }

    /// The code without spaces, for an address.
    pub fn plain(&self) -> &str {
        &self.0
    }

    /// The code in groups of four, as it is shown.
    pub fn shown(&self) -> String {
        let groups = self.0.as_bytes().chunks(4);
        let groups: Vec<_> = groups.map(String::from_utf8_lossy).collect();
        groups.join("-")
    }
}

/// The last sign, by the rule of Luhn for 32 signs: it finds every wrong sign and nearly every
/// two that changed places.
fn check(drawn: &str) -> usize {
    let base = SIGNS.len();
    let value = |sign: u8| SIGNS.iter().position(|known| *known == sign).unwrap_or(0);
    let sum: usize = drawn
        .bytes()
        .rev()
        .enumerate()
        .map(|(place, sign)| match place % 2 {
            0 => {
                let twice = 2 * value(sign);
                twice / base + twice % base
            }
            _ => value(sign),
        })
        .sum();
    (base - sum % base) % base
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(drawn: &str) -> String {
        format!("{drawn}{}", char::from(SIGNS[check(drawn)]))
    }

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        let code = Code(whole("0123ABCDZ1Y"));
        let shown = code.shown();
        assert!(shown.starts_with("0123-ABCD-Z1Y"), "{shown}");
        let small = shown.to_lowercase().replace('1', "l").replace('0', "o");
        for typed in [shown.clone(), small, shown.replace('-', " ")] {
            assert!(Code::read(&typed) == Some(code.clone()), "{typed}");
        }
        for typed in ["", "0123-ABCD-Z1Y", "0123-ABCD-Z1YU", "0123-ABCD-Z1Yㄱ"] {
            assert!(Code::read(typed).is_none(), "{typed}");
        }
    }

    #[test]
    fn every_wrong_sign_is_found() {
        let good = whole("7K2M9QXD40T");
        for place in 0..good.len() {
            for sign in SIGNS {
                let mut other = good.clone().into_bytes();
                other[place] = *sign;
                let other = String::from_utf8(other).unwrap_or_default();
                assert_eq!(Code::read(&other).is_some(), other == good, "{other}");
            }
        }
    }
}
