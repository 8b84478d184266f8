//! Who asks, when, and in which language: read once for each request.

use std::sync::atomic::{AtomicBool, Ordering};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use jiff::Timestamp;
use jiff::civil::Date;
use korean::Lang;
use process::id::{DistrictId, PersonId};
use process::rules::Rules;
use process::{Act, Actor, Refusal, act, refusal, role};
use store::SignedIn;

use crate::acts::By;
use crate::app::App;
use crate::cookie::{self, Name};
use crate::error::WebError;
use crate::guard::Arrived;
use crate::layout::{asked, shown_at};

/// The context of one request.
pub struct Context {
    /// The shared state.
    pub app: App,
    /// When the request arrived.
    pub now: Timestamp,
    /// The day of `now` in Seoul.
    pub today: Date,
    /// The reader's language.
    pub lang: Lang,
    /// The rules in force today.
    pub rules: Rules,
    /// Who asks, with the roles that hold today.
    pub actor: Actor,
    /// The session, when signed in.
    pub session: Option<SignedIn>,
    /// Path and query of the page the reader looks at, so that a form can lead back here.
    /// For a form that was sent it is the page with that form.
    pub path: String,
    /// Path and query as they were asked for, to tell one act from another.
    pub route: String,
    /// The token of the workshop rooms that this browser came into.
    pub room_token: Option<String>,
    visit: String,
    visit_is_used: AtomicBool,
    network: String,
}

/// What a form has to carry: who may have made it, and which act it is.
#[derive(Clone, Debug)]
pub struct Tokens {
    /// Ties the form to the session or visit.
    pub csrf: String,
    /// Names the act, so that a repeated request is answered and not repeated.
    pub key: String,
}

impl Context {
    /// Reads the context of a request.
    ///
    /// # Errors
    /// When the store can't be read.
    pub async fn read(parts: &Parts, app: &App) -> Result<Context, WebError> {
        let now = parts
            .extensions
            .get::<Arrived>()
            .map_or_else(|| (app.clock)(), |a| a.0);
        let today = korean::seoul(now).date();
        let rules = Rules::on(today);
        let secure = app.settings.secure;
        let session = match cookie::read(&parts.headers, secure, Name::Session) {
            Some(token) if token.len() == 64 => signed_in(app, token, now).await?,
            _ => None,
        };
        let actor = session.as_ref().map_or_else(Actor::visitor, |signed_in| {
            Actor::person(signed_in.person.id, signed_in.grants.clone(), today)
        });
        let lang = language(app, &parts.headers);
        let known = cookie::read(&parts.headers, secure, Name::Visit);
        let known = known.filter(|v| v.len() == 32 && v.bytes().all(|b| b.is_ascii_hexdigit()));
        let room = cookie::read(&parts.headers, secure, Name::Room);
        let room = room.filter(|v| v.len() == 64 && v.bytes().all(|b| b.is_ascii_hexdigit()));
        Ok(Context {
            room_token: room.map(str::to_owned),
            now,
            today,
            lang,
            rules,
            actor,
            session,
            path: shown_at(!parts.method.is_safe(), &parts.uri),
            route: asked(&parts.uri).to_owned(),
            visit: known.map_or_else(|| app.random_token(), str::to_owned),
            visit_is_used: AtomicBool::new(false),
            network: network(parts, app),
            app: app.clone(),
        })
    }

    /// The tokens of one more form on the page.
    pub fn tokens(&self) -> Tokens {
        Tokens {
            csrf: self.csrf(),
            key: self.app.random_token(),
        }
    }

    /// The token that ties a form to this session, or to this visit of a visitor.
    pub fn csrf(&self) -> String {
        if self.session.is_none() {
            self.visit_is_used.store(true, Ordering::Relaxed);
        }
        self.app.stores.keys.hmac("csrf", &self.scope())
    }

    /// The name under which repeated requests are recognised.
    pub fn scope(&self) -> String {
        match &self.session {
            Some(signed_in) => format!("session:{}", signed_in.session.id),
            None => format!("visit:{}", self.app.stores.keys.hmac("visit", &self.visit)),
        }
    }

    /// Whose forms are counted together: a person in all her sessions, else this visit.
    pub fn sender(&self) -> String {
        match self.actor.person {
            Some(person) => format!("person:{person}"),
            None => self.scope(),
        }
    }

