//! The address of a PostgreSQL database: what is written in it, and what holds where nothing is.
//!
//! `sslmode` decides about encryption. Where it is not written, a server on another machine is
//! reached over TLS or not at all: otherwise whoever sits between could simply say that the
//! server has none. `verify-ca` and `verify-full` mean `require`, because the certificate and
//! the name in it are always checked.

use std::net::IpAddr;
use std::time::Duration;

use postgres::Config;
use postgres::config::{Host, SslMode};

use crate::error::StoreError;

/// How long a server may take to pick up.
const CONNECT: Duration = Duration::from_secs(5);
/// How long sent bytes may stay unconfirmed before the connection counts as broken.
const UNCONFIRMED: Duration = Duration::from_secs(10);
/// How long a connection may be silent before the other side is asked whether it is there.
const SILENT: Duration = Duration::from_secs(30);
/// What the driver takes for that when nothing is written.
const DRIVER_SILENT: Duration = Duration::from_secs(2 * 60 * 60);

/// Reads an address.
pub(crate) fn read(text: &str) -> Result<Config, StoreError> {
    let (mut prefer, mut plain) = (false, String::with_capacity(text.len()));
    for (setting, behind) in settings(text) {
        match setting {
            "sslmode=verify-ca" | "sslmode=verify-full" => plain.push_str("sslmode=require"),
            other => {
                prefer |= other == "sslmode=prefer";
                plain.push_str(other);
            }
        }
        plain.extend(behind);
    }
    let mut config: Config = plain.parse().map_err(|e: postgres::Error| {
        let why = std::error::Error::source(&e).map_or(String::new(), |s| format!(": {s}"));
        StoreError::Setup(format!(
            "not an address of a PostgreSQL database: {e}{why} (sslmode is one of disable, \
             prefer, require, verify-ca and verify-full)"
        ))
    })?;
    if config.get_ssl_mode() == SslMode::Prefer {
        config.ssl_mode(match (on_this_machine(&config), prefer) {
            (true, _) => SslMode::Disable,
            (false, true) => SslMode::Prefer,
            (false, false) => SslMode::Require,
        });
    }
    if config.get_connect_timeout().is_none() {
        config.connect_timeout(CONNECT);
    }
    if config.get_tcp_user_timeout().is_none() {
        config.tcp_user_timeout(UNCONFIRMED);
    }
    if config.get_keepalives_idle() == DRIVER_SILENT {
        config.keepalives_idle(SILENT);
    }
    Ok(config)
}

/// Cuts an address after each separator: the texts between, each with what follows it. In a
/// URL only what comes after the question mark is cut; a password may hold anything.
fn settings(text: &str) -> impl Iterator<Item = (&str, Option<char>)> {
    let url = text.starts_with("postgres://") || text.starts_with("postgresql://");
    let login = text.find('@').unwrap_or(0);
    let query = text[login..].find('?').map_or(text.len(), |at| login + at);
    let separates = move |at: usize, c: char| match url {
        true => at == query || (at > query && c == '&'),
        false => c.is_ascii_whitespace(),
    };
    let mut rest = Some(0);
    std::iter::from_fn(move || {
        let start = rest?;
        let end = text[start..]
            .char_indices()
            .map(|(at, c)| (start + at, c))
            .find(|(at, c)| separates(*at, *c));
        rest = end.map(|(at, c)| at + c.len_utf8());
        Some(match end {
            Some((at, c)) => (&text[start..at], Some(c)),
            None => (&text[start..], None),
        })
    })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_is_reached_without_tls() {
        for (address, mode) in [
            ("postgres://u@localhost/madang", SslMode::Disable),
            ("postgres://u@127.0.0.1/madang", SslMode::Disable),
            ("postgres://u@[::1]/madang", SslMode::Disable),
            ("postgres://u@%2Frun%2Fpostgresql/m", SslMode::Disable),
            ("host=db.example hostaddr=127.0.0.1", SslMode::Disable),
            (
                "postgres://u@db.example/m?sslmode=disable",
                SslMode::Disable,
            ),
            ("postgres://u@db.example/m?sslmode=prefer", SslMode::Prefer),
            ("host=db.example sslmode=prefer", SslMode::Prefer),
            ("postgres://u@db.example/madang", SslMode::Require),
            ("postgres://u@localhost,db.example/m", SslMode::Require),
            ("postgres://u@192.0.2.1/madang", SslMode::Require),
            ("host=localhost hostaddr=192.0.2.1", SslMode::Require),
            ("postgres://u@localhost/m?sslmode=require", SslMode::Require),
            (
                "postgres://u:?sslmode=prefer&@db.example/m?user=u",
                SslMode::Require,
            ),
        ] {
            let config = read(address).expect(address);
            assert_eq!(config.get_ssl_mode(), mode, "{address}");
        }
    }

    #[test]
    fn checking_is_what_requiring_means() {
        for address in [
            "postgres://u@localhost/m?sslmode=verify-full",
            "postgres://u@db.example/m?connect_timeout=3&sslmode=verify-ca&application_name=x",
            "host=localhost sslmode=verify-full user=u",
        ] {
            let config = read(address).expect(address);
            assert_eq!(config.get_ssl_mode(), SslMode::Require, "{address}");
        }
        let config = read("postgres://u:sslmode=verify-ca@db.example/m").expect("an address");
        assert_eq!(config.get_password(), Some(&b"sslmode=verify-ca"[..]));
        assert!(read("postgres://u@db.example/m?sslmode=maybe").is_err());
    }

    #[test]
    fn silence_ends_unless_the_address_says_otherwise() {
        let config = read("postgres://u@db.example/m").expect("an address");
        assert_eq!(config.get_connect_timeout(), Some(&CONNECT));
        assert_eq!(config.get_tcp_user_timeout(), Some(&UNCONFIRMED));
        assert_eq!(config.get_keepalives_idle(), SILENT);
        let address = "postgres://u@db.example/m?connect_timeout=2&keepalives_idle=90\
                       &tcp_user_timeout=3";
        let config = read(address).expect("an address");
        assert_eq!(config.get_connect_timeout(), Some(&Duration::from_secs(2)));
        assert_eq!(config.get_keepalives_idle(), Duration::from_secs(90));
        assert_eq!(config.get_tcp_user_timeout(), Some(&Duration::from_secs(3)));
    }
}
