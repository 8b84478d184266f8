//! Everything a person may set: one TOML file, or environment variables, or neither.
//!
//! Each setting has a default that works. A variable `MADANG_LISTEN` wins over `listen` in
//! the file. A name that is unknown, in the file or among the variables, is an error: a
//! mistyped setting must not be ignored in silence.

mod table;

use std::ffi::OsString;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use jobs::CourierSettings;
use serde::Deserialize;
use store::StoreConfig;
use web::limiter::Rates;

pub use table::help;

/// The settings.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Address and port to listen on. Port 0 takes any free one.
    pub listen: String,
    /// The address people use; `http://` and `listen` when empty.
    pub public_url: String,
    /// Where the databases of the embedded SQLite are kept, and everything else by default.
    pub data_folder: PathBuf,
    /// `postgres://…` to use PostgreSQL in place of SQLite.
    pub database_url: String,
    /// Where secrets are kept; `keys` in the data folder when empty.
    pub keys_folder: PathBuf,
    /// Where messages are written when no server is set; `outbox` in the data folder when empty.
    pub outbox_folder: PathBuf,
    /// `smtp://user:password@host:587?tls=required` or `smtps://…` to send e-mail.
    pub smtp_url: String,
    /// The sender of e-mail.
    pub mail_from: String,
    /// An address that takes `{"to","text"}` by POST and sends a message to a phone.
    pub phone_hook_url: String,
    /// A bearer token for that address.
    pub phone_hook_token: String,
    /// Whether a proxy in front names the caller in `X-Forwarded-For`.
    pub behind_proxy: bool,
    /// A bearer token for `/metrics`; without one only loopback may read them, and nobody when
    /// the site is https or behind a proxy.
    pub metrics_token: String,
    /// How many requests may run at once.
    pub concurrency: usize,
    /// Sign-in forms that one network may send in a minute.
    pub sign_in_rate: u32,
    /// Other forms that one person may send in a minute.
    pub post_rate: u32,
}

impl Default for Config {
    fn default() -> Config {
        Config {
            listen: "127.0.0.1:8080".to_owned(),
            public_url: String::new(),
            data_folder: PathBuf::from("madang-data"),
            database_url: String::new(),
            keys_folder: PathBuf::new(),
            outbox_folder: PathBuf::new(),
            smtp_url: String::new(),
            mail_from: "madang@localhost".to_owned(),
            phone_hook_url: String::new(),
            phone_hook_token: String::new(),
            behind_proxy: false,
            metrics_token: String::new(),
            concurrency: 512,
            sign_in_rate: 120,
            post_rate: 60,
        }
    }
}

/// How the variables begin.
const PREFIX: &str = "MADANG_";

/// Variables of the environment that are read elsewhere, or belong to the tests.
const NOT_SETTINGS: &[&str] = &[
    "MADANG_CONFIG",
    "MADANG_LOG",
    "MADANG_LANG",
    "MADANG_BIN",
    "MADANG_SCREENSHOTS",
    "MADANG_TEST_POSTGRES",
    "MADANG_URL",
    "MADANG_WRITE_OPENAPI",
    "MADANG_WRITE_TABLES",
];

impl Config {
    /// Reads the file, if one is named, and lays the variables over it.
    ///
    /// # Errors
    /// Names the file or variable that can't be used.
    pub fn load(
        file: Option<&Path>,
        variables: impl IntoIterator<Item = (OsString, OsString)>,
    ) -> anyhow::Result<Config> {
        let mut table = match file {
            Some(path) => {
                let shown = path.display();
                let bytes = std::fs::read(path)
                    .with_context(|| format!("can't read the settings file {shown}"))?;
                let text = String::from_utf8(bytes)
                    .with_context(|| format!("{shown} is not UTF-8: save it as UTF-8"))?;
                text.parse::<toml::Table>().with_context(|| {
                    format!("{shown} is not TOML: write lines such as listen = \"127.0.0.1:8080\"")
                })?
            }
            None => toml::Table::new(),
        };
        for (name, text) in variables {
            // Variables of other programs may hold any bytes.
            if !name.as_encoded_bytes().starts_with(PREFIX.as_bytes()) {
                continue;
            }
            let name = name.to_string_lossy();
            if NOT_SETTINGS.contains(&&*name) {
                continue;
            }
            let Ok(text) = text.into_string() else {
                bail!("the variable {name} is not UTF-8: set it again, or unset it");
            };
            let setting = name[PREFIX.len()..].to_lowercase();
            table.insert(setting.clone(), typed(&setting, text));
        }
        let config: Config = table.try_into().context("a setting can't be used")?;
        config.check()
    }

