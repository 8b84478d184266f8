//! A form that was sent: checked for origin, size, encoding, token and rate before any
//! handler sees it, and answered once however often it is sent.

use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{FromRequest, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Response, StatusCode, header};
use axum::response::{IntoResponse, Redirect};
use process::Invalid;
use store::{Idempotency, IdempotentRequest, Tx};
use tokio::time::timeout;

use crate::acts::{By, NotDone};
use crate::app::App;
use crate::context::Context;
use crate::csrf;
use crate::error::WebError;
use crate::form::{Form, MAX_BODY, Typed};
use crate::limiter;
use crate::place::Place;
use crate::upload::{self, Read, Room, Upload};

/// How long the body of a form may take to come in. Phones on a weak line need a second;
/// who drips a body must not hold a place for longer.
const BODY_TIME: Duration = Duration::from_secs(10);

/// A checked form with its context.
pub struct Post {
    /// Who sent it, and when.
    pub ctx: Context,
    /// What was typed.
    pub form: Form,
    /// A hash of the form as it was sent.
    hash: String,
}

impl Post {
    /// Does an act once: decides and writes inside one transaction of the site store, keeps
    /// the answer under the form's key, and answers after the commit.
    ///
    /// `act` returns the address to go to next. The same form sent again is answered with
    /// that address and changes nothing.
    ///
    /// # Errors
    /// What `act` refused, and nothing is written then.
    pub async fn once<F>(&self, act: F) -> Result<String, NotDone>
    where
        F: FnOnce(&mut Tx<'_>, &By) -> Result<String, NotDone> + Send + 'static,
    {
        let request = self.request();
        let now = self.ctx.now;
        let by = self.ctx.by();
        self.ctx
            .app
            .stores
            .site
            .write(move |tx| match store::idempotency_find(tx, &request)? {
                Idempotency::Replay { location, .. } => Ok(location),
                Idempotency::Mismatch => Err(NotDone::Reused),
                Idempotency::Fresh => {
                    let location = act(tx, &by)?;
                    store::idempotency_keep(tx, &request, 303, &location, now)?;
                    Ok(location)
                }
            })
            .await
    }

    /// The form under its key, for recognising a repetition.
    fn request(&self) -> IdempotentRequest {
        IdempotentRequest {
            scope: self.ctx.scope(),
            key: self.form.text("key"),
            route: self.ctx.route.clone(),
            request_hash: self.hash.clone(),
        }
    }

    /// Where the same form led when it came before, for acts that begin outside the site
    /// store.
    ///
    /// # Errors
    /// When the key came with other contents, or the store fails.
    pub async fn done_before(&self) -> Result<Option<String>, NotDone> {
        let request = self.request();
        let read = move |tx: &mut Tx<'_>| store::idempotency_find(tx, &request);
        match self.ctx.app.stores.site.read(read).await? {
            Idempotency::Replay { location, .. } => Ok(Some(location)),
            Idempotency::Mismatch => Err(NotDone::Reused),
            Idempotency::Fresh => Ok(None),
        }
    }

    /// Turns everything but faulty fields into a failure page.
    ///
    /// # Errors
    /// Every outcome but success and faulty fields.
    pub fn settle(&self, done: Result<String, NotDone>) -> Result<Settled, WebError> {
        match done {
            Ok(location) => Ok(Settled::Done(see_other(&location))),
            Err(NotDone::Invalid(invalid)) => Ok(Settled::Again(invalid)),
            Err(refused) => Err(refused.into()),
        }
    }
}

/// What became of an act that was not refused as a whole.
pub enum Settled {
    /// Done: go there.
    Done(Response<Body>),
    /// Show the form again with these faults.
    Again(Invalid),
}

/// Sends the reader to the page that shows what was done.
pub fn see_other(location: &str) -> Response<Body> {
    Redirect::to(location).into_response()
}

impl FromRequest<App> for Post {
    type Rejection = WebError;

