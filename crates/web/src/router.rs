//! The table of contents: every address of the site.

mod evaluation;
mod exchange;
mod year;

use axum::Router;
use axum::http::{Method, Uri};
use axum::middleware::from_fn_with_state;
use axum::response::Redirect;
use axum::routing::{get, post};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::timeout::TimeoutLayer;

use crate::app::App;
use crate::error::WebError;
use crate::pages::ledger::reversal;
use crate::pages::{
    about, account, administrator, agenda, asset, carry_over, comment, commitment, conflict, demo,
    desk, district, duty, evidence, expert_review, first_run, gallery, glossary, health, home,
    inquiry, language, merge, moderation, opinion, photo, primer, proposal, refund, report, review,
    role, selection, set_up, settings, settlement, sign_in, similar, spending, statement, support,
    tracking, vote,
};
use crate::{api, error, guard};

/// An address with a slash at its end leads to the one without; any other is not found.
async fn without_slash(method: Method, uri: Uri) -> Result<Redirect, WebError> {
    let path = uri.path().trim_end_matches('/');
    // A path that begins with two slashes would be the name of another host.
    if !method.is_safe() || path.is_empty() || path == uri.path() || path.starts_with("//") {
        return Err(WebError::not_found());
    }
    let query = uri
        .query()
        .map_or(String::new(), |query| format!("?{query}"));
    Ok(Redirect::permanent(&format!("{path}{query}")))
}

