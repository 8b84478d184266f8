//! One's own page: name, addresses, what the account stands for, roles, sessions.

use axum::body::Body;
use axum::extract::Query;
use axum::http::{Response, StatusCode};
use jiff::Timestamp;
use korean::{Lang, t, tr};
use process::Act;
use process::Invalid;
use process::act::Target;
use process::diversity::Generation;
use process::id::RoomId;
use process::identity::Assurance;
use process::person::Channel;
use process::role::Grant;
use store::{AccessRecord, Contact, District, Draft, OpenHearing, Session, SignedIn, StoreError};
use ui::{
    Button, DefinitionList, Form as FormView, Markup, Notice, Page, SessionList, SessionRow, Tag,
    TextInput, TimeStyle, Tone, actions, html, own_words, time,
};

use super::generation;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::pages::draft;
use crate::pages::proposal::hearing::story::waiting;
use crate::pages::role::{name as role_name, term};
use crate::pages::sign_in::Asked;

/// What may have been done just before.
const DONE: &[&str] = &[
    "name",
    "generation",
    "generation-withdrawn",
    "contact",
    "contact-removed",
    "session",
    "sessions",
    "administrator",
];

/// Pages of a district that a role opens, and the act that each is for.
const WORK: &[(&str, Act)] = &[
    ("desk", Act::DeskCodeIssue),
    ("roles", Act::RolesSee),
    ("moderation", Act::ModerationSee),
];

/// How many readings of one's data are shown.
const READINGS: i64 = 20;

/// How many rooms are shown.
const ROOMS: i64 = 20;

/// How many hearings are shown.
const HEARINGS: i64 = 20;

struct View {
    generation: Option<Generation>,
    contacts: Vec<Contact>,
    sessions: Vec<Session>,
    districts: Vec<District>,
    readings: Vec<AccessRecord>,
    /// Workshop rooms that she came into: id, title, beginning.
    rooms: Vec<(RoomId, String, Timestamp)>,
    /// What she is writing.
    drafts: Vec<Draft>,
    /// Her proposals that she is asked to explain.
    hearings: Vec<OpenHearing>,
}

/// `GET /me`.
pub async fn get(ctx: Context, Query(asked): Query<Asked>) -> Result<Response<Body>, WebError> {
    page(
        &ctx,
        &Form::default(),
        &Invalid::default(),
        StatusCode::OK,
        &asked.done,
    )
    .await
}

/// The page, with a form that came back when `form` holds one.
pub(super) async fn page(
    ctx: &Context,
    form: &Form,
    invalid: &Invalid,
    status: StatusCode,
    done: &str,
) -> Result<Response<Body>, WebError> {
    let person = ctx.person()?;
    ctx.may(
        Act::AccountManage,
        Target {
            district: None,
            owner: Some(person),
        },
    )?;
    let signed_in = ctx.session.as_ref().ok_or_else(WebError::not_found)?;
    let now = ctx.now;
    let view = ctx
        .app
        .stores
        .site
        .read(move |tx| -> Result<View, StoreError> {
            Ok(View {
                generation: store::generation_of(tx, person)?,
                contacts: store::contacts_of(tx, person)?,
                sessions: store::session_list(tx, person, now)?,
                districts: store::district_list(tx)?,
                readings: store::access_record_list(tx, person, None, READINGS)?,
                rooms: store::rooms_of_person(tx, person, ROOMS)?,
                drafts: store::drafts_of(tx, person, now)?,
                hearings: store::hearings_to_answer(tx, person, HEARINGS)?,
            })
        });
    let view = view.await?;
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form,
        invalid,
    };
    let body = html! {
        (fields.summary())
        h1 { (t(lang, "account-title")) }
        p.lead { (t(lang, "account-lead")) }
        (draft::list(lang, &view.drafts, &view.districts))
        @if !view.hearings.is_empty() {
            section.section { h2 { (t(lang, "hearing-to-answer")) } (waiting(ctx, 3, &view.hearings)) }
        }
        section.section { (name(ctx, &fields, signed_in)) }
        section.section { (contacts(ctx, &fields, &view.contacts)) }
        section.section { (identity(lang, signed_in)) }
        section.section { (generation::section(ctx, &fields, view.generation)) }
        section.section { (roles(ctx, &signed_in.grants, &view.districts)) (work(ctx, &view.districts)) }
        @if !view.rooms.is_empty() { section.section { (rooms(ctx, &view.rooms)) } }
        section.section { (sessions(ctx, &view.sessions, signed_in)) }
        section.section { (readings(lang, &view.readings)) }
        section.section {
            h2 { (t(lang, "account-close-title")) }
            p { (t(lang, "account-close-short")) }
            p { a href="/me/close" { (t(lang, "account-close-link")) } }
        }
    };
    let mut page = Page::new(lang, fields.title(&t(lang, "account-title")), body).noindex();
    if DONE.contains(&done) {
        let text = html! { p { (t(lang, &format!("account-done-{done}"))) } };
        page = page.flash(Notice::success(text).announced().render(lang));
    }
    Ok(ctx.page(status, page))
}

