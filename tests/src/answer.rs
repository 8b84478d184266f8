//! What the site answered.

use axum::body::Body;
use axum::http::{HeaderMap, Response};
use http_body_util::BodyExt as _;

use crate::form::FilledForm;
use crate::html::Document;

/// An answer, read to its end.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The body as text.
    pub text: String,
    /// The body as it came.
    pub bytes: Vec<u8>,
}

impl Answer {
    /// Reads a response.
    pub async fn read(response: Response<Body>) -> Answer {
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.expect("a body can be read").to_bytes();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Answer {
            status: parts.status.as_u16(),
            headers: parts.headers,
            text,
            bytes: bytes.to_vec(),
        }
    }

    /// A header, or an empty text.
    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .and_then(|v| v.to_str().ok())
            .unwrap_or("")
    }

    /// Where a redirection leads.
    ///
    /// # Panics
    /// When this is none.
    pub fn location(&self) -> &str {
        let location = self.header("location");
        assert!(
            !location.is_empty(),
            "{} leads nowhere: {}",
            self.status,
            self.brief()
        );
        location
    }

    /// Checks the status.
    ///
    /// # Panics
    /// When it is another.
    #[track_caller]
    pub fn expect(&self, status: u16) -> &Answer {
        assert_eq!(self.status, status, "{}", self.brief());
        self
    }

    /// The page.
    pub fn page(&self) -> Document {
        Document::parse(&self.text)
    }

    /// Whether the visible text of the page holds `text`.
    pub fn shows(&self, text: &str) -> bool {
        self.visible().contains(text)
    }

    /// The text of the page without its markup.
    pub fn visible(&self) -> String {
        self.page()
            .all("body")
            .map(|body| body.text.clone())
            .collect()
    }

    /// Whether the answer as it was sent holds `text`.
    pub fn contains(&self, text: &str) -> bool {
        self.text.contains(text)
    }

    /// The main heading.
    pub fn heading(&self) -> String {
        self.page()
            .all("h1")
            .next()
            .map_or_else(String::new, |h1| h1.text.clone())
    }

    /// The forms of the page.
    pub fn forms(&self) -> Vec<FilledForm> {
        let page = self.page();
        page.all("form")
            .map(|form| FilledForm::read(&page, form))
            .collect()
    }

    /// The form that goes to `action` (its query may be left out), if the page has it.
    pub fn find_form(&self, action: &str) -> Option<FilledForm> {
        let fits = |form: &FilledForm| {
            form.action == action || form.action.split('?').next() == Some(action)
        };
        self.forms().into_iter().find(fits)
    }

    /// The form that goes to `action`.
    ///
    /// # Panics
    /// When the page has none.
    #[track_caller]
    pub fn form(&self, action: &str) -> FilledForm {
        let forms: Vec<_> = self.forms().into_iter().map(|f| f.action).collect();
        self.find_form(action).unwrap_or_else(|| {
            panic!(
                "no form to {action}, only to {forms:?}: {} {}",
                self.status,
                self.brief()
            )
        })
    }

    /// Whether the page links to `address`.
    pub fn links_to(&self, address: &str) -> bool {
        self.page()
            .all("a")
            .any(|a| a.attr("href") == Some(address))
    }

    /// Where the links of the page lead.
    pub fn links(&self) -> Vec<String> {
        self.page()
            .all("a")
            .filter_map(|a| a.attr("href").map(str::to_owned))
            .collect()
    }

    /// What is said beside a field that is wrong.
    pub fn field_error(&self, name: &str) -> Option<String> {
        let page = self.page();
        let at = page.find("id", &format!("{name}-error"))?;
        Some(at.text.trim().to_owned())
    }

    /// The answer as JSON.
    ///
    /// # Panics
    /// When it is none.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.text).expect("the answer is JSON")
    }

    /// The beginning of the visible text, for messages of tests.
    pub fn brief(&self) -> String {
        let text = if self.text.starts_with("<!") {
            self.visible()
        } else {
            self.text.clone()
        };
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        text.chars().take(300).collect()
    }
}
