//! How a notice reaches a person: by SMTP, by an HTTP hook, or into a folder.
//!
//! What a mail server or a hook answers may hold the address of the recipient, so no error
//! here repeats it: errors go to the log and to the outbox, and name kind and code only.

use std::path::{Path, PathBuf};
use std::time::Duration;

use lettre::message::Mailbox;
use lettre::message::header::ContentType;
use lettre::transport::smtp;
use lettre::{SmtpTransport, Transport as _};
use process::notice::{Courier, Notice};

/// How long a silent server is waited for.
const PATIENCE: Duration = Duration::from_secs(20);

/// Where notices go.
pub struct Couriers {
    mail: Mail,
    phone: Phone,
    from: Mailbox,
}

enum Mail {
    Smtp(SmtpTransport),
    Folder(PathBuf),
}

enum Phone {
    Hook {
        url: String,
        token: String,
        agent: Box<ureq::Agent>,
    },
    Folder(PathBuf),
}

/// What a person may set about delivery.
#[derive(Clone, Debug, Default)]
pub struct CourierSettings {
    /// `smtp://…` or `smtps://…`; the folder when empty.
    pub smtp_url: String,
    /// The sender of e-mail.
    pub mail_from: String,
    /// An address that takes `{"to","text"}`; the folder when empty.
    pub phone_hook_url: String,
    /// A bearer token for that address.
    pub phone_hook_token: String,
    /// Where a notice without server or hook is written as a file.
    pub folder: PathBuf,
}

/// Why a courier can't be set up.
#[derive(Debug, thiserror::Error)]
pub enum SetUpError {
    /// The SMTP address is wrong.
    #[error("smtp_url can't be used: {0}; write smtp://user:password@host:587?tls=required")]
    Smtp(lettre::transport::smtp::Error),
    /// The sender is no mailbox.
    #[error("mail_from is not a mailbox: {0}; write name@example.org")]
    From(lettre::address::AddressError),
    /// The hook is no web address.
    #[error("phone_hook_url has to begin with http:// or https://")]
    Hook,
    /// The folder can't be made.
    #[error("the outbox folder {path} can't be made: {error}")]
    Folder {
        /// Which.
        path: PathBuf,
        /// Why.
        error: std::io::Error,
    },
}

/// Why a notice was not delivered. The text names no address.
#[derive(Debug, thiserror::Error)]
pub enum DeliveryError {
    /// The notice can't become an e-mail.
    #[error("the notice is no e-mail")]
    Content,
    /// The recipient is no mailbox.
    #[error("the recipient is no mailbox")]
    Recipient,
    /// The mail server refused or could not be reached.
    #[error("the mail server did not take it: {0}")]
    Smtp(String),
    /// The hook refused or could not be reached.
    #[error("the phone hook did not take it: {0}")]
    Hook(String),
    /// The file could not be written.
    #[error("the outbox folder did not take it: {0}")]
    Folder(std::io::Error),
}

impl Couriers {
    /// Sets the couriers up; nothing is sent yet.
    ///
    /// # Errors
    /// Names the setting that can't be used.
    pub fn new(settings: &CourierSettings) -> Result<Couriers, SetUpError> {
        let mail = if settings.smtp_url.is_empty() {
            Mail::Folder(folder(&settings.folder)?)
        } else {
            let builder = SmtpTransport::from_url(&settings.smtp_url).map_err(SetUpError::Smtp)?;
            Mail::Smtp(builder.timeout(Some(PATIENCE)).build())
        };
        let phone = if settings.phone_hook_url.is_empty() {
            Phone::Folder(folder(&settings.folder)?)
        } else {
            Phone::hook(settings)?
        };
        let from = settings.mail_from.parse().map_err(SetUpError::From)?;
        Ok(Couriers { mail, phone, from })
    }

    /// Delivers one notice. `number` stays the same when the notice has to travel again; it
    /// is in the message id of an e-mail and in the `idempotency-key` of a hook's request.
    ///
    /// Blocks, for about 20 seconds when the other side is silent.
    ///
    /// # Errors
    /// When the other side did not take it; the caller tries again later.
    pub fn deliver(&self, number: i64, notice: &Notice) -> Result<(), DeliveryError> {
        match notice.courier {
            Courier::Email => self.mail(number, notice),
            Courier::Phone => self.phone.deliver(number, notice),
        }
    }

