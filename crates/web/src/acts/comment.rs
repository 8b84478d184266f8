//! Commenting on a proposal or an agenda, answering a comment, taking one back, and who sees it.

use process::act::Target;
use process::agenda::{self, Item};
use process::id::{CommentId, DistrictId, PersonId};
use process::refusal::Fault;
use process::{Act, Actor, Refusal, comment, proposal as proposals};
use serde_json::json;
use store::{Agenda, Comment, District, Proposal, StoreError, Tx};

use super::proposal::{Sight, sight};
use super::{By, NotDone, not_found};

/// A proposal or an agenda as far as comments on it are concerned.
#[derive(Clone, Debug)]
pub struct Commented {
    /// Its district.
    pub district: District,
    /// Which it is.
    pub item: Item,
    /// One line that names it.
    pub title: String,
    /// Who wrote it.
    pub author: PersonId,
    /// Whether a moderator has hidden it.
    pub hidden: bool,
    /// Why no comment can be added, if none can.
    pub closed: Option<Refusal>,
}

impl Commented {
    /// A proposal of a district.
    pub fn proposal(district: &District, found: &Proposal) -> Commented {
        Commented {
            district: district.clone(),
            item: Item::Proposal(found.id),
            title: found.text.title.clone(),
            author: found.author,
            hidden: found.hidden,
            closed: proposals::comment(found.standing()).err(),
        }
    }

    /// An agenda of a district.
    pub fn agenda(district: &District, found: &Agenda) -> Commented {
        Commented {
            district: district.clone(),
            item: Item::Agenda(found.id),
            title: found.text.title.clone(),
            author: found.author,
            hidden: found.hidden,
            closed: agenda::comment(found.standing()).err(),
        }
    }

    /// What `actor` sees of a comment on it: nothing when it is itself withheld.
    pub fn sight_of(&self, actor: &Actor, comment: &Comment) -> Sight {
        match self.sight(actor) {
            Sight::Withheld => Sight::Withheld,
            _ => sight(actor, comment.hidden, self.district.id, comment.author),
        }
    }

    /// Refuses who must not read the comments on something hidden.
    ///
    /// # Errors
    /// When it is hidden from `actor`.
    pub fn readable(&self, actor: &Actor) -> Result<(), Refusal> {
        let key = match self.item {
            _ if self.sight(actor) != Sight::Withheld => return Ok(()),
            Item::Proposal(_) => "refusal-proposal-hidden",
            Item::Agenda(_) => "refusal-agenda-hidden",
        };
        Err(Refusal::conflict(Fault::new(key)))
    }

    /// What `actor` sees of the thing itself.
    pub fn sight(&self, actor: &Actor) -> Sight {
        sight(actor, self.hidden, self.district.id, self.author)
    }
}

/// Reads a proposal or an agenda. An address in another district is none.
///
/// # Errors
/// When there is no such district, or no such thing in it.
pub fn on<E>(tx: &mut Tx<'_>, slug: &str, item: Item) -> Result<Commented, E>
where
    E: From<StoreError> + From<Refusal>,
{
    Ok(match item {
        Item::Proposal(id) => {
            let (district, found) = super::proposal::find::<E>(tx, slug, id)?;
            Commented::proposal(&district, &found)
        }
        Item::Agenda(id) => {
            let (district, found) = super::agenda::find::<E>(tx, slug, id)?;
            Commented::agenda(&district, &found)
        }
    })
}

/// A comment with what it is on. An address in another district is none.
///
/// # Errors
/// When there is no such comment in that district.
pub fn find<E>(tx: &mut Tx<'_>, slug: &str, id: CommentId) -> Result<(Commented, Comment), E>
where
    E: From<StoreError> + From<Refusal>,
{
    let comment = store::comment_get(tx, id)?.ok_or_else(not_found)?;
    Ok((on::<E>(tx, slug, comment.on)?, comment))
}

/// Comments on something, or answers the comment `to`.
///
/// # Errors
/// Refuses who may not, what is hidden or taken back, and an answer to a comment that stands
/// elsewhere; says what is wrong with the text.
pub fn add(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    (item, to): (Item, Option<CommentId>),
    typed: &str,
) -> Result<CommentId, NotDone> {
    let on = on::<NotDone>(tx, slug, item)?;
    by.may(Act::CommentAdd, Target::district(on.district.id))?;
    by.consented(tx)?;
    let author = by.person()?;
    let text = comment::check(by.rules.limits, typed)?;
    if let Some(closed) = on.closed {
        return Err(closed.into());
    }
    let to = match to {
        Some(id) => {
            let found = store::comment_get(tx, id)?.filter(|found| found.on == item);
            let found = found.ok_or_else(not_found)?;
            comment::answer(found.standing())?;
            Some(found)
        }
        None => None,
    };
    let id = store::comment_add(tx, (item, to.as_ref()), author, &text, by.now)?;
    let detail = json!({ "on": item.to_string(), "to": to.map(|to| to.id) });
    by.audit(tx, Act::CommentAdd, format_args!("comment/{id}"), &detail)?;
    Ok(id)
}

/// Takes one's own comment back: its text goes, its place in the thread stays.
///
/// # Errors
/// Refuses who may not, a second time, and while it is hidden.
pub fn withdraw(tx: &mut Tx<'_>, by: &By, slug: &str, id: CommentId) -> Result<Comment, NotDone> {
    let (on, found) = find::<NotDone>(tx, slug, id)?;
    by.may(Act::CommentWithdraw, target(on.district.id, &found))?;
    by.consented(tx)?;
    comment::withdraw(found.standing())?;
    store::comment_withdraw(tx, id, by.now)?;
    let subject = format_args!("comment/{id}");
    by.audit(tx, Act::CommentWithdraw, subject, &json!({}))?;
    Ok(found)
}

/// What an act on a comment is aimed at.
pub fn target(district: DistrictId, comment: &Comment) -> Target {
    Target::owned(district, comment.author)
}
