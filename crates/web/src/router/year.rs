//! Addresses of what a year is made of: meetings and rooms, those who come together, papers
//! and money.

use axum::Router;
use axum::routing::{get, post};

use crate::app::App;
use crate::pages::{
    agreement, answer_template, body, calendar, change, city, convening, coverage,
    differential_support, document, larger_total, meeting, money, plan, project, recruitment, room,
    support_officer, together,
};

/// Their routes.
pub fn routes() -> Router<App> {
    Router::new()
        // meetings
        .route(
            "/d/{district}/meetings",
            get(meeting::list::get).post(meeting::new::post),
        )
        .route("/d/{district}/calendar.ics", get(meeting::calendar::feed))
        .route("/d/{district}/meetings/new", get(meeting::new::get))
        // how council and committee work together
        .route("/d/{district}/together", get(together::get))
        .route("/d/{district}/together.csv", get(together::file))
        // one calendar
        .route("/d/{district}/calendar", get(calendar::of_district))
        .route("/city/calendar", get(calendar::of_city))
        .route("/city/calendar.ics", get(calendar::feed))
        // differential support, and the case for a larger total
        .route(
            "/support",
            get(differential_support::get).post(differential_support::publish::post),
        )
        .route("/support.csv", get(differential_support::export::get))
        .route("/support/new", get(differential_support::publish::get))
        .route("/support/{year}", get(differential_support::year::get))
        .route("/d/{district}/case", get(larger_total::get))
        .route(
            "/d/{district}/case.csv",
            get(larger_total::export::of_district),
        )
        .route("/city/case", get(larger_total::city::get))
        .route("/city/case.csv", get(larger_total::export::of_city))
        // requests for a meeting
        .route(
            "/d/{district}/convenings",
            get(convening::list::get).post(convening::new::post),
        )
        .route("/d/{district}/convenings/new", get(convening::new::get))
        .route(
            "/d/{district}/convenings/{convening}",
            get(convening::show::get),
        )
        .route(
            "/d/{district}/convenings/{convening}/sign",
            post(convening::show::sign),
        )
        .route(
            "/d/{district}/convenings/{convening}/unsign",
            post(convening::show::unsign),
        )
        .route(
            "/d/{district}/convenings/{convening}/date",
            post(convening::show::set_day),
        )
        // joint meetings that recur
        .route(
            "/d/{district}/series",
            get(meeting::series::list::get).post(meeting::series::new::post),
        )
        .route("/d/{district}/series/new", get(meeting::series::new::get))
        .route(
            "/d/{district}/series/{series}",
            get(meeting::series::show::get),
        )
        .route(
            "/d/{district}/series/{series}/calendar.ics",
            get(meeting::series::show::feed),
        )
        .route(
            "/d/{district}/meetings/{meeting}/calendar.ics",
            get(meeting::calendar::one),
        )
        .route(
            "/d/{district}/meetings/{meeting}/move",
            get(meeting::change::move_form).post(meeting::change::move_it),
        )
        .route(
            "/d/{district}/meetings/{meeting}/agendas",
            get(meeting::agenda::get).post(meeting::agenda::post),
        )
        .route(
            "/d/{district}/meetings/{meeting}/cancel",
            get(meeting::change::cancel_form).post(meeting::change::cancel_it),
        )
        .route("/d/{district}/meetings/{meeting}", get(meeting::show::get))
        .route(
            "/d/{district}/meetings/{meeting}/attendance",
            get(meeting::attendance::get).post(meeting::attendance::post),
        )
        .route(
            "/d/{district}/meetings/{meeting}/minutes",
            get(meeting::minutes::get).post(meeting::minutes::post),
        )
        .route(
            "/d/{district}/meetings/{meeting}/minutes/publish",
            post(meeting::publish::post),
        )
        .route(
            "/d/{district}/meetings/{meeting}/minutes/approve",
            post(meeting::publish::approve),
        )
        .route(
            "/d/{district}/meetings/{meeting}/tasks",
            get(meeting::task::get).post(meeting::task::post),
        )
        .route(
            "/d/{district}/meetings/{meeting}/tasks/{task}/done",
            post(meeting::task::done),
        )
        .route(
            "/d/{district}/meetings/{meeting}/tasks/{task}/reopen",
            post(meeting::task::reopen),
        )
        .route(
            "/d/{district}/meetings/{meeting}/minutes/addenda",
            post(meeting::publish::addendum),
        )
        .route(
            "/d/{district}/meetings/{meeting}/decisions",
            get(meeting::decision::get).post(meeting::decision::post),
        )
        .route(
            "/d/{district}/meetings/{meeting}/check-in",
            get(meeting::reception::get).post(meeting::reception::post),
        )
        .route(
            "/d/{district}/meetings/{meeting}/check-in/sign",
            get(meeting::reception::sign),
        )
        .route(
            "/d/{district}/meetings/{meeting}/attendance/sheet",
            get(meeting::reception::sheet),
        )
        .route(
            "/d/{district}/meetings/{meeting}/needs",
            get(meeting::needs::get).post(meeting::needs::post),
        )
        .route(
            "/d/{district}/meetings/{meeting}/needs/read",
            get(meeting::needs::counts).post(meeting::needs::read),
        )
        .route(
            "/check-in",
            get(meeting::check_in::get).post(meeting::check_in::post),
        )
        // the desk of the city, and the text that several districts sign
        .route("/city", get(city::get))
        .route(
            "/city/agreements",
            get(city::agreement::list).post(city::agreement::post),
        )
        .route("/city/agreements/new", get(city::agreement::new))
        .route("/city/agreements/{common}", get(city::agreement::show))
        // answers from templates
        .route(
            "/d/{district}/templates",
            get(answer_template::get).post(answer_template::post),
        )
        .route(
            "/d/{district}/templates/{template}/end",
            post(answer_template::end),
        )
        .route(
            "/d/{district}/bulk",
            get(answer_template::bulk::get).post(answer_template::bulk::post),
        )
        // support officers
        .route("/city/officers", get(support_officer::city::get))
        .route(
            "/d/{district}/officers",
            get(support_officer::district::get),
        )
        .route(
            "/d/{district}/officers/assign",
            get(support_officer::assign::get).post(support_officer::assign::post),
        )
        .route(
            "/d/{district}/officers/{assignment}/end",
            post(support_officer::assign::end),
        )
        .route(
            "/d/{district}/officers/{assignment}/absences",
            get(support_officer::absence::get).post(support_officer::absence::post),
        )
        .route(
            "/d/{district}/officers/{assignment}/absences/{absence}/withdraw",
            post(support_officer::absence::withdraw),
        )
        .route(
            "/d/{district}/officers/talk",
            get(support_officer::talk::get).post(support_officer::talk::post),
        )
        .route(
            "/d/{district}/officers/talk/new",
            get(support_officer::talk::new),
        )
        .route(
            "/d/{district}/officers/talk/{thread}",
            get(support_officer::thread::get).post(support_officer::thread::post),
        )
        .route(
            "/d/{district}/officers/talk/{thread}/close",
            post(support_officer::thread::closed),
        )
        .route(
            "/d/{district}/meetings/{meeting}/officer",
            get(support_officer::presence::get).post(support_officer::presence::post),
        )
        .route(
            "/d/{district}/meetings/{meeting}/officer/note",
            get(support_officer::note::get).post(support_officer::note::post),
        )
        .route(
            "/d/{district}/meetings/{meeting}/officer/answer",
            get(support_officer::note::answer).post(support_officer::note::answered),
        )
        .route("/me/officer", get(support_officer::desk::get))
        .route("/me/officer/calendar.ics", get(support_officer::desk::feed))
        // workshop rooms
        .route("/join", get(room::join::get).post(room::join::post))
        .route("/rooms", get(room::list::get).post(room::new::post))
        .route("/rooms/new", get(room::new::get))
        .route("/rooms/{room}", get(room::show::get))
        .route("/rooms/{room}/wall", get(room::wall::get))
        .route("/rooms/{room}/events", get(room::wall::events))
        .route("/rooms/{room}/projector", get(room::projector::get))
        .route("/rooms/{room}/cards.html", get(room::paper::get))
        .route("/rooms/{room}/cards", post(room::cards::post))
        .route("/rooms/{room}/dots", post(room::dots::post))
        .route("/rooms/{room}/notes", post(room::talk::note))
        .route("/rooms/{room}/topics", post(room::talk::topic))
        .route("/rooms/{room}/turns", post(room::talk::turn))
        .route("/rooms/{room}/lead", get(room::lead::get))
        .route("/rooms/{room}/clock", post(room::clock::post))
        .route("/rooms/{room}/groups", post(room::groups::post))
        .route("/rooms/{room}/record", get(room::record::get))
        .route("/rooms/{room}/suggestions", post(room::record::suggested))
        .route(
            "/rooms/{room}/suggestions/{suggestion}",
            post(room::record::decided),
        )
        .route("/rooms/{room}/answers", post(room::record::answer_post))
        .route("/rooms/{room}/figures", post(room::record::figures_post))
        // bodies and their people
        .route(
            "/d/{district}/bodies",
            get(body::list::get).post(body::new::post),
        )
        .route("/d/{district}/bodies/new", get(body::new::get))
        .route("/d/{district}/bodies/{body}", get(body::show::get))
        .route(
            "/d/{district}/bodies/{body}/edit",
            get(body::edit::get).post(body::edit::post),
        )
        .route(
            "/d/{district}/bodies/{body}/join",
            get(body::join::get).post(body::join::post),
        )
        .route("/d/{district}/bodies/{body}/leave", post(body::join::leave))
        .route(
            "/d/{district}/bodies/{body}/guide",
            post(body::turns::guide),
        )
        .route(
            "/d/{district}/bodies/{body}/turns",
            get(body::turns::get).post(body::turns::post),
        )
        .route(
            "/d/{district}/bodies/{body}/turns/{turn}",
            post(body::turns::hand_on),
        )
        .route(
            "/d/{district}/bodies/{body}/members/{membership}",
            get(body::member::get).post(body::member::post),
        )
        .route(
            "/d/{district}/bodies/{body}/import",
            get(body::import::get).post(body::import::post),
        )
        // who takes part
        .route("/d/{district}/coverage", get(coverage::get))
        .route("/d/{district}/coverage.csv", get(coverage::export::get))
        // calls for seats and for people
        .route(
            "/d/{district}/recruitment",
            get(recruitment::list::get).post(recruitment::new::post),
        )
        .route("/d/{district}/recruitment/new", get(recruitment::new::get))
        .route(
            "/d/{district}/recruitment/{recruitment}",
            get(recruitment::show::get),
        )
        .route(
            "/d/{district}/recruitment/{recruitment}/apply",
            get(recruitment::apply::get).post(recruitment::apply::post),
        )
        .route(
            "/d/{district}/recruitment/{recruitment}/withdraw",
            post(recruitment::apply::withdraw),
        )
        .route(
            "/d/{district}/recruitment/{recruitment}/answer",
            post(recruitment::seat::answer),
        )
        .route(
            "/d/{district}/recruitment/{recruitment}/applications",
            get(recruitment::desk::get),
        )
        .route(
            "/d/{district}/recruitment/{recruitment}/applications/{application}",
            get(recruitment::application::get).post(recruitment::application::post),
        )
        .route(
            "/d/{district}/recruitment/{recruitment}/applications/{application}/read",
            post(recruitment::application::read),
        )
        .route(
            "/d/{district}/recruitment/{recruitment}/settle",
            post(recruitment::desk::settle),
        )
        .route(
            "/d/{district}/recruitment/{recruitment}/draw",
            get(recruitment::draw::get).post(recruitment::draw::post),
        )
        .route(
            "/d/{district}/recruitment/{recruitment}/draw.json",
            get(recruitment::draw::file),
        )
        .route(
            "/d/{district}/recruitment/{recruitment}/quotas",
            get(recruitment::change_quota::get).post(recruitment::change_quota::post),
        )
        .route(
            "/d/{district}/recruitment/{recruitment}/seats/{seat}",
            get(recruitment::seat::get).post(recruitment::seat::post),
        )
        .route(
            "/d/{district}/recruitment/{recruitment}/cancel",
            get(recruitment::cancel::get).post(recruitment::cancel::post),
        )
        // official documents
        .route(
            "/d/{district}/documents",
            get(document::list::get).post(document::new::post),
        )
        .route("/d/{district}/documents/new", get(document::new::get))
        .route(
            "/d/{district}/documents/{document}",
            get(document::show::get),
        )
        .route(
            "/d/{district}/documents/{document}/text",
            get(document::text::get),
        )
        .route(
            "/d/{district}/documents/{document}/edit",
            get(document::edit::get).post(document::edit::post),
        )
        .route(
            "/d/{district}/documents/{document}/sign",
            post(document::sign::post),
        )
        .route(
            "/d/{district}/documents/{document}/withdraw",
            post(document::sign::withdraw),
        )
        .route(
            "/d/{district}/documents/{document}/return",
            post(document::sign::hand_back),
        )
        .route(
            "/d/{district}/documents/{document}/report",
            post(document::sign::report),
        )
        // the money of a year: plan, agreement, changes
        .route("/d/{district}/money", get(money::get))
        .route("/d/{district}/plan", get(plan::get))
        .route("/d/{district}/plan/lines/new", get(plan::line::new))
        .route("/d/{district}/plan/lines", post(plan::line::post))
        .route(
            "/d/{district}/plan/lines/{line}",
            get(plan::line::edit).post(plan::line::change),
        )
        .route(
            "/d/{district}/agreement",
            get(agreement::get).post(agreement::draft::post),
        )
        .route("/d/{district}/agreement/new", get(agreement::draft::get))
        .route("/d/{district}/agreement/sign", post(agreement::sign))
        .route(
            "/d/{district}/agreement/send-back",
            post(agreement::send_back::post),
        )
        .route(
            "/d/{district}/agreement/summary",
            get(agreement::summary::get),
        )
        .route(
            "/d/{district}/agreement/read",
            post(agreement::summary::read),
        )
        .route(
            "/d/{district}/agreement/shown",
            get(agreement::summary::shown::get).post(agreement::summary::shown::post),
        )
        // projects, and those who own them along
        .route("/d/{district}/projects", get(project::list::get))
        .route("/d/{district}/projects/{project}", get(project::show::get))
        .route(
            "/d/{district}/projects/{project}/entries/new",
            get(project::entry::get),
        )
        .route(
            "/d/{district}/projects/{project}/entries",
            post(project::entry::post),
        )
        .route(
            "/d/{district}/projects/{project}/entries/{entry}/withdraw",
            get(project::entry::withdraw).post(project::entry::withdrawn),
        )
        .route(
            "/d/{district}/projects/{project}/owners",
            get(project::owner::get).post(project::owner::post),
        )
        .route(
            "/d/{district}/projects/{project}/owners/answer",
            get(project::owner::asked).post(project::owner::answered),
        )
        .route(
            "/d/{district}/projects/{project}/owners/{owner}/end",
            post(project::owner::end),
        )
        .route(
            "/d/{district}/projects/{project}/completion",
            get(project::completion::get).post(project::completion::propose),
        )
        .route(
            "/d/{district}/projects/{project}/completion/answer",
            post(project::completion::answer),
        )
        .route(
            "/d/{district}/projects/{project}/completion/withdraw",
            post(project::completion::withdraw),
        )
        .route(
            "/d/{district}/changes",
            get(change::list::get).post(change::new::post),
        )
        .route("/d/{district}/changes/new", get(change::new::get))
        .route("/d/{district}/changes/{change}", get(change::show::get))
        .route(
            "/d/{district}/changes/{change}/decide",
            post(change::show::decide),
        )
        .route(
            "/d/{district}/changes/{change}/consult",
            post(change::show::consult),
        )
        .route(
            "/d/{district}/changes/{change}/approve",
            post(change::show::approve),
        )
        .route(
            "/d/{district}/changes/{change}/withdraw",
            post(change::show::withdraw),
        )
}