/// Workshops in which she took part with her account.
fn rooms(ctx: &Context, rooms: &[(RoomId, String, Timestamp)]) -> Markup {
    let lang = ctx.lang;
    let days = [("days", ctx.rules.retention.room_names_days.into())];
    html! {
        h2 { (t(lang, "room-mine")) }
        p { (tr(lang, "room-mine-lead", &days)) }
        ul.rows role="list" {
            @for (id, title, starts_at) in rooms {
                li { a href={ "/rooms/" (id) } { (own_words(lang, title)) } " " span.meta { (time(lang, *starts_at, TimeStyle::DateTime)) } }
            }
        }
    }
}

fn name(ctx: &Context, fields: &Fields<'_>, signed_in: &SignedIn) -> Markup {
    let lang = ctx.lang;
    let typed = fields.form.all("name").into_iter().next();
    let value = typed.unwrap_or_else(|| signed_in.person.display_name.clone());
    let field = fields
        .hinted("name", "account-name", "account-name-hint")
        .required()
        .value(value);
    let longest = u32::try_from(ctx.rules.limits.display_name_max).unwrap_or(u32::MAX);
    html! {
        h2 { (t(lang, "account-name-title")) }
        (FormView::post("/me/name").hidden_all(hidden(&ctx.tokens())).render(html! {
            (TextInput::new(field).autocomplete("nickname").max_length(longest).render(lang))
            (actions(html! { (Button::new(t(lang, "account-name-save")).second().render()) }))
        }))
    }
}

fn contacts(ctx: &Context, fields: &Fields<'_>, contacts: &[Contact]) -> Markup {
    let lang = ctx.lang;
    let field = fields
        .hinted("address", "account-contact-add", "account-contact-hint")
        .required();
    html! {
        h2 { (t(lang, "account-contacts-title")) }
        p { (t(lang, "account-contacts-text")) }
        @if contacts.is_empty() {
            p { (t(lang, "account-contacts-none")) }
        } @else {
            ul.rows role="list" {
                @for contact in contacts {
                    @let address = contact.address.expose();
                    @let masked = match contact.channel {
                        Channel::Email => korean::mask_email(address),
                        _ => korean::mask_phone(address),
                    };
                    li {
                        div {
                            p { strong { (masked) } }
                            @if let Some(at) = contact.verified_at {
                                p.meta { (t(lang, "account-contact-since")) " " (time(lang, at, TimeStyle::Date)) }
                            }
                        }
                        @if contacts.len() > 1 {
                            (FormView::post(format!("/me/contacts/{}/remove", contact.id))
                                .hidden_all(hidden(&ctx.tokens()))
                                .render(html! {
                                    (Button::new(tr(lang, "account-contact-remove", &[("address", masked.into())])).warning().render())
                                }))
                        }
                    }
                }
            }
        }
        (FormView::post("/me/contacts").hidden_all(hidden(&ctx.tokens())).render(html! {
            (TextInput::new(field).autocomplete("off").max_length(254).render(lang))
            (actions(html! { (Button::new(t(lang, "account-contact-send")).second().render()) }))
        }))
    }
}

fn identity(lang: Lang, signed_in: &SignedIn) -> Markup {
    let person = &signed_in.person;
    let known = person.identity_key.is_some();
    let state = match person.assurance {
        Some(Assurance::Verified) if known => "verified",
        Some(Assurance::Declared) if known => "declared",
        _ => "none",
    };
    let mut facts = DefinitionList::new().entry(
        t(lang, "account-identity-state"),
        t(lang, &format!("account-identity-{state}")),
    );
    if let Some(basis) = person.basis.filter(|_| known) {
        let words = t(lang, &format!("account-basis-{basis}"));
        facts = facts.entry(t(lang, "account-identity-basis"), words);
    }
    html! {
        h2 { (t(lang, "account-identity-title")) }
        (facts.render())
        p.meta { (t(lang, &format!("account-identity-{state}-text"))) }
    }
}

