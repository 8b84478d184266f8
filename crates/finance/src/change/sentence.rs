//! What a verdict says to people, in one sentence with its figures.

use korean::{Lang, Value, t, tr};

use super::figures::Figures;
use super::verdict::{Clause, Judgement, Reason, Verdict};
use crate::won::Won;

impl Judgement {
    /// Who decides and why, with the figures of the project nearest to its limit, in won: a
    /// figure is never rounded across the limit.
    pub fn sentence(&self, lang: Lang) -> String {
        let won = |won: Won| Value::from(korean::won_exact(lang, won.0));
        let said = |key: &str, figures: &Figures| {
            let used = figures.used().unwrap_or(figures.moved);
            let values = [
                ("moved", won(used)),
                ("limit", won(figures.limit)),
                ("left", won(figures.headroom)),
                ("over", won(Won(figures.headroom.0.saturating_neg()))),
            ];
            tr(lang, key, &values)
        };
        match (self.verdict, self.tightest()) {
            (Verdict::Nothing, _) => t(lang, "change-why-nothing"),
            (Verdict::CouncilDecision, Some(figures)) => {
                let key = match self.clause {
                    Some(Clause::AtLimit) => "change-sentence-at-limit-council",
                    _ => "change-sentence-within-limit",
                };
                said(key, figures)
            }
            (verdict, Some(figures)) if verdict.reason() == Reason::OverLimit => {
                let key = match self.clause {
                    Some(Clause::AtLimit) => "change-sentence-at-limit-city",
                    _ => "change-sentence-over-limit",
                };
                said(key, figures)
            }
            (verdict, _) => {
                let why = t(lang, &format!("change-why-{}", verdict.as_str()));
                match &self.article {
                    Some(article) => {
                        let name = lang.pick(&article.ko, &article.en);
                        let source =
                            tr(lang, "change-article", &[("article", name.as_str().into())]);
                        format!("{why} {source}")
                    }
                    None => why,
                }
            }
        }
    }
}
