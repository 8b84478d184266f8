//! The desk of a neighbourhood office: papers are checked and a sign-in code is handed over.

use jiff::{SignedDuration, Timestamp};
use process::act::Target;
use process::desk::{DeskForm, DeskOutcome, Known, Seen, decide};
use process::id::PersonId;
use process::identity::Assurance;
use process::person::Channel;
use process::refusal::Fault;
use process::{Act, Invalid, role};
use serde_json::json;
use store::{District, NewCode, Person, StoreError, Stores, Tx};

use super::account;
use super::{By, NotDone, district, namesake, not_found};

/// Letters and digits that nobody mistakes for one another on paper (Crockford's base 32).
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// How many of them make a code: 50 bits.
const LENGTH: usize = 10;

/// A fresh code, to be shown once. It is made before the act, because the act keeps only its
/// hash.
#[derive(Clone)]
pub struct DeskCode(String);

impl DeskCode {
    /// A random code.
    pub fn random() -> DeskCode {
        let random = u64::from_str_radix(&store::random_hex(8), 16)
            .expect("8 random bytes in hex are a number");
        let letter = |place: usize| char::from(ALPHABET[(random >> (5 * place)) as usize % 32]);
        DeskCode((0..LENGTH).map(letter).collect())
    }

    /// The code as it is written down: two groups of five.
    pub fn shown(&self) -> String {
        let (one, two) = self.0.split_at(LENGTH / 2);
        format!("{one}-{two}")
    }
}

/// A typed code without spaces and hyphens, with look-alikes read as what they stand for;
/// `None` when it can't be one.
pub fn normalize(typed: &str) -> Option<String> {
    let kept = typed.chars().filter(|c| !c.is_whitespace() && *c != '-');
    let code: String = kept
        .map(|c| match c.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        })
        .collect();
    let good = code.len() == LENGTH && code.bytes().all(|b| ALPHABET.contains(&b));
    good.then_some(code)
}

/// What stands for a code in the store, where the address stands for other codes.
pub fn code_key(by: &By, code: &str) -> String {
    by.keys.hmac("desk-code", code)
}

/// What became of a form of the desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handed {
    /// A word for it, in the audit and in message keys.
    pub word: &'static str,
    /// Whom the clerk is asked about: the ordinals of people of one name and birth, each with
    /// the moment of her first account, or none when she closed it.
    pub namesakes: Vec<(usize, Option<Timestamp>)>,
}

/// The words of a form after which no code was made.
pub const NO_CODE: [&str; 4] = ["who", "asked", "staff", "full"];

/// The words of a form after which there is a code.
const CODE: [&str; 3] = ["new", "same", "moved"];

impl Handed {
    /// The text that is kept under the form's key.
    pub fn kept(&self) -> String {
        let namesakes = self.namesakes.iter();
        let parts = namesakes.map(|(ordinal, at)| match at {
            Some(at) => format!(" {ordinal}={at}"),
            None => format!(" {ordinal}="),
        });
        parts.fold(self.word.to_owned(), |kept, part| kept + &part)
    }

    /// Reads a kept text.
    pub fn read(kept: &str) -> Handed {
        let mut parts = kept.split(' ');
        let word = parts.next().unwrap_or_default();
        let known = NO_CODE.into_iter().chain(CODE).find(|known| *known == word);
        let namesake = |part: &str| {
            let (ordinal, at) = part.split_once('=')?;
            Some((ordinal.parse().ok()?, at.parse().ok()))
        };
        Handed {
            word: known.unwrap_or("new"),
            namesakes: parts.filter_map(namesake).collect(),
        }
    }
}

/// The people of this name and birth who closed their accounts while a ballot of theirs lies
/// in a box; see [`namesake::left_behind`]. It is asked before [`issue`].
///
/// # Errors
/// Whoever may not hand codes over learns nothing.
pub async fn left_behind(
    stores: &Stores,
    by: &By,
    slug: &str,
    form: &DeskForm,
) -> Result<Vec<usize>, NotDone> {
    let (slug, who) = (slug.to_owned(), by.clone());
    stores
        .site
        .read(move |tx| may_issue(tx, &who, &slug).map(drop))
        .await?;
    match form.check(&by.rules, by.today) {
        Ok(seen) => namesake::left_behind(stores, by, &seen.identity).await,
        Err(_) => Ok(Vec::new()),
    }
}

fn may_issue(tx: &mut Tx<'_>, by: &By, slug: &str) -> Result<District, NotDone> {
    let district = district::find(tx, slug)?;
    by.may(Act::DeskCodeIssue, Target::district(district.id))?;
    by.consented(tx)?;
    Ok(district)
}

