//! "Where is my idea?": the code of a proposal on a slip, and what its holder sees.

pub mod code;
pub mod find;
mod story;

use axum::body::Body;
use axum::http::Response;
use korean::{t, tr};
use process::id::ProposalId;
use store::{District, Proposal};
use ui::{Markup, Notice, Page, Qr, actions, html, own_words};

use crate::acts;
use crate::acts::tracking_code::Code;
use crate::context::Context;
use crate::error::WebError;
use crate::layout::{Section, in_district};
use crate::pages::proposal::address;

/// The one page that shows a code: a slip to print or to write down. `desk` says that a clerk
/// looks at it.
pub(super) async fn handed(
    ctx: &Context,
    slug: String,
    id: ProposalId,
    code: &Code,
    desk: bool,
) -> Result<Response<Body>, WebError> {
    let read = move |tx: &mut store::Tx<'_>| acts::proposal::find::<WebError>(tx, &slug, id);
    let (district, found) = ctx.app.stores.site.read(read).await?;
    let lang = ctx.lang;
    let title = t(lang, "tracking-slip-title");
    let (words, part) = match desk {
        true => ("proxy-done", Section::Desk),
        false => ("tracking-slip-once", Section::Proposals),
    };
    let body = html! {
        (Notice::success(html! { p { (t(lang, words)) } }).announced().render(lang))
        h1 { (title) }
        (slip(ctx, &district, &found, code))
        (actions(html! {
            a href=(address(&district, id)) { (t(lang, "tracking-slip-proposal")) }
            @if desk { a href={ "/d/" (district.slug) "/desk/proposal" } { (t(lang, "proxy-next")) } }
        }))
    };
    let page = Page::new(lang, title.as_str(), body).noindex();
    Ok(ctx.ok(in_district(ctx, &district, part, page)))
}

/// What goes home with the proposer, on a sheet of a quarter page (A6).
fn slip(ctx: &Context, district: &District, found: &Proposal, code: &Code) -> Markup {
    let lang = ctx.lang;
    let site = &ctx.app.settings.public_url;
    let name = lang.pick(&district.name_ko, &district.name_en);
    let day = [("day", korean::date(lang, ctx.now).into())];
    html! {
        section.slip aria-label=(t(lang, "tracking-slip-title")) {
            p.meta { (name) " · " (tr(lang, "tracking-slip-day", &day)) }
            p { strong { (own_words(lang, &found.text.title)) } }
            p { (t(lang, "tracking-code")) }
            p.tracking { code { (code.shown()) } }
            (Qr::new(format!("{site}/where?code={}", code.shown()), t(lang, "tracking-slip-scan")).without_link().render(lang))
            p { (t(lang, "tracking-slip-keep")) }
        }
    }
}
