//! How a connection to PostgreSQL is kept private on its way.
//!
//! The mode that [`address`](crate::address) found decides. Where TLS is used the certificate
//! is always checked against the roots of the system. Whether TLS is used is known from what
//! was sent here, never from what the server says about it.

use std::error::Error as _;
use std::sync::{Arc, Once, OnceLock};

use postgres::config::SslMode;
use postgres::{Client, Config, NoTls};
use rustls::{ClientConfig, RootCertStore};
use tokio_postgres_rustls::MakeRustlsConnect;

use crate::error::StoreError;

/// What the driver says of a server without TLS; it has no code for it. If the words change,
/// `prefer` stops going on without TLS, and a test says so.
const NO_TLS: &str = "server does not support TLS";

/// Connects as the address asks.
pub(crate) fn connect(config: &Config) -> Result<Client, StoreError> {
    match config.get_ssl_mode() {
        SslMode::Disable => Ok(config.connect(NoTls)?),
        SslMode::Require => Ok(encrypted(config, connector()?)?),
        _ => preferred(config, connector()?),
    }
}

/// Why there is no encrypted connection.
enum NotEncrypted {
    /// The server has no TLS.
    NoTls,
    /// Its certificate can't be trusted.
    Untrusted(String),
    /// Anything else.
    Other(postgres::Error),
}

impl From<NotEncrypted> for StoreError {
    fn from(error: NotEncrypted) -> StoreError {
        match error {
            NotEncrypted::NoTls => StoreError::Setup(
                "the PostgreSQL server on the other machine has no TLS: turn it on there, or \
                 write sslmode=disable into the address of the database if the network between \
                 is private"
                    .into(),
            ),
            NotEncrypted::Untrusted(why) => StoreError::Setup(format!(
                "the certificate of the PostgreSQL server can't be trusted ({why}): name a file \
                 with the certificate of who signed it in SSL_CERT_FILE, or write \
                 sslmode=disable into the address of the database if the network between is \
                 private"
            )),
            NotEncrypted::Other(error) => error.into(),
        }
    }
}

/// Connects over TLS or not at all: a server that has none gets no word about who asks.
fn encrypted(config: &Config, tls: MakeRustlsConnect) -> Result<Client, NotEncrypted> {
    let mut config = config.clone();
    config.ssl_mode(SslMode::Require);
    config.connect(tls).map_err(|error| {
        let Some(cause) = error.source() else {
            return NotEncrypted::Other(error);
        };
        if cause.to_string() == NO_TLS {
            return NotEncrypted::NoTls;
        }
        let tls = cause
            .downcast_ref::<std::io::Error>()
            .and_then(|io| io.get_ref()?.downcast_ref::<rustls::Error>());
        match tls {
            Some(why @ rustls::Error::InvalidCertificate(_)) => {
                NotEncrypted::Untrusted(why.to_string())
            }
            _ => NotEncrypted::Other(error),
        }
    })
}

/// `prefer` goes on without TLS when the server has none, which should not pass unseen.
fn preferred(config: &Config, tls: MakeRustlsConnect) -> Result<Client, StoreError> {
    static SAID: Once = Once::new();
    match encrypted(config, tls) {
        Err(NotEncrypted::NoTls) => {}
        done => return Ok(done?),
    }
    SAID.call_once(|| {
        tracing::warn!(
            "PostgreSQL on another machine has no TLS: addresses and ballots cross the network \
             in clear; turn TLS on there and write sslmode=require"
        );
    });
    let mut plain = config.clone();
    plain.ssl_mode(SslMode::Disable);
    Ok(plain.connect(NoTls)?)
}

fn connector() -> Result<MakeRustlsConnect, StoreError> {
    static MADE: OnceLock<MakeRustlsConnect> = OnceLock::new();
    if let Some(made) = MADE.get() {
        return Ok(made.clone());
    }
    let mut roots = RootCertStore::empty();
    let found = rustls_native_certs::load_native_certs();
    roots.add_parsable_certificates(found.certs);
    if roots.is_empty() {
        return Err(StoreError::Setup(
            "PostgreSQL on another machine is reached over TLS, and this system has no root \
             certificates to check the server with: install them (ca-certificates), name a file \
             in SSL_CERT_FILE, or write sslmode=disable into the address of the database if the \
             network between is private"
                .into(),
        ));
    }
    let made = trusting(roots)?;
    Ok(MADE.get_or_init(|| made).clone())
}

fn trusting(roots: RootCertStore) -> Result<MakeRustlsConnect, StoreError> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let tls = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|e| StoreError::Setup(format!("TLS: {e}")))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(MakeRustlsConnect::new(tls))
}

#[cfg(test)]
mod tests;
