//! Photos of a proposal (사진): what is taken, and what somebody chooses of it.
//!
//! A photo is kept anew and small, so nothing of the file that came is kept: neither its name
//! nor what a phone wrote into it, such as the place where it was taken.

use crate::id::PhotoId;
use crate::refusal::{Fault, Invalid};
use crate::role::named;
use crate::rules::Limits;
use crate::text::Field;

named! {
    /// A kind of file that is taken, told by its first bytes and never by its name.
    PhotoKind {
        /// JPEG, as phones write it.
        Jpeg = "jpeg",
        /// PNG.
        Png = "png",
        /// WebP.
        WebP = "webp",
    }
}

named! {
    /// How large a photo is shown.
    PhotoSize {
        /// On the page of its proposal.
        Large = "large",
        /// In lists and forms.
        Small = "small",
    }
}

/// The kind of a file, by its first bytes; `None` for everything that is not taken.
pub fn kind(bytes: &[u8]) -> Option<PhotoKind> {
    match bytes {
        [0xff, 0xd8, 0xff, ..] => Some(PhotoKind::Jpeg),
        [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => Some(PhotoKind::Png),
        [
            b'R',
            b'I',
            b'F',
            b'F',
            _,
            _,
            _,
            _,
            b'W',
            b'E',
            b'B',
            b'P',
            ..,
        ] => Some(PhotoKind::WebP),
        _ => None,
    }
}

/// The name of a file as a message may say it: cleaned and short. The name is kept nowhere.
///
/// # Errors
/// When it holds something like a resident registration number, which no message repeats.
pub fn file_name(typed: &str) -> Result<String, Fault> {
    // Some programs send the whole path.
    let last = typed.rsplit(['/', '\\']).next().unwrap_or_default();
    if korean::looks_like_rrn(typed) {
        return Err(Fault::new("fault-photo-name"));
    }
    let mut invalid = Invalid::default();
    let name = Field::line("photo_file", usize::MAX)
        .optional()
        .check(last, &mut invalid);
    Ok(name.chars().take(SAID).collect())
}

/// How many characters of a name are said.
const SAID: usize = 40;

/// Decides whether a file may be looked into at all.
///
/// # Errors
/// When its name holds a number that must not be, when it is too large, or of a kind that is
/// not taken.
pub fn take(limits: &Limits, typed_name: &str, bytes: &[u8]) -> Result<PhotoKind, Fault> {
    let name = file_name(typed_name)?;
    if bytes.len() > limits.photo_bytes_max {
        let megabytes = limits.photo_bytes_max / 1_000_000;
        return Err(Fault::new("fault-photo-large")
            .text("file", name)
            .number("max", megabytes));
    }
    kind(bytes).ok_or_else(|| Fault::new("fault-photo-kind").text("file", name))
}

/// Decides whether a picture of this many dots may be decoded; a small file may hold a huge
/// picture that would fill the memory.
///
/// # Errors
/// When it has too many, or a side that is too long.
pub fn fits(limits: &Limits, typed_name: &str, (width, height): (u32, u32)) -> Result<(), Fault> {
    let dots = u64::from(width) * u64::from(height);
    if dots <= limits.photo_dots_max && width.max(height) <= limits.photo_side_max {
        return Ok(());
    }
    Err(Fault::new("fault-photo-dots")
        .text("file", file_name(typed_name)?)
        .count("width", width)
        .count("height", height)
        .count(
            "max",
            i64::try_from(limits.photo_dots_max / 10_000).unwrap_or(i64::MAX),
        ))
}

/// One photo that somebody wants with a proposal, as the form sends it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PhotoRow {
    /// Its id.
    pub id: String,
    /// What is to be seen on it, for whoever does not see it.
    pub alt: String,
}

/// The photos of a form: those that are kept already, and what was wrong with others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PhotosForm {
    /// The photos in their order, without those that were taken out.
    pub rows: Vec<PhotoRow>,
    /// What was wrong with files that came with the form.
    pub faults: Invalid,
}

/// A photo with its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChosenPhoto {
    /// Its id.
    pub id: PhotoId,
    /// What is to be seen on it.
    pub alt: String,
}

