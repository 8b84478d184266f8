//! Taking a carry-over back.

use jiff::civil::Date;
use korean::{Lang, t, tr};
use process::carry_over::counter;
use process::id::{CarryOverId, CycleId};
use store::{CarryOver, District, Tx};
use ui::{DefinitionList, html, own_words};

use crate::acts::carry_over as acts;
use crate::acts::spending::correctable;
use crate::acts::{By, NotDone};
use crate::pages::ledger::{Reversal, Reversible};

impl Reversible for CarryOver {
    type Id = CarryOverId;
    const LIST: &'static str = "carry-over";
    const DONE: &'static str = "countered";

    fn find(tx: &mut Tx<'_>, slug: &str, id: CarryOverId) -> Result<(District, Self), NotDone> {
        acts::find(tx, slug, id)
    }

    fn cycle(&self) -> CycleId {
        self.cycle
    }

    fn may(&self, tx: &mut Tx<'_>, today: Date) -> Result<(), NotDone> {
        let row = (self.amount, self.counters.is_some(), self.countered);
        Ok(counter(row, correctable(tx, self.cycle, today)?).map(drop)?)
    }

    fn act(
        tx: &mut Tx<'_>,
        by: &By,
        slug: &str,
        id: CarryOverId,
        reason: &str,
    ) -> Result<(), NotDone> {
        acts::counter(tx, by, slug, id, reason).map(drop)
    }

    fn reversal(&self, lang: Lang, list: &str) -> Reversal {
        let amount = korean::won_exact(lang, self.amount.0.saturating_neg());
        let kind = t(lang, &format!("carry-over-kind-{}", self.kind.as_str()));
        let line = html! { (own_words(lang, &self.label)) " (" (self.stat_code) ")" };
        let won = korean::won_both(lang, self.amount.0);
        let facts = DefinitionList::new()
            .entry(t(lang, "carry-over-kind"), kind)
            .entry(t(lang, "spending-amount"), won)
            .entry_markup(t(lang, "carry-over-basis"), own_words(lang, &self.basis))
            .entry_markup(t(lang, "spending-line"), line);
        Reversal {
            title: t(lang, "carry-over-counter"),
            lead: tr(lang, "spending-counter-lead", &[("amount", amount.into())]),
            facts,
            action: format!("{list}/{}/counter", self.id),
            button: t(lang, "spending-counter-button"),
            list: t(lang, "carry-over-title"),
        }
    }
}
