//! The verdict as text for people, in the words of the pages.

use finance::Won;
use finance::change::{Clause, Figures, Judgement};
use korean::{Lang, t, tr};

/// The whole verdict.
pub(super) fn result(judged: &Judgement, lang: Lang) -> String {
    let name = judged.verdict.as_str();
    let mut lines = vec![
        t(lang, &format!("change-verdict-{name}")),
        t(lang, &format!("change-why-{name}")),
    ];
    if let Some(clause) = judged.clause.map(Clause::as_str) {
        lines.push(t(lang, &format!("change-clause-{clause}")));
    }
    if let Some(article) = &judged.article {
        let article = lang.pick(&article.ko, &article.en).clone();
        lines.push(tr(lang, "change-article", &[("article", article.into())]));
    }
    lines.push(String::new());
    lines.push(figure(lang, "change-base-total", judged.base_total));
    lines.push(figure(lang, "change-new-total", judged.new_total));
    for figures in judged.projects.iter().filter(|f| f.own != Won::ZERO) {
        project(lang, figures, &mut lines);
    }
    lines.join("\n") + "\n"
}

fn project(lang: Lang, figures: &Figures, lines: &mut Vec<String>) {
    lines.push(String::new());
    if !figures.project.is_empty() {
        lines.push(clean(&figures.project));
    }
    let total = korean::won_exact(lang, figures.total.0);
    lines.push(tr(lang, "change-meter", &[("total", total.into())]));
    for (key, won) in [
        ("change-limit", figures.limit),
        ("change-moved", figures.moved),
        ("change-own", figures.own),
        ("change-reserved", figures.reserved),
    ] {
        lines.push(format!("  {}", figure(lang, key, won)));
    }
    let key = if figures.headroom < Won::ZERO {
        "change-over"
    } else {
        "change-headroom"
    };
    let won = figures.headroom.0.unsigned_abs();
    let won = korean::won_exact(lang, i64::try_from(won).unwrap_or(i64::MAX));
    lines.push(format!("  {}", tr(lang, key, &[("won", won.into())])));
}

fn figure(lang: Lang, key: &str, won: Won) -> String {
    format!("{}: {}", t(lang, key), korean::won_exact(lang, won.0))
}

/// Text of a file without anything that could steer a terminal.
fn clean(text: &str) -> String {
    let kept = |c: char| if c.is_control() { ' ' } else { c };
    text.chars().map(kept).collect()
}
