//! Nothing that is kept leads from a person to a choice.

use std::path::Path;

use system_tests::{Backend, DistrictBuilder, TestApp, on_both};

use crate::resident::cast;

/// Who vote, and what may be known of them.
struct Known {
    persons: Vec<i64>,
    /// Identity keys, voter keys and slots: texts that stand for a voter.
    standing: Vec<String>,
    voter_keys: Vec<String>,
    slots: Vec<String>,
    items: Vec<i64>,
}

/// The ballot box knows no person, the roll knows no choice, and after the sealing nothing
/// leads from one to the other: no slot in any table, nor in any byte of the files.
#[tokio::test]
async fn no_trace_leads_from_a_voter_to_a_choice() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let vote = village.vote(14, 5).await;
        let mut known = Known {
            persons: Vec::new(),
            standing: Vec::new(),
            voter_keys: Vec::new(),
            slots: Vec::new(),
            items: vote.items.iter().map(|item| item.0).collect(),
        };
        for n in 0..12 {
            let (person, mut browser) = village.resident().await;
            village.enrol(person, &format!("주민 {n}"), &vote).await;
            cast(&mut browser, &vote, &[n, (n + 1) % 14])
                .await
                .expect(303);
            cast(&mut browser, &vote, &[(n + 3) % 14]).await.expect(303);
            let me = app
                .read(move |tx| Ok(store::person_get(tx, person)?))
                .await
                .unwrap();
            let identity = me.identity_key.unwrap();
            let keys = &app.stores().keys;
            let voter = keys.voter_key(vote.id, &identity);
            known.slots.push(keys.slot(vote.id, &voter).unwrap());
            known.standing.push(identity);
            known.voter_keys.push(voter);
            known.persons.push(person.0);
        }
        let hashes = slot_hashes(&app);
        assert_eq!(hashes.len(), 12);

        stores_stay_apart(&app, &known, &hashes);
        if app.backend() == Backend::Sqlite {
            // What is looked for would be found: it lies in the other store now.
            assert!(found(&app, "ballot_box", &hashes[0]));
            assert!(found(&app, "roll", &known.voter_keys[0]));
        }
        app.set_time("2026-07-31T18:01:00+09:00");
        jobs::counting::due(app.stores(), app.now()).await.unwrap();
        assert!(
            !app.stores().keys.vote_secret_there(vote.id),
            "the secret is destroyed"
        );
        stores_stay_apart(&app, &known, &hashes);
        assert_eq!(app.rows("ballot_box.slot_ballot"), 0);
        assert_eq!(app.rows("ballot_box.counted_ballot"), 12);
        for (table, contents) in app.contents() {
            for trace in known.slots.iter().chain(&hashes) {
                assert!(
                    !contents.text.contains(trace.as_str()),
                    "{table} holds a slot"
                );
            }
        }
        no_file_holds(app.database().folder(), &known.slots);
        no_file_holds(app.database().folder(), &hashes);
        ids_tell_nothing(&app);
    })
    .await;
}

/// The hashes under which ballots lie in the box before the sealing: the only texts of 64
/// hexadecimal digits there.
fn slot_hashes(app: &TestApp) -> Vec<String> {
    let contents = app.contents();
    let text = &contents["ballot_box.slot_ballot"].text;
    let hash = |part: &&str| part.len() == 64 && part.bytes().all(|b| b.is_ascii_hexdigit());
    text.split(|c: char| !c.is_ascii_alphanumeric())
        .filter(hash)
        .map(str::to_owned)
        .collect()
}

fn stores_stay_apart(app: &TestApp, known: &Known, hashes: &[String]) {
    for (table, contents) in app.contents() {
        let holds = |text: &String| contents.text.contains(text.as_str());
        let holds_id = |id: &i64| contents.text.contains(&id.to_string());
        let store = table.split('.').next().unwrap();
        assert!(
            !known.slots.iter().any(holds),
            "{table} holds a slot itself"
        );
        match store {
            "ballot_box" => {
                assert!(
                    !known.persons.iter().any(holds_id),
                    "{table} holds a person"
                );
                assert!(!known.standing.iter().chain(&known.voter_keys).any(holds));
                assert!(
                    !table.contains("audit") && !table.contains("idempotency"),
                    "{table}"
                );
            }
            "roll" => {
                assert!(!known.items.iter().any(holds_id), "{table} holds a choice");
                assert!(
                    !known.persons.iter().any(holds_id),
                    "{table} holds a person"
                );
                assert!(!known.standing.iter().chain(hashes).any(holds));
            }
            _ => assert!(!known.voter_keys.iter().chain(hashes).any(holds), "{table}"),
        }
    }
    if app.backend() == Backend::Sqlite {
        let folder = app.database().folder();
        let of = |store: &str| {
            [
                folder.join(format!("{store}.db")),
                folder.join(format!("{store}.db-wal")),
            ]
        };
        for file in of("ballot_box") {
            lacks(
                &file,
                known
                    .standing
                    .iter()
                    .chain(&known.voter_keys)
                    .chain(&known.slots),
            );
            lacks_ids(&file, &known.persons);
        }
        for file in of("roll") {
            lacks(
                &file,
                known.standing.iter().chain(hashes).chain(&known.slots),
            );
            lacks_ids(&file, &known.items);
        }
        for file in of("site") {
            lacks(
                &file,
                known.voter_keys.iter().chain(hashes).chain(&known.slots),
            );
        }
    }
}

/// Whether the files of a store hold a text.
fn found(app: &TestApp, store: &str, text: &str) -> bool {
    let file = |end: &str| app.database().folder().join(format!("{store}.{end}"));
    let bytes = ["db", "db-wal"].map(|end| std::fs::read(file(end)).unwrap_or_default());
    bytes.iter().any(|bytes| holds(bytes, text.as_bytes()))
}

/// No file in the folder, at any depth, holds one of the texts.
fn no_file_holds(folder: &Path, texts: &[String]) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            no_file_holds(&path, texts);
        } else {
            lacks(&path, texts.iter());
        }
    }
}

fn lacks<'a>(file: &Path, texts: impl Iterator<Item = &'a String>) {
    let Ok(bytes) = std::fs::read(file) else {
        return;
    };
    for text in texts {
        assert!(
            !holds(&bytes, text.as_bytes()),
            "{} holds {text}",
            file.display()
        );
    }
}

/// Neither as digits nor as SQLite writes a number, eight bytes with the highest first.
fn lacks_ids(file: &Path, ids: &[i64]) {
    let Ok(bytes) = std::fs::read(file) else {
        return;
    };
    for id in ids {
        assert!(
            !holds(&bytes, id.to_string().as_bytes()),
            "{} holds {id}",
            file.display()
        );
        assert!(
            !holds(&bytes, &id.to_be_bytes()),
            "{} holds {id}",
            file.display()
        );
    }
}

fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

/// The ids of counted ballots are spread over their whole range, so they are not made of a
/// time as other ids are.
fn ids_tell_nothing(app: &TestApp) {
    let contents = app.contents();
    let text = &contents["ballot_box.counted_ballot"].text;
    let mut ids: Vec<i64> = text.lines().map(|row| numbers(row)[1]).collect();
    ids.sort_unstable();
    let (first, last) = (ids[0], ids[ids.len() - 1]);
    assert!(last - first > i64::MAX / 8, "{ids:?}");
}

fn numbers(row: &str) -> Vec<i64> {
    row.split(|c: char| !c.is_ascii_digit())
        .filter_map(|digits| digits.parse().ok())
        .collect()
}
