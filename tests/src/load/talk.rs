//! A long talk about one agenda.

use anyhow::{Context as _, Result, anyhow};
use jiff::Timestamp;
use process::agenda::Item;
use process::id::{AgendaId, CommentId};
use store::StoreError;

use super::ground::Ground;

impl Ground {
    /// Writes `count` comments on an agenda: one half begins threads, the other answers the
    /// first of them. Answers that first one.
    ///
    /// # Errors
    /// When a store refuses.
    pub async fn talk(&self, agenda: AgendaId, count: usize, now: Timestamp) -> Result<CommentId> {
        let author = self.by().person().map_err(|r| anyhow!("{r:?}"))?;
        let made = self.stores.site.write(move |tx| -> Result<_, StoreError> {
            let mut first = None;
            for n in 0..count {
                let text = format!("저도 같은 생각입니다 {n}. 밤에도 마음 놓고 걷고 싶습니다.");
                let to = first.as_ref().filter(|_| n % 2 == 1);
                let id = store::comment_add(tx, (Item::Agenda(agenda), to), author, &text, now)?;
                if n == 0 {
                    first = store::comment_get(tx, id)?;
                }
            }
            Ok(first.map(|comment| comment.id))
        });
        made.await?.context("at least one comment is wanted")
    }
}
