//! A form with files: its fields and its files, read piece by piece and never beyond what fits.

use std::time::Duration;

use axum::body::Body;
use axum::http::{HeaderMap, StatusCode, header};
use multer::{Constraints, Field, Multipart, SizeLimit};
use process::rules::Limits;
use tokio::time::{Instant, timeout, timeout_at};

use crate::csrf;
use crate::error::WebError;
use crate::form::{Form, MAX_BODY, MAX_FIELDS, Malformed, Typed};
use crate::place::{Place, Places};

/// How long a form with photos may take to come in. Five photos of a phone need a quarter of a
/// minute on a fair line; every request ends after half a minute.
const BODY_TIME: Duration = Duration::from_secs(25);

/// How long a form with files waits for its place.
const FOR_PLACE: Duration = Duration::from_secs(4);

/// After how many seconds there may be one.
const COME_BACK: u64 = 10;

/// The largest body, in bytes. It is more than what is kept of it, so that whoever sends too
/// large a file is told which one.
const MAX_WHOLE: u64 = 64 * 1024 * 1024;

/// The field of a file.
pub const FILE: &str = "photo_file";

/// A file that came with a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Upload {
    /// What the sender calls it; never trusted, kept nowhere.
    pub name: String,
    /// Its bytes; one more than is allowed of a file that is too large.
    pub bytes: Vec<u8>,
}

impl Upload {
    /// Whether a file was chosen at all: an empty choice is sent too.
    pub fn is_chosen(&self) -> bool {
        !(self.name.is_empty() && self.bytes.is_empty())
    }
}

/// The boundary between the parts of a form with files; `None` for other forms.
pub fn boundary(headers: &HeaderMap) -> Option<String> {
    let kind = headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    multer::parse_boundary(kind).ok()
}

/// Where the files of a form may be kept, and for whom.
pub struct Room<'a> {
    /// The places, of which a sender gets one with the first byte of a file.
    pub places: &'a Places,
    /// Whose form it is.
    pub sender: String,
    /// The token that stands in it before the files.
    pub token: String,
}

impl Room<'_> {
    async fn place(&self, form: &Form) -> Result<Place, WebError> {
        if !csrf::same_token(&self.token, form.get("csrf")) {
            return Err(WebError::request(StatusCode::FORBIDDEN, "fault-form-old"));
        }
        let place = timeout(FOR_PLACE, self.places.take(&self.sender)).await;
        let place = place.ok().flatten();
        place.ok_or(WebError::Busy { wait: COME_BACK })
    }
}

/// A form as it was read.
pub struct Read {
    /// Its fields.
    pub form: Form,
    /// Its files.
    pub files: Vec<Upload>,
    /// The place that they take, where there are any.
    pub place: Option<Place>,
}

/// Reads fields and files. What was read before a failure is left in `typed`. Without `room` for
/// the files they are read past.
///
/// # Errors
/// 413 when it is too large, 408 when it takes too long, 400 when it is no such form, 503 when
/// no place is free for its files, 403 when its token is not that of the room.
pub async fn read(
    body: Body,
    boundary: String,
    limits: &Limits,
    room: Option<Room<'_>>,
    typed: &Typed,
) -> Result<Read, WebError> {
    let most = Constraints::new().size_limit(SizeLimit::new().whole_stream(MAX_WHOLE));
    let parts = Multipart::with_constraints(body.into_data_stream(), boundary, most);
    let mut reading = Reading {
        form: Form::default(),
        files: Vec::new(),
        text: 0,
        until: Instant::now() + BODY_TIME,
        most: limits.photo_bytes_max + 1,
        count: limits.photos_max + 1,
        room,
        place: None,
    };
    let done = reading.all(parts).await;
    typed.leave(&reading.form);
    done?;
    Ok(Read {
        form: reading.form,
        files: reading.files,
        place: reading.place.transpose()?,
    })
}

struct Reading<'a> {
    form: Form,
    files: Vec<Upload>,
    /// Bytes of text so far.
    text: usize,
    until: Instant,
    /// How many bytes of a file are kept.
    most: usize,
    /// How many files are kept.
    count: usize,
    /// Where they may be kept.
    room: Option<Room<'a>>,
    /// The place that they take, or why there is none: the text is read on all the same.
    place: Option<Result<Place, WebError>>,
}

impl Reading<'_> {
    async fn all(&mut self, mut parts: Multipart<'_>) -> Result<(), WebError> {
        while let Some(field) = within(self.until, parts.next_field()).await? {
            let name = field.name().unwrap_or_default().to_owned();
            match field.file_name().map(str::to_owned) {
                Some(file) => self.file(field, file).await?,
                None => self.field(field, name).await?,
            }
        }
        Ok(())
    }

    async fn field(&mut self, mut field: Field<'_>, name: String) -> Result<(), WebError> {
        let mut value = Vec::new();
        while let Some(piece) = within(self.until, field.chunk()).await? {
            self.text += piece.len();
            if self.text > MAX_BODY {
                return Err(WebError::request(
                    StatusCode::PAYLOAD_TOO_LARGE,
                    "fault-too-large",
                ));
            }
            value.extend_from_slice(&piece);
        }
        if self.form.count() == MAX_FIELDS {
            return Err(malformed(Malformed::TooManyFields));
        }
        self.form.add(name, value).map_err(malformed)
    }

    /// Of files beyond the number, and of bytes beyond the size, nothing is kept.
    async fn file(&mut self, mut field: Field<'_>, name: String) -> Result<(), WebError> {
        let most = if self.files.len() < self.count {
            self.most
        } else {
            0
        };
        let mut bytes = Vec::new();
        while let Some(piece) = within(self.until, field.chunk()).await? {
            if !self.may_keep(&piece).await {
                continue;
            }
            let room = most.saturating_sub(bytes.len());
            bytes.extend_from_slice(&piece[..piece.len().min(room)]);
        }
        if self.files.len() < self.count {
            self.files.push(Upload { name, bytes });
        }
        Ok(())
    }

    /// Whether there is a place for the files; it is asked for with their first byte.
    async fn may_keep(&mut self, piece: &[u8]) -> bool {
        if let (None, Some(room), false) = (&self.place, &self.room, piece.is_empty()) {
            self.place = Some(room.place(&self.form).await);
        }
        matches!(self.place, Some(Ok(_)))
    }
}

/// Why a body is no form, as the reader hears it.
pub fn malformed(why: Malformed) -> WebError {
    let key = match why {
        Malformed::Encoding => "fault-encoding",
        Malformed::TooManyFields => "fault-request",
    };
    WebError::request(StatusCode::BAD_REQUEST, key)
}

async fn within<T>(
    until: Instant,
    reading: impl Future<Output = multer::Result<T>>,
) -> Result<T, WebError> {
    match timeout_at(until, reading).await {
        Ok(Ok(read)) => Ok(read),
        Ok(Err(multer::Error::StreamSizeExceeded { .. })) => Err(WebError::request(
            StatusCode::PAYLOAD_TOO_LARGE,
            "fault-too-large",
        )),
        Ok(Err(_)) => Err(WebError::request(StatusCode::BAD_REQUEST, "fault-request")),
        Err(_) => Err(WebError::request(StatusCode::REQUEST_TIMEOUT, "fault-slow")),
    }
}
