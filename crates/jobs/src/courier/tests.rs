//! Couriers against another side that is really there.
#![allow(clippy::unwrap_used)]

use super::*;
use crate::testing::{hook, notice, smtp_server};

fn settings(folder: &Path) -> CourierSettings {
    CourierSettings {
        mail_from: "Madang <madang@example.org>".to_owned(),
        folder: folder.join("outbox"),
        ..CourierSettings::default()
    }
}

#[test]
fn e_mail_travels_by_smtp() {
    let folder = tempfile::tempdir().unwrap();
    let (url, messages) = smtp_server();
    let couriers = Couriers::new(&CourierSettings {
        smtp_url: url,
        ..settings(folder.path())
    })
    .unwrap();
    couriers
        .deliver(42, &notice(Courier::Email, "resident3@example.org"))
        .unwrap();
    let message = messages.recv_timeout(PATIENCE).unwrap();
    for part in [
        "MAIL FROM:<madang@example.org>",
        "RCPT TO:<resident3@example.org>",
        "Message-ID: <madang.42@example.org>",
        "Content-Type: text/plain; charset=utf-8",
    ] {
        assert!(message.contains(part), "{part} is missing in {message}");
    }
}

#[test]
fn a_refusal_names_the_code_and_no_address() {
    let folder = tempfile::tempdir().unwrap();
    let (url, _messages) = smtp_server();
    let couriers = Couriers::new(&CourierSettings {
        smtp_url: url,
        ..settings(folder.path())
    })
    .unwrap();
    let error = couriers
        .deliver(1, &notice(Courier::Email, "refused@example.org"))
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "the mail server did not take it: it answered 550"
    );
    assert!(!format!("{error:?}").contains("example.org"));
    let error = couriers
        .deliver(1, &notice(Courier::Email, "no mailbox"))
        .unwrap_err();
    assert!(matches!(error, DeliveryError::Recipient));
}

#[test]
fn a_server_that_is_not_there_is_told_so() {
    let folder = tempfile::tempdir().unwrap();
    let closed = std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    let couriers = Couriers::new(&CourierSettings {
        smtp_url: format!("smtp://{closed}"),
        phone_hook_url: format!("http://{closed}/"),
        ..settings(folder.path())
    })
    .unwrap();
    for (courier, to) in [
        (Courier::Email, "a@example.org"),
        (Courier::Phone, "01000000000"),
    ] {
        let error = couriers
            .deliver(1, &notice(courier, to))
            .unwrap_err()
            .to_string();
        assert!(error.ends_with("it could not be reached"), "{error}");
    }
}

#[test]
fn a_phone_message_travels_by_the_hook() {
    let folder = tempfile::tempdir().unwrap();
    let (url, requests) = hook(&[204, 500, 302]);
    let couriers = Couriers::new(&CourierSettings {
        phone_hook_url: url,
        phone_hook_token: "secret".to_owned(),
        ..settings(folder.path())
    })
    .unwrap();
    let notice = notice(Courier::Phone, "01012345678");
    couriers.deliver(7, &notice).unwrap();
    let request = requests.recv_timeout(PATIENCE).unwrap();
    for part in [
        "post /send",
        "authorization: bearer secret",
        "idempotency-key: 7",
        "\"to\":\"01012345678\"",
        "123456",
    ] {
        assert!(request.contains(part), "{part} is missing in {request}");
    }
    for status in ["500", "302"] {
        let error = couriers.deliver(7, &notice).unwrap_err().to_string();
        assert_eq!(
            error,
            format!("the phone hook did not take it: it answered {status}")
        );
    }
}

#[test]
fn without_servers_each_notice_becomes_one_private_file() {
    let folder = tempfile::tempdir().unwrap();
    let couriers = Couriers::new(&settings(folder.path())).unwrap();
    for _again in 0..2 {
        couriers
            .deliver(1, &notice(Courier::Email, "a@example.org"))
            .unwrap();
        couriers
            .deliver(2, &notice(Courier::Phone, "01012345678"))
            .unwrap();
    }
    let outbox = folder.path().join("outbox");
    let mut names: Vec<_> = std::fs::read_dir(&outbox)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, ["1-email.txt", "2-phone.txt"]);
    let text = std::fs::read_to_string(outbox.join("1-email.txt")).unwrap();
    assert_eq!(
        text,
        "To: a@example.org\nSubject: 마당 로그인 번호\n\n로그인 번호는 123456입니다.\n"
    );
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(
            (mode(&outbox), mode(&outbox.join("1-email.txt"))),
            (0o700, 0o600)
        );
    }
}

#[test]
fn settings_that_can_t_be_used_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let fails = |settings: &CourierSettings| Couriers::new(settings).err().unwrap().to_string();
    let good = || settings(folder.path());
    let smtp = CourierSettings {
        smtp_url: "mail.example.org".into(),
        ..good()
    };
    assert!(fails(&smtp).starts_with("smtp_url can't be used"));
    let from = CourierSettings {
        mail_from: "nobody".into(),
        ..good()
    };
    assert!(fails(&from).starts_with("mail_from is not a mailbox"));
    let hook = CourierSettings {
        phone_hook_url: "ftp://x".into(),
        ..good()
    };
    assert!(fails(&hook).starts_with("phone_hook_url has to begin"));
    let file = folder.path().join("file");
    std::fs::write(&file, "").unwrap();
    let taken = CourierSettings {
        folder: file,
        ..good()
    };
    assert!(fails(&taken).contains("can't be made"));
}
