//! How a connection to PostgreSQL is kept private on its way.
//!
//! `sslmode` in the address decides, as in other clients: `disable`, `prefer` (when nothing is
//! written) or `require`. Where TLS is used the certificate is always checked against the
//! roots of the system. A server on this machine is reached without TLS unless it is required.

use std::net::IpAddr;
use std::sync::{Arc, Once, OnceLock};

use postgres::config::{Host, SslMode};
use postgres::{Client, Config, NoTls};
use rustls::{ClientConfig, RootCertStore};
use tokio_postgres_rustls::MakeRustlsConnect;

use crate::error::StoreError;

/// Connects as the address asks.
pub(crate) fn connect(config: &Config) -> Result<Client, StoreError> {
    if plain(config) {
        return Ok(config.connect(NoTls)?);
    }
    let mut client = config.connect(connector()?)?;
    if config.get_ssl_mode() == SslMode::Prefer {
        warn_when_plain(&mut client)?;
    }
    Ok(client)
}

/// Whether no TLS is tried.
fn plain(config: &Config) -> bool {
    match config.get_ssl_mode() {
        SslMode::Disable => true,
        SslMode::Require => false,
        _ => on_this_machine(config),
    }
}

fn on_this_machine(config: &Config) -> bool {
    let near = |host: &Host| match host {
        Host::Tcp(name) => {
            name == "localhost" || name.parse().is_ok_and(|ip: IpAddr| ip.is_loopback())
        }
        #[cfg(unix)]
        Host::Unix(_) => true,
    };
    // Where both are given, the addresses are what is connected to.
    match config.get_hostaddrs() {
        [] => config.get_hosts().iter().all(near),
        addresses => addresses.iter().all(IpAddr::is_loopback),
    }
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
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let tls = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|e| StoreError::Setup(format!("TLS: {e}")))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(MADE.get_or_init(|| MakeRustlsConnect::new(tls)).clone())
}

/// `prefer` goes on without TLS when the server has none, which should not pass unseen.
fn warn_when_plain(client: &mut Client) -> Result<(), StoreError> {
    static SAID: Once = Once::new();
    let sql = "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()";
    let row = client.query_opt(sql, &[])?;
    let encrypted = row.is_some_and(|row| row.try_get(0).unwrap_or(false));
    if !encrypted {
        SAID.call_once(|| {
            tracing::warn!(
                "PostgreSQL on another machine has no TLS: addresses and ballots cross the \
                 network in clear; turn TLS on there and write sslmode=require"
            );
        });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_is_reached_without_tls() {
        let plain = |url: &str| plain(&url.parse().expect("an address"));
        for near in [
            "postgres://u@localhost/madang",
            "postgres://u@127.0.0.1/madang",
            "postgres://u@[::1]/madang",
            "postgres://u@%2Frun%2Fpostgresql/madang",
            "host=db.example hostaddr=127.0.0.1",
            "postgres://u@db.example/madang?sslmode=disable",
        ] {
            assert!(plain(near), "{near}");
        }
        for far in [
            "postgres://u@db.example/madang",
            "postgres://u@db.example/madang?sslmode=prefer",
            "postgres://u@db.example/madang?sslmode=require",
            "postgres://u@localhost/madang?sslmode=require",
            "postgres://u@localhost,db.example/madang",
            "postgres://u@192.0.2.1/madang",
            "host=localhost hostaddr=192.0.2.1",
        ] {
            assert!(!plain(far), "{far}");
        }
    }
}