    /// The cookie to set when a visitor was given a form: its time begins anew, so that the
    /// form works for a day.
    pub fn visit_cookie(&self) -> Option<String> {
        let wanted = self.visit_is_used.load(Ordering::Relaxed);
        wanted.then(|| cookie::set(self.app.settings.secure, Name::Visit, &self.visit, 86_400))
    }

    /// A hash that stands for the caller's network, for rate limits.
    pub fn network(&self) -> &str {
        &self.network
    }

    /// Who acts, for a transaction.
    pub fn by(&self) -> By {
        By::new(
            self.actor.clone(),
            self.now,
            self.lang,
            self.app.stores.keys.clone(),
        )
    }

    /// The signed-in person.
    ///
    /// # Errors
    /// A visitor is asked to sign in.
    pub fn person(&self) -> Result<PersonId, Refusal> {
        let fault = refusal::Fault::new("refusal-sign-in");
        self.actor.person.ok_or(Refusal {
            kind: refusal::Kind::SignIn,
            fault,
        })
    }

    /// Asks the one authorisation function.
    ///
    /// # Errors
    /// Its refusal.
    pub fn may(&self, act: Act, target: act::Target) -> Result<(), Refusal> {
        process::authorize(&self.actor, act, target)
    }

    /// Whether the actor may do something in a district that is nobody's own.
    pub fn can(&self, act: Act, district: DistrictId) -> bool {
        self.may(act, act::Target::district(district)).is_ok()
    }
}

impl FromRequestParts<App> for Context {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Context, WebError> {
        Context::read(parts, app).await
    }
}

/// Looks a session up and keeps it alive.
///
/// # Errors
/// When the store fails.
pub(crate) async fn signed_in(
    app: &App,
    token: &str,
    now: Timestamp,
) -> Result<Option<SignedIn>, WebError> {
    let hash = app.stores.keys.token_hash(token);
    let found = app
        .stores
        .site
        .read(move |tx| store::session_by_token_hash(tx, &hash, now))
        .await?;
    let Some(found) = found else { return Ok(None) };
    if found.session.stale(now) {
        let today = korean::seoul(now).date();
        let staff = role::lasts(&found.grants, today);
        let id = found.session.id;
        let limits = Rules::on(today).limits;
        let (idle_until, _) = process::person::session_span(limits, staff, now);
        app.stores
            .site
            .write(move |tx| store::session_touch(tx, id, idle_until, now))
            .await?;
    }
    Ok(Some(found))
}

/// The chosen language, else the browser's, else Korean.
pub fn language(app: &App, headers: &HeaderMap) -> Lang {
    if let Some(chosen) = cookie::read(headers, app.settings.secure, Name::Lang)
        && let Ok(lang) = chosen.parse()
    {
        return lang;
    }
    let accepted = headers
        .get(header::ACCEPT_LANGUAGE)
        .and_then(|v| v.to_str().ok());
    Lang::from_accept_language(accepted.unwrap_or(""))
}

/// A keyed hash of the caller's network (/24 or /48), so that no address is kept. An address
/// of the fourth version that comes in the form of the sixth is still one of the fourth.
///
/// The proxy in front writes last, at the end of a line or in a line of its own; whatever
/// stands before was written by the caller.
fn network(parts: &Parts, app: &App) -> String {
    let forwarded = parts
        .headers
        .get_all("x-forwarded-for")
        .iter()
        .next_back()
        .filter(|_| app.settings.behind_proxy)
        .and_then(|v| v.to_str().ok())
        .and_then(|line| line.rsplit(',').next())
        .and_then(|last| last.trim().parse::<std::net::IpAddr>().ok());
    let peer = parts
        .extensions
        .get::<ConnectInfo<std::net::SocketAddr>>()
        .map(|c| c.0.ip());
    let cut = match forwarded.or(peer).map(|ip| ip.to_canonical()) {
        Some(std::net::IpAddr::V4(ip)) => format!("{:?}", &ip.octets()[..3]),
        Some(std::net::IpAddr::V6(ip)) => format!("{:?}", &ip.octets()[..6]),
        None => "unknown".to_owned(),
    };
    app.stores.keys.hmac("network", &cut)
}
