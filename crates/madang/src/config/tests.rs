//! Settings from a file and from variables.
#![allow(clippy::unwrap_used)]

use super::*;

fn load(variables: &[(&str, &str)]) -> anyhow::Result<Config> {
    let owned = variables
        .iter()
        .map(|(n, v)| (OsString::from(n), OsString::from(v)));
    Config::load(None, owned)
}

#[test]
fn defaults_work_and_variables_win() {
    let config = load(&[("MADANG_LISTEN", "127.0.0.1:0"), ("MADANG_POST_RATE", "5")]);
    let config = config.expect("good settings");
    assert_eq!(
        (config.listen.as_str(), config.post_rate),
        ("127.0.0.1:0", 5)
    );
    assert_eq!(config.keys_folder(), Path::new("madang-data/keys"));
}

#[test]
fn mistakes_are_named() {
    for (name, value, said) in [
        ("MADANG_LISTN", "x", "listn"),
        ("MADANG_POST_RATE", "many", "post_rate"),
        ("MADANG_PUBLIC_URL", "madang.example", "https://"),
        ("MADANG_DATABASE_URL", "mysql://x", "postgres://"),
        ("MADANG_LISTEN", "foo", "listen"),
        ("MADANG_PUBLIC_URL", "https://", "public_url"),
        (
            "MADANG_PUBLIC_URL",
            "https://madang.example/sub",
            "public_url",
        ),
        ("MADANG_SMTP_URL", "smtp://mail.example", "mail_from"),
        ("MADANG_CONCURRENCY", "0", "concurrency"),
    ] {
        let error = format!("{:#}", load(&[(name, value)]).expect_err(name));
        assert!(error.contains(said), "{name}: {error}");
    }
    let error = Config::load(Some(Path::new("/nonexistent.toml")), []).expect_err("no file");
    assert!(error.to_string().contains("/nonexistent.toml"));
}

/// A settings file with these bytes, read with these variables.
fn load_file(bytes: &[u8], variables: &[(&str, &str)]) -> anyhow::Result<Config> {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), bytes).unwrap();
    let owned = variables
        .iter()
        .map(|(n, v)| (OsString::from(n), OsString::from(v)));
    Config::load(Some(file.path()), owned)
}

#[test]
fn a_file_is_read_and_variables_win_over_it() {
    let text = b"listen = \"127.0.0.1:1\"\npost_rate = 7\nbehind_proxy = true\n";
    let config = load_file(text, &[("MADANG_LISTEN", "127.0.0.1:2")]).unwrap();
    assert_eq!(config.listen, "127.0.0.1:2");
    assert_eq!((config.post_rate, config.behind_proxy), (7, true));
}

#[test]
fn mistakes_in_a_file_are_named() {
    for (bytes, said) in [
        (&b"listn = \"127.0.0.1:1\"\n"[..], "listn"),
        (b"post_rate = \"many\"\n", "post_rate"),
        (b"listen = 8080\n", "listen"),
        (b"[listen]\naddress = \"x\"\n", "listen"),
        (b"listen: 127.0.0.1:1\n", "is not TOML"),
        (b"mail_from = \"\xb8\xb6\xb4\xe7\"\n", "is not UTF-8"),
    ] {
        let error = format!("{:#}", load_file(bytes, &[]).unwrap_err());
        assert!(error.contains(said), "{said}: {error}");
    }
}

#[cfg(unix)]
#[test]
fn variables_that_are_no_utf_8_are_named_when_they_are_ours() {
    use std::os::unix::ffi::OsStringExt as _;
    let bytes = |text: &[u8]| OsString::from_vec(text.to_vec());
    let load = |name: &[u8]| Config::load(None, [(bytes(name), bytes(b"\xff"))]);
    assert!(load(b"OTHER").is_ok() && load(b"OTHER_\xfe").is_ok());
    assert!(load(b"MADANG_BIN").is_ok());
    let error = load(b"MADANG_LISTEN").unwrap_err().to_string();
    assert!(error.contains("MADANG_LISTEN is not UTF-8"), "{error}");
    assert!(load(b"MADANG_\xfe").is_err());
}

#[test]
fn variables_of_the_tests_are_no_settings() {
    for name in NOT_SETTINGS {
        assert!(load(&[(name, "x")]).is_ok(), "{name}");
    }
}

#[test]
fn plain_http_beyond_this_machine_is_seen_by_either_address() {
    for (listen, public_url, expected) in [
        ("127.0.0.1:8080", "", false),
        ("[::1]:8080", "", false),
        ("localhost:8080", "http://localhost:8080", false),
        ("127.0.0.1:8080", "http://127.0.0.1:8080/", false),
        ("127.0.0.1:8080", "http://haneul.localhost", false),
        ("127.0.0.1:8080", "http://madang.example", true),
        ("127.0.0.1:8080", "http://127.0.0.1.example:80", true),
        ("127.0.0.1:8080", "http://192.168.0.7:8080", true),
        ("127.0.0.1:8080", "https://madang.example", false),
        ("0.0.0.0:80", "", true),
        ("0.0.0.0:80", "http://localhost", true),
        ("0.0.0.0:80", "https://madang.example", false),
        ("127.example:80", "", true),
    ] {
        assert_eq!(
            is_exposed(listen, public_url),
            expected,
            "{listen} {public_url}"
        );
    }
}
