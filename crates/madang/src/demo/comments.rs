//! What is said about an agenda: a few threads, and in a whole city one very long one.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use process::agenda::Item;
use process::id::{AgendaId, CommentId, PersonId};
use store::Stores;
use web::acts::comment;

use super::people;
use super::progress::Progress;
use super::texts::texts;

/// Comments on an agenda of the first district.
pub const FEW: usize = 9;
/// Comments on one agenda of a whole city, all of them in one thread.
pub const MANY: usize = 5_000;
/// How many go into one transaction.
const GROUP: usize = 100;

/// Where, by whom and from when on people talk.
pub struct Talk {
    /// The district in addresses.
    pub slug: String,
    /// What they talk about.
    pub agenda: AgendaId,
    /// Who they are.
    pub residents: Arc<Vec<PersonId>>,
    /// When the first one writes; each next one does so a minute later.
    pub from: Timestamp,
}

/// Three threads, each with an answer and an answer to that; the last comment is taken back.
///
/// # Errors
/// When an act is refused or the store fails.
pub async fn few(stores: &Stores, talk: &Talk) -> Result<(), people::Refused> {
    let to = |number: usize, ids: &[CommentId]| match number % 3 {
        0 => None,
        _ => ids.last().copied(),
    };
    let ids = write(stores, talk, Vec::new(), FEW, to).await?;
    let (keys, slug) = (stores.keys.clone(), talk.slug.clone());
    let last = ids.last().copied();
    let (author, at) = talk.who(FEW - 1);
    let later = at + SignedDuration::from_mins(20);
    people::site(stores, move |tx| {
        let by = people::acting(tx, &keys, author, later)?;
        match last {
            Some(last) => comment::withdraw(tx, &by, &slug, last).map(drop),
            None => Ok(()),
        }
    })
    .await
}

/// One thread of [`MANY`] comments that answer one another.
///
/// # Errors
/// When an act is refused or the store fails.
pub async fn many(
    stores: &Stores,
    talk: &Talk,
    progress: &Progress,
) -> Result<(), people::Refused> {
    progress.part(&format!("한 타래의 댓글 · one thread: {}", talk.slug), MANY);
    let to = |number: usize, ids: &[CommentId]| match number % 4 {
        _ if number == 0 => None,
        1 => ids.first().copied(),
        _ => ids.get(number * 7 / 11).or(ids.last()).copied(),
    };
    let mut ids = Vec::new();
    while ids.len() < MANY {
        let until = MANY.min(ids.len() + GROUP);
        let before = ids.len();
        ids = write(stores, talk, ids, until, to).await?;
        progress.done(ids.len() - before);
    }
    Ok(())
}

impl Talk {
    /// Who writes the comment with this number, and when.
    fn who(&self, number: usize) -> (PersonId, Timestamp) {
        let minutes = i64::try_from(number).unwrap_or(i64::MAX);
        (
            // 37 shares no divisor with the number of residents, so neighbours differ.
            self.residents[number * 37 % self.residents.len()],
            self.from + SignedDuration::from_mins(minutes),
        )
    }
}

/// Writes on until there are `until` comments, in one transaction.
async fn write<F>(
    stores: &Stores,
    talk: &Talk,
    mut ids: Vec<CommentId>,
    until: usize,
    to: F,
) -> Result<Vec<CommentId>, people::Refused>
where
    F: Fn(usize, &[CommentId]) -> Option<CommentId> + Send + 'static,
{
    let (keys, slug, item) = (
        stores.keys.clone(),
        talk.slug.clone(),
        Item::Agenda(talk.agenda),
    );
    let planned: Vec<_> = (ids.len()..until).map(|n| (n, talk.who(n))).collect();
    people::site(stores, move |tx| {
        for (number, (author, at)) in planned {
            let by = people::acting(tx, &keys, author, at)?;
            let text = &texts().comments[number % texts().comments.len()];
            ids.push(comment::add(
                tx,
                &by,
                &slug,
                (item, to(number, &ids)),
                text,
            )?);
        }
        Ok(ids)
    })
    .await
}
