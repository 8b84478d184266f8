//! The frame around every page: who looks, the menu of the district, the demonstration's
//! clock, the foot; and the answer with its cookies.

use axum::body::Body;
use axum::http::{HeaderValue, Response, StatusCode, Uri, header};
use axum::response::IntoResponse;
use korean::{Lang, t, tr};
use process::Act;
use process::district::DistrictKind;
use store::District;
use ui::{Footer, LanguageSwitch, Markup, NavItem, Page, Term, Visitor, html};

use crate::app::App;
use crate::context::Context;
use crate::form::encode;

/// The section of a district that a page belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// The district's own page.
    Home,
    /// Proposals.
    Proposals,
    /// The board: proposals and agendas, and what became of them.
    Agendas,
    /// Meetings and what they decided.
    Meetings,
    /// Votes and results.
    Votes,
    /// Plan, agreement, changes, spending and settlement.
    Money,
    /// Official documents.
    Documents,
    /// The inbox that is always open.
    Inbox,
    /// What moderators look after.
    Moderation,
    /// Sign-in codes that are handed over in person.
    Desk,
    /// Who holds which role.
    Roles,
    /// Names, calendar, neighbourhoods and the next year.
    Settings,
}

impl Context {
    /// Answers with a page.
    pub fn page(&self, status: StatusCode, page: Page) -> Response<Body> {
        let visitor = match &self.session {
            Some(signed_in) => Visitor::Person {
                name: signed_in.person.display_name.clone(),
                account: "/me".to_owned(),
                desk: self.actor.is_staff().then(|| "/me/desk".to_owned()),
            },
            None => Visitor::Guest {
                sign_in: sign_in_address(&self.path),
            },
        };
        let page = page.visitor(visitor);
        let markup = frame(&self.app, self.lang, &self.path, page).render();
        let mut response = (status, markup.into_string()).into_response();
        let headers = response.headers_mut();
        headers.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("text/html; charset=utf-8"),
        );
        headers.insert(
            header::CONTENT_LANGUAGE,
            HeaderValue::from_static(self.lang.pick("ko", "en")),
        );
        if let Some(cookie) = self.visit_cookie()
            && let Ok(value) = HeaderValue::from_str(&cookie)
        {
            headers.append(header::SET_COOKIE, value);
        }
        response
    }

    /// Answers 200 with a page.
    pub fn ok(&self, page: Page) -> Response<Body> {
        self.page(StatusCode::OK, page)
    }
}

/// The frame without anybody signed in, as failure pages have it.
pub fn frame(app: &App, lang: Lang, path: &str, page: Page) -> Page {
    let page = page
        .language(LanguageSwitch {
            back: path.to_owned(),
            hidden: Vec::new(),
        })
        .footer(footer(lang));
    match &app.settings.demo {
        Some(_) => page.demo(demo_banner(lang, (app.clock)())),
        None => page,
    }
}

/// Puts a page into its district: name, menu with what the reader may do there beyond
/// reading, the section that is current.
pub fn in_district(ctx: &Context, district: &District, section: Section, page: Page) -> Page {
    let lang = ctx.lang;
    let home = format!("/d/{}", district.slug);
    let item = |key: &str, address: String, of: Section| {
        NavItem::new(t(lang, key), address, section == of)
    };
    let mut menu = vec![
        item("nav-district", home.clone(), Section::Home),
        item(
            "nav-proposals",
            format!("{home}/proposals"),
            Section::Proposals,
        ),
        item("nav-agendas", format!("{home}/agendas"), Section::Agendas),
        item(
            "nav-meetings",
            format!("{home}/meetings"),
            Section::Meetings,
        ),
        item("nav-votes", format!("{home}/votes"), Section::Votes),
        item("nav-money", format!("{home}/money"), Section::Money),
        item(
            "nav-documents",
            format!("{home}/documents"),
            Section::Documents,
        ),
        item("nav-inbox", format!("{home}/inbox"), Section::Inbox),
    ];
    // The city's own offices take no proposals and hold no votes.
    if district.kind == DistrictKind::City {
        let (meetings, documents) = (format!("{home}/meetings"), format!("{home}/documents"));
        menu = vec![
            item("nav-city", home.clone(), Section::Home),
            item("nav-meetings", meetings, Section::Meetings),
            item("nav-documents", documents, Section::Documents),
        ];
    }
    for (act, key, path, of) in [
        (
            Act::ModerationSee,
            "nav-moderation",
            "moderation",
            Section::Moderation,
        ),
        (Act::DeskCodeIssue, "nav-desk", "desk", Section::Desk),
        (Act::RolesSee, "nav-roles", "roles", Section::Roles),
        (
            Act::DistrictChange,
            "nav-settings",
            "settings",
            Section::Settings,
        ),
    ] {
        if ctx.can(act, district.id) {
            menu.push(item(key, format!("{home}/{path}"), of));
        }
    }
    let plain = lang.pick(&district.plain_name_ko, &district.plain_name_en);
    // The district's own page has the name as its heading.
    let page = match ctx.path.split('?').next() == Some(home.as_str()) {
        true => page,
        false => page.subject(ui::term_link_as(lang, plain, Term::DistrictPlan)),
    };
    page.site(lang.pick(&district.name_ko, &district.name_en))
        .home(home)
        .nav(menu)
}

