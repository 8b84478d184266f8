//! One-time codes: sending one, remembering where it went, and checking what was typed.
//!
//! The store keeps a keyed hash of the code and of the address and nothing else, so a new
//! address is known to the server only once its code came back. Until then the visitor's own
//! browser keeps it, see [`SentTo`].

use jiff::{SignedDuration, Timestamp};
use process::id::PersonId;
use process::notice::{Courier, Notice};
use process::person::{Address, Channel, CodeOutcome, check_address, check_code};
use process::refusal::{Arg, Fault};
use process::{Act, Invalid};
use serde_json::json;
use store::{Keyring, NewCode, SignInCode, StoreError, Tx};

use crate::acts::{By, NotDone};
use crate::csrf::same_token;

/// Which code was sent, and where to: what the browser of the asker keeps in a cookie.
///
/// The text is sealed for one session or visit. So nobody can follow another's link into an
/// account that is not his, and nobody can use up the attempts of a code he did not ask for.
#[derive(Clone, PartialEq, Eq)]
pub struct SentTo {
    /// The id of the code.
    pub code: i64,
    /// The address as it was typed, in its canonical form.
    pub address: Address,
}

impl SentTo {
    /// The value of the cookie.
    pub fn seal(&self, keys: &Keyring, scope: &str) -> String {
        format!(
            "{}/{}/{}",
            self.code,
            self.mark(keys, scope),
            self.address.text
        )
    }

    /// Reads a cookie; `None` unless it was made here for this session or visit.
    pub fn open(keys: &Keyring, scope: &str, text: &str) -> Option<SentTo> {
        let mut parts = text.splitn(3, '/');
        let (code, mark, address) = (parts.next()?, parts.next()?, parts.next()?);
        let sent = SentTo {
            code: code.parse().ok()?,
            address: check_address(address).ok()?,
        };
        same_token(&sent.mark(keys, scope), mark).then_some(sent)
    }

    fn mark(&self, keys: &Keyring, scope: &str) -> String {
        keys.hmac(
            "sent-to",
            &format!("{}/{scope}/{}", self.code, self.address.text),
        )
    }

    /// The code that was sent, if it was asked for by the same person (`None`: for signing
    /// in).
    ///
    /// It is found by its id, which is bound to this session or visit: a code that somebody
    /// else asks for later at the same address does not void it.
    pub(super) fn find(
        &self,
        tx: &mut Tx<'_>,
        by: &By,
        asker: Option<PersonId>,
    ) -> Result<(String, Option<SignInCode>), StoreError> {
        let key = by
            .keys
            .address_key(self.address.channel, &self.address.text);
        let found = store::code_get(tx, self.code)?;
        let found = found.filter(|c| c.address_key == key && c.person == asker);
        Ok((key, found))
    }
}

/// What a typed code led to.
///
/// It is kept as the answer under the form's key: a wrong code has to be committed, because
/// the attempt counts, and the same form sent twice costs one attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typed {
    /// Accepted; the word says what comes next.
    Accepted(&'static str),
    /// Not accepted.
    Refused(Fault),
}

/// The words of [`Typed::Accepted`] and the keys of [`Typed::Refused`].
const WORDS: &[&str] = &["in", "consent", "contact"];
const FAULTS: &[&str] = &[
    "fault-code-none",
    "sign-in-fault-desk-staff",
    "fault-code-used",
    "fault-code-late",
    "fault-code-attempts",
    "fault-code-wrong",
    "fault-contact-taken",
    "sign-in-fault-desk-code",
];

impl Typed {
    /// The text that is kept.
    pub fn kept(&self) -> String {
        match self {
            Typed::Accepted(word) => (*word).to_owned(),
            Typed::Refused(fault) => match fault.args.first() {
                Some(("left", Arg::Number(left))) => format!("!{} {left}", fault.key),
                _ => format!("!{}", fault.key),
            },
        }
    }

