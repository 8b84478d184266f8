//! The five cookies: session, visit, where a code went, workshop rooms, and language.
//!
//! On https their names carry the `__Host-` prefix, so that no sub-domain and no path can
//! plant them. On plain http, as in a demonstration on loopback, browsers refuse that
//! prefix; there the cookies have plain names and are still HttpOnly and Lax.

use axum::http::HeaderMap;
use axum::http::header::COOKIE;

/// Which cookie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Name {
    /// The token of a signed-in session.
    Session,
    /// A random value that ties a visitor's forms to her browser until she signs in.
    Visit,
    /// The visitor's own address, for as long as a code that was sent there works.
    SentTo,
    /// A random value that makes the browser a participant of the rooms it came into.
    Room,
    /// The chosen language.
    Lang,
}

impl Name {
    fn text(self, secure: bool) -> &'static str {
        match (self, secure) {
            (Name::Session, true) => "__Host-madang-session",
            (Name::Session, false) => "madang-session",
            (Name::Visit, true) => "__Host-madang-visit",
            (Name::Visit, false) => "madang-visit",
            (Name::SentTo, true) => "__Host-madang-sent-to",
            (Name::SentTo, false) => "madang-sent-to",
            (Name::Room, true) => "__Host-madang-room",
            (Name::Room, false) => "madang-room",
            (Name::Lang, true) => "__Host-madang-lang",
            (Name::Lang, false) => "madang-lang",
        }
    }
}

/// Reads a cookie from the request.
pub fn read(headers: &HeaderMap, secure: bool, name: Name) -> Option<&str> {
    let wanted = name.text(secure);
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(found, _)| *found == wanted)
        .map(|(_, value)| value)
}

/// The value of a `Set-Cookie` header. `seconds` = 0 removes the cookie.
pub fn set(secure: bool, name: Name, value: &str, seconds: i64) -> String {
    let name = name.text(secure);
    let secure = if secure { "; Secure" } else { "" };
    format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_prefix_follows_the_scheme() {
        let secure = set(true, Name::Session, "t", 60);
        assert_eq!(
            secure,
            "__Host-madang-session=t; Path=/; Max-Age=60; HttpOnly; SameSite=Lax; Secure"
        );
        assert!(!set(false, Name::Session, "t", 60).contains("Secure"));
        let mut headers = HeaderMap::new();
        headers.insert(
            COOKIE,
            "a=b; madang-session=plain; __Host-madang-session=t"
                .parse()
                .expect("a header"),
        );
        assert_eq!(read(&headers, true, Name::Session), Some("t"));
        assert_eq!(read(&headers, false, Name::Session), Some("plain"));
        assert_eq!(read(&headers, true, Name::Lang), None);
    }
}
