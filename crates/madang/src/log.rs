//! The log: one JSON object a line on standard error, without personal data.

use anyhow::{anyhow, bail};
use tracing_subscriber::EnvFilter;
use tracing_subscriber::filter::LevelFilter;

use crate::failure::Failure;

const VARIABLE: &str = "MADANG_LOG";

/// Looks at `MADANG_LOG` without starting anything.
///
/// # Errors
/// When it can't be used; a mistyped level must not be ignored in silence.
pub fn check() -> Result<(), Failure> {
    wanted().map(drop)
}

/// Starts the log. `MADANG_LOG`, else `RUST_LOG`, sets the level, such as `info` or
/// `web=debug,warn`; `default` holds when neither is set. `RUST_LOG` may be meant for another
/// program, so it is left alone when it is no filter.
///
/// # Errors
/// As [`check`].
pub fn start(default: &str) -> Result<(), Failure> {
    let others = || std::env::var("RUST_LOG").ok().filter(|text| is_set(text));
    let filter = match wanted()? {
        Some(filter) => Some(filter),
        None => others().and_then(|text| EnvFilter::try_new(text).ok()),
    };
    let filter = filter.unwrap_or_else(|| EnvFilter::new(default));
    // Libraries below may log addresses of mail servers and people at lower levels, and the
    // driver of the database every value of every statement, ballots too.
    let filter = [
        "lettre=warn",
        "ureq=warn",
        "rustls=warn",
        "postgres=warn",
        "tokio_postgres=warn",
    ]
    .iter()
    .filter_map(|quiet| quiet.parse().ok())
    .fold(filter, EnvFilter::add_directive);
    let started = tracing_subscriber::fmt()
        .json()
        .flatten_event(true)
        .with_current_span(false)
        .with_span_list(false)
        .with_writer(std::io::stderr)
        .with_env_filter(filter)
        .try_init();
    if started.is_err() {
        eprintln!("madang: the log was started twice");
    }
    Ok(())
}

fn is_set(text: &str) -> bool {
    !text.trim().is_empty()
}

/// What `MADANG_LOG` asks for, if it is set.
fn wanted() -> Result<Option<EnvFilter>, Failure> {
    let Some(text) = std::env::var_os(VARIABLE) else {
        return Ok(None);
    };
    let unreadable = || Failure::settings(anyhow!("{VARIABLE} is not UTF-8: set it again"));
    let text = text.into_string().map_err(|_| unreadable())?;
    if !is_set(&text) {
        return Ok(None);
    }
    filter(&text).map(Some).map_err(Failure::settings)
}

fn filter(text: &str) -> anyhow::Result<EnvFilter> {
    let help = "write error, warn, info, debug, trace or off, or one for each part, such as \
        web=debug,warn";
    // The library takes a word that is no level for the name of a part, and logs nothing else.
    let words = text.split(',').map(str::trim);
    for word in words.filter(|word| !word.is_empty() && !word.contains(['=', '[', ']', '}'])) {
        if word.parse::<LevelFilter>().is_err() {
            bail!("{VARIABLE}: {word} is no level: {help}");
        }
    }
    EnvFilter::try_new(text).map_err(|error| anyhow!("{VARIABLE}: {error}: {help}"))
}

#[cfg(test)]
mod tests {
    use super::filter;

    #[test]
    fn a_mistyped_level_is_an_error() {
        for text in [
            "info",
            "WARN",
            "off",
            "web=debug,warn",
            "warn,jobs=info",
            "web[get]=debug,info",
        ] {
            assert!(filter(text).is_ok(), "{text}");
        }
        for text in ["inof", "web=debgu", "web", "info,verbose", "web=debug warn"] {
            let error = filter(text).map_or_else(|error| error.to_string(), |_| String::new());
            assert!(
                error.contains("MADANG_LOG") && error.contains("web=debug,warn"),
                "{text}: {error}"
            );
        }
    }
}