/// Hands a code over to a person whose papers were seen. `left` is what [`left_behind`] found.
///
/// The person gets an account that stands for her: a new one, the one she was verified for
/// before, or a new one that takes the identity over from an account that only declared it.
/// Where that is not clear the clerk is asked first, and no code is made then, nor for an
/// account with a role; that the clerk looked is recorded all the same. The owners of earlier
/// accounts are told of a code, so nobody signs in behind their backs.
///
/// # Errors
/// Refuses who may not; names the faulty fields.
pub fn issue(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    form: &DeskForm,
    left: &[usize],
    code: &DeskCode,
) -> Result<Handed, NotDone> {
    let district = may_issue(tx, by, slug)?;
    let clerk = by.person()?;
    let seen = form.check(&by.rules, by.today)?;
    few_enough(tx, by, clerk)?;
    let holders = holders(tx, by, &seen, left)?;
    let known: Vec<Known> = holders.iter().filter_map(|h| h.known).collect();
    let outcome = decide(&known, form.who(), form.take_over);
    let account = match outcome {
        DeskOutcome::AskWho => return ask(tx, by, (clerk, &district), "who", &holders),
        DeskOutcome::AskToMove => return ask(tx, by, (clerk, &district), "asked", &holders),
        DeskOutcome::Staff(_) => return ask(tx, by, (clerk, &district), "staff", &holders),
        DeskOutcome::NewAccount(ordinal) => {
            let free = |holder: &&HolderOf| match ordinal {
                Some(ordinal) => holder.ordinal == ordinal,
                None => holder.known.is_none(),
            };
            match holders.iter().find(free) {
                Some(holder) => new_account(tx, by, holder, &seen)?,
                None => return ask(tx, by, (clerk, &district), "full", &holders),
            }
        }
        DeskOutcome::SameAccount(ordinal) => same_account(tx, &holders[ordinal - 1], &seen)?,
        DeskOutcome::MoveIdentity(ordinal) => {
            let from = &holders[ordinal - 1];
            if let Some(person) = &from.person {
                store::access_record_add(tx, clerk, "desk-moved", person.id, "papers", by.now)?;
            }
            moved_account(tx, by, from, &seen)?
        }
    };
    let id = hand_over(tx, by, &district, account.person, code)?;
    store::access_record_add(tx, clerk, "desk", account.person, "papers", by.now)?;
    for holder in holders.iter().filter_map(|h| h.person.as_ref()) {
        tell(tx, by, &district, holder)?;
    }
    let detail = json!({
        "outcome": account.word,
        "code": id.to_string(),
        "district": district.id,
        "guardian": seen.guardian,
        "ordinal": account.ordinal,
        "from": account.from,
    });
    let subject = format_args!("person/{}", account.person);
    by.audit(tx, Act::DeskCodeIssue, subject, &detail)?;
    Ok(Handed {
        word: account.word,
        namesakes: Vec::new(),
    })
}

/// The account that a code is for.
struct Account {
    word: &'static str,
    person: PersonId,
    ordinal: usize,
    from: Option<PersonId>,
}

/// Whoever stands for the person of one ordinal.
struct HolderOf {
    ordinal: usize,
    key: String,
    person: Option<Person>,
    known: Option<Known>,
}

/// Everybody of this name and birth who is known, by ordinals without a gap.
fn holders(
    tx: &mut Tx<'_>,
    by: &By,
    seen: &Seen,
    left: &[usize],
) -> Result<Vec<HolderOf>, StoreError> {
    let mut holders = Vec::new();
    for (ordinal, key) in (1..).zip(namesake::keys(by, &seen.identity)) {
        let person = store::person_by_identity_key(tx, &key)?;
        let known = |assurance, staff| Known {
            ordinal,
            assurance,
            staff,
        };
        let known = match &person {
            Some(person) => {
                let staff = role::lasts(&store::grants_of(tx, person.id)?, by.today);
                let assurance = person.assurance.unwrap_or(Assurance::Declared);
                Some(known(Some(assurance), staff))
            }
            None => left.contains(&ordinal).then(|| known(None, false)),
        };
        holders.push(HolderOf {
            ordinal,
            key,
            person,
            known,
        });
    }
    Ok(holders)
}

/// Makes no code, and records whom the clerk learned of.
fn ask(
    tx: &mut Tx<'_>,
    by: &By,
    (clerk, district): (PersonId, &District),
    word: &'static str,
    holders: &[HolderOf],
) -> Result<Handed, NotDone> {
    let mut namesakes = Vec::new();
    for holder in holders {
        if let Some(person) = &holder.person {
            store::access_record_add(tx, clerk, "desk-asked", person.id, "papers", by.now)?;
            let detail = json!({ "outcome": word, "district": district.id });
            let subject = format_args!("person/{}", person.id);
            by.audit(tx, Act::DeskCodeIssue, subject, &detail)?;
        }
        let seen = holder.known.map(|known| known.assurance);
        if seen.is_some_and(|assurance| assurance != Some(Assurance::Declared)) {
            let at = holder.person.as_ref().map(|person| person.created_at);
            namesakes.push((holder.ordinal, at));
        }
    }
    Ok(Handed { word, namesakes })
}

