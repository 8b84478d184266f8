//! A short label of a browser, so that a person recognises her sessions.

use axum::http::{HeaderMap, header};

/// Browsers by the mark in their name, the more particular ones first.
const BROWSERS: &[(&str, &str)] = &[
    ("KAKAOTALK", "KakaoTalk"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Whale", "Whale"),
    ("Edg", "Edge"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
];

/// Systems by the mark in the name.
const SYSTEMS: &[(&str, &str)] = &[
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Macintosh", "Mac"),
    ("Linux", "Linux"),
];

/// Browser and system, such as `Chrome, Android`; empty when neither is known. Nothing finer
/// is kept of what a browser says of itself.
pub fn label(headers: &HeaderMap) -> String {
    let name = headers
        .get(header::USER_AGENT)
        .and_then(|v| v.to_str().ok())
        .unwrap_or("");
    let find = |list: &[(&str, &'static str)]| {
        list.iter()
            .find(|(mark, _)| name.contains(mark))
            .map(|(_, label)| *label)
    };
    let found: Vec<&str> = [find(BROWSERS), find(SYSTEMS)]
        .into_iter()
        .flatten()
        .collect();
    found.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_browser_and_system_are_kept() {
        for (name, expected) in [
            (
                "Mozilla/5.0 (Linux; Android 14; SM-A155N) AppleWebKit/537.36 (KHTML, like Gecko) \
                 SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36",
                "Samsung Internet, Android",
            ),
            (
                "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0",
                "Firefox, Linux",
            ),
            ("curl/8.5.0", ""),
            ("", ""),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::USER_AGENT, name.parse().expect("a header"));
            assert_eq!(label(&headers), expected);
        }
    }
}
