//! Taking a payment back out of the list of what was paid back.

use jiff::civil::Date;
use korean::{Lang, t, tr};
use process::id::{CycleId, RefundId};
use store::{District, RefundRow, Tx};
use ui::{DefinitionList, own_words};

use crate::acts::refund as acts;
use crate::acts::{By, NotDone};
use crate::pages::document::day;
use crate::pages::ledger::{Reversal, Reversible};

impl Reversible for RefundRow {
    type Id = RefundId;
    const LIST: &'static str = "refund";
    const DONE: &'static str = "countered";

    fn find(tx: &mut Tx<'_>, slug: &str, id: RefundId) -> Result<(District, Self), NotDone> {
        acts::find(tx, slug, id)
    }

    fn cycle(&self) -> CycleId {
        self.cycle
    }

    fn may(&self, _tx: &mut Tx<'_>, _today: Date) -> Result<(), NotDone> {
        Ok(acts::may_counter(self)?)
    }

    fn act(
        tx: &mut Tx<'_>,
        by: &By,
        slug: &str,
        id: RefundId,
        reason: &str,
    ) -> Result<(), NotDone> {
        acts::counter(tx, by, slug, id, reason).map(drop)
    }

    fn reversal(&self, lang: Lang, list: &str) -> Reversal {
        let amount = korean::won_exact(lang, self.amount.0.saturating_neg());
        let both = |won: finance::Won| korean::won_both(lang, won.0);
        let facts = DefinitionList::new()
            .entry(t(lang, "refund-amount"), both(self.amount))
            .entry(t(lang, "refund-interest"), both(self.interest))
            .entry(t(lang, "refund-day"), day(self.paid_on))
            .entry_markup(t(lang, "refund-receipt"), own_words(lang, &self.receipt));
        Reversal {
            title: t(lang, "refund-counter"),
            lead: tr(lang, "spending-counter-lead", &[("amount", amount.into())]),
            facts,
            action: format!("{list}/{}/counter", self.id),
            button: t(lang, "spending-counter-button"),
            list: t(lang, "refund-title"),
        }
    }
}
