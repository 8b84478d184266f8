//! A person's browser: it keeps cookies and sends the forms it was shown.

use std::collections::BTreeMap;
use std::net::SocketAddr;

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Request, header};
use tower::ServiceExt as _;

use crate::answer::Answer;
use crate::app::TestApp;
use crate::form::FilledForm;

/// The host that the browser believes to talk to.
pub const HOST: &str = "127.0.0.1:8080";

/// A browser. A clone begins with the same cookies and keeps its own from then on.
#[derive(Clone)]
pub struct Browser {
    app: TestApp,
    cookies: BTreeMap<String, String>,
    lang: &'static str,
}

impl Browser {
    /// A browser without cookies, set to Korean.
    pub fn new(app: &TestApp) -> Browser {
        Browser {
            app: app.clone(),
            cookies: BTreeMap::new(),
            lang: "ko",
        }
    }

    /// The same browser set to English.
    #[must_use]
    pub fn english(mut self) -> Browser {
        self.lang = "en";
        self
    }

    /// The same browser on another site that shares its data.
    #[must_use]
    pub fn on(mut self, app: &TestApp) -> Browser {
        self.app = app.clone();
        self
    }

    /// The value of a cookie.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(String::as_str)
    }

    /// Puts a cookie into the jar.
    pub fn set_cookie(&mut self, name: &str, value: impl Into<String>) {
        self.cookies.insert(name.to_owned(), value.into());
    }

    /// A request with the headers a browser sends.
    pub fn request(&self, method: &str, path: &str) -> axum::http::request::Builder {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, HOST)
            .header(header::ACCEPT_LANGUAGE, self.lang)
            .extension(ConnectInfo(SocketAddr::from(([203, 0, 113, 7], 50_000))));
        if !self.cookies.is_empty() {
            let pairs: Vec<String> = self
                .cookies
                .iter()
                .map(|(n, v)| format!("{n}={v}"))
                .collect();
            request = request.header(header::COOKIE, pairs.join("; "));
        }
        request
    }

    /// Sends a request and keeps the cookies of the answer.
    ///
    /// # Panics
    /// Never: the router always answers.
    pub async fn send(&mut self, request: Request<Body>) -> Answer {
        let response = self
            .app
            .router()
            .oneshot(request)
            .await
            .expect("the router answers");
        let answer = Answer::read(response).await;
        for line in answer.headers.get_all(header::SET_COOKIE) {
            let line = line.to_str().expect("a cookie is plain text");
            let pair = line.split(';').next().unwrap_or("");
            let (name, value) = pair.split_once('=').expect("a cookie has a name");
            if line.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        answer
    }

    /// Opens an address.
    pub async fn get(&mut self, path: &str) -> Answer {
        let request = self
            .request("GET", path)
            .body(Body::empty())
            .expect("a request");
        self.send(request).await
    }

    /// Goes where a redirection leads, until a page comes.
    ///
    /// # Panics
    /// When it leads in circles.
    pub async fn follow(&mut self, answer: Answer) -> Answer {
        let mut answer = answer;
        for _ in 0..8 {
            if !(300..400).contains(&answer.status) {
                return answer;
            }
            let location = answer.location().to_owned();
            answer = self.get(&location).await;
        }
        panic!("redirected in circles to {}", answer.location());
    }

    /// Posts a body of any kind, as a page of the site would.
    pub async fn post_body(&mut self, path: &str, kind: &str, body: impl Into<Body>) -> Answer {
        let secure = self.app.app().settings.secure;
        let scheme = if secure { "https" } else { "http" };
        let request = self
            .request("POST", path)
            .header(header::CONTENT_TYPE, kind)
            .header(header::ORIGIN, format!("{scheme}://{HOST}"))
            .header("sec-fetch-site", "same-origin")
            .body(body.into())
            .expect("a request");
        self.send(request).await
    }

    /// Posts fields.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body = crate::form::encode(fields);
        self.post_body(path, "application/x-www-form-urlencoded", body)
            .await
    }

    /// Sends a form as it is.
    pub async fn send_form(&mut self, form: &FilledForm) -> Answer {
        if form.method == "get" {
            let path = form.action.split('?').next().unwrap_or("").to_owned();
            return self.get(&format!("{path}?{}", form.body())).await;
        }
        if form.multipart {
            let (kind, body) = form.parts();
            return self.post_body(&form.action, &kind, body).await;
        }
        let kind = "application/x-www-form-urlencoded";
        self.post_body(&form.action, kind, form.body()).await
    }

    /// Opens `page`, fills its form to `action` with `fields` and sends it.
    ///
    /// # Panics
    /// When the page has no such form, or the form has no such field.
    pub async fn submit(&mut self, page: &str, action: &str, fields: &[(&str, &str)]) -> Answer {
        let shown = self.get(page).await;
        let form = shown.form(action);
        for (name, _) in fields {
            assert!(
                form.names.iter().any(|n| n == name),
                "no field {name} in {:?}",
                form.names
            );
        }
        self.send_form(&form.set_all(fields)).await
    }

    /// The tokens of any form on `page`, for requests that no page offers.
    pub async fn tokens(&mut self, page: &str) -> Vec<(String, String)> {
        let shown = self.get(page).await;
        let form = shown.forms().into_iter().find(|f| f.get("csrf").is_some());
        let form = form.unwrap_or_else(|| panic!("no form with tokens on {page}"));
        form.fields
            .into_iter()
            .filter(|(n, _)| n == "csrf" || n == "key")
            .collect()
    }
}