impl PhotosForm {
    /// Checks number and words, and notes what is wrong. Whether a photo is the writer's own
    /// the act asks of the record.
    pub fn check(&self, limits: &Limits, invalid: &mut Invalid) -> Vec<ChosenPhoto> {
        if self.rows.len() > limits.photos_max {
            let fault = Fault::new("fault-photo-many").number("max", limits.photos_max);
            invalid.push("photo_file", fault);
        }
        let mut chosen = Vec::new();
        for (nth, row) in (1..).zip(&self.rows) {
            let mut found = Invalid::default();
            let alt = Field::line("photo_alt", limits.photo_alt_max).check(&row.alt, &mut found);
            for wrong in found.0 {
                let fault = match wrong.fault.key {
                    "fault-empty" => Fault::new("fault-photo-alt"),
                    _ => wrong.fault,
                };
                invalid.push("photo_alt", fault.number("nth", nth));
            }
            match row.id.parse() {
                Ok(id) => chosen.push(ChosenPhoto { id, alt }),
                Err(_) => invalid.push("photo_alt", gone(nth)),
            }
        }
        invalid.0.extend(self.faults.0.iter().cloned());
        chosen
    }
}

/// What is said of a photo that is not there any more.
pub fn gone(nth: usize) -> Fault {
    Fault::new("fault-photo-gone").number("nth", nth)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Rules;

    fn limits() -> &'static Limits {
        Rules::on(jiff::civil::date(2026, 7, 1)).limits
    }

    #[test]
    fn a_file_is_told_by_its_bytes() {
        let jpeg: &[u8] = b"\xff\xd8\xff\xe0";
        let key = |name, bytes: &[u8]| take(limits(), name, bytes).map_err(|fault| fault.key);
        assert_eq!(key("a.zip", jpeg), Ok(PhotoKind::Jpeg));
        assert_eq!(key("a.jpg", b"PK\x03\x04"), Err("fault-photo-kind"));
        assert_eq!(key("a.jpg", b""), Err("fault-photo-kind"));
        assert_eq!(key("a.jpg", b"<svg xmlns="), Err("fault-photo-kind"));
        let long = vec![0; limits().photo_bytes_max + 1];
        assert_eq!(key("a.jpg", &long), Err("fault-photo-large"));
        assert_eq!(key("900101-1234567.jpg", jpeg), Err("fault-photo-name"));
        assert_eq!(key("900101-1234567/a.jpg", jpeg), Err("fault-photo-name"));
    }

    #[test]
    fn a_name_is_said_short_and_without_signs_that_turn_it() {
        assert_eq!(
            file_name("C:\\사진\\밤\u{202e}gpj.exe"),
            Ok("밤 gpj.exe".into())
        );
        let long = file_name(&"가".repeat(300)).map(|name| name.chars().count());
        assert_eq!(long, Ok(SAID));
    }

    #[test]
    fn pictures_that_would_fill_the_memory_are_not_decoded() {
        let limits = limits();
        let fits = |size| fits(limits, "a.png", size).is_ok();
        assert!(fits((5_712, 4_284)));
        assert!(!fits((60_000, 60_000)));
        assert!(!fits((limits.photo_side_max + 1, 1)));
        assert!(!fits((u32::MAX, u32::MAX)));
    }

    #[test]
    fn each_photo_has_words() {
        let row = |id: &str, alt: &str| PhotoRow {
            id: id.into(),
            alt: alt.into(),
        };
        let mut invalid = Invalid::default();
        let form = PhotosForm {
            rows: vec![row("5", "어두운 골목"), row("x", "등"), row("6", " ")],
            faults: Invalid::one("photo_file", Fault::new("fault-photo-kind")),
        };
        let chosen = form.check(limits(), &mut invalid);
        assert_eq!(chosen[0].alt, "어두운 골목");
        let found: Vec<_> = invalid
            .0
            .iter()
            .map(|one| (one.field, one.fault.key, one.fault.number_of("nth")))
            .collect();
        assert_eq!(
            found,
            [
                ("photo_alt", "fault-photo-gone", Some(2)),
                ("photo_alt", "fault-photo-alt", Some(3)),
                ("photo_file", "fault-photo-kind", None),
            ]
        );
    }
}
