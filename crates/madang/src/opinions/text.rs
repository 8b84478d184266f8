//! The report as text for people, in Korean or English.

use deliberation::madang::ONE_CROWD;
use deliberation::report::{Group, Mode, Position, Report, Stance};
use korean::{Lang, t, tr};

/// The whole report.
pub(super) fn result(report: &Report, lang: Lang) -> String {
    let mode = match report.mode {
        Mode::Classic => "classic",
        Mode::Madang => "madang",
    };
    let head = [
        ("participants", (report.participants as f64).into()),
        ("statements", (report.statements as f64).into()),
        ("votes", (report.votes as f64).into()),
    ];
    let how = [
        ("mode", mode.into()),
        ("version", report.version.to_string().into()),
        ("seed", report.seed.to_string().into()),
    ];
    let mut lines = vec![
        tr(lang, "opinions-head", &head),
        tr(lang, "opinions-how", &how),
        tr(
            lang,
            "opinions-data",
            &[("sha256", report.data_sha256.as_str().into())],
        ),
    ];
    heading(lang, "opinions-groups", &mut lines);
    if report.groups.is_empty() {
        lines.push(format!("  {}", t(lang, "opinions-no-groups")));
    }
    for found in &report.groups {
        group(lang, found, report.participants, &mut lines);
    }
    if (report.madang.as_ref()).is_some_and(|part| ONE_CROWD < part.between) {
        lines.push(format!("  {}", t(lang, "opinions-one-crowd")));
    }
    heading(lang, "opinions-consensus", &mut lines);
    if report.consensus.is_empty() {
        lines.push(format!("  {}", t(lang, "opinions-no-consensus")));
    }
    for row in &report.consensus {
        lines.push(format!("  {}", position(lang, row)));
    }
    if let Some(bridging) = &report.bridging {
        heading(lang, "opinions-bridging", &mut lines);
        for row in bridging.iter().take(SHOWN) {
            let values = [
                ("statement", clean(row.statement.as_str()).into()),
                ("score", format!("{:.3}", row.score).into()),
                ("lower", format!("{:.3}", row.lower).into()),
            ];
            lines.push(format!("  {}", tr(lang, "opinions-bridge", &values)));
        }
    }
    if let Some(slate) = &report.slate {
        heading(lang, "opinions-slate", &mut lines);
        let names = slate.statements.iter().map(|id| clean(id.as_str()));
        lines.push(format!("  {}", names.collect::<Vec<_>>().join(", ")));
        let values = [
            (
                "share",
                percent(slate.covered as usize, slate.voters as usize).into(),
            ),
            ("covered", (slate.covered as f64).into()),
            ("voters", (slate.voters as f64).into()),
        ];
        lines.push(format!("  {}", tr(lang, "opinions-covered", &values)));
        let bloc = [
            ("bloc", (slate.largest_bloc as f64).into()),
            ("deserves", (slate.deserves as f64).into()),
        ];
        let key = if slate.represents {
            "opinions-represents"
        } else {
            "opinions-left-out"
        };
        lines.push(format!("  {}", tr(lang, key, &bloc)));
    }
    lines.join("\n") + "\n"
}

/// As many bridging statements are shown to people; programs read all of them.
const SHOWN: usize = 10;

fn heading(lang: Lang, key: &str, lines: &mut Vec<String>) {
    lines.push(String::new());
    lines.push(t(lang, key));
}

fn group(lang: Lang, group: &Group, participants: usize, lines: &mut Vec<String>) {
    let values = [
        ("number", (group.id + 1).to_string().into()),
        ("members", (group.members.len() as f64).into()),
        ("share", percent(group.members.len(), participants).into()),
    ];
    lines.push(format!("  {}", tr(lang, "opinions-group", &values)));
    for row in &group.representative {
        lines.push(format!("    {}", position(lang, row)));
    }
}

fn position(lang: Lang, row: &Position) -> String {
    let (key, n) = match row.stance {
        Stance::Agree => ("opinions-agree", row.agree),
        Stance::Disagree => ("opinions-disagree", row.disagree),
    };
    let votes = row.agree + row.disagree + row.pass;
    let values = [
        ("statement", clean(row.statement.as_str()).into()),
        ("share", percent(n as usize, votes as usize).into()),
        ("n", f64::from(n).into()),
        ("votes", f64::from(votes).into()),
    ];
    tr(lang, key, &values)
}

fn percent(part: usize, whole: usize) -> String {
    korean::percent(part as i64, whole as i64).unwrap_or_default()
}

/// Text of a file without anything that could steer a terminal.
pub(super) fn clean(text: &str) -> String {
    let kept = |c: char| if c.is_control() { ' ' } else { c };
    text.chars().map(kept).collect()
}
