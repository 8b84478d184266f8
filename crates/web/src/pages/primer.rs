//! The primer: how a year goes, who does what, how to speak and how money is decided, in three
//! minutes.

use axum::body::Body;
use axum::http::Response;
use korean::{Lang, t, tr};
use process::Act;
use process::act::Target;
use process::stage::StageKind;
use ui::{Details, Markup, Page, Term, html, paragraphs, term_link};

use crate::context::Context;
use crate::error::WebError;

/// How long it takes to read, in minutes; a test counts.
const MINUTES: i64 = 3;

/// The questions at the end, each with its answer.
const ASKED: [&str; 3] = ["who", "money", "vote"];

/// `GET /primer`.
pub async fn get(ctx: Context) -> Result<Response<Body>, WebError> {
    let lang = ctx.lang;
    ctx.may(Act::PublicSee, Target::default())?;
    let title = t(lang, "primer-title");
    let lead = lead(lang);
    let text = |key: &str| paragraphs(&t(lang, key));
    let body = html! {
        h1 { (title) }
        p.lead { (lead) }
        section.section {
            h2 { (t(lang, "primer-what")) }
            (text("primer-what-text"))
            p { (t(lang, "primer-name")) " " (term_link(lang, Term::DistrictPlan)) }
        }
        section.section {
            h2 { (t(lang, "primer-year")) }
            (text("primer-year-text"))
            ol { @for kind in StageKind::ALL { (step(lang, *kind)) } }
        }
        section.section {
            h2 { (t(lang, "primer-who")) }
            (text("primer-who-text"))
            ul {
                @for (term, key) in [
                    (Term::Resident, "primer-who-resident"),
                    (Term::Council, "primer-who-council"),
                    (Term::SubCommittee, "primer-who-sub-committee"),
                    (Term::Department, "primer-who-department"),
                    (Term::SupportOfficer, "primer-who-support-officer"),
                ] {
                    li { strong { (term_link(lang, term)) } ": " (t(lang, key)) }
                }
            }
        }
        section.section {
            h2 { (t(lang, "primer-speak")) }
            (text("primer-speak-text"))
        }
        section.section {
            h2 { (t(lang, "primer-money")) }
            (text("primer-money-text"))
        }
        section.section {
            h2 { (t(lang, "primer-check")) }
            p { (t(lang, "primer-check-text")) }
            @for question in ASKED {
                (Details::new(t(lang, &format!("primer-ask-{question}")), text(&format!("primer-answer-{question}"))).render())
            }
        }
        p {
            a href="/" { (t(lang, "primer-districts")) } " · "
            a href="/glossary" { (t(lang, "glossary-title")) }
        }
    };
    Ok(ctx.ok(Page::new(lang, title.as_str(), body).description(lead)))
}

fn lead(lang: Lang) -> String {
    tr(lang, "primer-lead", &[("minutes", MINUTES.into())])
}

/// The word of the glossary for a stage.
pub fn term_of(kind: StageKind) -> Term {
    match kind {
        StageKind::Discovery => Term::Discovery,
        StageKind::Proposals => Term::Proposal,
        StageKind::Deliberation => Term::Deliberation,
        StageKind::Selection => Term::Selection,
        StageKind::Planning => Term::Agreement,
        StageKind::Execution => Term::Execution,
        StageKind::Settlement => Term::Settlement,
    }
}

fn step(lang: Lang, kind: StageKind) -> Markup {
    let term = term_of(kind);
    html! {
        li {
            strong { (t(lang, &format!("stage-{kind}"))) } " "
            span.official { "(" a.term href=(term.href()) { (term.official(lang)) } ")" }
            ": " (t(lang, &format!("year-{kind}")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Syllables of Korean, and words of English, that a reader without haste takes in within
    /// a minute.
    const PER_MINUTE: (usize, usize) = (480, 170);

    #[test]
    fn the_time_it_says_is_the_time_it_takes() {
        for lang in Lang::ALL {
            let ours = |key: &&String| key.starts_with("primer-") || is_stage(key);
            let texts = korean::keys(lang);
            let text: Vec<String> = texts
                .keys()
                .filter(ours)
                .map(|key| words(lang, key))
                .collect();
            let text = text.join(" ");
            let count = match lang {
                Lang::Ko => text.chars().filter(|c| !c.is_whitespace()).count(),
                Lang::En => text.split_whitespace().count(),
            };
            let least = count.div_ceil(lang.pick(PER_MINUTE.0, PER_MINUTE.1));
            assert_eq!(
                i64::try_from(least).ok(),
                Some(MINUTES),
                "{lang:?}: {count}"
            );
        }
    }

    fn is_stage(key: &str) -> bool {
        StageKind::ALL
            .iter()
            .any(|kind| key == format!("year-{kind}"))
    }

    fn words(lang: Lang, key: &str) -> String {
        match key {
            "primer-lead" => lead(lang),
            key => t(lang, key),
        }
    }
}
