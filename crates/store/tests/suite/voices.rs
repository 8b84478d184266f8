//! The inbox, opinions of agendas with their numbers, and what staff owe.

use jiff::civil::date;
use jiff::{SignedDuration, Timestamp};
use process::duty::DutyKind;
use process::id::{AgendaId, CycleId, DistrictId, PersonId};
use process::inquiry::{Answer, InquiryState, InquiryText, KEEPERS, Owner};
use process::opinion::{Gradient, OpinionText, Stance};
use process::role::Role;
use store::*;

use crate::bed::{district, now, on_both, person};

const AGENDA: &str = "INSERT INTO agenda (id, district_id, cycle_id, origin, author_id, set_by, \
                      department, title, need, body, beneficiaries, place, state, version, \
                      hidden, created_at, updated_at, agree_count, disagree_count, pass_count) \
                      VALUES ($1, $2, $3, 'council', $4, 'private', '', '밤길', '어둡습니다', \
                      '등을 답니다', '주민', '', 'open', 1, 0, $5, $5, 0, 0, 0)";

fn agenda(tx: &mut Tx<'_>, district: DistrictId, author: PersonId) -> Result<AgendaId, StoreError> {
    let cycle: CycleId = cycle_add(tx, district, 2027, finance::Won(1), now())?;
    let id = AgendaId(tx.next_id(now()));
    tx.execute(AGENDA, values![id, district, cycle, author, now()])?;
    Ok(id)
}

fn ask(
    tx: &mut Tx<'_>,
    district: DistrictId,
    asker: &Asker,
    due_at: Timestamp,
) -> Result<process::id::InquiryId, StoreError> {
    let text = InquiryText {
        title: "가로등".into(),
        body: "언제 켜지나요?".into(),
    };
    inquiry_add(tx, district, asker, &text, &About::default(), due_at, now())
}

fn grant(
    tx: &mut Tx<'_>,
    person: PersonId,
    role: Role,
    here: DistrictId,
) -> Result<(), StoreError> {
    let new = NewGrant {
        person,
        role,
        district: Some(here),
        body: None,
        starts_on: date(2026, 1, 1),
        ends_on: None,
        granted_by: None,
    };
    grant_add(tx, &new, now()).map(drop)
}

