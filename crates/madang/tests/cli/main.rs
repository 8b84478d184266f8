//! The command line as a person meets it: help, mistakes, exit codes, start and stop.
#![allow(clippy::unwrap_used)]

mod demo;
mod doctor;
mod process;

use std::net::TcpListener;
use std::os::unix::ffi::OsStrExt as _;
use std::path::Path;
use std::process::Command;

use process::{Running, get, madang, migrate, run, serve, text};

#[test]
fn help_names_every_command_setting_and_exit_code() {
    let help = text(&run(&["--help"]).stdout);
    for part in [
        "demo",
        "serve",
        "migrate",
        "doctor",
        "count",
        "Exit codes:",
        "69",
        "74",
        "78",
    ] {
        assert!(help.contains(part), "{part} is missing in:\n{help}");
    }
    let help = text(&run(&["demo", "--help"]).stdout);
    for part in [
        "--size",
        "village",
        "[default: district]",
        "[default: 8080]",
        "--keep",
        "--at",
    ] {
        assert!(help.contains(part), "{part} is missing in:\n{help}");
    }
    for command in ["serve", "migrate", "doctor"] {
        let help = text(&run(&[command, "--help"]).stdout);
        for part in ["--config <FILE>", "MADANG_LISTEN (listen)", "MADANG_LOG"] {
            assert!(help.contains(part), "{part} is missing in:\n{help}");
        }
    }
}

#[test]
fn a_wrong_command_line_is_told_what_is_right() {
    for (arguments, said) in [
        (&["demo", "--size", "planet"][..], "village, district, city"),
        (&["demo", "--port", "70000"], "--port"),
        (&["demo", "--at", "yesterday"], "2026-07-31T17:57+09:00"),
        (&["demo", "--at", "2020-01-01T00:00+09:00"], "or later"),
        (&["dmeo"], "demo"),
        (&["count"], "FILE.pb"),
    ] {
        let output = run(arguments);
        let error = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {error}");
        assert!(error.contains(said), "{arguments:?}: {error}");
    }
}

#[test]
fn a_taken_port_is_69_and_says_what_to_do() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let output = run(&["demo", "--size", "village", "--port", &port]);
    let error = text(&output.stderr);
    assert_eq!(output.status.code(), Some(69), "{error}");
    assert!(
        error.contains("--port 0") && error.contains(&port),
        "{error}"
    );
    let folder = tempfile::tempdir().unwrap();
    migrate(folder.path());
    let output = serve(folder.path())
        .env("MADANG_LISTEN", format!("127.0.0.1:{port}"))
        .output()
        .unwrap();
    let error = text(&output.stderr);
    assert_eq!(output.status.code(), Some(69), "{error}");
    assert!(error.contains("MADANG_LISTEN"), "{error}");
}

#[test]
fn wrong_settings_are_78_and_named() {
    let folder = tempfile::tempdir().unwrap();
    let fails = |command: &mut Command, said: &str| {
        let output = command.output().unwrap();
        let error = text(&output.stderr);
        assert_eq!(output.status.code(), Some(78), "{error}");
        assert!(error.contains(said), "{error}");
    };
    fails(&mut serve(folder.path()), "madang migrate");
    fails(
        madang(&["doctor"]).env("MADANG_DATA_FOLDER", folder.path()),
        "madang migrate",
    );
    fails(
        serve(folder.path()).env("MADANG_LISTEN", "nowhere"),
        "127.0.0.1:8080",
    );
    fails(serve(folder.path()).env("MADANG_LISTN", "x"), "listn");
    fails(serve(folder.path()).env("MADANG_LOG", "inof"), "inof");
    fails(
        madang(&["doctor"]).env("MADANG_LOG", "web=all"),
        "MADANG_LOG",
    );
    fails(
        madang(&["demo", "--port", "0"]).env("MADANG_LOG", "inof"),
        "inof",
    );
    let bytes = std::ffi::OsStr::from_bytes(b"\xff");
    fails(
        serve(folder.path()).env("MADANG_LISTEN", bytes),
        "MADANG_LISTEN",
    );
    fails(serve(folder.path()).env("MADANG_LOG", bytes), "MADANG_LOG");
    // What other programs are told is no business of this one.
    fails(serve(folder.path()).env("OTHER", bytes), "madang migrate");
    fails(
        &mut madang(&["serve", "--config", "/nonexistent.toml"]),
        "/nonexistent.toml",
    );
    migrate(folder.path());
    fails(
        serve(folder.path()).env("MADANG_SMTP_URL", "mail"),
        "smtp_url",
    );
    fails(
        serve(folder.path()).env("MADANG_PHONE_HOOK_URL", "x"),
        "phone_hook_url",
    );
    fails(
        madang(&["migrate"]).env("MADANG_DATABASE_URL", "postgres://x:y"),
        "PostgreSQL",
    );
}