/// Builds the router.
pub fn router(app: App) -> Router {
    let mut routes = Router::new()
        // for everybody
        .route("/", get(home::get))
        .route("/about", get(about::get))
        .route("/privacy", get(about::privacy))
        .route("/primer", get(primer::get))
        .route("/glossary", get(glossary::get))
        .route("/language", post(language::post))
        .route("/assets/{name}", get(asset::get))
        .route("/design", get(gallery::get))
        // a district
        .route("/d/{district}", get(district::get))
        .route("/d/{district}/year", get(district::year::get))
        .route(
            "/d/{district}/proposals",
            get(proposal::list::get).post(proposal::new::post),
        )
        .route("/d/{district}/proposals/new", get(proposal::new::get))
        .route(
            "/d/{district}/proposals/{proposal}",
            get(proposal::show::get),
        )
        .route(
            "/d/{district}/proposals/{proposal}/edit",
            get(proposal::edit::get).post(proposal::edit::post),
        )
        .route(
            "/d/{district}/proposals/{proposal}/withdraw",
            get(proposal::withdraw::get).post(proposal::withdraw::post),
        )
        .route(
            "/d/{district}/proposals/{proposal}/comments",
            get(comment::list::on_proposal).post(comment::add::on_proposal),
        )
        .route(
            "/d/{district}/agendas/{agenda}/comments",
            get(comment::list::on_agenda).post(comment::add::on_agenda),
        )
        .route(
            "/d/{district}/comments/{comment}",
            get(comment::thread::get),
        )
        .route(
            "/d/{district}/comments/{comment}/withdraw",
            get(comment::withdraw::get).post(comment::withdraw::post),
        )
        // the inbox that is always open
        .route(
            "/d/{district}/inbox",
            get(inquiry::list::get).post(inquiry::new::post),
        )
        .route("/d/{district}/inbox/new", get(inquiry::new::get))
        .route(
            "/d/{district}/inbox/find",
            get(inquiry::find::get).post(inquiry::find::post),
        )
        .route("/d/{district}/inbox/{inquiry}", get(inquiry::show::get))
        .route(
            "/d/{district}/inbox/{inquiry}/assign",
            get(inquiry::assign::get).post(inquiry::assign::post),
        )
        .route(
            "/d/{district}/inbox/{inquiry}/answer",
            get(inquiry::answer::get).post(inquiry::answer::post),
        )
        // the report of a workshop room
        .route("/rooms/{room}/report", get(report::get).post(report::post))
        // reviews by departments
        .route(
            "/d/{district}/reviews",
            get(review::list::get).post(review::new::post),
        )
        .route("/d/{district}/reviews/new", get(review::new::get))
        .route("/d/{district}/reviews/{review}", get(review::show::get))
        .route(
            "/d/{district}/reviews/cards/{card}",
            get(review::card::get).post(review::card::post),
        )
        .route(
            "/d/{district}/reviews/cards/{card}/hand",
            get(review::hand::get).post(review::hand::post),
        )
        .route(
            "/d/{district}/reviews/{review}/answer",
            get(review::answer::get).post(review::answer::post),
        )
        .route(
            "/d/{district}/reviews/{review}/appeal",
            get(review::reason::appeal).post(review::reason::appeal_post),
        )
        .route(
            "/d/{district}/reviews/{review}/withdraw",
            get(review::reason::withdraw).post(review::reason::withdraw_post),
        )
        // expert reviews
        .route("/d/{district}/experts", post(expert_review::new::post))
        .route("/d/{district}/experts/new", get(expert_review::new::get))
        .route(
            "/d/{district}/experts/{expert}",
            get(expert_review::show::get),
        )
        .route(
            "/d/{district}/experts/{expert}/interest",
            get(expert_review::interest::get).post(expert_review::interest::post),
        )
        .route(
            "/d/{district}/experts/{expert}/write",
            get(expert_review::write::get).post(expert_review::write::post),
        )
        .route(
            "/d/{district}/experts/{expert}/answer",
            get(expert_review::answer::get).post(expert_review::answer::post),
        )
        // projects that get in each other's way
        .route(
            "/d/{district}/conflicts",
            get(conflict::list::get).post(conflict::new::post),
        )
        .route("/d/{district}/conflicts/new", get(conflict::new::get))
        .route(
            "/d/{district}/conflicts/{conflict}/end",
            get(conflict::end::get).post(conflict::end::post),
        )
        // what people think of an agenda
        .route(
            "/d/{district}/agendas/{agenda}/opinion",
            get(opinion::show::get).post(opinion::show::post),
        )
        .route(
            "/d/{district}/agendas/{agenda}/opinion/withdraw",
            post(opinion::withdraw::post),
        )
        // who stands behind it: {item} is proposal-ID or agenda-ID
        .route("/d/{district}/support/{item}", post(support::give))
        .route(
            "/d/{district}/support/{item}/withdraw",
            post(support::withdraw),
        )
        // statements about an agenda
        .route(
            "/d/{district}/agendas/{agenda}/statements",
            get(statement::list::get).post(statement::list::post),
        )
        .route(
            "/d/{district}/agendas/{agenda}/statements/vote",
            get(statement::vote::get).post(statement::vote::post),
        )
        .route(
            "/d/{district}/agendas/{agenda}/statements/mine",
            get(statement::mine::get),
        )
        .route(
            "/d/{district}/agendas/{agenda}/statements/map",
            get(statement::map::get),
        )
        .route(
            "/d/{district}/agendas/{agenda}/statements/votes.csv",
            get(statement::export::get),
        )
        .route(
            "/d/{district}/agendas/{agenda}/statements/settings",
            get(statement::settings::get).post(statement::settings::post),
        )
        // what becomes of a proposal
        .route(
            "/d/{district}/proposals/{proposal}/classify",
            get(proposal::classify::get).post(proposal::classify::post),
        )
        .route(
            "/d/{district}/proposals/{proposal}/transform",
            get(proposal::transform::get).post(proposal::transform::post),
        )
        .route(
            "/d/{district}/proposals/{proposal}/hearing",
            get(proposal::hearing::get).post(proposal::hearing::ask),
        )
        .route(
            "/d/{district}/proposals/{proposal}/hearing/answer",
            post(proposal::hearing::answer),
        )
        .route(
            "/d/{district}/proposals/{proposal}/hearing/record",
            post(proposal::hearing::record),
        )
        .route(
            "/d/{district}/proposals/{proposal}/appeal",
            get(proposal::referral::appeal).post(proposal::referral::appeal_post),
        )
        .route(
            "/d/{district}/proposals/{proposal}/appeal/answer",
            get(proposal::referral::answer).post(proposal::referral::answer_post),
        )
        // the board of agendas and proposals, and their lineage
        .route(
            "/d/{district}/agendas",
            get(agenda::list::get).post(agenda::new::post),
        )
        .route("/d/{district}/agendas/new", get(agenda::new::get))
        .route(
            "/d/{district}/agendas/merge",
            get(agenda::merge::get).post(agenda::merge::post),
        )
        .route(
            "/d/{district}/agendas/link",
            get(agenda::link::get).post(agenda::link::post),
        )
        .route("/d/{district}/merges/{merge}", get(merge::get))
        .route("/d/{district}/merges/{merge}/answer", post(merge::answer))
        .route(
            "/d/{district}/merges/{merge}/withdraw",
            post(merge::withdraw),
        )
        .route("/d/{district}/merges/{merge}/settle", post(merge::settle))
        .route("/d/{district}/agendas/{agenda}", get(agenda::show::get))
        .route(
            "/d/{district}/agendas/{agenda}/lineage",
            get(agenda::tree::get),
        )
        .route(
            "/d/{district}/agendas/{agenda}/return",
            get(agenda::give_back::get).post(agenda::give_back::post),
        )
        .route(
            "/d/{district}/agendas/{agenda}/story",
            get(agenda::so_far::get),
        )
        .route(
            "/d/{district}/agendas/{agenda}/edit",
            get(agenda::edit::get).post(agenda::edit::post),
        )
        .route(
            "/d/{district}/agendas/{agenda}/owner",
            get(agenda::owner::get).post(agenda::owner::post),
        )
        .route(
            "/d/{district}/agendas/{agenda}/split",
            get(agenda::split::get).post(agenda::split::post),
        )
        .route("/d/{district}/lineage/{lineage}", get(agenda::lineage::get))
        .route(
            "/d/{district}/lineage/{lineage}/undo",
            get(agenda::undo::get).post(agenda::undo::post),
        )
        .route(
            "/d/{district}/compare",
            get(agenda::compare::get).post(similar::decide::post),
        )
        .route("/d/{district}/search", get(agenda::search::get))
        .route("/d/{district}/similar", get(similar::get))
        // moderation: {kind} is proposal, comment, inquiry, opinion, agenda or
        // statement
        .route("/d/{district}/moderation", get(moderation::list::get))
        .route(
            "/d/{district}/moderation/{kind}/{id}/hide",
            get(moderation::hide::get).post(moderation::hide::post),
        )
        .route(
            "/d/{district}/moderation/{kind}/{id}/appeal",
            get(moderation::appeal::get).post(moderation::appeal::post),
        )
        .route(
            "/d/{district}/moderation/{kind}/{id}/answer",
            get(moderation::answer::get).post(moderation::answer::post),
        )
        // votes
        .route(
            "/d/{district}/votes",
            get(vote::list::get).post(vote::announce::post),
        )
        .route("/d/{district}/votes/new", get(vote::announce::get))
        .route("/d/{district}/votes/{vote}", get(vote::show::get))
        .route(
            "/d/{district}/votes/{vote}/eligibility",
            post(vote::eligibility::post),
        )
        .route(
            "/d/{district}/votes/{vote}/ballot",
            post(vote::ballot::post),
        )
        .route("/d/{district}/votes/{vote}/result", get(vote::result::get))
        .route(
            "/d/{district}/votes/{vote}/ballots.pb",
            get(vote::result::ballots),
        )
        // what the council selected
        .route(
            "/d/{district}/selection",
            get(selection::get).post(selection::new::post),
        )
        .route("/d/{district}/selection/new", get(selection::new::get))
        // spending and settlement
        .route(
            "/d/{district}/spending",
            get(spending::list::get).post(spending::new::post),
        )
        .route("/d/{district}/spending/new", get(spending::new::get))
        .route(
            "/d/{district}/spending/{row}/counter",
            get(reversal::get::<store::Spending>).post(reversal::post::<store::Spending>),
        )
        .route(
            "/d/{district}/spending/{row}",
            get(evidence::get).post(evidence::post),
        )
        .route("/d/{district}/evidence/{evidence}", get(evidence::file))
        .route(
            "/d/{district}/evidence/{evidence}/close",
            get(evidence::close::get).post(evidence::close::post),
        )
        .route(
            "/d/{district}/commitments",
            get(commitment::list::get).post(commitment::new::post),
        )
        .route("/d/{district}/commitments/new", get(commitment::new::get))
        .route(
            "/d/{district}/commitments/{commitment}/release",
            get(reversal::get::<store::Commitment>).post(reversal::post::<store::Commitment>),
        )
        .route(
            "/d/{district}/carry-over",
            get(carry_over::get).post(carry_over::post),
        )
        .route(
            "/d/{district}/carry-over/{row}/counter",
            get(reversal::get::<store::CarryOver>).post(reversal::post::<store::CarryOver>),
        )
        .route("/d/{district}/refund", get(refund::get).post(refund::post))
        .route(
            "/d/{district}/refund/{row}/counter",
            get(reversal::get::<store::RefundRow>).post(reversal::post::<store::RefundRow>),
        )
        .route("/d/{district}/settlement", get(settlement::show::get))
        .route(
            "/d/{district}/settlement/new",
            get(settlement::new::get).post(settlement::new::post),
        )
        .route(
            "/d/{district}/settlement/approve",
            post(settlement::approve::post),
        )
        .merge(year::routes())
        .merge(exchange::routes())
        .merge(evaluation::routes())
        // signing in, and one's own account
        .route("/sign-in", get(sign_in::get).post(sign_in::post))
        .route(
            "/sign-in/code",
            get(sign_in::code::get).post(sign_in::code::post),
        )
        .route("/sign-out", post(sign_in::sign_out))
        .route(
            "/consent",
            get(account::consent::get).post(account::consent::post),
        )
        .route("/me", get(account::show::get))
        .route("/me/desk", get(duty::get))
        .route("/me/name", post(account::name::post))
        .route("/me/generation", post(account::generation::post))
        .route("/me/contacts", post(account::contact::post))
        .route(
            "/me/contacts/code",
            get(account::contact::code_get).post(account::contact::code_post),
        )
        .route(
            "/me/contacts/{contact}/remove",
            post(account::contact::remove),
        )
        .route(
            "/me/close",
            get(account::close::get).post(account::close::post),
        )
        .route("/me/sessions/{session}/end", post(account::session::post))
        // staff
        .route("/set-up", get(set_up::get).post(set_up::post))
        .route(
            "/set-up/administrators",
            get(administrator::get).post(administrator::post),
        )
        .route(
            "/set-up/administrators/{grant}/end",
            post(administrator::end),
        )
        // settings of a district, and its years
        .route(
            "/d/{district}/settings",
            get(settings::get).post(settings::post),
        )
        .route(
            "/d/{district}/settings/calendar",
            get(settings::calendar::get).post(settings::calendar::post),
        )
        .route(
            "/d/{district}/settings/criteria",
            get(settings::criteria::get).post(settings::criteria::post),
        )
        .route(
            "/d/{district}/settings/closings",
            get(settings::criteria::closings).post(settings::criteria::close),
        )
        .route(
            "/d/{district}/settings/calendar/back",
            get(settings::back::get),
        )
        .route(
            "/d/{district}/settings/synonyms",
            get(settings::synonym::get).post(settings::synonym::post),
        )
        .route(
            "/d/{district}/settings/neighborhoods",
            get(settings::neighborhood::get).post(settings::neighborhood::post),
        )
        .route(
            "/d/{district}/settings/departments",
            get(settings::department::get).post(settings::department::post),
        )
        .route(
            "/d/{district}/settings/next-year",
            get(settings::next_year::get).post(settings::next_year::post),
        )
        .route("/d/{district}/desk", get(desk::get).post(desk::post))
        .route(
            "/d/{district}/desk/proposal",
            get(desk::proposal::get).post(desk::proposal::post),
        )
        // where an idea stands, by its code
        .route(
            "/where",
            get(tracking::find::get).post(tracking::find::post),
        )
        .route("/where/appeal", post(tracking::find::appeal))
        .route("/where/hearing", post(tracking::find::explain))
        .route(
            "/d/{district}/proposals/{proposal}/code",
            get(tracking::code::get).post(tracking::code::post),
        )
        .route(
            "/d/{district}/proposals/{proposal}/authors",
            get(proposal::authors::get).post(proposal::authors::post),
        )
        .route(
            "/d/{district}/proposals/{proposal}/join",
            get(proposal::authors::join).post(proposal::authors::joined),
        )
        // pictures
        .route("/photos/{photo}", get(photo::large))
        .route("/photos/{photo}/small", get(photo::small))
        .route("/d/{district}/roles", get(role::get).post(role::post))
        .route("/d/{district}/roles/{grant}/end", post(role::end))
        .route("/first-run", get(first_run::get).post(first_run::post))
        // for the people who run the site
        .route("/healthz", get(health::health))
        .route("/metrics", get(health::metrics))
        // the public API
        .merge(api::routes());
    if app.settings.demo.is_some() {
        routes = routes
            .route("/demo", get(demo::list))
            .route("/demo/as/{person}", get(demo::get).post(demo::post));
    }
    routes
        .fallback(without_slash)
        .layer(TimeoutLayer::with_status_code(
            guard::TIMED_OUT,
            guard::TIME_LIMIT,
        ))
        .layer(CatchPanicLayer::custom(error::panicked))
        .layer(from_fn_with_state(app.clone(), error::render_failures))
        .layer(CompressionLayer::new())
        .layer(from_fn_with_state(app.clone(), guard::observe))
        .with_state(app)
}
