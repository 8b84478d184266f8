//! Against a server on loopback that lies, or has a certificate nobody signed.
#![allow(clippy::unwrap_used)]

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread::JoinHandle;
use std::time::Duration;

use super::*;

/// What a client asks first: eight bytes that say "TLS?".
const SSL_REQUEST: [u8; 8] = [0, 0, 0, 8, 4, 210, 22, 47];

/// Answers one connection with `answer` and what `then` makes of it, and tells every byte
/// that came after the first eight.
fn server(
    answer: &'static [u8],
    then: impl FnOnce(&mut TcpStream) + Send + 'static,
) -> (Config, JoinHandle<Vec<u8>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let heard = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(10)))
            .unwrap();
        let mut asked = [0; 8];
        stream.read_exact(&mut asked).unwrap();
        assert_eq!(asked, SSL_REQUEST);
        stream.write_all(answer).unwrap();
        then(&mut stream);
        let mut rest = Vec::new();
        // The client may end the connection hard; what came before counts.
        let _ = stream.read_to_end(&mut rest);
        rest
    });
    let mut config = Config::new();
    config
        .host("localhost")
        .hostaddr("127.0.0.1".parse().unwrap());
    config.port(port).user("voter").password("secret");
    (config, heard)
}

fn nobody() -> MakeRustlsConnect {
    trusting(RootCertStore::empty()).unwrap()
}

fn setup(result: Result<Client, NotEncrypted>) -> String {
    match result.map(drop).map_err(StoreError::from) {
        Err(StoreError::Setup(text)) => text,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_server_that_says_it_has_no_tls_hears_nothing_more() {
    let (config, heard) = server(b"N", |_| {});
    let text = setup(encrypted(&config, nobody()));
    assert!(text.contains("sslmode=disable"), "{text}");
    assert_eq!(heard.join().unwrap(), b"");
}

#[test]
fn garbage_in_place_of_tls_is_refused() {
    let (config, heard) = server(b"S", |stream| {
        let _ = stream.write_all(b"R\0\0\0\x08\0\0\0\0 this is not TLS");
    });
    let refused = encrypted(&config, nobody());
    assert!(matches!(refused, Err(NotEncrypted::Other(_))));
    let rest = heard.join().unwrap();
    assert!(!rest.windows(5).any(|window| window == b"voter"));
}

#[test]
fn a_certificate_nobody_signed_is_refused() {
    let (config, heard) = server(b"S", |stream| {
        let mut tls = rustls::ServerConnection::new(Arc::new(self_signed())).unwrap();
        while tls.is_handshaking() && tls.complete_io(stream).is_ok() {}
    });
    let text = setup(encrypted(&config, nobody()));
    assert!(text.contains("SSL_CERT_FILE"), "{text}");
    heard.join().unwrap();
}

#[test]
fn preferring_goes_on_without_tls_where_there_is_none() {
    let (config, heard) = server(b"N", |_| {});
    // The second connection finds nobody who listens any more.
    assert!(matches!(
        preferred(&config, nobody()),
        Err(StoreError::Unavailable(_))
    ));
    assert_eq!(heard.join().unwrap(), b"");
}

fn self_signed() -> rustls::ServerConfig {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let key = rustls::pki_types::PrivatePkcs8KeyDer::from(bytes(KEY));
    rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![bytes(CERTIFICATE).into()], key.into())
        .unwrap()
}

fn bytes(hex: &str) -> Vec<u8> {
    let pairs = (0..hex.len()).step_by(2);
    pairs
        .map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap())
        .collect()
}

/// A certificate for "localhost", signed with its own key. It protects nothing.
const CERTIFICATE: &str = "308201963082013ba003020102021421384f733d937b667484424eaf26ec429e6522f2300a06082a8648ce\
     3d04030230143112301006035504030c096c6f63616c686f73743020170d3236313132363031333830305a\
     180f32313236313130323031333830305a30143112301006035504030c096c6f63616c686f737430593013\
     06072a8648ce3d020106082a8648ce3d03010703420004dba90e02f36e56ad12891ec76f0b0d337d191075\
     d09082e240ae4c75c44cd044e9df05670e62460e95d8cfa2caeba5beb231cf325c9134a8871a8c146cac9e\
     45a3693067301d0603551d0e041604146d23f006ad4ef3fd1c777c5c72d7b176c820c972301f0603551d23\
     0418301680146d23f006ad4ef3fd1c777c5c72d7b176c820c972300f0603551d130101ff040530030101ff\
     30140603551d11040d300b82096c6f63616c686f7374300a06082a8648ce3d0403020349003046022100ae\
     39062c523b621c046425da4e15b7cdace3891a0e5de543702282cfc7549d20022100f1c49824bf7114f466\
     627ffdbbc0873033ac0f2b058898d70619a3109b836568";

/// Its key.
const KEY: &str = "308187020100301306072a8648ce3d020106082a8648ce3d030107046d306b02010104209b2b9f1032dacd\
     bdee72653b94a853c014730612fd6d65c49ffdc6b48cfed3fea14403420004dba90e02f36e56ad12891ec7\
     6f0b0d337d191075d09082e240ae4c75c44cd044e9df05670e62460e95d8cfa2caeba5beb231cf325c9134\
     a8871a8c146cac9e45";