fn new_account(tx: &mut Tx<'_>, by: &By, free: &HolderOf, seen: &Seen) -> Result<Account, NotDone> {
    let name = account::default_name(by);
    let person = store::person_add(tx, by.lang.as_str(), &name, by.now)?;
    store::person_bind_identity(tx, person, &free.key, Assurance::Verified, seen.basis)?;
    Ok(Account {
        word: "new",
        person,
        ordinal: free.ordinal,
        from: None,
    })
}

fn same_account(tx: &mut Tx<'_>, holder: &HolderOf, seen: &Seen) -> Result<Account, NotDone> {
    let found = holder.person.as_ref().ok_or_else(not_found)?;
    let basis = seen.basis.or(found.basis);
    store::person_bind_identity(tx, found.id, &holder.key, Assurance::Verified, basis)?;
    Ok(Account {
        word: "same",
        person: found.id,
        ordinal: holder.ordinal,
        from: None,
    })
}

fn moved_account(
    tx: &mut Tx<'_>,
    by: &By,
    holder: &HolderOf,
    seen: &Seen,
) -> Result<Account, NotDone> {
    let from = holder.person.as_ref().ok_or_else(not_found)?.id;
    let name = account::default_name(by);
    let person = store::person_add(tx, by.lang.as_str(), &name, by.now)?;
    store::person_move_identity(tx, from, person, &holder.key, seen.basis)?;
    Ok(Account {
        word: "moved",
        person,
        ordinal: holder.ordinal,
        from: Some(from),
    })
}

/// Keeps the code, in place of any that was handed over before, and answers its id.
fn hand_over(
    tx: &mut Tx<'_>,
    by: &By,
    district: &District,
    person: PersonId,
    code: &DeskCode,
) -> Result<i64, StoreError> {
    store::code_void(tx, person, Channel::Desk, by.now)?;
    let key = code_key(by, &code.0);
    let new = NewCode {
        channel: Channel::Desk,
        code_hash: by.keys.code_hash(&key, &code.0),
        address_key: key,
        person: Some(person),
        expires_at: by.now + SignedDuration::from_mins(by.rules.limits.desk_code_minutes),
        district: Some(district.id),
    };
    store::code_put(tx, &new, by.now)
}

/// Refuses more than a desk has to do in a day: a session of a clerk that somebody else got
/// hold of must not collect everybody's accounts.
fn few_enough(tx: &mut Tx<'_>, by: &By, clerk: PersonId) -> Result<(), NotDone> {
    let midnight = korean::seoul_midnight(by.today);
    let most = by.rules.limits.desk_codes_per_day;
    if store::access_record_count(tx, clerk, midnight)? < most {
        return Ok(());
    }
    let fault = Fault::new("desk-fault-many").count("count", most);
    Err(Invalid::one("name", fault).into())
}

/// Tells the owner of an account, in her language, that a code was handed over in her name.
fn tell(tx: &mut Tx<'_>, by: &By, at: &District, owner: &Person) -> Result<(), StoreError> {
    let words = ("desk-notice-subject", "desk-notice-text");
    account::tell(tx, by, owner, &[], words, |lang| {
        let place = lang.pick(&at.name_ko, &at.name_en).clone();
        vec![("district", place.into())]
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_became_of_a_form_reads_back() {
        let at: Timestamp = "2026-03-02T01:12:00Z".parse().expect("a moment");
        let asked = Handed {
            word: "who",
            namesakes: vec![(1, Some(at)), (3, None)],
        };
        assert_eq!(asked.kept(), "who 1=2026-03-02T01:12:00Z 3=");
        assert_eq!(Handed::read(&asked.kept()), asked);
    }

    #[test]
    fn a_code_reads_back_as_it_was_written_down() {
        let code = DeskCode::random();
        let shown = code.shown();
        assert_eq!((shown.len(), shown.find('-')), (LENGTH + 1, Some(5)));
        for typed in [shown.clone(), shown.to_lowercase(), shown.replace('-', " ")] {
            assert_eq!(normalize(&typed), Some(code.0.clone()), "{typed}");
        }
        assert_eq!(normalize("oil00-abcde"), Some("01100ABCDE".to_owned()));
        for typed in [
            "",
            "123456",
            "AAAAA-AAAAU",
            "가나다라마바사아자차",
            "AAAAA-AAAAAA",
        ] {
            assert_eq!(normalize(typed), None, "{typed}");
        }
    }
}
