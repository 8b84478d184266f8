//! What each district gets as text for people, in the words of the pages.

use finance::Won;
use finance::support::{Formula, Sensitivity, Support};
use korean::{Lang, t, tr};

/// Everything, district by district in the order of the file.
pub(super) fn result(
    formula: &Formula,
    all: &[Support],
    steps: &[Sensitivity],
    lang: Lang,
) -> String {
    let mut lines = vec![figure(lang, t(lang, "differential-total"), formula.total)];
    for (at, one) in all.iter().enumerate() {
        lines.push(String::new());
        lines.push(clean(&one.name));
        let mut parts = vec![
            (t(lang, "differential-amount"), one.amount),
            (t(lang, "differential-equal-part"), one.equal),
            (t(lang, "differential-need-part"), one.need),
        ];
        let criteria = formula.criteria.iter().zip(&one.criteria);
        parts.extend(criteria.map(|(criterion, won)| (clean(&criterion.name), *won)));
        parts.push((t(lang, "differential-adjustment"), one.adjustment));
        for (label, won) in parts {
            lines.push(format!("  {}", figure(lang, label, won)));
        }
        lines.push(format!(
            "  {}",
            t(lang, &format!("differential-held-{}", one.held.as_str()))
        ));
        for step in steps {
            let weight = match step.weight {
                0 => t(lang, "differential-equal-part"),
                1 => t(lang, "differential-need-part"),
                criterion => clean(&formula.criteria[criterion - 2].name),
            };
            for (key, change) in [
                ("differential-step-more", &step.more),
                ("differential-step-less", &step.less),
            ] {
                let Some(change) = change else { continue };
                let values = [
                    ("weight", weight.clone().into()),
                    ("won", korean::won_exact(lang, change[at].0).into()),
                ];
                lines.push(format!("  {}", tr(lang, key, &values)));
            }
        }
    }
    lines.join("\n") + "\n"
}

fn figure(lang: Lang, label: String, won: Won) -> String {
    format!("{label}: {}", korean::won_exact(lang, won.0))
}

/// Text of a file without anything that could steer a terminal.
fn clean(text: &str) -> String {
    let kept = |c: char| if c.is_control() { ' ' } else { c };
    text.chars().map(kept).collect()
}
