//! `madang doctor` on damaged and open data.

use super::process::{madang, migrate, text};

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
    // A proxy on this machine may hand on what came to a public address over plain http.
    let mut handed_on = madang(&["doctor"]);
    handed_on
        .env("MADANG_DATA_FOLDER", &data)
        .env("MADANG_PUBLIC_URL", "http://madang.example");
    let found = text(&handed_on.output().unwrap().stdout);
    assert!(
        found.contains("!!  address: http://madang.example on plain http"),
        "{found}"
    );
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
