//! Fresh stores, and other sides that speak SMTP and HTTP, for the tests of this crate.
#![allow(clippy::unwrap_used)]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc;

use jiff::Timestamp;
use process::notice::{Courier, Notice};
use store::{StoreConfig, Stores};

/// A moment.
pub(crate) fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// Migrated SQLite stores in a folder that lives as long as the second value.
pub(crate) fn stores() -> (Stores, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let config = StoreConfig::sqlite(folder.path());
    Stores::migrate(&config).unwrap();
    (Stores::open(&config).unwrap(), folder)
}

/// A notice with a Korean subject and text.
pub(crate) fn notice(courier: Courier, to: &str) -> Notice {
    Notice {
        courier,
        to: to.to_owned(),
        subject: "마당 로그인 번호".to_owned(),
        text: "로그인 번호는 123456입니다.".to_owned(),
        until: None,
    }
}

/// A mail server on loopback. It refuses recipients whose address begins with `refused` and
/// repeats the address in its answer, as servers do. It hands over each message.
pub(crate) fn smtp_server() -> (String, mpsc::Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("smtp://{}", listener.local_addr().unwrap());
    let (sender, messages) = mpsc::channel();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let sender = sender.clone();
            std::thread::spawn(move || smtp_talk(stream.unwrap(), &sender));
        }
    });
    (url, messages)
}

fn smtp_talk(mut stream: TcpStream, sender: &mpsc::Sender<String>) {
    let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
    let mut say = |text: &str| stream.write_all(format!("{text}\r\n").as_bytes());
    let mut envelope = String::new();
    say("220 test ready").unwrap();
    while let Some(Ok(line)) = lines.next() {
        let upper = line.to_uppercase();
        let answer = if upper.starts_with("EHLO") {
            "250 test".to_owned()
        } else if upper.starts_with("RCPT TO:<REFUSED") {
            format!("550 5.1.1 {} is unknown here", &line["RCPT TO:".len()..])
        } else if upper == "DATA" {
            say("354 go on").unwrap();
            let mut message = envelope.clone();
            for line in lines
                .by_ref()
                .map_while(Result::ok)
                .take_while(|line| line != ".")
            {
                message.push_str(&line);
                message.push('\n');
            }
            sender.send(message).unwrap();
            "250 kept".to_owned()
        } else if upper == "QUIT" {
            say("221 bye").unwrap();
            return;
        } else {
            envelope.push_str(&line);
            envelope.push('\n');
            "250 fine".to_owned()
        };
        if say(&answer).is_err() {
            return;
        }
    }
}

/// A phone hook on loopback that answers with the statuses given, one for each request, and
/// hands over each request with its headers and body.
pub(crate) fn hook(statuses: &'static [u16]) -> (String, mpsc::Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/send", listener.local_addr().unwrap());
    let (sender, requests) = mpsc::channel();
    std::thread::spawn(move || {
        for (status, stream) in statuses.iter().zip(listener.incoming()) {
            let mut stream = stream.unwrap();
            sender.send(http_request(&stream)).unwrap();
            let answer = format!(
                "HTTP/1.1 {status} Said\r\nlocation: /elsewhere\r\n\
                 content-length: 0\r\nconnection: close\r\n\r\n"
            );
            stream.write_all(answer.as_bytes()).unwrap();
        }
    });
    (url, requests)
}

fn http_request(stream: &TcpStream) -> String {
    let mut reader = BufReader::new(stream);
    let (mut request, mut length) = (String::new(), 0);
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        let lower = line.to_lowercase();
        if let Some(value) = lower.strip_prefix("content-length:") {
            length = value.trim().parse().unwrap();
        }
        request.push_str(&lower);
        if line.trim().is_empty() {
            break;
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    request + &String::from_utf8(body).unwrap()
}
