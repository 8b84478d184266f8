//! No other site may post a form in a visitor's name.
//!
//! Two checks, both needed: where the request says it comes from (`Origin`, and
//! `Sec-Fetch-Site` where the browser sends it), and a token that only a page of ours could
//! have put into the form.

use axum::http::HeaderMap;
use axum::http::header::{HOST, HeaderName, ORIGIN};

use crate::app::Settings;

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Whether the request was sent by a page of this very site: from its public address, or
/// from the host it was sent to. A proxy in front may have put its own name for that host.
///
/// A request without both headers comes from something that is no browser; the token alone
/// decides then.
pub fn same_origin(settings: &Settings, headers: &HeaderMap) -> bool {
    let text = |name: &HeaderName| headers.get(name).and_then(|v| v.to_str().ok());
    if let Some(site) = text(&SEC_FETCH_SITE)
        && site != "same-origin"
    {
        return false;
    }
    let Some(from) = text(&ORIGIN) else {
        return !headers.contains_key(ORIGIN);
    };
    let Some((scheme, from_host)) = from.split_once("://") else {
        return false;
    };
    let here = text(&HOST).is_some_and(|host| from_host.eq_ignore_ascii_case(host));
    from.eq_ignore_ascii_case(origin(&settings.public_url))
        || here && (!settings.secure || scheme == "https")
}

/// Scheme and host of an address.
fn origin(address: &str) -> &str {
    let host = address.find("://").map_or(0, |at| at + 3);
    let end = address[host..].find(['/', '?', '#']);
    end.map_or(address, |at| &address[..host + at])
}

/// Compares two tokens in constant time.
pub fn same_token(expected: &str, given: &str) -> bool {
    use subtle::ConstantTimeEq;
    expected.as_bytes().ct_eq(given.as_bytes()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(origin: Option<&str>, site: Option<&str>, host: &str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(HOST, host.parse().expect("a header"));
        for (name, value) in [(ORIGIN, origin), (SEC_FETCH_SITE, site)] {
            if let Some(value) = value {
                headers.insert(name, value.parse().expect("a header"));
            }
        }
        headers
    }

    #[test]
    fn only_our_own_pages_may_post() {
        let settings = Settings::default();
        let ours = Some("https://madang.example");
        for (origin, site, expected) in [
            (ours, Some("same-origin"), true),
            (ours, None, true),
            (Some("http://127.0.0.1:8080"), None, true),
            (Some("https://evil.example"), Some("cross-site"), false),
            (Some("https://evil.example"), None, false),
            (Some("https://sub.madang.example"), Some("same-site"), false),
            (Some("null"), None, false),
            (None, Some("none"), false),
            (None, None, true),
        ] {
            let headers = sent(origin, site, "madang.example");
            let found = same_origin(&settings, &headers);
            assert_eq!(found, expected, "{origin:?} {site:?}");
        }
    }

    #[test]
    fn a_proxy_may_name_the_host_as_it_likes() {
        let settings = Settings {
            public_url: "https://madang.example/here".to_owned(),
            secure: true,
            ..Settings::default()
        };
        for (origin, host, expected) in [
            ("https://madang.example", "127.0.0.1:8080", true),
            ("https://MADANG.example", "127.0.0.1:8080", true),
            ("https://other.example", "other.example", true),
            ("http://madang.example", "madang.example", false),
            (
                "https://madang.example.evil.example",
                "127.0.0.1:8080",
                false,
            ),
            ("https://evil.example", "127.0.0.1:8080", false),
            ("null", "127.0.0.1:8080", false),
        ] {
            let headers = sent(Some(origin), Some("same-origin"), host);
            assert_eq!(same_origin(&settings, &headers), expected, "{origin}");
        }
    }
}
