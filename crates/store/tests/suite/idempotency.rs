//! A request that comes fifty times at once is done once.

use store::{Idempotency, IdempotentRequest, idempotency_find, idempotency_keep};

use crate::bed::{count, now, on_both};

fn request(key: &str, body: &str) -> IdempotentRequest {
    IdempotentRequest {
        scope: "session/1".into(),
        key: key.into(),
        route: "POST /api/proposals".into(),
        request_hash: body.into(),
    }
}

on_both! {
    async fn fifty_copies_are_one_act(bed: Bed) {
        let tasks: Vec<_> = (0..50).map(|_| {
            let site = bed.stores.site.clone();
            tokio::spawn(async move {
                site.write(|tx| {
                    let request = request("k", "h");
                    let found = idempotency_find(tx, &request)?;
                    if found == Idempotency::Fresh {
                        let person = store::person_add(tx, "ko", "하늘동 주민", now())?;
                        let location = format!("/person/{person}");
                        idempotency_keep(tx, &request, 201, &location, now())?;
                        return Ok::<_, store::StoreError>((true, location));
                    }
                    let Idempotency::Replay { status: 201, location } = found else {
                        panic!("a copy is replayed: {found:?}");
                    };
                    Ok((false, location))
                }).await.unwrap()
            })
        }).collect();
        let (mut acted, mut locations) = (0, std::collections::BTreeSet::new());
        for task in tasks {
            let (fresh, location) = task.await.unwrap();
            acted += i32::from(fresh);
            locations.insert(location);
        }
        assert_eq!((acted, locations.len()), (1, 1));
        assert_eq!(count(&bed.stores, "SELECT COUNT(*) FROM person").await, 1);
    }

    async fn a_key_belongs_to_one_request(bed: Bed) {
        let keep = bed.stores.site.write(|tx| {
            idempotency_keep(tx, &request("k", "h"), 303, "/x", now())
        });
        keep.await.unwrap();
        let other_route = IdempotentRequest { route: "POST /x".into(), ..request("k", "h") };
        let other_scope = IdempotentRequest { scope: "session/2".into(), ..request("k", "h") };
        let replay = Idempotency::Replay { status: 303, location: "/x".into() };
        for (request, expected) in [
            (request("k", "h"), replay),
            (request("k", "other"), Idempotency::Mismatch),
            (other_route, Idempotency::Mismatch),
            (other_scope, Idempotency::Fresh),
            (request("other", "h"), Idempotency::Fresh),
        ] {
            let found = bed.stores.site.read(move |tx| idempotency_find(tx, &request)).await;
            assert_eq!(found, Ok(expected));
        }
        let later = now() + jiff::SignedDuration::from_hours(25);
        let pruned = bed.stores.site.write(move |tx| store::idempotency_prune(tx, later)).await;
        assert_eq!(pruned, Ok(1));
    }
}