/// Where to sign in so that one comes back to `path`.
pub fn sign_in_address(path: &str) -> String {
    if path.starts_with("/sign-in") || path == "/" {
        return "/sign-in".to_owned();
    }
    format!("/sign-in?back={}", encode(path))
}

/// Path and query of an address.
pub fn asked(uri: &Uri) -> &str {
    uri.path_and_query().map_or("/", |p| p.as_str())
}

/// The page that the reader looks at: the one asked for, or when a form was sent (`form`),
/// the page that this form stands on. Many forms are sent to an address that is no page.
pub fn shown_at(form: bool, uri: &Uri) -> String {
    if !form {
        return asked(uri).to_owned();
    }
    let parts: Vec<&str> = uri.path().split('/').skip(1).collect();
    match parts.as_slice() {
        ["d", district, "plan", "lines"] => format!("/d/{district}/plan/lines/new"),
        ["d", district, "agreement"] => format!("/d/{district}/agreement/new"),
        ["d", district, "agreement", "sign" | "send-back"] => format!("/d/{district}/agreement"),
        ["d", district, "projects", id, "entries"] => {
            format!("/d/{district}/projects/{id}/entries/new")
        }
        ["d", district, "projects", id, "owners", _, "end"] => {
            format!("/d/{district}/projects/{id}")
        }
        [
            "d",
            district,
            "projects",
            id,
            "completion",
            "answer" | "withdraw",
        ] => {
            format!("/d/{district}/projects/{id}/completion")
        }
        ["d", district, "agreement", "read"] => format!("/d/{district}/agreement/summary"),
        [
            "d",
            district,
            "changes",
            id,
            "decide" | "consult" | "approve" | "withdraw",
        ] => {
            format!("/d/{district}/changes/{id}")
        }
        [
            "d",
            district,
            of @ ("proposals" | "agendas" | "votes" | "changes" | "inbox"),
        ] => {
            format!("/d/{district}/{of}/new")
        }
        ["d", district, of @ ("documents" | "spending")] => format!("/d/{district}/{of}/new"),
        ["d", district, "settlement", "approve"] => format!("/d/{district}/settlement"),
        [
            "d",
            district,
            "documents",
            id,
            "sign" | "withdraw" | "return" | "report",
        ] => {
            format!("/d/{district}/documents/{id}")
        }
        ["d", district, of @ ("bodies" | "recruitment")] => format!("/d/{district}/{of}/new"),
        ["d", district, "bodies", id, "leave" | "guide"] => format!("/d/{district}/bodies/{id}"),
        ["d", district, "bodies", id, "turns", _] => format!("/d/{district}/bodies/{id}/turns"),
        [
            "d",
            district,
            "recruitment",
            id,
            "applications",
            application,
            "read",
        ] => {
            format!("/d/{district}/recruitment/{id}/applications/{application}")
        }
        [
            "d",
            district,
            "recruitment",
            id,
            "withdraw" | "answer" | "settle",
        ] => {
            format!("/d/{district}/recruitment/{id}")
        }
        ["d", district, of @ ("meetings" | "series" | "convenings")] => {
            format!("/d/{district}/{of}/new")
        }
        ["d", district, "convenings", id, "sign" | "unsign" | "date"] => {
            format!("/d/{district}/convenings/{id}")
        }
        ["d", district, "meetings", id, "minutes", "approve"] => {
            format!("/d/{district}/meetings/{id}")
        }
        [
            "d",
            district,
            "meetings",
            id,
            page @ ("minutes" | "tasks"),
            _,
            ..,
        ] => {
            format!("/d/{district}/meetings/{id}/{page}")
        }
        ["d", district, "proposals", id, "hearing", ..] => {
            format!("/d/{district}/proposals/{id}/hearing")
        }
        ["d", district, "merges", id, _] => format!("/d/{district}/merges/{id}"),
        ["d", district, "support", item, ..] => match item.split_once('-') {
            Some(("proposal", id)) => format!("/d/{district}/proposals/{id}"),
            Some((_, id)) => format!("/d/{district}/agendas/{id}"),
            None => format!("/d/{district}/agendas"),
        },
        ["d", district, "agendas", id, "opinion", "withdraw"] => {
            format!("/d/{district}/agendas/{id}/opinion")
        }
        ["d", district, of, id, "eligibility" | "ballot"] => {
            format!("/d/{district}/{of}/{id}")
        }
        ["d", district, "officers", "talk"] => format!("/d/{district}/officers/talk/new"),
        ["d", district, "officers", "talk", id, "close"] => {
            format!("/d/{district}/officers/talk/{id}")
        }
        ["d", district, "officers", _, "end"] => format!("/d/{district}/officers"),
        ["d", district, "officers", id, "absences", ..] => {
            format!("/d/{district}/officers/{id}/absences")
        }
        ["d", district, "roles", ..] => format!("/d/{district}/roles"),
        ["rooms"] => "/rooms/new".to_owned(),
        ["rooms", id, "cards" | "dots" | "notes" | "topics" | "turns"] => format!("/rooms/{id}"),
        ["rooms", id, "clock" | "groups"] => format!("/rooms/{id}/lead"),
        ["rooms", id, "suggestions" | "answers" | "figures", ..] => {
            format!("/rooms/{id}/record")
        }
        ["set-up", "administrators", ..] => "/set-up/administrators".to_owned(),
        ["me", "contacts", "code"] => uri.path().to_owned(),
        ["where", ..] => "/where".to_owned(),
        ["me", ..] => "/me".to_owned(),
        ["first-run" | "sign-out" | "language"] => "/".to_owned(),
        ["city", "evaluation"] => "/city/evaluation/new".to_owned(),
        ["d", district, "evaluation", "objections"] => {
            format!("/d/{district}/evaluation/objections/new")
        }
        ["d", district, "evaluation", "objections", id, "answer"] => {
            format!("/d/{district}/evaluation/objections/{id}")
        }
        ["d", district, "outcomes"] => format!("/d/{district}/outcomes/new"),
        ["d", district, "templates", ..] => format!("/d/{district}/templates"),
        ["d", district, "experts"] => format!("/d/{district}/agendas"),
        _ => uri.path().to_owned(),
    }
}

