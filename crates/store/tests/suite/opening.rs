//! Migrations and the conditions for opening.

use store::{Access, StoreError, Stores, values};

use crate::bed::{Bed, now, on_both, person};

on_both! {
    async fn migrating_again_changes_nothing(bed: Bed) {
        let bed = bed.close().await;
        assert_eq!(Stores::migrate(&bed.config), Ok(Vec::new()));
    }

    async fn tables_of_a_newer_version_are_refused(bed: Bed) {
        let newer = "INSERT INTO refinery_schema_history (version, name, applied_on, checksum) \
                     VALUES (99, 'later', '2027-01-01T00:00:00Z', '1')";
        bed.stores.site.write(move |tx| tx.execute(newer, &[])).await.unwrap();
        let bed = bed.close().await;
        let error = Stores::open(&bed.config).err();
        assert!(matches!(error, Some(StoreError::Foreign { .. })), "{error:?}");
    }

    async fn another_key_or_none_is_refused(bed: Bed) {
        let hash = bed.stores.keys.token_hash("a browser");
        let bed = bed.close().await;
        let key = bed.config.keys_folder.join("secret.key");
        let aside = bed.config.keys_folder.join("aside");
        std::fs::rename(&key, &aside).unwrap();
        let refused = |access| {
            let config = store::StoreConfig { access, ..bed.config.clone() };
            match Stores::open(&config).err() {
                Some(StoreError::Setup(text)) => text,
                other => panic!("{other:?}"),
            }
        };
        for access in [Access::Serve, Access::Read] {
            let text = refused(access);
            assert!(text.contains("is missing") && text.contains("backup"), "{text}");
        }
        assert!(!key.exists(), "no key is made in the place of a lost one");
        let other = tempfile::tempdir().unwrap();
        store::Keyring::open(&other.path().join("keys")).unwrap();
        std::fs::copy(other.path().join("keys/secret.key"), &key).unwrap();
        let text = refused(Access::Serve);
        assert!(text.contains("is not the key"), "{text}");
        std::fs::rename(&aside, &key).unwrap();
        let bed = bed.reopened();
        assert_eq!(bed.stores.keys.token_hash("a browser"), hash);
    }
}

#[test]
fn what_is_wrong_with_an_address_is_said() {
    let config = store::StoreConfig::postgres("postgres://u@db.example/m?sslmode=maybe", "keys");
    let error = Stores::open(&config).err().unwrap().to_string();
    assert!(
        error.contains("sslmode") && error.contains("require"),
        "{error}"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn required_encryption_is_never_given_up() {
    let Some(bed) = Bed::postgres() else { return };
    let store::Data::Postgres { url } = &bed.config.data else {
        panic!("not PostgreSQL")
    };
    let data = store::Data::Postgres {
        url: format!("{url}?sslmode=require"),
    };
    let config = store::StoreConfig {
        data,
        ..bed.config.clone()
    };
    let error = Stores::open(&config).err().unwrap();
    assert!(
        matches!(&error, StoreError::Setup(text) if text.contains("no TLS")),
        "the server of the tests has no TLS: {error:?}"
    );
}

#[test]
fn unmigrated_stores_say_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let config = store::StoreConfig::sqlite(folder.path().join("data"));
    let error = Stores::open(&config).err().unwrap();
    assert!(error.to_string().contains("madang migrate"), "{error}");
    let done = Stores::migrate(&config).unwrap();
    for store in ["site V1", "site V7", "roll V1", "ballot_box V1"] {
        assert!(
            done.iter().any(|text| text.starts_with(store)),
            "{store}: {done:?}"
        );
    }
    assert!(Stores::open(&config).is_ok());
}

#[cfg(unix)]
#[test]
fn a_data_folder_others_may_read_is_refused() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let mode = |mode| {
        std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(mode)).unwrap();
    };
    let config = store::StoreConfig::sqlite(folder.path());
    mode(0o755);
    Stores::migrate(&config).expect("an empty folder is made private");
    let found = folder.path().metadata().unwrap().permissions().mode();
    assert_eq!(found & 0o777, 0o700);
    for open in [0o755, 0o750, 0o701] {
        mode(open);
        for error in [Stores::migrate(&config).err(), Stores::open(&config).err()] {
            let text = error.unwrap().to_string();
            assert!(text.contains("chmod 700"), "{text}");
        }
    }
    mode(0o700);
    assert!(Stores::open(&config).is_ok());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_process_serves_a_folder_and_others_may_look() {
    let bed = Bed::sqlite();
    person(&bed.stores, "하늘동 주민").await;
    assert!(matches!(
        Stores::open(&bed.config),
        Err(StoreError::InUse(_))
    ));
    assert!(matches!(
        Stores::migrate(&bed.config),
        Err(StoreError::InUse(_))
    ));
    let mut config = bed.config.clone();
    config.access = Access::Read;
    let reader = Stores::open(&config).unwrap();
    let people = reader
        .site
        .read(|tx| tx.number("SELECT COUNT(*) FROM person", &[]))
        .await;
    assert_eq!(people, Ok(1));
    let write = reader
        .site
        .write(|tx| store::person_add(tx, "ko", "x", now()))
        .await;
    assert!(matches!(write, Err(StoreError::Setup(_))));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn several_processes_may_start_at_once() {
    let Some(bed) = Bed::postgres() else { return };
    for store in ["site", "roll", "ballot_box"] {
        let drop = match store {
            "site" => "DROP SCHEMA site CASCADE",
            "roll" => "DROP SCHEMA roll CASCADE",
            _ => "DROP SCHEMA ballot_box CASCADE",
        };
        bed.stores
            .site
            .write(move |tx| tx.execute(drop, &[]))
            .await
            .unwrap();
    }
    let starts = (0..4).map(|_| {
        let config = bed.config.clone();
        std::thread::spawn(move || Stores::migrate(&config).map(|done| done.len()))
    });
    let starts: Vec<_> = starts
        .collect::<Vec<_>>()
        .into_iter()
        .map(|t| t.join().unwrap())
        .collect();
    let ran: usize = starts.into_iter().map(Result::unwrap).sum();
    let folder = tempfile::tempdir().unwrap();
    let alone = Stores::migrate(&store::StoreConfig::sqlite(folder.path().join("data")));
    assert_eq!(ran, alone.unwrap().len(), "each migration ran once");
    let again = Stores::open(&bed.config).unwrap();
    let add = |stores: &Stores| {
        let site = stores.site.clone();
        async move {
            for _ in 0..20 {
                let act = |tx: &mut store::Tx<'_>| {
                    let id = store::person_add(tx, "ko", "하늘동 주민", now())?;
                    tx.execute(
                        "UPDATE person SET lang = $2 WHERE id = $1",
                        values![id, "en"],
                    )
                };
                site.write(act).await.unwrap();
            }
        }
    };
    tokio::join!(add(&bed.stores), add(&again));
    again.close().await;
}
