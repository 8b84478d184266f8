//! What a demonstration remembers beside its data: who may be signed in as, and its time.

use std::path::Path;

use anyhow::{Context as _, anyhow};
use jiff::Timestamp;
use process::id::PersonId;
use serde::{Deserialize, Serialize};
use web::app::DemoPerson;

use super::{Size, calendar};
use crate::failure::Failure;

/// What is kept. Times are in milliseconds since 1970.
#[derive(Serialize, Deserialize)]
pub struct Kept {
    size: Size,
    /// The time of the machine at which the site showed `shown`.
    real: i64,
    shown: i64,
    people: Vec<Someone>,
}

#[derive(Serialize, Deserialize)]
struct Someone {
    slug: String,
    person: PersonId,
    role_ko: String,
    role_en: String,
    try_ko: String,
    try_en: String,
    start: String,
}

impl Kept {
    /// A demonstration that begins now, at the moment `at` if one is given.
    pub fn new(
        size: Size,
        people: Vec<DemoPerson>,
        at: Option<Timestamp>,
        real: Timestamp,
    ) -> Kept {
        let people = people.into_iter().map(|p| Someone {
            slug: p.slug,
            person: p.person,
            role_ko: p.role_ko,
            role_en: p.role_en,
            try_ko: p.try_ko,
            try_en: p.try_en,
            start: p.start,
        });
        Kept {
            size,
            real: real.as_millisecond(),
            shown: at.unwrap_or(calendar::now()).as_millisecond(),
            people: people.collect(),
        }
    }

    /// The moment to show at `real`: time went on since the first start, and `at` may put it
    /// forward, never back, because what was done can't come to lie in the future.
    pub fn shown_at(&self, at: Option<Timestamp>, real: Timestamp) -> Timestamp {
        let passed = real.as_millisecond().saturating_sub(self.real).max(0);
        let went_on = Timestamp::from_millisecond(self.shown.saturating_add(passed));
        let went_on = went_on.unwrap_or(calendar::now());
        at.map_or(went_on, |at| at.max(went_on))
    }

    /// Who may be signed in as.
    pub fn people(&self) -> Vec<DemoPerson> {
        let people = self.people.iter().map(|p| DemoPerson {
            slug: p.slug.clone(),
            person: p.person,
            role_ko: p.role_ko.clone(),
            role_en: p.role_en.clone(),
            try_ko: p.try_ko.clone(),
            try_en: p.try_en.clone(),
            start: p.start.clone(),
        });
        people.collect()
    }

    /// Whether what is kept is what was asked for.
    ///
    /// # Errors
    /// When another size was asked for: what is kept is not played again.
    pub fn expect_size(&self, asked: Option<Size>, folder: &Path) -> Result<(), Failure> {
        match asked {
            Some(asked) if asked != self.size => Err(Failure::settings(anyhow!(
                "{} keeps a demonstration of size {}, not {}: leave --size out to go on with \
                 it, or choose another folder",
                folder.display(),
                self.size.name(),
                asked.name()
            ))),
            _ => Ok(()),
        }
    }

    /// Reads the file; `None` when there is none.
    ///
    /// # Errors
    /// When it can't be read, or is not what [`write`](Self::write) wrote.
    pub fn read(path: &Path) -> Result<Option<Kept>, Failure> {
        let shown = path.display();
        let bytes = match std::fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => {
                let error = anyhow::Error::new(error).context(format!("can't read {shown}"));
                return Err(Failure::settings(error));
            }
        };
        serde_json::from_slice(&bytes)
            .with_context(|| {
                format!(
                    "{shown} is damaged, so the demonstration beside it can't be gone on with: \
                     choose another folder, or empty this one"
                )
            })
            .map(Some)
            .map_err(Failure::settings)
    }

    /// Writes the file, last of all: a folder without it holds an unfinished demonstration.
    ///
    /// # Errors
    /// When the folder can't be written.
    pub fn write(&self, path: &Path) -> Result<(), Failure> {
        let text = serde_json::to_string_pretty(self).map_err(Failure::running)?;
        std::fs::write(path, text)
            .with_context(|| format!("can't write {}", path.display()))
            .map_err(Failure::settings)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn time_goes_on_and_never_back() {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let kept = Kept::new(Size::Village, Vec::new(), None, at("2030-01-01T00:00:00Z"));
        let text = serde_json::to_string(&kept).unwrap();
        let kept: Kept = serde_json::from_str(&text).unwrap();
        let later = at("2030-01-01T01:00:00Z");
        assert_eq!(kept.shown_at(None, later), at("2026-07-27T02:00:00Z"));
        let close = at("2026-07-31T08:57:00Z");
        assert_eq!(kept.shown_at(Some(close), later), close);
        let back = at("2026-07-27T01:30:00Z");
        assert_eq!(kept.shown_at(Some(back), later), at("2026-07-27T02:00:00Z"));
    }

    #[test]
    fn another_size_and_a_damaged_file_are_errors() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("demo.json");
        assert!(Kept::read(&path).unwrap().is_none());
        let kept = Kept::new(Size::Village, Vec::new(), None, calendar::now());
        kept.write(&path).unwrap();
        let kept = Kept::read(&path).unwrap().unwrap();
        for (asked, fine) in [
            (None, true),
            (Some(Size::Village), true),
            (Some(Size::City), false),
        ] {
            assert_eq!(kept.expect_size(asked, folder.path()).is_ok(), fine);
        }
        for damaged in [&b""[..], b"{", b"[]", b"\xff\xfe", b"{\"size\":\"planet\"}"] {
            std::fs::write(&path, damaged).unwrap();
            let error = Kept::read(&path).map(|_| ()).unwrap_err();
            assert!(format!("{error:?}").contains("is damaged"), "{error:?}");
        }
    }
}
