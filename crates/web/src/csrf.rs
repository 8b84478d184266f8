//! No other site may post a form in a visitor's name.
//!
//! Two checks, both needed: where the request says it comes from (`Origin`, and
//! `Sec-Fetch-Site` where the browser sends it), and a token that only a page of ours could
//! have put into the form.

use axum::http::HeaderMap;
use axum::http::header::{HOST, HeaderName, ORIGIN};

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Whether the request was sent by a page of this very site.
///
/// A request without both headers comes from something that is no browser; the token alone
/// decides then.
pub fn same_origin(headers: &HeaderMap) -> bool {
    let text = |name: &HeaderName| headers.get(name).and_then(|v| v.to_str().ok());
    if let Some(site) = text(&SEC_FETCH_SITE)
        && site != "same-origin"
    {
        return false;
    }
    match (text(&ORIGIN), text(&HOST)) {
        (None, _) => !headers.contains_key(ORIGIN),
        (Some(origin), Some(host)) => origin
            .split_once("://")
            .is_some_and(|(_, from)| from.eq_ignore_ascii_case(host)),
        (Some(_), None) => false,
    }
}

/// Compares two tokens in constant time.
pub fn same_token(expected: &str, given: &str) -> bool {
    use subtle::ConstantTimeEq;
    expected.as_bytes().ct_eq(given.as_bytes()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_pages_may_post() {
        for (origin, site, host, expected) in [
            (
                Some("https://madang.example"),
                Some("same-origin"),
                "madang.example",
                true,
            ),
            (Some("http://127.0.0.1:8080"), None, "127.0.0.1:8080", true),
            (
                Some("https://evil.example"),
                Some("cross-site"),
                "madang.example",
                false,
            ),
            (Some("https://evil.example"), None, "madang.example", false),
            (
                Some("https://sub.madang.example"),
                Some("same-site"),
                "madang.example",
                false,
            ),
            (Some("null"), None, "madang.example", false),
            (None, Some("none"), "madang.example", false),
            (None, None, "madang.example", true),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(HOST, host.parse().expect("a header"));
            if let Some(origin) = origin {
                headers.insert(ORIGIN, origin.parse().expect("a header"));
            }
            if let Some(site) = site {
                headers.insert(SEC_FETCH_SITE, site.parse().expect("a header"));
            }
            assert_eq!(same_origin(&headers), expected, "{origin:?} {site:?}");
        }
    }
}
