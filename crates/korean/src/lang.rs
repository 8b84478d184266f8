//! The two languages of the site.

use std::fmt;
use std::str::FromStr;

/// A language that every page exists in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Lang {
    /// Korean, the first language of the site.
    #[default]
    Ko,
    /// English, complete.
    En,
}

/// The language somebody wrote in, as far as the letters tell; else that of the page.
pub fn language_of(text: &str, page: Lang) -> Lang {
    let hangul = |c: char| matches!(c, '가'..='힣' | 'ㄱ'..='ㆎ');
    if text.contains(hangul) {
        Lang::Ko
    } else {
        page
    }
}

/// The text names no language of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownLang;

impl fmt::Display for UnknownLang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a language of this site: use ko or en")
    }
}

impl std::error::Error for UnknownLang {}

impl Lang {
    /// Both languages, Korean first.
    pub const ALL: [Lang; 2] = [Lang::Ko, Lang::En];

    /// The tag for `lang` attributes, cookies and addresses: "ko" or "en".
    pub fn as_str(self) -> &'static str {
        match self {
            Lang::Ko => "ko",
            Lang::En => "en",
        }
    }

    /// The other language, for the language switch.
    pub fn other(self) -> Lang {
        match self {
            Lang::Ko => Lang::En,
            Lang::En => Lang::Ko,
        }
    }

    /// The name of the language in that language.
    pub fn own_name(self) -> &'static str {
        match self {
            Lang::Ko => "한국어",
            Lang::En => "English",
        }
    }

    /// One of two texts, for the few sentences that are data and not messages.
    pub fn pick<T>(self, korean: T, english: T) -> T {
        match self {
            Lang::Ko => korean,
            Lang::En => english,
        }
    }

    /// The language a browser asks for by its `Accept-Language` header (RFC 9110, 12.5.4).
    ///
    /// Korean when the header is absent, unreadable or names neither language.
    pub fn from_accept_language(header: &str) -> Lang {
        let mut best = (0_u32, Lang::Ko);
        // A header has a few entries; a longer one is no browser's and is not read to the end.
        for entry in header.split(',').take(32) {
            let mut parts = entry.split(';');
            let tag = parts.next().unwrap_or_default().trim();
            let Ok(lang) = tag.parse::<Lang>() else {
                continue;
            };
            let weight = parts
                .find_map(|p| p.trim().strip_prefix("q="))
                .map_or(1000, |q| thousandths(q).unwrap_or(0));
            // The earlier entry wins among equals, so only a greater weight replaces it.
            if weight > best.0 {
                best = (weight, lang);
            }
        }
        best.1
    }
}

/// A quality value such as "0.8" in thousandths.
fn thousandths(q: &str) -> Option<u32> {
    let (whole, part) = q.trim().split_once('.').unwrap_or((q.trim(), ""));
    let whole: u32 = whole.parse().ok()?;
    if part.len() > 3 || !part.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let part: u32 = format!("{part:0<3}").parse().ok()?;
    Some((whole.min(1) * 1000 + part).min(1000))
}

impl FromStr for Lang {
    type Err = UnknownLang;

    /// Reads a language tag by its first subtag: "ko", "ko-KR", "EN".
    fn from_str(text: &str) -> Result<Lang, UnknownLang> {
        let first = text.split(['-', '_']).next().unwrap_or_default();
        if first.eq_ignore_ascii_case("ko") {
            Ok(Lang::Ko)
        } else if first.eq_ignore_ascii_case("en") {
            Ok(Lang::En)
        } else {
            Err(UnknownLang)
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn accept_language_picks_the_best_of_both() {
        assert_eq!(
            Lang::from_accept_language("ko-KR,ko;q=0.9,en;q=0.8"),
            Lang::Ko
        );
        assert_eq!(
            Lang::from_accept_language("en-GB,en;q=0.9,ko;q=0.8"),
            Lang::En
        );
        assert_eq!(
            Lang::from_accept_language("fr, en;q=0.3, ko;q=0.25"),
            Lang::En
        );
        assert_eq!(Lang::from_accept_language("en;q=0"), Lang::Ko);
        assert_eq!(Lang::from_accept_language("de,fr"), Lang::Ko);
        assert_eq!(Lang::from_accept_language(""), Lang::Ko);
        assert_eq!(Lang::from_accept_language("en;q=💥,,;;"), Lang::Ko);
    }

    #[test]
    fn tags_are_read_by_their_first_part() {
        assert_eq!("en-US".parse::<Lang>(), Ok(Lang::En));
        assert_eq!("KO_kr".parse::<Lang>(), Ok(Lang::Ko));
        assert_eq!("korean".parse::<Lang>(), Err(UnknownLang));
    }
}
