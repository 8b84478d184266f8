//! What is late is made known once, to those whose work it is, however many processes look.
#![allow(clippy::unwrap_used)]

use jiff::civil::date;
use process::inquiry::InquiryText;
use process::meeting::{MeetingKind, MeetingPlan, Slot};
use store::{Asker, NewContact, NewDistrict, NewGrant, Personal};

use super::*;
use crate::testing::{at, stores};

/// A district with a secretary and a coordinator whose addresses are known, and somebody whose
/// term is over.
fn scene(tx: &mut Tx<'_>, now: Timestamp) -> Result<(DistrictId, PersonId), StoreError> {
    let new = NewDistrict {
        slug: "haneul".into(),
        name_ko: "하늘구".into(),
        name_en: "Haneul-gu".into(),
        plain_name_ko: "하늘구 살림".into(),
        plain_name_en: "Haneul's budget".into(),
        kind: process::district::DistrictKind::District,
    };
    let district = store::district_add(tx, &new, now)?;
    let mut secretary = None;
    for (role, lang, ends_on) in [
        (Role::Secretary, "ko", None),
        (Role::GovernanceCoordinator, "en", None),
        (Role::Secretary, "ko", Some(date(2026, 6, 30))),
        (Role::Moderator, "ko", None),
    ] {
        let person = store::person_add(tx, lang, "담당자", now)?;
        secretary.get_or_insert(person);
        let address = format!("{person}@example.org");
        let contact = NewContact {
            person,
            channel: Channel::Email,
            address_key: address.clone(),
            address: Personal::new(address),
            verified_at: Some(now),
        };
        store::contact_add(tx, &contact, now)?;
        let grant = NewGrant {
            person,
            role,
            district: Some(district),
            body: None,
            starts_on: date(2026, 1, 1),
            ends_on,
            granted_by: None,
        };
        store::grant_add(tx, &grant, now)?;
    }
    Ok((district, secretary.unwrap()))
}

fn ask(tx: &mut Tx<'_>, district: DistrictId, due_at: Timestamp) -> Result<(), StoreError> {
    let text = InquiryText {
        title: "가로등이 꺼졌어요".into(),
        body: "언제 고치나요?".into(),
    };
    let code = store::random_hex(8);
    let asked = due_at - jiff::SignedDuration::from_hours(24);
    store::inquiry_add(
        tx,
        district,
        &Asker::Code(code),
        &text,
        &store::About::default(),
        due_at,
        asked,
    )?;
    Ok(())
}

async fn notices(stores: &Stores, now: Timestamp) -> Vec<Notice> {
    let taken = stores
        .site
        .write(move |tx| store::outbox_take(tx, 1_000, now));
    let taken = taken.await.unwrap();
    taken
        .iter()
        .map(|entry| serde_json::from_str(&entry.payload).unwrap())
        .collect()
}

#[tokio::test]
async fn a_late_answer_is_escalated_once_to_those_who_look_after_the_inbox() {
    let (stores, _folder) = stores();
    let due_at = at("2026-10-07T15:00:00Z");
    let made = stores.site.write(move |tx| {
        let (district, _) = scene(tx, at("2026-09-25T03:00:00Z"))?;
        ask(tx, district, due_at)
    });
    made.await.unwrap();
    let before = due_at - jiff::SignedDuration::from_millis(1);
    assert_eq!(due(&stores, before).await, Ok(Done::default()));
    // Two processes look at once.
    let (one, two) = tokio::join!(due(&stores, due_at), due(&stores, due_at));
    assert_eq!(one.unwrap().escalated + two.unwrap().escalated, 1);
    let mut sent = notices(&stores, due_at).await;
    // Which of the two is written first is left open.
    sent.sort_by_key(|notice| !notice.text.contains("하늘구"));
    assert_eq!(sent.len(), 2, "the secretary and the coordinator");
    assert!(sent[0].text.contains("하늘구") && sent[0].text.contains("가로등이 꺼졌어요"));
    assert!(sent[1].text.contains("Haneul-gu"), "{}", sent[1].text);
    let later = due_at + jiff::SignedDuration::from_hours(240);
    assert_eq!(due(&stores, later).await, Ok(Done::default()));
    // Those that wait for their courier, and no others.
    assert_eq!(notices(&stores, later).await.len(), 2);
}

#[tokio::test]
async fn the_secretary_is_reminded_once_of_minutes() {
    let (stores, _folder) = stores();
    let starts_at = at("2026-08-20T05:00:00Z");
    let due_at = at("2026-08-27T15:00:00Z");
    let made = stores.site.write(move |tx| {
        let (district, secretary) = scene(tx, starts_at)?;
        let plan = MeetingPlan {
            kind: MeetingKind::Regular,
            body: None,
            title: "8월 회의".into(),
            purpose: "따져 봅니다.".into(),
            place: "하늘구청".into(),
            mode: process::meeting::MeetingMode::OnSite,
            join_link: String::new(),
            late_reason: String::new(),
            starts_at,
            slots: vec![Slot {
                starts_at,
                minutes: 60,
                title: "이야기".into(),
                lead: String::new(),
                speakers: String::new(),
            }],
        };
        let called = (secretary, Role::Secretary);
        store::meeting_add(tx, district, &plan, due_at, called, starts_at)
    });
    made.await.unwrap();
    let before = due_at - jiff::SignedDuration::from_millis(1);
    assert_eq!(due(&stores, before).await, Ok(Done::default()));
    for warned in [1, 0] {
        assert_eq!(due(&stores, due_at).await.unwrap().warned, warned);
    }
    let sent = notices(&stores, due_at).await;
    assert_eq!(sent.len(), 1);
    assert!(sent[0].text.contains("8월 회의"), "{}", sent[0].text);
}

#[tokio::test]
async fn many_late_answers_are_all_made_known() {
    let (stores, _folder) = stores();
    let due_at = at("2026-10-07T15:00:00Z");
    let made = stores.site.write(move |tx| {
        let (district, _) = scene(tx, due_at)?;
        (0..120).try_for_each(|_| ask(tx, district, due_at))
    });
    made.await.unwrap();
    assert_eq!(due(&stores, due_at).await.unwrap().escalated, 120);
}
