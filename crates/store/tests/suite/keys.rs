//! The keys folder.

use process::id::VoteId;
use process::person::Channel;
use store::{Keyring, StoreError};

use crate::bed::VOTE;

#[test]
fn hashes_last_and_differ_by_purpose() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keys");
    let keys = Keyring::open(&path).unwrap();
    let address = keys.address_key(Channel::Phone, "01012345678");
    assert_eq!(address.len(), 64);
    let again = Keyring::open(&path).unwrap();
    assert_eq!(again.address_key(Channel::Phone, "01012345678"), address);
    let others = [
        keys.address_key(Channel::Email, "01012345678"),
        keys.hmac("address", "01012345678"),
        keys.identity_key("01012345678"),
        keys.token_hash("01012345678"),
        keys.voter_key(VoteId(1), "01012345678"),
        keys.voter_key(VoteId(2), "01012345678"),
        keys.code_hash("1", "01012345678"),
        keys.code_hash("10", "1012345678"),
    ];
    let all: std::collections::BTreeSet<_> = others.iter().chain([&address]).collect();
    assert_eq!(all.len(), 9);
    let elsewhere = Keyring::open(&folder.path().join("other")).unwrap();
    assert_ne!(
        elsewhere.address_key(Channel::Phone, "01012345678"),
        address
    );
}

#[test]
fn a_vote_secret_is_made_once_and_destroyed_for_good() {
    let folder = tempfile::tempdir().unwrap();
    let keys = Keyring::open(&folder.path().join("keys")).unwrap();
    assert!(matches!(
        keys.slot(VOTE, "voter"),
        Err(StoreError::Missing(_))
    ));
    let makers: Vec<_> = (0..8)
        .map(|_| {
            let keys = keys.clone();
            std::thread::spawn(move || {
                keys.vote_secret_make(VOTE).unwrap();
                keys.slot(VOTE, "voter").unwrap()
            })
        })
        .collect();
    let slots: std::collections::BTreeSet<_> = makers
        .into_iter()
        .map(|maker| maker.join().unwrap())
        .collect();
    assert_eq!(slots.len(), 1, "of many makers one wins");
    assert!(keys.vote_secret_there(VOTE));
    assert_eq!(keys.vote_secrets(), Ok(vec![VOTE]));
    for _ in 0..2 {
        keys.vote_secret_destroy(VOTE).unwrap();
        assert_eq!(
            keys.slot(VOTE, "voter"),
            Err(StoreError::SecretDestroyed(7))
        );
        assert_eq!(
            keys.vote_secret_make(VOTE),
            Err(StoreError::SecretDestroyed(7))
        );
    }
    assert_eq!(keys.vote_secrets(), Ok(vec![]));
    let left: Vec<_> = std::fs::read_dir(folder.path().join("keys"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.starts_with("vote-"))
        .collect();
    assert_eq!(left, ["vote-7.destroyed"]);
}

#[cfg(unix)]
#[test]
fn a_key_others_may_read_is_refused() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keys");
    Keyring::open(&path).unwrap();
    let file = path.join("secret.key");
    let mode = |path: &std::path::Path| path.metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&path), mode(&file)), (0o700, 0o600));
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).unwrap();
    let error = Keyring::open(&path).err().unwrap().to_string();
    assert!(error.contains("chmod 600"), "{error}");
}