/// A path of this site, or the first page: nobody is led elsewhere by a link.
pub fn safe_back(path: &str) -> &str {
    let inside = path.starts_with('/') && !path.starts_with("//") && !path.contains('\\');
    let plain = path.bytes().all(|b| (0x21..0x7f).contains(&b));
    if inside && plain { path } else { "/" }
}

fn footer(lang: Lang) -> Footer {
    Footer::new()
        .owner(t(lang, "footer-owner"))
        .licence(t(lang, "footer-licence"))
        .link(t(lang, "footer-primer"), "/primer")
        .link(t(lang, "footer-where"), "/where")
        .link(t(lang, "footer-glossary"), "/glossary")
        .link(t(lang, "footer-about"), "/about")
        .link(t(lang, "footer-trust"), "/about#trust")
        .link(t(lang, "footer-accessibility"), "/about#accessibility")
        .link(t(lang, "footer-privacy"), "/privacy")
        .link(t(lang, "footer-api"), "/api")
}

fn demo_banner(lang: Lang, now: jiff::Timestamp) -> Markup {
    let text = tr(
        lang,
        "demo-banner",
        &[("now", korean::date_time(lang, now).into())],
    );
    html! { (text) " " a href="/demo" { (t(lang, "demo-banner-link")) } }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_led_elsewhere() {
        for (path, safe) in [
            ("/d/haneul?after=3", "/d/haneul?after=3"),
            ("https://evil.example", "/"),
            ("//evil.example", "/"),
            ("/\\evil.example", "/"),
            ("/a\r\nSet-Cookie: x", "/"),
            ("", "/"),
        ] {
            assert_eq!(safe_back(path), safe, "{path:?}");
        }
        assert_eq!(sign_in_address("/d/haneul"), "/sign-in?back=%2Fd%2Fhaneul");
        assert_eq!(sign_in_address("/sign-in/code"), "/sign-in");
    }
}