on_both! {
    async fn an_inbox_is_listed_by_state_and_answered_once(bed: Bed) {
        let (here, there) = (district(&bed.stores, "haneul").await, district(&bed.stores, "bada").await);
        let (asker, staff) = (person(&bed.stores, "주민").await, person(&bed.stores, "주무관").await);
        let done = bed.stores.site.write(move |tx| {
            let due = now() + SignedDuration::from_hours(48);
            let first = ask(tx, here, &Asker::Person(asker), due)?;
            let second = ask(tx, here, &Asker::Code("hash".into()), due)?;
            ask(tx, there, &Asker::Code("other".into()), due)?;
            let ids = |found: Vec<Inquiry>| found.iter().map(|one| one.id).collect::<Vec<_>>();
            let list = |tx: &mut Tx<'_>, state, before, at| {
                Ok::<_, StoreError>(ids(inquiry_list(tx, here, state, before, 9, at)?))
            };
            assert_eq!(list(tx, None, None, now())?, [second, first]);
            assert_eq!(list(tx, None, Some(second), now())?, [first]);
            assert_eq!(inquiry_by_code(tx, here, "hash")?.map(|one| one.id), Some(second));
            assert_eq!(inquiry_by_code(tx, there, "hash")?, None);
            assert_eq!(inquiries_open(tx, here, due)?, OpenInquiries { waiting: 2, overdue: 2 });

            let owner = Owner { office: "공원녹지과".into(), person: Some(staff) };
            assert!(inquiry_assign(tx, first, &owner)?);
            let answer = Answer { office: "공원녹지과".into(), text: "내일 고칩니다.".into() };
            assert!(inquiry_answer(tx, first, &answer, staff, now())?);
            assert!(!inquiry_answer(tx, first, &answer, staff, now())?);
            assert!(!inquiry_assign(tx, first, &owner)?);
            let found = inquiry_get(tx, first)?.unwrap();
            assert_eq!((found.owner, found.author_name.as_str()), (owner, "주민"));
            assert_eq!(list(tx, Some(InquiryState::Answered), None, due)?, [first]);
            assert_eq!(list(tx, Some(InquiryState::Waiting), None, now())?, [second]);
            assert_eq!(list(tx, Some(InquiryState::Overdue), None, now())?, []);
            assert_eq!(list(tx, Some(InquiryState::Overdue), None, due)?, [second]);

            // What is hidden is neither listed nor escalated, and one is escalated once.
            inquiry_hide(tx, second)?;
            assert_eq!(list(tx, None, None, now())?, [first]);
            assert!(!inquiry_escalate(tx, second, due)?);
            inquiry_show(tx, second)?;
            assert_eq!(inquiries_to_escalate(tx, now(), 9)?, []);
            assert_eq!(inquiries_to_escalate(tx, due, 9)?.len(), 2, "of both districts");
            assert!(!inquiry_escalate(tx, second, now())?, "not before its time");
            assert!(inquiry_escalate(tx, second, due)?);
            assert!(!inquiry_escalate(tx, second, due)?);
            assert!(!inquiry_escalate(tx, first, due)?, "it was answered");
            Ok::<_, StoreError>(())
        });
        assert_eq!(done.await, Ok(()));
    }

    async fn an_opinion_counts_once_whatever_becomes_of_it(bed: Bed) {
        let here = district(&bed.stores, "haneul").await;
        let (one, two) = (person(&bed.stores, "주민 하나").await, person(&bed.stores, "주민 둘").await);
        let done = bed.stores.site.write(move |tx| {
            let id = agenda(tx, here, one)?;
            let text = |stance, reason: &str| OpinionText { stance, gradient: Some(Gradient::Live), reason: reason.into() };
            let numbers = |tx: &mut Tx<'_>| {
                let stances = deliberated_get(tx, id)?.unwrap().stances;
                Ok::<_, StoreError>((stances.agree, stances.disagree, stances.pass))
            };
            let first = opinion_put(tx, id, one, &text(Stance::Agree, "밝아집니다"), now())?;
            opinion_put(tx, id, two, &text(Stance::Pass, ""), now())?;
            assert_eq!(numbers(tx)?, (1, 0, 1));
            let again = opinion_put(tx, id, one, &text(Stance::Disagree, "눈이 부십니다"), now())?;
            assert_eq!((again, numbers(tx)?), (first, (0, 1, 1)));
            opinion_put(tx, id, one, &text(Stance::Disagree, "잠을 못 잡니다"), now())?;
            assert_eq!(numbers(tx)?, (0, 1, 1));
            let reasons = |tx: &mut Tx<'_>, stance| {
                let found = opinion_reasons(tx, id, stance, None, 9)?;
                let texts = found.into_iter().map(|one| one.text.reason);
                Ok::<_, StoreError>(texts.collect::<Vec<_>>())
            };
            assert_eq!(reasons(tx, Some(Stance::Disagree))?, ["잠을 못 잡니다"]);
            assert!(reasons(tx, Some(Stance::Agree))?.is_empty());
            assert_eq!(reasons(tx, None)?.len(), 1, "who gives no reason is not listed");

            // A hidden reason keeps its place, and its stance counts.
            opinion_hide(tx, first)?;
            let found = opinion_reasons(tx, id, None, None, 9)?;
            assert!(found[0].hidden && found[0].hiding.is_none());
            assert_eq!(numbers(tx)?, (0, 1, 1));
            assert!(opinion_withdraw(tx, id, one, now())?);
            assert!(!opinion_withdraw(tx, id, one, now())?);
            assert_eq!(numbers(tx)?, (0, 0, 1));
            assert!(reasons(tx, None)?.is_empty());
            let own = opinion_of(tx, id, one)?.unwrap();
            assert!(own.withdrawn_at.is_some() && own.text.reason.is_empty());
            opinion_show(tx, first)?;
            opinion_put(tx, id, one, &text(Stance::Agree, ""), now())?;
            assert_eq!(numbers(tx)?, (1, 0, 1));
            Ok::<_, StoreError>(())
        });
        assert_eq!(done.await, Ok(()));
    }

    async fn everybody_owes_her_own_and_nobody_elses(bed: Bed) {
        let (here, there) = (district(&bed.stores, "haneul").await, district(&bed.stores, "bada").await);
        let mut people = Vec::new();
        for name in ["간사", "주무관", "지원관", "진행자"] {
            people.push(person(&bed.stores, name).await);
        }
        let done = bed.stores.site.write(move |tx| {
            let [secretary, official, officer, facilitator] = people[..] else { unreachable!() };
            for (person, role, place) in [
                (secretary, Role::Secretary, here),
                (official, Role::DepartmentOfficial, here),
                (officer, Role::SupportOfficer, there),
                (facilitator, Role::Facilitator, here),
            ] {
                grant(tx, person, role, place)?;
            }
            let after = |hours| now() + SignedDuration::from_hours(hours);
            let code = |text: &str| Asker::Code(text.to_owned());
            let nobodys = ask(tx, here, &code("a"), after(30))?.0;
            let office = ask(tx, here, &code("b"), after(20))?;
            let own = ask(tx, here, &code("c"), after(10))?;
            let elsewhere = ask(tx, there, &code("d"), after(5))?;
            let give = |person| Owner { office: "도로과".into(), person };
            inquiry_assign(tx, office, &give(None))?;
            inquiry_assign(tx, own, &give(Some(official)))?;
            inquiry_assign(tx, elsewhere, &give(None))?;
            let today = date(2026, 7, 20);
            let owed = |tx: &mut Tx<'_>, person, last| {
                let found = duties_of(tx, person, today, now(), last, 9)?;
                let all = found.iter().map(|duty| (duty.kind, duty.id, duty.mine));
                Ok::<_, StoreError>(all.collect::<Vec<_>>())
            };
            let inquiry = DutyKind::Inquiry;
            assert_eq!(
                owed(tx, secretary, None)?,
                [(inquiry, office.0, false), (inquiry, nobodys, false)],
            );
            assert_eq!(owed(tx, secretary, Some((after(20), office.0)))?.len(), 1);
            assert_eq!(
                owed(tx, official, None)?,
                [(inquiry, own.0, true), (inquiry, office.0, false)],
            );
            assert_eq!(owed(tx, officer, None)?, [(inquiry, elsewhere.0, false)]);
            assert!(owed(tx, facilitator, None)?.is_empty());
            let held = |tx: &mut Tx<'_>, roles: &[Role], place| {
                let found = holders_of(tx, place, roles, today)?;
                let who = found.iter().map(|holder| holder.person);
                Ok::<_, StoreError>(who.collect::<Vec<_>>())
            };
            assert_eq!(held(tx, &KEEPERS, here)?, [secretary]);
            assert!(held(tx, &KEEPERS, there)?.is_empty());
            assert!(held(tx, &[], here)?.is_empty());
            Ok::<_, StoreError>(())
        });
        assert_eq!(done.await, Ok(()));
    }
}
