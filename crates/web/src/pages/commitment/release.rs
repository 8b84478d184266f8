//! Giving back what a commitment has open.

use jiff::civil::Date;
use korean::{Lang, t, tr};
use process::commitment::release;
use process::id::{CommitmentId, CycleId};
use store::{Commitment, District, Tx};
use ui::{DefinitionList, html, own_words};

use crate::acts::commitment as acts;
use crate::acts::spending::state_of;
use crate::acts::{By, NotDone};
use crate::pages::document::day;
use crate::pages::ledger::{Reversal, Reversible};

impl Reversible for Commitment {
    type Id = CommitmentId;
    const LIST: &'static str = "commitments";
    const DONE: &'static str = "released";

    fn find(tx: &mut Tx<'_>, slug: &str, id: CommitmentId) -> Result<(District, Self), NotDone> {
        acts::find(tx, slug, id)
    }

    fn cycle(&self) -> CycleId {
        self.cycle
    }

    fn may(&self, tx: &mut Tx<'_>, _today: Date) -> Result<(), NotDone> {
        let state = state_of(tx, self.cycle)?;
        Ok(release(self.as_open().as_ref(), state).map(drop)?)
    }

    fn act(
        tx: &mut Tx<'_>,
        by: &By,
        slug: &str,
        id: CommitmentId,
        reason: &str,
    ) -> Result<(), NotDone> {
        acts::release(tx, by, slug, id, reason).map(drop)
    }

    fn reversal(&self, lang: Lang, list: &str) -> Reversal {
        let open = korean::won_exact(lang, self.open.0);
        let line = html! { (own_words(lang, &self.label)) " (" (self.stat_code) ")" };
        let won = korean::won_both(lang, self.amount.0);
        let facts = DefinitionList::new()
            .entry_markup(t(lang, "commitment-what"), own_words(lang, &self.what))
            .entry(t(lang, "spending-amount"), won)
            .entry(t(lang, "commitment-day"), day(self.made_on))
            .entry_markup(t(lang, "spending-line"), line);
        Reversal {
            title: t(lang, "commitment-release"),
            lead: tr(lang, "commitment-release-lead", &[("open", open.into())]),
            facts,
            action: format!("{list}/{}/release", self.id),
            button: t(lang, "commitment-release-button"),
            list: t(lang, "commitment-title"),
        }
    }
}