    /// Reads a kept text: the word, or the fault beside the field `code`.
    ///
    /// # Errors
    /// The fault.
    pub fn read(kept: &str) -> Result<&'static str, Invalid> {
        let Some(refused) = kept.strip_prefix('!') else {
            return Ok(WORDS
                .iter()
                .copied()
                .find(|word| *word == kept)
                .unwrap_or("in"));
        };
        let (key, left) = refused.split_once(' ').unwrap_or((refused, ""));
        let key = FAULTS
            .iter()
            .copied()
            .find(|known| *known == key)
            .unwrap_or("fault-code-none");
        let fault = Fault::new(key);
        Err(Invalid::one(
            "code",
            match left.parse() {
                Ok(left) => fault.number("left", left),
                Err(_) => fault,
            },
        ))
    }
}

/// Sends a code for signing in. The answer is the same for known and unknown addresses.
/// `network` stands for where the asker is.
///
/// # Errors
/// Names what is wrong with the address, or that it got all its codes for this hour.
pub fn ask(tx: &mut Tx<'_>, by: &By, network: &str, typed: &str) -> Result<SentTo, NotDone> {
    by.may(Act::SignIn, process::act::Target::default())?;
    let address = check_address(typed)?;
    let code = send(tx, by, network, &address, None)?;
    Ok(SentTo { code, address })
}

/// Refuses one more code when this asker, all askers of the address together, or this network
/// got their codes for the hour. One stranger can't keep the owner of an address out, no
/// address is flooded by many, and no network sends messages to everybody.
fn count(
    tx: &mut Tx<'_>,
    by: &By,
    network: &str,
    channel: Channel,
    key: &str,
) -> Result<(), NotDone> {
    let (hour, limits) = (SignedDuration::from_hours(1), by.rules.limits);
    let asker = by.keys.hmac("code-asker", &format!("{key}/{network}"));
    let from = by.keys.hmac("code-network", network);
    let together = limits.codes_per_hour * limits.code_askers_of_an_address;
    for (key, most, fault) in [
        (asker.as_str(), limits.codes_per_hour, "fault-codes-many"),
        (key, together, "fault-codes-many"),
        (&from, limits.codes_per_network_hour, "fault-codes-network"),
    ] {
        if store::codes_since(tx, key, by.now - hour)? >= most {
            return Err(Invalid::one("address", Fault::new(fault)).into());
        }
    }
    for key in [&asker, &from] {
        store::code_asked(tx, channel, key, by.now + hour, by.now)?;
    }
    Ok(())
}

/// Sends a code to an address and answers its id.
pub(super) fn send(
    tx: &mut Tx<'_>,
    by: &By,
    network: &str,
    address: &Address,
    asker: Option<PersonId>,
) -> Result<i64, NotDone> {
    let limits = by.rules.limits;
    let key = by.keys.address_key(address.channel, &address.text);
    count(tx, by, network, address.channel, &key)?;
    let code = format!("{:06}", random_below(1_000_000));
    let new = NewCode {
        channel: address.channel,
        code_hash: by.keys.code_hash(&key, &code),
        address_key: key,
        person: asker,
        expires_at: by.now + SignedDuration::from_mins(limits.code_minutes),
        district: None,
    };
    let id = store::code_put(tx, &new, by.now)?;
    let purpose = if asker.is_some() {
        "account"
    } else {
        "sign-in"
    };
    let values = [
        ("code", code.into()),
        ("minutes", limits.code_minutes.into()),
    ];
    let subject = korean::t(by.lang, &format!("{purpose}-notice-subject"));
    let text = korean::tr(by.lang, &format!("{purpose}-notice-text"), &values);
    put(tx, by, address, subject, text, Some(new.expires_at))?;
    let (act, subject) = match asker {
        Some(person) => (Act::AccountManage, format!("person/{person}")),
        None => (Act::SignIn, format!("sign-in-code/{id}")),
    };
    let detail = json!({ "step": "code", "channel": address.channel.as_str() });
    by.audit(tx, act, subject, &detail)?;
    Ok(id)
}

