//! What this is, why one can trust it, how accessible it is, and what it knows of people.

use axum::body::Body;
use axum::http::Response;
use korean::{t, tr};
use ui::{Markup, Page, html, paragraphs};

use crate::context::Context;

/// The parts of the page, each with heading `about-{part}` and text `about-{part}-text`.
const ABOUT: &[&str] = &["what", "year", "vote", "trust", "limits", "accessibility"];

/// The parts of the page about personal data.
const PRIVACY: &[&str] = &[
    "kept", "identity", "drafts", "vote", "told", "projects", "books", "logs", "rights",
];

/// `GET /about`.
pub async fn get(ctx: Context) -> Response<Body> {
    let lang = ctx.lang;
    let body = parts(&ctx, "about", ABOUT);
    ctx.ok(Page::new(lang, t(lang, "about-title"), body).description(t(lang, "about-lead")))
}

/// `GET /privacy`.
pub async fn privacy(ctx: Context) -> Response<Body> {
    let lang = ctx.lang;
    let body = parts(&ctx, "privacy", PRIVACY);
    ctx.ok(Page::new(lang, t(lang, "privacy-title"), body).description(t(lang, "privacy-lead")))
}

fn parts(ctx: &Context, page: &str, names: &[&str]) -> Markup {
    let (lang, limits, kept) = (ctx.lang, ctx.rules.limits, &ctx.rules.retention);
    let values = [
        ("code", limits.code_minutes.into()),
        ("days", limits.session_days.into()),
        ("drafts", kept.drafts_days.into()),
        ("photos", kept.photos_loose_days.into()),
        ("grace", limits.seal_grace_seconds.into()),
    ];
    html! {
        h1 { (t(lang, &format!("{page}-title"))) }
        p.lead { (t(lang, &format!("{page}-lead"))) }
        @for name in names {
            section.section id=(name) {
                h2 { (t(lang, &format!("{page}-{name}"))) }
                (paragraphs(&tr(lang, &format!("{page}-{name}-text"), &values)))
            }
        }
    }
}
