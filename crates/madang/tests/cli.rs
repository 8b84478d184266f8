//! The command line as a person meets it: help, mistakes, exit codes, start and stop.
#![allow(clippy::unwrap_used)]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Output, Stdio};
use std::thread::JoinHandle;
use std::time::Duration;

/// The built binary without any setting of the surroundings.
fn madang(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_madang"));
    for (name, _) in std::env::vars_os() {
        if name.as_encoded_bytes().starts_with(b"MADANG_") {
            command.env_remove(name);
        }
    }
    command
        .args(arguments)
        .env_remove("RUST_LOG")
        .stdin(Stdio::null());
    command
}

fn run(arguments: &[&str]) -> Output {
    madang(arguments).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// Runs `serve` on a free port with its data in `folder`.
fn serve(folder: &Path) -> Command {
    let mut command = madang(&["serve"]);
    command
        .env("MADANG_DATA_FOLDER", folder)
        .env("MADANG_LISTEN", "127.0.0.1:0");
    command
}

fn migrate(folder: &Path) -> Output {
    madang(&["migrate"])
        .env("MADANG_DATA_FOLDER", folder)
        .output()
        .unwrap()
}

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
        assert!(help.contains("--config <FILE>"), "{help}");
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

/// A running process that is ended with the test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// What a running process says on standard output; its errors are kept for the moment at
/// which it says no more.
struct Words {
    out: BufReader<ChildStdout>,
    errors: JoinHandle<String>,
}

impl Words {
    /// The next line. A process that ended says why, in place of an endless wait for it.
    fn line(&mut self) -> String {
        let mut line = String::new();
        if self.out.read_line(&mut line).unwrap() == 0 {
            let none = std::thread::spawn(String::new);
            let errors = std::mem::replace(&mut self.errors, none).join().unwrap();
            panic!("the process says no more; its errors:\n{errors}");
        }
        line.trim_end().to_owned()
    }

    /// The lines before the first that holds `last`.
    fn until(&mut self, last: &str) -> String {
        let mut said = String::new();
        loop {
            let line = self.line();
            if line.contains(last) {
                return said;
            }
            said += &(line + "\n");
        }
    }
}

impl Running {
    fn start(mut command: Command) -> (Running, Words) {
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let out = BufReader::new(child.stdout.take().unwrap());
        let mut pipe = child.stderr.take().unwrap();
        // Read all along, so that a process that says much never waits for its reader.
        let errors = std::thread::spawn(move || {
            let mut bytes = Vec::new();
            let _ = pipe.read_to_end(&mut bytes);
            String::from_utf8_lossy(&bytes).into_owned()
        });
        (Running(child), Words { out, errors })
    }

    /// Asks the process to stop as a service manager does, and answers its exit code.
    fn stop(mut self) -> Option<i32> {
        let id = self.0.id().to_string();
        Command::new("kill").args(["-TERM", &id]).status().unwrap();
        for _ in 0..300 {
            if let Some(status) = self.0.try_wait().unwrap() {
                return status.code();
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        None
    }
}

/// The status and the whole answer to a GET.
fn get(url: &str, path: &str) -> (u16, String) {
    let address = url.strip_prefix("http://").unwrap();
    let mut stream = TcpStream::connect(address).unwrap();
    stream
        .set_read_timeout(Some(Duration::from_secs(30)))
        .unwrap();
    let request = format!("GET {path} HTTP/1.0\r\nhost: {address}\r\n\r\n");
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let status = answer
        .split(' ')
        .nth(1)
        .and_then(|status| status.parse().ok())
        .unwrap();
    (status, answer)
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
fn the_doctor_finds_a_damaged_page_and_minds_no_closed_pipe() {
    use std::io::{Seek as _, SeekFrom, Write as _};
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    migrate(&data);
    let mut doctor = madang(&["doctor"]);
    doctor.env("MADANG_DATA_FOLDER", &data);
    let mut file = std::fs::File::options()
        .write(true)
        .open(data.join("roll.db"))
        .unwrap();
    // The last page belongs to the voter roll; the first ones tell what the file is.
    file.seek(SeekFrom::End(-4096)).unwrap();
    file.write_all(&[0xff; 4096]).unwrap();
    drop(file);
    let output = doctor.output().unwrap();
    let said = text(&output.stdout) + &text(&output.stderr);
    assert!(said.contains("file of roll: damaged"), "{said}");
    assert_ne!(output.status.code(), Some(0));

    let mut running = doctor
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(running.stdout.take());
    let output = running.wait_with_output().unwrap();
    let said = text(&output.stderr);
    assert!(!said.contains("panicked"), "{said}");
    assert_ne!(output.status.code(), Some(101));
}

#[cfg(unix)]
#[test]
fn the_doctor_finds_open_doors() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    migrate(&data);
    let mode = std::fs::metadata(&data).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode, 0o700);
    let outbox = data.join("outbox");
    std::fs::create_dir(&outbox).unwrap();
    std::fs::set_permissions(&outbox, std::fs::Permissions::from_mode(0o755)).unwrap();
    let mut doctor = madang(&["doctor"]);
    doctor
        .env("MADANG_DATA_FOLDER", &data)
        .env("MADANG_LISTEN", "0.0.0.0:80");
    let output = doctor.output().unwrap();
    let found = text(&output.stdout);
    assert_eq!(output.status.code(), Some(1), "{found}");
    assert!(
        found.contains("chmod 700") && found.contains("plain http"),
        "{found}"
    );
    assert!(text(&output.stderr).contains("2 problems"), "{found}");
    assert!(!data.join("keys").exists(), "the doctor makes nothing");
}

#[test]
fn a_village_is_played_served_kept_and_served_on() {
    let folder = tempfile::tempdir().unwrap();
    let kept = folder.path().join("kept");
    let demo = || {
        let mut command = madang(&["demo", "--size", "village", "--port", "0", "--keep"]);
        command.arg(&kept);
        command
    };
    let (site, mut out) = Running::start(demo());
    let url = out.line();
    assert!(url.starts_with("http://127.0.0.1:"), "{url}");
    let said = out.until("Ctrl-C");
    for slug in [
        "resident",
        "proposer",
        "moderator-2",
        "clerk",
        "secretary",
        "administrator",
    ] {
        assert!(
            said.contains(&format!("{url}/demo/as/{slug}")),
            "{slug}: {said}"
        );
    }
    assert!(said.contains("outbox"));
    assert_eq!(get(&url, "/healthz").0, 200);
    assert_eq!(get(&url, "/d/haneul/proposals").0, 200);
    assert_eq!(site.stop(), Some(0));

    let (site, mut out) = Running::start(demo());
    let url = out.line();
    out.line();
    out.line();
    assert!(out.line().contains("nothing was played again"));
    assert_eq!(get(&url, "/d/haneul/proposals").0, 200);
    let counted = published(&kept).vote;
    let (status, ballots) = get(&url, &format!("/d/haneul/votes/{counted}/ballots.pb"));
    assert_eq!(status, 200, "{ballots}");
    assert_eq!(site.stop(), Some(0));

    replays(&kept, &ballots, folder.path());
    std::fs::remove_file(kept.join("demo.json")).unwrap();
    let output = demo().output().unwrap();
    assert_eq!(output.status.code(), Some(78));
    assert!(text(&output.stderr).contains("choose an empty folder"));
}

/// The result that the site keeps of its counted vote.
fn published(folder: &Path) -> store::VoteResult {
    let config = store::StoreConfig {
        access: store::Access::Read,
        ..store::StoreConfig::sqlite(folder)
    };
    let stores = store::Stores::open(&config).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    runtime
        .block_on(stores.site.read(|tx| -> Result<_, store::StoreError> {
            let district = store::district_by_slug(tx, "haneul")?.unwrap().id;
            let votes = store::vote_list(tx, district, None, 10)?;
            let counted = votes.iter().find(|vote| vote.counted_at.is_some()).unwrap();
            store::vote_result_get(tx, counted.id)
        }))
        .unwrap()
        .unwrap()
}

/// Scenario 20: whoever counts the published ballots again, with the command that stands in
/// the file, gets the published result, round for round.
fn replays(kept: &Path, answer: &str, scratch: &Path) {
    let result = published(kept);
    let head = answer.find("META").unwrap();
    let file = scratch.join("ballots.pb");
    std::fs::write(&file, &answer[head..]).unwrap();
    let command = answer
        .lines()
        .find_map(|line| line.strip_prefix("comment;"))
        .unwrap();
    let options = command
        .strip_prefix("madang count FILE.pb ")
        .unwrap()
        .split(' ');
    let mut arguments = vec!["count", file.to_str().unwrap(), "--format", "json"];
    arguments.extend(options);
    let output = run(&arguments);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let again: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let official: serde_json::Value = serde_json::from_str(&result.equal_shares).unwrap();
    for part in [
        "rule",
        "winners",
        "total_cost",
        "budget",
        "voters",
        "rounds",
        "not_selected",
    ] {
        assert!(
            says(&again[part], &official[part]),
            "{part}: {again:#} {official:#}"
        );
    }
}

/// Whether one document says everything that another says; it may say more.
fn says(more: &serde_json::Value, less: &serde_json::Value) -> bool {
    use serde_json::Value::{Array, Object};
    match (more, less) {
        (Object(more), Object(less)) => less
            .iter()
            .all(|(key, value)| more.get(key).is_some_and(|found| says(found, value))),
        (Array(more), Array(less)) => {
            more.len() == less.len() && more.iter().zip(less).all(|(a, b)| says(a, b))
        }
        _ => more == less,
    }
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