    async fn from_request(request: Request, app: &App) -> Result<Post, WebError> {
        let (parts, body) = request.into_parts();
        let ctx = Context::read(&parts, app).await?;
        ours(app, &parts)?;
        let form = fields(&parts, body).await?;
        checked(ctx, &parts, form)
    }
}

/// A checked form that may bring files, with its context.
pub struct FilePost {
    /// The form without its files.
    pub post: Post,
    /// The files in the order of the form, empty choices too.
    pub files: Vec<Upload>,
    /// Held as long as the files are: each place is much memory.
    place: Option<Place>,
}

impl FilePost {
    /// The form and its files, with the place that they take.
    pub fn apart(self) -> (Post, Vec<Upload>, Option<Place>) {
        (self.post, self.files, self.place)
    }
}

impl FromRequest<App> for FilePost {
    type Rejection = WebError;

    async fn from_request(request: Request, app: &App) -> Result<FilePost, WebError> {
        let (parts, body) = request.into_parts();
        let ctx = Context::read(&parts, app).await?;
        ours(app, &parts)?;
        let Some(boundary) = upload::boundary(&parts.headers) else {
            let form = fields(&parts, body).await?;
            return Ok(FilePost {
                post: checked(ctx, &parts, form)?,
                files: Vec::new(),
                place: None,
            });
        };
        let typed = parts.extensions.get::<Typed>().cloned().unwrap_or_default();
        let limits = ctx.rules.limits;
        // Visitors hand nothing in: of their form only the text is read, so that it is shown.
        let room = ctx.person().is_ok().then(|| Room {
            places: &app.file_places,
            sender: ctx.sender(),
            token: ctx.csrf(),
        });
        let Read { form, files, place } =
            upload::read(body, boundary, limits, room, &typed).await?;
        // The same form sent again is known by its files too.
        let sent = files.iter().filter(|file| file.is_chosen());
        let sent = sent.map(|file| ("photo_sent", store::sha256_of(&file.bytes)));
        let form = form.with(sent.collect::<Vec<_>>());
        Ok(FilePost {
            post: checked(ctx, &parts, form)?,
            files,
            place,
        })
    }
}

/// Refuses what another site sends.
fn ours(app: &App, parts: &Parts) -> Result<(), WebError> {
    match csrf::same_origin(&app.settings, &parts.headers) {
        true => Ok(()),
        false => Err(WebError::request(StatusCode::FORBIDDEN, "fault-other-site")),
    }
}

/// Reads a form without files.
async fn fields(parts: &Parts, body: Body) -> Result<Form, WebError> {
    if !is_form(&parts.headers) {
        return Err(WebError::request(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "fault-form-type",
        ));
    }
    Form::decode(&read(body).await?).map_err(upload::malformed)
}

/// Leaves what was typed, and checks token, key and rate.
fn checked(ctx: Context, parts: &Parts, form: Form) -> Result<Post, WebError> {
    if let Some(typed) = parts.extensions.get::<Typed>() {
        typed.leave(&form);
    }
    if !csrf::same_token(&ctx.csrf(), form.get("csrf")) {
        return Err(WebError::request(StatusCode::FORBIDDEN, "fault-form-old"));
    }
    let key = form.get("key");
    if key.len() != 32 || !key.bytes().all(|b| b.is_ascii_hexdigit()) {
        return Err(WebError::request(StatusCode::BAD_REQUEST, "fault-form-key"));
    }
    limiter::check(&ctx.app.limiters.post, &ctx.sender())
        .map_err(|wait| WebError::TooMany { wait })?;
    let hash = ctx.app.stores.keys.hmac("request", &form.canonical());
    Ok(Post { ctx, form, hash })
}

/// Reads the body of a form.
///
/// # Errors
/// 413 when it is too large, 408 when it takes too long.
pub async fn read(body: Body) -> Result<Bytes, WebError> {
    match timeout(BODY_TIME, to_bytes(body, MAX_BODY)).await {
        Ok(read) => {
            read.map_err(|_| WebError::request(StatusCode::PAYLOAD_TOO_LARGE, "fault-too-large"))
        }
        Err(_) => Err(WebError::request(StatusCode::REQUEST_TIMEOUT, "fault-slow")),
    }
}

fn is_form(headers: &HeaderMap) -> bool {
    let kind = headers
        .get(header::CONTENT_TYPE)
        .and_then(|v| v.to_str().ok())
        .unwrap_or("");
    let kind = kind.split(';').next().unwrap_or("").trim();
    kind.eq_ignore_ascii_case("application/x-www-form-urlencoded")
}
