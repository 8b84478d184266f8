//! What a repeated draw gave, as text for people.

use std::path::Path;

use korean::{Lang, t, tr};
use process::recruitment::lottery::Way;
use process::recruitment::lottery::published::{Difference, Published};

/// The whole outcome.
pub(super) fn result(draw: &Published, differences: &[Difference], lang: Lang) -> String {
    let figures = [
        ("people", draw.people.into()),
        ("seats", i64::from(draw.urn.seats).into()),
        ("seed", clean(&draw.seed).into()),
    ];
    let way = match draw.way {
        Way::Counted => "draw-way-counted",
        Way::Walked => "draw-way-walked",
    };
    let mut lines = vec![
        tr(lang, "draw-figures", &figures),
        t(lang, way),
        String::new(),
    ];
    let counts = draw.urn.count(&draw.drawn);
    for (at, (limit, drawn)) in draw.urn.limits.iter().zip(counts).enumerate() {
        let kept = (limit.least..=limit.most).contains(&drawn);
        let key = if kept {
            "draw-limit-kept"
        } else {
            "draw-limit-broken"
        };
        let values = [
            ("number", (at + 1).into()),
            ("least", i64::from(limit.least).into()),
            ("most", i64::from(limit.most).into()),
            ("drawn", i64::from(drawn).into()),
        ];
        lines.push(tr(lang, key, &values));
    }
    lines.push(String::new());
    for token in &draw.drawn {
        lines.push(clean(token));
    }
    lines.push(String::new());
    if differences.is_empty() {
        lines.push(t(lang, "draw-equal"));
    } else {
        lines.push(t(lang, "draw-not-equal"));
        for difference in differences {
            lines.push(format!("  {}", t(lang, reason(*difference))));
        }
    }
    lines.join("\n") + "\n"
}

fn reason(difference: Difference) -> &'static str {
    match difference {
        Difference::Format => "draw-differs-format",
        Difference::Order => "draw-differs-order",
        Difference::Secret => "draw-differs-secret",
        Difference::List => "draw-differs-list",
        Difference::Seed => "draw-differs-seed",
        Difference::Panel => "draw-differs-panel",
        Difference::Drawn => "draw-differs-drawn",
        Difference::Chance => "draw-differs-chance",
        Difference::Reserve => "draw-differs-reserve",
    }
}

/// Why the file was not drawn from.
pub(super) fn failed(lang: Lang, key: &str, file: &Path, fault: &str) -> String {
    let values = [
        ("file", file.display().to_string().into()),
        ("fault", fault.to_owned().into()),
    ];
    tr(lang, key, &values)
}

/// Text of a file without anything that could steer a terminal.
fn clean(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).collect()
}
