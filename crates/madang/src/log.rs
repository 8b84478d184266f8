//! The log: one JSON object a line on standard error, without personal data.

use tracing_subscriber::EnvFilter;

/// Starts the log. `MADANG_LOG`, else `RUST_LOG`, sets the level, such as `info` or
/// `web=debug,warn`; `default` holds when neither is set or the text is no filter.
pub fn start(default: &str) {
    let set = |name| {
        std::env::var(name)
            .ok()
            .filter(|text: &String| !text.trim().is_empty())
    };
    let text = set("MADANG_LOG").or_else(|| set("RUST_LOG"));
    let filter = text.and_then(|text| EnvFilter::try_new(text).ok());
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
}