    fn check(self) -> anyhow::Result<Config> {
        if self
            .listen
            .rsplit_once(':')
            .is_none_or(|(host, port)| host.is_empty() || port.parse::<u16>().is_err())
        {
            bail!("listen has to be an address and a port, such as 127.0.0.1:8080");
        }
        if self.data_folder.as_os_str().is_empty() {
            bail!("data_folder is empty: name a folder, or leave the setting out");
        }
        let host = ["https://", "http://"]
            .iter()
            .find_map(|s| self.public_url.strip_prefix(s));
        match host {
            None if self.public_url.is_empty() => {}
            None => bail!("public_url has to begin with https:// (or http:// for a trial)"),
            Some(host) if host.is_empty() || host.contains(['/', '?', '#', '@', ' ']) => {
                bail!(
                    "public_url has to be a host and nothing behind it, such as https://madang.example"
                )
            }
            Some(_) => {}
        }
        if !self.database_url.is_empty() && !self.database_url.starts_with("postgres") {
            bail!("database_url has to begin with postgres://; leave it empty for SQLite");
        }
        if !self.smtp_url.is_empty() && self.mail_from == Config::default().mail_from {
            bail!(
                "mail_from has to name the sender when smtp_url is set, such as madang@madang.example"
            );
        }
        for (name, value) in [
            ("concurrency", self.concurrency),
            ("sign_in_rate", self.sign_in_rate as usize),
            ("post_rate", self.post_rate as usize),
        ] {
            if value == 0 {
                bail!("{name} has to be at least 1");
            }
        }
        Ok(self)
    }

    /// Where secrets are kept.
    pub fn keys_folder(&self) -> PathBuf {
        self.or_in_data(&self.keys_folder, "keys")
    }

    /// Where messages are written when they are not sent.
    pub fn outbox_folder(&self) -> PathBuf {
        self.or_in_data(&self.outbox_folder, "outbox")
    }

    /// Where the data and the keys are.
    pub fn stores(&self) -> StoreConfig {
        let keys_folder = self.keys_folder();
        if self.database_url.is_empty() {
            StoreConfig {
                keys_folder,
                ..StoreConfig::sqlite(&self.data_folder)
            }
        } else {
            StoreConfig::postgres(&self.database_url, keys_folder)
        }
    }

    /// How notices travel.
    pub fn couriers(&self) -> CourierSettings {
        CourierSettings {
            smtp_url: self.smtp_url.clone(),
            mail_from: self.mail_from.clone(),
            phone_hook_url: self.phone_hook_url.clone(),
            phone_hook_token: self.phone_hook_token.clone(),
            folder: self.outbox_folder(),
        }
    }

    /// What the web needs, once it is known where it listens.
    pub fn web(&self, listening: SocketAddr) -> web::Settings {
        let public_url = match self.public_url.trim_end_matches('/') {
            "" if listening.ip().is_unspecified() => {
                format!("http://localhost:{}", listening.port())
            }
            "" => format!("http://{listening}"),
            url => url.to_owned(),
        };
        web::Settings {
            secure: public_url.starts_with("https://"),
            public_url,
            behind_proxy: self.behind_proxy,
            concurrency: self.concurrency,
            rates: Rates {
                sign_in: self.sign_in_rate,
                post: self.post_rate,
                ..Rates::default()
            },
            demo: None,
            metrics_token: Some(self.metrics_token.clone()).filter(|token| !token.is_empty()),
        }
    }

    fn or_in_data(&self, set: &Path, name: &str) -> PathBuf {
        if set.as_os_str().is_empty() {
            self.data_folder.join(name)
        } else {
            set.to_owned()
        }
    }
}

/// Whether `host`, with or without a port, is this machine: what goes there stays on it.
pub fn is_loopback(host: &str) -> bool {
    if let Ok(address) = host.parse::<SocketAddr>() {
        return address.ip().is_loopback();
    }
    let (name, port) = host.rsplit_once(':').unwrap_or((host, "0"));
    let name = if port.parse::<u16>().is_ok() {
        name
    } else {
        host
    };
    let number = name.trim_start_matches('[').trim_end_matches(']');
    let local = |name: &str| name == "localhost" || name.ends_with(".localhost");
    match number.parse::<IpAddr>() {
        Ok(address) => address.is_loopback(),
        Err(_) => local(&name.to_ascii_lowercase()),
    }
}

/// Whether people would use the site over plain http from other machines: by an address it
/// listens on, or by the public one, to which something else then hands the requests on.
pub fn is_exposed(listen: &str, public_url: &str) -> bool {
    if public_url.starts_with("https://") {
        return false;
    }
    let host = public_url.strip_prefix("http://").unwrap_or(listen);
    !is_loopback(listen) || !is_loopback(host.trim_end_matches('/'))
}

/// Variables are texts; the settings that are numbers or switches are read as such.
fn typed(setting: &str, text: String) -> toml::Value {
    match setting {
        "behind_proxy" => text.parse().map(toml::Value::Boolean).ok(),
        "concurrency" | "sign_in_rate" | "post_rate" => text.parse().map(toml::Value::Integer).ok(),
        _ => None,
    }
    .unwrap_or(toml::Value::String(text))
}

#[cfg(test)]
mod tests;
