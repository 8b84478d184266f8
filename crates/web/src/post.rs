//! A form that was sent: checked for origin, size, encoding, token and rate before any
//! handler sees it, and answered once however often it is sent.

use axum::body::{Body, to_bytes};
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, Response, StatusCode, header};
use axum::response::{IntoResponse, Redirect};
use process::Invalid;
use process::refusal::Fault;
use store::{Idempotency, IdempotentRequest, Tx};

use crate::acts::{By, NotDone};
use crate::app::App;
use crate::context::Context;
use crate::csrf;
use crate::error::WebError;
use crate::form::{Form, MAX_BODY, Malformed};
use crate::limiter;

/// A checked form with its context.
pub struct Post {
    /// Who sent it, and when.
    pub ctx: Context,
    /// What was typed.
    pub form: Form,
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
        let request = IdempotentRequest {
            scope: self.ctx.scope(),
            key: self.form.text("key"),
            route: self.ctx.path.clone(),
            request_hash: self
                .ctx
                .app
                .stores
                .keys
                .hmac("request", &self.form.canonical()),
        };
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

    /// Turns everything but faulty fields into a failure page that keeps what was typed.
    ///
    /// # Errors
    /// Every outcome but success and faulty fields.
    pub fn settle(&self, done: Result<String, NotDone>) -> Result<Settled, WebError> {
        let status = StatusCode::CONFLICT;
        match done {
            Ok(location) => Ok(Settled::Done(see_other(&location))),
            Err(NotDone::Invalid(invalid)) => Ok(Settled::Again(invalid)),
            Err(NotDone::Store(error)) => Err(error.into()),
            Err(NotDone::Refusal(refusal)) => Err(match refusal.kind {
                process::Kind::Conflict => WebError::Request {
                    status,
                    fault: refusal.fault,
                    typed: self.form.typed(),
                },
                _ => refusal.into(),
            }),
            Err(NotDone::Reused) => {
                let fault = Fault::new("fault-form-reused");
                Err(WebError::Request {
                    status,
                    fault,
                    typed: self.form.typed(),
                })
            }
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
        if !csrf::same_origin(&parts.headers) {
            return Err(WebError::request(StatusCode::FORBIDDEN, "fault-other-site"));
        }
        if !is_form(&parts.headers) {
            return Err(WebError::request(
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "fault-form-type",
            ));
        }
        let body = to_bytes(body, MAX_BODY)
            .await
            .map_err(|_| WebError::request(StatusCode::PAYLOAD_TOO_LARGE, "fault-too-large"))?;
        let form = Form::decode(&body).map_err(|malformed| {
            let key = match malformed {
                Malformed::Encoding => "fault-encoding",
                Malformed::TooManyFields => "fault-request",
            };
            WebError::request(StatusCode::BAD_REQUEST, key)
        })?;
        if !csrf::same_token(&ctx.csrf(), form.get("csrf")) {
            let fault = Fault::new("fault-form-old");
            return Err(WebError::Request {
                status: StatusCode::FORBIDDEN,
                fault,
                typed: form.typed(),
            });
        }
        let key = form.get("key");
        if key.len() != 32 || !key.bytes().all(|b| b.is_ascii_hexdigit()) {
            let fault = Fault::new("fault-form-key");
            return Err(WebError::Request {
                status: StatusCode::BAD_REQUEST,
                fault,
                typed: form.typed(),
            });
        }
        limiter::check(&app.limiters.post, &ctx.scope()).map_err(|wait| WebError::TooMany {
            wait,
            typed: form.typed(),
        })?;
        Ok(Post { ctx, form })
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