fn roles(ctx: &Context, grants: &[Grant], districts: &[District]) -> Markup {
    let lang = ctx.lang;
    html! {
        h2 { (t(lang, "account-roles-title")) }
        @if grants.is_empty() {
            p { (t(lang, "account-roles-none")) }
        } @else {
            ul.rows role="list" {
                @for grant in grants {
                    @let place = districts.iter().find(|d| Some(d.id) == grant.district);
                    li {
                        div {
                            p { strong { (role_name(lang, grant.role)) } }
                            p.meta {
                                @match place {
                                    Some(district) => (lang.pick(&district.name_ko, &district.name_en)),
                                    None => (t(lang, "role-whole-city")),
                                }
                                " · " (term(lang, grant))
                            }
                        }
                        @if !grant.holds_on(ctx.today) {
                            (Tag::new(t(lang, "role-not-now"), Tone::Quiet).render())
                        }
                    }
                }
            }
        }
    }
}

/// The pages that the person's roles open, by district; nothing for those without any.
fn work(ctx: &Context, districts: &[District]) -> Markup {
    let lang = ctx.lang;
    let rows: Vec<(&District, Vec<&str>)> = districts
        .iter()
        .map(|d| {
            let open = WORK.iter().filter(|(_, act)| ctx.can(*act, d.id));
            (d, open.map(|(page, _)| *page).collect())
        })
        .filter(|(_, open): &(_, Vec<&str>)| !open.is_empty())
        .collect();
    html! {
        @if !rows.is_empty() {
            h3 { (t(lang, "account-work-title")) }
            p { a href="/me/desk" { (t(lang, "account-work-duties")) } }
            ul.rows role="list" {
                @for (district, open) in &rows {
                    li {
                        div { p { strong { (lang.pick(&district.name_ko, &district.name_en)) } } }
                        @for page in open {
                            a href={ "/d/" (district.slug) "/" (page) } { (t(lang, &format!("account-work-{page}"))) }
                        }
                    }
                }
            }
        }
    }
}

fn sessions(ctx: &Context, sessions: &[Session], signed_in: &SignedIn) -> Markup {
    let lang = ctx.lang;
    let rows = sessions.iter().map(|session| {
        let current = session.id == signed_in.session.id;
        let device = match session.agent.as_str() {
            "" => t(lang, "account-device-unknown"),
            agent => agent.to_owned(),
        };
        let way = t(lang, &format!("account-channel-{}", session.channel));
        let end = match current {
            true => "/sign-out".to_owned(),
            false => format!("/me/sessions/{}/end", session.id),
        };
        let (from, seen) = (session.created_at, session.seen_at);
        SessionRow::new(
            format!("{device} · {way}"),
            from,
            seen,
            end,
            hidden(&ctx.tokens()),
        )
        .current(current)
    });
    let others = FormView::post("/me/sessions/others/end").hidden_all(hidden(&ctx.tokens()));
    html! {
        h2 { (t(lang, "account-sessions-title")) }
        p { (t(lang, "account-sessions-text")) }
        (SessionList::new(rows.collect()).render(lang))
        @if sessions.len() > 1 {
            (others.render(html! {
                (actions(html! {
                    (Button::new(t(lang, "account-sessions-end")).second().render())
                }))
            }))
        }
    }
}

fn readings(lang: Lang, readings: &[AccessRecord]) -> Markup {
    let count = [("count", READINGS.into())];
    html! {
        h2 { (t(lang, "account-readings-title")) }
        @if readings.is_empty() {
            p { (t(lang, "account-readings-none")) }
        } @else {
            p { (tr(lang, "account-readings-text", &count)) }
            ul.rows role="list" {
                @for reading in readings {
                    @let key = format!("account-reading-{}", reading.place);
                    li { div {
                        p { @if korean::has(&key) { (t(lang, &key)) } @else { (reading.place) } }
                        p.meta { (time(lang, reading.at, TimeStyle::DateTime)) }
                    } }
                }
            }
        }
    }
}
