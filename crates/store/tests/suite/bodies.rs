//! Bodies with their offices and their places.

use jiff::SignedDuration;
use jiff::civil::date;
use process::body::{BodyKind, BodyText, Standing};
use process::id::{DistrictId, PersonId};
use process::person::Channel;
use process::role::Role;
use store::*;

use crate::bed::{council, district, now, on_both, person};

fn grant(to: PersonId, role: Role, here: DistrictId, last: Option<jiff::civil::Date>) -> NewGrant {
    NewGrant {
        person: to,
        role,
        district: Some(here),
        body: None,
        starts_on: date(2026, 1, 1),
        ends_on: last,
        granted_by: None,
    }
}

on_both! {
    async fn a_body_is_changed_and_listed_by_key(bed: Bed) {
        let here = district(&bed.stores, "haneul").await;
        let done = bed.stores.site.write(move |tx| {
            let first = body_add(tx, here, &council(), now())?;
            let open = BodyText { kind: BodyKind::SubCommittee, open: true, ..council() };
            let second = body_add(tx, here, &open, now())?;
            body_edit(tx, second, &BodyText { purpose: "밤길".into(), open: false, ..open })?;
            let found = body_get(tx, second)?.expect("it was added");
            assert_eq!((found.kind, found.open), (BodyKind::SubCommittee, false));
            assert_eq!(found.purpose, "밤길");
            let page = body_page(tx, here, Some(first), 5)?;
            assert_eq!(page, [found]);
            assert_eq!(body_list(tx, here)?.len(), 2);
            assert_eq!(body_done(tx, first, now())?, BodyDone::default());
            Ok::<_, StoreError>(())
        });
        done.await.unwrap();
    }

    async fn offices_are_those_of_the_body_or_of_its_kind_in_its_district(bed: Bed) {
        let (here, other) =
            (district(&bed.stores, "haneul").await, district(&bed.stores, "bada").await);
        let (shown, silent) = (person(&bed.stores, "위원 1").await, person(&bed.stores, "위원 2").await);
        let done = bed.stores.site.write(move |tx| {
            person_set_consent(tx, shown, 1, now())?;
            let id = body_add(tx, here, &council(), now())?;
            let body = body_get(tx, id)?.expect("it was added");
            let today = date(2026, 7, 27);
            grant_add(tx, &grant(shown, Role::CoChair, here, None), now())?;
            let own = NewGrant { body: Some(id), ..grant(silent, Role::Facilitator, here, Some(today)) };
            grant_add(tx, &own, now())?;
            for elsewhere in [
                grant(shown, Role::CouncilMember, other, None),
                grant(shown, Role::Moderator, here, None),
                grant(shown, Role::CouncilMember, here, Some(date(2026, 7, 26))),
            ] {
                grant_add(tx, &elsewhere, now())?;
            }
            let later = NewGrant {
                starts_on: date(2026, 8, 1),
                ..grant(shown, Role::CouncilMember, here, None)
            };
            grant_add(tx, &later, now())?;
            let offices = body_offices(tx, &body, today, None, 10)?;
            let named: Vec<_> =
                offices.iter().map(|o| (o.grant.role, o.display_name.as_str())).collect();
            let expected =
                [(Role::CoChair, "위원 1"), (Role::Facilitator, ""), (Role::CouncilMember, "위원 1")];
            assert_eq!(named, expected, "nobody is named who has agreed to nothing");
            let rest = body_offices(tx, &body, today, Some(offices[0].grant.id), 1)?;
            assert_eq!(rest, offices[1..2]);
            let counts = body_office_counts(tx, &body, today)?;
            assert_eq!(counts, [(Role::CoChair, 1), (Role::Facilitator, 1)]);
            Ok::<_, StoreError>(())
        });
        done.await.unwrap();
    }

    async fn a_place_is_left_and_taken_again(bed: Bed) {
        let here = district(&bed.stores, "haneul").await;
        let who = person(&bed.stores, "주민 3").await;
        let body = bed.stores.site.write(move |tx| {
            let open = BodyText { kind: BodyKind::WorkingGroup, open: true, ..council() };
            let body = body_add(tx, here, &open, now())?;
            let first = membership_add(tx, body, who, Standing::Observer, now())?;
            assert!(!membership_get(tx, first)?.expect("it is there").before);
            assert!(membership_set(tx, first, Standing::Member)?);
            assert_eq!(membership_counts(tx, body)?, [(Standing::Member, 1)]);
            assert_eq!(membership_counts_in(tx, here, None, 9)?, [(body, 1)]);
            let later = now() + SignedDuration::from_secs(60);
            assert!(membership_leave(tx, first, later)?);
            assert!(!membership_leave(tx, first, later)?);
            assert!(!membership_set(tx, first, Standing::Observer)?);
            assert_eq!(membership_of(tx, body, who)?, None);
            let again = membership_add(tx, body, who, Standing::Observer, later)?;
            let found = membership_of(tx, body, who)?.expect("she is there again");
            assert!(found.id == again && found.before);
            assert_eq!(membership_list(tx, body, None, 9)?, [found]);
            assert_eq!(membership_list(tx, body, Some(again), 9)?, []);
            Ok::<_, StoreError>(body)
        });
        let body = body.await.unwrap();
        let twice = bed.stores.site.write(move |tx| {
            membership_add(tx, body, who, Standing::Observer, now())
        });
        assert!(matches!(twice.await, Err(StoreError::Exists(_))));
        let gone = bed.stores.site.write(move |tx| {
            membership_leave_all(tx, who, now())?;
            membership_list(tx, body, None, 9)
        });
        assert_eq!(gone.await.unwrap(), []);
    }

    async fn many_addresses_are_looked_up_at_once(bed: Bed) {
        let here = district(&bed.stores, "haneul").await;
        let (one, two) = (person(&bed.stores, "위원 1").await, person(&bed.stores, "위원 2").await);
        let done = bed.stores.site.write(move |tx| {
            for (who, key) in [(one, "key-1"), (one, "key-1b"), (two, "key-2")] {
                let new = NewContact {
                    person: who,
                    channel: Channel::Email,
                    address: Personal::new(key),
                    address_key: key.into(),
                    verified_at: None,
                };
                contact_add(tx, &new, now())?;
            }
            grant_add(tx, &grant(one, Role::CoChair, here, None), now())?;
            let ended = grant_add(tx, &grant(two, Role::CoChair, here, None), now())?;
            grant_revoke(tx, ended, one, now())?;
            let mut keys: Vec<String> = (0..700).map(|n| format!("nobody-{n}")).collect();
            keys.extend(["key-1", "key-2", ""].map(str::to_owned));
            let found = address_holders(tx, &keys)?;
            assert_eq!(found.len(), 2);
            assert_eq!(found["key-1"].person, one);
            assert_eq!(found["key-1"].grants.len(), 1);
            assert_eq!(found["key-2"].grants, []);
            Ok::<_, StoreError>(())
        });
        done.await.unwrap();
    }
}