#[test]
fn migrating_says_what_it_did() {
    let folder = tempfile::tempdir().unwrap();
    let first = text(&migrate(folder.path()).stdout);
    for store in ["site", "roll", "ballot_box", "madang serve"] {
        assert!(first.contains(store), "{first}");
    }
    let again = migrate(folder.path());
    assert!(again.status.success() && text(&again.stdout).starts_with("Nothing to do"));
}

#[test]
#[should_panic(expected = "unexpected argument")]
fn a_process_that_ended_says_why_and_no_test_waits_for_it() {
    let (_ended, mut out) = Running::start(madang(&["serve", "--nonsense"]));
    out.until("never said");
}

#[test]
fn a_site_starts_gives_one_link_and_stops_in_order() {
    let folder = tempfile::tempdir().unwrap();
    let data = &folder.path().join("data");
    migrate(data);
    let (site, mut out) = Running::start(serve(data));
    let first = out.line();
    let url = first.split(' ').nth(3).unwrap().to_owned();
    assert!(
        first.starts_with("Madang listens on http://127.0.0.1:"),
        "{first}"
    );
    assert!(out.line().contains("no administrator yet"));
    let link = out.line();
    assert!(
        link.contains(&url) && link.contains("/first-run?token="),
        "{link}"
    );
    assert_eq!(get(&url, "/healthz").0, 200);
    let (status, metrics) = get(&url, "/metrics");
    assert_eq!(status, 200);
    assert!(metrics.contains("http_requests_total"), "{metrics}");
    // A second process keeps off the folder, and the doctor may look at it.
    let second = serve(data).output().unwrap();
    assert_eq!(second.status.code(), Some(78));
    assert!(text(&second.stderr).contains("another Madang is using"));
    let doctor = madang(&["doctor"])
        .env("MADANG_DATA_FOLDER", data)
        .output()
        .unwrap();
    let found = text(&doctor.stdout);
    assert_eq!(
        doctor.status.code(),
        Some(0),
        "{found}{}",
        text(&doctor.stderr)
    );
    assert!(
        found.lines().all(|line| line.starts_with("ok  ")),
        "{found}"
    );
    assert_eq!(found.matches("unbroken").count(), 2);
    assert_eq!(site.stop(), Some(0));
}

#[test]
fn counting_names_the_file_and_the_fault() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("broken.pb");
    std::fs::write(&file, "META\nkey;value\nbudget;many\n").unwrap();
    let count = |path: &Path| {
        let path = path.to_str().unwrap();
        run(&[
            "count",
            path,
            "--rule",
            "greedy",
            "--utility",
            "cost",
            "--lang",
            "en",
        ])
    };
    let output = count(&file);
    assert_eq!(output.status.code(), Some(65), "{}", text(&output.stderr));
    assert!(
        text(&output.stderr).contains("3:"),
        "{}",
        text(&output.stderr)
    );
    let output = count(&folder.path().join("absent.pb"));
    assert_eq!(output.status.code(), Some(66));
    assert!(text(&output.stderr).contains("absent.pb"));
}