/// Puts a message to one address into the outbox.
pub(crate) fn notify(
    tx: &mut Tx<'_>,
    by: &By,
    address: &Address,
    subject: String,
    text: String,
) -> Result<(), StoreError> {
    put(tx, by, address, subject, text, None)
}

/// The same; past `until` it is of no use and is not delivered.
fn put(
    tx: &mut Tx<'_>,
    by: &By,
    address: &Address,
    subject: String,
    text: String,
    until: Option<Timestamp>,
) -> Result<(), StoreError> {
    let courier = match address.channel {
        Channel::Email => Courier::Email,
        Channel::Phone | Channel::Desk => Courier::Phone,
    };
    let notice = Notice {
        courier,
        to: address.text.clone(),
        subject,
        text,
        until,
    };
    let payload = serde_json::to_string(&notice).expect("a notice holds plain texts only");
    store::outbox_put(tx, notice.kind(), &payload, by.now).map(drop)
}

/// Checks what was typed for a code; `None` when it is right, and it is used then.
pub(super) fn check(
    tx: &mut Tx<'_>,
    by: &By,
    sent: Option<&SignInCode>,
    typed_hash: &str,
) -> Result<Option<Fault>, StoreError> {
    let known = sent.map(|code| code.sent(typed_hash));
    let id = sent.map_or(0, |code| code.id);
    match check_code(by.rules.limits, known, by.now) {
        CodeOutcome::Accept if store::code_use(tx, id, by.now)? => Ok(None),
        CodeOutcome::Accept => Ok(Some(Fault::new("fault-code-used"))),
        CodeOutcome::Wrong(fault) => {
            store::code_attempt(tx, id)?;
            let last = fault.args.contains(&("left", Arg::Number(0)));
            Ok(Some(if last {
                Fault::new("fault-code-attempts")
            } else {
                fault
            }))
        }
        CodeOutcome::Gone(fault) => Ok(Some(fault)),
    }
}

/// The six digits of a typed code, whatever stands between them.
///
/// # Errors
/// Anything else is no attempt, and is not counted as one.
pub(super) fn six_digits(typed: &str) -> Result<String, Invalid> {
    let code: String = typed
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .collect();
    if code.is_empty() {
        return Err(Invalid::one("code", Fault::new("fault-empty")));
    }
    if code.len() != 6 || !code.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Invalid::one("code", Fault::new("sign-in-fault-six-digits")));
    }
    Ok(code)
}

/// A random number below `limit`.
pub(super) fn random_below(limit: u64) -> u64 {
    let random = store::random_hex(8);
    u64::from_str_radix(&random, 16).expect("8 random bytes in hex are a number") % limit
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kept_answer_reads_the_same() {
        assert_eq!(
            Typed::read(&Typed::Accepted("consent").kept()),
            Ok("consent")
        );
        let wrong = Fault::new("fault-code-wrong").number("left", 3);
        let kept = Typed::Refused(wrong.clone()).kept();
        assert_eq!(kept, "!fault-code-wrong 3");
        assert_eq!(Typed::read(&kept), Err(Invalid::one("code", wrong)));
        let late = Fault::new("fault-code-late");
        let kept = Typed::Refused(late.clone()).kept();
        assert_eq!(Typed::read(&kept), Err(Invalid::one("code", late)));
    }

    #[test]
    fn six_digits_may_come_with_spaces() {
        assert_eq!(six_digits(" 123 456 "), Ok("123456".to_owned()));
        assert_eq!(six_digits("123-456"), Ok("123456".to_owned()));
        for (typed, key) in [
            ("", "fault-empty"),
            ("12345", "sign-in-fault-six-digits"),
            ("1234567", "sign-in-fault-six-digits"),
            ("12345x", "sign-in-fault-six-digits"),
            ("१२३४५६", "sign-in-fault-six-digits"),
        ] {
            let invalid = six_digits(typed).expect_err("no code");
            assert_eq!(invalid.0[0].fault.key, key, "{typed}");
        }
    }
}
