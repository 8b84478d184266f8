//! Meetings with what is recorded of them.

use jiff::Timestamp;
use jiff::civil::date;
use process::id::{DistrictId, MeetingId, PersonId};
use process::meeting::{Attendance, Attendee, MeetingKind, MeetingPlan, MinutesBody, Point, Slot};
use process::role::Role;
use store::*;

use crate::bed::{council, district, now, on_both, person};

fn moment(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn call(kind: MeetingKind, day: &str) -> MeetingPlan {
    let starts_at = moment(&format!("{day}T14:00:00+09:00"));
    let slot = Slot {
        starts_at,
        minutes: 60,
        title: "이야기".into(),
        lead: String::new(),
        speakers: String::new(),
    };
    MeetingPlan {
        kind,
        body: None,
        title: format!("{day}의 모임"),
        purpose: "함께 따져 봅니다.".into(),
        place: "하늘구청".into(),
        mode: process::meeting::MeetingMode::OnSite,
        join_link: String::new(),
        late_reason: String::new(),
        starts_at,
        slots: vec![slot],
    }
}

fn add(
    tx: &mut Tx<'_>,
    here: DistrictId,
    by: PersonId,
    plan: MeetingPlan,
) -> Result<MeetingId, StoreError> {
    let due = plan.ends_at();
    meeting_add(tx, here, &plan, due, (by, Role::CoChair), now())
}

on_both! {
    async fn meetings_are_listed_the_next_first_then_the_latest(bed: Bed) {
        let (here, by) = (district(&bed.stores, "haneul").await, person(&bed.stores, "공동의장").await);
        let listed = bed.stores.site.write(move |tx| {
            let days = ["2026-07-02", "2026-08-01", "2026-06-01", "2026-09-01", "2026-07-01"];
            for day in days {
                add(tx, here, by, call(MeetingKind::Regular, day))?;
            }
            let now = moment("2026-07-20T00:00:00+09:00");
            let mut seen = Vec::new();
            let mut after = None;
            loop {
                let page = meeting_list(tx, here, after, 2, now)?;
                let Some(last) = page.last() else { break };
                after = Some(last.id);
                seen.extend(page.into_iter().map(|m| m.title));
            }
            assert!(meeting_list(tx, here, Some(MeetingId(7)), 2, now)?.is_empty());
            let next = meeting_next(tx, here, now)?.map(|m| m.title);
            assert_eq!(next.as_deref(), Some("2026-08-01의 모임"));
            let running = meeting_next(tx, here, moment("2026-07-01T14:59:59+09:00"))?;
            assert_eq!(running.map(|m| m.title).as_deref(), Some("2026-07-01의 모임"));
            assert_eq!(minutes_overdue_count(tx, here, now)?, 3);
            Ok::<_, StoreError>(seen)
        });
        let expected = ["2026-08-01", "2026-09-01", "2026-07-02", "2026-07-01", "2026-06-01"];
        assert_eq!(listed.await.unwrap(), expected.map(|day| format!("{day}의 모임")));
    }

    async fn attendance_minutes_and_cards_belong_to_a_meeting(bed: Bed) {
        let (here, by) = (district(&bed.stores, "haneul").await, person(&bed.stores, "간사").await);
        let done = bed.stores.site.write(move |tx| {
            let id = add(tx, here, by, call(MeetingKind::Joint, "2026-07-01"))?;
            let of = |kind, people| Attendance { kind, people, note: String::new() };
            let rows = [of(Attendee::BudgetCommittee, 9), of(Attendee::SupportOfficer, 0)];
            assert_eq!(meeting_get(tx, id)?.expect("there").people, 0);
            attendance_set(tx, id, &rows)?;
            attendance_set(tx, id, &rows)?;
            assert_eq!(attendance_of(tx, id)?, rows);
            let found = meeting_get(tx, id)?.expect("there");
            assert_eq!((found.people, found.support_officers), (9, 0));
            let year = (moment("2026-01-01T00:00:00+09:00"), moment("2027-01-01T00:00:00+09:00"));
            assert_eq!(meeting_joint_count(tx, here, year.0, year.1)?, 1);
            assert_eq!(meetings_unattended(tx, 5)?[0].meeting, id);
            assert_eq!(meeting_slots(tx, id)?.len(), 1);

            let body = |text: &str, points: &[&str]| MinutesBody {
                text: text.into(),
                points: points.iter().map(|text| Point { slot: 1, text: (*text).into() }).collect(),
            };
            let written = body("주민 3(010-1234-5678)", &["010-1234-5678로", "묻는다"]);
            let public = body("주민 3(010-****-5678)", &["010-****-5678로", "묻는다"]);
            assert!(minutes_write(tx, id, &body("먼저", &["쓴", "것", "셋"]))?);
            assert!(minutes_write(tx, id, &written)?);
            assert_eq!(minutes_get(tx, id)?.expect("there").public, MinutesBody::default());
            assert!(minutes_publish(tx, id, &public, by, now())?);
            assert!(!minutes_publish(tx, id, &written, by, now())?);
            assert!(!minutes_write(tx, id, &body("다른 글", &[]))?);
            addendum_add(tx, id, ("덧붙임", "덧붙임"), by, now())?;
            addendum_add(tx, id, ("또", "또"), by, now())?;
            let minutes = minutes_get(tx, id)?.expect("there");
            assert_eq!((minutes.original, minutes.public), (written, public));
            let added: Vec<_> = addenda_of(tx, id)?.into_iter().map(|a| a.position).collect();
            assert_eq!(added, [1, 2]);
            Ok::<_, StoreError>(())
        });
        done.await.unwrap();
    }

    async fn members_are_counted_by_their_grants_of_the_day(bed: Bed) {
        let here = district(&bed.stores, "haneul").await;
        let done = bed.stores.site.write(move |tx| {
            let body = body_add(tx, here, &council(), now())?;
            for (n, body) in [Some(body), Some(body), Some(body), None].into_iter().enumerate() {
                let person = person_add(tx, "ko", "협치위원", now())?;
                let new = NewGrant {
                    person,
                    role: Role::CouncilMember,
                    district: Some(here),
                    body,
                    starts_on: date(2026, 1, 1),
                    ends_on: Some(date(2026, 12, 31)),
                    granted_by: None,
                };
                let grant = grant_add(tx, &new, now())?;
                grant_add(tx, &NewGrant { role: Role::CoChair, ..new }, now())?;
                if n == 0 {
                    grant_revoke(tx, grant, person, now())?;
                }
            }
            let mut count = |body, day| members_in_office(tx, here, body, day, now());
            assert_eq!(count(Some(body), date(2026, 7, 1))?, 3);
            assert_eq!(count(None, date(2026, 12, 31))?, 4);
            assert_eq!(count(Some(body), date(2027, 1, 1))?, 0);
            Ok::<_, StoreError>(())
        });
        done.await.unwrap();
    }

    async fn the_space_of_the_city_is_no_district_of_the_list(bed: Bed) {
        district(&bed.stores, "haneul").await;
        let done = bed.stores.site.write(|tx| {
            assert_eq!(district_city(tx)?, None);
            let kind = process::district::DistrictKind::City;
            let new = NewDistrict { slug: "city".into(), kind, ..NewDistrict::default() };
            let id = district_add(tx, &new, now())?;
            assert_eq!(district_city(tx)?.map(|city| city.id), Some(id));
            assert_eq!(district_list(tx)?.len(), 1);
            assert_eq!(district_by_slug(tx, "city")?.map(|city| city.kind), Some(kind));
            Ok::<_, StoreError>(())
        });
        done.await.unwrap();
    }
}