    fn mail(&self, number: i64, notice: &Notice) -> Result<(), DeliveryError> {
        let to: Mailbox = notice.to.parse().map_err(|_| DeliveryError::Recipient)?;
        let server = match &self.mail {
            Mail::Folder(folder) => return to_file(folder, number, "email", notice),
            Mail::Smtp(server) => server,
        };
        let id = format!("<madang.{number}@{}>", self.from.email.domain());
        let message = lettre::Message::builder()
            .from(self.from.clone())
            .to(to)
            .subject(&notice.subject)
            .message_id(Some(id))
            .header(ContentType::TEXT_PLAIN)
            .body(notice.text.clone())
            .map_err(|_| DeliveryError::Content)?;
        server
            .send(&message)
            .map(drop)
            .map_err(|error| DeliveryError::Smtp(said(&error)))
    }
}

/// Makes the outbox folder. It holds addresses and codes, so others may not read it.
fn folder(path: &Path) -> Result<PathBuf, SetUpError> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path).map_err(|error| SetUpError::Folder {
        path: path.to_owned(),
        error,
    })?;
    Ok(path.to_owned())
}

/// What kind of failure it was, without the words of the server.
fn said(error: &smtp::Error) -> String {
    match error.status() {
        Some(code) => format!("it answered {code}"),
        None if error.is_timeout() => "it was silent for too long".to_owned(),
        None if error.is_tls() => "no encrypted connection could be made".to_owned(),
        None if error.is_response() => "it answered something that is not SMTP".to_owned(),
        None => "it could not be reached".to_owned(),
    }
}

impl Phone {
    fn hook(settings: &CourierSettings) -> Result<Phone, SetUpError> {
        let url = settings.phone_hook_url.clone();
        if !url.starts_with("https://") && !url.starts_with("http://") {
            return Err(SetUpError::Hook);
        }
        let config = ureq::Agent::config_builder()
            .timeout_global(Some(PATIENCE))
            .max_redirects(0)
            .http_status_as_error(false)
            .build();
        let token = settings.phone_hook_token.clone();
        Ok(Phone::Hook {
            url,
            token,
            agent: Box::new(config.into()),
        })
    }

    fn deliver(&self, number: i64, notice: &Notice) -> Result<(), DeliveryError> {
        let (url, token, agent) = match self {
            Phone::Folder(folder) => return to_file(folder, number, "phone", notice),
            Phone::Hook { url, token, agent } => (url, token, agent),
        };
        let mut request = agent
            .post(url)
            .header("idempotency-key", number.to_string());
        if !token.is_empty() {
            request = request.header("authorization", format!("Bearer {token}"));
        }
        let body = serde_json::json!({ "to": notice.to, "text": notice.text });
        let request = request.content_type("application/json");
        let reason = match request.send(body.to_string()) {
            Ok(response) if response.status().is_success() => return Ok(()),
            // A redirect is no delivery either: the message would reach an unknown place.
            Ok(response) => format!("it answered {}", response.status().as_u16()),
            Err(ureq::Error::Timeout(_)) => "it was silent for too long".to_owned(),
            Err(_) => "it could not be reached".to_owned(),
        };
        Err(DeliveryError::Hook(reason))
    }
}

/// Writes a notice to a file that carries its number, so that one notice is one file.
fn to_file(folder: &Path, number: i64, kind: &str, notice: &Notice) -> Result<(), DeliveryError> {
    let path = folder.join(format!("{number}-{kind}.txt"));
    let draft = path.with_extension("draft");
    let subject = match notice.subject.as_str() {
        "" => String::new(),
        subject => format!("Subject: {subject}\n"),
    };
    let text = format!("To: {}\n{subject}\n{}\n", notice.to, notice.text);
    let mut options = std::fs::File::options();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
        .open(&draft)
        .and_then(|mut file| std::io::Write::write_all(&mut file, text.as_bytes()))
        .and_then(|()| std::fs::rename(&draft, &path))
        .map_err(DeliveryError::Folder)
}

#[cfg(test)]
mod tests;
