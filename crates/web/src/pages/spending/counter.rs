//! Taking a row of the ledger back by a counter-entry.

use jiff::civil::Date;
use korean::{Lang, t, tr};
use process::id::{CycleId, SpendingId};
use process::spending::counter;
use store::{District, Spending, Tx};
use ui::{DefinitionList, html, own_words};

use crate::acts::spending::{self as acts, correctable, taken};
use crate::acts::{By, NotDone};
use crate::pages::document::day;
use crate::pages::ledger::{Reversal, Reversible};

impl Reversible for Spending {
    type Id = SpendingId;
    const LIST: &'static str = "spending";
    const DONE: &'static str = "countered";

    fn find(tx: &mut Tx<'_>, slug: &str, id: SpendingId) -> Result<(District, Self), NotDone> {
        acts::find(tx, slug, id)
    }

    fn cycle(&self) -> CycleId {
        self.cycle
    }

    fn may(&self, tx: &mut Tx<'_>, today: Date) -> Result<(), NotDone> {
        Ok(counter(taken(self), correctable(tx, self.cycle, today)?).map(drop)?)
    }

    fn act(
        tx: &mut Tx<'_>,
        by: &By,
        slug: &str,
        id: SpendingId,
        reason: &str,
    ) -> Result<(), NotDone> {
        acts::counter(tx, by, slug, id, reason).map(drop)
    }

    fn reversal(&self, lang: Lang, list: &str) -> Reversal {
        let amount = korean::won_exact(lang, self.amount.0.saturating_neg());
        let line = html! { (own_words(lang, &self.label)) " (" (self.stat_code) ")" };
        let won = korean::won_both(lang, self.amount.0);
        let facts = DefinitionList::new()
            .entry_markup(t(lang, "spending-what"), own_words(lang, &self.what))
            .entry(t(lang, "spending-amount"), won)
            .entry(t(lang, "spending-day"), day(self.paid_on))
            .entry_markup(t(lang, "spending-line"), line);
        Reversal {
            title: t(lang, "spending-counter"),
            lead: tr(lang, "spending-counter-lead", &[("amount", amount.into())]),
            facts,
            action: format!("{list}/{}/counter", self.id),
            button: t(lang, "spending-counter-button"),
            list: t(lang, "spending-title"),
        }
    }
}
